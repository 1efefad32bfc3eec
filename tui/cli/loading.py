"""A command's module, imported when it is called for, its command completed by what all commands take."""

from importlib import import_module

import click

from tui import __version__
from tui.cli.registry import COMMON_OPTIONS


def load(name: str) -> click.Command:
    """The click command of that name in the registry."""
    command: click.Command = import_module(f"tui.cli.{name}").command
    taken = {flag for one in command.params for flag in one.opts}
    for flag, value, summary in COMMON_OPTIONS:
        if flag not in taken:
            # Taken before or after every command, also where it changes nothing.
            command.params.append(click.Option([flag], metavar=value, help=summary, expose_value=False))
    if "--version" not in taken:
        command.params.append(
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                help="Show the version and exit.",
                callback=_version,
            )
        )
    return command


def _version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        click.echo(f"copydesk {__version__}")
        context.exit()
