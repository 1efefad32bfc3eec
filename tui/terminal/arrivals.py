"""Paths ingested while the screen is open: a child process reads them, its progress is told as it comes."""

import asyncio
import os
import re
import sys
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

_PROGRESS = re.compile(rb"\r?\+(\d{1,12}) new[^\d\n]{1,12}reading (\d{1,3})%")
_DONE = re.compile(rb"\r?\d{1,12} new, \d{1,12} known, ")
NICENESS = 10


class Arrivals:
    """What a running ingest has brought so far."""

    def __init__(self, told: Callable[[], None]) -> None:
        self.new = 0
        """Articles that came and are not in the list yet."""
        self.found = 0
        """Articles in the library that the list does not have, whoever put them there."""
        self.share: int | None = None
        """Per cent of them read; None while no ingest runs."""
        self.refused = 0
        """Inputs refused so far."""
        self.first_refused = ""
        """What was said of the first of them."""
        self.stopped = False
        """It was ended before it was done."""
        self._taken = 0
        self._told = told
        self._task: asyncio.Task[None] | None = None
        self._child: asyncio.subprocess.Process | None = None

    @property
    def running(self) -> bool:
        """Whether an ingest is under way."""
        return self.share is not None

    def begin(self, ingest: Coroutine[Any, Any, None]) -> None:
        """Let an ingest run beside the keys."""
        self.share = 0
        self._task = asyncio.create_task(ingest)

    async def ingest(self, library: Path, paths: Sequence[str]) -> None:
        """Run ``copydesk ingest`` on the paths to its end."""
        self.share, self.new, self._taken = 0, 0, 0
        self.refused, self.first_refused = 0, ""
        # -P: nothing is imported from the folder that the dumps lie in.
        words = ["ingest", "--progress", "--library", str(library), "--", *paths]
        command = [sys.executable, "-P", "-m", "tui", *words]
        self._child = child = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            preexec_fn=_niced,
        )
        assert child.stderr is not None
        while line := await _line(child.stderr):
            self.hear(line)
        status = await child.wait()
        if status not in (0, 1) and not self.refused:
            self._refuse(f"ingest ended with {status}")
        self.share = None
        self._told()

    def hear(self, line: bytes) -> None:
        """One line of the ingest's narration: progress, or an input that it refused."""
        found = _PROGRESS.match(line)
        if found:
            self.new = int(found[1]) - self._taken
            self.share = min(int(found[2]), 100)
            self._told()
        elif line.strip() and not _DONE.match(line):
            self._refuse(line.decode("utf-8", "replace").strip())

    def _refuse(self, reason: str) -> None:
        """Count it; only the first reason is ever shown, and a folder can hold a million broken files."""
        self.refused += 1
        self.first_refused = self.first_refused or reason

    def take(self) -> None:
        """What has come so far is in the list now."""
        self._taken += self.new
        self.new = self.found = 0

    def parts(self) -> list[str]:
        """What the header says about it."""
        new = max(self.new, self.found)
        parts = [f"+{new:,} new"] if new else []
        return parts + ([f"reading {self.share}%"] if self.share is not None else [])

    def stop(self) -> None:
        """End the ingest; what it has stored stays stored."""
        if self._child is not None and self._child.returncode is None:
            self._child.terminate()
            self.stopped = True

    def last_words(self) -> str:
        """What whoever gave the paths has to know once the screen is gone; empty if all went well."""
        said = []
        if self.stopped:
            said.append("the ingest was stopped: ingest the same paths again to go on where it was")
        if self.refused:
            inputs = "1 input was" if self.refused == 1 else f"{self.refused:,} inputs were"
            said.append(f"{inputs} refused, first {self.first_refused.removeprefix('copydesk: ')}")
        return "; ".join(said)


async def _line(stream: asyncio.StreamReader) -> bytes:
    try:
        return await stream.readline()
    except ValueError:
        # A line longer than the stream's limit says nothing that could be shown.
        return b"\n"


def _niced() -> None:
    os.nice(NICENESS)
