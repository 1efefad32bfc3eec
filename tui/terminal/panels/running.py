"""A command that the article's text is piped to, while it runs and when it has ended."""

import asyncio
from typing import TYPE_CHECKING

from tui.terminal.panels.page import Page
from tui.terminal.panels.panel import Answer
from tui.terminal.running import LIMIT, piped

if TYPE_CHECKING:
    from tui.terminal.work import Work


class RunPanel(Page):
    """Shows what the command has printed once it has ended; closing the panel ends it."""

    def __init__(self, work: "Work", command: str, text: str) -> None:
        super().__init__(f"| {command}", "", f"running, for {LIMIT:g} s at most")
        self.ready = asyncio.create_task(self._run(work, command, text))

    async def _run(self, work: "Work", command: str, text: str) -> None:
        try:
            ran = await piped(command, text)
        except OSError as error:
            self.fill("", f"not run: {error.strerror}")
        else:
            self.fill(ran.output.rstrip("\n") or "(nothing printed)", ran.ending)
        work.screen.paint()

    async def press(self, work: "Work", key: str) -> Answer:
        """A key; the one that closes the panel ends the command."""
        answer = await super().press(work, key)
        if answer == "close":
            self.ready.cancel()
        return answer
