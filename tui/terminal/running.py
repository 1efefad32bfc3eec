"""Other programs: one that a text is piped to, one that opens a link. None of them sees the terminal."""

import asyncio
import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress

from msgspec import Struct

LIMIT = 20.0
"""Seconds that a command may take."""
MOST = 200_000
"""Bytes of its output that are kept."""
SOON = 2.0
"""Seconds that the end of a command, which has come already, may take to be told."""
_CHUNK = 1 << 16


class Ran(Struct, frozen=True):
    """What came of a command."""

    output: str
    """What it printed, on both streams; text from outside."""
    ending: str
    """How it ended, in words."""


async def piped(command: str, text: str, limit: float = LIMIT) -> Ran:
    """Run a shell command with a text on its stdin and nothing else of ours."""
    child = await asyncio.create_subprocess_exec(
        "/bin/sh",
        "-c",
        command,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        # Without a terminal of its own it can neither read keys nor draw.
        start_new_session=True,
        env={**os.environ, "TERM": "dumb", "PAGER": "cat"},
    )
    assert child.stdin is not None and child.stdout is not None
    kept = bytearray()
    feeding = asyncio.create_task(_feed(child.stdin, text.encode("utf-8", "replace")))
    late = False
    try:
        async with asyncio.timeout(limit):
            while len(kept) < MOST and (data := await child.stdout.read(_CHUNK)):
                kept += data[: MOST - len(kept)]
                # A stream that is never empty would let nobody else have a turn.
                await asyncio.sleep(0)
            if len(kept) < MOST:
                await child.wait()
    except TimeoutError:
        late = True
    finally:
        feeding.cancel()
        # Whatever it has started goes with it.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    status = await _ended(child)
    output = bytes(kept).decode("utf-8", "replace")
    if late:
        return Ran(output, f"stopped after {limit:g} s")
    if len(kept) == MOST:
        return Ran(output, f"stopped after {MOST:,} bytes")
    ending = f"exit status {status}" if status >= 0 else f"ended by {signal.Signals(-status).name}"
    return Ran(output, ending)


async def _ended(child: asyncio.subprocess.Process) -> int:
    """How a child that has ended, or was killed, ended.

    asyncio does not say so before the pipe has been read to its end, and what the child has started may hold
    that open for ever.
    """
    assert child.stdout is not None
    with suppress(TimeoutError):
        async with asyncio.timeout(SOON):
            while await child.stdout.read(_CHUNK):
                pass
            return await child.wait()
    return -signal.SIGKILL if child.returncode is None else child.returncode


async def _feed(stream: asyncio.StreamWriter, data: bytes) -> None:
    # A command need not read what it is given.
    with suppress(OSError):
        stream.write(data)
        await stream.drain()
        stream.close()


def opener(env: Mapping[str, str] = os.environ) -> list[str] | None:
    """The words of the program that opens links here; None where there is none.

    ``$BROWSER`` as its users know it: several programs with colons between, ``%s`` for the link.
    """
    for one in env.get("BROWSER", "").split(os.pathsep):
        with suppress(ValueError):
            words = shlex.split(one)
            if words and shutil.which(words[0], path=env.get("PATH")):
                return words
    # Over a line there is no window to open it in, unless windows are forwarded.
    windowed = env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")
    far = any(env.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))
    if (windowed or not far) and shutil.which("xdg-open", path=env.get("PATH")):
        return ["xdg-open"]
    return None


def open_link(words: list[str], link: str) -> None:
    """Open a link in a child that outlives the program and is heard by nobody; raises ``OSError``."""
    if any("%s" in word for word in words[1:]):
        command = [words[0], *(word.replace("%s", link) for word in words[1:])]
    else:
        command = [*words, link]
    subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd="/",
    )
