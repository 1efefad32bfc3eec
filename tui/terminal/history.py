"""What a reviewer typed at a prompt before, one file a prompt in their own state folder."""

from contextlib import suppress

from tui.desk.settings import state_folder
from tui.desk.whole import WholeFile
from tui.model import decode, encode

KEPT = 200
"""Lines of each prompt."""


class History:
    """The lines of one prompt, oldest first; a file that cannot be read or written is done without."""

    def __init__(self, prompt: str) -> None:
        self._path = state_folder() / "history" / f"{prompt}.json"
        self.lines: list[str] = []
        with suppress(OSError, ValueError):
            self.lines = decode(self._path.read_bytes(), list[str])[-KEPT:]

    def add(self, line: str) -> None:
        """Keep a line as the newest; an equal one before it goes."""
        if not line.strip():
            return
        self.lines = [*(one for one in self.lines if one != line), line][-KEPT:]
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with WholeFile(self._path, 0o600) as file:
                file.write(encode(self.lines))
