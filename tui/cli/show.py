"""``copydesk show``: one article, cleaned; highlighted on a terminal."""

import sys

import click

from tui.cli import options
from tui.cli.output import records, text
from tui.cli.run import OK
from tui.desk.listing import show, show_raw
from tui.desk.settings import library_folder
from tui.model import Article, encode


@click.command(
    help="One article, cleaned, highlighted on a terminal. ID may be cut short as long as it is unique."
)
@click.option("--raw", is_flag=True, help="The raw text as it came in.")
@click.option(
    "--format", "format_", type=click.Choice(("text", "jsonl")), default="text", help="text or jsonl."
)
@options.library
@click.argument("identity", metavar="ID")
def command(identity: str, raw: bool, format_: str, library: str | None, reviewer: str | None) -> int:
    """Print the article."""
    folder = library_folder(library)
    if raw:
        text(sys.stdout)(show_raw(folder, identity))
        return OK
    article = show(folder, identity)
    if format_ == "jsonl":
        records(sys.stdout)(encode(article))
    elif sys.stdout.isatty():
        from tui.cli.highlight import highlighted

        highlighted(article)
    else:
        text(sys.stdout)(_plain(article))
    return OK


def _plain(article: Article) -> str:
    head = [article.title or "", " · ".join(filter(None, (article.site, article.published, *article.byline)))]
    return "\n".join([*(line for line in head if line), "", article.text])
