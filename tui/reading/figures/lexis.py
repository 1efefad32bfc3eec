"""The word lists that figures are read with, as look-up tables; loaded once a language, when first needed."""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from tui.reading.figures.tokens import split
from tui.reading.lexicon import lexicon


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


class Lexis:
    """All tables of one language; look-ups are by lower-cased token unless said otherwise."""

    def __init__(self, language: str) -> None:
        self.numbers: dict[str, tuple[str, str]] = {}
        self.short: dict[str, int] = {}
        """``m``, ``bn``: by the token as it stands."""
        for word, kind, value in lexicon(language, "fig_numbers"):
            if kind == "short":
                self.short[word] = int(value)
            else:
                self.numbers[word] = (kind, value)
        self.dates: dict[str, tuple[str, str]] = {
            entry[0]: (entry[1], entry[2] if len(entry) > 2 else "")
            for entry in lexicon(language, "fig_dates")
        }
        self.changes = {entry[0]: entry[1] for entry in lexicon(language, "fig_changes")}
        self.before: dict[Phrase, str] = {}
        self.after: dict[Phrase, str] = {}
        for phrase, bound, place in lexicon(language, "fig_bounds"):
            (self.before if place == "before" else self.after)[split(phrase)] = bound
        self.words: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        for name, *members in lexicon(language, "fig_words"):
            self.words[name] = self.words[name] | frozenset(" ".join(members).split())
        self.units: dict[str, list[Unit]] = {}
        self.prefixes: dict[str, list[Unit]] = {}
        self.senses: dict[str, list[tuple[str, frozenset[str]]]] = {}
        """Symbols of two units: the other unit, and the words near which it is meant."""
        for symbol, name, words in lexicon(language, "fig_senses"):
            self.senses.setdefault(symbol, []).append((name, frozenset(words.split())))
        self.codes: set[str] = set()
        """Codes of currencies, in small letters."""
        self._load_units(language)
        self._load_currencies(language)
        for table in (self.units, self.prefixes):
            for entries in table.values():
                entries.sort(key=lambda unit: -len(unit.tokens))

    def _add(self, table: dict[str, list[Unit]], surface: str, name: str, kind: str, exact: bool) -> None:
        tokens = split(surface if exact else surface.lower())
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


@cache
def lexis(language: str) -> Lexis:
    """The tables of a language; number and date words are empty where there are no lists for it."""
    return Lexis(language)
