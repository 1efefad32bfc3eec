"""A disk that fails when told to."""

import errno
import os
from typing import Any

WRITING = ("open", "write", "fsync", "fdatasync", "ftruncate", "replace")


class Disk:
    """Stands for the ``os`` module; the calls whose numbers are in ``failing`` raise, a write half done."""

    def __init__(self, failing: range | tuple[int, ...] = (), code: int = errno.ENOSPC) -> None:
        self.failing = failing
        self.code = code
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in WRITING:
            return real

        def call(*args: Any) -> Any:
            self.calls.append(name)
            if len(self.calls) not in self.failing:
                return real(*args)
            if name == "write":
                real(args[0], bytes(args[1])[: len(args[1]) // 2])
            raise OSError(self.code, os.strerror(self.code))

        return call
