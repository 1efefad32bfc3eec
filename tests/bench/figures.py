"""How well figures are read, against text marked by people.

Run from the root of the tree: ``python -m tests.bench.figures [FOLDER] [--part PART] [--errors]``.
FOLDER holds ``score_figures.py``, ``score_recognizers.py``, ``measure.py`` and their data; without it only
the gold set of the tree, ``tests/gold/figures.jsonl``, is scored. Speed is that of this process; import time
needs a quiet machine.

A quarter of every data set is set aside: the first when its ids are sorted by their SHA-1. Rules are made by
looking at the other part (``--part tuning``); ``--errors``, which lists what is wrong, never shows texts of
the quarter (``--part aside``).
"""

import argparse
import contextlib
import gzip
import hashlib
import importlib
import io
import json
import re
import subprocess
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from tests.bench import gold_figures
from tui.model import Figure
from tui.reading.figures import find_figures
from tui.reading.lexicon import lexicon

ASIDE = 4
"""One in so many texts is set aside."""
NO_NUMBERS = {"ordinal", "label", "date", "time"}
RELATIVE = re.compile(
    r"(?i)\b(?:ago|last|next|this|today|tonight|yesterday|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
"""Told from the day of publication; other dates without a digit hang on what the text tells."""
Row = dict[str, Any]


def _lines(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def part_of(rows: list[Row], group: str, part: str) -> list[Row]:
    """The rows of a part: ``tuning``, ``aside`` or ``all``; a quarter of every group is set aside."""
    ids = defaultdict(list)
    for row in rows:
        ids[row[group]].append(row["id"])
    aside = set()
    for members in ids.values():
        members.sort(key=lambda i: hashlib.sha1(i.encode()).hexdigest())
        aside |= set(members[: round(len(members) / ASIDE)])
    return [row for row in rows if part == "all" or (row["id"] in aside) == (part == "aside")]


def as_dict(figure: Figure) -> Row:
    """A figure as the record has it."""
    counted = figure.counted and {"text": figure.counted.text}
    names = ("start", "end", "text", "kind", "value", "low", "high", "bound", "change", "unit")
    return {name: getattr(figure, name) for name in names} | {"counted": counted}


def read(row: Row, published: str | None = None) -> list[Row]:
    """The figures of a row's text."""
    return [as_dict(figure) for figure in find_figures(row["text"], published=published)]


def newsquant(scorer: Any, rows: list[Row], found: dict[str, list[Row]]) -> None:
    """The three F1 of NewsQuant, and bounds on matched spans."""
    with contextlib.redirect_stdout(io.StringIO()):
        n = scorer.cqe(rows, found, False, NO_NUMBERS)
        spans = scorer.span(rows, found, None, NO_NUMBERS)
    f1 = {key: scorer.prf(n[key], n["gt"], n["model"]) for key in ("value_strict", "unit", "change")}
    for key, (p, r, f) in f1.items():
        print(f"  NewsQuant {key:14} F1 {f:5.1f} (P {p:.1f} R {r:.1f}; gold {n['gt']})")
    print(f"  NewsQuant bound other than =  {share(spans['bmok'], spans['bnm'])}")
    print(f"  NewsQuant counted noun's head {share(spans['cok'], spans['cn'])}")


def whole_texts(scorer: Any, rows: list[Row], found: dict[str, list[Row]]) -> None:
    """Spans of GUM's texts, numbers only; counted nouns."""
    for name in ("gum-news", "gum-other"):
        with contextlib.redirect_stdout(io.StringIO()):
            n = scorer.span([r for r in rows if r["dataset"] == name], found, None, NO_NUMBERS)
        overlap, exact = (scorer.prf(n[k], n["gold"], n["pred"])[2] for k in ("tpg", "exact"))
        core = scorer.prf(n["exact"] + only_bounds(scorer, name, rows, found), n["gold"], n["pred"])[2]
        print(
            f"  {name:9} overlap {overlap:5.1f}  exact {exact:5.1f} (bound words aside {core:.1f})"
            f"  value {share(n['vok'], n['vn'])}  counted head {share(n['cok'], n['cn'])}"
        )


def only_bounds(scorer: Any, name: str, rows: list[Row], found: dict[str, list[Row]]) -> int:
    """How many spans are not exact only because the contract's spans hold the words of the bound."""
    phrases = {phrase for phrase, *_ in lexicon("en", "fig_bounds")}
    count = 0
    for row in (r for r in rows if r["dataset"] == name):
        marks = [f for f in row["figures"] if f["start"] is not None]
        for i, j in scorer.match(marks, found[row["id"]]):
            mark, f = marks[i], found[row["id"]][j]
            if mark["kind"] in NO_NUMBERS or (mark["start"], mark["end"]) == (f["start"], f["end"]):
                continue
            rest = f["text"].lower().replace(mark["text"].lower(), "\n", 1)
            count += all(not part.strip() or part.strip() in phrases for part in rest.split("\n"))
    return count


def share(part: int, whole: int) -> str:
    """A share in percent, with what it is of."""
    return f"{100 * part / whole:5.1f} ({part}/{whole})" if whole else "  n/a"


def dates(rows: list[Row], errors: bool) -> None:
    """Dates of GUM's texts whose day, month or year people have given, relative ones apart."""
    right: dict[str, Counter[bool]] = defaultdict(Counter)
    for row in rows:
        found = read(row, row.get("date"))
        for mark in row["figures"]:
            when = (mark.get("date") or {}).get("when")
            if mark["kind"] != "date" or not when:
                continue
            absolute = any(c.isdigit() for c in mark["text"]) and "ago" not in mark["text"]
            kind = "absolute" if absolute else "relative" if RELATIVE.search(mark["text"]) else "other"
            near = [f for f in found if f["start"] < mark["end"] and f["end"] > mark["start"]]
            ok = any(isinstance(f["value"], str) and same_day(f["value"], when) for f in near)
            right[kind][ok] += 1
            if errors and not ok:
                around = " ".join(row["text"][max(0, mark["start"] - 40) : mark["end"] + 30].split())
                values = [f["value"] for f in near]
                print(f"    {kind}: {mark['text']!r} {when} {row['date']} {values} in {around!r}")
    for kind, n in sorted(right.items()):
        print(f"  dates {kind:9} {share(n[True], n.total())}")


def same_day(ours: str, when: str) -> bool:
    """Whether a date agrees with a marked one, as exact as either is; an end of our interval will do."""
    ends = ours.split("/")
    if when.count("-") < 2 and when.lstrip("-").isdigit():
        return any(end.lstrip("-").isdigit() and int(end) == int(when) for end in ends) or when in ours
    return any(end == when or end.startswith(when) or when.startswith(end) for end in ends)


def specs(measure: Any, folder: Path, part: str, errors: bool) -> None:
    """Recognizers-Text's English specs, through its scorer."""
    rows = _lines(folder / "data" / "recognizers.jsonl.gz")
    rows = part_of([r for r in rows if r["recognizer"] not in ("datetime", "phone")], "recognizer", part)
    found = {r["id"]: [measure.figure_for_scorer(f) for f in read(r, r.get("refdate"))] for r in rows}
    importlib.import_module("score_recognizers").run(rows, found)
    for row in rows if errors else []:
        print(f"    {row['recognizer']} {row['text']!r}")
        for e in row["expected"]:
            print(f"       wanted {e['text']!r} {e['resolution']}")
        for f in found[row["id"]]:
            print(f"       found {f['text']!r} {f['value']} {f['low']} {f['high']} {f['unit']} {f['bound']}")


def show_errors(scorer: Any, rows: list[Row], found: dict[str, list[Row]]) -> None:
    """Every figure missed, made up or wrong, by class."""
    classes: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        marks = [f for f in row["figures"] if f["start"] is not None and f["kind"] not in NO_NUMBERS]
        ours = found[row["id"]]
        pairs = scorer.match([f for f in row["figures"] if f["start"] is not None], ours)
        all_marks = [f for f in row["figures"] if f["start"] is not None]
        taken = dict(pairs)
        for i, mark in enumerate(all_marks):
            if mark not in marks:
                continue
            around = " ".join(row["text"][max(0, mark["start"] - 50) : mark["end"] + 40].split())
            if i not in taken:
                classes["missed"].append(f"{mark['text']!r} in {around!r}")
                continue
            f = ours[taken[i]]
            for name, ok in judged(scorer, mark, f).items():
                if not ok:
                    short = {k: f[k] for k in ("text", "value", "low", "high", "unit", "counted", "bound")}
                    wanted = {
                        k: mark.get(k)
                        for k in ("text", "value", "low", "high", "unit", "unit_norm", "counted", "bound")
                    }
                    classes[name].append(f"{wanted}\n        {short}\n        in {around!r}")
        for j, f in enumerate(ours):
            if j not in taken.values() and f["kind"] not in NO_NUMBERS:
                around = " ".join(row["text"][max(0, f["start"] - 50) : f["end"] + 40].split())
                classes["spurious"].append(f"{f['text']!r} {f['kind']} in {around!r}")
    for name, cases in classes.items():
        print(f"== {name}: {len(cases)}", *cases, sep="\n    ")


def judged(scorer: Any, mark: Row, f: Row) -> dict[str, bool]:
    """Which fields of a figure are right."""
    values = scorer.vals(mark)
    named = mark.get("unit") or mark.get("unit_norm") not in (None, "-")
    head = not mark.get("counted") or scorer.headnoun(mark["counted"]) in scorer.lem(f.get("counted") or "")
    return {
        "value": values is None or scorer.veq(values, scorer.vals(f)),
        "unit": not named or scorer.unit_ok(mark, f, True),
        "bound": "bound" not in mark or (f.get("bound") or "=") == (mark["bound"] or "="),
        "counted": head,
    }


def speed(rows: list[Row]) -> None:
    """Whole texts a second in this process, and what the import adds."""
    texts = [row["text"] for row in rows if row["dataset"].startswith("gum")]
    began = time.perf_counter()
    for text in texts:
        find_figures(text)
    seconds = time.perf_counter() - began
    words = sum(len(text.split()) for text in texts)
    print(f"  {len(texts) / seconds:.0f} texts a second of {words // len(texts)} words on average")
    code = (
        "import time, tui.model; t = time.perf_counter(); from tui.reading.figures import find_figures as f;"
    )
    code += "f('One of 2'); print(round(1000 * (time.perf_counter() - t)))"
    took = sorted(int(subprocess.check_output([sys.executable, "-c", code])) for _ in range(5))
    print(f"  import and first tables: {took[2]} ms (middle of 5)")


def marked(folder: Path, options: argparse.Namespace) -> None:
    """Everything that needs the folder."""
    sys.path.insert(0, str(folder))
    scorer, measure = importlib.import_module("score_figures"), importlib.import_module("measure")
    rows = part_of(_lines(folder / "data" / "figures.jsonl.gz"), "dataset", options.part)
    found = {row["id"]: [measure.figure_for_scorer(f) for f in read(row)] for row in rows}
    sets = options.dataset.split(",")
    print(f"== {options.part}")
    newsquant(scorer, [r for r in rows if r["dataset"] == "newsquant"], found)
    whole_texts(scorer, rows, found)
    if options.errors and options.part == "tuning":
        show_errors(scorer, [r for r in rows if r["dataset"] in sets], found)
    dates([r for r in rows if r["dataset"].startswith("gum")], options.errors and "dates" in sets)
    specs(measure, folder, options.part, options.errors and "specs" in sets)
    speed(rows)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--part", choices=("tuning", "aside", "all"), default="tuning")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--dataset", default="newsquant", help="whose errors: data sets, dates, specs, gold")
    options = parser.parse_args()
    if options.part != "tuning":
        options.errors = False
    if options.folder:
        marked(options.folder, options)
    print("== gold set of the tree")
    gold_figures.score(options.errors and "gold" in options.dataset)


if __name__ == "__main__":
    main()
