"""Quantities: one amount, or two that make a range ("10 to 15 per cent", "$3-5 million")."""

from tui.reading.figures.amounts import Amount, amount, money_without_sign
from tui.reading.figures.draft import Draft, tidy
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.numerals import DASHES
from tui.reading.figures.tokens import NUMERAL, Tokens

_SOFT = frozenset(
    {"about", "around", "roughly", "nearly", "almost", "approximately", "over", "under", "just"}
)


def quantity(tokens: Tokens, lexis: Lexis, at: int) -> Draft | None:
    """The quantity that begins at a token, or None."""
    first = amount(tokens, lexis, at)
    if first is None:
        return None
    if first.number.high is None and (second := _other_end(tokens, lexis, first)):
        return _range(tokens, first, second)
    draft = Draft(first.first, first.last, first.kind, tidy(first.value))
    draft.unit = first.unit
    draft.plain = (
        first.unit is None
        and first.last == at + 1
        and tokens.kind(at) == NUMERAL
        and tokens.raw[at].isdigit()
    )
    if first.number.high is not None:
        draft.low, draft.high, draft.bound = draft.value, first.number.high, "vague"  # type: ignore[assignment]
        draft.value = None
    elif first.number.form == "fraction" and first.unit is None:
        draft.kind = "ratio"
    return draft


def _other_end(tokens: Tokens, lexis: Lexis, first: Amount) -> Amount | None:
    """The amount at the other end of a range, or None."""
    at = first.last
    word = tokens.word(at)
    before = tokens.word(first.first - 1)
    if lexis.gloss and word == "to" and tokens.raw[at] == "auf" and before == "by":
        return None  # "um 9 auf 58 Euro": a change and where it led
    if word in DASHES:
        if tokens.word(at + 1) == "to" and tokens.word(at + 2) == "-" and tokens.glued(at + 2):
            at, dashed = at + 2, False
        elif tokens.glued(at) and not tokens.glued(at + 1) and word == "-":
            return _suspended(tokens, lexis, first, at + 1)
        else:
            dashed = True
    elif word == "~" or word == "to" or (word == "through" and first.unit is None):
        dashed = word == "~"
    elif word in ("up", "combined") and tokens.word(at + 1) == "to" and before == "from":
        at, dashed = at + 1, False
    elif word == "and" and before == "between":
        dashed = False
    elif word == "or" and first.number.form != "fraction":
        return _alternative(tokens, lexis, first, at + 1)
    else:
        return None
    here = at + 1
    if not dashed:
        while here < at + 4 and tokens.word(here) in _SOFT:
            here += 1
    second = amount(tokens, lexis, here)
    if (
        first.kind == "money"
        and tokens.kind(here) == NUMERAL
        and (second is None or second.kind in ("measure", "count"))
    ):
        second = money_without_sign(tokens, lexis, here, first.unit or "") or second
    if second is None or second.number.high is not None:
        return None
    return second if _fits(tokens, lexis, first, second, dashed) else None


def _suspended(tokens: Tokens, lexis: Lexis, first: Amount, at: int) -> Amount | None:
    """ "5- to 10-year": the unit stands only at the second."""
    if tokens.word(at) not in ("to", "or"):
        return None
    second = amount(tokens, lexis, at + 1)
    if second is None or second.number.high is not None or tokens.word(at) == "or":
        return None
    return second if first.unit is None else None


def _alternative(tokens: Tokens, lexis: Lexis, first: Amount, at: int) -> Amount | None:
    """ "two or three goals": near numbers of one kind."""
    second = amount(tokens, lexis, at)
    if second is None or second.number.high is not None or second.number.form == "fraction":
        return None
    near = first.value < second.value <= first.value * 2
    return second if near and first.unit in (None, second.unit) else None


def _fits(tokens: Tokens, lexis: Lexis, first: Amount, second: Amount, dashed: bool) -> bool:
    a, b = first.number, second.number
    if {a.form, b.form} & {"fraction", "fold"}:
        return False
    before = tokens.word(first.first - 1)
    paired = before in ("from", "between") or tokens.word(first.first - 2) in ("from", "between")
    if first.unit and second.unit and first.unit != second.unit and _base(first) != _base(second):
        return False
    if dashed:
        ordered = first.value <= second.value
        return ordered and (tokens.kind(a.first) == NUMERAL or a.form == "words" or first.unit is not None)
    paired = paired or (first.value < 0 and second.value < 0)
    if not paired and (first.value > second.value or _changes_to(tokens, lexis, first, second)):
        return False
    if first.unit and second.unit:
        return paired or before not in lexis.changes
    if first.unit and not second.unit:
        return paired
    if before in lexis.changes and first.unit is None and second.unit is not None:
        return second.kind != "money"
    return True


def _changes_to(tokens: Tokens, lexis: Lexis, first: Amount, second: Amount) -> bool:
    """ "fell by more than 3,000 to 41,000": an amount of change and where it led."""
    if second.value <= 3 * first.value or (first.unit is None) != (second.unit is None):
        return False
    for here in range(first.first - 1, max(-1, first.first - 6), -1):
        word = tokens.words[here]
        if word == "by" or word in lexis.changes:
            return True
        if not lexis.among("change_step", word) and (word,) not in lexis.before:
            return False
    return False


def _base(found: Amount) -> str:
    return (found.unit or "").partition(" per ")[0]


def _range(tokens: Tokens, first: Amount, second: Amount) -> Draft:
    low, high = first.value, second.value
    if (
        second.number.scale > 1
        and first.number.scale == 1
        and low < 1000
        and low * second.number.scale <= high
    ):
        low = low * second.number.scale
    dashed = tokens.word(first.last) in DASHES and second.number.scale == 1
    if dashed and 0 < low < low * 1000 <= high and high % 1000 == 0:  # "5-6,000"
        low *= 1000
    longer = second if second.unit and (not first.unit or len(second.unit) >= len(first.unit)) else first
    draft = Draft(first.first, second.last, longer.kind)
    if low == high == 50 and longer.unit is None:
        draft.kind, draft.value = "ratio", 0.5
        return draft
    if low == high and longer.unit is None:
        draft.kind, draft.low, draft.high = "score", tidy(low), tidy(high)
        return draft
    draft.unit = longer.unit
    draft.low, draft.high, draft.bound = tidy(min(low, high)), tidy(max(low, high)), "range"
    lead = tokens.word(first.first - 1)
    if lead in ("from", "between") or (lead == "of" and tokens.raw[first.first - 1].lower() == "von"):
        draft.from_pair = lead != "between"
        draft.first -= 1
    return draft
