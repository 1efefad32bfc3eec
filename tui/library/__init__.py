"""The shelf: raw texts, articles, text index and verdict projection in one SQLite file."""

from tui.library.connection import BUSY_SECONDS
from tui.library.errors import Changed, DamagedReading, DamagedText, Interrupted, LibraryError, NotWritable
from tui.library.library import Library
from tui.library.readings import Packed, pack
from tui.library.records import Added, EventRow, Place, Revision, Row
from tui.library.schema import MIGRATIONS

VERSION = len(MIGRATIONS)
"""The version of the tables that this copydesk knows."""

__all__ = [
    "BUSY_SECONDS",
    "VERSION",
    "Added",
    "Changed",
    "DamagedReading",
    "DamagedText",
    "EventRow",
    "Interrupted",
    "Library",
    "LibraryError",
    "NotWritable",
    "Packed",
    "Place",
    "Revision",
    "Row",
    "pack",
]
