"""Dates told from others or from the day of publication: "that year", "a week ago", "in two weeks' time"."""

from datetime import date

from tui.reading.figures import calendar
from tui.reading.figures.draft import Draft
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.tokens import Tokens
from tui.reading.figures.units import unit_at

_THAT = {
    ("that", "year"): 0,
    ("that", "same", "year"): 0,
    ("the", "same", "year"): 0,
    ("the", "following", "year"): 1,
    ("the", "very", "next", "year"): 1,
    ("the", "next", "year"): 1,
    ("the", "year", "after"): 1,
    ("the", "previous", "year"): -1,
    ("the", "year", "before"): -1,
    ("the", "preceding", "year"): -1,
}
_BESIDE = frozenset(
    {"on", "at", ",", "the", "of", "about", "around", "just", "before", "after", "shortly", "by"}
)
_BOUNDING = frozenset(
    {"than", "nearly", "almost", "about", "over", "under", "roughly", "around", "least", "within"}
)
_FORWARD = (["from", "now"], ["'", "time"], ["’", "time"])


def that_year(tokens: Tokens, at: int, year: int | None) -> Draft | None:
    """ "that year", "the following year", from the year that was last written out."""
    if tokens.words[at] not in ("that", "the"):
        return None
    for length in (4, 3, 2):
        words = tuple(tokens.words[at : at + length])
        if len(words) == length and words in _THAT:
            if words[-1] in ("before", "after") and tokens.word(at + length) not in (
                ".",
                ",",
                ";",
                ")",
                "and",
                "",
            ):
                return None
            value = None if year is None else f"{year + _THAT[words]:04d}"
            return Draft(at, at + length, "date", value)
    return None


def one_ago(tokens: Tokens, lexis: Lexis, at: int, today: date | None) -> Draft | None:
    """ "a week ago", "a year earlier", "an hour later": the article is the number."""
    if tokens.words[at] not in ("a", "an"):
        return None
    found = unit_at(tokens, lexis, at + 1)
    if found is None or found[0].kind != "duration" or found[0].exact:
        return None
    word = tokens.word(found[1])
    if word == "and" and tokens.words[found[1] + 1 : found[1] + 3] == ["a", "half"]:
        return _lasting(at, found[1] + 3, 1.5, found[0].name)
    if word == "ago":
        return Draft(at, found[1] + 1, "date", calendar.ago(today, found[0].name, 1))
    if word in ("earlier", "later", "before") and tokens.word(found[1] + 1) not in (
        "the",
        "he",
        "she",
        "it",
        "they",
    ):
        return Draft(at, found[1] + 1, "date", None)
    bounded = tokens.word(at - 1) in _BOUNDING and word not in ("old", "-", "per")
    return _lasting(at, found[1], 1, found[0].name) if bounded else None


def _lasting(first: int, last: int, value: float, unit: str) -> Draft:
    draft = Draft(first, last, "duration", value)
    draft.unit = unit
    return draft


def ahead(tokens: Tokens, draft: Draft, today: date | None) -> Draft | None:
    """ "in two weeks' time", "three days from now"."""
    here = draft.last
    if tokens.words[here : here + 3] in (["'", "s", "time"], ["’", "s", "time"]):
        last = here + 3
    elif tokens.words[here : here + 2] in _FORWARD:
        last = here + 2
    else:
        return None
    count = draft.value if isinstance(draft.value, int | float) else None
    value = None if count is None else calendar.ago(today, draft.unit or "", -count)
    return Draft(draft.first, last, "date", value)


def set_days(tokens: Tokens, drafts: list[Draft]) -> None:
    """Gives a time the day that stands beside it: "Tuesday at 8:30 p.m.", "5.40 a.m. on Monday"."""
    for position, draft in enumerate(drafts):
        if draft.kind != "time" or not isinstance(draft.value, str) or draft.value[2:3] != ":":
            continue
        for other in drafts[max(0, position - 1) : position + 2]:
            if other.kind != "date" or not isinstance(other.value, str) or len(other.value) != 10:
                continue
            first, last = sorted((draft, other), key=lambda d: d.first)
            if last.first - first.last <= 3 and _BESIDE.issuperset(tokens.words[first.last : last.first]):
                draft.value = f"{other.value}T{draft.value}"
                break
