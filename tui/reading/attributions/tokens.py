"""Words and marks of a stretch of text, by offset."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,8}(?!\w)"
    r"|\w+(?:[’'&-]\w+|(?<=\d)[.,:]\d+)*"
    r"|\.\.+|--+|''|``|[^\w\s]"
)
_CLITIC = re.compile(r"(?:n[’']t|[’'](?:s|re|ve|ll|d|m))\Z", re.IGNORECASE)


@dataclass(slots=True)
class Tokens:
    """Tokens as parallel lists; offsets count in the whole text."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    lows: list[str]

    def __len__(self) -> int:
        return len(self.words)


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of ``text[start:end]``: words (clitics apart: "do" "n’t"), numbers, single marks."""
    starts: list[int] = []
    words: list[str] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        at = match.start()
        if not word.isalnum() and ("’" in word or "'" in word):
            clitic = _CLITIC.search(word, max(0, len(word) - 4))
            if clitic and clitic.start():
                starts.append(at)
                words.append(word[: clitic.start()])
                at += clitic.start()
                word = clitic.group()
        starts.append(at)
        words.append(word)
    ends = [at + len(word) for at, word in zip(starts, words, strict=True)]
    lows = [word.lower() if word.isalnum() else word.lower().replace("’", "'") for word in words]
    return Tokens(starts, ends, words, lows)
