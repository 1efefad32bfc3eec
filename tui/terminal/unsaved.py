"""What could not be stored before the screen was left: kept in the reviewer's own state folder.

Each line is one that ``copydesk record`` takes, with the library it belongs to.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from tui.desk.settings import state_folder
from tui.desk.whole import WholeFile
from tui.model import TagsRequest, Target, UndoRequest, VerdictRequest, decode, encode


class Unsaved(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A verdict, a change of tags or the undo of a recorded event that waits to be recorded."""

    library: str
    reviewer: str
    article: str | None = None
    verdict: str | None = None
    undo: str | None = None
    note: str | None = None
    tags: list[str] = []
    target: Target | None = None
    kind: str | None = None
    """``tags`` for a change of these."""
    added: list[str] = []
    removed: list[str] = []

    def line(self) -> bytes:
        """The line that records it."""
        return encode(self)

    @property
    def what(self) -> str:
        """``accept plain-1``; text from outside, not made safe."""
        return f"undo {self.undo}" if self.undo else f"{self.verdict or self.kind} {self.article}"

    @property
    def called(self) -> str:
        """What it is called where such are counted."""
        return "undo" if self.undo else "change of tags" if self.kind == "tags" else "verdict"


def unsaved(library: Path, request: VerdictRequest | TagsRequest | UndoRequest) -> Unsaved:
    """What is to be recorded, with the library it is for."""
    return msgspec.convert({**msgspec.to_builtins(request), "library": str(library.resolve())}, Unsaved)


def counted(kinds: Iterable[str]) -> str:
    """``2 verdicts and 1 undo``."""
    counts: dict[str, int] = {}
    for kind in kinds:
        counts[kind] = counts.get(kind, 0) + 1
    return " and ".join(f"{count} {kind if count == 1 else _plural(kind)}" for kind, count in counts.items())


def _plural(kind: str) -> str:
    first, *rest = kind.split(" ")
    return " ".join([f"{first}s", *rest])


def unsaved_file() -> Path:
    """The file they are kept in."""
    return state_folder() / "unsaved.jsonl"


def keep(found: list[Unsaved]) -> Path:
    """Add them to the file; raises OSError where that fails too."""
    path = unsaved_file()
    if not found:
        return path
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("ab") as file:
        file.write(b"".join(one.line() + b"\n" for one in found))
        file.flush()
        os.fsync(file.fileno())
    return path


def left_over(library: Path, reviewer: str) -> list[Unsaved]:
    """What this reviewer left unsaved on this library."""
    return [one for one in _all() if (one.library, one.reviewer) == (str(library.resolve()), reviewer)]


def forget(found: list[Unsaved]) -> None:
    """Take them out of the file: they are stored now."""
    rest = [one for one in _all() if one not in found]
    path = unsaved_file()
    if not rest:
        path.unlink(missing_ok=True)
        return
    with WholeFile(path, 0o600) as file:
        file.write(b"".join(one.line() + b"\n" for one in rest))


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
