"""Dates: absolute ("20 January 2008"), partial ("in March"), relative ("last Monday", "this week")."""

from collections.abc import Callable
from datetime import date

from tui.reading.figures import calendar, feasts, relative, tense, years
from tui.reading.figures.draft import Draft
from tui.reading.figures.lexis import Lexis
from tui.reading.figures.numerals import DASHES
from tui.reading.figures.tokens import NUMERAL, WORD, Tokens
from tui.reading.figures.years import whole_number

_YEAR_HOLDS = 90
"""Tokens after which "the previous year" no longer hangs on a year written out."""


class DateReader:
    """Reads the dates of one text, resolved against the day it was published (None: unknown)."""

    def __init__(self, tokens: Tokens, lexis: Lexis, today: date | None) -> None:
        self.tokens = tokens
        self.lexis = lexis
        self.today = today
        self.year: int | None = None
        """The year that was last written out: what "that year" refers to."""
        self._year_token = 0
        self._readers: dict[str, Callable[[int, str], Draft | None]] = {
            "month": self._month_first,
            "weekday": self._weekday,
            "wkday": self._weekday,
            "day": self._named_day,
            "shift": self._shifted,
            "tens": self._tens,
        }

    def read(self, at: int) -> Draft | None:
        """The date that begins at a token, or None."""
        found = (
            self._between(at)
            or relative.that_year(self.tokens, at, self._year_meant(at))
            or relative.named_part(self.tokens, self.lexis, at, self.today, self._ahead)
            or self._read(at)
        )
        year = found.value[:4] if found and isinstance(found.value, str) else ""
        if found and year.isdigit() and year in self.tokens.raw[found.first : found.last]:
            self.year, self._year_token = int(year), found.last
        return found

    def _year_meant(self, at: int) -> int | None:
        """The year last written out, if it is near enough to be meant."""
        return self.year if at - self._year_token <= _YEAR_HOLDS else None

    def _between(self, at: int) -> Draft | None:
        """ "between 2019 and 2023", "between 2 and 6 May": one stretch of time."""
        if self.tokens.word(at - 1) != "between" or self.tokens.kinds[at] != NUMERAL:
            return None
        first = self._read(at)
        if first is None or first.bound == "range":
            if first:
                first.first = at - 1
            return first
        if self.tokens.word(first.last) != "and" or self.tokens.kind(first.last + 1) != NUMERAL:
            return None
        second = self._read(first.last + 1)
        if second is None or not isinstance(first.value, str) or not isinstance(second.value, str):
            return None
        if "/" in first.value + second.value or first.value > second.value:
            return None
        draft = self._make(at - 1, second.last, f"{first.value}/{second.value}")
        draft.bound = "range"
        return draft

    def _read(self, at: int) -> Draft | None:
        tokens = self.tokens
        if tokens.kinds[at] == NUMERAL:
            return (
                self._numeric(at)
                or self._day_first(at)
                or years.decade(tokens, at)
                or years.year(tokens, self.lexis, at)
            )
        kind, value = self.lexis.dates.get(tokens.words[at], ("", ""))
        reader = self._readers.get(kind)
        if reader:
            return reader(at, value)
        if tokens.words[at] in ("'", "’", "‘") and tokens.kind(at + 1) == NUMERAL:
            return years.short_decade(tokens, self.lexis, at)
        if tokens.words[at] == "the" and self._kind(at + 1)[0] == "tens":
            return self._tens(at + 1, self._kind(at + 1)[1])
        return years.spelled_century(tokens, self.lexis, at)

    def _kind(self, at: int) -> tuple[str, str]:
        return self.lexis.dates.get(self.tokens.word(at), ("", ""))

    def _cue(self, at: int) -> bool:
        """Whether a token leads up to a date: "in", "since", "last", "will"."""
        word = self.tokens.word(at)
        return (
            self.lexis.among("yearcue", word)
            or self.lexis.among("future", word)
            or self._kind(at)[0] == "shift"
        )

    def _day_at(self, at: int) -> tuple[int, int] | None:
        """A day of the month, "20" or "20th": number, index after."""
        number = whole_number(self.tokens, at)
        if number is None or not 1 <= number <= 31:
            return None
        suffix = self.tokens.word(at + 1) in ("st", "nd", "rd", "th") and self.tokens.glued(at + 1)
        return number, at + 1 + suffix

    def _year_at(self, at: int) -> tuple[int, int] | None:
        """A year after a month: "2008", ", 2008", "of 2008"."""
        here = at + (self.tokens.word(at) in (",", "of", "."))
        here += self.tokens.word(here) == "," and self.tokens.word(here - 1) == "."
        said = relative.shifted_year(self.tokens, here, self.today)
        if said and not (self.tokens.word(here - 1) == "." and self.tokens.capital(here)):
            return said  # but not "in October. Last year"
        number = whole_number(self.tokens, here)
        if number is None or not 1000 <= number <= 2200 or (self.tokens.glued(here + 1) and (
            self.tokens.kind(here + 1) == WORD
        )):  # fmt: skip
            return None
        return number, here + 1

    def _ahead(self, first: int, last: int) -> int:
        """Whether words around a date look ahead (1), back (-1), or say nothing (0)."""
        return tense.direction(self.tokens, self.lexis, first, last)

    def _make(self, first: int, last: int, value: str | None) -> Draft:
        return Draft(first, last, "date", value)

    def _month_name(self, at: int) -> int:
        """The month that a capitalised token names, or 0."""
        kind, value = self._kind(at)
        return int(value) if kind == "month" and self.tokens.capital(at) else 0

    def _month_first(self, at: int, value: str) -> Draft | None:
        """ "January 20, 2008", "Jan. 20", "July 2003", "March"."""
        tokens, month = self.tokens, self._month_name(at)
        if not month:
            return None
        short = self._dotted(at)
        here = at + 1 + short
        found = self._day_at(here)
        if found and tokens.word(found[1]) not in (":", "%", "per") and not self._number_counts(found[1]):
            return self._with_day(at, month, found)
        year = self._year_at(here)
        if year:
            return self._make(at, year[1], f"{year[0]:04d}-{month:02d}")
        if not self._bare_month(at):
            return None
        if later := self._year_of_span(here):
            return self._make(at, at + 1, f"{later:04d}-{month:02d}")
        shift = tokens.word(at - 1) if tokens.word(at - 1) in ("last", "next", "this") else ""
        first = at - 1 if shift else at
        last = here if short and not tokens.capital(here) else at + 1
        return self._make(first, last, calendar.month(self.today, month, self._ahead(first, last), shift))

    def _year_of_span(self, at: int) -> int:
        """The year that a month shares with a later one ("March to August 2011") or with the year before."""
        word = self.tokens.word(at)
        if word in DASHES or word in ("to", "and", "or", "through", "until"):
            year = self._year_at(at + 2) if self._month_name(at + 1) else None
            return year[0] if year else 0
        if self.tokens.words[at : at + 2] in (["that", "year"], ["of", "that"]) or (
            self.tokens.words[at : at + 3] in (["the", "same", "year"], ["of", "the", "same"])
        ):
            return self.year or 0
        return 0

    def _number_counts(self, at: int) -> bool:
        """Whether a number after a month counts something: "in May 20 people"."""
        return self.tokens.word(at) in ("people", "million", "billion", "percent", "men", "women")

    def _dotted(self, at: int) -> bool:
        """Whether a month's name is an abbreviation with its full stop."""
        word = self.tokens.words[at]
        stop = self.tokens.word(at + 1) == "." and self.tokens.glued(at + 1)
        return stop and len(word) <= 4 and not self.lexis.among("whole_month", word)

    def _with_day(self, at: int, month: int, found: tuple[int, int]) -> Draft:
        tokens = self.tokens
        number, last = found
        until = None
        if tokens.word(last) in DASHES or tokens.word(last) in ("to", "and", "through"):
            other = self._day_at(last + 1)
            if other and other[0] > number and tokens.word(other[1]) not in (":", "%") and (
                tokens.word(last) in DASHES or self._year_at(other[1])
            ):  # fmt: skip
                until, last = other
        year = self._year_at(last)
        if year and tokens.word(last) == "of":
            year = None
        if year:
            last = year[1]
        start, value = self._resolve(at, last, month, number, year and year[0])
        draft = self._make(start, last, value)
        if until and value:
            _, end = self._resolve(at, last, month, until, int(value[:4]))
            draft.value, draft.bound = end and f"{value}/{end}", "range"
        return draft

    def _resolve(
        self, at: int, last: int, month: int, number: int, year: int | None
    ) -> tuple[int, str | None]:
        first = self._weekday_before(at)
        if year:
            return first, calendar.day(year, month, number)
        weekday = int(self._kind(first)[1]) if first < at else None
        ahead = self._ahead(first, last)
        return first, calendar.month_day(self.today, month, number, ahead, weekday)

    def _weekday_before(self, at: int) -> int:
        """Index of a weekday that stands right before a date, else of the date itself."""
        here = at - 1
        if self.tokens.word(here) == "the":
            here -= 1
        if self.tokens.word(here) in (",", "."):
            here -= 1
        kind, _ = self._kind(here)
        return here if kind in ("weekday", "wkday") and self.tokens.capital(here) else at

    def _bare_month(self, at: int) -> bool:
        """Whether a month's name alone is a date and no person, verb or part of a name."""
        word = self.tokens.words[at]
        cue = self._cue(at - 1) or (self.tokens.word(at - 1) == "-" and self.tokens.word(at - 2) == "mid")
        if word in ("may", "march", "august", "jan", "mar", "jun", "dec", "sun", "sat"):
            return cue and word not in ("sun", "sat")
        return not (self.tokens.capital(at + 1) and not cue) and not (self.tokens.capital(at - 1) and not cue)

    def _day_first(self, at: int) -> Draft | None:
        """ "20 January 2008", "20th of January", "5-6 September"."""
        tokens = self.tokens
        found = self._day_at(at)
        if found is None or (tokens.glued(at) and tokens.kind(at - 1) == WORD):
            return None
        number, here = found
        until = None
        if tokens.word(here) in DASHES or tokens.word(here) in ("to", "and", "or"):
            other = self._day_at(here + 1)
            if other and other[0] > number:
                until, here = other
        here += tokens.word(here) == "of"
        here += tokens.word(here) == "-"
        month = self._month_name(here)
        if not month:
            return None
        here += 1
        here += self._dotted(here - 1)
        here += tokens.word(here) == "-" and self._year_at(here + 1) is not None
        year = self._year_at(here)
        last = year[1] if year else here
        start, value = self._resolve(at, last, month, number, year and year[0])
        draft = self._make(start, last, value)
        if until and value:
            _, end = self._resolve(at, last, month, until, int(value[:4]))
            draft.value, draft.bound = end and f"{value}/{end}", "range"
        return draft

    def _numeric(self, at: int) -> Draft | None:
        """ "2025-06-10", "10/06/2025", "10.6.2025"."""
        tokens = self.tokens
        raw = tokens.raw[at]
        if tokens.raw[at : at + 3] == ["9", "/", "11"] and tokens.word(at + 3) != "/":
            return self._make(at, at + 3, "2001-09-11")
        if "." in raw and tokens.word(at + 1) == "." and tokens.glued(at + 2):
            first, second = (int(x) if len(x) <= 2 else 0 for x in raw.split(".", 1))
            year = whole_number(self.tokens, at + 2)
            return self._three(at, at + 3, first, second, year)
        mark = tokens.word(at + 1)
        if mark not in ("-", "/", "–") or tokens.word(at + 3) != mark or not tokens.glued(at + 4):
            return None
        if not (tokens.glued(at + 1) and tokens.glued(at + 2) and tokens.glued(at + 3)):
            return None
        a, b, c = (whole_number(self.tokens, at + i) for i in (0, 2, 4))
        if a is not None and a > 1000:
            return self._three(at, at + 5, c, b, a) if b and c else None
        return self._three(at, at + 5, a, b, c)

    def _three(
        self, at: int, last: int, first: int | None, second: int | None, year: int | None
    ) -> Draft | None:
        if not first or not second or year is None or len(self.tokens.raw[last - 1]) == 1:
            return None
        if year < 100:
            year += 2000
        if not 1000 <= year <= 2200:
            return None
        if second > 12:
            first, second = second, first
        elif first <= 12 and first != second and self.tokens.word(at + 1) == "/":
            return self._make(at, last, None)
        value = calendar.day(year, second, first)
        return (value and self._make(at, last, value)) or None

    def _tens(self, at: int, value: str) -> Draft | None:
        """ "the sixties"."""
        if self.tokens.word(at - 1) != "the":
            return None
        first = 1900 + int(value)
        return self._make(at, at + 1, f"{first}/{first + 9}")

    def _weekday(self, at: int, value: str) -> Draft | None:
        tokens = self.tokens
        if not tokens.capital(at):
            return None
        short = self._kind(at)[0] == "wkday"
        if short and not (tokens.word(at + 1) == "." or self._cue(at - 1)):
            return None
        if feasts.named(tokens, at):
            return feasts.feast(tokens, at, int(value), self.today, self._ahead(at - 1, at + 1))
        dated = self._dated_weekday(at)
        if dated:
            return dated
        shift, first = "", at
        if tokens.word(at - 1) in ("last", "next", "this", "past"):
            shift, first = tokens.word(at - 1), at - 1
            shift = "last" if shift == "past" else shift
        elif tokens.word(at + 1) == "last":
            return self._make(at, at + 2, calendar.weekday(self.today, int(value), "last", False))
        if other := relative.weekday_by_another(tokens, self.lexis, at, int(value), self.today):
            return other
        coming = tense.coming_day(tokens, self.lexis, first, at + 1)
        value_ = calendar.weekday(self.today, int(value), shift, coming)
        return self._make(first, self._daypart(at + 1), value_)

    def _dated_weekday(self, at: int) -> Draft | None:
        """ "Sunday, January 20, 2008", "Tue 10 June"."""
        here = at + 1
        for _ in range(3):
            if self.tokens.word(here) in (",", ".", "the"):
                here += 1
        found = None
        if self.tokens.kind(here) == NUMERAL:
            found = self._day_first(here)
        elif self._month_name(here):
            found = self._month_first(here, "")
        if found is None or found.last <= here + 1:
            return None
        found.first = at
        return found

    def _daypart(self, at: int) -> int:
        return at + 1 if self._kind(at)[0] == "daypart" else at

    def _named_day(self, at: int, value: str) -> Draft | None:
        if self._in_name(at):
            return None
        if value in ("-1", "1") and self.tokens.words[at - 3 : at] == [
            "the",
            "day",
            "before" if value == "-1" else "after",
        ]:
            return self._make(at - 3, at + 1, calendar.period(self.today, "day", 2 * int(value)))
        return self._make(at, self._daypart(at + 1), calendar.period(self.today, "day", int(value)))

    def _in_name(self, at: int) -> bool:
        """ "The Orlow Today", "This Morning": a title that holds a word of time."""
        tokens = self.tokens
        return tokens.capital(at) and tokens.capital(at - 1) and not tokens.opens_sentence(at - 1) and (
            tokens.words[at - 1] not in self.lexis.dates
        )  # fmt: skip

    def _shifted(self, at: int, value: str) -> Draft | None:
        """ "last week", "this year", "last night", "next month"."""
        tokens = self.tokens
        if self._in_name(at) or (
            tokens.capital(at) and tokens.capital(at + 1) and not tokens.opens_sentence(at)
        ):
            return None
        here, word = at + 1, tokens.words[at]
        here += tokens.word(here) == "past" and word == "this"
        kind, unit = self._kind(here)
        if word in ("past", "previous", "following", "current", "coming") and unit not in (
            "week",
            "month",
            "year",
        ):
            return None
        if kind in ("weekday", "wkday"):
            found = self._weekday(here, unit)
            return found if found and found.first <= at else None
        if kind == "month" and word in ("last", "next", "this"):
            found = self._month_first(here, unit)
            return found if found and found.first <= at else None
        if kind == "daypart":
            shift = -1 if word == "last" else 0
            return (
                self._make(at, here + 1, calendar.period(self.today, "day", shift))
                if word in ("this", "last")
                else None
            )
        if kind != "period" or (word in ("previous", "following")) or unit == "day":
            return None
        if unit in ("season", "fall", "quarter", "fortnight", "spring", "summer", "autumn", "winter"):
            return self._make(at, here + 1, None)
        return self._make(at, here + 1, calendar.period(self.today, unit, int(value)))
