"""Where data goes: to stdout, or into a file that is there wholly or not at all."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, cast

import click

from tui.cli.output import TerminalStream
from tui.desk.whole import WholeFile


@contextmanager
def target(name: str | None, *, json: bool) -> Iterator[BinaryIO]:
    """A stream to stdout, or to the file ``name``, which is there once the block ends well, on disk to stay.

    A file that was there hands on its rights. A link stays a link, and what is no file (a pipe, a device) is
    written to, not replaced. A terminal gets what is safe to show: ``json`` escaped, all else pictured.
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
        whole = None if special else WholeFile(path)
    except OSError as error:
        raise click.UsageError(f"{name}: {error.strerror}") from error
    if stream is not None:
        with stream:
            terminal = TerminalStream(TextIOWrapper(stream, "utf-8"), json=json) if stream.isatty() else None
            yield cast(BinaryIO, terminal) if terminal else stream
        return
    if whole is not None:
        with whole as file:
            yield file
