"""The formats there are, by name; each module is imported when it is asked for."""

from collections.abc import Iterable
from importlib import import_module
from typing import BinaryIO

from tui.model import ExportRow

_MODULES = {"jsonl": "tui.export.jsonl", "csv": "tui.export.csv"}

FORMATS = tuple(_MODULES)
"""The names that ``write`` knows."""


def write(name: str, rows: Iterable[ExportRow], stream: BinaryIO, **options: bool) -> None:
    """Write the rows as they come in the format ``name``; ``KeyError`` for a name that is not in FORMATS.

    ``options`` are the format's own (``csv``: ``raw``).
    """
    import_module(_MODULES[name]).write(rows, stream, **options)
