"""How many verdicts were given since the screen was opened, and how fast."""

from datetime import datetime

LEAST = 60
"""Seconds from which on a rate says something."""


class Pace:
    """Counts what is stored; it changes when something is, never by a clock."""

    def __init__(self) -> None:
        self.done = 0
        self.told = ""
        """``41 done, 2.1/min``; empty where nothing is done."""
        self._first: datetime | None = None

    def count(self, articles: int, now: datetime) -> None:
        """So many articles more have been decided."""
        if self._first is None:
            self._first = now
        self.done += articles
        seconds = (now - self._first).total_seconds()
        rate = f", {(self.done - 1) * 60 / seconds:.1f}/min" if seconds >= LEAST and self.done > 1 else ""
        self.told = f"{self.done:,} done{rate}"
