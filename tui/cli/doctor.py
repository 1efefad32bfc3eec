"""``copydesk doctor``: what is wrong, and how it is mended."""

import os
import sys

import click

from tui.cli import options
from tui.cli.output import records
from tui.cli.run import OK, SOME_REFUSED, UNUSABLE
from tui.desk.doctor import Finding, examine
from tui.desk.doctor.examine import UNUSABLE as CANNOT_BE_OPENED
from tui.desk.settings import library_folder_to_check
from tui.model import SafeText, encode


@click.command(
    help="Check library, verdict store, terminal and machine; say what is wrong and how to mend it."
    " Exit status 1 if something is wrong, 3 if the library cannot be used."
)
@click.option("--mend", is_flag=True, help="Mend what can be made anew from what is there.")
@click.option(
    "--format", "format_", type=click.Choice(("text", "jsonl")), default="text", help="text or jsonl."
)
@options.library
def command(mend: bool, format_: str, library: str | None, reviewer: str | None) -> int:
    """Print one line for each finding."""
    status = OK
    out = records(sys.stdout)
    for finding in examine(library_folder_to_check(library), _size(), mend=mend):
        if format_ == "jsonl":
            out(encode({name: getattr(finding, name) for name in ("check", "level", "text", "mend")}))
        else:
            print(_line(finding), flush=True)
        if finding.level == "wrong":
            status = max(status, UNUSABLE if finding.check == CANNOT_BE_OPENED else SOME_REFUSED)
    return status


def _line(finding: Finding) -> str:
    mend = f" — to mend: {finding.mend}" if finding.mend else ""
    return f"{finding.level:8} {finding.check:12} {SafeText(finding.text + mend).line()}"


def _size() -> os.terminal_size | None:
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        try:
            return os.get_terminal_size(stream.fileno())
        except (OSError, ValueError):
            continue
    return None
