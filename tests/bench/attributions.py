"""How well attributions are found, against text marked by people.

Run from the root of the tree: ``python -m tests.bench.attributions FOLDER [--dataset NAME] [--part PART]``.
FOLDER holds ``score_attributions.py`` and ``data/attributions.jsonl.gz``. Printed are the scorer's end-to-end
F1, exact content, sources given the content, articles a second of processor time, articles that
gave an error, and for the confident half of the quoted attributions how many are right; ``--rules`` adds how
many are right by rule, which is where the confidences in ``tui/reading/attributions`` come from.

Where a data set's rules let every word belong to one statement only (``polnear``), what is marked as inside
another statement is left out; ``--nested`` counts it there too.

A sixth of each data set is set aside: the first when its ids are sorted by their SHA-1 (140 of 840). Rules
are made by looking at the other part (``--part tuning``), never at texts of this one (``--part aside``).
"""

import argparse
import gzip
import hashlib
import importlib.util
import json
import time
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from tui.model import Attribution
from tui.reading.attributions import find_attributions

ASIDE = 6
"""One in so many articles is set aside."""
FLAT = frozenset(("polnear",))
"""Data sets whose marks never stand one inside another."""
Row = dict[str, Any]
Judged = list[tuple[Attribution, bool, str]]
"""Attributions found, each with whether content and source are right, and its mode."""


def articles(folder: Path, dataset: str, part: str) -> list[Row]:
    """The marked articles of a data set: ``tuning``, ``aside`` or ``all``, in the file's order."""
    with gzip.open(folder / "data" / "attributions.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["dataset"] == dataset]
    ids = sorted((row["id"] for row in rows), key=lambda i: hashlib.sha1(i.encode()).hexdigest())
    aside = set(ids[: round(len(ids) / ASIDE)])
    return [row for row in rows if part == "all" or (row["id"] in aside) == (part == "aside")]


def scorer(folder: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("scorer", folder / "score_attributions.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def for_scorer(found: list[Attribution]) -> list[Row]:
    """Attributions in the scorer's form."""
    return [
        {
            "source": a.source and [a.source.start, a.source.end],
            "cue": a.cue and [a.cue.start, a.cue.end],
            "content": [[c.start, c.end] for c in a.content],
        }
        for a in found
    ]


def judge(module: ModuleType, row: Row, found: list[Attribution]) -> tuple[Counter[Any], Judged]:
    """The scorer's counts for one article, and each attribution with whether it is right."""
    document = module.Doc(row["text"])
    counts, (gold, ours, pairs, _) = module.score_doc(document, row["attributions"], for_scorer(found))
    judged: Judged = []
    kept = [a for a, form in zip(found, for_scorer(found), strict=True) if document.ix(form["content"])]
    for n, (attribution, form) in enumerate(zip(kept, ours, strict=True)):
        right = n in pairs and any(module.src(document, form, gold[pairs[n]])[:2])
        judged.append((attribution, right, form["k"]))
    return counts, judged


def confident_half(judged: Judged) -> float:
    """The share that is right of the more confident half of the quoted; ties count by their share."""
    quoted = sorted((-a.confidence, right) for a, right, kind in judged if kind != "indirect")
    left, right_ones = len(quoted) / 2, 0.0
    by_confidence: dict[float, list[bool]] = defaultdict(list)
    for confidence, right in quoted:
        by_confidence[confidence].append(right)
    for _, group in sorted(by_confidence.items()):
        taken = min(left, len(group))
        right_ones += sum(group) * taken / len(group)
        left -= taken
    return 100 * right_ones / (len(quoted) / 2) if quoted else 0.0


def by_rule(judged: Judged) -> list[str]:
    """A line for each rule, quoted and not: how many it found, how many of them are right."""
    groups: dict[tuple[str, str], list[tuple[bool, float]]] = defaultdict(list)
    for a, right, kind in judged:
        groups[a.why, "quoted" if kind != "indirect" else "indirect"].append((right, a.confidence))
    return [
        f"{why:34}{kind:9}{len(g):6}  right {sum(r for r, _ in g) / len(g):.2f}"
        f"  said {sum(c for _, c in g) / len(g):.2f}"
        for (why, kind), g in sorted(groups.items(), key=lambda item: -len(item[1]))
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dataset", default="polnear")
    parser.add_argument("--part", choices=("tuning", "aside", "all"), default="tuning")
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--nested", action="store_true")
    options = parser.parse_args()
    module = scorer(options.folder)
    rows = articles(options.folder, options.dataset, options.part)
    find_attributions("A word, she said.", language=rows[0].get("lang", "en"))
    total: Counter[Any] = Counter()
    judged: Judged = []
    seconds, failed = 0.0, 0
    for row in rows:
        began = time.process_time()
        try:
            found = find_attributions(row["text"], language=row.get("lang", "en")).attributions
        except Exception:  # what the bench counts
            found, failed = [], failed + 1
        seconds += time.process_time() - began
        flat = options.dataset in FLAT and not options.nested
        kept = [a for a in found if a.content and not (flat and a.nested_in is not None)]
        counts, ours = judge(module, row, kept)
        total.update(counts)
        judged += ours
    result = module.report(total)
    speed = f"{len(rows) / seconds:.0f} a second, {failed} failed"
    print(f"{options.dataset}, {options.part}: {len(rows)} articles, {speed}")
    for kind in ("all", "quoted", "direct", "mixed", "indirect"):
        r = result[kind]
        p, recall, f = r["e2e"]
        print(
            f"{kind:9} end to end {f:5.1f} (P {p:.1f} R {recall:.1f})"
            f"  content exact {r['content_exact'][2]:5.1f}"
            f"  soft {r['content_soft'][2]:5.1f}  source given content {r['src_tok']:5.1f}  gold {r['gold']}"
        )
    print(f"right of the confident half of the quoted: {confident_half(judged):.1f} %")
    if options.rules:
        print(*by_rule(judged), sep="\n")


if __name__ == "__main__":
    main()
