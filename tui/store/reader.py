"""Reading journals: from any byte on, past any damage, never choking on a line that is not finished yet."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from tui.store.errors import StoreError
from tui.store.lines import CHECKSUM, Line, checksum, decode_header, decode_line, opened

SUFFIX = ".jsonl"
_LINE_START = re.compile(rb"[0-9a-f]{%d} \{" % CHECKSUM)
_NAME = re.compile(r"([A-Za-z0-9_]{1,64})(?:-([0-9]{1,9}))?\.jsonl\Z")


class Damage(Struct, frozen=True):
    """A stretch of a journal that could not be taken as it should stand."""

    path: Path
    offset: int
    """Bytes from the beginning of the file."""
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: byte {self.offset}: {self.reason}"


Report = Callable[[Damage], None]


def writer_and_part(name: str) -> tuple[str, int] | None:
    """Whose journal a file name says it is, and which part of it; None where it is no journal's name."""
    found = _NAME.match(name)
    return (found[1], int(found[2] or 1)) if found else None


def part_path(folder: Path, writer: str, part: int) -> Path:
    """Where a part of a writer's journal lies."""
    return folder / (f"{writer}{SUFFIX}" if part == 1 else f"{writer}-{part}{SUFFIX}")


def first_part(path: Path) -> Path:
    """The first part of the journal that a file is a part of: whose lock is the writer's."""
    writer, _ = writer_and_part(path.name) or (path.stem, 1)
    return part_path(path.parent, writer, 1)


def journals(folder: Path) -> list[Path]:
    """All journal files of a folder, each writer's parts in order; none where there is no folder."""
    try:
        names = [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StoreError(folder, error) from error
    found = [(key, name) for name in names if (key := writer_and_part(name)) is not None]
    return [folder / name for _, name in sorted(found)]


class LineReader:
    """Iterates over the lines of one file from a byte offset on, as ``(line, end offset)``.

    ``offset`` is always where to go on next time; at the end, behind the last finished line, damaged ones
    included. An offset at which no line begins (the file was replaced, or cut after a crash) starts from the
    first byte: lines may then come a second time, so readers take an id once. Reported are lines whose
    checksum or form is wrong (skipped) and lines whose ``prev`` is not the line before (given all the same).
    """

    def __init__(self, path: Path, offset: int = 0, report: Report | None = None) -> None:
        self.path = path
        self.offset = offset
        self.last: str | None = None
        """Actual checksum of the last finished line that was read, or None."""
        self._report = report
        self._expected: str | None = None
        """What the next line's ``prev`` must be; None where that cannot be known."""

    def damaged(self, offset: int, reason: object) -> None:
        """Report damage at a byte of this file."""
        if self._report is not None:
            words = (reason.strerror or str(reason)) if isinstance(reason, OSError) else str(reason)
            self._report(Damage(self.path, offset, words))

    def __iter__(self) -> Iterator[tuple[Line, int]]:
        try:
            with self.path.open("rb") as file:
                self._seek(file)
                yield from self._lines(file)
        except OSError as error:
            self.damaged(self.offset, error)

    def _seek(self, file: BinaryIO) -> None:
        if self.offset > 0:
            file.seek(self.offset - 1)
            if file.read(1) == b"\n":
                return
            self.damaged(self.offset, "no line begins here: reading again from the first")
            self.offset = 0
            file.seek(0)

    def _lines(self, file: BinaryIO) -> Iterator[tuple[Line, int]]:
        if self.offset == 0 and not self._header(file):
            return
        for raw in file:
            if not raw.endswith(b"\n"):
                break
            start = self.offset
            payload = opened(raw)
            if payload is None:
                yield from self._salvage(raw, start)
            else:
                line = self._line(payload, raw[:CHECKSUM], start)
                self.offset = start + len(raw)
                if line is not None:
                    yield line, self.offset
            self.offset = start + len(raw)

    def _header(self, file: BinaryIO) -> bool:
        """Read the first line; False where the file is not (yet) one to be read on."""
        raw = file.readline()
        if not raw.endswith(b"\n"):
            return False
        payload = opened(raw)
        if payload is None:
            # Damaged like any other line, and looked through like any other.
            file.seek(0)
            return True
        try:
            decode_header(payload)
        except ValueError as error:
            self.damaged(0, error)
            return False
        self.last = self._expected = raw[:CHECKSUM].decode("ascii")
        self.offset = len(raw)
        return True

    def _line(self, payload: bytes, own: bytes, start: int) -> Line | None:
        expected, self._expected = self._expected, own.decode("ascii")
        self.last = self._expected
        try:
            line = decode_line(payload)
        except ValueError as error:
            self.damaged(start, f"not a line of this format: {error}")
            return None
        if expected is not None and line.prev != expected:
            self.damaged(start, "the line before this one is missing or was changed")
        return line

    def _salvage(self, raw: bytes, start: int) -> Iterator[tuple[Line, int]]:
        """What can be had of a damaged line: whole lines in it, where only the newline between was lost."""
        self.damaged(start, "checksum is wrong")
        self.last = checksum(raw[CHECKSUM + 1 :].removesuffix(b"\n"))
        self._expected = None
        begins = [found.start() for found in _LINE_START.finditer(raw)]
        for begin, end in zip(begins, [*begins, len(raw)][1:], strict=True):
            payload = opened(raw[begin : end - 1])
            line = None if payload is None else self._line(payload, raw[begin : begin + CHECKSUM], start)
            if line is not None:
                # Only the end of the whole stretch is a place to go on from.
                yield line, start + len(raw) if end == len(raw) else start


def read_lines(path: Path, offset: int = 0, report: Report | None = None) -> LineReader:
    """The lines of one journal file from a byte offset on, as ``(line, end offset)``."""
    return LineReader(path, offset, report)


class Reader:
    """Follows all journals of a folder: each ``read`` gives what has come since the one before.

    ``offsets`` (file name to byte) is all there is to remember between runs; ``damage`` grows with what was
    found damaged.
    """

    def __init__(self, folder: Path, offsets: Mapping[str, int] | None = None) -> None:
        self.folder = folder
        self.offsets = dict(offsets or {})
        self.damage: list[Damage] = []
        self._reported: set[Damage] = set()

    def pending(self) -> list[Path]:
        """The files that are not of the size they had when last read."""
        try:
            with os.scandir(self.folder) as entries:
                changed = [
                    entry.name
                    for entry in entries
                    if entry.name.endswith(SUFFIX)
                    and writer_and_part(entry.name) is not None
                    and entry.stat().st_size != self.offsets.get(entry.name, 0)
                ]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StoreError(self.folder, error) from error
        return [
            self.folder / name
            for name in sorted(changed, key=lambda name: writer_and_part(name) or (name, 1))
        ]

    def read(self) -> Iterator[tuple[str, Line, int]]:
        """New lines as ``(file name, line, end offset)``, file by file, each in its order."""
        for path in self.pending():
            reader = LineReader(path, self.offsets.get(path.name, 0), self._report)
            for line, end in reader:
                self.offsets[path.name] = end
                yield path.name, line, end
            self.offsets[path.name] = reader.offset

    def _report(self, damage: Damage) -> None:
        if damage not in self._reported:
            self._reported.add(damage)
            self.damage.append(damage)
