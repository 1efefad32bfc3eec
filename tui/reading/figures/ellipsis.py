"""What a bare number leaves out because its neighbour says it: "7- or 8-inch", "40 boats and 12"."""

from itertools import pairwise

from tui.reading.figures.draft import Draft
from tui.reading.figures.german import shares_unit
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.numerals import numeral
from tui.reading.figures.tokens import BREAK, NUMERAL, WORD, Tokens

_JOINTS = (
    ["and"],
    ["or"],
    [",", "and"],
    [",", "or"],
    ["-", "and"],
    ["-", "or"],
    ["and", "up", "to"],
    ["by"],
    ["x"],
    ["×"],
)
_NEAR = 2.5
_REACH = 40
_CLOSE = 14
_LARGE = 100_000


def fill(tokens: Tokens, lexis: Lexis, drafts: list[Draft]) -> None:
    """Gives bare numbers the unit or counted noun of a neighbour in their sentence."""
    listed = False
    for left, right in reversed(list(pairwise(drafts))):
        bare = _bare(left) and right.kind not in ("date", "time", "age")
        enumerated = (
            listed and tokens.words[left.last : right.first] == [","] and bool(right.unit or right.counted)
        )
        german = bool(lexis.gloss) and right.unit is not None and shares_unit(tokens, left, right)
        listed = bare and (enumerated or german or _joined(tokens, left, right))
        if listed:
            _give(left, right)
    paid: Draft | None = None
    for position, draft in enumerate(drafts):
        if _share_by_name(tokens, drafts, position):
            continue
        if draft.kind == "money" and draft.unit not in (None, "CENT", "PENNY"):
            paid = draft
        if _bare(draft):
            earlier = _earlier(tokens, lexis, drafts, position)
            if earlier:
                _give(draft, earlier)
            elif paid and _is_paid(tokens, lexis, draft):
                draft.kind, draft.unit = "money", (paid.unit or "").partition(" per ")[0]


def _share_by_name(tokens: Tokens, drafts: list[Draft], position: int) -> bool:
    """ "Vint took 38.2 percent, Harrow 31 and Oyle 12": a share and no name with its number."""
    draft = drafts[position]
    if draft.kind != "identifier" or draft.last - draft.first != 1 or not position:
        return False
    model = drafts[position - 1]
    if model.kind != "percent" or model.unit != "percent" or draft.first - model.last > _CLOSE:
        return False
    value = numeral(tokens.raw[draft.first]) if tokens.kinds[draft.first] == NUMERAL else None
    if value is None or value > 100 or not tokens.capital(draft.first - 1) or tokens.glued(draft.first):
        return False
    if tokens.word(draft.last) not in (",", ".", ";", "and", "with", "") or _parted(
        tokens, model.last, draft.first
    ):
        return False
    draft.kind, draft.value, draft.unit, draft.change = "percent", value, "percent", model.change
    return True


def _is_paid(tokens: Tokens, lexis: Lexis, draft: Draft) -> bool:
    """ "cost us a million", "bidding closed at 2.5 million": money, in the currency told before."""
    value = draft.value if draft.bound != "range" else draft.high
    if not isinstance(value, int | float) or value < _LARGE or tokens.kind(draft.last - 1) != WORD:
        return False
    ends = tokens.kind(draft.last) != WORD or lexis.among("np_stop", tokens.word(draft.last))
    near = tokens.words[max(0, draft.first - 7) : draft.first]
    return ends and any(lexis.among("paying", word) or lexis.among("priced", word) for word in near)


def _bare(draft: Draft) -> bool:
    return draft.kind == "count" and draft.unit is None and draft.counted is None


def _give(draft: Draft, model: Draft) -> None:
    draft.unit, draft.kind = model.unit, model.kind
    if model.unit == "percentage point" and not draft.change:
        draft.unit = "percent"
    if model.counted and draft.unit is None:
        draft.counted = model.counted


def _joined(tokens: Tokens, left: Draft, right: Draft) -> bool:
    """Whether only "and", "or" or a comma stand between, and the unit comes after the second number."""
    if right.kind == "money" and tokens.kind(right.first) != WORD and right.unit not in ("CENT", "PENNY"):
        return False
    if right.kind not in ("count", "measure", "duration", "percent", "money"):
        return False
    return tokens.words[left.last : right.first] in _JOINTS and (right.unit or right.counted) is not None


