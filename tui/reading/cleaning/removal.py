"""What was taken out, each piece with its role and the reason."""

from tui.model import HEADLINE, Removed
from tui.reading.cleaning.head import Head
from tui.reading.cleaning.junk import Verdict
from tui.reading.cleaning.lines import Passage
from tui.reading.cleaning.roles import HEADLINE_AGAIN, roles

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
    last: Verdict | None = None
    for passage, verdict in zip(found, verdicts, strict=True):
        again = passage.repeats > 1 and (verdict is None or verdict == HEADLINE)
        if verdict == last and not again:
            end = passage.end
            continue
        if last is not None:
            removed.append(Removed(start, end, last[0], raw[start:end], last[1]))
        last, start, end = verdict, passage.start, passage.end
        if again:
            removed += _repeated(raw, passage, verdict)
            last = None
    if last is not None:
        removed.append(Removed(start, end, last[0], raw[start:end], last[1]))
    return removed


def _repeated(raw: str, passage: Passage, verdict: Verdict | None) -> list[Removed]:
    """The repeats of a line that stays or is the headline, and the headline itself."""
    start, end, rest = passage.start, passage.pieces[-1][1], _rest(raw, passage)
    role, why = _AGAIN if verdict is None else HEADLINE_AGAIN
    repeats = Removed(rest, passage.end, role, raw[rest : passage.end], why)
    if verdict is None:
        return [repeats]
    return [Removed(start, end, verdict[0], raw[start:end], verdict[1]), repeats]


def _rest(raw: str, passage: Passage) -> int:
    """Where the repeats of a passage's line begin."""
    start = passage.pieces[-1][1]
    while start < passage.end and raw[start].isspace():
        start += 1
    return start
