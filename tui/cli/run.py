"""Runs one headless command and turns whatever ends it into an exit status."""

import os
import sys
import time
from collections.abc import Callable

import click

from tui import __version__
from tui.cli import signals
from tui.cli.output import open_closed_streams
from tui.cli.progress import narrate
from tui.cli.registry import COMMANDS, COMMON_OPTIONS, SCREEN, SCREEN_OPTIONS
from tui.desk import log
from tui.model import Refusal, SafeText
from tui.model.names import did_you_mean
from tui.model.stderr import mute

OK, SOME_REFUSED, WRONG_USAGE, UNUSABLE, INTERRUPTED = 0, 1, 2, 3, signals.STATUS

_USAGE = """\
Usage: copydesk [PATH…]            open the review screen (PATHs are ingested while it is open)
       copydesk COMMAND [OPTION…]
"""


def about(what: str) -> int:
    """Print the program's help or version."""
    return _ended(lambda: show_about(what))


def show_about(what: str) -> int:
    """Print the program's help or version; ends as a command does."""
    if what == "--version":
        click.echo(f"copydesk {__version__}")
        return OK
    entries = {**SCREEN, **COMMANDS}
    parts = {
        "Commands": [(f"{name} {entry.words}", entry.summary) for name, entry in entries.items()],
        "Common options": [*map(_option, COMMON_OPTIONS), ("--help, --version", "also after a command")],
        "Screen options": [*map(_option, SCREEN_OPTIONS)],
    }
    click.echo(_USAGE, nl=False)
    width = max(len(words) for rows in parts.values() for words, _ in rows)
    for title, rows in parts.items():
        click.echo(f"\n{title}:")
        for words, what in rows:
            click.echo(f"  {words:{width}}  {what}")
    click.echo("\ncopydesk config says what can be set in files and by the environment.")
    return OK


def _option(option: tuple[str, str, str]) -> tuple[str, str]:
    name, value, summary = option
    return f"{name} {value}".rstrip(), summary


def mistyped(word: str) -> int:
    """Say that a first word is neither a path nor a command, and which command it may have meant."""
    hint = "" if os.sep in word else did_you_mean(word.lower(), [*COMMANDS, *SCREEN])
    return _ended(lambda: _refused(f"{word}: no such file, folder or command{hint}"))


def _refused(reason: str) -> int:
    complain(reason)
    return WRONG_USAGE


def complain(reason: object) -> None:
    """One line of narration on stderr, safe to show."""
    if isinstance(reason, Refusal):
        log.refused(reason.reason)
    narrate(f"copydesk: {reason}")


def run_command(name: str, words: list[str]) -> int:
    """Run the command ``name`` with its words; returns the exit status of docs and contract."""
    begun = time.monotonic()
    log.info("begin", command=name, version=__version__)
    try:
        status = _ended(lambda: _run(name, words), command=name)
    except BaseException as error:
        log.crashed("crash", error, command=name)
        raise
    log.flush()
    log.info("end", command=name, status=status, seconds=time.monotonic() - begun)
    return status


def _run(name: str, words: list[str]) -> int:
    from tui.cli.loading import load

    command = load(name)
    # Not ``command.main``: it would turn a reader that has gone into exit status 1.
    with command.make_context(f"copydesk {name}", words) as context:
        status = command.invoke(context)
    sys.stdout.flush()
    return status if isinstance(status, int) else OK


def _ended(work: Callable[[], int], **facts: str) -> int:
    """The exit status of whatever ends the work; ``facts`` go into the log with it."""
    signals.heed()
    open_closed_streams()
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
        log.crashed("failed", error, **facts)
        complain(f"{error.filename or 'output'}: {error.strerror or error}")
        mute(sys.stdout.fileno())
        return UNUSABLE
    except Exception as error:
        return _explained(error, facts)


def _let_go(flush: Callable[[], None]) -> None:
    """Give away what is done; a reader that has gone is no matter any more."""
    try:
        flush()
    except OSError:
        mute(sys.stdout.fileno())


def _usage(error: click.ClickException) -> list[str]:
    """The mistake in one line, and where to read on."""
    lines = [f"copydesk: {SafeText(error.format_message()).line()}"]
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return lines
    if isinstance(error, click.NoSuchOption) and any(one.name == "query" for one in context.command.params):
        lines.append("In a filter write: not site:…, or put -- before it")
    return [*lines, f"Try {context.command_path} --help"]


def _explained(error: Exception, facts: dict[str, str]) -> int:
    """The status of what the desk says; anything else is a mistake of ours and goes on."""
    from tui.desk.errors import unusable, wrong_usage

    if unusable(error):
        log.crashed("unusable", error, **facts)
        complain(error)
        return UNUSABLE
    wrong = wrong_usage(error)
    if wrong is None:
        raise error
    log.crashed("wrong usage", error, level="debug", **facts)
    for line in wrong.split("\n"):
        if line.startswith("  "):
            narrate(line)
        else:
            complain(line)
    return WRONG_USAGE
