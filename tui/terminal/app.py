"""The review screen as a Textual app: settings, signals, and the one screen."""

import asyncio
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from textual.app import App
from textual.driver import Driver

from tui.desk import log
from tui.desk.config.settings import Settings
from tui.desk.desk import Desk
from tui.model.stderr import say
from tui.terminal.glyphs import glyphs
from tui.terminal.line import Line
from tui.terminal.screens.desk import DeskScreen
from tui.terminal.signals import ending_signals
from tui.terminal.stderr import SafeStream
from tui.terminal.work import Work


class CopyDesk(App[int], inherit_bindings=False):
    """Loads theme and keys and shows the desk; all else is done by the work."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Screen { background: ansi_default; }"

    def __init__(self, work: Work, theme: str, paths: Sequence[str]) -> None:
        # It is heeded already, in what the default theme is; Textual would take an asked-for theme's colours.
        os.environ.pop("NO_COLOR", None)
        super().__init__(ansi_color=True)
        self._work = work
        work.theme = theme
        self._paths = paths
        self.line: Line | None = None
        """The line to the terminal; None where there is none, as in tests."""
        self.problem: BaseException | None = None
        """What broke the screen down."""

    def get_default_screen(self) -> DeskScreen:
        """The desk."""
        return DeskScreen(self._work, self._send)

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
        ending_signals(asyncio.get_running_loop(), self._ended_by, self._by_force)
        if self._paths:
            self.run_worker(self._work.ingest(self._paths), exit_on_error=False)

    def _by_force(self) -> None:
        from tui.terminal.leaving import by_force

        by_force(self._work)

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


def run(folder: Path, settings: Settings, *, paths: Sequence[str] = ()) -> int:
    """Open the review screen on a library and stay until it is left; returns the exit status.

    Raises ``Unusable`` where the library cannot be used.
    """
    # What Textual writes goes to this stream.
    drawn = glyphs(sys.__stderr__, ascii_=settings.ascii)
    work = Work(Desk(folder, settings.reviewer, settings), drawn, keys=settings.keys)
    for clash in work.keymap.clashes:
        say(f"copydesk: {clash}")
    if paths:
        work.arrivals.share = 0
    work.begin()
    app = CopyDesk(work, settings.theme, paths)
    with SafeStream.around_stderr() as errors:
        app.run(mouse=False)
        if app.problem is not None:
            # In place of Textual's report, which shows local variables, and in them whole articles.
            errors.drop()
            errors.write("".join(traceback.format_exception(app.problem)))
    if app.problem is not None:
        say(f"copydesk: the screen broke down; where is noted in {log.log_file()}")
        say("copydesk: what it showed as saved is stored")
    if work.last_words:
        say(f"copydesk: {work.last_words}")
    arrived = work.arrivals.last_words()
    if arrived:
        say(f"copydesk: {arrived}")
    return app.return_code or (1 if arrived else 0)
