"""What can go wrong at the desk, each with one clear line."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

_SHOWN = 50
"""Characters of a filter that are shown before the place of a mistake."""


class DeskError(Exception):
    """Something asked of the desk cannot be done; the message says why."""


class Unusable(DeskError):
    """The library or the verdict store cannot be used."""


class NotSaved(DeskError):
    """A verdict could not be stored; ``reason`` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class WrongConfig(DeskError):
    """What is configured cannot be taken; ``mistakes`` holds a line each, with its place."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = list(mistakes)


class Unknown(DeskError):
    """An article, verdict or event that the library does not have."""


class Stale(Unknown):
    """The article has got another raw text since it was looked at."""

    def __init__(self) -> None:
        super().__init__("the article has another raw text by now")


class TooLong(DeskError):
    """It would take too long to be waited for; it can be had in another thread."""


class Stopped(DeskError):
    """Work had to end early; what was done is kept."""


class Interrupted(KeyboardInterrupt):
    """The user ended the work; the message says where it stopped and what is kept."""


@contextmanager
def stopping(where: Callable[[], str]) -> Iterator[None]:
    """Work that says where it stopped, should it be interrupted."""
    try:
        yield
    except KeyboardInterrupt:
        raise Interrupted(where()) from None


def _pointed(text: str, column: int) -> str:
    """The filter as it is drawn, a caret under the column; nothing where the filter is not known."""
    if not text:
        return ""
    from rich.cells import cell_len

    from tui.model import SafeText

    begin = max(0, column - _SHOWN)
    before = SafeText(text[begin : column - 1]).line()
    drawn = before + SafeText(text[column - 1 : column - 1 + _SHOWN // 2]).line()
    return f"  {drawn}\n  {' ' * cell_len(before)}^"


def unusable(error: Exception) -> bool:
    """Whether the error says that the library or the verdict store cannot be used (exit status 3)."""
    # Asked only once something has gone wrong: the stateless commands never load these rooms.
    from tui.library import LibraryError
    from tui.store.journal import StoreError

    return isinstance(error, Unusable | NotSaved | Stopped | LibraryError | StoreError)


def wrong_usage(error: Exception) -> str | None:
    """What is wrong with the question, where the error says that it is (exit status 2); else None."""
    from tui.query import QueryError

    if isinstance(error, QueryError):
        return f"query, column {error.column}: {error}\n{_pointed(error.text, error.column)}".rstrip()
    return str(error) if isinstance(error, Unknown | WrongConfig) else None
