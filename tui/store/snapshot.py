"""A copy of the whole database as the one JSON file that stock TinyDB reads and writes."""

import json
import os
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from tui.store.errors import StoreError
from tui.store.reader import Damage
from tui.store.storage import JournalStorage
from tui.store.whole import WholeFile


def plain(source: TinyDB | Path | str) -> tuple[bytes, list[Damage]]:
    """A database, or the journals of a folder, as plain TinyDB JSON, and what was damaged in the journals."""
    storage = source.storage if isinstance(source, TinyDB) else JournalStorage(source)
    data = json.dumps(storage.read() or {}).encode("ascii")
    return data, storage.damage if isinstance(storage, JournalStorage) else []


def snapshot(source: TinyDB | Path | str, path: Path | str, *, system: Any = os) -> None:
    """Write a database, or the journals of a folder, as plain TinyDB JSON; ``TinyDB(path)`` opens it.

    The file is there wholly or not at all, and one that was there before is replaced. Raises StoreError.
    """
    target = Path(path)
    data, _ = plain(source)
    try:
        with WholeFile(target, 0o640, system=system) as file:
            file.write(data)
    except OSError as error:
        raise StoreError(target, error) from error
