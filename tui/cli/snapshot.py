"""``copydesk snapshot``: the verdicts as plain TinyDB JSON."""

import sys
from typing import BinaryIO, cast

import click

from tui.cli import options
from tui.cli.output import TerminalStream
from tui.cli.run import OK, SOME_REFUSED, complain
from tui.cli.target import whole
from tui.desk.settings import library_folder
from tui.desk.snapshot import snapshot


@click.command(help="The verdicts as plain TinyDB JSON: TinyDB(FILE).table('events') reads them.")
@click.option("-o", "--output", metavar="FILE", help="Write FILE, whole or not at all, instead of stdout.")
@options.library
def command(output: str | None, library: str | None, reviewer: str | None) -> int:
    """Write the snapshot; exit status 1 where lines of the journals are damaged and left out."""
    folder = library_folder(library)
    if output is not None:
        with whole(output) as stream:
            damage = snapshot(folder, stream)
    elif sys.stdout.isatty():
        damage = snapshot(folder, cast(BinaryIO, TerminalStream(sys.stdout, json=True)))
    else:
        damage = snapshot(folder, sys.stdout.buffer)
    for one in damage:
        complain(f"left out: {one}")
    return SOME_REFUSED if damage else OK
