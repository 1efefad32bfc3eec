"""One verdict key for all that is selected."""

from typing import TYPE_CHECKING

from tui.model import SafeText
from tui.terminal.glyphs import Glyphs
from tui.terminal.looks import Row
from tui.terminal.panels.panel import Answer, Panel

if TYPE_CHECKING:
    from tui.terminal.work import Work


async def decide_selected(work: "Work", verdict: str) -> None:
    """Record a verdict on all that is selected; where desk.toml wants a reason, ask for it first."""
    kind = next(one for one in work.desk.scheme if one.name == verdict)
    work.panel = None
    if not kind.reasons:
        await work.judging.decide_all(verdict)
        return
    from tui.terminal.panels.reasons import ReasonForAll

    work.panel = ReasonForAll(work, kind)


class SelectedPanel(Panel):
    """Takes exactly one verdict key; every other key but ``esc`` says that it is none."""

    def __init__(self, work: "Work") -> None:
        self._count = work.judging.selection.told
        self._keys = {kind.key: kind.name for kind in work.desk.scheme}
        self._wrong = ""

    def height(self, room: int) -> int:
        """The status row is enough."""
        return 0

    def rows(self, work: "Work", columns: int, height: int) -> list[Row]:
        """None."""
        return []

    def hint(self, columns: int) -> tuple[str, str]:
        """What each key would do, or that the last one was none of them."""
        if self._wrong:
            return self._wrong, ""
        names = ", ".join(f"{key} {name}" for key, name in self._keys.items())
        return f"{self._count}: {names}", ""

    def footer(self, glyphs: Glyphs) -> str:
        """Its keys."""
        return f"{' '.join(self._keys)} record it on all {self._count}   esc nothing"

    def cursor(self) -> tuple[int, int] | None:
        """Nothing is typed."""
        return None

    async def press(self, work: "Work", key: str) -> Answer:
        """A verdict's key records it on all that is selected."""
        self._wrong = ""
        if key in ("escape", "ctrl+c"):
            work.say("nothing recorded")
            return "close"
        verdict = self._keys.get(key)
        if verdict is None:
            self._wrong = f"{SafeText(key).line()} is no verdict: {' '.join(self._keys)}, or esc for nothing"
            return "stay"
        await decide_selected(work, verdict)
        return "close"

    def paste(self, text: str) -> None:
        """Pasted text is no verdict."""
        self._wrong = "pasted text is no verdict"
