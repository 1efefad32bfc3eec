"""The core of a source phrase: without determiner, possessor and what follows; and the name in it."""

from tui.reading.attributions.kinds import heads, is_second
from tui.reading.attributions.name_kinds import kind_of
from tui.reading.attributions.name_parts import OWNERS, apposed, is_noun, joins_name, of_many, past_office
from tui.reading.attributions.names_de import german_role
from tui.reading.attributions.titles import is_called, is_role, is_surname, is_throned, is_title, postnominal
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import words


def core_of(view: View, start: int, end: int) -> Range:
    """The phrase up to its first preposition or comma, without determiner and possessor."""
    stop = start + 1
    while stop < end - 1 and view.tags[start] == "D" and view.tags[stop] in "KVGR":
        # "a leaked memo": a participle before the noun.
        stop += 1
    second = is_second(view)
    while (
        stop < end
        and view.tags[stop] not in ",IT(-WVAK:Oh"
        and not (view.tags[stop] == "G" and view.tags[stop - 1] == "N" and view.tag(stop + 1) == "D")
        and not (second and view.tags[stop] == "D" and view.tags[stop - 1] in "NP")
        and not (
            view.tags[stop] == "C"
            and stop > start
            and view.low(stop) != "&"
            and not joins_name(view, stop, end)
        )
    ):
        stop += 1
    stop = past_office(view, stop, end)
    while stop - 1 > start and view.tags[stop - 1] in "JR" and view.tags[stop - 2] in "NP":
        stop -= 1
    first = start
    for i in range(start, stop):
        ends = view.tags[i] == "Z" and i + 1 < stop and "C" not in view.tags[i:stop]
        if ends and not of_many(view, i, stop):
            first = i + 1
    while first < stop - 1 and (view.tags[first] in "DRX" or view.low(first) in ("the", "a", "an", "own")):
        first += 1
    return first, stop


def _counts(view: View, at: int, start: int) -> bool:
    """Whether a token is a word of a name beside its nickname."""
    return view.words_at(at) and view.outer[at] == view.outer[start]


def _is_public(view: View, start: int, end: int) -> bool:
    """Whether all of a core is the name of a body: "the Justice Department", "Holm General Hospital"."""
    low = view.low(end - 1)
    if heads(view.language).get(low) != "organisation" or is_surname(view, end - 1):
        return False
    public = low in words(view.language, "attr_public") or end - start > 2
    return public and set(view.tags[start:end]) <= {"P", "Z"} and not is_title(view, start)


def name_in(view: View, source: Range, core: Range) -> Range | None:
    """The name in a phrase: after what its bearer is ("spokeswoman Ola Vant"), or in an apposition."""
    start, end = core
    if postnominal(view, start, end) == "organisation":
        return core
    if end - start > 1 and _is_public(view, start, end):
        return None
    known = [k for k in range(start, end) if is_role(view, k) and not is_surname(view, k)]
    if known == [start] and is_throned(view, start) and view.tokens.words[end - 1][2:].isupper():
        # "Prince Holm County ODS"
        return core
    many = view.low(start).endswith("s") and heads(view.language).get(view.low(start)[:-1]) == "person"
    if not known and many and set(view.tags[start + 1 : end]) == {"P"} and end - start > 2:
        # "pollsters Brill Vint"
        known = [start]
    last = known[-1] if known else None
    if last is None and is_second(view):
        last = german_role(view, start, end)
    if last is None and view.tags[end - 1] == "P":
        noun = view.tags.rfind("N", start, end)
        last = noun if noun >= 0 and not (noun == start and is_called(view, start)) else None
    firm = view.low(end - 1) in words(view.language, "attr_firm_names")
    if firm and last == start and view.tokens.words[start][0].isupper() and end - start == 2:
        # "Amnesty International": a noun that begins the name, and the sentence.
        return core
    if last is not None and last + 1 < end:
        first = last + 1
        while first < end and not (view.tags[first] == "P" and view.words_at(first)):
            first += 1
        # "Its chief negotiator, Ola Vint": no name stands before the comma.
        return (first, end) if first < end else apposed(view, source, end)
    if last is not None or view.tags[end - 1] == "N":
        return apposed(view, source, end)
    whose = start > source[0] and (view.tags[start - 1] == "Z" or view.low(start - 1) in OWNERS)
    if whose and is_noun(view, end - 1) and (behind := apposed(view, source, end)) is not None:
        # "Holm’s Data Guardian, Ola Vint"
        return behind
    capitals = all(view.tags[i] in "PUq" or view.quoted(i) for i in range(start, end))
    if (
        capitals
        and 1 < sum(_counts(view, i, start) for i in range(start, end)) < 5
        and kind_of(view, start, end, view.low(end - 1)) == "unknown"
    ):
        return core
    return None
