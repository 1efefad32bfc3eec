"""What a panel is: some rows above the status row that take the keys until they are closed."""

from typing import TYPE_CHECKING, Literal, Protocol

from tui.terminal.glyphs import Glyphs
from tui.terminal.looks import Row

if TYPE_CHECKING:
    from tui.terminal.work import Work

Answer = Literal["stay", "close"]


class Panel(Protocol):
    """While one is open every key is its own: letters typed into it are letters, no verdict can fire."""

    def height(self, room: int) -> int:
        """Rows it wants of the body's ``room``; 0 for a panel that needs only the status row."""

    def rows(self, work: "Work", columns: int, height: int) -> list[Row]:
        """What it shows there, its rule first."""

    def hint(self, columns: int) -> tuple[str, str]:
        """What the status row says at its left and at its right end."""

    def footer(self, glyphs: Glyphs) -> str:
        """What its own keys do."""

    def cursor(self) -> tuple[int, int] | None:
        """Column and row of the terminal's cursor: row 0 is the panel's first, -1 the status row."""

    async def press(self, work: "Work", key: str) -> Answer:
        """A key; whether the panel stays open."""

    def paste(self, text: str) -> None:
        """Text from the clipboard."""

    asked: str = ""
    """What it asks for where only lines are typed; empty: what it says before the line."""
    gives: str = "enter"
    """The key that gives what was typed."""
    sliced: bool = False
    """It is typed into at length: it is drawn in pieces, so that a letter costs few bytes."""
    covering: bool = False
    """The text above it is paged by the rows that are seen of it."""

    @property
    def asks_for_key(self) -> bool:
        """Whether it wants to know the next key, whatever that else means."""
        return False

    def leaving(self, work: "Work") -> None:
        """The program ends: keep what has to be kept."""
        return
