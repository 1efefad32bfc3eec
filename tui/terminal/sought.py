"""What is looked for in a text, and where it stands there: spans of the text as it is drawn."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from tui.terminal.hits import MOST, Spans


class Sought(Struct, frozen=True):
    """What was typed, made ready; with ``pattern`` another process has to look for it."""

    shown: str
    """As row 23 names it."""
    expressions: tuple[str, ...] = ()
    """Patterns of our own making, linear in time, for a text folded as ``folded`` does."""
    small: bool = True
    accents: bool = True
    """Accents do not matter."""
    pattern: str | None = None

    def spans(self, text: str) -> Spans:
        """Where it stands in a text, in order; nothing overlaps."""
        if not self.expressions:
            return []
        drawn = folded(text, accents=self.accents) if self.small else text
        found: Spans = []
        for hit in re.finditer("|".join(self.expressions), drawn):
            found.append(hit.span())
            if len(found) >= MOST:
                break
        return found


def sought(typed: str) -> Sought | None:
    """What was typed at ``/``: words side by side, or after ``re:`` or ``/`` a pattern; None for nothing.

    Case matters where a capital was typed, accents where one was.
    """
    for prefix in ("re:", "/"):
        if typed.startswith(prefix):
            pattern = typed[len(prefix) :]
            return Sought(shown=typed, pattern=pattern) if pattern else None
    words = typed.split()
    if not words:
        return None
    small = typed == typed.lower()
    plain = folded(typed, accents=True) == typed
    return Sought(" ".join(words), (r"\s++".join(map(re.escape, words)),), small, small and plain)


def of_list(expressions: Iterable[str]) -> Sought | None:
    """The words that a list was taken by."""
    found = tuple(expressions)
    return Sought("the list’s words", found) if found else None


def folded(text: str, *, accents: bool) -> str:
    """The text in small letters, with ``accents`` also without these; exactly as long as before."""
    if text.isascii():
        return text.lower()
    return "".join(map(_bare if accents else _small, text))


@cache
def _small(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


@cache
def _bare(char: str) -> str:
    return _small(unicodedata.normalize("NFD", char)[0])
