"""Where data goes: to stdout, or into a file that is there wholly or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, cast

import click

from tui.cli.output import TerminalStream


@contextmanager
def target(name: str | None, *, json: bool) -> Iterator[BinaryIO]:
    """A stream to stdout, or to the file ``name``, which is there once the block ends well, on disk to stay.

    A link stays a link, and what is no file (a pipe, a device) is written to, not replaced. A terminal gets
    what is safe to show: ``json`` escaped, all else pictured.
    """
    if name is None:
        terminal = TerminalStream(sys.stdout, json=json) if sys.stdout.isatty() else None
        yield cast(BinaryIO, terminal) if terminal else sys.stdout.buffer
        return
    try:
        # ``missing/../name`` is no way to ``name``.
        Path(name).parent.resolve(strict=True)
        path = Path(name).resolve()
        special = path.exists() and not path.is_file()
        stream = path.open("wb") if special else None
        descriptor, part = (-1, "") if special else tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise click.UsageError(f"{name}: {error.strerror}") from error
    if stream is not None:
        with stream:
            terminal = TerminalStream(TextIOWrapper(stream, "utf-8"), json=json) if stream.isatty() else None
            yield cast(BinaryIO, terminal) if terminal else stream
        return
    with _whole(descriptor, Path(part), path) as file:
        yield file


@contextmanager
def _whole(descriptor: int, part: Path, path: Path) -> Iterator[BinaryIO]:
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fchmod(stream.fileno(), 0o666 & ~_umask())
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
