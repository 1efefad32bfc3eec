"""Formats that verdicts are written in, one module each."""

from tui.export.formats import FORMATS, write

__all__ = ["FORMATS", "write"]
