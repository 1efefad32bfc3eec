"""Learns who is meant by pronouns and descriptions: the weights of ``attr_ranking.tsv``.

``python -m tests.tools.train_ranking`` prints how the sources are named in each author's texts by weights
that have not seen that author, beside the rules alone; ``-o tui/reading/lexicons/en/attr_ranking.tsv``
writes the weights of all. The texts are gold sets as in ``tests/gold``: ``--fresh`` ones, whose ids begin
with two letters for the author; on the ``--fitted`` ones the rules were made, so what the rules say there
tells nothing of how far they can be trusted. Needs scipy. The same files give the same weights.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from tests.bench.gold_attributions import WORD, Mark, Tally, pairs, same, spans
from tui.reading.attributions import Found, assemble, find_attributions
from tui.reading.attributions.entities import Entity
from tui.reading.attributions.meant import Meant
from tui.reading.attributions.ranking import Choice
from tui.reading.attributions.traits import Asked

GOLD = Path(__file__).parents[1] / "gold"
GROUPS = ("hs", "per", "own", "org", "lead")
LEAST = 0.02
"""Smaller weights are left out."""
Weights = dict[str, dict[str, float]]


@dataclass
class Question:
    """One pronoun or description: the traits of each who may be meant, and which are right."""

    group: str
    options: list[list[str]]
    right: list[int]


class Watched(Meant):
    """Sources that note what is asked, and are chosen by given weights, or by the rules alone."""

    weights: Weights | None = None
    asked: dict[int, tuple[Asked, list[tuple[Choice, list[str]]], list[str]]]

    def _choose(self, asked: Asked, choices: list[tuple[Choice, list[str]]], ruled: Entity | None) -> Choice:
        ranking = self.ranking
        assert ranking is not None
        ruling = [ranking.by_rules(asked, choice, ruled) for choice, _ in choices]
        names = [ranking.name_of(choice) for choice, _ in choices]
        noted = [
            (choice, [*own, rule] if rule else own)
            for (choice, own), rule in zip(choices, ruling, strict=True)
        ]
        ASKED[self.body.tokens.starts[asked.source[0]]] = (asked, noted, names)
        if self.weights is None:
            return choices[next((n for n in range(len(ruling)) if ruling[n]), len(choices) - 1)][0]
        ranking.weights = self.weights
        return ranking.best(asked, choices, ruled)


ASKED: dict[int, tuple[Asked, list[tuple[Choice, list[str]]], list[str]]] = {}
"""What was asked of the article being read, by where the source begins."""


def read(row: Mark) -> Found:
    """An article's attributions; fills ``ASKED``."""
    ASKED.clear()
    return find_attributions(row["text"], title=row.get("title"), published=row.get("published"))


def rows(files: Iterable[Path]) -> Iterator[Mark]:
    """The articles of some gold sets."""
    for file in files:
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            if row.get("language", "en") == "en":
                yield row


def questions(articles: Iterable[Mark], *, fitted: bool) -> list[Question]:
    """What is asked in some articles, with the answers of the marks."""
    found: list[Question] = []
    for row in articles:
        ours = read(row)
        asked = dict(ASKED)
        marks = [mark for mark in row["attributions"] if mark.get("in", "text") == "text"]
        body = [a for a in ours.attributions if a.place == "text"]
        for i, j in pairs(marks, body, row["text"]).items():
            source = body[j].source
            if source is None or source.start not in asked:
                continue
            places = spans(marks[i], "source", row["text"])
            if places and not any(a < source.end and source.start < b for a, b in places):
                continue
            question, noted, names = asked.pop(source.start)
            right = answers(marks[i], question, noted, names)
            options = [
                [f"{t} fitted" if fitted and t.startswith("ruled ") else t for t in own] for _, own in noted
            ]
            if right:
                found.append(Question(question.group, options, right))
    return found


def answers(mark: Mark, asked: Asked, noted: list[tuple[Choice, list[str]]], names: list[str]) -> list[int]:
    """Which of those who may be meant are right; none where the right one is not among them."""
    canonical = mark["canonical"] or ""
    wanted = [v for v in (canonical, *mark.get("also", {}).get("canonical", [])) if v]
    said = set(WORD.findall(canonical.lower()))
    if mark["named"] and canonical:
        right = [
            n for n, name in enumerate(names) if name and any(same("canonical", v, name) for v in wanted)
        ]
        if right:
            return right
        right = [n for n, name in enumerate(names) if name and set(WORD.findall(name.lower())) <= said]
        if right:
            return right
        own = set(asked.view.tokens.lows[slice(*asked.source)])
        itself = any(set(WORD.findall(v.lower())) - {"the"} <= own for v in wanted)
        return [len(noted) - 1] if itself else []
    right = [
        n for n, (choice, _) in enumerate(noted) if choice[0] and not names[n] and choice[0].last in said
    ]
    return right or [n for n in range(len(noted)) if not names[n]]


