"""What long work says on stderr: a bar on a terminal, and lines above it."""

import os
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, ClassVar, Self

from tui.model import SafeText
from tui.model.stderr import say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

SOON = 0.5
"""Seconds of work from which on a bar is worth it."""
OFTEN = 0.15
"""Seconds between two drawings."""
RARELY = 10.0
"""Seconds between two lines where there is no bar: short work says only what came of it."""


def narrate(line: str) -> None:
    """One line on stderr, safe to show, above the bar if there is one. It never fails."""
    if Bar.shown is not None:
        Bar.shown.above(SafeText(line).line())
    else:
        say(line)


class Lines:
    """How far long work is, where there is no bar: a line every ``RARELY`` seconds, or every step."""

    def __init__(self, *, every_step: bool) -> None:
        self._every_step = every_step
        self._next = time.monotonic() + RARELY

    def tell(self, line: str) -> None:
        """Say it if it is time to."""
        if self._every_step or time.monotonic() >= self._next:
            self._next = time.monotonic() + RARELY
            narrate(line)


class Bar:
    """A progress bar, where stderr is a terminal, from half a second of work on; it is gone at the end.

    ``quiet``: no bar at all, because data is printed to the same terminal.
    """

    shown: ClassVar["Bar | None"] = None
    """The bar that is on the terminal now."""

    def __init__(self, *, quiet: bool = False) -> None:
        terminal = sys.stderr.isatty()
        self.drawn = terminal and not quiet and os.environ.get("TERM", "dumb") != "dumb"
        self._next = time.monotonic() + SOON
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        Bar.shown = None
        if self._progress is not None:
            self._progress.stop()

    @property
    def due(self) -> bool:
        """Whether it is time to be told anew."""
        return self.drawn and time.monotonic() >= self._next

    def tell(self, share: float | None, words: str) -> None:
        """Draw how far it is: ``share`` 0 to 1, None where the end is not known."""
        if not self.due:
            return
        self._next = time.monotonic() + OFTEN
        if self._progress is None:
            self._begin(known=share is not None)
        assert self._progress is not None
        assert self._task is not None
        if share is not None:
            words = f"{share:4.0%}  {words}"
        self._progress.update(self._task, completed=share or 0, words=words, refresh=True)

    def above(self, line: str) -> None:
        """A line that stays, above the bar."""
        from rich.text import Text

        assert self._progress is not None
        self._progress.console.print(Text(line), soft_wrap=True, highlight=False)

    def _begin(self, *, known: bool) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

        class Plain(Console):
            """A console that never hides the cursor: who is killed cannot show it again."""

            def show_cursor(self, show: bool = True) -> bool:
                return False

        console = Plain(stderr=True, markup=False, emoji=False)
        wide = known and console.width >= 60
        self._progress = Progress(
            *([BarColumn(min(40, console.width - 48))] if wide else []),
            TextColumn("{task.fields[words]}", markup=False),
            TimeRemainingColumn() if known else TimeElapsedColumn(),
            console=console,
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", total=1.0, words="")
        self._progress.start()
        Bar.shown = self
