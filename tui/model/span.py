"""Stretches of text by offset."""

from typing import Self

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """A stretch of a text: code points from ``start`` up to, not including, ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The stretch itself, cut out of ``text``."""
        return text[self.start : self.end]


class TextSpan(Struct, frozen=True, order=True):
    """A stretch together with the text that stands there."""

    start: int
    end: int
    text: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Self:
        """The stretch ``text[start:end]``."""
        return cls(start, end, text[start:end])
