"""A file layer that fails when told to: every call of this process on one folder is counted, and one of them
raises, is the process's last, or is where the power goes."""

import errno
import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

HOWS = ("ENOSPC", "EIO", "EINTR", "full for long", "die", "die torn", "power")
DEAD = 99
"""Exit status of a process that was told to die."""
_LONG = 4
"""So many calls in a row fail while a disk is full for long."""
_PATHS = ("open", "replace", "rename", "unlink", "mkdir", "chmod")
_DESCRIPTORS = ("write", "fsync", "fdatasync", "ftruncate", "fchmod", "fchown")


class Faults:
    """Stands between this process and ``os`` and ``fcntl`` while it is entered.

    ``at``: the number, from 1, of the call that fails; 0: none. ``how``: an error by its name, which is
    raised instead of the call (a write is half done, unless it is interrupted); "full for long": so are the
    next ones; "die": the process ends there, "die torn" behind half a write; "power": it ends, and what was
    not synced is gone.
    """

    def __init__(self, folder: Path, at: int = 0, how: str = "ENOSPC") -> None:
        self.calls: list[str] = []
        self._folder = str(folder)
        self._at, self._how = at, how
        self._real: dict[tuple[Any, str], Callable[..., Any]] = {}
        self._open: dict[int, str] = {}
        self._synced: dict[str, int] = {}
        """Bytes of each file that are on the disk to stay."""
        self._unnamed: set[str] = set()
        """Made, and their folder not synced since."""
        self._replaced: dict[str, bytes | None] = {}
        """What stood under a name that was given to another file, its folder not synced since."""

    def __enter__(self) -> "Faults":
        for name in _PATHS:
            self._stand_for(os, name, self._path_call)
        for name in _DESCRIPTORS:
            self._stand_for(os, name, self._descriptor_call)
        self._stand_for(fcntl, "flock", self._descriptor_call)
        self._stand_for(os, "close", self._close)
        return self

    def __exit__(self, *_: object) -> None:
        for (module, name), real in self._real.items():
            setattr(module, name, real)

    def _stand_for(self, module: Any, name: str, by: Callable[..., Any]) -> None:
        self._real[module, name] = getattr(module, name)
        setattr(module, name, lambda *given, **named: by(name, *given, **named))

    def _call(self, name: str, *given: Any, **named: Any) -> Any:
        return self._real[fcntl if name == "flock" else os, name](*given, **named)

    def _path_call(self, name: str, *given: Any, **named: Any) -> Any:
        place = os.fsdecode(given[0]) if isinstance(given[0], str | bytes | os.PathLike) else ""
        if not (place + "/").startswith(self._folder + "/"):
            return self._call(name, *given, **named)
        self._count(name, given)
        there = os.path.exists(place)
        before = Path(given[1]) if name in ("replace", "rename") else None
        old = before.read_bytes() if before and before.exists() else None
        done = self._call(name, *given, **named)
        if name == "open":
            self._open[done] = place
            self._synced.setdefault(place, os.fstat(done).st_size if there else 0)
            if not there:
                self._unnamed.add(place)
        elif before is not None:
            self._replaced.setdefault(str(before), old)
            self._unnamed.discard(place)
            self._synced[str(before)] = self._synced.pop(place, 0)
        elif name == "unlink":
            self._unnamed.discard(place)
            self._synced.pop(place, None)
        return done

    def _descriptor_call(self, name: str, *given: Any, **named: Any) -> Any:
        place = self._open.get(given[0])
        if place is None:
            return self._call(name, *given, **named)
        self._count(name, given)
        done = self._call(name, *given, **named)
        if name in ("fsync", "fdatasync"):
            if os.path.isdir(place):
                self._unnamed = {one for one in self._unnamed if os.path.dirname(one) != place}
                self._replaced = {
                    one: old for one, old in self._replaced.items() if os.path.dirname(one) != place
                }
            else:
                self._synced[place] = os.fstat(given[0]).st_size
        elif name == "ftruncate":
            self._synced[place] = min(self._synced[place], given[1])
        return done

    def _close(self, _: str, descriptor: int) -> None:
        self._open.pop(descriptor, None)
        self._call("close", descriptor)

    def _count(self, name: str, given: tuple[Any, ...]) -> None:
        self.calls.append(name)
        number, how = len(self.calls), self._how
        long = how == "full for long" and 0 < self._at <= number < self._at + _LONG
        if number != self._at and not long:
            return
        if name == "write" and how not in ("die", "EINTR"):
            self._call("write", given[0], bytes(given[1])[: len(given[1]) // 2])
        if how == "power":
            self._lose()
        if how in ("die", "die torn", "power"):
            os._exit(DEAD)
        code = errno.ENOSPC if long else getattr(errno, how)
        raise OSError(code, os.strerror(code))

    def _lose(self) -> None:
        """What was written, made or named since the last sync was never there."""
        for place, old in tuple(self._replaced.items()):
            Path(place).write_bytes(old) if old is not None else Path(place).unlink()
        for place in tuple(self._unnamed):
            Path(place).unlink(missing_ok=True)
        for place, size in tuple(self._synced.items()):
            if os.path.isfile(place) and place not in self._replaced:
                os.truncate(place, size)
