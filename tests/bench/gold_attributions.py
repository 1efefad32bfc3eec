"""How the attributions of a gold set are read: who that is, stance, channel, day, nesting, refusals.

Run from the root of the tree: ``python -m tests.bench.gold_attributions [--gold FILE …] [--errors KEY]``. The
marks and what they mean are in ``tests/gold``. An attribution of ours is that of a mark when their contents
share at least half of their words, or, where a mark has no content, when the cues meet. Each figure is the
share of right ones among the marks found; for ``channel``, ``day`` and ``parent`` also of the marks that have
one, and of what we give how much is right; for ``stance`` of the marks of each; for ``canonical`` and
``stance`` also of all marks required. Several files count as one set. ``--errors`` prints the wrong ones of
one key.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from tui.model import Attribution, Source
from tui.reading.attributions import Found, find_attributions
from tui.reading.cleaning.language import detect

GOLD = Path(__file__).parents[1] / "gold" / "attributions.jsonl"
WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
KEYS = ("canonical", "kind", "named", "mode", "stance", "channel", "day", "parent")
Mark = dict[str, Any]


def place(text: str, piece: str, nth: int) -> tuple[int, int]:
    """Where the occurrence of ``piece`` after ``nth`` earlier ones stands (counted at every position)."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(piece, at + 1)
    return at, at + len(piece)


def spans(mark: Mark, key: str, text: str) -> list[tuple[int, int]]:
    """The places of a mark's ``content``, ``cue``, ``source`` or ``channel``."""
    value, nth = mark.get(key), mark.get(f"{key}_nth")
    if not value:
        return []
    if isinstance(value, str):
        return [place(text, value, nth or 0)]
    return [place(text, piece, n) for piece, n in zip(value, nth or [0] * len(value), strict=True)]


def tokens(text: str, pieces: list[tuple[int, int]]) -> frozenset[int]:
    """The words in some pieces of a text, by where they begin."""
    return frozenset(m.start() for a, b in pieces for m in WORD.finditer(text, a, b))


def overlap(mark: Mark, ours: Attribution, text: str) -> float:
    """How much of content, or of the cue where one of the two has no content, is shared."""
    gold = tokens(text, spans(mark, "content", text))
    found = tokens(text, [(c.start, c.end) for c in ours.content])
    if not gold or not found:
        cue = tokens(text, spans(mark, "cue", text))
        own = tokens(text, [(ours.cue.start, ours.cue.end)]) if ours.cue else frozenset()
        return 0.5 + 0.01 * len(cue & own) if cue & own else 0.0
    return len(gold & found) / len(gold | found)


def pairs(marks: list[Mark], found: list[Attribution], text: str) -> dict[int, int]:
    """Marks and our attributions, one to one, by ``overlap`` of at least a half, the best first."""
    scored = sorted(
        (-score, i, j)
        for i, mark in enumerate(marks)
        for j, ours in enumerate(found)
        if (mark.get("in", "text") == "title") == (ours.place == "title")
        and (score := overlap(mark, ours, text)) >= 0.5
    )
    matched: dict[int, int] = {}
    for _, i, j in scored:
        if i not in matched and j not in matched.values():
            matched[i] = j
    return matched


def same(key: str, gold: Any, ours: Any) -> bool:
    """Whether two values are the same; names and channels by their words."""
    if isinstance(gold, str) and isinstance(ours, str) and key in ("canonical", "channel"):
        return WORD.findall(gold.lower()) == WORD.findall(ours.lower())
    return bool(gold == ours)


def value(key: str, ours: Attribution, source: Source | None, back: dict[int, int]) -> Any:
    """What we say of an attribution, in the gold set's words."""
    if key in ("canonical", "kind", "named"):
        if source is None:
            # Nobody said to have said it is nobody named, of no kind.
            return {"kind": "unknown", "named": False}.get(key)
        return {"canonical": source.name}.get(key, getattr(source, key, None))
    if key == "channel":
        return ours.channel.text if ours.channel else None
    if key == "day":
        return ours.said_on
    if key == "parent":
        return None if ours.nested_in is None else back.get(ours.nested_in, -1)
    return ours.stance if key == "stance" else ours.mode


