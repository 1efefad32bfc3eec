"""Words and marks of a stretch of text, by offset."""

import re
from dataclasses import dataclass
from operator import add

# Each alternative begins with one character or class: so the engine sees at once which may match.
_TOKEN = re.compile(
    r"[A-Z]\.(?:[A-Z]\.){1,7}(?!\w)"
    r"|\w+(?:[’'&-]\w+|[.,:](?<=\d.)\d+)*"
    r"|\.\.+|--+|''|``|[^\w\s]"
)
_CLITIC = re.compile(r"(?:n[’']t|[’'](?:s|re|ve|ll|d|m))\Z", re.IGNORECASE)


@dataclass(slots=True)
class Tokens:
    """Tokens as parallel lists; offsets count in the whole text.

    ``capitals``: the tokens that begin with a capital; ``marks``: those that are not letters and digits only.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    lows: list[str]
    capitals: list[int]
    marks: list[int]

    def __len__(self) -> int:
        return len(self.words)


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of ``text[start:end]``: words (clitics apart: "do" "n’t"), numbers, single marks."""
    starts: list[int] = []
    words: list[str] = []
    marks: list[int] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match[0]
        at = match.start()
        if not word.isalnum():
            clitic = _CLITIC.search(word, max(1, len(word) - 4)) if "’" in word or "'" in word else None
            if clitic:
                before = word[: clitic.start()]
                if not before.isalnum():
                    marks.append(len(words))
                starts.append(at)
                words.append(before)
                at += clitic.start()
                word = clitic.group()
            marks.append(len(words))
        starts.append(at)
        words.append(word)
    ends = list(map(add, starts, map(len, words)))
    lows = list(map(str.lower, words))
    for i in marks:
        lows[i] = lows[i].replace("’", "'")
    capitals = [i for i, word in enumerate(words) if word[0].isupper()]
    return Tokens(starts, ends, words, lows, capitals, marks)
