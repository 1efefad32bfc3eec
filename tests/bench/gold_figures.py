"""Scores figures, and who stands behind them, on a gold set.

``python -m tests.bench.gold_figures [--gold FILE] [--errors] [--field NAME]``; FILE is
``tests/gold/figures.jsonl`` unless said. ``--errors`` lists what is wrong, of one field or all: for a set
that is looked at, never for one that only judges.
"""

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from tui.model import Article, Figure, RawDocument
from tui.reading.read import read

GOLD = Path(__file__).resolve().parents[1] / "gold" / "figures.jsonl"
Row = dict[str, Any]
SMALL = frozenset(
    "the a an of and for in on at mr mrs ms dr sir dame one his her their its who".split()  # noqa: SIM905
)


def score(errors: bool, gold: Path = GOLD, only: str | None = None) -> None:
    """Prints how much of every field is right; ``errors`` lists what is not (in the field ``only``)."""
    n: dict[str, Counter[bool]] = defaultdict(Counter)
    wrong: dict[str, list[str]] = defaultdict(list)
    totals: Counter[str] = Counter()
    for line in gold.read_text("utf-8").splitlines():
        row = json.loads(line)
        article = read_document(row)
        for mark, figure in _pairs(row, article, totals, wrong):
            for field, right in _judged(mark, figure, article).items():
                n[field][right] += 1
                if not right:
                    wrong[field].append(_case(row, mark, figure, article, field))
    _report(n, totals)
    for field, cases in wrong.items() if errors else ():
        if only in (None, field):
            print(f"== {field}: {len(cases)}", *cases, sep="\n    ")


def read_document(row: Row) -> Article:
    """The record of a gold article, its text taken as clean."""
    return read(RawDocument(raw=row["text"], clean=False, title=row["title"], published=row["published"]))


def _report(n: dict[str, Counter[bool]], totals: Counter[str]) -> None:
    for name in ("found", "exact"):
        p, r = totals[name] / totals["ours"], totals[name] / totals["marked"]
        print(f"  spans {name:6} F1 {200 * p * r / (p + r):5.1f} (P {100 * p:.1f} R {100 * r:.1f})")
    for field, counts in n.items():
        print(f"  {field:20} {100 * counts[True] / counts.total():5.1f} ({counts[True]}/{counts.total()})")
    right = n["source"][True]
    print(f"  source, missed figures counted as wrong {100 * right / totals['marked']:5.1f}")


def _at(row: Row, mark: Row) -> int:
    field, at = row["title"] if mark.get("in") == "title" else row["text"], -1
    for _ in range(mark["nth"] + 1):
        at = field.index(mark["span"], at + 1)
    return int(at)


def _pairs(
    row: Row, article: Article, totals: Counter[str], wrong: dict[str, list[str]]
) -> list[tuple[Row, Figure]]:
    """Marked figures with the found ones they overlap most, one to one."""
    free = list(article.figures)
    totals["ours"] += len(free)
    totals["marked"] += len(row["figures"])
    pairs = []
    for mark in row["figures"]:
        start, place = _at(row, mark), mark.get("in", "text")
        end = start + len(mark["span"])
        near = [f for f in free if f.place == place and f.start < end and f.end > start]
        text = row["title"] if place == "title" else row["text"]
        around = " ".join(text[max(0, start - 50) : end + 40].split())
        if not near:
            wrong["missed"].append(f"{mark['span']!r} {mark['kind']} in {around!r}")
            continue
        best = max(near, key=lambda f: min(f.end, end) - max(f.start, start))
        free.remove(best)
        totals["found"] += 1
        totals["exact"] += (best.start, best.end) == (start, end)
        if (best.start, best.end) != (start, end):
            wrong["span"].append(f"{mark['span']!r} found {best.text!r} in {around!r}")
        pairs.append((mark, best))
    for f in free:
        text = row["title"] if f.place == "title" else row["text"]
        around = " ".join(text[max(0, f.start - 50) : f.end + 40].split())
        wrong["made up"].append(f"{f.text!r} {f.kind} in {around!r}")
    return pairs


