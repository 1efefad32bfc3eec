"""Which line is the headline: learnt weights over a few bins per candidate, the best candidate wins."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tui.reading.cleaning.junk import Verdict
from tui.reading.cleaning.lines import Passage
from tui.reading.cleaning.phrases import stopwords

_LONGEST = 250
_MOST_WORDS = 32
_SEPARATORS = (" | ", " :: ", " » ", " · ", " - ", " – ", " — ")
_SUFFIX_WORDS = 5
_MARKS = "|-–—·»:"
_BODY_WORDS = 500
_ABOVE = 60
_AFTER = 4
_TOP = 3
_NEARBY = 3
_TITLE_WORDS = 4

TABLES = {
    "distance": 14,
    "words": 9,
    "overlap": 9,
    "seen": 4,
    "page title": 4,
    "end": 5,
    "begin": 3,
    "capitals": 5,
    "byline near": 3,
    "longer below": 4,
    "prose before": 2,
    "label before": 2,
}


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline as chosen."""

    text: str
    at: int
    """Index of the passage taken as the title."""
    site: str | None = None


def key(text: str) -> str:
    """A text for comparing: lower case, one space between words."""
    return " ".join(text.lower().split())


def _steps(value: int, edges: Sequence[int]) -> int:
    return sum(edge <= value for edge in edges)


def candidates(
    found: Sequence[Passage], junk: Sequence[Verdict | None], kept: Sequence[bool], keys: Sequence[str]
) -> list[tuple[int, list[int]]]:
    """The passages that may be the headline, each with its bins (numbers of learnt weights)."""
    body = next((i for i, inside in enumerate(kept) if inside), len(found))
    counts = Counter(keys)
    topic = _topic(found, kept)
    page_title = keys[0] if found and found[0].count >= 2 and junk[0] is None else ""
    rows = []
    last = min(len(found), body + _AFTER)
    for i in [*range(min(_TOP, max(0, body - _ABOVE))), *range(max(0, body - _ABOVE), last)]:
        passage = found[i]
        if junk[i] is not None or not 1 < passage.count <= _MOST_WORDS or len(passage.text) > _LONGEST:
            continue
        if _menu(passage.text):
            continue
        if kept[i] and passage.text[-1] == ".":
            # A sentence of the body; one taken for the headline would go missing there.
            continue
        distance = _steps(body - i, (1, 2, 3, 4, 6, 9, 13, 20, 31)) if i <= body else 9 + min(4, i - body)
        titled = 0
        if i == 0:
            titled = 1
        elif page_title and len(keys[i]) >= 8:
            titled = 2 if page_title.startswith(keys[i]) else 3 if keys[i] in page_title else 0
        below = found[i + 1 : min(body, i + 12)]
        values = (
            distance,
            _steps(passage.count, (3, 4, 5, 7, 10, 14, 18, 24)),
            _overlap(passage, topic),
            min(3, counts[keys[i]] - 1),
            titled,
            _end(passage.text[-1]),
            0 if passage.text[0].isupper() else 1 if passage.text[0].islower() else 2,
            _capitals(passage.text),
            _byline_near(found, junk, i),
            min(3, sum(p.count > passage.count for p in below)),
            int(i > body),
            int(i > 0 and found[i - 1].count <= 3),
        )
        at = 0
        bins = []
        for value, size in zip(values, TABLES.values(), strict=True):
            bins.append(at + value)
            at += size
        rows.append((i, bins))
    return rows


def _menu(text: str) -> bool:
    """Whether a line is a row of short items with bars between them: "Home | News | Sport"."""
    items = text.split("|")
    return len(items) > 3 and all(len(item.split()) <= 2 for item in items)