def _asked(mark: Mark, key: str) -> bool:
    """Whether a mark asks for a key: for the name only where somebody is named."""
    return key != "canonical" or bool(mark["named"] and mark["canonical"])


class Tally:
    """Counts over all articles."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()
        """Counts by the name of the line they are printed in."""
        self.marks = self.found = self.wanted = self.ours = self.wrong = 0
        self.errors: dict[str, list[str]] = defaultdict(list)

    def article(self, row: Mark, found: Found) -> None:
        """Takes up one article."""
        marks, text, title = row["attributions"], row["text"], row.get("title") or ""
        matched: dict[int, int] = {}
        for where, body in (("text", text), ("title", title)):
            here = [i for i, mark in enumerate(marks) if mark.get("in", "text") == where]
            ours = [n for n, a in enumerate(found.attributions) if a.place == where]
            got = pairs([marks[i] for i in here], [found.attributions[n] for n in ours], body)
            matched |= {here[i]: ours[j] for i, j in got.items()}
        self._count(row, marks, found, matched)

    def _count(self, row: Mark, marks: list[Mark], found: Found, matched: dict[int, int]) -> None:
        sources = {s.id: s for s in found.sources}
        back = {j: i for i, j in matched.items()}
        for i, mark in enumerate(marks):
            self.wanted += not mark.get("optional")
            self.found += i in matched and not mark.get("optional")
            if not mark.get("optional"):
                for key in ("canonical", "stance"):
                    self.asked[f"{key} of all"] += _asked(mark, key)
            if i not in matched:
                if not mark.get("optional"):
                    self.errors["missed"].append(
                        f"{row['id']} {mark['source']} | {mark['cue']} | {mark['content']}"
                    )
                continue
            ours = found.attributions[matched[i]]
            for key in KEYS:
                self._value(row, mark, ours, key, value(key, ours, sources.get(ours.source_id or ""), back))
        self.ours += len(found.attributions)
        for j, ours in enumerate(found.attributions):
            if j not in back:
                self.wrong += 1
                source = ours.source.text if ours.source else None
                pieces = [c.text for c in ours.content]
                self.errors["spurious"].append(
                    f"{row['id']} {source} | {ours.cue and ours.cue.text} | {pieces}"
                )

    def _value(self, row: Mark, mark: Mark, ours: Attribution, key: str, got: Any) -> None:
        if not _asked(mark, key):
            return
        right = any(same(key, gold, got) for gold in (mark.get(key), *mark.get("also", {}).get(key, [])))
        names = [key]
        if key in ("channel", "day", "parent"):
            names += [f"{key} given"] if mark.get(key) is not None else []
            names += [f"{key} ours"] if got is not None else []
        if key == "stance":
            names.append(f"stance {mark['stance']}")
        for name in names:
            self.asked[name] += 1
            self.right[name] += right
        if key in ("canonical", "stance") and not mark.get("optional"):
            self.right[f"{key} of all"] += right
        if not right:
            cue = ours.cue.text if ours.cue else None
            told = ours.source.text if ours.source else None
            self.errors[key].append(
                f"{row['id']} want {mark.get(key)!r} got {got!r} | {told} | {cue} | {mark['content']}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", metavar="FILE", type=Path, nargs="+", default=[GOLD])
    parser.add_argument("--errors", metavar="KEY")
    options = parser.parse_args()
    tally = Tally()
    for line in [line for file in options.gold for line in file.read_text("utf-8").splitlines()]:
        row = json.loads(line)
        found = find_attributions(
            row["text"],
            title=row.get("title"),
            published=row.get("published"),
            language=row.get("language") or detect([WORD.findall(row["text"].lower())]) or "en",
        )
        tally.article(row, found)
    print(f"found {tally.found} of {tally.wanted} ({100 * tally.found / tally.wanted:.1f} %)")
    print(f"ours {tally.ours}, without a mark {tally.wrong}")
    order = [*KEYS, *sorted(tally.asked.keys() - set(KEYS))]
    for key in sorted((k for k in order if tally.asked[k]), key=lambda k: KEYS.index(k.split()[0])):
        share = 100 * tally.right[key] / tally.asked[key]
        print(f"{key:16} right {share:5.1f} % of {tally.asked[key]}")
    if options.errors:
        print(*tally.errors[options.errors], sep="\n")


if __name__ == "__main__":
    main()