def _judged(mark: Row, figure: Figure, article: Article) -> dict[str, bool]:
    fields = {
        "kind": figure.kind == mark["kind"],
        "bound": figure.bound == mark["bound"],
        "change": figure.change == mark["change"],
    }
    if mark["value"] is not None:
        fields["value"] = _same(mark["value"], figure)
    if mark["kind"] not in ("date", "time", "identifier", "ordinal", "rank", "score"):
        ours = _unit(figure.unit)
        if mark["kind"] == "money" and ours:  # the marks give a price per unit in the plain currency
            ours = ours.partition(" per ")[0]
        fields["unit"] = ours == _unit(mark["unit"])
    if mark["bound"] != "exact":
        fields["bound not exact"] = fields["bound"]
    if mark["change"]:
        fields["change not none"] = fields["change"]
    if mark["counted"]:
        head = mark["counted"].split()[-1].lower()
        fields["counted head"] = bool(figure.counted) and head in figure.counted.text.lower().split()  # type: ignore[union-attr]
    if mark["date"]:
        value = figure.value
        fields["date"] = isinstance(value, str) and _same_date(value, mark["date"])
    source = _source_right(mark, figure, article)
    return fields | {"source": source, f"source: {mark['support']}": source}


def _unit(name: str | None) -> str | None:
    return name and name.removesuffix(" of age")


def _same(value: Any, figure: Figure) -> bool:
    if isinstance(value, list):
        return _near(value[0], figure.low) and _near(value[1], figure.high)
    return _near(value, figure.value)


def _near(a: Any, b: Any) -> bool:
    if not isinstance(a, int | float) or not isinstance(b, int | float):
        return bool(a == b)
    return abs(a - b) <= 0.005 * abs(a) + 1e-9


def _same_date(ours: str, mark: str) -> bool:
    return ours == mark or (mark.startswith("T") and mark[1:] in ours)


def _source_right(mark: Row, figure: Figure, article: Article) -> bool:
    """Leniently: ``attributed`` and ``carried`` are one, a name agrees if a word of it does."""
    if mark["support"] == "nobody" or figure.attribution is None:
        return mark["support"] == "nobody" and figure.attribution is None
    attribution = article.attributions[figure.attribution]
    if mark["source"] is None:
        return True
    ours = [attribution.source.text if attribution.source else ""]
    for source in article.sources:
        if source.id == attribution.source_id:
            ours += [source.name, *(article.text[m.start : m.end] for m in source.mentions)]
    return bool(_words(mark["source"]) & {word for name in ours for word in _words(name or "")})


def _words(name: str) -> set[str]:
    return {w.strip(".,'’s").lower() for w in name.split() if w.strip(".,").lower() not in SMALL}


def _case(row: Row, mark: Row, figure: Figure, article: Article, field: str) -> str:
    text = row["title"] if figure.place == "title" else row["text"]
    wide = 160 if field.startswith("source") else 50
    around = " ".join(text[max(0, figure.start - wide) : figure.end + 60].split())
    key = {"counted head": "counted", "bound not exact": "bound", "change not none": "change"}.get(
        field, field
    )
    if field.startswith("source"):
        found = figure.attribution is not None and article.attributions[figure.attribution].source
        ours = f"{found and found.text!r} {figure.text!r} in {around!r}"
        return f"{row['id']} {mark['support']} {mark['source']!r}: {ours}"
    ours = str(
        f"{figure.value} {figure.low} {figure.high}" if field in ("value", "date") else getattr(figure, key)
    )
    if key == "counted":
        ours = figure.counted.text if figure.counted else "None"
    return f"{figure.text!r}: {mark[key]!r}, found {ours!r} in {around!r}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--field")
    options = parser.parse_args()
    score(options.errors, options.gold, options.field)


if __name__ == "__main__":
    main()
