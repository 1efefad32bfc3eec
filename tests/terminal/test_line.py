"""The line to the terminal, where that is slow or has gone."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pytest
from textual.drivers._writer_thread import WriterThread

from tui.terminal.line import Line


class Clogged(WriterThread):
    """Takes nothing out of its queue until it is let go."""

    def __init__(self, file: IO[str], held: threading.Event) -> None:
        super().__init__(file)
        self.held = held

    def run(self) -> None:
        self.held.wait()
        super().run()


@pytest.fixture
def line() -> Line:
    line: Any = Line.__new__(Line)
    line._first, line._away, line._lost = None, False, False
    return line  # type: ignore[no-any-return]


@pytest.fixture
def terminal() -> Iterator[IO[str]]:
    with Path(os.devnull).open("w") as file:
        yield file


def heard(number: signal.Signals) -> tuple[list[int], Any]:
    """What is told of a signal from now on, and what heeded it before."""
    told: list[int] = []
    return told, signal.signal(number, lambda number, _: told.append(number))


def test_a_signal_is_heard_while_a_full_line_is_waited_for(line: Line, terminal: IO[str]) -> None:
    held = threading.Event()
    line._writer_thread = writer = Clogged(terminal, held)
    writer.start()
    told, before = heard(signal.SIGUSR1)

    def elsewhere() -> None:
        # The thread that waits is not woken by a signal that another one is given.
        signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)
        while not told:
            pass
        held.set()

    try:
        for _ in range(30):
            line.write("x")
        threading.Timer(0.2, elsewhere).start()
        line.write("the one too many")
    finally:
        signal.signal(signal.SIGUSR1, before)
        line.close()
    assert told == [signal.SIGUSR1]


def test_a_lost_terminal_is_told_once_and_never_waited_for(line: Line, terminal: IO[str]) -> None:
    line._writer_thread = writer = WriterThread(terminal)
    told, before = heard(signal.SIGHUP)
    try:
        for _ in range(100):
            line.write("x")
        line.close()
    finally:
        signal.signal(signal.SIGHUP, before)
    assert told == [signal.SIGHUP]
    assert not writer.is_alive()
