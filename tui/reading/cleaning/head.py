"""Between headline and body: standfirst, repeated headlines, dates and names."""

import re
from dataclasses import dataclass, field

from tui.reading.cleaning.headline import Headline, key
from tui.reading.cleaning.junk import Verdict, is_caption
from tui.reading.cleaning.lines import Passage

_STANDFIRST_WORDS = 8
_DENSE_WORDS = 5
_LONGEST_STANDFIRST = 70
_CYRILLIC = re.compile("[а-яіїєґ]{3}")
_REACH = 25
_SMALL = 0.3


@dataclass(slots=True)
class Head:
    """What was decided about the top of the article."""

    title: str | None
    kept: list[bool]
    title_at: int = -1
    """Index of the passage taken as the title, -1 for none."""
    repeats: set[int] = field(default_factory=set)
    standfirst: set[int] = field(default_factory=set)
    names: set[int] = field(default_factory=set)
    """Passages that name the authors."""
    start: int = 0
    """Index at which the article's head begins."""

    def body(self) -> int:
        """Index of the first passage that stays and is no standfirst."""
        standfirst, kept = self.standfirst, self.kept
        inside = (i for i, stays in enumerate(kept) if stays and i not in standfirst)
        return next(inside, next((i for i, stays in enumerate(kept) if stays), len(kept)))


def settle_head(
    found: list[Passage],
    junk: list[Verdict | None],
    kept: list[bool],
    keys: list[str],
    headline: Headline | None,
    given: str | None,
) -> Head:
    """The title's place, its repeats, and the standfirst between it and the body."""
    kept = list(kept)
    title = given if given is not None else headline.text if headline else None
    wanted = key(title) if title else ""
    body = next((i for i, inside in enumerate(kept) if inside), len(found))
    head = Head(title, kept, start=body)
    if not wanted:
        return head
    places = [i for i, own in enumerate(keys) if own == wanted]
    at = headline.at if headline is not None and given is None else -1
    if at >= 0 and at not in places:
        places.append(at)
    if not places:
        return head
    places.sort()
    near = [i for i in places if i <= body + _REACH] or places
    head.title_at = _first_of_group(near, at if at >= 0 else near[-1])
    head.repeats = set(places) - {head.title_at}
    if not any(inside and i not in places for i, inside in enumerate(kept)):
        # A page of one line: better a text without a headline than a headline without a text.
        return Head(given, kept, start=body)
    for i in places:
        kept[i] = False
    _cut_before_title(found, kept, near[-1])
    body = next((i for i, inside in enumerate(kept) if inside), len(found))
    head.start = min(head.title_at, body)
    _find_standfirst(found, junk, head, near[-1], body)
    return head


def _first_of_group(places: list[int], chosen: int) -> int:
    """The first of the occurrences that stand around the chosen one."""
    first = chosen
    for place in reversed([i for i in places if i <= chosen]):
        if first - place > _REACH:
            break
        first = place
    return first


def _cut_before_title(found: list[Passage], kept: list[bool], last: int) -> None:
    """Drop what stays before the headline where that is little."""
    before = sum(found[i].count for i in range(last) if kept[i])
    after = sum(found[i].count for i in range(last, len(found)) if kept[i])
    if before < _SMALL * after:
        first = last
        for i in range(last):
            if i < first:
                kept[i] = kept[i] and found[i].count < 0


def _find_standfirst(
    found: list[Passage], junk: list[Verdict | None], head: Head, last: int, body: int
) -> None:
    """Take the summary between headline and body into the text."""
    kept = head.kept
    for i in range(head.title_at + 1, min(body, head.title_at + _REACH)):
        passage = found[i]
        if junk[i] is None and i not in head.repeats and _is_summary(passage):
            head.standfirst.add(i)
            kept[i] = True
            return
    if body < len(found) and head.title_at >= 0 and 0 < body - last <= 2:
        passage = found[body]
        after = next((i for i in range(body + 1, len(found)) if kept[i]), len(found))
        apart = after - body > 1 or (not passage.closed and passage.count >= _STANDFIRST_WORDS)
        if after < len(found) and apart and passage.count <= 45 and _is_summary(passage):
            head.standfirst.add(body)


def _is_summary(passage: Passage) -> bool:
    # Without articles a sentence has fewer words, and fewer small ones.
    dense = (
        passage.count < _STANDFIRST_WORDS
        and "#" not in passage.tokens
        and ":" not in passage.text
        and _CYRILLIC.search(passage.text) is not None
    )
    fewest, small = (_DENSE_WORDS, 1) if dense else (_STANDFIRST_WORDS, 2)
    return (
        fewest <= passage.count <= _LONGEST_STANDFIRST
        and passage.common >= small
        and passage.text[0] not in "(["
        and not is_caption(passage)
    )
