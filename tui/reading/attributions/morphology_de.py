"""Inflected forms of German verbs from their infinitives."""

_UNSTRESSED = ("be", "emp", "ent", "er", "ge", "miss", "über", "unter", "ver", "wider", "zer")


def forms(
    base: str, past: str = "", participle: str = "", present: str = "", *, prefix: str = ""
) -> dict[str, str]:
    """The forms of a verb without its separable prefix and their kinds: V finite, B infinitive, K participle.

    With ``prefix`` the forms that are written in one word with it instead: those at the end of a clause.
    ``past``, ``participle`` and ``present`` name those of a strong verb; regular ones are made.
    """
    stem = base[:-2] if base.endswith("en") else base[:-1]
    link = "e" if stem[-1] in "td" or stem.endswith(("chn", "gn", "ffn")) else ""
    past = past or f"{stem}{link}te"
    present = present or f"{stem}{link}t"
    participle = participle or _participle(base, f"{stem}{link}t")
    found: dict[str, str] = {}
    plural = past + ("n" if past.endswith("e") else "en")
    for form, kind in ((present, "V"), (past, "V"), (plural, "V"), (f"{stem}e", "V"), (base, "VB")):
        found[prefix + form] = kind
    found[prefix + participle] = found.get(prefix + participle, "") + "K"
    return found


def _participle(base: str, weak: str) -> str:
    return weak if base.startswith(_UNSTRESSED) or base.endswith("ieren") else f"ge{weak}"
