"""Runs one headless command and turns whatever ends it into an exit status."""

import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module

import click

from tui import __version__
from tui.cli.progress import mute, narrate
from tui.cli.registry import COMMANDS

OK, SOME_REFUSED, WRONG_USAGE, UNUSABLE, INTERRUPTED = 0, 1, 2, 3, 130

_ABOUT = """\
Usage: copydesk [PATH…]            open the review screen (PATHs are ingested while it is open)
       copydesk COMMAND [OPTION…]

Commands:
  demo                 the screen on a throw-away library with the sample articles
{commands}
  help [COMMAND]       this page, or a command's

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
    return _ended(lambda: _about(what))


def _about(what: str) -> int:
    if what == "--version":
        click.echo(f"copydesk {__version__}")
        return OK
    lines = (f"  {f'{name} {entry.words}':20} {entry.summary}" for name, entry in COMMANDS.items())
    click.echo(_ABOUT.format(commands="\n".join(lines)), nl=False)
    return OK


def complain(reason: object) -> None:
    """One line of narration on stderr, safe to show."""
    from tui.model import SafeText

    narrate(f"copydesk: {SafeText(str(reason)).line()}")


def _heed_signals() -> None:
    """TERM and HUP end a command as ctrl+c does: what is done stays done, children end too. A second one
    does not wait for that."""
    heard: list[int] = []

    def interrupted(number: int, _: object) -> None:
        if heard:
            os._exit(INTERRUPTED)
        heard.append(number)
        raise KeyboardInterrupt

    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # Ignored is ignored: under nohup, or in the background of a plain shell.
        if signal.getsignal(name) is not signal.SIG_IGN:
            signal.signal(name, interrupted)


def run_command(name: str, words: list[str]) -> int:
    """Run the command ``name`` with its words; returns the exit status of docs and contract."""
    return _ended(lambda: _run(name, words))


def _run(name: str, words: list[str]) -> int:
    command: click.Command = import_module(f"tui.cli.{name}").command
    # Not ``command.main``: it would turn a reader that has gone into exit status 1.
    with command.make_context(f"copydesk {name}", words) as context:
        status = command.invoke(context)
    sys.stdout.flush()
    return status if isinstance(status, int) else OK


def _ended(work: Callable[[], int]) -> int:
    """The exit status of whatever ends the work."""
    _heed_signals()
    if sys.stdout is None:
        # Closed by whoever started us: nobody wants to see it.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    try:
        return work()
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        for line in _usage(error):
            narrate(line)
        return WRONG_USAGE
    except (click.Abort, KeyboardInterrupt) as error:
        _let_go(sys.stdout.flush)
        if str(error):
            complain(f"interrupted {error}")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone; what it did not take it did not want.
        mute(sys.stdout.fileno())
        return OK
    except OSError as error:
        complain(f"{error.filename or 'output'}: {error.strerror or error}")
        mute(sys.stdout.fileno())
        return UNUSABLE
    except Exception as error:
        return _explained(error)


def _let_go(flush: Callable[[], None]) -> None:
    """Give away what is done; a reader that has gone is no matter any more."""
    try:
        flush()
    except OSError:
        mute(sys.stdout.fileno())


def _usage(error: click.ClickException) -> list[str]:
    """The mistake in one line, and where to read on."""
    from tui.model import SafeText

    lines = [f"copydesk: {SafeText(error.format_message()).line()}"]
    context = error.ctx if isinstance(error, click.UsageError) else None
    return lines if context is None else [*lines, f"Try {context.command_path} --help"]


def _explained(error: Exception) -> int:
    """The status of what the desk says; anything else is a mistake of ours and goes on."""
    from tui.desk.errors import unusable, wrong_usage

    if unusable(error):
        complain(error)
        return UNUSABLE
    wrong = wrong_usage(error)
    if wrong is None:
        raise error
    reason, *shown = wrong.split("\n")
    complain(reason)
    for line in shown:
        narrate(line)
    return WRONG_USAGE
