"""What a reviewer did, as the desk tells it."""

from msgspec import Struct


class Act(Struct, frozen=True):
    """What was recorded, undone or redone, once it is on disk to stay."""

    events: tuple[str, ...]
    seq: int | None
    """The article's number in the library, or None where the library does not have it."""
    article: str
    verdict: str | None
    """The verdict that now stands on the article."""
    summary: str
