"""What lists and counts cost at size: ``python -m tests.bench.lists [--articles N]``.

Makes a library of invented articles (read ones, though their readings are made up too), then times the first
line and the last of ``list``, ``list | head -1``, ``stats``, and says how much memory ``list`` took.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.corpus import PEOPLE, SITES
from tui.desk.open import FILE
from tui.library import EventRow, Library
from tui.model import Article, Figure, Origin, RawDocument, Signal, Source, raw_sha256


def fill(folder: Path, count: int) -> None:
    """A library of so many short articles, every third with a verdict."""
    luck = random.Random(1)
    with Library.open(folder / FILE) as library, library.transaction():
        for number in range(count):
            document = RawDocument(
                raw=f"Article {number} of the bench.",
                id=f"bench-{number}",
                published=f"2025-{luck.randint(1, 12):02}-{luck.randint(1, 28):02}",
                title=f"Headline number {number} about the harbour",
                language="en",
                origin=Origin(path="dump.jsonl", line=number + 1),
            )
            added = library.add(document)
            library.store_reading(added.seq, reading(document, luck))
        library.apply_events([verdict(number, luck) for number in range(0, count, 3)], {})


def reading(document: RawDocument, luck: random.Random) -> Article:
    """A reading made up."""
    held = [luck.random() < 0.5 for _ in range(luck.randint(0, 9))]
    return Article(
        id=document.id or "",
        origin=document.origin,
        raw_sha256=raw_sha256(document.raw),
        raw_length=len(document.raw),
        rules="bench",
        title=document.title,
        byline=[],
        site=luck.choice(SITES),
        published=document.published,
        language="en",
        text=document.raw,
        blocks=[],
        removed=[],
        sources=[Source("s0", luck.choice(PEOPLE), "person", True, [])],
        attributions=[],
        figures=[
            Figure(start=8, end=9, text="1", kind="count", value=1, attribution=0 if one else None)
            for one in held
        ],
        signals=[] if all(held) else [Signal("unattributed-figure", 8, 9, "by nobody")],
    )


def verdict(number: int, luck: random.Random) -> EventRow:
    return EventRow(
        event=f"01{number:024d}",
        article=f"bench-{number}",
        verdict=luck.choice(("accept", "reject", "escalate", "skip")),
        reviewer=luck.choice(("ana", "ben", "cleo")),
        at="2026-03-17T17:31:00Z",
        tags=[luck.choice(("water", "late", "again"))],
    )


def run(words: str, library: Path) -> tuple[float, float, int]:
    """Seconds to the first line and to the end, and lines, of a shell line after the program's name."""
    begun = time.perf_counter()
    command = f"{sys.executable} -m tui {words}"
    env = os.environ | {"COPYDESK_LIBRARY": str(library)}
    with subprocess.Popen(["sh", "-c", command], stdout=subprocess.PIPE, env=env) as child:
        assert child.stdout is not None
        child.stdout.readline()
        first = time.perf_counter() - begun
        count = 1 + sum(1 for _ in child.stdout)
    return first, time.perf_counter() - begun, count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="copydesk-bench-") as name:
        library = Path(name)
        fill(library, asked.articles)
        print(f"{asked.articles} articles; load {os.getloadavg()[0]:.2f}")
        for words in (
            "--version",
            "list",
            "list --order orphans",
            "list --limit 10",
            "list 'harbour and verdict:none'",
            "list | head -1",
            "export --format jsonl",
            "stats",
            "stats 'site:varnholt.test'",
            "stats 'harbour'",
        ):
            first, last, count = run(words, library)
            print(f"{words:34} first line {first:6.3f} s, all {last:6.3f} s, {count} lines")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        print(f"largest of these processes: {peak / 1024:.0f} MB")


if __name__ == "__main__":
    main()
