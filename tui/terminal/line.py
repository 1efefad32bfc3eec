"""The line to the terminal, for what is no part of the picture: text for its clipboard."""

import os
import signal
import termios
import time
from contextlib import suppress
from queue import Full
from typing import Any

from textual import events
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tui.terminal.first_frame import LEAVE, FirstFrame

_LEAVE = "\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[<u\x1b[?1004l" + LEAVE
"""Undoes all that Textual asks of a terminal."""

_WAIT = 0.5
"""Seconds to wait for a full line before looking up."""
_MOMENT = 0.05
"""Seconds until a signal that came before has been heard of."""


class Line(LinuxDriver):
    """Textual's own driver, which hands itself over to an app that keeps it as its ``line``.

    It takes the terminal over from the app's first frame, and sends none of that again.
    """

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        keeper: Any = app
        keeper.line = self
        self._first: FirstFrame | None = keeper.first
        self._away = False
        """The shell has the terminal: what is done to it from the background stops the program once more."""
        self._lost = False
        """The terminal has gone: whoever wrote to it has ended."""
        self.ending = False
        """The program has been asked to end: it does not take the terminal again."""

    def start_application_mode(self) -> None:
        """Take the terminal; what it was like before the first frame is what it will be set back to."""
        self._away = False
        super().start_application_mode()  # type: ignore[no-untyped-call]
        first = self._first
        if first is not None and first.taken:
            # Back from the shell.
            self._first = None
        elif first is not None:
            self.attrs_before = first.take()

    def suspend_application_mode(self) -> None:
        """Give the terminal back for a while."""
        super().suspend_application_mode()
        self._away = True

    def _sigcont_application(self, *_: Any) -> None:
        # A shell that ends a stopped job wakes it too. The first of the two signals may have been given to
        # another thread: this one hears of it a moment later.
        time.sleep(_MOMENT)
        if not self.ending:
            super()._sigcont_application()

    def disable_input(self) -> None:
        """Take no more keys."""
        if not self._away:
            super().disable_input()

    def stop_application_mode(self) -> None:
        """Set the terminal back."""
        if not self._away:
            super().stop_application_mode()

    def close(self) -> None:
        """Nothing more is sent."""
        if not self._away and self._writer_thread is not None and self._writer_thread.is_alive():
            super().close()

    def give_back(self) -> None:
        """Set the terminal back at once; one that takes no more output is not waited for."""
        if self._file is None or self._away:
            return
        output = self._file.fileno()
        with suppress(OSError, termios.error):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            os.set_blocking(output, False)
            try:
                os.write(output, _LEAVE.encode())
            finally:
                # Others have this terminal open too.
                os.set_blocking(output, True)

    def write(self, data: str) -> None:
        """Send it, but for what the first frame has shown."""
        if self._away or (self._first is not None and self._first.has(data)):
            return
        writer: Any = self._writer_thread
        while writer.is_alive():
            # Never waited for without an end: a signal given to another thread is heard of in between only.
            with suppress(Full):
                writer._queue.put(data, timeout=_WAIT)
                return
        if not self._lost:
            self._lost = True
            os.kill(os.getpid(), signal.SIGHUP)

    def process_message(self, message: Message) -> None:
        """What comes from the terminal; once keys do, a picture may be asked for that it has had."""
        if isinstance(message, events.Key) and self._first is not None:
            self._first.forget()
        super().process_message(message)
