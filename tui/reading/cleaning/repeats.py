"""What stands on a page more than once: of a paragraph one copy stays, of a bar of buttons none."""

from collections.abc import Sequence

from tui.reading.cleaning.body import is_prose
from tui.reading.cleaning.junk import Verdict
from tui.reading.cleaning.lines import Passage
from tui.reading.lexicon import words

AGAIN: Verdict = ("other", "the same paragraph again")
REACTIONS: Verdict = ("share_bar", "readers' reactions, counted")
_PARAGRAPH_WORDS = 12
_BAR_WORDS = 16
_OFTEN = 3
_REACH = 25


def drop_bars(found: Sequence[Passage], junk: list[Verdict | None], kept: list[bool]) -> None:
    """Take out bars of reactions in and around what stays: those that name them, and those that stand below
    paragraph after paragraph."""
    likely: dict[tuple[str, ...], list[int]] = {}
    if True not in kept:
        return
    first = max(0, kept.index(True) - _REACH)
    last = len(kept) - kept[::-1].index(True) + _REACH
    numbered = [
        i
        for i, passage in enumerate(found[first:last], first)
        if 2 <= passage.count <= _BAR_WORDS and junk[i] is None and "#" in passage.tokens
    ]
    for i in numbered:
        if is_bar(found[i]):
            junk[i], kept[i] = REACTIONS, False
        elif _by_turns(found[i].tokens) and i and is_prose(found[i - 1]):
            likely.setdefault(tuple(found[i].tokens), []).append(i)
    for places in likely.values():
        if len(places) >= _OFTEN:
            for i in places:
                junk[i], kept[i] = REACTIONS, False


def drop_copies(
    found: Sequence[Passage], junk: list[Verdict | None], kept: list[bool], keys: Sequence[str]
) -> None:
    """Take out copies of paragraphs that stay."""
    seen: set[str] = set()
    for i in [i for i, inside in enumerate(kept) if inside and found[i].count >= _PARAGRAPH_WORDS]:
        # Questions are headings: they stand in the list of contents too.
        if keys[i] in seen and found[i].text[-1] != "?" and is_prose(found[i]):
            junk[i], kept[i] = AGAIN, False
        seen.add(keys[i])


def is_bar(passage: Passage) -> bool:
    """Numbers, each with the name or the sign of a reaction: "Like 12 Love 3", "👍 12 ❤️ 3"."""
    names = words("en", "clean_reactions")
    rest = 0
    for token in passage.tokens:
        if token != "#":
            if token not in names and any(map(str.isalnum, token)):
                return False
            rest += 1
    return rest > 0


def _by_turns(tokens: Sequence[str]) -> bool:
    """A word and a number by turns, twice at least."""
    return len(tokens) >= 4 and all((token == "#") == (at % 2 == 1) for at, token in enumerate(tokens))
