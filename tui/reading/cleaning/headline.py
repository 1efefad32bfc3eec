"""Which line is the headline."""

from collections import Counter
from dataclasses import dataclass

from tui.reading.cleaning.junk import Verdict
from tui.reading.cleaning.lines import Passage
from tui.reading.cleaning.phrases import PUNCTUATION, stopwords

_LONGEST = 250
_MOST_WORDS = 32
_SEPARATORS = (" | ", " :: ", " » ", " · ", " - ", " – ", " — ", ": ")
_SUFFIX_WORDS = 5
_BODY_WORDS = 500
_PASSAGES_AFTER = 3


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline as chosen."""

    text: str
    at: int
    """Index of the passage taken as the title."""
    score: float
    site: str | None = None


def key(text: str) -> str:
    """A text for comparing: words in lower case, nothing else."""
    return " ".join(w for w in (word.strip(PUNCTUATION) for word in text.lower().split()) if w)


def find_headline(
    found: list[Passage], junk: list[Verdict | None], kept: list[bool], keys: list[str]
) -> Headline | None:
    """The passage that is the headline of the article that ``kept`` marks, or None."""
    if not found:
        return None
    body = next((i for i, inside in enumerate(kept) if inside), len(found))
    counts = Counter(keys)
    topic = _topic(found, kept)
    page_title = keys[0] if found[0].count >= 2 and junk[0] is None else ""
    best: Headline | None = None
    for i in range(min(len(found), body + _PASSAGES_AFTER)):
        passage = found[i]
        if junk[i] is not None or not 1 < passage.count <= _MOST_WORDS or len(passage.text) > _LONGEST:
            continue
        score = _score(passage, keys[i], counts[keys[i]], topic)
        distance = body - i if i <= body else (i - body) * 2
        score += max(0.0, 3.0 - 0.15 * distance)
        if i and page_title and _heads(page_title, keys[i]):
            score += 4.0
        if i == 0:
            score += 0.5
        if best is None or score > best.score:
            best = Headline(passage.text, i, score)
    return _without_site(best, found, keys) if best else None


def _heads(page_title: str, other: str) -> bool:
    """Whether a page's first line is ``other``, or begins or ends with it."""
    return len(other) >= 8 and (page_title.startswith(other) or page_title.endswith(other))


def _topic(found: list[Passage], kept: list[bool]) -> frozenset[str]:
    """The content words of the beginning of the body."""
    words: set[str] = set()
    count = 0
    for passage, inside in zip(found, kept, strict=True):
        if inside and passage.count >= 8:
            words.update(passage.tokens)
            count += passage.count
            if count > _BODY_WORDS:
                break
    return frozenset(words) - stopwords()


def _score(passage: Passage, own_key: str, seen: int, topic: frozenset[str]) -> float:
    content = [token for token in passage.tokens if len(token) > 2 and token not in stopwords()]
    score = 3.0 * sum(token in topic for token in content) / len(content) if content else 0.0
    score += 1.5 if seen == 2 else 0.5 if seen > 2 else 0.0
    count = passage.count
    if count < 3:
        score -= 1.5
    elif count > 20:
        score -= 1.0
    elif count >= 5:
        score += 1.0
    if passage.text[-1] in ".,:;":
        score -= 2.0
    if not passage.text[0].isupper() and not passage.text[0].isdigit() and passage.text[0].isalpha():
        score -= 1.5
    return score


def _without_site(best: Headline, found: list[Passage], keys: list[str]) -> Headline:
    """The headline less " | Site" at its end, where that is plainly a site's name and no part of it."""
    lines = set(keys)
    for separator in _SEPARATORS:
        if separator == ": " or best.at > 2:
            break
        head, mark, tail = best.text.rpartition(separator)
        if not mark or len(tail.split()) > _SUFFIX_WORDS or len(head.split()) < 2:
            continue
        named = key(tail) in lines or separator in (" | ", " :: ", " » ")
        if named:
            return Headline(head.strip(), best.at, best.score, tail.strip())
    return best
