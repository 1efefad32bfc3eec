"""``copydesk export``: the verdict history in a format for other programs."""

import sys
from typing import BinaryIO, cast

import click

from tui.cli import options
from tui.cli.output import TerminalStream
from tui.cli.run import OK, SOME_REFUSED, complain
from tui.cli.target import whole
from tui.desk.export import FORMATS, export
from tui.desk.settings import library_folder


@click.command(help="Verdict history of the articles that match QUERY, undone verdicts too.")
@click.option("--format", "format_", type=click.Choice(FORMATS), required=True, help="Output format.")
@click.option("-o", "--output", metavar="FILE", help="Write FILE, whole or not at all, instead of stdout.")
@options.library
@click.argument("query", nargs=-1)
def command(
    query: tuple[str, ...], format_: str, output: str | None, library: str | None, reviewer: str | None
) -> int:
    """Write the export; exit status 1 where something in the journals cannot be read."""
    folder = library_folder(library)
    if output is None:
        stream = _safe(format_) if sys.stdout.isatty() else sys.stdout.buffer
        damage = export(folder, " ".join(query), format_, stream)
    else:
        with whole(output) as stream:
            damage = export(folder, " ".join(query), format_, stream)
    for one in damage:
        complain(f"left out: {one}")
    return SOME_REFUSED if damage else OK


def _safe(format_: str) -> BinaryIO:
    return cast(BinaryIO, TerminalStream(sys.stdout, json=format_ == "jsonl"))