def _earlier(tokens: Tokens, lexis: Lexis, drafts: list[Draft], position: int) -> Draft | None:
    """The figure before in the sentence that a bare number repeats the unit of."""
    draft = drafts[position]
    after = tokens.word(draft.last)
    extent = lexis.among("extent", after)
    timed = after in lexis.numbers or after in ("last", "next", "late", "early")
    more = after in ("more", "fewer", "less")
    if tokens.kind(draft.last) == WORD and not (extent or timed or more or lexis.among("np_stop", after)):
        return None
    of_them = after == "of" and tokens.word(draft.last + 1) in ("them", "which", "whom", "these", "those")
    others = _of_the_same(tokens, draft)
    held = _held_against(tokens, lexis, draft)
    for model in reversed(drafts[max(0, position - 4) : position]):
        if of_them and (model.counted or model.kind == "duration") and draft.first - model.last <= _REACH:
            return model
        if draft.first - model.last > _REACH or _parted(tokens, model.last, draft.first):
            return None
        if extent and model.kind == "measure":
            return model
        if others and (model.counted or model.kind in ("duration", "measure", "percent", "money")):
            return model
        if held and (model.counted or model.kind in ("money", "percent", "measure", "duration")):
            return model
        if model.kind == "count" and model.counted and _same_verb(tokens, lexis, model, draft):
            return model
        if model.kind == "count" and model.counted and after in ("who", "were", "are", "have", "had", "of"):
            return model if after == "who" else None
        if model.unit and model.kind in ("money", "percent", "measure") and _alike(tokens, draft, model):
            return model
    return None


def _of_the_same(tokens: Tokens, draft: Draft) -> bool:
    """ "the first two", "the other five", "seven years, two more than before"."""
    lead, after = tokens.word(draft.first - 1), tokens.word(draft.last)
    if after in ("more", "fewer", "less") and tokens.word(draft.last + 1) in ("than", ",", "."):
        return tokens.word(draft.first - 1) in (",", "or", "and", "-", "–", "—")
    listed = lead in ("first", "last", "other", "next", "remaining") and tokens.word(draft.first - 2) == "the"
    return listed and (tokens.kind(draft.last) != WORD or after in ("and", "of", "in", "were", "was", "are"))


def _same_verb(tokens: Tokens, lexis: Lexis, model: Draft, draft: Draft) -> bool:
    """ "Vint has 11 seats, Harrow has 10", "won 12 races and she won five"."""
    lead, after = tokens.word(draft.first - 1), tokens.word(draft.last)
    same = lead == tokens.word(model.first - 1) and lexis.among("having", lead)
    return same and (tokens.kind(draft.last) != WORD or after in ("and", "in", "on", "while", "to"))


def _held_against(tokens: Tokens, lexis: Lexis, draft: Draft) -> bool:
    """ "up from ten", "against 187 in 2024", "compared with 28.0": the same thing at another time."""
    lead, before = tokens.word(draft.first - 1), tokens.word(draft.first - 2)
    if lead in ("against", "versus", "vs"):
        return True
    if lead == "of" or lexis.among("earlier_amount", lead):
        held = tokens.words[max(0, draft.first - 6) : draft.first]
        return "against" in held or any(word in held for word in ("compared", "versus", "compares"))
    if lead in ("with", "to"):
        return before in ("compared", "compares", "comparing")
    return lead == "from" and before in ("up", "down", "risen", "rising", "rise", "increase", "fall", "drop")


def _parted(tokens: Tokens, first: int, last: int) -> bool:
    return any(
        tokens.kinds[i] == BREAK or tokens.words[i] in (".", "!", "?", ";") for i in range(first, last)
    )


def _alike(tokens: Tokens, draft: Draft, model: Draft) -> bool:
    """Two numbers of one size and exactness, the second where an amount would stand."""
    a, b = draft.value, model.value
    if not isinstance(a, int | float) or not isinstance(b, int | float) or a <= 0 or b <= 0:
        return False
    lead = tokens.word(draft.first - 1)
    if lead == "by" and model.change:
        return True
    if model.kind == "money" and (lead in ("to", "at") if model.change else lead in ("up", "down")):
        return True
    if lead == "to" and model.unit == "percentage point" and model.change:
        return 0 < b <= 100
    exact = isinstance(a, float) == isinstance(b, float) or model.kind == "percent"
    return (
        exact and 1 / _NEAR <= a / b <= _NEAR and lead in ("to", "is", "was", "at", "from", "and", "of", "or")
    )
