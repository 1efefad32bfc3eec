"""Lists what the signals about figures would have a desk editor look at, for somebody else to judge.

Run from the root of the tree: ``python -m tests.bench.prompts FOLDER [--half tuning|judging] [--codes a,b]``.
FOLDER holds the yardstick's data (``figures.jsonl.gz``, ``attributions.jsonl.gz``, ``plain.jsonl.xz``): its
whole articles are read as clean text, and the sample articles of the tree beside them; with ``--texts
FILE`` those of JSON Lines instead (``id``, ``text``, perhaps ``title``, ``published``). Half of the articles,
by the SHA-1 of their ids, is there to mend rules with; the prompts raised on the other half are judged by
somebody who did not write the rules, from this list, which holds no opinion.
"""

import argparse
import gzip
import hashlib
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tui.desk.extract import extract
from tui.model import Article, RawDocument, Signal, decode
from tui.reading.read import read
from tui.reading.segment import sentences
from tui.reading.signals.date_unresolved import NO_DAY

CODES = ("figures-disagree", "sum-off", "percent-points", "vague-figure", "date-unresolved",
         "headline-figure-missing", "conversion-off")  # fmt: skip
"""Signals whose every prompt is listed; ``unattributed-figure`` is judged with the figures themselves."""
SAMPLES = Path(__file__).resolve().parents[2] / "sample_data"


class Text(NamedTuple):
    """A whole article to read as clean text."""

    id: str
    title: str | None
    published: str | None
    text: str


def texts(folder: Path) -> Iterator[Text]:
    """The whole English articles of the data, in file order."""
    for row in _rows(folder / "figures.jsonl.gz"):
        if row["dataset"].startswith("gum-"):
            yield Text(row["id"], row["title"], row["date"], row["text"].removeprefix(row["title"]).strip())
    for row in _rows(folder / "attributions.jsonl.gz"):
        if row["dataset"] == "polnear":
            title, _, text = row["text"].partition("\n\n")
            day = re.search(r"_(\d{4}-\d\d-\d\d)_", row["id"])
            yield Text(row["id"], title.removesuffix("."), day and day.group(1), text)
    seen = set()
    for row in _rows(folder / "plain.jsonl.xz"):
        if row["id"] not in seen and row["gold_body"].count(" the ") * 60 > row["gold_body"].count(" "):
            seen.add(row["id"])
            yield Text(row["id"], row["gold_title"], row["gold_date"], row["gold_body"])


def texts_of(file: Path) -> Iterator[Text]:
    """The articles of a file of JSON Lines."""
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Text(row["id"], row.get("title"), row.get("published"), row["text"])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    packed = lzma if path.suffix == ".xz" else gzip
    with packed.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def half_of(identity: str) -> str:
    """Which half an article belongs to."""
    return ("tuning", "judging")[int(hashlib.sha1(identity.encode()).hexdigest(), 16) % 2]


def prompts(article: Article, codes: tuple[str, ...]) -> Iterator[Signal]:
    """The signals of these codes; that the data lack an article's date is not the article's fault."""
    for signal in article.signals:
        if signal.code in codes and signal.message != NO_DAY:
            yield signal


def shown(article: Article, signal: Signal) -> Iterator[str]:
    """The sentences that a prompt is about, each figure in brackets."""
    for spot in signal.spots:
        body = article.body(spot.place)
        around = next(
            (s for s in sentences(body) if s.start <= spot.start < s.end), None
        )  # fmt: skip
        start, end = (around.start, max(around.end, spot.end)) if around else (spot.start, spot.end)
        marked = f"{body[start : spot.start]}[[{body[spot.start : spot.end]}]]{body[spot.end : end]}"
        yield f"{spot.place}: {' '.join(marked.split())}"


def main() -> None:
    """Prints every prompt, numbered, and how many articles have one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("tuning", "judging"), default="tuning")
    parser.add_argument("--codes", default=",".join(CODES))
    parser.add_argument("--texts", type=Path)
    options = parser.parse_args()
    codes, number, held, count = tuple(options.codes.split(",")), 0, Counter[str](), 0
    for article in _articles(options.folder, options.texts, options.half):
        count += 1
        raised = list(prompts(article, codes))
        held.update({signal.code for signal in raised})
        held["any of them"] += bool(raised)
        for signal in raised:
            number += 1
            print(f"{number}. {signal.code}  {article.id}  {article.title or ''}\n   {signal.message}")
            print(*(f"   - {line}" for line in shown(article, signal)), "", sep="\n")
    print(
        f"{count} articles; with a prompt of",
        *(f"  {n:5} {code}" for code, n in held.most_common()),
        sep="\n",
    )


def _articles(folder: Path, file: Path | None, half: str) -> Iterator[Article]:
    """The samples, which belong to both halves, then the articles of one half; or those of a file."""
    for text in texts_of(file) if file else ():
        if half_of(text.id) == half:
            yield _read(text)
    if file:
        return
    for record in extract(map(str, sorted(SAMPLES.glob("[0-9]*")))):
        if isinstance(record, bytes):
            yield decode(record, Article)
    for text in texts(folder):
        if half_of(text.id) == half:
            yield _read(text)


def _read(text: Text) -> Article:
    return read(
        RawDocument(raw=text.text, id=text.id, title=text.title, published=text.published, clean=False)
    )


if __name__ == "__main__":
    main()
