"""``copydesk backup``: everything that cannot be rebuilt, consistent while others work."""

from pathlib import Path

import click

from tui.cli import options
from tui.cli.progress import narrate
from tui.cli.run import OK, SOME_REFUSED, complain
from tui.desk.backup import backup
from tui.desk.manifest import Refused
from tui.desk.settings import library_folder
from tui.desk.words import counted


@click.command(
    help="Back the library up into DIR: texts, verdicts, settings, while others work. DIR is new, empty or an"
    " earlier backup, which is replaced once the new one is whole."
)
@options.library
@click.argument("folder", metavar="DIR")
def command(folder: str, library: str | None, reviewer: str | None) -> int:
    """Write the backup; exit status 1 if DIR may not be written over."""
    try:
        done = backup(library_folder(library), Path(folder))
    except Refused as error:
        complain(error)
        return SOME_REFUSED
    size = sum(file.size for file in done.files) / 1e6
    narrate(
        f"{counted(done.articles, 'article')}, {counted(len(done.files), 'file')}, {size:,.1f} MB in {folder}"
    )
    return OK
