"""A few things to choose one of: by its digit, or with the arrows and enter."""

from collections.abc import Awaitable, Callable, Sequence

from msgspec import Struct

from tui.model import SafeText
from tui.terminal import looks
from tui.terminal.cells import cell_len, fit, pad
from tui.terminal.glyphs import Glyphs
from tui.terminal.looks import Row, row
from tui.terminal.panels.panel import Answer, Panel
from tui.terminal.work import Work


class Item(Struct, frozen=True):
    """One of them; ``about`` and ``right`` say more of it."""

    text: str
    about: str = ""
    right: str = ""


Items = Callable[[], Sequence[Item]]
Chosen = Callable[[Work, int], Awaitable[None]]
Deleted = Callable[[Work, int], str]
"""Takes one away; what has to be said of that."""
PutBack = Callable[[Work], str]
"""Brings back what was taken away last; what has to be said of that."""


class Choice(Panel):
    """``items`` is asked at each drawing: what they say may change while the panel is open."""

    def __init__(
        self,
        title: str,
        items: Items,
        chosen: Chosen,
        *,
        at: int = 0,
        named: bool = False,
        delete: Deleted | None = None,
        put_back: PutBack | None = None,
    ) -> None:
        """``named``: letters choose by the beginning of a name."""
        self._title = title
        self._items = items
        self._given = chosen
        self._named = named
        self._delete = delete
        self._put_back = put_back
        self.chosen = at
        self._typed = ""
        """The letters of a name so far."""
        self._told = ""
        """What came of the last key."""

    def height(self, room: int) -> int:
        """Its rule and a row for each, as far as there is room."""
        return min(1 + max(1, len(self._items())), room)

    def rows(self, work: Work, columns: int, height: int) -> list[Row]:
        """The items, the chosen one in sight."""
        glyphs, items = work.glyphs, self._items()
        title = f" {fit(self._title, columns - 6, glyphs.ellipsis)} "
        rows: list[Row] = [row((glyphs.rule * 2 + title + glyphs.rule * (columns - len(title) - 2), 0))]
        room = height - 1
        top = max(0, min(self.chosen - room + 1, len(items) - room))
        if not items:
            rows.append((("    nothing yet", 0),))
        widest = max((cell_len(SafeText(item.text).line()) for item in items), default=0)
        for number, item in enumerate(items[top : top + room], top):
            chosen = number == self.chosen
            width = min(widest, columns // 2)
            text = pad(fit(SafeText(item.text).line(), width, glyphs.ellipsis), width)
            left = f"  {'>' if chosen else ' '} {number + 1}  {text}  "
            space = max(0, columns - cell_len(left) - cell_len(item.right) - 2)
            about = fit(SafeText(glyphs.own(item.about)).line(), max(space - 1, 0), glyphs.ellipsis)
            about = pad(about, space)
            rows.append(row((left, looks.STRONG if chosen else 0), (about, looks.FAINT), (item.right, 0)))
        return rows

    def hint(self, columns: int) -> tuple[str, str]:
        """How to choose."""
        count = len(self._items())
        if self._told or self._typed:
            return self._told or f"name: {self._typed}", ""
        how = "enter or the name chooses" if self._named else "or enter chooses"
        return (f"{'1' if count == 1 else f'1-{count}'} {how}" if count else "esc goes back"), ""

    def footer(self, glyphs: Glyphs) -> str:
        """Its keys."""
        away = "   delete takes your own away" if self._delete else ""
        return f"{glyphs.arrows} go   enter choose{away}   esc leave"

    def cursor(self) -> tuple[int, int] | None:
        """On the chosen row."""
        return 2, 1 + self.chosen

    async def press(self, work: Work, key: str) -> Answer:
        """A key."""
        items = self._items()
        self._told = ""
        if self._named and self._letter(key, items):
            return "stay"
        if key in ("escape", "ctrl+c", "q"):
            return "close"
        if key in ("down", "j", "tab", "n", "up", "k", "shift+tab", "p"):
            step = 1 if key in ("down", "j", "tab", "n") else -1
            self.chosen = min(max(self.chosen + step, 0), max(len(items) - 1, 0))
        elif key in ("enter", "ctrl+j") and items:
            work.panel = None
            await self._given(work, self.chosen)
            return "close"
        elif len(key) == 1 and key in "123456789"[: len(items)]:
            work.panel = None
            await self._given(work, int(key) - 1)
            return "close"
        elif key == "delete" and self._delete is not None and items:
            self._told = self._delete(work, self.chosen)
            self.chosen = min(self.chosen, max(len(self._items()) - 1, 0))
        elif key == "u" and self._put_back is not None:
            self._told = self._put_back(work)
        return "stay"

    def _letter(self, key: str, items: Sequence[Item]) -> bool:
        """A letter of a name goes to the first that begins so; False for any other key."""
        if key == "backspace":
            typed = self._typed[:-1]
        elif len(key) == 1 and not key.isdecimal():
            typed = self._typed + key
        elif key in ("enter", "ctrl+j") and self._typed and self._begun(self._typed, items) is None:
            typed = self._typed
        else:
            self._typed = self._typed if key in ("enter", "ctrl+j") else ""
            return False
        at = self._begun(typed, items) if typed else self.chosen
        if at is None and not self._typed and key in "jknpq":
            return False
        self._typed = typed
        if at is not None:
            self.chosen = at
        else:
            self._told = f"{SafeText(typed).line()}: none is called so"
        return True

    @staticmethod
    def _begun(typed: str, items: Sequence[Item]) -> int | None:
        return next((at for at, item in enumerate(items) if item.text.startswith(typed.lower())), None)

    def paste(self, text: str) -> None:
        """Nothing is typed here."""
