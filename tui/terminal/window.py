"""What the work asks of whatever shows it."""

from typing import Protocol


class Window(Protocol):
    """What the work asks of the screen that shows it."""

    def paint(self) -> None:
        """Something has changed: draw what is different."""

    def redraw(self) -> None:
        """Draw everything again."""

    def suspend(self) -> None:
        """Give the terminal back to the shell for a while."""

    def restyle(self, theme: str) -> None:
        """Show everything in a theme of the settings' table."""

    def edit(self, text: str) -> str:
        """Hand a text to the reviewer's editor; what it made of it. Raises OSError."""

    def leave(self) -> None:
        """End the program."""

    def send(self, sequence: str) -> bool:
        """Send the terminal something that is no part of the picture; whether it could be sent."""
