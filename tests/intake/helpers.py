"""Documents from bytes, as a user hands them in."""

from io import BytesIO
from pathlib import Path

from tui.intake import documents
from tui.model import RawDocument, Refusal


def from_stdin(data: bytes, as_: str = "auto", *, clean: bool = True) -> list[RawDocument | Refusal]:
    return list(documents(["-"], as_=as_, clean=clean, stdin=BytesIO(data)))


def from_file(folder: Path, name: str, data: bytes, as_: str = "auto") -> list[RawDocument | Refusal]:
    path = folder / name
    path.write_bytes(data)
    return list(documents([path], as_=as_))


def taken(items: list[RawDocument | Refusal]) -> list[RawDocument]:
    return [item for item in items if isinstance(item, RawDocument)]


def refused(items: list[RawDocument | Refusal]) -> list[str]:
    return [str(item) for item in items if isinstance(item, Refusal)]
