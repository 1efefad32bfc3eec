"""How well pages of sites never seen are cleaned: ``python -m tests.bench.cleaning DATA [--html PAGES]``.

DATA and PAGES are JSON Lines (plain or .xz) as the training takes them, of ``text`` or ``html``. The weights
that judge a page are learnt without its site, in four folds. Prints precision, recall and F1 of the body over
runs of four words (macro averages over pages, as the article extraction benchmark of scrapinghub has them),
and how many headlines and dates are right; ``--without`` leaves tables or word lists out of the model, to see
what they give; ``--speed`` only measures the time. Needs numpy.
"""

import argparse
import re
import statistics
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tui.desk.workers import collecting_rarely
from tui.intake.layout import lay_out
from tui.reading.cleaning import Cleaned, clean, clean_page
from tui.reading.cleaning.model import Weights, unpack
from tui.reading.cleaning.train import (
    FOLDS,
    examples_of,
    fold_of,
    free,
    is_title,
    read_records,
    site_of,
    train,
)

_WORD = re.compile(r"\w+")


class Judged(NamedTuple):
    """One page: precision and recall of its body (None where there is nothing), headline and date."""

    variant: str
    precision: float | None
    recall: float | None
    title: bool | None
    date: bool | None


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)) if words)


def judge(record: dict[str, Any], cleaned: Cleaned) -> Judged:
    """A page as cleaned, beside what was marked."""
    gold, own = _runs(record["gold_body"] or ""), _runs(cleaned.text)
    same, wanted, given = (gold & own).total(), gold.total(), own.total()
    title, date = record.get("gold_title"), record.get("gold_date")
    return Judged(
        record.get("variant", "html"),
        same / given if given else None,
        same / wanted if wanted else None,
        _same_title(title, cleaned.title) if title else None,
        str(date)[:10] == (cleaned.published or "")[:10] if date else None,
    )


def _same_title(gold: str, own: str | None) -> bool:
    one, other = (unicodedata.normalize("NFKC", text).replace("’", "'") for text in (gold, own or ""))
    return bool(own) and is_title(other, one)


def judged(records: Path, weights: list[Weights]) -> Iterator[Judged]:
    """Every page by the weights of its fold."""
    for record in read_records(records):
        use = weights[fold_of(site_of(record))]
        if "html" in record:
            raw = lay_out(record["html"])
            yield judge(record, clean_page(raw, record["html"], use=use))
        else:
            yield judge(record, clean(record["text"], use=use))


def show(pages: list[Judged]) -> None:
    """The table: all pages, then each variant."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for page in pages:
        groups["all"].append(page)
        groups[page.variant].append(page)
    for name, listed in groups.items():
        precision = statistics.mean(p.precision for p in listed if p.precision is not None)
        recall = statistics.mean(p.recall for p in listed if p.recall is not None)
        print(
            f"{name:8s} {len(listed):5d} pages  P {precision:.4f}  R {recall:.4f}"
            f"  F1 {2 * precision * recall / (precision + recall):.4f}"
            f"  title {_share([p.title for p in listed])}  date {_share([p.date for p in listed])}"
        )


def show_speed(records: Path) -> None:
    """Pages a second of processor time, by the shipped weights and as a child of ``ingest`` cleans them."""
    texts = [str(record["text"]) for record in read_records(records)]
    clean(texts[0])
    with collecting_rarely():
        begun = time.process_time()
        for text in texts:
            clean(text)
        seconds = time.process_time() - begun
    print(f"{len(texts)} pages, {len(texts) / seconds:.0f} a second of processor time")


def _share(answers: list[bool | None]) -> str:
    given = [answer for answer in answers if answer is not None]
    return f"{100 * sum(given) / len(given):.1f} %" if given else "–"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--html", type=Path)
    parser.add_argument("--without", default="", help="tables, by the beginnings of their names, with commas")
    parser.add_argument("--speed", action="store_true", help="only how many pages are cleaned in a second")
    arguments = parser.parse_args()
    if arguments.speed:
        show_speed(arguments.data)
        return
    without = tuple(filter(None, arguments.without.split(",")))
    examples = examples_of(record for record in read_records(arguments.data) if free(record))
    weights = [unpack(train([e for e in examples if e.fold != k], without)) for k in range(FOLDS)]
    show(list(judged(arguments.data, weights)))
    if arguments.html:
        show(list(judged(arguments.html, weights)))


if __name__ == "__main__":
    main()
