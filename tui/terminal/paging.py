"""Where one is in a text of so many lines, of which so many are shown."""


class Pager:
    """The first line shown; it moves by lines, halves and pages and never runs past the end."""

    def __init__(self) -> None:
        self.lines = 0
        self.height = 1
        self.top = 0
        self.at_end = False
        """Somebody asked for more where there is none."""

    @property
    def last_top(self) -> int:
        """The first line of the last full page."""
        return max(0, self.lines - self.height)

    @property
    def bottom(self) -> int:
        """One past the last line shown."""
        return min(self.lines, self.top + self.height)

    def fit(self, lines: int, height: int) -> None:
        """The text has so many lines now, and so many rows to show them in."""
        self.lines = lines
        self.height = max(1, height)
        self.top = min(self.top, self.last_top)

    def by(self, lines: int) -> bool:
        """Move by so many lines; False where it was the end already."""
        before = self.top
        self.top = min(max(self.top + lines, 0), self.last_top)
        self.at_end = lines > 0 and self.top == before
        return self.top != before

    def page(self, step: int) -> bool:
        """A page on or back."""
        return self.by(step * self.height)

    def half(self, step: int) -> bool:
        """Half a page on or back."""
        return self.by(step * max(1, self.height // 2))

    def to(self, line: int) -> None:
        """Put a line on the top row, or as near to it as the end allows."""
        self.top = min(max(line, 0), self.last_top)
        self.at_end = False

    def edge(self, *, last: bool) -> None:
        """Go to the beginning, or to the end."""
        self.to(self.last_top if last else 0)

    def show(self, line: int) -> bool:
        """Bring a line onto the screen, by whole pages; False if it was there already."""
        before = self.top
        while line >= self.top + self.height and self.top < self.last_top:
            self.page(1)
        while line < self.top:
            self.page(-1)
        self.at_end = False
        return self.top != before


class Anchor:
    """The offset looked at when somebody last moved: however often the window changes, it is kept."""

    def __init__(self) -> None:
        self._offset = 0
        self._top = 0

    def offset(self, pager: Pager, first: int) -> int:
        """The offset to be shown; ``first`` is that of the first line, which counts where it was moved to."""
        return self._offset if pager.top == self._top else first

    def hold(self, pager: Pager, offset: int) -> None:
        """The pager stands where this offset is shown."""
        self._offset, self._top = offset, pager.top
