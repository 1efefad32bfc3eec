"""Where a character of the clean text was taken from, and where one of the raw text went."""

from bisect import bisect_right

from tui.model import Article, Block

AHEAD = 8
"""Characters of the raw text that one of the clean text may stand for, where it is written otherwise."""


def raw_offset(article: Article, raw: str, offset: int) -> int:
    """Where in the raw text the character at ``offset`` of the clean text was taken from."""
    last = 0
    for block in article.blocks:
        if block.raw and offset < block.end:
            places = _places(article.text, raw, block)
            return (
                places[min(max(offset - block.start, 0), len(places) - 1)] if places else block.raw[0].start
            )
        last = block.raw[-1].end if block.raw else last
    return last


def clean_offset(article: Article, raw: str, offset: int) -> int:
    """Where in the clean text the character at ``offset`` of the raw text went; if it is gone, the next."""
    best: tuple[int, Block] | None = None
    for block in article.blocks:
        for span in block.raw:
            if span.end > offset and (best is None or span.start < best[0]):
                best = span.start, block
    if best is None:
        return len(article.text)
    block = best[1]
    places = _places(article.text, raw, block)
    at = bisect_right(places, offset)
    # A space that was put between two lines stands where the letter behind it does.
    return min(block.start + (at - 1 if at and places[at - 1] == offset else at), block.end)


def _places(text: str, raw: str, block: Block) -> list[int]:
    """For each character of a block where it stands in the raw text, never before the one ahead of it.

    White space is laid out anew, hidden characters are dropped, and what an encoding has made of a letter is
    put right in the clean text: both are gone through together, what only one of them has is passed over.
    """
    stands = [at for span in block.raw for at in range(span.start, min(span.end, len(raw)))]
    letters = "".join(raw[at] for at in stands)
    clean = text[block.start : block.end]
    found: list[int] = []
    at = 0
    for number, char in enumerate(clean):
        while not char.isspace() and at < len(stands) - 1 and letters[at].isspace():
            at += 1
        if not stands:
            break
        following = at
        if not char.isspace():
            at, following = _step(clean, number, letters, at)
        found.append(stands[min(at, len(stands) - 1)])
        at = following
    return found


def _step(clean: str, number: int, raw: str, at: int) -> tuple[int, int]:
    """Where from ``at`` on in the raw characters a clean one stands, and where the next one is looked for."""
    stands = raw.find(clean[number], at, at + AHEAD)
    if stands >= 0 and not any(char.isalnum() for char in raw[at:stands]):
        return stands, stands + 1
    # It is written otherwise: the raw characters up to the next one that is the same stand for it.
    coming = raw.find(clean[number + 1], at + 1, at + AHEAD) if number + 1 < len(clean) else -1
    return at, max(coming, at + 1)
