"""Runs one headless command and turns whatever ends it into an exit status."""

import os
import signal
import sys
import time
from importlib import import_module

import click

from tui import __version__
from tui.cli.output import open_closed_streams
from tui.cli.registry import COMMANDS
from tui.desk import log
from tui.model import Refusal, SafeText

OK, SOME_REFUSED, WRONG_USAGE, UNUSABLE, INTERRUPTED = 0, 1, 2, 3, 130

_ABOUT = """\
Usage: copydesk [PATH…]            open the review screen (PATHs are ingested while it is open)
       copydesk COMMAND [OPTION…]

Commands:
  demo                 the screen on a throw-away library with the sample articles
{commands}

Common options:
  --library DIR        the library (else $COPYDESK_LIBRARY, config.toml, the user's data folder)
  --reviewer NAME      who reviews (else $COPYDESK_REVIEWER, config.toml, the login name)
  --help, --version    also after a command

Screen options:
  --theme NAME         ansi (default) or mono
  --ascii              draw with ASCII only

copydesk config says what can be set in files and by the environment.
"""


def about(what: str) -> int:
    """Print the program's help or version."""
    open_closed_streams()
    lines = (f"  {f'{name} {entry.words}'.rstrip():20} {entry.summary}" for name, entry in COMMANDS.items())
    text = f"copydesk {__version__}\n" if what == "--version" else _ABOUT.format(commands="\n".join(lines))
    try:
        click.echo(text, nl=False)
    except OSError as error:
        return _no_output(error)
    return OK


def complain(reason: object) -> None:
    """One line of narration on stderr, safe to show."""
    if isinstance(reason, Refusal):
        log.refused(reason.reason)
    try:
        print(f"copydesk: {SafeText(str(reason)).line()}", file=sys.stderr, flush=True)
    except OSError:
        # Nobody hears it where stderr is full or gone; the work goes on.
        _to_nowhere(2)


def _no_output(error: OSError) -> int:
    """Stdout cannot be written, or something else of the system failed."""
    if isinstance(error, BrokenPipeError):
        # The reader of our output has gone; what it did not take it did not want.
        status = OK
    else:
        complain(f"{error.filename or 'output'}: {error.strerror or error}")
        status = UNUSABLE
    _to_nowhere(1)
    return status


def _to_nowhere(stream: int) -> None:
    """Let a standard stream that failed take what is still written to it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream)


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
    begun = time.monotonic()
    log.info("begin", command=name, version=__version__)
    try:
        status = _run(name, words)
    except BaseException as error:
        log.crashed("crash", error, command=name)
        raise
    log.flush()
    log.info("end", command=name, status=status, seconds=time.monotonic() - begun)
    return status


def _run(name: str, words: list[str]) -> int:
    open_closed_streams()
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
    except OSError as error:
        log.crashed("failed", error, command=name)
        return _no_output(error)
    except Exception as error:
        from tui.desk.errors import unusable, wrong_usage

        if unusable(error):
            log.crashed("unusable", error, command=name)
            complain(error)
            return UNUSABLE
        wrong = wrong_usage(error)
        if wrong is not None:
            log.crashed("wrong usage", error, level="debug", command=name)
            for line in wrong.split("\n"):
                complain(line)
            return WRONG_USAGE
        raise
