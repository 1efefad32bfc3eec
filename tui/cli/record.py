"""``copydesk record``: verdicts from JSON Lines, each acknowledged once it is on disk to stay."""

import sys
from contextlib import ExitStack
from pathlib import Path

import click

from tui.cli import options
from tui.cli.output import records
from tui.cli.run import OK, SOME_REFUSED, complain
from tui.desk import log
from tui.desk.record import Wrong, record
from tui.desk.settings import library_folder, reviewer_name
from tui.model import encode


@click.command(
    help="Record verdicts from a JSON Lines FILE, or - for stdin; one acknowledgement a line on stdout."
)
@options.library
@click.argument("file", metavar="FILE|-")
def command(file: str, library: str | None, reviewer: str | None) -> int:
    """Record the verdicts; exit status 1 if some lines were refused, 3 if the store cannot be written."""
    status = OK
    acknowledge = records(sys.stdout)
    with ExitStack() as stack:
        try:
            stream = sys.stdin.buffer if file == "-" else stack.enter_context(Path(file).open("rb"))
        except OSError as error:
            raise click.UsageError(f"{file}: {error.strerror}") from error
        for batch in record(library_folder(library), reviewer_name(reviewer), stream.fileno()):
            try:
                for outcome in batch:
                    if isinstance(outcome, Wrong):
                        log.refused(outcome.reason)
                        complain(f"{file}:{outcome.line}: {outcome.reason}")
                        status = SOME_REFUSED
                    else:
                        acknowledge(encode(outcome))
                sys.stdout.flush()
            except BrokenPipeError:
                # Nobody hears the acknowledgements any more: going on would record what nobody knows of.
                complain("the reader of the acknowledgements has gone: stopped")
                raise click.Abort from None
    return status
