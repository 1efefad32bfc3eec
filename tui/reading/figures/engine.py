"""One walk over the tokens of a text that reads every figure once, from left to right."""

from datetime import date
from functools import cache

from tui.model import Figure
from tui.model.article import Place
from tui.reading.figures import calendar, german, names, relative, shapes
from tui.reading.figures.ages import as_age, decade_of_life
from tui.reading.figures.bounds import bound_of_counted, set_bound
from tui.reading.figures.changes import set_change
from tui.reading.figures.clock import read_time
from tui.reading.figures.counted import acts, find_counted
from tui.reading.figures.dates import DateReader
from tui.reading.figures.draft import Draft
from tui.reading.figures.ellipsis import fill
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.lives import late_ages
from tui.reading.figures.points import settle_points
from tui.reading.figures.pronouns import no_number
from tui.reading.figures.quantities import quantity
from tui.reading.figures.tokens import NUMERAL, SYMBOL, WORD, Tokens

_NAMING = frozenset({"identifier", "rank", "date", "time"})


class Engine:
    """Reads the figures of one text."""

    def __init__(self, text: str, lexis: Lexis, today: date | None) -> None:
        self.tokens = Tokens(text, lexis.gloss, lexis.marks)
        self.lexis = lexis
        self.today = today
        self.dates = DateReader(self.tokens, lexis, today)
        self.starters = _starters(lexis)

    def drafts(self) -> list[Draft]:
        """All figures in text order, none overlapping."""
        tokens, found, floor = self.tokens, list[Draft](), 0
        skipped = iter(names.addresses(tokens.text))
        hidden = next(skipped, None)
        at = 0
        while at < tokens.count:
            while hidden and hidden[1] <= tokens.starts[at]:
                hidden = next(skipped, None)
            if hidden and hidden[0] <= tokens.starts[at]:
                at += 1
                continue
            if tokens.kinds[at] != NUMERAL and not self._starts(at):
                at += 1
                continue
            draft = (tokens.kinds[at] == NUMERAL and self._in_name(at, found)) or self._read(at)
            if draft is None or draft.first < floor:
                at = max(at + 1, draft.last if draft else 0)
                continue
            self._complete(draft, floor, found[-1] if found else None)
            floor = at = max(draft.last, at + 1)
            found.append(draft)
        settle_points(tokens, self.lexis, found)
        late_ages(tokens, self.lexis, found)
        fill(tokens, self.lexis, found)
        relative.set_days(tokens, found)
        return found

    def _starts(self, at: int) -> bool:
        """Whether a figure may begin at a word or symbol, by it and the token after it."""
        tokens, lexis = self.tokens, self.lexis
        word, after = tokens.words[at], tokens.word(at + 1)
        if word not in self.starters or self._repeated(at):
            return False
        if word in ("a", "an"):
            return after in lexis.numbers or after in lexis.dates or after in lexis.units
        return word not in _SIGNS or tokens.kind(at + 1) == NUMERAL or after in lexis.prefixes

    def _in_name(self, at: int, found: list[Draft]) -> Draft | None:
        """The number in the name of what was counted before it: "63,000 Model 3 cars"."""
        tokens = self.tokens
        counted = found[-1].counted if found else None
        if counted is None or tokens.starts[at] >= counted.end or not tokens.capital(at - 1):
            return None
        return names.identifier(tokens, self.lexis, at) or Draft(at, at + 1, "identifier")

    def _repeated(self, at: int) -> bool:
        """Whether a token only repeats ("-----", "ten ten ten"): nothing begins there."""
        words, kind = self.tokens.words, self.tokens.kinds[at]
        again = 2 if kind == SYMBOL else 3
        return words[at : at + again] == [words[at]] * again

    def _read(self, at: int) -> Draft | None:
        tokens, lexis = self.tokens, self.lexis
        if tokens.kinds[at] == WORD and no_number(tokens, lexis, at):
            return None
        if lexis.gloss and (found := german.read_german(tokens, lexis, at, self.today)):
            return found
        if tokens.words[at] in ("the", "that", "before", "each"):
            return self.dates.read(at)
        if tokens.words[at] == "+" and names.identifier(tokens, lexis, at + 1):
            return None
        return (
            decade_of_life(tokens, lexis, at)
            or self.dates.read(at)
            or relative.one_ago(tokens, lexis, at, self.today)
            or relative.some_ago(tokens, lexis, at)
            or read_time(tokens, lexis, at)
            or names.house_number(tokens, lexis, at)
            or shapes.score(tokens, lexis, at)
            or names.identifier(tokens, lexis, at)
            or names.rank_word(tokens, lexis, at)
            or names.spelled_label(tokens, lexis, at)
            or shapes.ordinal(tokens, lexis, at)
            or shapes.ratio(tokens, lexis, at)
            or shapes.multiple(tokens, at)
            or self._quantity(at)
        )

    def _quantity(self, at: int) -> Draft | None:
        draft = quantity(self.tokens, self.lexis, at)
        if draft is None:
            return None
        if draft.kind == "ratio" and not self._fraction_stands(draft):
            return None
        if draft.kind == "duration" and self.tokens.word(draft.last) == "ago":
            return self._ago(draft)
        if draft.kind == "duration" and (later := relative.ahead(self.tokens, draft, self.today)):
            return later
        return draft

    def _fraction_stands(self, draft: Draft) -> bool:
        """ "half" and "a quarter" where they are shares: not "half-time", "a quarter after"."""
        tokens = self.tokens
        word, after = tokens.words[draft.last - 1], tokens.word(draft.last)
        if word == "half" and draft.last - draft.first == 1:
            bounded = tokens.word(draft.first - 1) in _BOUNDING
            if (
                bounded
                and after != "-"
                and (tokens.kind(draft.last) != WORD or self.lexis.among("np_stop", after))
            ):
                return True
            return after in ("of", "the", "a", "an", "its", "their", "his", "her", "all", "as", "that") and (
                tokens.word(draft.first - 1) not in ("first", "second", "other", "upper", "lower", "better")
            )
        if after == "-" and tokens.glued(draft.last):
            return False
        single = tokens.words[draft.first] in ("a", "an") and draft.last - draft.first == 2
        if single and word not in ("half",):
            compared = after in ("higher", "lower", "larger", "smaller", "more", "less", "fewer")
            told = acts(self.lexis, after)
            return tokens.kind(draft.last) != WORD or compared or told or self.lexis.among("np_stop", after)
        return True

    def _ago(self, draft: Draft) -> Draft:
        unit = draft.unit or ""
        count = draft.value if isinstance(draft.value, int | float) else None
        value = (
            calendar.ago(self.today, unit, count) if count is not None and draft.bound == "exact" else None
        )
        return Draft(draft.first, draft.last + 1, "date", value)

    def _complete(self, draft: Draft, floor: int, previous: Draft | None) -> None:
        tokens, lexis = self.tokens, self.lexis
        first = draft.first
        as_age(tokens, lexis, draft)
        if draft.first < floor:
            draft.first = first
        if draft.kind not in ("identifier", "rank"):
            set_bound(tokens, lexis, draft, floor)
        if draft.kind in _NAMING or draft.kind in ("ordinal", "score", "age"):
            return
        draft.counted = find_counted(tokens, lexis, draft)
        bound_of_counted(tokens, lexis, draft)
        set_change(tokens, lexis, draft, previous)

    def figures(self, place: Place) -> list[Figure]:
        """The figures as the model has them."""
        return [_figure(self.tokens, draft, place) for draft in self.drafts()]


