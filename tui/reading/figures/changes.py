"""Words around a number that make it an amount of change ("rose", "down", "cut its workforce by")."""

from tui.reading.figures.draft import Draft
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.tokens import NUMERAL, WORD, Tokens

_NO_VERBS = frozenset({"up", "down", "off", "higher", "lower", "upward", "upwards"})
_WITHIN = frozenset({"of", "on", "in", "at", "for", "during", "over", "among"})
_PRONOUNS = frozenset({"it", "them", "this", "that", "these", "those", "both"})
_LEVELS = frozenset({"above", "below", "beyond", "short", "shy", "north", "south"})
"""Words of bounds that lead to a level, not an amount: "fell below 2 percent"."""
_LYING = frozenset(
    {"above", "high", "into", "tall", "off", "north", "south", "east", "west", "away", "outside"}
)
"""After a measure of where something is: "sank 45 miles off Tarn"."""
_PERIODS = frozenset({"year", "month", "week", "quarter", "decade"})
_WAS_OFF = frozenset(
    {"were", "was", "is", "are", "closed", "ended", "finished", "trading", "traded", "opened", "stood"}
)


def set_change(tokens: Tokens, lexis: Lexis, draft: Draft, previous: Draft | None) -> None:
    """Sets ``change`` when the figure is an amount of change."""
    if draft.kind in ("date", "time", "ordinal", "rank", "identifier", "age", "score") or draft.from_pair:
        return
    if tokens.words[draft.first] in _LEVELS or tokens.words[draft.first : draft.first + 2] == [
        "just",
        "short",
    ]:
        return
    if draft.kind == "percent" and tokens.word(draft.last) in ("confidence", "credible", "ci"):
        return
    if lexis.gloss and _called_off(tokens, draft):
        return
    draft.change = (
        _verb_before(tokens, lexis, draft)
        or _word_after(tokens, lexis, draft)
        or _carried(tokens, draft, previous)
    )


def _called_off(tokens: Tokens, draft: Draft) -> bool:
    """ "Von den Fahrten fielen 1.250 ganz aus": the German verb says that they did not take place."""
    if not draft.first or tokens.raw[draft.first - 1].lower() not in ("fiel", "fielen", "fällt", "fallen"):
        return False
    for here in range(draft.last, min(draft.last + 7, tokens.count)):
        if tokens.kinds[here] != WORD:
            return False
        if tokens.raw[here] == "aus":
            return tokens.kind(here + 1) != WORD or tokens.word(here + 1) == "and"
    return False


def _verb_before(tokens: Tokens, lexis: Lexis, draft: Draft) -> str | None:
    here, seen_by, seen_of = draft.first - 1, False, False
    for _ in range(5):
        if here < 0 or tokens.kinds[here] != WORD:
            return None
        word = tokens.words[here]
        pair = lexis.changes.get(f"{tokens.word(here - 1)} {word}")
        if pair:
            return pair if _amounts(draft) else None
        change = lexis.changes.get(word)
        if change:
            return change if _counts_as_change(tokens, lexis, draft, here, seen_by, seen_of) else None
        if (
            word == "at"
            and draft.kind in ("money", "count")
            and tokens.word(here + 1) not in ("least", "most")
        ):
            return None
        seen_by |= word == "by"
        seen_of |= word == "of"
        if not lexis.among("change_step", word) and not word.endswith("ly"):
            return _changed_object(tokens, lexis, draft, here, seen_by)
        here -= 1
    return None


def _changed_object(tokens: Tokens, lexis: Lexis, draft: Draft, at: int, by: bool) -> str | None:
    """ "cut its workforce by 5%", "raised prices 3%": what is changed stands between verb and amount."""
    if not by and draft.kind != "percent":
        return None
    for here in range(at, max(-1, at - (8 if by else 2)), -1):
        word = tokens.words[here]
        if word == "-" and tokens.glued(here) and tokens.glued(here + 1):
            continue
        if tokens.kinds[here] != WORD:
            return None
        if here < at and lexis.among("transitive_change", word):
            return lexis.changes.get(word)
        weak = word in _NO_VERBS or lexis.among("weak_change", word)
        if by and here < at and not weak and (change := lexis.changes.get(word)):
            return change
        stands = word in _WITHIN or (here == at and word in _PRONOUNS)
        if lexis.among("np_stop", word) and not lexis.among("determiner", word) and not stands:
            return None
    return None


def _amounts(draft: Draft) -> bool:
    """Whether a figure is in what prices and indices move by."""
    return (
        draft.kind in ("percent", "ratio")
        or draft.unit in ("point", "CENT", "PENNY")
        or draft.kind == "money"
    )


