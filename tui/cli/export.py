"""``copydesk export``: the verdict history in a format for other programs."""

import os
import sys
import tempfile
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO, cast

import click

from tui.cli import options
from tui.cli.output import TerminalStream
from tui.cli.run import OK
from tui.desk.export import FORMATS, export
from tui.desk.settings import library_folder


@click.command(help="Verdict history of the articles that match QUERY, undone verdicts too.")
@click.option("--format", "format_", type=click.Choice(FORMATS), required=True, help="Output format.")
@click.option("-o", "--output", metavar="FILE", help="Write FILE, whole or not at all, instead of stdout.")
@click.option(
    "--raw-csv", is_flag=True, help="Leave cells that a spreadsheet takes for formulas as they are."
)
@options.library
@click.argument("query", nargs=-1)
def command(
    query: tuple[str, ...],
    format_: str,
    output: str | None,
    raw_csv: bool,
    library: str | None,
    reviewer: str | None,
) -> int:
    """Write the export."""
    if raw_csv and format_ != "csv":
        raise click.UsageError(f"--raw-csv goes with --format csv, not with {format_}")
    write = partial(export, library_folder(library), " ".join(query), format_, raw_csv=raw_csv)
    if output is None:
        write(_safe(sys.stdout, format_) if sys.stdout.isatty() else sys.stdout.buffer)
        return OK
    # A link stays a link, and what is no file (a pipe, a device) is written to, not replaced.
    try:
        # ``missing/../name`` is no way to ``name``.
        Path(output).parent.resolve(strict=True)
    except OSError as error:
        raise click.UsageError(f"{output}: {error.strerror}") from error
    target = Path(output).resolve()
    if target.exists() and not target.is_file():
        try:
            with target.open("wb") as stream:
                if stream.isatty():
                    write(_safe(TextIOWrapper(stream, "utf-8"), format_))
                else:
                    write(stream)
        except OSError as error:
            raise click.UsageError(f"{output}: {error.strerror}") from error
        return OK
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise click.UsageError(f"{output}: {error.strerror}") from error
    try:
        with os.fdopen(descriptor, "wb") as stream:
            write(stream)
            os.fchmod(stream.fileno(), 0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return OK


def _safe(stream: TextIO, format_: str) -> BinaryIO:
    return cast(BinaryIO, TerminalStream(stream, json=format_ == "jsonl"))


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
