"""Why a verdict is given, where desk.toml asks: a digit picks, enter takes the last one given."""

from collections.abc import Callable

from tui.desk.desk import VerdictKind
from tui.model import REASON, SafeText
from tui.terminal import looks
from tui.terminal.cells import cell_len, fit, pad
from tui.terminal.glyphs import Glyphs
from tui.terminal.last_reasons import LastReasons
from tui.terminal.looks import Row, row
from tui.terminal.panels.note import note_panel
from tui.terminal.panels.panel import Answer, Panel
from tui.terminal.work import Work

OTHER = "other"
LAST_AT = 62
"""The column where it says which was the last one."""


class ReasonPanel(Panel):
    """Nothing is recorded until a reason is picked.

    A reason is recorded as a tag of the verdict (``reason:…``), not as its note: in a spreadsheet the tags
    are a column of few different values that can be filtered and counted, ``tag:`` finds it, ``stats`` counts
    it, and the note stays free for words.
    """

    def __init__(self, work: Work, kind: VerdictKind) -> None:
        self._kind = kind
        self._reading = work.session.reading
        self._remembered = LastReasons(work.desk.reviewer)
        self._reasons: tuple[str, ...] = (*kind.reasons, OTHER)
        last = self._remembered.get(kind.name)
        self._last = self._reasons.index(last) if last in self._reasons else None
        self._top = 0
        self._dash, self._dot = work.glyphs.dash, work.glyphs.dot

    def height(self, room: int) -> int:
        """As many rows as there are reasons, if there is room."""
        return min(len(self._reasons) + 1, room)

    def rows(self, work: Work, columns: int, height: int) -> list[Row]:
        """The question and the answers."""
        glyphs = work.glyphs
        about = " ".join(SafeText(self._kind.guideline).line().split()) or "(desk.toml asks for a reason)"
        title = fit(f" {self._kind.name}: why?  {about} ", columns - 3, glyphs.ellipsis)
        rows = [row((glyphs.rule * 2 + title + glyphs.rule * (columns - cell_len(title) - 2), 0))]
        self._top = min(self._top, len(self._reasons) - (height - 1))
        wide = columns >= LAST_AT + 10
        for number, reason in enumerate(self._reasons[self._top : self._top + height - 1], self._top):
            text = SafeText(reason).line() if reason != OTHER or number < len(self._kind.reasons) else ""
            text = text or glyphs.own("other … (asks for a note)")
            left = f"{' ' * 5 if columns >= 66 else ' '}{number + 1}  {text}"
            last = number == self._last
            if last and wide:
                left = f"{pad(fit(left, LAST_AT - 1, glyphs.ellipsis), LAST_AT)}last time"
            elif last:
                left = f"{fit(left, columns - 8, glyphs.ellipsis)} (last)"
            rows.append(row((fit(left, columns - 1, glyphs.ellipsis), looks.STRONG if last else 0)))
        return rows

    def hint(self, columns: int) -> tuple[str, str]:
        """What the keys do."""
        count = len(self._reasons)
        if columns < 66:
            last = f"enter {self._last + 1}  " if self._last is not None else ""
            return f"1{self._dash}{count} record  {last}esc leave", ""
        last = f"enter takes the last one ({self._last + 1}) {self._dot} " if self._last is not None else ""
        return f"1{self._dash}{count} record and go on {self._dot} {last}esc: nothing recorded", ""

    def footer(self, glyphs: Glyphs) -> str:
        """What is asked for."""
        return f"{SafeText(self._kind.name).line()}: pick a reason"

    def cursor(self) -> tuple[int, int] | None:
        """On the first answer."""
        return 5, 1

    def paste(self, text: str) -> None:
        """Pasted text picks nothing."""

    async def press(self, work: Work, key: str) -> Answer:
        """A key."""
        if key in ("escape", "ctrl+c"):
            work.say("nothing recorded")
            return "close"
        if key in ("up", "down"):
            self._top = max(self._top + (1 if key == "down" else -1), 0)
            return "stay"
        if key in ("enter", "ctrl+j"):
            number = self._last
        else:
            number = int(key) - 1 if len(key) == 1 and key in "123456789" else None
        if number is None or number >= len(self._reasons):
            return "stay"
        if work.session.reading is not self._reading:
            work.say("another article is shown now: nothing recorded")
            return "close"
        await self._pick(work, number)
        return "close"

    async def _pick(self, work: Work, number: int) -> None:
        work.panel = None
        self._remembered.set(self._kind.name, self._reasons[number])
        if number < len(self._kind.reasons):
            await work.decide(self._kind.name, tags=(f"{REASON}{self._kind.reasons[number]}",))
            return
        panel = note_panel(work, purpose=self._kind.name, save=self._with_note)
        if panel is not None:
            panel.open_on(work)

    async def _with_note(self, work: Work, text: str, key: str, done: Callable[[], None]) -> None:
        if work.session.reading is not self._reading:
            work.say("another article is shown now: nothing recorded, the draft is kept")
            return
        await work.decide(self._kind.name, tags=(f"{REASON}{OTHER}",), note=text, then=done, key=key)


class ReasonForAll(ReasonPanel):
    """Why a verdict is given on all that is selected: one of desk.toml's own reasons, no note."""

    def __init__(self, work: Work, kind: VerdictKind) -> None:
        super().__init__(work, kind)
        self._reasons = kind.reasons
        self._last = self._last if self._last is not None and self._last < len(kind.reasons) else None

    async def _pick(self, work: Work, number: int) -> None:
        work.panel = None
        self._remembered.set(self._kind.name, self._reasons[number])
        await work.judging.decide_all(self._kind.name, (f"{REASON}{self._reasons[number]}",))
