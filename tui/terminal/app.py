"""The review screen as a Textual app: settings, signals, and the one screen."""

import asyncio
import os
import traceback
from collections.abc import Sequence
from pathlib import Path

from rich.text import Text
from textual.app import App

from tui.desk.desk import Desk
from tui.terminal import themes
from tui.terminal.glyphs import ASCII, UNICODE
from tui.terminal.screens.desk import DeskScreen
from tui.terminal.signals import ending_signals
from tui.terminal.stderr import SafeStream, complain
from tui.terminal.work import Work


class CopyDesk(App[int], inherit_bindings=False):
    """Loads theme and keys and shows the desk; all else is done by the work."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Screen { background: ansi_default; }"

    def __init__(self, work: Work, theme: str, paths: Sequence[str]) -> None:
        super().__init__(ansi_color=True)
        self._work = work
        self._look = theme
        self._paths = paths

    def get_default_screen(self) -> DeskScreen:
        """The desk."""
        return DeskScreen(self._work, themes.styler(self._look))

    def on_mount(self) -> None:
        """From here on HUP and TERM end the program as q does."""
        ending_signals(asyncio.get_running_loop(), lambda: self.exit(0))
        if self._paths:
            self.run_worker(self._work.ingest(self._paths), exit_on_error=False)

    def _fatal_error(self) -> None:
        """A crash: Textual's own report shows local variables, and in them whole articles."""
        self.panic(Text(traceback.format_exc()))

    async def on_unmount(self) -> None:
        """Whatever ended it: what is not stored is kept, the place remembered."""
        await self._work.finish()


def run(
    folder: Path,
    reviewer: str,
    *,
    paths: Sequence[str] = (),
    ascii_: bool = False,
    theme: str | None = None,
) -> int:
    """Open the review screen on a library and stay until it is left; returns the exit status.

    ``theme`` is one of ``themes.NAMES``; by default ``mono`` where NO_COLOR is set, else ``ansi``. Raises
    ``Unusable`` where the library cannot be used.
    """
    chosen = theme or ("mono" if os.environ.get("NO_COLOR") else "ansi")
    if chosen not in themes.NAMES:
        complain(f"no theme {chosen!r}: there are {', '.join(themes.NAMES)}")
        return 2
    work = Work(Desk(folder, reviewer), ASCII if ascii_ else UNICODE)
    if paths:
        work.arrivals.share = 0
    work.begin()
    app = CopyDesk(work, chosen, paths)
    with SafeStream.around_stderr():
        app.run(mouse=False)
    if work.last_words:
        complain(work.last_words)
    return app.return_code or 0
