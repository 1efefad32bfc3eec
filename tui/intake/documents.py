"""Paths and stdin to documents, one by one."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from tui.intake import json, jsonl, plain
from tui.intake.recognise import recognise
from tui.intake.stream import HEAD, Stream
from tui.intake.walk import files, printable, reason
from tui.model import Origin, RawDocument, Refusal

Reader = Callable[..., Iterator[RawDocument | Refusal]]

_READERS: dict[str, Reader] = {"text": plain.read, "jsonl": jsonl.read, "json": json.read}
_NOT_READ = {"html": "HTML is not read by this version", "binary": "binary (it holds NUL bytes)"}

FORMATS = ("auto", "text", "html", "jsonl", "json")
"""What ``as_`` may be."""


def documents(
    paths: Iterable[str | Path],
    *,
    as_: str = "auto",
    clean: bool = True,
    stdin: BinaryIO | None = None,
    opened: Callable[[BinaryIO], None] = lambda _: None,
) -> Iterator[RawDocument | Refusal]:
    """Every document of the files, folders and stdin (``-``) named, in order; a refusal for what is none.

    ``as_`` is one of ``FORMATS``, else ``ValueError``; no input raises anything. ``clean`` False: the texts
    are taken as they are. ``opened`` hears of every file, and of stdin, before it is read.
    """
    if as_ not in FORMATS:
        raise ValueError(f"no format {as_!r}")
    return _documents(paths, as_, clean, stdin, opened)


def _documents(
    paths: Iterable[str | Path],
    as_: str,
    clean: bool,
    stdin: BinaryIO | None,
    opened: Callable[[BinaryIO], None],
) -> Iterator[RawDocument | Refusal]:
    for path in map(str, paths):
        if path == "-":
            if stdin is not None:
                opened(stdin)
            yield from _stdin(stdin, as_, clean)
            continue
        for file in files(path):
            if isinstance(file, Refusal):
                yield file
            else:
                yield from _file(file, as_, clean, opened)


def _stdin(stdin: BinaryIO | None, as_: str, clean: bool) -> Iterator[RawDocument | Refusal]:
    origin = Origin(path="-")
    if stdin is None:
        yield Refusal(origin, "there is no stdin")
        return
    yield from _opened(nullcontext(stdin), origin, "", as_, clean)


def _file(
    path: str, as_: str, clean: bool, opened: Callable[[BinaryIO], None]
) -> Iterator[RawDocument | Refusal]:
    origin = Origin(path=printable(path))
    try:
        file = open(path, "rb", buffering=HEAD)  # noqa: PTH123, SIM115 (the path stays as given)
    except (OSError, ValueError) as error:
        yield Refusal(origin, reason(error))
        return
    opened(file)
    yield from _opened(file, origin, path, as_, clean)


def _opened(
    file: AbstractContextManager[BinaryIO], origin: Origin, name: str, as_: str, clean: bool
) -> Iterator[RawDocument | Refusal]:
    with file as stream:
        items = _read(stream, origin, name, as_, clean)
        while True:
            # Around the reading alone: an error of whoever takes the documents is none of the file's.
            try:
                item = next(items, None)
            except (OSError, ValueError) as error:
                yield Refusal(origin, reason(error))
                return
            if item is None:
                return
            yield item


def _read(
    binary: BinaryIO, origin: Origin, name: str, as_: str, clean: bool
) -> Iterator[RawDocument | Refusal]:
    stream = Stream(binary)
    kind = recognise(stream.head, name) if as_ == "auto" else as_
    reader = _READERS.get(kind)
    if not stream.head:
        yield Refusal(origin, "empty")
    elif reader is None:
        yield Refusal(origin, _NOT_READ.get(kind, f"{kind} is not read by this version"))
    else:
        yield from reader(stream, origin, clean=clean, forced=as_ != "auto")
