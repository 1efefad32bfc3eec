"""``copydesk stats``: what is in the library and what was decided."""

import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click
import msgspec

from tui.cli import options
from tui.cli.output import records, text
from tui.cli.run import OK
from tui.desk.settings import library_folder
from tui.desk.stats import Agreement, Stats, stats
from tui.model import encode

Line = tuple[str, str, str]
"""What is counted, how many, and what is to be said of that."""


@click.command(
    help="What is in the library and what was decided, over the articles that match QUERY (all without one)."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "jsonl", "json")),
    default="text",
    help="text (default), jsonl (one line) or json (indented).",
)
@click.option(
    "--reading",
    is_flag=True,
    help="How often the reading is right, by what reviewers said of marks and lines.",
)
@options.library
@options.query
def command(
    query: tuple[str, ...], format_: str, reading: bool, library: str | None, reviewer: str | None
) -> int:
    """Print the counts."""
    if reading:
        from tui.cli.precision import lines, record
        from tui.desk.precision import precision

        measured = precision(library_folder(library), " ".join(query), reviewer, blind=format_ == "text")
        _print(format_, lines(measured), record(measured))
        return OK
    found = stats(library_folder(library), " ".join(query), reviewer, blind=format_ == "text")
    decided = [*_decisions(found), *_agreement(found.agreement)]
    _print(format_, [*_articles(found), *decided, *_room(found)], _record(found))
    return OK


def _print(format_: str, lines: Iterable[Line], found: dict[str, Any]) -> None:
    if format_ == "text":
        line = text(sys.stdout)
        for drawn in aligned([*lines]):
            line(drawn)
        return
    record = encode(found)
    for part in (msgspec.json.format(record, indent=2) if format_ == "json" else record).split(b"\n"):
        records(sys.stdout)(part)


def _record(found: Stats) -> dict[str, Any]:
    rest: dict[str, Any] = msgspec.structs.asdict(found)
    counts: dict[str, Any] = msgspec.structs.asdict(rest.pop("counts"))
    return {"schema": "copydesk/stats/1", **counts, **rest}


def _articles(found: Stats) -> Iterator[Line]:
    counts = found.counts
    yield "articles", f"{counts.articles:,}", f"{counts.unread:,} unread" if counts.unread else ""
    if counts.first and counts.last:
        yield "published", "", f"{counts.first[:10]} to {counts.last[:10]}"
    read = counts.articles - counts.unread
    yield "words", f"{counts.words:,}", f"{counts.words // read:,} an article" if read else ""
    yield "sources", f"{counts.sources:,}", _share(counts.unnamed, counts.sources, "without a name")
    yield "figures", f"{counts.figures:,}", _share(counts.unattributed, counts.figures, "by nobody")
    yield "sites", f"{counts.sites_in_all:,}", ""
    yield from _parts(counts.sites, counts.articles)
    yield "languages", f"{len([name for name in counts.languages if name]):,}", ""
    yield from _parts(counts.languages, counts.articles)
    yield "signals", f"{sum(counts.signals.values()):,}", ""
    yield from _parts(counts.signals, counts.articles)


def _decisions(found: Stats) -> Iterator[Line]:
    counts = found.counts
    decided = counts.articles - counts.undecided
    yield "decided", f"{decided:,}", _share(decided, counts.articles, "of the articles")
    yield from _parts(counts.verdicts, decided)
    yield "undecided", f"{counts.undecided:,}", ""
    if found.wanting != counts.undecided:
        yield "want a verdict", f"{found.wanting:,}", ""
    yield (
        "disagreements",
        f"{counts.disagreements:,}",
        f"{counts.settled:,} settled" if counts.settled else "",
    )
    yield "changed since", f"{counts.changed:,}", ""
    yield "reviewers", f"{len(counts.reviewers):,}", ""
    yield from _parts(counts.reviewers, sum(counts.reviewers.values()))
    yield "undone", f"{counts.undone:,}", ""
    yield "tags", f"{len(counts.tags):,}", ""
    yield from _parts(counts.tags, decided)


def _agreement(found: Agreement) -> Iterator[Line]:
    """How far reviewers agree, each figure with the number of articles it is about."""
    yield "judged twice", f"{found.articles:,}", f"by {found.reviewers:,} reviewers" if found.articles else ""
    if not found.articles:
        return
    yield "  same verdict", _percent(found.same), _about(found.articles)
    if found.reviewers == 2:
        yield "  Cohen’s kappa", _measure(found.cohen), _about(found.articles)
    yield "  Fleiss’ kappa", _measure(found.fleiss), _about(found.fleiss_articles)
    yield "  Krippendorff’s alpha", _measure(found.alpha), _about(found.articles)
    if found.reviewers > 2:
        for pair in found.pairs:
            names = " and ".join(" ".join(one.split()) for one in pair.reviewers)
            kappa = f"same {_percent(pair.same)}, {_about(pair.articles)}"
            yield f"  {names}", _measure(pair.kappa), kappa


def _percent(share: float | None) -> str:
    return "n/a" if share is None else f"{100 * share:.0f} %"


def _measure(value: float | None) -> str:
    return "n/a" if value is None else f"{value:.2f}"


def _about(articles: int) -> str:
    return f"n = {articles:,}"


def _room(found: Stats) -> Iterator[Line]:
    yield "library", f"{found.library_bytes / 1e6:,.1f}", "MB"
    yield "journals", f"{found.journals:,}", f"{found.journal_bytes / 1e6:,.1f} MB"


def _parts(counted: dict[str, int], whole: int) -> Iterator[Line]:
    for name, count in counted.items():
        shown = " ".join(name.split()) or "(not known)"
        yield f"  {shown}", f"{count:,}", _share(count, whole)


def _share(part: int, whole: int, of: str = "") -> str:
    return f"{100 * part / whole:.0f} % {of}".rstrip() if whole else ""


def aligned(lines: list[Line]) -> Iterator[str]:
    """The lines in three columns, the numbers to the right."""
    first = min(max(len(name) for name, _, _ in lines), 40)
    second = max(len(number) for _, number, _ in lines)
    for name, number, remark in lines:
        cut = name if len(name) <= first else name[: first - 1] + "…"
        yield f"{cut:{first}}  {number:>{second}}  {remark}".rstrip()
