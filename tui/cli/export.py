"""``copydesk export``: the verdict history in a format for other programs."""

import os
import sys
import tempfile
from pathlib import Path
from typing import BinaryIO, cast

import click

from tui.cli import options
from tui.cli.output import TerminalStream
from tui.cli.run import OK
from tui.desk.export import FORMATS, export
from tui.desk.settings import library_folder


@click.command(help="Verdict history of the articles that match QUERY, undone verdicts too.")
@click.option("--format", "format_", type=click.Choice(FORMATS), required=True, help="Output format.")
@click.option("-o", "--output", metavar="FILE", help="Write FILE, whole or not at all, instead of stdout.")
@options.library
@options.query
def command(
    query: tuple[str, ...], format_: str, output: str | None, library: str | None, reviewer: str | None
) -> int:
    """Write the export."""
    folder = library_folder(library)
    if output is None:
        stream = _safe(format_) if sys.stdout.isatty() else sys.stdout.buffer
        export(folder, " ".join(query), format_, stream)
        return OK
    # A link stays a link, and what is no file (a pipe, a device) is written to, not replaced.
    target = Path(output).resolve()
    if target.exists() and not target.is_file():
        try:
            with target.open("wb") as stream:
                export(folder, " ".join(query), format_, stream)
        except OSError as error:
            raise click.UsageError(f"{output}: {error.strerror}") from error
        return OK
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise click.UsageError(f"{output}: {error.strerror}") from error
    try:
        with os.fdopen(descriptor, "wb") as stream:
            export(folder, " ".join(query), format_, stream)
            os.fchmod(stream.fileno(), 0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return OK


def _safe(format_: str) -> BinaryIO:
    return cast(BinaryIO, TerminalStream(sys.stdout, json=format_ == "jsonl"))


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
