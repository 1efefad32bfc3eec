"""Inflected forms of English verbs from their base forms."""

_VOWELS = "aeiou"
# Verbs of more than one syllable double their last consonant only if it is stressed; these do not.
_ONE_BEAT = 4


def forms(base: str, past: str = "", participle: str = "") -> dict[str, str]:
    """Every form of a verb and its kinds: B base, V finite, G -ing, K participle.

    ``past`` and ``participle`` name irregular forms; regular ones are made.
    """
    past = past or _regular_past(base)
    participle = participle or past
    found: dict[str, str] = {}
    for form, kind in (
        (base, "VB"),
        (_third_person(base), "V"),
        (past, "V"),
        (participle, "K"),
        (_ing(base, past), "G"),
    ):
        found[form] = "".join(sorted(set(found.get(form, "") + kind)))
    return found


def _third_person(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return {"go": "goes", "do": "does", "be": "is", "have": "has"}.get(base, base + "s")


def _doubles(base: str) -> bool:
    return (
        len(base) <= _ONE_BEAT
        and len(base) > 2
        and base[-1] not in "aeiouwxy"
        and base[-2] in _VOWELS
        and base[-3] not in _VOWELS
    )


def _regular_past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1] if _doubles(base) else "") + "ed"


def _ing(base: str, past: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    doubled = past == f"{base}{base[-1]}ed" or _doubles(base)
    return base + (base[-1] if doubled else "") + "ing"
