"""From the words of the command line to the open screen."""

import gc
import os
import sys
import time
from pathlib import Path

from msgspec import Struct

from tui import __version__
from tui.desk import log
from tui.desk.config.settings import Settings
from tui.desk.errors import Unusable, WrongConfig, unusable
from tui.model.stderr import mute, say

WRONG_USAGE, UNUSABLE, INTERRUPTED = 2, 3, 130
_VALUED = {"--library": "library", "--reviewer": "reviewer", "--theme": "theme"}


class Words(Struct):
    """The screen's options and the paths to be ingested while it is open."""

    library: str | None = None
    reviewer: str | None = None
    theme: str | None = None
    ascii: bool = False
    linear: bool = False
    paths: list[str] = []

    def flags(self) -> dict[str, object]:
        """The options as settings."""
        return {
            "library": self.library,
            "reviewer": self.reviewer,
            "theme": self.theme,
            "ascii": self.ascii,
            "linear": self.linear,
        }


def parse(words: list[str]) -> Words:
    """The words understood; raises ``ValueError`` with one line that says what is wrong."""
    found = Words(paths=[])
    rest = list(words)
    while rest:
        word = rest.pop(0)
        name, equals, value = word.partition("=")
        if word == "--":
            found.paths += rest
            break
        if name in _VALUED:
            if not equals:
                if not rest:
                    raise ValueError(f"{name} needs a value")
                value = rest.pop(0)
            setattr(found, _VALUED[name], value)
        elif word in ("--ascii", "--linear"):
            setattr(found, word.removeprefix("--"), True)
        elif word.startswith("-") and word != "-":
            raise ValueError(f"no such option: {word} (copydesk --help lists them)")
        else:
            found.paths.append(word)
    return found


def start(words: list[str], *, demo: bool = False) -> int:
    """Open the review screen; returns the exit status once it is left."""
    begun = time.monotonic()
    log.info("begin", command="demo" if demo else "screen", version=__version__)
    try:
        status = _start(words, demo)
    except BaseException as error:
        log.crashed("crash", error)
        raise
    finally:
        _let_go_of_a_lost_terminal()
    log.info("end", command="demo" if demo else "screen", status=status, seconds=time.monotonic() - begun)
    return status


def _start(words: list[str], demo: bool) -> int:
    try:
        asked = parse(words)
        _check(asked, demo)
    except ValueError as error:
        say(f"copydesk: {error}")
        return WRONG_USAGE
    try:
        if demo:
            from tui.desk.demo import demo_library

            with demo_library() as folder:
                return _open(folder, asked)
        return _open(Settings(asked.flags()).library, asked)
    except WrongConfig as error:
        for mistake in error.mistakes:
            say(f"copydesk: {mistake}")
        return WRONG_USAGE
    except Unusable as error:
        log.crashed("unusable", error)
        say(f"copydesk: {error}")
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if not unusable(error):
            raise
        log.crashed("unusable", error)
        say(f"copydesk: {error}")
        return UNUSABLE


def _let_go_of_a_lost_terminal() -> None:
    """Where the line was dropped, what could not be written goes too: no error at the interpreter's end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            mute(stream.fileno())


def _check(asked: Words, demo: bool) -> None:
    if demo and (asked.library or asked.paths):
        raise ValueError("demo takes no library and no paths: it makes a library of its own")
    # Not Path.exists: it raises where a name is too long.
    missing = [path for path in asked.paths if not os.path.exists(path)]  # noqa: PTH110
    if missing:
        raise ValueError(f"{missing[0]}: no such file, folder or command")
    if Settings(asked.flags(), strict=False).linear:
        if sys.stdin is None or sys.stdout is None:
            raise ValueError("--linear reads keys from stdin and prints to stdout: one of them is closed")
        return
    if os.environ.get("TERM", "dumb") == "dumb":
        raise ValueError(
            "the screen needs a terminal that can move its cursor, TERM says dumb;"
            " copydesk --linear works here"
        )
    # A stream that was closed before we began is None; Textual draws on stderr.
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise ValueError(
            "the screen needs a terminal; copydesk --linear works without one, and so do the commands"
            " that copydesk --help lists"
        )


def _open(folder: Path, asked: Words) -> int:
    settings = Settings(asked.flags(), folder)
    if settings.linear:
        from tui.terminal.linear import run as run_lines

        return run_lines(folder, settings, paths=tuple(asked.paths))
    # Until the first article is on the screen nothing is worth collecting: a tenth of the start is saved.
    gc.disable()
    # Nothing is animated, so a frame is drawn when a key asks for one: no need to wait for the next sixtieth.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    # Imported only here: a wrong word is answered before the screen's packages are loaded.
    from tui.terminal.run import run

    return run(folder, settings, paths=tuple(asked.paths))
