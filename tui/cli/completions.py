"""``copydesk completions``: a completion script for a shell, made of the commands as they are."""

import sys
from importlib import import_module

import click

from tui.cli.described import described, screen_options
from tui.cli.run import OK
from tui.desk.filters import fields


@click.command(
    help="Print a completion script. bash: source it, or put it as copydesk into"
    " ~/.local/share/bash-completion/completions; zsh: as _copydesk into a folder of $fpath;"
    " fish: as copydesk.fish into ~/.config/fish/completions."
)
@click.argument("shell", metavar="bash|zsh|fish", type=click.Choice(("bash", "zsh", "fish")))
def command(shell: str) -> int:
    """Print the script."""
    script = import_module(f"tui.cli.shells.{shell}").script
    sys.stdout.write(script(described(), screen_options(), fields()))
    return OK
