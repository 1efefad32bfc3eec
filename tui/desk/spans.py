"""Spans by position and by quotation: found again in a text that has been read anew."""

from collections.abc import Iterator
from typing import Literal

from tui.model import Place, Target

CONTEXT = 32
"""Characters kept before and behind a span."""
MOST = 1000
"""Places looked at on either side, where the same words stand very often."""


def target_of(body: str, place: Place | Literal["raw"], start: int, end: int) -> Target:
    """The span ``body[start:end]`` with what stands around it."""
    return Target(
        place=place,
        start=start,
        end=end,
        exact=body[start:end],
        prefix=body[max(0, start - CONTEXT) : start],
        suffix=body[end : end + CONTEXT],
    )


def anchored(target: Target, body: str) -> tuple[int, int] | None:
    """Where the span stands in a text, or None where it does not any more.

    Its position counts where the same words stand there in the same surroundings on one side at least; else
    the place with most of the surroundings does, the nearest of such places first. Half of the surroundings,
    or all of one side, must be there: the same words elsewhere are another span.
    """
    start = target.start
    if not target.exact or start < 0:
        return None
    if body.startswith(target.exact, start) and _shared(target, body, start) == _around(target):
        return start, start + len(target.exact)
    best = max(
        _places(target, body), key=lambda at: (_shared(target, body, at), -abs(at - start)), default=None
    )
    if best is None or not _enough(target, body, best):
        return None
    return best, best + len(target.exact)


def _places(target: Target, body: str) -> Iterator[int]:
    """Where the same words stand, the nearest on either side of where they stood."""
    at = body.find(target.exact, target.start)
    for _ in range(MOST):
        if at < 0:
            break
        yield at
        at = body.find(target.exact, at + 1)
    at = target.start
    for _ in range(MOST):
        at = body.rfind(target.exact, 0, at + len(target.exact) - 1)
        if at < 0:
            break
        yield at


def _around(target: Target) -> int:
    return len(target.prefix) + len(target.suffix)


def _sides(target: Target, body: str, at: int) -> tuple[int, int]:
    """How many characters before and behind the place are those of the target."""
    end = at + len(target.exact)
    before, behind = body[max(0, at - len(target.prefix)) : at], body[end : end + len(target.suffix)]
    return _same(before[::-1], target.prefix[::-1]), _same(behind, target.suffix)


def _same(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _shared(target: Target, body: str, at: int) -> int:
    return sum(_sides(target, body, at))


def _enough(target: Target, body: str, at: int) -> bool:
    before, behind = _sides(target, body, at)
    all_of_one = (target.prefix != "" and before == len(target.prefix)) or (
        target.suffix != "" and behind == len(target.suffix)
    )
    return all_of_one or 2 * (before + behind) >= _around(target)
