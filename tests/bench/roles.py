"""How often the role of a line that the cleaning removed is what a person says.

``python -m tests.bench.roles draw PAGES [--seed N]`` prints lines to label, one of a page of every site, with
two lines around them and without the roles they got. ``python -m tests.bench.roles score PAGES LABELS``
compares: LABELS has the key of a line and, after a tab, the roles that can be defended, the best first, with
blanks between them; ``article`` for text removed wrongly, which is counted apart. PAGES as for
``tests.bench.cleaning``; needs numpy as that does.
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tui.model import Removed
from tui.reading.cleaning import clean
from tui.reading.cleaning.lines import split_lines
from tui.reading.cleaning.train import read_records, site_of

_AROUND = 2
_WIDTH = 160


def _key(record: dict[str, Any], start: int) -> str:
    return f"{record['id']}#{record.get('variant', '')}#{start}"


def _role(removed: list[Removed], start: int) -> str | None:
    return next((one.role for one in removed if one.start <= start < one.end), None)


def drawn(pages: Path, seed: int) -> Iterator[tuple[str, list[str], str, list[str]]]:
    """The key of a removed line, the lines before it, the line, and those after it: one of each site."""
    by_site: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in read_records(pages):
        by_site[site_of(record)].append(record)
    dice = random.Random(seed)
    for site in sorted(by_site):
        record = dice.choice(by_site[site])
        raw = record["text"]
        removed = clean(raw).removed
        lines = split_lines(raw)
        gone = [i for i, line in enumerate(lines) if _role(removed, line.start)]
        if gone:
            i = dice.choice(gone)
            texts = [line.text[:_WIDTH] for line in lines]
            around = texts[max(0, i - _AROUND) : i], texts[i + 1 : i + 1 + _AROUND]
            yield _key(record, lines[i].start), around[0], texts[i], around[1]


def score(pages: Path, labels: Path) -> None:
    """Print for each role how many lines got it, and how many rightly."""
    rows = (line.split("\t") for line in labels.read_text("utf-8").splitlines() if line)
    wanted = {key: roles.split() for key, roles in rows}
    places: dict[str, list[str]] = defaultdict(list)
    for key in wanted:
        places[key.rpartition("#")[0]].append(key)
    given: dict[str, Counter[str]] = defaultdict(Counter)
    for record in read_records(pages):
        keys = places.pop(_key(record, 0).rpartition("#")[0], [])
        removed = clean(record["text"]).removed if keys else []
        for key in keys:
            role, can = _role(removed, int(key.rpartition("#")[2])), wanted[key]
            if role is not None:
                seen = ["article"] if can[0] == "article" else ["all", "best"][: 1 + (role == can[0])]
                given[role].update([*seen, *(["may"] if role in can and can[0] != "article" else [])])
    given["all"] = sum(given.values(), Counter())
    for role, counts in sorted(given.items(), key=lambda item: -item[1]["all"]):
        share = [100 * counts[kind] / max(1, counts["all"]) for kind in ("best", "may")]
        print(
            f"{role:18s} {counts['all']:4d}  best {share[0]:5.1f} %  defended {share[1]:5.1f} %"
            f"  article {counts['article']}"
        )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["draw", "score"])
    parser.add_argument("pages", type=Path)
    parser.add_argument("labels", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.what == "score":
        score(arguments.pages, arguments.labels)
        return
    for key, before, line, after in drawn(arguments.pages, arguments.seed):
        print("\n".join([f"# {key}", *(f"  - {text}" for text in before), f">>> {line}"]))
        print("\n".join(f"  + {text}" for text in after))


if __name__ == "__main__":
    main()
