"""What was taken out, each piece with its role and the reason."""

from tui.model import Removed
from tui.reading.cleaning.head import Head
from tui.reading.cleaning.junk import Verdict
from tui.reading.cleaning.lines import Passage
from tui.reading.cleaning.roles import HEADLINE, HEADLINE_AGAIN, roles


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
    stretches: list[tuple[int, int, Verdict]] = []
    last = -1
    for passage, verdict in zip(found, verdicts, strict=True):
        again = passage.repeats > 1
        if verdict is None:
            if again:
                stretches.append((_rest(raw, passage), passage.end, ("other", "the same line again")))
        elif again and verdict == HEADLINE:
            stretches.append((passage.start, passage.pieces[-1][1], verdict))
            stretches.append((_rest(raw, passage), passage.end, HEADLINE_AGAIN))
        elif stretches and stretches[-1][2] == verdict and stretches[-1][1] == last:
            stretches[-1] = (stretches[-1][0], passage.end, verdict)
        else:
            stretches.append((passage.start, passage.end, verdict))
        last = passage.end
    return [Removed(start, end, role, raw[start:end], why) for start, end, (role, why) in stretches]


def _rest(raw: str, passage: Passage) -> int:
    """Where the repeats of a passage's line begin."""
    start = passage.pieces[-1][1]
    while start < passage.end and raw[start].isspace():
        start += 1
    return start
