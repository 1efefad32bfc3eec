"""Verdicts that could not be stored before the screen was left: kept in the reviewer's own state folder."""

import os
from pathlib import Path

from msgspec import Struct

from tui.desk.settings import state_folder
from tui.desk.whole import WholeFile
from tui.model import decode, encode


class Unsaved(Struct, frozen=True):
    """One verdict that waits to be recorded."""

    library: str
    reviewer: str
    article: str
    verdict: str


def unsaved_file() -> Path:
    """The file they are kept in."""
    return state_folder() / "unsaved.jsonl"


def keep(verdicts: list[Unsaved]) -> Path:
    """Add verdicts to the file; raises OSError where that fails too."""
    path = unsaved_file()
    if not verdicts:
        return path
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("ab") as file:
        file.write(b"".join(encode(verdict) + b"\n" for verdict in verdicts))
        file.flush()
        os.fsync(file.fileno())
    return path


def left_over(library: Path, reviewer: str) -> list[Unsaved]:
    """This reviewer's verdicts on this library that were left unsaved."""
    return [one for one in _all() if (one.library, one.reviewer) == (str(library.resolve()), reviewer)]


def forget(verdicts: list[Unsaved]) -> None:
    """Take verdicts out of the file: they are stored now."""
    rest = [one for one in _all() if one not in verdicts]
    path = unsaved_file()
    if not rest:
        path.unlink(missing_ok=True)
        return
    with WholeFile(path, 0o600) as file:
        file.write(b"".join(encode(verdict) + b"\n" for verdict in rest))


def _all() -> list[Unsaved]:
    try:
        lines = unsaved_file().read_bytes().splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        try:
            found.append(decode(line, Unsaved))
        except ValueError:
            continue
    return found
