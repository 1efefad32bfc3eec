"""What a check has found."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

Level = Literal["ok", "mended", "warning", "wrong"]


class Finding(Struct, frozen=True):
    """One line of the doctor's: which check, how bad, what it is, how to mend it."""

    check: str
    level: Level
    text: str
    mend: str | None = None
    """What to do about it."""
    remedy: Callable[[], None] | None = None
    """Mends it; given only where what is made anew is proved by what is there."""


WITH_MEND = "copydesk doctor --mend"


def once(remedy: Callable[[], None]) -> Callable[[], None]:
    """A remedy that several findings share."""
    done: list[bool] = []

    def mend() -> None:
        if not done:
            remedy()
            done.append(True)

    return mend
