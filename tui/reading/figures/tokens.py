"""Text as tokens: numerals, words, symbols and line breaks, each with its offsets."""

import re
from collections.abc import Mapping

NUMERAL, WORD, BREAK, SYMBOL = 1, 2, 3, 4

# One alternative a kind, in that order. Loops are bounded or over one character class: linear on any text.
_REST = r"|((?:[A-Za-z]\.){2,4}|[^\W\d_]+)|(\n\s*)|(\S)"
_STOPPED = r"[0-9]{1,3}(?:\.[0-9]{3}(?![0-9])){1,6}(?:,[0-9]{1,30})?"
_COMMAED = r"[0-9]{1,3}(?:,[0-9]{3}(?![0-9])){1,6}(?:\.[0-9]{1,30})?"
_PARTED = (
    r"[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3}(?![0-9])){1,6}(?:[.,][0-9]{1,30})?"
    r"|[0-9]{1,3}(?:['’][0-9]{3}(?![0-9])){1,6}(?:[.,][0-9]{1,30})?"
)
_COMMA = (
    rf"{_STOPPED}|{_PARTED}"
    r"|[0-9]{1,2}\.(?=\s(?:(?:bis|und|oder|-|–)\s[0-9]{1,2}\.\s)?"
    r"(?:Jan|Jän|Feb|Mär|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))"
    r"|[0-9]{1,3}\.[0-9]{1,2}(?![0-9.])(?!\sUhr)"
    r"|[0-9]+(?:,[0-9]{1,30})?"
)
_NUMERALS = {
    "point": rf"{_COMMAED}|{_PARTED}"
    r"|[0-9]{1,2}(?:,[0-9]{2}(?![0-9])){1,5},[0-9]{3}(?![0-9])(?:\.[0-9]{1,30})?"
    r"|[0-9]+(?:\.[0-9]+)?",
    "comma": _COMMA,
    "space": rf"[1-9][0-9]{{0,2}}(?:[ ][0-9]{{3}}(?![0-9])){{1,6}}(?:,[0-9]{{1,30}})?|{_COMMA}",
    "either": rf"{_STOPPED}|{_COMMAED}|{_PARTED}|[0-9]+(?:[.,][0-9]{{1,30}})?",
}
"""How numerals are written: ``point`` "1,234.5", ``comma`` "1.234,5" ("3." before a month is one token),
``space`` the same with "1 234,5", ``either`` the first two, three digits after the only mark thousands."""
_TOKENS = {marks: re.compile(f"({numeral}){_REST}") for marks, numeral in _NUMERALS.items()}
_MARKS = str.maketrans(".,", ",.", "'’ ")
_QUOTES = str.maketrans("", "", "'’")
_QUOTED = re.compile(r"[0-9]['’][0-9]{3}")
_POINT = re.compile(r"[0-9]{1,3}\.[0-9]{1,2}|[0-9]{1,3}(?:['’][0-9]{3}){1,6}\.[0-9]{1,30}")
"""A decimal point all the same: "2.5 Prozent", "1'450.50 Franken"."""
_ENGLISH = re.compile(rf"{_COMMAED}|[0-9]+\.(?![0-9]{{3}}\Z)[0-9]{{1,30}}")
"""The English way, where both ways are usual."""


def _as_english(numeral: str, marks: str) -> str:
    """A numeral with the marks that English gives it."""
    numeral = numeral.rstrip(".")
    kept = marks == "point" or (_ENGLISH if marks == "either" else _POINT).fullmatch(numeral)
    return numeral.translate(_QUOTES if kept else _MARKS)


class Tokens:
    """The tokens of a text in parallel lists; ``words`` are lower-cased, ``raw`` as they stand.

    ``marks`` says how numerals are written; in ``raw`` and ``words`` they stand as English writes them. With
    a ``gloss`` the ``words`` are the English ones that it gives for the token as it stands or in
    small letters, else the token's own.
    """

    __slots__ = ("count", "ends", "kinds", "raw", "starts", "text", "words")

    def __init__(self, text: str, gloss: Mapping[str, str] | None = None, marks: str = "point") -> None:
        self.text = text
        found = list(_TOKENS[marks].finditer(text))
        spans = [match.span() for match in found]
        raw = [match.group() for match in found]
        kinds = [match.lastindex or SYMBOL for match in found]
        self.kinds, self.raw = kinds, raw
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        if marks != "point" or _QUOTED.search(text):
            raw = [
                _as_english(word, marks) if kind == NUMERAL else word
                for word, kind in zip(raw, kinds, strict=True)
            ]
            self.raw = raw
        if gloss:
            self.words = [gloss.get(word) or gloss.get(word.lower()) or word.lower() for word in raw]
        else:
            self.words = [word.lower() for word in raw]
        self.count = len(raw)

    def word(self, index: int) -> str:
        """The lower-cased token, or "" outside the text."""
        return self.words[index] if 0 <= index < self.count else ""

    def kind(self, index: int) -> int:
        """The token's kind, or BREAK outside the text."""
        return self.kinds[index] if 0 <= index < self.count else BREAK

    def glued(self, index: int) -> bool:
        """Whether the token follows the one before it without a space."""
        return 0 < index < self.count and self.starts[index] == self.ends[index - 1]

    def capital(self, index: int) -> bool:
        """Whether the token is a word that begins with a capital."""
        return self.kind(index) == WORD and self.raw[index][0].isupper()

    def opens_sentence(self, index: int) -> bool:
        """Whether the token is the first of a sentence, as far as marks tell."""
        before = index - 1
        while before >= 0 and self.words[before] in _OPENING:
            before -= 1
        return before < 0 or self.kinds[before] == BREAK or self.words[before] in _CLOSING


_OPENING = frozenset("\"'“‘«([")
_CLOSING = frozenset(".!?:;•…")


def split(phrase: str) -> tuple[str, ...]:
    """A phrase of a lexicon as the tokens a text would have."""
    words = phrase.split(" ")
    if "".join(words).isalpha():
        return tuple(words)
    return tuple(match.group() for match in _TOKENS["point"].finditer(phrase))
