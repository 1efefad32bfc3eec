"""Text as tokens: numerals, words, symbols and line breaks, each with its offsets."""

import re

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


class Tokens:
    """The tokens of a text in parallel lists; ``words`` are lower-cased, ``raw`` as they stand."""

    __slots__ = ("count", "ends", "kinds", "raw", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        kinds: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        raw: list[str] = []
        for match in _TOKEN.finditer(text):
            kinds.append(match.lastindex or SYMBOL)
            start, end = match.span()
            starts.append(start)
            ends.append(end)
            raw.append(match.group())
        self.kinds, self.starts, self.ends, self.raw = kinds, starts, ends, raw
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
    return tuple(match.group() for match in _TOKEN.finditer(phrase))
