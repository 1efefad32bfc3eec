"""The first frame: on the terminal while the screen's packages are still being loaded."""

import fcntl
import re
import shutil
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, TextIO

from rich.color import ColorSystem

from tui.terminal.frame import Frame
from tui.terminal.looks import Row
from tui.terminal.themes import PALETTES, styler
from tui.terminal.view import Parts, cursor, draw
from tui.terminal.work import Work

_NO_CHARACTER = b"\0"
"""In the place of a character that signals: none does (``_POSIX_VDISABLE``)."""
ENTER, LEAVE = "\x1b[?1049h", "\x1b[?1049l\x1b[?25h"
_HIDE = "\x1b[?25l"
_MOVE = re.compile(r"\x1b\[\d+(?:;\d+H|[GX])|\n")
"""What may differ between two ways of sending the same cells."""


class Ended(BaseException):
    """The line was dropped, or an end was asked for, before anything could be done; names the signal."""


class FirstFrame:
    """What the terminal shows before Textual draws, and what has to be known of it then."""

    def __init__(self, work: Work, theme: str, keys: TextIO, drawn: TextIO) -> None:
        self._keys, self._drawn = keys, drawn
        columns, rows = shutil.get_terminal_size()
        frame, parts = draw(work, columns, rows)
        left, top = cursor(work, frame)
        self._picture = picture(frame, parts, theme) + f"\x1b[{top + 1};{left + 1}H"
        self._cells: str | None = _MOVE.sub("", self._picture)
        self._entered = False
        self.taken = False
        """Somebody else draws, and sets the terminal back in the end."""
        self._modes: list[Any] | None = None
        """How the terminal was set before."""
        self.drawn_at: float | None = None
        """When it was sent, by the clock of the keys; None where keys had been typed before."""

    def show(self) -> None:
        """Put it on the terminal; keys typed from now on are kept and not echoed."""
        keys = self._keys.fileno()
        self._modes = termios.tcgetattr(keys)
        termios.tcsetattr(keys, termios.TCSANOW, quiet(termios.tcgetattr(keys)))
        (waiting,) = struct.unpack("i", fcntl.ioctl(keys, termios.FIONREAD, b"\0" * 4))
        if not waiting:
            self.drawn_at = time.monotonic()
        self._drawn.write(ENTER + _HIDE + self._picture)
        self._drawn.flush()

    def has(self, sequence: str) -> bool:
        """Whether the terminal shows already what is about to be sent."""
        if sequence == ENTER and not self._entered:
            self._entered = True
            return True
        if self._cells is None or not _MOVE.match(sequence):
            return False
        if _MOVE.sub("", sequence) == self._cells:
            return True
        self.forget()
        return False

    def forget(self) -> None:
        """From here on all is sent."""
        self._cells = None

    def take(self) -> list[Any] | None:
        """Draw from here on; returns how the terminal has to be set back in the end."""
        self.taken = True
        return self._modes

    def leave(self) -> None:
        """Give the terminal back as it was found."""
        if self._modes is None:
            return
        with suppress(OSError, termios.error):
            termios.tcsetattr(self._keys.fileno(), termios.TCSANOW, self._modes)
            self._drawn.write(LEAVE)
            self._drawn.flush()


@contextmanager
def first_frame(work: Work, theme: str) -> Iterator[FirstFrame | None]:
    """Show the article at once; None where stderr, which is drawn on, is no terminal.

    Until others heed them, HUP and TERM raise ``Ended``; whatever is raised, the terminal is set back.
    """
    keys, drawn = sys.__stdin__, sys.__stderr__
    if keys is None or drawn is None or not (keys.isatty() and drawn.isatty()):
        yield None
        return
    shown = FirstFrame(work, theme, keys, drawn)
    for number in (signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, _ended)
    try:
        shown.show()
        yield shown
    except BaseException:
        shown.leave()
        raise


def _ended(number: int, _: FrameType | None) -> None:
    raise Ended(signal.Signals(number).name)


def quiet(modes: list[Any]) -> list[Any]:
    """Modes of a terminal in which keys are kept as they come; ctrl+c interrupts, ctrl+z has to wait."""
    inputs, outputs, control, local, speed_in, speed_out, characters = modes
    inputs &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    local &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    characters = list(characters)
    characters[termios.VSUSP] = characters[termios.VQUIT] = _NO_CHARACTER
    characters[termios.VMIN], characters[termios.VTIME] = 1, 0
    return [inputs, outputs, control, local, speed_in, speed_out, characters]


def picture(frame: Frame, parts: Parts, theme: str) -> str:
    """The cells of a window from its upper left corner on, in the order in which Textual sends them."""
    render = _renderer(theme)
    sent = []
    for y in range(frame.rows):
        sent.append(f"\x1b[{y + 1};1H")
        across = [
            (box[0], parts[name][y - box[1]])
            for name, box in frame.boxes.items()
            if box[1] <= y < box[1] + box[3]
        ]
        for x, cells in sorted(across, key=lambda one: one[0]):
            sent.append(f"\x1b[{y + 1};{x + 1}H" if x else "")
            sent.append(render(cells))
    return "".join(sent)


def _renderer(theme: str) -> Callable[[Row], str]:
    """Rows as the terminal obeys them."""
    styled, system = styler(theme), ColorSystem.STANDARD
    if theme in PALETTES:
        from rich.console import COLOR_SYSTEMS, Console

        system = COLOR_SYSTEMS[Console(force_terminal=True).color_system or "truecolor"]

    def render(cells: Row) -> str:
        looks = ((text, styled(look)) for text, look in cells)
        return "".join(style.render(text, color_system=system) if style else text for text, style in looks)

    return render
