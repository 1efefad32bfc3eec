"""``copydesk man``: the manual page, shown on a terminal, as it is (roff) elsewhere."""

import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import click

from tui.cli.run import OK, UNUSABLE, complain


@click.command(help="The manual page: shown by man on a terminal, elsewhere printed as it is, in roff.")
def command() -> int:
    """Show or print the page."""
    page = find()
    if page is None:
        complain("the manual page is not installed")
        return UNUSABLE
    if sys.stdout.isatty() and shutil.which("man"):
        return subprocess.run(["man", str(page)], check=False).returncode and UNUSABLE
    click.echo(page.read_text("utf-8"), nl=False)
    return OK


def find() -> Path | None:
    """The page: in the installed package, else in a checkout's ``docs``; None where there is none."""
    package = Path(str(files("tui")))
    places = (package / "copydesk.1", package.parent / "docs" / "copydesk.1")
    return next((place for place in places if place.is_file()), None)
