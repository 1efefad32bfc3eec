"""The articles a reviewer has selected, to be decided together."""

from collections.abc import Mapping

from tui.desk.desk import Row


class Selection:
    """Numbers of articles with their ids, and the one selected last; it belongs to one list."""

    def __init__(self) -> None:
        self.chosen: dict[int, str] = {}
        self.last: int | None = None
        """Number of the article that was selected last: a range begins there."""
        self._filter = ""

    def __len__(self) -> int:
        return len(self.chosen)

    def __contains__(self, seq: int) -> bool:
        return seq in self.chosen

    @property
    def told(self) -> str:
        """``5 selected``."""
        return f"{len(self.chosen):,} selected"

    def follow(self, filter_: str) -> None:
        """The list is that of this filter: of another list nothing stays selected, for nobody sees it."""
        if filter_ != self._filter:
            self._filter = filter_
            self.clear()

    def toggle(self, row: Row) -> bool:
        """Select an article or take it out; whether it is selected now."""
        self.last = row.seq
        if self.chosen.pop(row.seq, None) is not None:
            return False
        self.chosen[row.seq] = row.id
        return True

    def add(self, chosen: Mapping[int, str]) -> None:
        """Select these too."""
        self.chosen.update(chosen)

    def clear(self) -> None:
        """Nothing is selected any more."""
        self.chosen = {}
        self.last = None
