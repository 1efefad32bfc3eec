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


def drop_bars(found: Sequence[Passage], junk: list[Verdict | None], kept: list[bool]) -> None:
    """Take out bars of reactions: those that name them, and those below paragraph after paragraph."""
    likely: dict[tuple[str, ...], list[int]] = {}
    for i, passage in enumerate(found):
        if not 2 <= passage.count <= _BAR_WORDS or junk[i] is not None or "#" not in passage.tokens:
            continue
        if is_bar(passage):
            junk[i], kept[i] = REACTIONS, False
        elif _by_turns(passage.tokens) and i and is_prose(found[i - 1]):
            likely.setdefault(tuple(passage.tokens), []).append(i)
    for places in likely.values():
        if len(places) >= _OFTEN:
            for i in places:
                junk[i], kept[i] = REACTIONS, False


def drop_copies(
    found: Sequence[Passage], junk: list[Verdict | None], kept: list[bool], keys: Sequence[str]
) -> None:
    """Take out copies of paragraphs that stay."""
    seen: set[str] = set()
    for i, passage in enumerate(found):
        if not kept[i] or passage.count < _PARAGRAPH_WORDS:
            continue
        # Questions are headings: they stand in the list of contents too.
        if keys[i] in seen and passage.text[-1] != "?" and is_prose(passage):
            junk[i], kept[i] = AGAIN, False
        seen.add(keys[i])


def is_bar(passage: Passage) -> bool:
    """Numbers, each with the name or the sign of a reaction: "Like 12 Love 3", "👍 12 ❤️ 3"."""
    rest = [token for token in passage.tokens if token != "#"]
    if not rest:
        return False
    names = words("en", "clean_reactions")
    return all(token in names or not any(map(str.isalnum, token)) for token in rest)


def _by_turns(tokens: Sequence[str]) -> bool:
    """A word and a number by turns, twice at least."""
    return len(tokens) >= 4 and all((token == "#") == (at % 2 == 1) for at, token in enumerate(tokens))
