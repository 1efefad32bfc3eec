"""The word lists that figures are read with, as look-up tables; loaded once a language, when first needed."""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from tui.reading.figures.tokens import split
from tui.reading.lexicon import lexicon, mapping


class Unit(NamedTuple):
    """One way to write a unit or currency."""

    tokens: tuple[str, ...]
    name: str
    """Singular English name, ISO 4217 code, ``CENT``, ``PENNY`` or ``SEN``."""
    kind: str
    """``measure``, ``duration``, ``percent`` or ``money``."""
    exact: bool
    """Whether the case matters."""
    tight: bool = False
    """Whether its tokens stand without spaces between them."""
    factor: int = 1
    """How many of the unit one of these is: 1000000000 for "bcm"."""


Phrase = tuple[str, ...]
_COMMA = frozenset("da el hr it nl pt ro sl sr tr".split())  # noqa: SIM905
_SPACE = frozenset("bg cs fi fr hu nb nn no pl ru sk sv uk".split())  # noqa: SIM905


class Lexis:
    """All tables of one language; look-ups are by lower-cased token unless said otherwise.

    A language with a ``fig_gloss`` is read by the English rules: its function words stand in for English
    ones, and its own tables are added to the English.
    """

    def __init__(self, language: str) -> None:
        self.gloss = mapping(language, "fig_gloss")
        """English words for those of the language; empty for English, and where there are no lists."""
        self.marks = _marks(language, bool(self.gloss))
        """How numerals are written: a name in ``tokens``."""
        self.numbers: dict[str, tuple[str, str]] = {}
        self.short: dict[str, int] = {}
        """``m``, ``bn``: by the token as it stands."""
        self.dates: dict[str, tuple[str, str]] = {}
        self.changes: dict[str, str] = {}
        self.before: dict[Phrase, str] = {}
        self.after: dict[Phrase, str] = {}
        self.words: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        self.units: dict[str, list[Unit]] = {}
        self.prefixes: dict[str, list[Unit]] = {}
        self.senses: dict[str, list[tuple[str, frozenset[str]]]] = {}
        """Symbols of two units: the other unit, and the words near which it is meant."""
        self.codes: set[str] = set()
        """Codes of currencies, in small letters."""
        for each in (language, "en") if self.gloss else (language,):
            self._load(each)
            self._load_units(each)
            self._load_currencies(each)
        for table in (self.units, self.prefixes):
            for entries in table.values():
                entries.sort(key=lambda unit: -len(unit.tokens))

    def _load(self, language: str) -> None:
        """Adds the words of a language; those that are there already stay."""
        for word, kind, value in lexicon(language, "fig_numbers"):
            if kind == "short":
                self.short[word] = int(value)
            else:
                self.numbers.setdefault(word, (kind, value))
        for word, kind, *more in lexicon(language, "fig_dates"):
            self.dates.setdefault(word, (kind, more[0] if more else ""))
        for word, change in lexicon(language, "fig_changes"):
            self.changes.setdefault(word, change)
        for phrase, bound, place in lexicon(language, "fig_bounds"):
            self._phrases(place).setdefault(self._split(phrase), bound)
        for name, *members in lexicon(language, "fig_words"):
            self.words[name] = self.words[name] | frozenset(" ".join(members).split())
        for symbol, name, near in lexicon(language, "fig_senses"):
            self.senses.setdefault(symbol, []).append((name, frozenset(near.split())))

    def _phrases(self, place: str) -> dict[Phrase, str]:
        return self.before if place == "before" else self.after

    def _split(self, phrase: str) -> Phrase:
        """A phrase as the tokens that a text would have."""
        words = split(phrase.lower() if self.gloss else phrase)
        return tuple(self.gloss.get(word, word) for word in words)

    def _add(self, table: dict[str, list[Unit]], surface: str, name: str, kind: str, exact: bool) -> None:
        tokens = split(surface) if exact else self._split(surface.lower())
        factor, _, unit = name.partition(" ") if name[0].isdigit() else ("1", "", name)
        table.setdefault(tokens[0].lower(), []).append(
            Unit(tokens, unit, kind, exact, exact and " " not in surface, int(factor))
        )

    def _load_units(self, language: str) -> None:
        for surface, name, kind, form in lexicon(language, "fig_units") or lexicon("en", "fig_units"):
            self._add(self.units, surface, name, kind, form == "symbol")

    def _load_currencies(self, language: str) -> None:
        rows = lexicon(language, "fig_currencies") or lexicon("en", "fig_currencies")
        for surface, code, form in rows:
            if form == "code":
                self.codes.add(surface.lower())
            if form in ("prefix", "code"):
                self._add(self.prefixes, surface, code, "money", True)
            if form != "prefix":
                self._add(self.units, surface, code, "money", form != "word")

    def among(self, name: str, word: str) -> bool:
        """Whether a word is in one of the named sets of ``fig_words``."""
        return word in self.words[name]


def _marks(language: str, glossed: bool) -> str:
    if language in _SPACE:
        return "space"
    if language == "es":
        return "either"  # "1.234,5" in Spain and the south, "1,234.5" in Mexico
    return "comma" if glossed or language in _COMMA else "point"


@cache
def lexis(language: str) -> Lexis:
    """The tables of a language; number and date words are empty where there are no lists for it."""
    return Lexis(language)
