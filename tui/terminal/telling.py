"""What a key has changed, told as lines: another article, a mark, what was stored, what row 23 would say."""

import time
from collections.abc import Callable

from tui.desk.desk import Act, Desk
from tui.model import SafeText
from tui.terminal.glyphs import Glyphs
from tui.terminal.keymap import Keys, shown
from tui.terminal.marks import describe
from tui.terminal.passage import passage
from tui.terminal.saving import Write
from tui.terminal.spoken import Spoken
from tui.terminal.work import Work

FOR_SCREENS = frozenset(
    [
        "page down",
        "page up",
        "half page down",
        "half page up",
        "line down",
        "line up",
        "open",
        "zoom",
        "next part",
        "previous part",
    ]
)
"""Names of commands that mean nothing where the text is printed whole."""
ROOM = 10_000
"""Cells for what is fitted on a screen, and need not be here."""


class LinearWork(Work):
    """The work, telling of everything that was stored."""

    def __init__(self, desk: Desk, drawn: Glyphs, keys: Keys | None = None) -> None:
        """``keys``: the user's own."""
        super().__init__(desk, drawn, keys=keys)
        self.told: list[str] = []

    def _stored(self, write: Write, act: Act | None) -> None:
        single = write.deed.kind == "decide" and not write.chosen and write.target is None
        if act is not None and (write.line or single):
            self.told.append(f"{write.verdict or 'undo'}, saved")
        elif act is not None:
            summary = self.glyphs.own(SafeText(act.summary).line())
            self.told.append(summary if "saved" in summary else f"{summary}, saved")
        super()._stored(write, act)


class Teller:
    """Knows what has been printed, and prints what is different."""

    def __init__(self, work: LinearWork, print_: Callable[[str], None]) -> None:
        self._work = work
        self._print = print_
        self._spoken = Spoken(work.glyphs)
        self.shown: object = None
        """The reading printed last; None: it is to be printed again."""
        self._raw: object = None
        self._mark: int | None = None
        self._block: int | None = None
        self._begun = False

    def help(self) -> None:
        """Every command that makes sense here, with why it cannot be done now."""
        for command in self._work.keymap.commands:
            if command.name not in FOR_SCREENS:
                keys = " or ".join(shown(key) for key in command.keys)
                name = f"{command.name} {command.argument}".rstrip()
                why_not = self._work.unavailable(command)
                reason = f"; not now: {why_not}" if why_not else ""
                self._print(f"{keys + ', ' if keys else ''}{name}: {command.help}{reason}")

    def told(self) -> None:
        """What was stored, and what row 23 of the screen would say."""
        work = self._work
        told, work.told = work.told, []
        for one in told:
            self._print(one)
        if work.said and not any(one.startswith(work.said) for one in told):
            alarm = f"{work.saving[0]}: " if work.alarm else ""
            self._print(f"{alarm}{work.said}")
        elif not told and work.saver.waiting:
            self._print(work.saving[0])
        work.say("")

    def changed(self) -> None:
        """What the key has brought: another article, the raw text, a mark, the inspector, the headline."""
        work, session = self._work, self._work.session
        reading = session.reading
        work.headline = False
        if reading is None:
            if self.shown is not None or not self._begun:
                self._print(
                    "nothing to read yet"
                    if not work.lists.everything(session.queue)
                    else "nothing in this list"
                )
            self.shown = None
            self._begun = True
            return
        if reading is not self.shown:
            self.shown, self._raw, self._mark = reading, session.raw, reading.marks.index
            self._print("")
            for line in self._spoken.article(reading.article, self.position(), session.why):
                self._print(line)
        elif session.raw is not self._raw:
            self._raw = session.raw
            self.shown = reading if session.raw is not None else None
            if session.raw is None:
                self.changed()
                return
            for line in self._spoken.raw(session.raw):
                self._print(line)
            self._block = session.raw.block()
            self._print_block()
        elif session.raw is not None and session.raw.block() != self._block:
            self._block = session.raw.block()
            self._print_block()
        elif reading.marks.index != self._mark:
            self._mark = reading.marks.index
            self._print_mark()
        if session.inspected or not session.inspecting:
            session.inspected, session.inspecting, work.focus = False, True, "text"
            inspector = session.inspector
            for item in inspector.items if inspector else ():
                line = f"{item.left.strip()}: {item.right}" if item.right else item.left.strip()
                self._print(work.glyphs.own(self._spoken.outside(line)))
        work.painted(time.monotonic())

    def _print_block(self) -> None:
        raw = self._work.session.raw
        if raw is not None and self._block is not None:
            self._print(self._spoken.block(raw, self._block))

    def _print_mark(self) -> None:
        reading = self._work.session.reading
        mark = reading.marks.current if reading is not None else None
        if reading is None or mark is None:
            return
        count = f"mark {(reading.marks.index or 0) + 1} of {len(reading.marks.all)}"
        about = describe(reading.article, mark, ROOM, self._work.glyphs)
        dot = f" {self._work.glyphs.dot} "
        self._print(f"{count}: {about.replace(dot, ', ').replace('[', '[[')}")
        self._print(self._spoken.outside(passage(reading.article, mark)))

    def position(self) -> str:
        """Which article of how many."""
        session = self._work.session
        queue = session.queue
        return f"{session.index + 1} of {len(queue)}{'' if queue.complete else ' or more'}"
