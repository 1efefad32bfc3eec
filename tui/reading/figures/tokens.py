"""Text as tokens: numerals, words, symbols and line breaks, each with its offsets."""

import re
from collections.abc import Mapping

NUMERAL, WORD, BREAK, SYMBOL = 1, 2, 3, 4

# One alternative a kind, in that order. Loops are bounded or over one character class: linear on any text.
_TOKEN = re.compile(
    r"([0-9]{1,3}(?:,[0-9]{3}(?![0-9])){1,6}(?:\.[0-9]{1,30})?"
    r"|[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3}(?![0-9])){1,6}(?:[.,][0-9]{1,30})?"
    r"|[0-9]{1,2}(?:,[0-9]{2}(?![0-9])){1,5},[0-9]{3}(?![0-9])(?:\.[0-9]{1,30})?"
    r"|[0-9]+(?:\.[0-9]+)?)"
    r"|((?:[A-Za-z]\.){2,4}|[^\W\d_]+)"
    r"|(\n\s*)"
    r"|(\S)"
)


# The same where the comma is the decimal mark and the full stop parts thousands; "3." before a month is one.
_COMMA_TOKEN = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{3}(?![0-9])){1,6}(?:,[0-9]{1,30})?"
    r"|[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3}(?![0-9])){1,6}(?:,[0-9]{1,30})?"
    r"|[0-9]{1,2}\.(?=\s(?:(?:bis|und|oder|-|–)\s[0-9]{1,2}\.\s)?"
    r"(?:Jan|Jän|Feb|Mär|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))"
    r"|[0-9]{1,3}\.[0-9]{1,2}(?![0-9.])(?!\sUhr)"
    r"|[0-9]+(?:,[0-9]{1,30})?)"
    r"|((?:[A-Za-z]\.){2,4}|[^\W\d_]+)"
    r"|(\n\s*)"
    r"|(\S)"
)
_MARKS = str.maketrans(".,", ",.")
_POINT = re.compile(r"[0-9]{1,3}\.[0-9]{1,2}")
"""A decimal point all the same: "2.5 Prozent"."""


class Tokens:
    """The tokens of a text in parallel lists; ``words`` are lower-cased, ``raw`` as they stand.

    With ``comma`` the comma is the decimal mark: numerals stand in ``raw`` and ``words`` as English writes
    them. With a ``gloss`` the ``words`` are the English ones that it gives for the token as it stands or in
    small letters, else the token's own.
    """

    __slots__ = ("count", "ends", "kinds", "raw", "starts", "text", "words")

    def __init__(self, text: str, gloss: Mapping[str, str] | None = None, comma: bool = False) -> None:
        self.text = text
        pattern = _COMMA_TOKEN if comma else _TOKEN
        found = list(pattern.finditer(text))
        spans = [match.span() for match in found]
        raw = [match.group() for match in found]
        kinds = [match.lastindex or SYMBOL for match in found]
        self.kinds, self.raw = kinds, raw
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        if comma:
            raw = [
                word.rstrip(".").translate(_MARKS) if kind == NUMERAL and not _POINT.fullmatch(word) else word
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
    return tuple(match.group() for match in _TOKEN.finditer(phrase))
