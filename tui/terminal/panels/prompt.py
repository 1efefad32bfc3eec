"""A line to be typed on the status row, with history, and completions in rows above it."""

from collections.abc import Awaitable, Callable, Sequence

from msgspec import Struct

from tui.desk.completion import MOST
from tui.model import SafeText
from tui.terminal import looks
from tui.terminal.cells import cell_len, fit, head, pad
from tui.terminal.entry import Entry
from tui.terminal.glyphs import Glyphs
from tui.terminal.history import History
from tui.terminal.looks import Row, row
from tui.terminal.panels.panel import Answer, Panel
from tui.terminal.work import Work
from tui.terminal.wrap import wrap

WRONG_ROWS = 4
"""A rule, two rows of what is wrong, and the arrow."""
OFFERED = 6
"""Completions shown at a time."""
_NARROWER = "; letters narrow it "


class Offer(Struct, frozen=True):
    """One completion: what would stand in place of ``text[start:end]``, and a word on it."""

    start: int
    end: int
    text: str
    about: str = ""


Offers = Callable[[str, int], Sequence[Offer]]
"""The completions at a cursor."""


class Mistake(Struct, frozen=True):
    """What is wrong with a line, and at which column of it (from 1, in characters), where that is known."""

    message: str
    column: int | None = None


Given = Callable[[Work, str], Awaitable[Mistake | str | None]]
"""Takes the line; what is wrong with it, or None."""


