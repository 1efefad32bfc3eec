"""``copydesk snapshot``: the verdicts as plain TinyDB JSON."""

import click

from tui.cli import options
from tui.cli.run import OK, SOME_REFUSED, complain
from tui.cli.target import target
from tui.desk.settings import library_folder
from tui.desk.snapshot import snapshot


@click.command(help="The verdicts as plain TinyDB JSON: TinyDB(FILE).table('events') reads them.")
@click.option("-o", "--output", metavar="FILE", help="Write FILE, whole or not at all, instead of stdout.")
@options.library
def command(output: str | None, library: str | None, reviewer: str | None) -> int:
    """Write the snapshot; exit status 1 where lines of the journals are damaged and left out."""
    folder = library_folder(library)
    with target(output, json=True) as stream:
        damage = snapshot(folder, stream)
    for one in damage:
        complain(f"left out: {one}")
    return SOME_REFUSED if damage else OK
