"""What is written to a file is there wholly or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click


@contextmanager
def whole(name: str) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file ``name`` once the block ends well, on disk to stay.

    A link stays a link, and what is no file (a pipe, a device) is written to, not replaced.
    """
    target = Path(name).resolve()
    if target.exists() and not target.is_file():
        with _opened(name, target) as stream:
            yield stream
        return
    try:
        descriptor, part = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise click.UsageError(f"{name}: {error.strerror}") from error
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fchmod(stream.fileno(), 0o666 & ~_umask())
            os.fsync(stream.fileno())
        Path(part).replace(target)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def _opened(name: str, target: Path) -> BinaryIO:
    try:
        return target.open("wb")
    except OSError as error:
        raise click.UsageError(f"{name}: {error.strerror}") from error


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