def find_headline(
    found: Sequence[Passage],
    junk: Sequence[Verdict | None],
    kept: Sequence[bool],
    keys: Sequence[str],
    weights: Sequence[float],
) -> Headline | None:
    """The passage that is the headline of the article that ``kept`` marks, or None."""
    rows = candidates(found, junk, kept, keys)
    if not rows:
        return None
    best, _ = max(rows, key=lambda row: (sum(weights[b] for b in row[1]), -row[0]))
    best = _doubled(rows, found, keys, best)
    # The page's own title line: the headline itself is better where it stands alone further on.
    alone = [i for i, _ in rows if i > best and len(keys[i]) >= 8 and _with_site(keys[best], keys[i])]
    if alone:
        return Headline(found[alone[0]].text, alone[0], _site(found[best].text, found[alone[0]].text))
    return _without_site(best, found, keys)


def _doubled(
    rows: Sequence[tuple[int, list[int]]],
    found: Sequence[Passage],
    keys: Sequence[str],
    best: int,
) -> int:
    """The headline that stands above the best candidate and again below it, else the best candidate.

    Templates that repeat the headline put the standfirst between the two, and a standfirst has every look
    of a headline but this one.
    """
    above = {keys[i]: i for i, _ in rows if best - _NEARBY <= i < best and found[i].count >= _TITLE_WORDS}
    for below in range(best + 1, min(len(found), best + 1 + _NEARBY)):
        if keys[below] in above:
            return above[keys[below]]
    return best


def _with_site(page: str, own: str) -> bool:
    rest = page[len(own) :].strip() if page.startswith(own) else ""
    return bool(rest) and rest[0] in _MARKS and len(rest.split()) <= _SUFFIX_WORDS + 1


def _byline_near(found: Sequence[Passage], junk: Sequence[Verdict | None], i: int) -> int:
    """1 with a date or byline within three passages below, 2 within three above."""
    for nearby, answer in ((range(i + 1, min(len(found), i + 4)), 1), (range(max(0, i - 3), i), 2)):
        for j in nearby:
            verdict = junk[j]
            if verdict is not None and verdict[0] == "metadata":
                return answer
    return 0


def _end(char: str) -> int:
    return 1 if char in ".," else 2 if char in ":;" else 3 if char in "?!" else 4 if not char.isalnum() else 0


def _capitals(text: str) -> int:
    words = text.split()
    upper = sum(word[0].isupper() for word in words)
    if text.isupper():
        return 4
    return min(3, 4 * upper // (len(words) + 1))


def _topic(found: Sequence[Passage], kept: Sequence[bool]) -> frozenset[str]:
    """The content words of the beginning of the body."""
    words: set[str] = set()
    count = 0
    for passage, inside in zip(found, kept, strict=True):
        if inside and passage.count >= 8:
            words.update(passage.tokens)
            count += passage.count
            if count > _BODY_WORDS:
                break
    return frozenset(words) - stopwords() - {"#"}


def _overlap(passage: Passage, topic: frozenset[str]) -> int:
    """Share of a candidate's content words that the body has too, as a bin; 8 where it has none."""
    content = [token for token in passage.tokens if len(token) > 2 and token not in stopwords()]
    if not content:
        return 8
    return min(7, 8 * sum(token in topic for token in content) // len(content))


def _site(page: str, own: str) -> str | None:
    return page[len(own) :].strip(_MARKS + " ") or None


def _without_site(at: int, found: Sequence[Passage], keys: Sequence[str]) -> Headline:
    """The headline less " | Site" at its end, where that is plainly a site's name and no part of it."""
    text = found[at].text
    page = found[0].text
    if at and _with_site(page, text):
        return Headline(text, at, _site(page, text))
    if at > 2:
        return Headline(text, at)
    lines = set(keys)
    for separator in _SEPARATORS:
        head, mark, tail = text.rpartition(separator)
        if not mark or len(tail.split()) > _SUFFIX_WORDS or len(head.split()) < 2:
            continue
        if key(tail) in lines or separator in (" | ", " :: ", " » "):
            return Headline(head.strip(), at, tail.strip())
    return Headline(text, at)
