"""What was taken out, each piece with its role and the reason."""

from tui.model import Removed
from tui.reading.cleaning.head import Head
from tui.reading.cleaning.junk import Verdict
from tui.reading.cleaning.lines import Passage
from tui.reading.cleaning.roles import HEADLINE, HEADLINE_AGAIN, roles

_AGAIN: Verdict = ("other", "the same line again")


def removals(
    raw: str,
    found: list[Passage],
    junk: list[Verdict | None],
    kept: list[bool],
    sections: list[Verdict | None],
    head: Head,
) -> list[Removed]:
    """The pieces of ``raw`` that do not stay; neighbours of one role and reason as one piece."""
    verdicts = roles(found, junk, kept, sections, head)
    removed: list[Removed] = []
    start = end = 0
    open_: Verdict | None = None

    def close() -> None:
        if open_ is not None:
            removed.append(Removed(start, end, open_[0], raw[start:end], open_[1]))

    for passage, verdict in zip(found, verdicts, strict=True):
        again = passage.repeats > 1 and (verdict is None or verdict == HEADLINE)
        if verdict is not None and verdict == open_ and not again:
            end = passage.end
            continue
        close()
        open_, start, end = verdict, passage.start, passage.end
        if again:
            if verdict is not None:
                removed.append(_headline(raw, passage))
            open_, start = _AGAIN if verdict is None else HEADLINE_AGAIN, _rest(raw, passage)
            close()
            open_ = None
    close()
    return removed


def _headline(raw: str, passage: Passage) -> Removed:
    start, end = passage.start, passage.pieces[-1][1]
    return Removed(start, end, HEADLINE[0], raw[start:end], HEADLINE[1])


def _rest(raw: str, passage: Passage) -> int:
    """Where the repeats of a passage's line begin."""
    start = passage.pieces[-1][1]
    while start < passage.end and raw[start].isspace():
        start += 1
    return start
