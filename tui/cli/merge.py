"""``copydesk merge``: the verdicts of another library, by its journals."""

import sys
from pathlib import Path

import click

from tui.cli import options
from tui.cli.output import records, text
from tui.cli.progress import narrate
from tui.cli.run import OK, SOME_REFUSED, complain
from tui.desk.manifest import Refused
from tui.desk.merge import Conflict, Fate, Merged, NoJournals, merge
from tui.desk.settings import library_folder
from tui.desk.words import counted
from tui.model import encode

_TOLD: dict[Fate, str] = {
    "new": "new: taken in",
    "longer": "goes on from what is here: taken in",
    "same": "the same is here",
    "shorter": "more of it is here",
}


@click.command(
    help="Take in the verdicts of OTHER: a library, a backup of one, or a folder of journals. Nothing of it"
    " changes, and what is here already is not taken twice. Articles on which reviewers differ are printed."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("table", "jsonl")),
    default="table",
    help="How these are printed: table (default) or jsonl.",
)
@options.library
@click.argument("folder", metavar="OTHER")
def command(folder: str, format_: str, library: str | None, reviewer: str | None) -> int:
    """Merge; exit status 1 where something was refused, kept aside, or is damaged."""
    try:
        done = merge(library_folder(library), Path(folder))
    except (NoJournals, Refused) as error:
        complain(error)
        return SOME_REFUSED
    sound = _told(done)
    for one in done.conflicts:
        if format_ == "jsonl":
            records(sys.stdout)(encode(one))
        else:
            text(sys.stdout)(_line(one))
    return OK if sound else SOME_REFUSED


def _told(done: Merged) -> bool:
    """Say what became of everything; whether all of it was taken."""
    for one in done.journals:
        if one.fate == "refused":
            complain(f"{one.writer}: refused: {one.reason}")
        elif one.fate == "forked":
            names = ", ".join(path.name for path in one.aside)
            complain(
                f"{one.writer}: goes on otherwise than what is here: kept aside, not counted, as {names}"
            )
        else:
            narrate(f"{one.writer}: {_TOLD[one.fate]}")
    for damage in done.damage:
        complain(damage)
    said = f"{counted(done.verdicts, 'verdict')} taken in"
    if done.unknown:
        said += f", {done.unknown:,} on articles that are not here"
    narrate(f"{said}; {counted(len(done.conflicts), 'conflict')}")
    return not done.damage and all(one.fate in _TOLD for one in done.journals)


_SPACES = str.maketrans("\t\n\r", "   ")


def _line(one: Conflict) -> str:
    said = "; ".join(f"{reviewer}: {verdict}" for reviewer, verdict in one.verdicts.items())
    return f"{one.article.translate(_SPACES)}\t{said.translate(_SPACES)}"