def _counts_as_change(tokens: Tokens, lexis: Lexis, draft: Draft, at: int, by: bool, of: bool) -> bool:
    word = tokens.words[at]
    if of:
        return lexis.among("change_noun", word)
    if draft.kind == "duration" and not by:
        return False
    if draft.kind == "measure" and tokens.word(draft.last) in _LYING:
        return False
    if word in ("up", "down"):
        risen = draft.kind == "percent" and tokens.word(at - 1) in ("shot", "picked", "shoots", "picks")
        return risen or not lexis.among("particle_verb", tokens.word(at - 1))
    if word == "off":
        return _amounts(draft) and tokens.word(at - 1) in _WAS_OFF
    if by:
        return True
    if lexis.among("weak_change", word):
        money = draft.kind == "money" and word[:4] not in ("rais", "lift", "boos", "impr", "recov")
        return draft.kind == "percent" or money or draft.unit == "point" or draft.kind == "ratio"
    named = tokens.word(at - 1) in ("a", "an", "the", "of", "in", "its", "this")
    return not (named and lexis.among("change_noun", word))


def _word_after(tokens: Tokens, lexis: Lexis, draft: Draft) -> str | None:
    word = tokens.word(draft.last)
    if lexis.gloss and tokens.word(draft.first - 1) == "by" and (change := lexis.changes.get(word)):
        return change
    if lexis.gloss and (change := _particle(tokens, lexis, draft)):
        return change
    here = draft.last + lexis.among("change_describing", word)
    named = tokens.word(draft.first - 1) in ("a", "an") and (draft.unit or draft.kind == "ratio")
    if named and lexis.among("change_noun", tokens.word(here)) and tokens.word(here + 1) != "-":
        return lexis.changes.get(tokens.word(here))
    hyphened = "-" in tokens.words[draft.first : draft.last] and draft.kind in ("percent", "measure")
    if hyphened and lexis.among("change_noun", word) and (change := lexis.changes.get(word)):
        return change
    if word == "off" and lexis.among("taking_off", _leading(tokens, lexis, draft)):
        return "down"
    if word in ("higher", "up", "stronger", "firmer", "better", "dearer") and (
        draft.unit or draft.kind == "ratio"
    ):
        return (
            "up"
            if word != "up" or tokens.word(draft.last + 1) in ("on", "from", "at", "in", ".", ",", "")
            else None
        )
    if word in ("more", "fewer", "less") and (
        _than_before(tokens, draft) or (lexis.gloss and _than_year(tokens, draft))
    ):
        return "up" if word == "more" else "down"
    if word in ("lower", "down", "weaker", "softer", "cheaper", "worse") and (
        draft.unit or draft.kind == "ratio"
    ):
        return "down"
    return None


def _particle(tokens: Tokens, lexis: Lexis, draft: Draft) -> str | None:
    """The end of a German verb that is parted: "ging um 3 Prozent zurück", "legten um 3 Prozent zu"."""
    if tokens.word(draft.first - 1) != "by" or tokens.kind(draft.last) != WORD:
        return None
    after = draft.last + 1
    if tokens.kind(after) == WORD and tokens.words[after] not in ("and", "or", "to"):
        return None
    word = tokens.raw[draft.last]
    return "up" if lexis.among("rising", word) else "down" if lexis.among("falling", word) else None


def _leading(tokens: Tokens, lexis: Lexis, draft: Draft) -> str:
    """The word before a figure, past "another", "a further" and the like."""
    here = draft.first - 1
    while here > draft.first - 4 and lexis.among("change_step", tokens.word(here)):
        here -= 1
    return tokens.word(here)


def _than_before(tokens: Tokens, draft: Draft) -> bool:
    """ "5 percent more tax", "20 fewer than a year ago"; not "10 mph less than hers"."""
    if tokens.word(draft.last + 1) != "than":
        return draft.kind == "percent" and tokens.kind(draft.last + 1) == WORD
    after, then = tokens.word(draft.last + 2), tokens.word(draft.last + 3)
    if draft.kind == "percent":
        return (
            after == "previously"
            or (after == "a" and then in _PERIODS)
            or (after in ("in", "the") and (then in ("the", "same", "previous", "year") or then.isdigit()))
        )
    return draft.unit is None and after in ("in", "a", "at", "the", "last", "before", "previously")


def _than_year(tokens: Tokens, draft: Draft) -> bool:
    """ "1,5 Prozentpunkte weniger als 2023", "3 Prozent mehr als im Vorjahr"."""
    than, after = draft.last + 1, draft.last + 2
    if tokens.word(than) != "than" or draft.unit is None:
        return False
    year = tokens.raw[after] if tokens.kind(after) == NUMERAL else ""
    return (year.isdigit() and len(year) == 4) or tokens.word(after) in ("in", "before", "at", "last")


def _carried(tokens: Tokens, draft: Draft, previous: Draft | None) -> str | None:
    """ "up 0.25 points, or 0.01 %"; "A fell 2 % and B by 3 %"."""
    if previous is None or previous.change is None or draft.first - previous.last > 8:
        return None
    between = tokens.words[previous.last : draft.first]
    if any(word in (".", ";", "\n") or word.startswith("\n") for word in between):
        return None
    if between in ([",", "or"], ["or"], ["("]) and draft.kind in ("percent", "measure", "money"):
        return previous.change
    if between and between[-1] == "by" and draft.unit is not None:
        return previous.change
    return previous.change if between in (["and"], [",", "and"]) and draft.unit == previous.unit else None
