"""Runs one headless command and turns whatever ends it into an exit status."""

import os
import signal
import sys
from importlib import import_module

import click

from tui import __version__
from tui.cli.registry import COMMANDS
from tui.model import SafeText

OK, SOME_REFUSED, WRONG_USAGE, UNUSABLE, INTERRUPTED = 0, 1, 2, 3, 130

_ABOUT = """\
Usage: copydesk [PATH…]            open the review screen (PATHs are ingested while it is open)
       copydesk COMMAND [OPTION…]

Commands:
  demo                 the screen on a throw-away library with the sample articles
{commands}

Common options:
  --library DIR        the library (else $COPYDESK_LIBRARY, else the user's data folder)
  --reviewer NAME      who reviews (else $COPYDESK_REVIEWER, else the login name)
  --help, --version    also after a command

Screen options:
  --theme NAME         ansi (default) or mono
  --ascii              draw with ASCII only
"""


def about(what: str) -> int:
    """Print the program's help or version."""
    if what == "--version":
        click.echo(f"copydesk {__version__}")
        return OK
    lines = (f"  {f'{name} {entry.words}':20} {entry.summary}" for name, entry in COMMANDS.items())
    click.echo(_ABOUT.format(commands="\n".join(lines)), nl=False)
    return OK


def complain(reason: object) -> None:
    """One line of narration on stderr, safe to show."""
    print(f"copydesk: {SafeText(str(reason)).line()}", file=sys.stderr)


def _misused(error: click.ClickException) -> None:
    """What click says of wrong usage, which repeats the words given."""
    if isinstance(error, click.UsageError) and error.ctx is not None:
        usage, name = error.ctx.get_usage(), error.ctx.command_path
        print(SafeText(f"{usage}\nTry '{name} --help' for help.\n").drawn, file=sys.stderr)
    print(f"Error: {SafeText(error.format_message()).line()}", file=sys.stderr)


def _interrupted(*_: object) -> None:
    """TERM ends a command as ctrl+c does: what is done stays done, children end too."""
    raise KeyboardInterrupt


def run_command(name: str, words: list[str]) -> int:
    """Run the command ``name`` with its words; returns the exit status of docs and contract."""
    command: click.Command = import_module(f"tui.cli.{name}").command
    signal.signal(signal.SIGTERM, _interrupted)
    try:
        # Not ``command.main``: it would turn a reader that has gone into exit status 1.
        with command.make_context(f"copydesk {name}", words) as context:
            status = command.invoke(context)
        sys.stdout.flush()
        return status if isinstance(status, int) else OK
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        _misused(error)
        return WRONG_USAGE
    except (click.Abort, KeyboardInterrupt):
        complain("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone; what it did not take it did not want.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        complain(f"{error.filename or 'output'}: {error.strerror or error}")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNUSABLE
    except Exception as error:
        from tui.desk.errors import unusable, wrong_usage

        if unusable(error):
            complain(error)
            return UNUSABLE
        wrong = wrong_usage(error)
        if wrong is not None:
            complain(wrong)
            return WRONG_USAGE
        raise
