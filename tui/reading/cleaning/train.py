"""Learn the line model's weights from pages whose article text was marked.

``python -m tui.reading.cleaning.train DATA -o FILE``: DATA is JSON Lines (plain or .xz) of ``text``,
``gold_body``, ``site`` and ``license``; pages whose licence does not allow weights to be shipped are left
out. Needs numpy, and nothing else the package itself does not need. The same data give the same file.
"""

import argparse
import hashlib
import json
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from tui.reading.cleaning.candidates import TABLES as TITLE_TABLES
from tui.reading.cleaning.candidates import candidates
from tui.reading.cleaning.cleaner import choose_body, scores
from tui.reading.cleaning.context import TABLES as CONTEXT_TABLES
from tui.reading.cleaning.context import context_features
from tui.reading.cleaning.features import (
    OWN_TABLES,
    long_words,
    offsets,
    own_features,
    page_features,
    word_features,
)
from tui.reading.cleaning.model import Stored, Weights, unpack
from tui.reading.cleaning.survey import Page, survey

FREE = ("MIT", "CC-BY", "CC0", "Apache")
FOLDS = 4
SWITCH = 20.0
"""What a change between article and page costs, in weighted log odds."""
WORDS = 12_000
_LONG = "+ "
"""Before the words of long passages, to tell them from others."""
Without = tuple[str, ...]
_WORD = re.compile(r"\w+")
_SHINGLE = 4


@dataclass
class Example:
    """One page, surveyed, with what its passages truly are."""

    page: Page
    own: list[list[int]]
    words: list[list[str]]
    truth: list[int]
    weight: list[float]
    fold: int
    site: str
    title: str
    """Empty where unknown."""


def free(record: dict[str, Any]) -> bool:
    """Whether weights learnt from a record may be shipped: a free licence, and none of its restrictions."""
    licence = str(record.get("license") or "")
    return licence.startswith(FREE) and "-NC" not in licence and "research" not in licence.lower()


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSON Lines file."""
    with (
        lzma.open(path, "rt", encoding="utf-8")
        if path.suffix == ".xz"
        else path.open(encoding="utf-8") as lines
    ):
        for line in lines:
            yield json.loads(line)


def site_of(record: dict[str, Any]) -> str:
    """The site a record is from."""
    return str(record.get("site") or record.get("id"))


def fold_of(site: str) -> int:
    """The fold a site belongs to: all pages of a site are in one."""
    return int.from_bytes(hashlib.sha256(site.encode()).digest()[:4]) % FOLDS


def example(record: dict[str, Any]) -> Example:
    """A record as an example: features of the first round, and the truth about every passage."""
    page = survey(record["text"])
    own = [
        [*own_features(p, page.junk[i], page.sections[i]), *beside]
        for i, (p, beside) in enumerate(zip(page.found, page_features(page.found, page.keys), strict=True))
    ]
    truth = label([p.text for p in page.found], record["gold_body"] or "")
    inside = max(50, sum(min(p.count, 1000) for p, body in zip(page.found, truth, strict=True) if body))
    # A page counts much the same whether it is long or short.
    weight = [(1.0 + min(p.count, 60)) ** 0.5 / inside**0.4 for p in page.found]
    site = site_of(record)
    title = str(record.get("gold_title") or "")
    words = [[*word_features(p), *(_LONG + word for word in sorted(long_words(p)))] for p in page.found]
    return Example(page, own, words, truth, weight, fold_of(site), site, title)


def label(texts: list[str], gold: str) -> list[int]:
    """1 for each passage that is article text: half its runs of four words stand in the marked text; a
    shorter one must be a whole line of it, between the first and the last of the longer ones."""
    tokens = _WORD.findall(gold)
    runs = {tuple(tokens[i : i + _SHINGLE]) for i in range(len(tokens))}
    lines = {" ".join(_WORD.findall(line)) for line in gold.splitlines()}
    truth = [0] * len(texts)
    short = []
    for i, text in enumerate(texts):
        own = _WORD.findall(text)
        if len(own) < _SHINGLE + 1:
            if own and " ".join(own) in lines:
                short.append(i)
            continue
        parts = [tuple(own[j : j + _SHINGLE]) for j in range(len(own) - _SHINGLE + 1)]
        truth[i] = int(2 * sum(part in runs for part in parts) >= len(parts))
    inside = [i for i, value in enumerate(truth) if value]
    if inside:
        for i in short:
            truth[i] = int(inside[0] <= i <= inside[-1] + 1)
    return truth


def fit(
    rows: list[list[int]], size: int, truth: Any, weight: Any, rate: float, decay: float, rounds: int
) -> Any:
    """Logistic regression over bins by Adagrad on small batches, in a fixed order of chance."""
    width = max(map(len, rows))
    table = np.full((len(rows), width), size, dtype=np.int64)
    for i, row in enumerate(rows):
        table[i, : len(row)] = row
    values = np.zeros(size + 1)
    squares = np.full(size + 1, 1e-6)
    chance = np.random.default_rng(0)
    for turn in range(rounds):
        order = chance.permutation(len(rows))
        for at in range(0, len(order), 512):
            batch = order[at : at + 512]
            bins = table[batch]
            odds = values[bins].sum(1)
            slope = (1 / (1 + np.exp(-np.clip(odds, -30, 30))) - truth[batch]) * weight[batch]
            slopes = np.bincount(bins.ravel(), np.repeat(slope, width), size + 1)
            touched = np.unique(bins)
            gradient = slopes[touched] / len(batch) + decay * values[touched]
            squares[touched] += gradient**2
            values[touched] -= rate * (0.7**turn + 0.05) * gradient / np.sqrt(squares[touched])
            values[size] = 0.0
    return values[:size]


@dataclass
class First:
    """The first round, learnt."""

    own: Any
    words: dict[str, float]

    def scores(self, e: Example) -> list[float]:
        """Log odds of a page's passages."""
        return [
            float(sum(self.own[b] for b in bins)) + sum(self.words.get(w, 0.0) for w in words)
            for bins, words in zip(e.own, e.words, strict=True)
        ]


