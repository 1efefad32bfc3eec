"""``copydesk record``: verdicts from JSON Lines, each acknowledged once it is on disk to stay."""

import sys
from contextlib import ExitStack
from pathlib import Path

import click

from tui.cli import options
from tui.cli.output import records
from tui.cli.run import OK, SOME_REFUSED, complain
from tui.cli.signals import whole
from tui.desk import log
from tui.desk.errors import stopping
from tui.desk.record import Wrong, record
from tui.desk.settings import library_folder, reviewer_name
from tui.model import Recorded, encode


@click.command(
    help="Record verdicts from a JSON Lines FILE, or - for stdin; one acknowledgement a line on stdout."
    " An id made of the content may be cut short, to eight characters or more."
)
@options.library
@click.argument("file", metavar="FILE|-", type=click.Path())
def command(file: str, library: str | None, reviewer: str | None) -> int:
    """Record the verdicts; exit status 1 if some lines were refused, 3 if the store cannot be written."""
    status = OK
    told = _Told()
    with ExitStack() as stack:
        try:
            stream = sys.stdin.buffer if file == "-" else stack.enter_context(Path(file).open("rb"))
        except OSError as error:
            raise click.UsageError(f"{file}: {error.strerror}") from error
        stack.enter_context(stopping(told.stopped))
        for batch in record(library_folder(library), reviewer_name(reviewer), stream.fileno()):
            for wrong in batch:
                if isinstance(wrong, Wrong):
                    log.refused(wrong.reason)
                    complain(f"{file}:{wrong.line}: {wrong.reason}")
                    status = SOME_REFUSED
            told.acknowledge([outcome for outcome in batch if isinstance(outcome, Recorded)])
    return status


class _Told:
    """What has been acknowledged."""

    def __init__(self) -> None:
        self._out = records(sys.stdout)
        self._count = 0
        self._last: Recorded | None = None

    def acknowledge(self, batch: list[Recorded]) -> None:
        """Say that these are stored."""
        with whole():
            try:
                for recorded in batch:
                    self._out(encode(recorded))
                sys.stdout.flush()
            except BrokenPipeError:
                # Nobody hears the acknowledgements any more: going on would record what nobody knows of.
                complain("the reader of the acknowledgements has gone: stopped")
                raise click.Abort from None
            self._count += len(batch)
            self._last = batch[-1] if batch else self._last

    def stopped(self) -> str:
        """Where it stands, for whoever has interrupted it."""
        if self._last is None:
            return "before anything was acknowledged"
        last = f"article {self._last.article}, event {self._last.event}"
        return f"after {self._count:,} were acknowledged, the last of them {last}"
