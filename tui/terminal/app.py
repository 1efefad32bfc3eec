"""The review screen as a Textual app: signals, and the one screen."""

import asyncio
import os
import sys
from collections.abc import Sequence

from textual.app import App
from textual.driver import Driver

from tui.desk import log
from tui.terminal.first_frame import FirstFrame
from tui.terminal.line import Line
from tui.terminal.screens.desk import DeskScreen
from tui.terminal.signals import ending_signals
from tui.terminal.work import Work


class CopyDesk(App[int], inherit_bindings=False):
    """Loads theme and keys and shows the desk; all else is done by the work."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Screen { background: ansi_default; }"

    def __init__(self, work: Work, theme: str, paths: Sequence[str], first: FirstFrame | None = None) -> None:
        """``first``: what is on the terminal already."""
        # It is heeded already, in what the default theme is; Textual would take an asked-for theme's colours.
        os.environ.pop("NO_COLOR", None)
        super().__init__(ansi_color=True)
        self._work = work
        work.theme = theme
        self._paths = paths
        self.first = first
        self.line: Line | None = None
        """The line to the terminal; None where there is none, as in tests."""
        self.problem: BaseException | None = None
        """What broke the screen down."""

    def get_default_screen(self) -> DeskScreen:
        """The desk."""
        return DeskScreen(self._work, self._send, self.first.drawn_at if self.first else None)

    def get_driver_class(self) -> type[Driver]:
        """A driver that hands over its line."""
        return Line

    def _send(self, sequence: str) -> bool:
        if self.line is None:
            return False
        self.line.write(sequence)
        return True

    def on_mount(self) -> None:
        """From here on HUP and TERM end the program as q does."""
        ending_signals(asyncio.get_running_loop(), self._ended_by, self._by_force, self._ending)
        if self._paths:
            self.run_worker(self._work.ingest(self._paths), exit_on_error=False)

    def _ending(self) -> None:
        if self.line is not None:
            self.line.ending = True

    def _by_force(self) -> None:
        from tui.terminal.leaving import by_force

        by_force(self._work, self.line.give_back if self.line else lambda: None)

    def _ended_by(self, name: str) -> None:
        log.info("screen ended", by=name)
        self.exit(0)

    def bell(self) -> None:
        """Ring; Textual does so when it has caught what nobody else has: then it is noted in the log."""
        problem = sys.exception()
        if problem is not None:
            self.problem = problem
            log.crashed("screen crashed", problem)
        super().bell()

    async def on_unmount(self) -> None:
        """Whatever ended it: what is not stored is kept, the place remembered."""
        await self._work.finish()
