"""Journals: appended to by one writer each, read by anybody. Needs no TinyDB."""

from tui.store.errors import StoreError
from tui.store.lines import Doc, Entry, Line
from tui.store.reader import Damage, LineReader, Reader, journals, read_lines
from tui.store.writer import ROTATE_AT, Journal

__all__ = [
    "ROTATE_AT",
    "Damage",
    "Doc",
    "Entry",
    "Journal",
    "Line",
    "LineReader",
    "Reader",
    "StoreError",
    "journals",
    "read_lines",
]
