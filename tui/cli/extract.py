"""``copydesk extract``: article records on stdout, no library touched."""

import sys
from contextlib import closing

import click

from tui.cli import options
from tui.cli.output import records
from tui.cli.progress import Bar
from tui.cli.run import OK, SOME_REFUSED, complain
from tui.cli.signals import whole
from tui.desk.errors import stopping
from tui.desk.extract import Extracting, default_jobs, extract
from tui.model import Refusal


@click.command(help="Print one article record per article as JSON Lines, in input order. PATH - reads stdin.")
@options.reading
@options.library
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path())
def command(
    paths: tuple[str, ...],
    as_: str,
    no_clean: bool,
    jobs: int | None,
    library: str | None,
    reviewer: str | None,
) -> int:
    """Extract the paths; exit status 1 if some inputs were refused."""
    out = records(sys.stdout)
    status = OK
    progress = Extracting()
    found = extract(
        paths,
        as_=as_,
        clean=not no_clean,
        jobs=jobs or default_jobs(),
        stdin=sys.stdin.buffer,
        progress=progress,
    )
    # Closed here: at the interpreter's end its children could not be waited for any more.
    with stopping(progress.stopped), closing(found), Bar(quiet=sys.stdout.isatty()) as bar:
        for item in found:
            if isinstance(item, Refusal):
                complain(item)
                status = SOME_REFUSED
                progress.took()
            else:
                with whole():
                    out(item)
                    progress.took()
            if bar.due:
                bar.tell(progress.share, f"{progress.count:,} done")
    return status