def learn(asked: list[Question], strength: float = 3.0) -> Weights:
    """The weights that make the right answers likeliest, less ``strength`` times half their squares."""
    numbers: dict[tuple[str, str], int] = {}
    where: list[int] = []
    columns: list[int] = []
    begins: list[int] = []
    right: list[bool] = []
    for question in asked:
        begins.append(len(right))
        for n, traits in enumerate(question.options):
            for key in [(g, t) for g in ("all", question.group) for t in sorted(set(traits))]:
                where.append(len(right))
                columns.append(numbers.setdefault(key, len(numbers)))
            right.append(n in question.right)
    table: Any = csr_matrix((np.ones(len(where)), (where, columns)), shape=(len(right), len(numbers)))
    starts, correct = np.array(begins), np.array(right)
    belongs = np.repeat(np.arange(len(begins)), np.diff([*begins, len(right)]))

    def shares(scores: Any) -> tuple[Any, Any]:
        highest = np.maximum.reduceat(scores, starts)
        raised = np.exp(scores - highest[belongs])
        whole = np.add.reduceat(raised, starts)
        return raised / whole[belongs], highest + np.log(whole)

    def loss(weights: Any) -> tuple[float, Any]:
        scores = table @ weights
        every, total = shares(scores)
        good, reached = shares(np.where(correct, scores, -1e9))
        slope = table.T @ (every - good) + strength * weights
        return float((total - reached).sum() + strength / 2 * weights @ weights), slope

    best = minimize(loss, np.zeros(len(numbers)), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x
    weights: Weights = defaultdict(dict)
    for (group, trait), n in numbers.items():
        if abs(best[n]) >= LEAST and not trait.endswith(" fitted"):
            weights[group][trait] = round(float(best[n]), 2)
    return weights


def merged(weights: Weights) -> Weights:
    """The weights by group as the reading uses them."""
    every = weights.get("all", {})
    return {
        group: {t: every.get(t, 0.0) + own.get(t, 0.0) for t in every.keys() | own.keys()}
        for group in GROUPS
        for own in [weights.get(group, {})]
    }


def judged(articles: Iterable[Mark], weights: Weights | None) -> Tally:
    """How some articles are read by given weights, or by the rules alone."""
    Watched.weights = weights
    tally = Tally()
    for row in articles:
        tally.article(row, read(row))
    return tally


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--fresh", type=Path, nargs="+", default=[GOLD / "attributions-4-dev.jsonl"])
    fitted = [GOLD / f"{name}.jsonl" for name in ("attributions", "attributions-2", "attributions-3-dev")]
    parser.add_argument("--fitted", type=Path, nargs="*", default=fitted)
    parser.add_argument("--strength", type=float, default=3.0)
    parser.add_argument("-o", type=Path, dest="output")
    options = parser.parse_args()
    with patch.object(assemble, "Meant", Watched):
        run(options)


def run(options: argparse.Namespace) -> None:
    """Write the weights, or print how well they do."""
    fitted = questions(rows(options.fitted), fitted=True)
    articles: dict[str, list[Mark]] = defaultdict(list)
    for row in rows(options.fresh):
        articles[row["id"][:2]].append(row)
    fresh = {author: questions(own, fitted=False) for author, own in articles.items()}
    if options.output:
        weights = learn([*fitted, *(q for found in fresh.values() for q in found)], options.strength)
        head = [line for line in options.output.read_text("utf-8").splitlines() if line.startswith("#")]
        lines = [f"{g}\t{t}\t{w:g}" for g in ("all", *GROUPS) for t, w in sorted(weights.get(g, {}).items())]
        options.output.write_text("\n".join([*head, *lines]) + "\n", "utf-8")
        return
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for author, own in articles.items():
        others = [q for other, found in fresh.items() if other != author for q in found]
        weights = merged(learn([*fitted, *others], options.strength))
        for name, tally in (("rules", judged(own, None)), ("ranked", judged(own, weights))):
            for key in ("canonical", "named"):
                right, asked = tally.right[key], tally.asked[key]
                totals[f"{name} {key}"][0] += right
                totals[f"{name} {key}"][1] += asked
                print(f"{author:6} {name:7} {key:10} {100 * right / asked:5.1f} % of {asked}")
    for name, (right, asked) in totals.items():
        print(f"{'all':6} {name:18} {100 * right / asked:5.1f} % of {asked}")


if __name__ == "__main__":
    main()
