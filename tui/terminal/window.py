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


class NoWindow:
    """For work without a screen."""

    def paint(self) -> None:
        """Nothing to be drawn."""

    def redraw(self) -> None:
        """Nothing to be drawn."""

    def suspend(self) -> None:
        """Nothing to go back to."""

    def restyle(self, theme: str) -> None:
        """Nothing to be shown."""

    def edit(self, text: str) -> str:
        """There is no terminal to hand over."""
        return text

    def leave(self) -> None:
        """Nothing to be left."""

    def send(self, sequence: str) -> bool:
        """Nobody to send it to."""
        return False
