"""Work without a screen: nothing is drawn, nobody is asked.

Apart from the protocol, which is for type checkers: making one costs half a millisecond at the start.
"""


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
