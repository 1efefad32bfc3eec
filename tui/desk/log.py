"""The log file: what the program did, never what an article says.

A line is a time, a level, the process, an event and its facts. Facts are counts, names of our own, files and
places in our code; an exception is noted by its class and where it was raised, never by its message, and no
variable is ever noted: either may hold text of an article. Nothing is imported for it that the program does
not need anyway, and nothing that goes wrong in writing it stops anything.
"""

import fcntl
import os
import time
from collections import Counter
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import TracebackType

from tui.desk.config.settings import Settings
from tui.desk.errors import WrongConfig
from tui.desk.settings import state_folder

LARGEST = 1_000_000
"""Bytes at which a new file is begun."""
KEPT = 2
"""Earlier files kept: ``copydesk.log.1`` and so on."""
FRAMES = 12
"""Innermost frames of a traceback that are noted."""

_LEVELS = {"off": 0, "error": 1, "info": 2, "debug": 3}
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+./:<,")

_refused: Counter[str] = Counter()


def log_file() -> Path:
    """Where the log is kept: ``copydesk.log`` in the user's state folder."""
    return state_folder() / "copydesk.log"


def error(event: str, **facts: object) -> None:
    """Note something that went wrong."""
    _note("error", event, facts)


def info(event: str, **facts: object) -> None:
    """Note something that happened."""
    _note("info", event, facts)


def debug(event: str, **facts: object) -> None:
    """Note something that helps to find a mistake of the program's."""
    _note("debug", event, facts)


def crashed(event: str, problem: BaseException, *, level: str = "error", **facts: object) -> None:
    """Note an exception: its class, the classes of those behind it, and where it was raised."""
    _note(level, event, {**facts, "error": classes(problem), "at": trail(problem.__traceback__)})


def refused(reason: str) -> None:
    """Count a refusal by its kind, one of a fixed list; ``flush`` notes the counts."""
    from tui.desk.reasons import kind_of

    _refused[kind_of(reason)] += 1


def flush() -> None:
    """Note the refusals counted so far."""
    for words, count in _refused.items():
        info("refused", count=count, reason=words)
    _refused.clear()


def classes(problem: BaseException) -> str:
    """The exception's class and those of the exceptions behind it, from the last to the first."""
    found: list[str] = []
    behind: BaseException | None = problem
    while behind is not None and len(found) < 5:
        found.append(f"{type(behind).__module__}.{type(behind).__qualname__}".removeprefix("builtins."))
        behind = behind.__cause__ or behind.__context__
    return "<".join(found)


def trail(trace: TracebackType | None) -> str:
    """``module:line`` of the innermost frames, the innermost first."""
    frames: list[str] = []
    while trace is not None:
        frames.append(f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}")
        trace = trace.tb_next
    return "<".join(reversed(frames[-FRAMES:]))


@cache
def _level() -> int:
    try:
        return _LEVELS[Settings().log]
    except WrongConfig:
        return _LEVELS["info"]


def _note(level: str, event: str, facts: dict[str, object]) -> None:
    if _LEVELS[level] > _level():
        return
    moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    said = "".join(f" {name}={_fact(value)}" for name, value in facts.items())
    line = f"{moment} {level.upper():5} {os.getpid()} {event}{said}\n"
    with suppress(OSError):
        _write(log_file(), line.encode("utf-8", "replace"))


def _fact(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    text = str(value)
    if text and _PLAIN.issuperset(text):
        return text
    import json

    return json.dumps(text)


def _write(path: Path, line: bytes) -> None:
    """Append the line with one write: lines of several processes do not mix."""
    descriptor = _open(path)
    try:
        full = os.fstat(descriptor).st_size + len(line) > LARGEST
        if full:
            _rotate(path, descriptor, len(line))
        else:
            os.write(descriptor, line)
    finally:
        os.close(descriptor)
    if full:
        descriptor = _open(path)
        try:
            os.write(descriptor, line)
        finally:
            os.close(descriptor)


def _open(path: Path) -> int:
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
    try:
        return os.open(path, flags, 0o600)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return os.open(path, flags, 0o600)


def _rotate(path: Path, descriptor: int, more: int) -> None:
    """Begin a new file, unless another process has done so meanwhile; the old file's lock is for that."""
    try:
        # Not waited for: a process that was stopped while it held the lock must stop nobody else.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        held, there = os.fstat(descriptor), path.stat()
    except (BlockingIOError, FileNotFoundError):
        return
    if (held.st_dev, held.st_ino) != (there.st_dev, there.st_ino) or held.st_size + more <= LARGEST:
        return
    for number in range(KEPT, 0, -1):
        earlier = path if number == 1 else path.with_name(f"{path.name}.{number - 1}")
        with suppress(FileNotFoundError):
            earlier.rename(path.with_name(f"{path.name}.{number}"))