_BOUNDING = frozenset(
    {"than", "nearly", "almost", "about", "over", "under", "roughly", "around", "least", "below", "above"}
)
_SIGNS = frozenset(".-+−–'’‘")
_ALWAYS = _SIGNS | frozenset(
    [
        "a",
        "an",
        "the",
        "that",
        "twice",
        "many",
        "double",
        "minus",
        "negative",
        "number",
        "noon",
        "midday",
        "midnight",
    ]
)


@cache
def _starters(lexis: Lexis) -> frozenset[str]:
    """The words and signs that a figure may begin with, numerals apart."""
    letters = frozenset(letter + code for code in lexis.codes for letter in "kmbt")
    foreign = frozenset({"before", "each"} if lexis.gloss else ())
    return (
        frozenset(lexis.numbers)
        | frozenset(lexis.dates)
        | frozenset(lexis.prefixes)
        | _ALWAYS
        | letters
        | foreign
    )


def _figure(tokens: Tokens, draft: Draft, place: Place) -> Figure:
    start, end = tokens.starts[draft.first], tokens.ends[draft.last - 1]
    return Figure(
        start=start,
        end=end,
        text=tokens.text[start:end],
        kind=draft.kind,  # type: ignore[arg-type]
        value=draft.value,
        low=draft.low,
        high=draft.high,
        bound=draft.bound,  # type: ignore[arg-type]
        change=draft.change,  # type: ignore[arg-type]
        unit=draft.unit,
        counted=draft.counted,
        place=place,
    )
