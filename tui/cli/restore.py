"""``copydesk restore``: a backup into a library that is missing or empty."""

from pathlib import Path

import click

from tui.cli import options
from tui.cli.progress import narrate
from tui.cli.run import OK, SOME_REFUSED, complain
from tui.desk.manifest import Refused
from tui.desk.restore import restore
from tui.desk.settings import library_folder
from tui.desk.words import counted


@click.command(
    help="Restore the backup in DIR into the library that --library names, which must be missing or empty."
    " Journals of verdicts that are there are joined with the backup's. Every file is verified first."
)
@options.library
@click.argument("folder", metavar="DIR")
def command(folder: str, library: str | None, reviewer: str | None) -> int:
    """Restore the backup; exit status 1 if it is damaged, or cannot be joined with what is there."""
    target = library_folder(library)
    try:
        done = restore(Path(folder), target)
    except Refused as error:
        complain(error)
        return SOME_REFUSED
    for line in done.joined:
        narrate(line)
    for line in done.damage:
        complain(line)
    manifest = done.manifest
    articles = counted(manifest.articles, "article")
    if done.damage:
        complain(f"{articles} restored into {target}, but not all is sound: copydesk doctor says more")
        return SOME_REFUSED
    narrate(f"{articles} restored into {target}, as of {manifest.created}")
    return OK
