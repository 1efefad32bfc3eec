"""Questions to the library in another thread, which whoever waits for the answer can end."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.desk.errors import Stopped
from tui.desk.open import open_library
from tui.library import Interrupted, Library


class Ending:
    """Ends at once what one thread asks: it raises ``Stopped`` there."""

    def __init__(self) -> None:
        self._stopped = False
        self._library: Library | None = None

    @contextmanager
    def opened(self, folder: Path) -> Iterator[Library]:
        """The library in a folder, over a connection of its own."""
        with open_library(folder) as library:
            self._library = library
            try:
                # Asked again: ``stop`` may have come before there was anything to be stopped.
                self.check()
                yield library
            except Interrupted:
                raise Stopped("nobody waits for it any more") from None
            finally:
                self._library = None

    def check(self) -> None:
        """Raise ``Stopped`` where ``stop`` has been called: between two questions."""
        if self._stopped:
            raise Stopped("nobody waits for it any more")

    def stop(self) -> None:
        """Nobody needs the answer any more; from any thread."""
        self._stopped = True
        library = self._library
        if library is not None:
            library.interrupt()
