"""``copydesk export``: the verdict history in a format for other programs."""

import click

from tui.cli import options
from tui.cli.run import OK, SOME_REFUSED, complain
from tui.cli.target import target
from tui.desk.export import FORMATS, export
from tui.desk.settings import library_folder


@click.command(help="Verdict history of the articles that match QUERY, undone verdicts too.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="jsonl",
    show_default=True,
    help="Output format.",
)
@click.option("-o", "--output", metavar="FILE", help="Write FILE, whole or not at all, instead of stdout.")
@click.option(
    "--raw-csv", is_flag=True, help="Leave cells that a spreadsheet takes for formulas as they are."
)
@options.library
@options.query
def command(
    query: tuple[str, ...],
    format_: str,
    output: str | None,
    raw_csv: bool,
    library: str | None,
    reviewer: str | None,
) -> int:
    """Write the export; exit status 1 where something in the journals cannot be read."""
    if raw_csv and format_ != "csv":
        raise click.UsageError(f"--raw-csv goes with --format csv, not with {format_}")
    with target(output, json=format_ == "jsonl") as stream:
        damage = export(
            library_folder(library), " ".join(query), format_, stream, raw_csv=raw_csv, reviewer=reviewer
        )
    for one in damage:
        complain(f"left out: {one}")
    return SOME_REFUSED if damage else OK
