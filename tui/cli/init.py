"""``copydesk init``: an empty library, for one user or for a team."""

from pathlib import Path

import click

from tui.cli import options
from tui.cli.run import OK, WRONG_USAGE, complain
from tui.desk.init import NotMade, make_library


@click.command(help="Make an empty library in the folder DIR, which must be new or empty.")
@click.option("--group", metavar="GROUP", help="Share it with the members of this group.")
@options.library
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(folder: Path, group: str | None, library: str | None, reviewer: str | None) -> int:
    """Make the library."""
    try:
        make_library(folder, group)
    except NotMade as error:
        complain(error)
        return WRONG_USAGE
    shared = f", shared by group {group}" if group else ""
    complain(f"made an empty library in {folder}{shared}")
    return OK
