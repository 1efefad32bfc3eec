"""The tags and notes of the article that is looked at, and what gives it its priority."""

from msgspec import Struct

from tui.desk.desk import Desk, Reason


class Annotated(Struct, frozen=True):
    """What has been put on an article."""

    tags: tuple[str, ...] = ()
    notes: tuple[tuple[str, str, str], ...] = ()
    """Who wrote it, about which words (empty: the article), and what."""


class Annotations:
    """Asks the desk once for each article."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._of: tuple[str, Annotated] | None = None
        self._why: tuple[str, list[Reason]] | None = None

    def of(self, article: str) -> Annotated:
        """The tags and notes of the article with this id."""
        if self._of is None or self._of[0] != article:
            notes = (
                (one.reviewer, one.target.exact if one.target else "", one.note or "")
                for one in self._desk.notes(article)
            )
            self._of = article, Annotated(tuple(self._desk.tags(article)), tuple(notes))
        return self._of[1]

    def why(self, article: str) -> list[Reason]:
        """What gives the article with this id its priority."""
        if self._why is None or self._why[0] != article:
            self._why = article, self._desk.why(article)
        return self._why[1]

    def forget(self) -> None:
        """Something has been stored: ask again."""
        self._of = self._why = None
