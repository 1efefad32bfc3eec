"""A program in a pseudo-terminal: when its first picture is there, and how much memory it then holds."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from typing import NamedTuple

EMPTY_APP = (
    "from textual.app import App\n"
    "from textual.widgets import Static\n"
    "class Empty(App):\n"
    "    def compose(self):\n"
    "        yield Static('[a]ccept')\n"
    "import os; os.environ['TEXTUAL_FPS'] = '240'\n"
    "Empty().run(mouse=False)\n"
)
PAINTED = b"ccept"
"""Both programs send this with their first picture."""
SETTLED = 2.0
"""Seconds without a byte after which nothing more comes."""


class Opened(NamedTuple):
    """Milliseconds to the first picture, and MB held once all is quiet."""

    first: float
    memory: float


def opened(command: list[str], keys: bytes) -> Opened:
    """Run a command until it is quiet, keys typed once it has painted; then end it."""
    begun = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    first, seen = 0.0, b""
    while select.select([terminal], [], [], SETTLED if first else 20.0)[0]:
        try:
            seen = seen[-64:] + os.read(terminal, 1 << 16)
        except OSError:
            break
        if not first and PAINTED in seen:
            first = (time.perf_counter() - begun) * 1000
            os.write(terminal, keys)
    memory = _held(child)
    os.kill(child, signal.SIGTERM)
    while True:
        try:
            if not os.read(terminal, 1 << 16):
                break
        except OSError:
            break
    os.waitpid(child, 0)
    os.close(terminal)
    return Opened(first, memory)


def _held(process: int) -> float:
    """MB of memory of its own, of a process that runs (Linux)."""
    with open(f"/proc/{process}/status") as status:
        for line in status:
            if line.startswith("RssAnon:"):
                return int(line.split()[1]) / 1024
    return 0.0
