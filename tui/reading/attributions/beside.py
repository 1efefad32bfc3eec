"""What the words beside a name tell of its bearer: roles before and after it, what a body is called."""

from tui.reading.attributions.kinds import heads
from tui.reading.attributions.view import View
from tui.reading.lexicon import mapping

_BESIDE = "NPJZU-ID"
"""Tags of what may stand between a role and a name."""
_CALLED = 6
"""Tokens before "called" among which stands what somebody is."""


def is_object(view: View, at: int, stands_for: str = "") -> bool:
    """Whether a pronoun, or that for "he" or "she", is the object of a verb: seldom its own subject."""
    low = view.low(at)
    if stands_for and low != {"he": "him", "she": "her"}.get(stands_for):
        return False
    return low == "him" or (low == "her" and view.tag(at + 1) not in "NJKGRPUBV-q")


def role_called(view: View, at: int) -> str:
    """What somebody is who is named behind it: "a student in Holm called Ola Vint"; or ""."""
    if view.low(at - 1) not in ("called", "named"):
        return ""
    of = 0
    for k in range(at - 2, max(0, at - 2 - _CALLED), -1):
        if view.tags[k] == "I":
            of = k
        elif view.tags[k] == "D":
            noun = (of or at - 1) - 1
            person = heads(view.language).get(view.low(noun), "person") == "person"
            return view.low(noun) if person and view.tags[noun] == "N" and view.low(k) in ("a", "an") else ""
        elif view.tags[k] not in "NJPU":
            break
    return ""


def body_after(view: View, at: int) -> str:
    """What an apposition calls an organisation: ", the parcel company,"."""
    if view.tag(at) != "," or view.tag(at + 1) != "D":
        return ""
    for k in range(at + 2, min(len(view.tags), at + 8)):
        if view.tags[k] not in "NJPGK":
            return ""
        if heads(view.language).get(view.low(k)) == "organisation" and view.tag(k + 1) not in "NPVAMK":
            return view.low(k)
    return ""


def body_before(view: View, at: int) -> str:
    """What is said of an organisation before its name: "the developer, Brill Homes,", "the bank Brill"."""
    # "his party, the Reform Alliance,"
    at -= view.low(at - 1) == "the" and view.tag(at - 2) == ","
    k = at - 2 if view.tag(at - 1) == "," else at - 1
    named = view.tag(k) == "N" and (k == at - 1 or view.tag(k - 1) in "DNJ")
    return (
        view.low(k)
        if named and view.low(k) != "state" and heads(view.language).get(view.low(k)) == "organisation"
        else ""
    )


def roles_before(view: View, at: int) -> list[str]:
    """Role words just before a name: "prime minister", "spokeswoman"."""
    found: list[str] = []
    lows, tags = view.tokens.lows, view.tags
    k = at - 1 - (view.tag(at - 1) == ",")
    if view.tag(k) not in _BESIDE or view.tag(at - 1) == "I":
        # "a spokesman for Vint".
        return []
    if view.low(at - 1) == "the" and view.low(at - 2) == "of":
        # "the landlady of the Ship"
        return []
    kinds = heads(view.language)
    titles = mapping(view.language, "attr_titles", 2)
    while k >= 0 and at - k < 8 and tags[k] in _BESIDE:
        low = lows[k]
        if low in ("mr", "mrs") or tags[k] == "Z":
            # "the minister’s brother Vint" is no minister.
            break
        if tags[k] == "I" and found and view.tag(at - 1) != ",":
            # "the mother of victim Vint", "the wife of Colonel Vint".
            break
        if kinds.get(low) == "person":
            found.append(low)
            if k and tags[k - 1] in "NPJ":
                found.append(f"{lows[k - 1]} {low}")
        if low in titles:
            found.append(titles[low])
        k -= 1
    return found


def roles_after(view: View, at: int) -> list[str]:
    """The role that an apposition after a name gives: ", the mayor of Holm"."""
    if view.tag(at) != ",":
        return []
    kinds = heads(view.language)
    if view.tag(at + 1) == "U" and view.tag(at + 2) == ",":
        at += 2
    at += view.low(at + 1) in ("then", "now", "once")
    if at + 1 >= len(view.tags) or view.tags[at + 1] not in "DNJPH":
        return []
    for k in range(at + 1, min(len(view.tags), at + 8)):
        if view.tags[k] in ",.VAMWI":
            return []
        if kinds.get(view.low(k)) == "person" or _is_calling(view, at, k):
            return [view.low(k), f"{view.low(k - 1)} {view.low(k)}"]
    return []


def _is_calling(view: View, comma: int, at: int) -> bool:
    """Whether a noun no list has says what the one just named is: ", a plumber from Holm,"."""
    low = view.low(at)
    if view.tag(comma + 1) != "D" or view.tags[at] != "N" or view.tag(at + 1) in "NP" or at < comma + 2:
        return False
    marks = mapping(view.language, "attr_endings")
    person = any(marks.get(f"-{low[-n:]}") == "person" for n in (2, 3, 4)) and len(low) > 4
    return heads(view.language).get(low) is None and person and view.tag(comma - 2) == "P"
