"""``copydesk config``: what holds, who says so, and which files were looked at."""

import sys

import click

from tui.cli import options
from tui.cli.output import records, text
from tui.cli.progress import narrate
from tui.cli.run import OK
from tui.desk.config.report import Line, in_vain, report
from tui.desk.config.table import THEMES
from tui.desk.config.template import template
from tui.model import encode


@click.command(help="What is configured and where: flag, environment, desk.toml, config.toml, default.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("table", "jsonl")),
    default="table",
    help="table (default) or jsonl.",
)
@click.option(
    "--template",
    "which",
    type=click.Choice(("user", "desk")),
    is_flag=False,
    flag_value="user",
    help="Print a config.toml (user) or a desk.toml (desk) to begin with.",
)
@click.option("--theme", type=click.Choice(THEMES), help="The screen's colours.")
@click.option("--ascii", is_flag=True, help="Draw the screen with ASCII only.")
@click.option("--linear", is_flag=True, help="Work line by line, without the screen.")
@options.jobs
@options.library
def command(which: str | None, format_: str, **flags: object) -> int:
    """Print the settings, or a template."""
    if which is not None:
        text(sys.stdout)(template("desk" if which == "desk" else "user").rstrip("\n"))
        return OK
    lines = list(report(flags))
    for mistake in in_vain(flags):
        narrate(mistake)
    if format_ == "jsonl":
        out = records(sys.stdout)
        for line in lines:
            out(encode({"name": line.name, "value": line.value, "source": line.source}))
        return OK
    draw = text(sys.stdout)
    for line in lines:
        draw(_columns(line, lines) if sys.stdout.isatty() else _fields(line))
    return OK


def _fields(line: Line) -> str:
    """For programs: tab-separated."""
    return "\t".join(" ".join(field.split()) for field in (line.name, line.shown, line.source))


def _columns(line: Line, lines: list[Line]) -> str:
    name, shown = (max(len(getattr(one, part)) for one in lines) for part in ("name", "shown"))
    return f"{line.name:{name}}  {line.shown:{min(shown, 40)}}  {line.source}"
