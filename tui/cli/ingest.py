"""``copydesk ingest``: files, folders and stdin into the library."""

import sys

import click

from tui.cli import options
from tui.cli.progress import Bar, Lines, narrate
from tui.cli.run import OK, SOME_REFUSED, complain
from tui.desk.extract import default_jobs
from tui.desk.ingest import Progress, ingest
from tui.desk.settings import library_folder


@click.command(help="Read files, folders or stdin (-) into the library. Safe to repeat.")
@options.reading
@options.library
@click.option("--reread", is_flag=True, help="Read again what was read by the rules of another version.")
@click.option("--progress", is_flag=True, help="Without a terminal: say how far it is at every step.")
@click.argument("paths", nargs=-1, metavar="PATH…", type=click.Path())
def command(
    paths: tuple[str, ...],
    as_: str,
    no_clean: bool,
    jobs: int | None,
    reread: bool,
    progress: bool,
    library: str | None,
    reviewer: str | None,
) -> int:
    """Ingest the paths; exit status 1 if some inputs were refused."""
    if not paths and not reread:
        raise click.UsageError("Missing argument 'PATH…'.")
    lines = Lines(every_step=progress)
    with Bar() as bar:
        done = ingest(
            library_folder(library),
            paths,
            as_=as_,
            clean=not no_clean,
            jobs=jobs or default_jobs(),
            reread=reread,
            stdin=sys.stdin.buffer,
            refused=complain,
            told=lambda step: _tell(bar, lines, step),
        )
    counted = f"{done.new:,} new, {done.known:,} known, {done.revised:,} revised, {done.refused:,} refused"
    narrate(counted + (f", {done.reread:,} read anew" if reread else ""))
    return SOME_REFUSED if done.refused else OK


def _tell(bar: Bar, lines: Lines, step: Progress) -> None:
    """A bar on a terminal; elsewhere a line now and then."""
    new = step.new + step.revised
    if bar.drawn:
        bar.tell(step.share, f"{new:,} new, {step.read:,} read")
    elif not sys.stderr.isatty():
        lines.tell(f"+{new} new · reading {int(100 * step.share)}%")
