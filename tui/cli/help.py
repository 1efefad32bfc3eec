"""``copydesk help``: the program's page, a command's, or that of the filter language."""

import click

from tui.cli.loading import load
from tui.cli.registry import COMMANDS, SCREEN
from tui.cli.run import OK, show_about

FILTER = "filter"
TOPICS = (*COMMANDS, *SCREEN, FILTER)


@click.command(help="Explain the program, a COMMAND, or the filter language (filter).")
@click.argument("topic", metavar="[COMMAND]", required=False, type=click.Choice(TOPICS))
def command(topic: str | None) -> int:
    """Print the page."""
    if topic == FILTER:
        _filter()
    elif topic is not None and topic in COMMANDS:
        asked = load(topic)
        with click.Context(asked, info_name=f"copydesk {topic}") as context:
            click.echo(asked.get_help(context))
    else:
        show_about("--help")
    return OK


def _filter() -> None:
    """The filter language, by examples."""
    from tui.desk.filters import explained

    click.echo("A filter picks articles, in list, export and stats. Quote it for the shell:\n")
    for example, meaning in explained():
        click.echo(f"  {example}\n      {meaning}")