def bins_of(tables: dict[str, int], names: Without) -> frozenset[int]:
    """The bins of the tables whose names begin with one of ``names``."""
    found: list[int] = []
    for (name, size), at in zip(tables.items(), offsets(tables), strict=True):
        if name.startswith(names):
            found += range(at, at + size)
    return frozenset(found)


def fit_first(examples: list[Example], without: Without = ()) -> First:
    """Learn the first round: bins, and the words that many sites have."""
    gone = bins_of(OWN_TABLES, without)
    sites: dict[str, set[str]] = defaultdict(set)
    for e in examples:
        for words in e.words:
            for word in words:
                sites[word].add(e.site)
    common = sorted((w for w, s in sites.items() if len(s) >= 4), key=lambda w: (-len(sites[w]), w))
    for left_out, long in (("words", False), ("long words", True)):
        if left_out in without:
            common = [word for word in common if word.startswith(_LONG) != long]
    size = sum(OWN_TABLES.values())
    number = {word: size + i for i, word in enumerate(common)}
    rows = [
        [b for b in bins if b not in gone] + [number[w] for w in words if w in number]
        for e in examples
        for bins, words in zip(e.own, e.words, strict=True)
    ]
    values = fit(rows, size + len(common), *_targets(examples), rate=0.15, decay=2e-6, rounds=4)
    listed = sorted(common, key=lambda w: (-abs(values[number[w]]) * len(sites[w]) ** 0.5, w))[:WORDS]
    return First(values[:size], {w: float(values[number[w]]) for w in listed})


def _targets(examples: list[Example]) -> tuple[Any, Any]:
    truth = np.array([t for e in examples for t in e.truth], dtype=float)
    weight = np.array([w for e in examples for w in e.weight])
    return truth, weight / weight.mean()


def context_rows(e: Example, first: First) -> list[list[int]]:
    """The second round's bins of a page, on scores of a first round that did not learn from it."""
    return list(context_features(e.page.found, first.scores(e), e.page.junk, e.page.sections))


def train(examples: list[Example], without: Without = ()) -> Stored:
    """Both rounds; the second learns from scores of first rounds that had not seen the page's site.

    ``without``: tables and word lists to leave out, to see what they give.
    """
    gone = bins_of(CONTEXT_TABLES, without)
    rows: list[list[int]] = []
    ordered: list[Example] = []
    for fold in sorted({e.fold for e in examples}):
        first = fit_first([e for e in examples if e.fold != fold], without)
        for e in (e for e in examples if e.fold == fold):
            ordered.append(e)
            rows.extend(context_rows(e, first))
    truth, weight = _targets(ordered)
    used = [i for i, row in enumerate(rows) if row]
    near = [[b for b in rows[i] if b not in gone] for i in used]
    context = fit(
        near, sum(CONTEXT_TABLES.values()), truth[used], weight[used], rate=0.1, decay=1e-4, rounds=4
    )
    first = fit_first(examples, without)
    bare = pack(first, context, np.zeros(sum(TITLE_TABLES.values())))
    return pack(first, context, fit_title(examples, unpack(bare), without))


