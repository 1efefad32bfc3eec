"""What could not be stored before the screen was left: kept in the reviewer's own state folder.

Each line is one that ``copydesk record`` takes, with the library it belongs to.
"""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import msgspec
from msgspec import Struct

from tui.desk import words
from tui.desk.settings import state_folder
from tui.desk.whole import WholeFile
from tui.model import CleaningRequest, TagsRequest, Target, UndoRequest, VerdictRequest, decode, encode


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
    keep: bool | None = None
    """A line of a raw text is kept, or removed: its ``revision``, its place there and what it is."""
    revision: str | None = None
    start: int | None = None
    end: int | None = None
    exact: str | None = None
    act: str | None = None
    """Names the one deed that several of these are; none: a deed of its own."""
    kind: str | None = None
    """``tags`` for a change of these."""
    added: list[str] = []
    removed: list[str] = []
    key: str | None = None
    """Recorded once, however often the line is sent."""
    settles: list[str] = []

    def line(self) -> bytes:
        """The line that records it."""
        return encode(self)

    @property
    def what(self) -> str:
        """``accept plain-1``; text from outside, not made safe."""
        if self.keep is not None:
            return f"{'keep' if self.keep else 'remove'} a line of {self.article}"
        return f"undo {self.undo}" if self.undo else f"{self.verdict or self.kind} {self.article}"

    @property
    def called(self) -> str:
        """What it is called where such are counted."""
        if self.keep is not None:
            return "line"
        return "undo" if self.undo else "change of tags" if self.kind == "tags" else "verdict"


def filed(lines: bytes) -> list[Unsaved]:
    """What one or several lines of the file hold."""
    return [decode(line, Unsaved) for line in lines.split(b"\n")] if lines else []


def together(found: Iterable[Unsaved]) -> Iterator[list[Unsaved]]:
    """Those of one deed that follow each other as one list, any other by itself."""
    for act, group in groupby(found, key=lambda one: one.act):
        if act is None:
            yield from ([one] for one in group)
        else:
            yield list(group)


def unsaved(library: Path, request: VerdictRequest | TagsRequest | CleaningRequest | UndoRequest) -> Unsaved:
    """What is to be recorded, with the library it is for; a verdict without a key gets one."""
    one = msgspec.convert({**msgspec.to_builtins(request), "library": str(library.resolve())}, Unsaved)
    return one if one.undo or one.key else msgspec.structs.replace(one, key=f"unsaved-{os.urandom(16).hex()}")


def counted(kinds: Iterable[str]) -> str:
    """``2 verdicts and 1 undo``."""
    counts: dict[str, int] = {}
    for kind in kinds:
        counts[kind] = counts.get(kind, 0) + 1
    more = {"change of tags": "changes of tags"}
    return " and ".join(words.counted(count, kind, more.get(kind)) for kind, count in counts.items())


def unsaved_file() -> Path:
    """The file they are kept in."""
    return state_folder() / "unsaved.jsonl"


@contextmanager
def _alone() -> Iterator[Path]:
    """The file, while no other screen reads or writes it."""
    path = unsaved_file()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield path
    finally:
        os.close(descriptor)


def keep(found: list[Unsaved]) -> Path:
    """Add them to the file; raises OSError where that fails too."""
    if not found:
        return unsaved_file()
    with _alone() as path:
        _append(path, b"".join(one.line() + b"\n" for one in found))
    return path


def _append(path: Path, lines: bytes) -> None:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "r+b") as file:
        end = file.seek(0, os.SEEK_END)
        if end:
            file.seek(end - 1)
            # Behind a line that was cut short a new one begins.
            lines = lines if file.read(1) == b"\n" else b"\n" + lines
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def left_over(library: Path, reviewer: str) -> list[Unsaved]:
    """What this reviewer left unsaved on this library; raises OSError where the file cannot be read."""
    try:
        lines = unsaved_file().read_bytes().splitlines()
    except FileNotFoundError:
        return []
    mine = str(library.resolve()), reviewer
    found = [one for line in lines if (one := _understood(line)) is not None]
    return [one for one in found if (one.library, one.reviewer) == mine]


def forget(found: list[Unsaved]) -> None:
    """Take them out of the file: they are stored now. Every other line stays as it is; raises OSError."""
    with _alone() as path:
        _take_out(path, found)


def set_aside(found: list[Unsaved]) -> Path:
    """Move them to a file of those that will never be recorded; raises OSError."""
    with _alone() as path:
        aside = path.with_name("refused.jsonl")
        _append(aside, b"".join(one.line() + b"\n" for one in found))
        _take_out(path, found)
    return aside


def _take_out(path: Path, found: list[Unsaved]) -> None:
    try:
        lines = path.read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return
    gone = {one.line() for one in found}
    rest = [line for line in lines if (one := _understood(line)) is None or one.line() not in gone]
    if not rest:
        path.unlink(missing_ok=True)
    elif len(rest) < len(lines):
        with WholeFile(path, 0o600) as file:
            file.write(b"".join(rest))


def _understood(line: bytes) -> Unsaved | None:
    try:
        return decode(line, Unsaved)
    except ValueError:
        return None
