"""Paths and stdin to documents, one by one."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from tui.intake import html, json, jsonl, plain
from tui.intake.containers import Place, inside
from tui.intake.limits import LONGEST
from tui.intake.opening import bounded, open_file
from tui.intake.recognise import recognise
from tui.intake.signatures import ARCHIVES, PACKED, binary, signature
from tui.intake.stream import Stream
from tui.intake.walk import files, printable, reason
from tui.model import Origin, RawDocument, Refusal

Reader = Callable[..., Iterator[RawDocument | Refusal]]

_READERS: dict[str, Reader] = {
    "text": plain.read,
    "html": html.read,
    "jsonl": jsonl.read,
    "json": json.read,
}

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

    Compressed files and archives are opened, whatever ``as_`` says of what is in them. ``as_`` is one of
    ``FORMATS``, else ``ValueError``; no input raises anything. ``clean`` False: the texts are taken as they
    are. ``opened`` hears of every file, and of stdin, before it is read.
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
                yield from _file(*file, as_, clean, opened)


def _stdin(stdin: BinaryIO | None, as_: str, clean: bool) -> Iterator[RawDocument | Refusal]:
    origin = Origin(path="-")
    if stdin is None:
        yield Refusal(origin, "there is no stdin")
        return
    yield from _opened(nullcontext(stdin), Place(origin, "", as_, clean))


def _file(
    path: str, in_folder: bool, as_: str, clean: bool, opened: Callable[[BinaryIO], None]
) -> Iterator[RawDocument | Refusal]:
    origin = Origin(path=printable(path))
    try:
        file = open_file(path, regular=in_folder)
    except (OSError, ValueError) as error:
        yield Refusal(origin, reason(error))
        return
    opened(file)
    yield from _opened(file, Place(origin, path, as_, clean))


def _opened(file: AbstractContextManager[BinaryIO], place: Place) -> Iterator[RawDocument | Refusal]:
    with file as opened:
        items = _read(bounded(opened), place)
        while True:
            # Around the reading alone: an error of whoever takes the documents is none of the file's.
            try:
                item = next(items, None)
            except (OSError, ValueError) as error:
                yield Refusal(place.origin, reason(error))
                return
            if item is None:
                return
            yield item


def _read(file: BinaryIO, place: Place) -> Iterator[RawDocument | Refusal]:
    stream = Stream(file)
    holds = signature(stream.head)
    if holds in PACKED | ARCHIVES:
        for within, found in inside(holds, file, stream, place):
            if isinstance(found, str):
                yield Refusal(within.origin, found)
            elif holds in ARCHIVES:
                yield from _opened(nullcontext(found), within)
            else:
                yield from _read(found, within)
        return
    kind = recognise(stream.head, place.name) if place.as_ == "auto" else place.as_
    reader = _READERS.get(kind)
    if not stream.head:
        yield Refusal(place.origin, "empty")
    elif reader is None:
        yield Refusal(
            place.origin, (kind == "binary" and binary(stream.head)) or f"{kind}, which is not read"
        )
    else:
        taken = reader(stream, place.origin, clean=place.clean, forced=place.as_ != "auto")
        yield from map(_short_enough, taken)


def _short_enough(item: RawDocument | Refusal) -> RawDocument | Refusal:
    if isinstance(item, RawDocument) and len(item.raw) > LONGEST:
        return Refusal(item.origin, f"a text of {len(item.raw):,} characters, which is no article")
    return item