class Prompt(Panel):
    """One question; ``enter`` gives the line, ``esc`` leaves all as it was, ``tab`` completes."""

    def __init__(
        self,
        label: str,
        given: Given,
        *,
        text: str = "",
        offers: Offers | None = None,
        remembered: str | None = None,
        hint: str = "",
    ) -> None:
        """``remembered``: the name of the history that the line goes into; ``hint``: for the footer."""
        self._label = label
        self._given = given
        self._offers = offers
        self._history = History(remembered) if remembered else None
        self.entry = Entry(text, self._history.lines if self._history else ())
        self._hint = hint
        self._wrong = ""
        self._mistake: Mistake | None = None
        self._found: Sequence[Offer] = ()
        self._chosen: int | None = None
        self._begun = ""
        """What was typed, or is common to all completions, where a chosen one stands now."""

    def height(self, room: int) -> int:
        """Rows for the completions or for what is wrong, while there are any."""
        if self._mistake is not None:
            return min(WRONG_ROWS, room)
        return min(1 + min(len(self._found), OFFERED), room) if self._found else 0

    def rows(self, work: Work, columns: int, height: int) -> list[Row]:
        """The completions, the chosen one first in sight."""
        glyphs = work.glyphs
        if self._mistake is not None:
            return self._pointed(self._mistake, columns, height, glyphs)
        title = f" {self._many} to choose from "
        if cell_len(title) + len(_NARROWER) < columns - 4:
            title = f"{title[:-1]}{_NARROWER}"
        rows: list[Row] = [
            row((glyphs.rule * 2 + title + glyphs.rule * (columns - len(title) - 2), looks.FAINT))
        ]
        top = max(0, (self._chosen or 0) - (height - 2))
        for number, offer in enumerate(self._found[top : min(top + height - 1, MOST)], top):
            chosen = number == self._chosen
            left = pad(fit(SafeText(offer.text).line(), columns // 2, glyphs.ellipsis), min(26, columns // 2))
            about = fit(glyphs.own(offer.about), columns - cell_len(left) - 6, glyphs.ellipsis)
            look = looks.STRONG if chosen else 0
            rows.append(row((f"  {'>' if chosen else ' '} {left} ", look), (about, looks.FAINT)))
        return rows

    @property
    def _many(self) -> str:
        return str(len(self._found)) if len(self._found) <= MOST else f"the first {MOST}"

    def _pointed(self, mistake: Mistake, columns: int, height: int, glyphs: Glyphs) -> list[Row]:
        """A rule, what is wrong, and an arrow down to where it is in the line below."""
        said = SafeText(glyphs.own(mistake.message)).line()
        where = f" column {mistake.column} " if mistake.column else " not done "
        lines = [said[start:end] for start, end in wrap(said, columns - 4)][: WRONG_ROWS - 2]
        rows: list[Row] = [
            row((glyphs.rule * 2 + where + glyphs.rule * (columns - len(where) - 2), looks.FAINT)),
            *(row((f"  {line}", 0)) for line in lines),
        ]
        if mistake.column:
            rows.append(row((" " * self._line(columns)[1] + " " + glyphs.here, looks.STRONG)))
        blank: list[Row] = [()]
        return blank * (height - len(rows)) + rows[:height]

    def mistake(self, mistake: Mistake) -> None:
        """Point at what is wrong; the cursor stands there."""
        self._mistake = mistake
        if mistake.column:
            self.entry.cursor = min(mistake.column - 1, len(self.entry.text))

    def hint(self, columns: int) -> tuple[str, str]:
        """The label and the line, its end or the part around the cursor; or what is wrong with it."""
        if self._wrong:
            return self._wrong, ""
        return self._line(columns)[0], ""

    def _line(self, columns: int) -> tuple[str, int]:
        """The row, and the column of the cursor in it."""
        before = SafeText(self.entry.text[: self.entry.cursor]).line()
        after = SafeText(self.entry.text[self.entry.cursor :]).line()
        room = max(columns - cell_len(self._label) - 4, 8)
        while cell_len(before) > room:
            # The beginning goes: the cursor has to be seen.
            before = before[max(1, len(before) - room) :]
        text = f"{self._label}{before}"
        return text + head(after, max(columns - cell_len(text) - 3, 0)), cell_len(text)

    def footer(self, glyphs: Glyphs) -> str:
        """Its keys."""
        completing = "tab complete   " if self._offers else ""
        return glyphs.own(f"enter {self._hint or 'do it'}   {completing}↑ ↓ earlier   esc leave")

    def cursor(self) -> tuple[int, int] | None:
        """On the status row, where the next letter goes."""
        return 1 + self._line(10_000)[1], -1

    async def press(self, work: Work, key: str) -> Answer:
        """A key."""
        self._wrong, self._mistake = "", None
        if key in ("escape", "ctrl+c"):
            if self._found and key == "escape":
                self._found, self._chosen = (), None
                return "stay"
            return "close"
        if key in ("enter", "ctrl+j"):
            return await self._give(work)
        if key in ("tab", "shift+tab") and self._offers:
            self._complete(1 if key == "tab" else -1)
        elif self._found and self._narrow(key):
            pass
        elif self.entry.press(key):
            self._found, self._chosen = (), None
        return "stay"

    def _narrow(self, key: str) -> bool:
        """A letter goes on from what was typed before one was chosen; False where that one is to stand."""
        offer = self._found[self._chosen or 0]
        if key == "space":
            if self._chosen is not None or not self._begun.startswith('"'):
                return False
        elif len(key) > 1 and key != "backspace":
            return False
        if self._chosen is not None:
            if offer.text.endswith((" ", ":")):
                return False
            self.entry.replace(offer.start, self.entry.cursor, self._begun)
        self.entry.press(key)
        self._ask()
        return True

    def _ask(self) -> None:
        assert self._offers is not None
        self._found, self._chosen = self._offers(self.entry.text, self.entry.cursor), None
        if self._found:
            self._begun = self.entry.text[self._found[0].start : self.entry.cursor]

    async def _give(self, work: Work) -> Answer:
        wrong = await self._given(work, self.entry.text)
        if isinstance(wrong, Mistake):
            self.mistake(wrong)
            return "stay"
        if wrong is not None:
            self._wrong = wrong
            return "stay"
        if self._history:
            self._history.add(self.entry.text)
        return "close"

    def _complete(self, step: int) -> None:
        """The first ``tab`` puts in what all completions share; the next ones go through them."""
        if not self._found:
            self._ask()
            if not self._found:
                return
            first = self._found[0]
            shared = first.text
            for offer in self._found[1:]:
                while not offer.text.startswith(shared):
                    shared = shared[:-1]
            if len(shared) > first.end - first.start or len(self._found) == 1:
                self.entry.replace(first.start, first.end, shared)
                if len(self._found) == 1:
                    self._found = ()
                else:
                    self._begun = shared
                    self._found = [
                        Offer(one.start, one.start + len(shared), one.text, one.about) for one in self._found
                    ]
                return
        self._choose(step)

    def _choose(self, step: int) -> None:
        number = (0 if step > 0 else -1) if self._chosen is None else self._chosen + step
        self._chosen = number % min(len(self._found), MOST)
        offer = self._found[self._chosen]
        end = self.entry.cursor
        self.entry.replace(offer.start, end, offer.text)

    def paste(self, text: str) -> None:
        """Put text in at the cursor."""
        self.entry.insert(text)
        self._found, self._chosen = (), None
