"""A place in a text with a line that the cursor is on."""

from tui.terminal.paging import Pager


class CursorPager(Pager):
    """Lines move the cursor, and the text where it would leave the screen; pages take the cursor along."""

    def __init__(self) -> None:
        super().__init__()
        self.cursor = 0
        """The line it is on, always one that is shown."""

    def fit(self, lines: int, height: int) -> None:
        """The text has so many lines now, and so many rows to show them in."""
        super().fit(lines, height)
        self._follow()

    def by(self, lines: int) -> bool:
        """Move the cursor by so many lines; False where it was at the end already."""
        before = self.cursor
        self.cursor = min(max(before + lines, 0), max(self.lines - 1, 0))
        self.top = min(max(self.top, self.cursor - self.height + 1), self.cursor)
        self.at_end = lines > 0 and self.cursor == before
        return self.cursor != before

    def page(self, step: int) -> bool:
        """A page on or back."""
        return self._scroll(step * self.height)

    def half(self, step: int) -> bool:
        """Half a page on or back."""
        return self._scroll(step * max(1, self.height // 2))

    def _scroll(self, lines: int) -> bool:
        moved = super().by(lines)
        self._follow()
        return moved

    def to(self, line: int) -> None:
        """Put a line on the top row, or as near to it as the end allows, and the cursor on it."""
        super().to(line)
        self.cursor = min(max(line, 0), max(self.lines - 1, 0))

    def edge(self, *, last: bool) -> None:
        """Go to the beginning, or to the end, with the cursor on the last line."""
        self.to(self.last_top if last else 0)
        if last:
            self.cursor = max(self.lines - 1, 0)

    def be_at(self, other: "CursorPager") -> None:
        """Be where another one is."""
        self.top = min(other.top, self.last_top)
        self.cursor = other.cursor
        self._follow()

    def _follow(self) -> None:
        self.cursor = min(max(self.cursor, self.top), max(self.bottom - 1, 0))
