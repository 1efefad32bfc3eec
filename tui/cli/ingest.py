"""``copydesk ingest``: files, folders and stdin into the library."""

import sys

import click

from tui.cli import options
from tui.cli.run import OK, SOME_REFUSED, complain
from tui.desk.extract import default_jobs
from tui.desk.ingest import Progress, ingest
from tui.desk.settings import library_folder


@click.command(help="Read files, folders or stdin (-) into the library. Safe to repeat.")
@options.reading
@options.library
@click.option("--reread", is_flag=True, help="Read again what was read by the rules of another version.")
@click.argument("paths", nargs=-1, metavar="PATH…")
def command(
    paths: tuple[str, ...],
    as_: str,
    no_clean: bool,
    jobs: int | None,
    reread: bool,
    library: str | None,
    reviewer: str | None,
) -> int:
    """Ingest the paths; exit status 1 if some inputs were refused."""
    if not paths and not reread:
        raise click.UsageError("Missing argument 'PATH…'.")
    done = ingest(
        library_folder(library),
        paths,
        as_=as_,
        clean=not no_clean,
        jobs=jobs or default_jobs(),
        reread=reread,
        stdin=sys.stdin.buffer,
        refused=complain,
        told=_narrate,
    )
    print(
        f"\r{done.new} new, {done.known} known, {done.revised} revised, {done.refused} refused"
        + (f", {done.reread} read anew" if reread else ""),
        file=sys.stderr,
    )
    return SOME_REFUSED if done.refused else OK


def _narrate(progress: Progress) -> None:
    """One line a step: the screen reads these too."""
    end = "" if sys.stderr.isatty() else "\n"
    share = 100 * progress.read // progress.to_read if progress.to_read else 0
    print(
        f"\r+{progress.new + progress.revised} new · reading {share}%", end=end, file=sys.stderr, flush=True
    )