def fit_title(examples: list[Example], use: Weights, without: Without = ()) -> Any:
    """Learn which candidate is the headline, on bodies as the line model finds them."""
    gone = bins_of(TITLE_TABLES, without)
    pages: list[tuple[list[list[int]], list[bool]]] = []
    for e in examples:
        if not e.title:
            continue
        page = e.page
        kept = choose_body(page, scores(page, use), use.switch)
        listed = candidates(page.found, page.junk, kept, page.keys)
        right = [is_title(page.found[i].text, e.title) for i, _ in listed]
        if any(right):
            pages.append(([[b for b in bins if b not in gone] for _, bins in listed], right))
    return fit_choice(pages, sum(TITLE_TABLES.values()))


def is_title(text: str, title: str) -> bool:
    """Whether a line is the title, a site's name at the end of either aside."""
    own, wanted = _WORD.findall(text.casefold()), _WORD.findall(title.casefold())
    if own == wanted:
        return True
    for mark in (" | ", " - ", " – ", " — ", " · ", " » ", " :: ", ": "):
        for whole, part in ((text, wanted), (title, own)):
            head, _, _ = whole.rpartition(mark)
            _, _, tail = whole.partition(mark)
            if part and part in (_WORD.findall(head.casefold()), _WORD.findall(tail.casefold())):
                return True
    return False


def fit_choice(pages: list[tuple[list[list[int]], list[bool]]], size: int) -> Any:
    """Softmax regression over the candidates of each page by Adagrad; right ones share the truth."""
    values = np.zeros(size)
    squares = np.full(size, 1e-6)
    chance = np.random.default_rng(0)
    tables = [(np.array(rows), np.array(right, dtype=float)) for rows, right in pages]
    for turn in range(12):
        order = chance.permutation(len(tables))
        for at in range(0, len(order), 16):
            gradient = np.zeros(size)
            for n in order[at : at + 16]:
                bins, right = tables[n]
                odds = np.exp(values[bins].sum(1) - values[bins].sum(1).max())
                likely = odds / odds.sum()
                true = likely * right
                slope = likely - true / (true.sum() + 1e-12)
                gradient += np.bincount(bins.ravel(), np.repeat(slope, bins.shape[1]), size)
            touched = np.flatnonzero(gradient)
            step = gradient[touched] / 16 + 5e-3 * values[touched]
            squares[touched] += step**2
            values[touched] -= 0.05 * (0.7**turn + 0.05) * step / np.sqrt(squares[touched])
    return values


def pack(first: First, context: Any, title: Any) -> Stored:
    """Weights as whole numbers of eight bits."""
    own_scale, own = _whole(first.own)
    words_scale, words = _whole(np.array(list(first.words.values())))
    context_scale, whole = _whole(context)
    title_scale, titles = _whole(title)
    listed = {word: w for word, w in zip(first.words, words, strict=True) if w}
    return Stored(
        trained_on="",
        own_scale=own_scale,
        own=own,
        words_scale=words_scale,
        words={word: listed[word] for word in sorted(listed) if not word.startswith(_LONG)},
        long_words={word[len(_LONG) :]: listed[word] for word in sorted(listed) if word.startswith(_LONG)},
        context_scale=context_scale,
        context=whole,
        switch=SWITCH,
        title_scale=title_scale,
        title=titles,
    )


def _whole(values: Any) -> tuple[float, list[int]]:
    scale = float(np.abs(values).max(initial=0.0)) / 127 or 1.0
    return round(scale, 9), [int(v) for v in np.rint(values / scale)]


def examples_of(records: Iterable[dict[str, Any]]) -> list[Example]:
    """All records as examples; of every third the article with little around it too, as careful tools leave
    it, so that the model does not count on a page around every article."""
    found = []
    for n, record in enumerate(records):
        found.append(example(record))
        if n % 3 == 0:
            cropped = crop(record["text"], found[-1])
            if cropped:
                found.append(example({**record, "text": cropped, "gold_title": None}))
    return found


def crop(raw: str, e: Example) -> str:
    """The article with at most three passages before it and two after."""
    inside = [i for i, value in enumerate(e.truth) if value]
    if not inside:
        return ""
    passages = e.page.found
    first = max(0, inside[0] - 3)
    last = min(len(passages) - 1, inside[-1] + len(raw) % 3)
    return raw[passages[first].start : passages[last].end]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    records = [r for r in read_records(arguments.data) if free(r)]
    sources = Counter(f"{r.get('source')} ({r.get('license')})" for r in records)
    stored = train(examples_of(records))
    named = ", ".join(f"{name}: {count} texts" for name, count in sorted(sources.items()))
    arguments.output.write_bytes(msgspec.json.encode(msgspec.structs.replace(stored, trained_on=named)))


if __name__ == "__main__":
    main()
