"""Words around a number that bound it ("over", "or more") or make it an amount of change ("rose", "down")."""

from tui.reading.figures.bound_words import bound_after, bound_before, bound_behind
from tui.reading.figures.draft import Draft
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.tokens import BREAK, NUMERAL, WORD, Tokens

_SKIPPED = frozenset(
    {"the", "a", "an", "just", "only", "well", "another", "further", "additional", "extra", "full", "total"}
)
_SIDES = {"over": "low", "at_least": "low", "under": "high", "at_most": "high"}


def set_bound(tokens: Tokens, lexis: Lexis, draft: Draft, floor: int) -> None:
    """Takes the bound words beside a figure into its span and sets ``bound``, ``low``, ``high``."""
    before = _before(tokens, lexis, draft, floor)
    after = _after(tokens, lexis, draft) if before is None or before[0] == "about" else None
    found = before or after
    if "odd" in tokens.words[draft.first + 1 : draft.last]:
        found = found or ("about", draft.first, draft.last)
    if before and after and after[0] != "about":
        found = after[0], before[1], after[2]
    if found is None or draft.bound == "vague":
        return
    bound, first, last = found
    draft.first, draft.last = min(draft.first, first), max(draft.last, last)
    if draft.bound == "range":
        return
    draft.bound = bound
    side = _SIDES.get(bound)
    if side and isinstance(draft.value, int | float):
        setattr(draft, side, draft.value)


def _before(tokens: Tokens, lexis: Lexis, draft: Draft, floor: int) -> tuple[str, int, int] | None:
    end = draft.first
    while end - 1 > floor and tokens.words[end - 1] in _SKIPPED and draft.first - end < 2:
        end -= 1
    found = None
    for stop in dict.fromkeys((draft.first, end)):
        found = bound_before(tokens, lexis, stop, floor)
        if found:
            break
    if (
        found is None
        or _misread(tokens, lexis, draft, found)
        or _holds_against(tokens, lexis, found, stop, floor)
    ):
        return None
    outer = bound_before(tokens, lexis, found[1], floor)
    likened = outer and tokens.words[found[1] - 1] == "as" and found[0] == "about"
    if outer and not likened and outer[0] not in ("about", found[0]):
        return outer[0], outer[1], draft.last
    return found[0], found[1], draft.last


def _holds_against(tokens: Tokens, lexis: Lexis, found: tuple[str, int], stop: int, floor: int) -> bool:
    """Whether two amounts are compared: "5 percent more than 40", "twice as many as 40"."""
    if tokens.words[stop - 1] not in ("than", "as"):
        return False
    before = tokens.word(found[1] - 1)
    if 0 < floor == found[1]:
        return True
    return tokens.words[stop - 1] == "as" and (
        before in ("twice", "times", "half") or before in lexis.numbers
    )


def _misread(tokens: Tokens, lexis: Lexis, draft: Draft, found: tuple[str, int]) -> bool:
    """Bound words that say something else here: "talk about one man", "went up to 5"."""
    words = tokens.words[found[1] : draft.first]
    one = draft.value == 1 and draft.unit is None
    if one and words and words[0] in ("about", "around", "some", "over", "under", "above", "below"):
        return True
    previous = tokens.word(found[1] - 1)
    if words and words[0] == "some" and draft.kind in ("ordinal", "date", "time"):
        return True
    counted_back = draft.kind == "date" and tokens.words[draft.last - 1] == "ago"
    if counted_back and words and _compares(tokens, lexis, words[0], previous, found[1]):
        return True
    if (
        draft.kind in ("date", "time")
        and not counted_back
        and (
            found[0] not in ("about", "at_least", "at_most") or words[0] in ("within", "up", "near", "maybe")
        )
    ):
        return True
    if words[:1] in (["around"], ["about"]) and words[-1] == "the":
        return True
    if words[:2] == ["up", "to"] and lexis.among("moved", previous):
        return True
    if lexis.gloss and words[0] == "under" and (words[-1] == "the" or _among(tokens, lexis, found[1])):
        return True
    if words[:1] == ["within"]:
        return draft.unit is None or words[-1] == "the"
    if words[:1] == ["inside"]:
        return draft.kind != "duration"
    if words[:1] in (["near"], ["passed"]):
        return draft.kind not in ("money", "percent")
    if words[:1] == ["over"] and words[1:] in ([], ["a"], ["an"]):
        return _over_means_during(tokens, lexis, draft, previous)
    return words[:1] == ["above"] and previous in ("the", "as")


def _compares(tokens: Tokens, lexis: Lexis, word: str, previous: str, at: int) -> bool:
    """ "12% higher than a year ago", "40 boats fewer than a year ago"."""
    if word in (
        "higher",
        "lower",
        "larger",
        "smaller",
        "longer",
        "shorter",
        "older",
        "younger",
        "bigger",
        "greater",
    ):
        return True
    if word not in ("more", "less", "fewer"):
        return False
    return (
        tokens.kind(at - 1) != WORD or previous in ("percent", "cent", "points") or previous in lexis.numbers
    )


def _over_means_during(tokens: Tokens, lexis: Lexis, draft: Draft, previous: str) -> bool:
    """ "7 percent over two years", "fined over 15-month lapse": no bound, unless words around make it one."""
    if draft.kind != "duration":
        return False
    after = tokens.word(draft.last)
    if lexis.among("over_after", previous):
        return False
    if "-" in tokens.words[draft.first : draft.last]:
        return True
    if after in ("ago", "old", "later", "earlier", "of", "before", "after", "long"):
        return False
    clause = range(draft.first - 2, max(-1, draft.first - 10), -1)
    for here in clause:
        if tokens.words[here] in (",", ".", ";", ":") or tokens.kinds[here] == BREAK:
            return False
        if tokens.kinds[here] == NUMERAL or tokens.words[here] in lexis.numbers:
            return True
    return False


def _after(tokens: Tokens, lexis: Lexis, draft: Draft) -> tuple[str, int, int] | None:
    found = bound_after(tokens, lexis, draft.last)
    return (found[0], draft.first, found[1]) if found else None


def bound_of_counted(tokens: Tokens, lexis: Lexis, draft: Draft) -> None:
    """Sets the bound whose words follow what is counted; they stay outside the span."""
    if draft.bound != "exact" or draft.kind not in ("count", "ratio"):
        return
    bound = bound_behind(tokens, lexis, draft)
    if bound is None:
        return
    draft.bound = bound
    side = _SIDES.get(bound)
    if side and isinstance(draft.value, int | float):
        setattr(draft, side, draft.value)


def _among(tokens: Tokens, lexis: Lexis, at: int) -> bool:
    """Whether "unter" says who was asked: "eine Umfrage des Instituts unter 1.004 Menschen"."""
    for here in range(at - 1, max(-1, at - 8), -1):
        if tokens.kinds[here] == BREAK or tokens.words[here] in (".", ",", ";"):
            return False
        if lexis.among("asked", tokens.words[here]):
            return True
    return False
