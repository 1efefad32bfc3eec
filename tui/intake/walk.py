"""Paths to files: folders are walked in sorted order; hidden names, READMEs and loops are left out."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from tui.intake.opening import kind
from tui.model import Origin, Refusal

_ABOUT = re.compile(r"(?:readme|licen[cs]e|copying)(?:\.(?:md|txt|rst))?\Z", re.IGNORECASE)


def tells_of_others(name: str) -> bool:
    """Whether a file by this name is about those beside it: it is no article unless it is named itself."""
    return _ABOUT.match(name) is not None


def printable(path: str) -> str:
    """A path, or a member's name, as text that every program can write: what is no UTF-8 becomes U+FFFD."""
    try:
        data = os.fsencode(path)
    except UnicodeEncodeError:  # A name from an archive, which no file of this system could have.
        data = path.encode("utf-8", "surrogatepass")
    return data.decode("utf-8", "replace")


def refusal(path: str, reason: str) -> Refusal:
    """The path, refused."""
    return Refusal(Origin(path=printable(path)), reason)


def reason(error: OSError | ValueError) -> str:
    """What the system says, without the path."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def files(path: str) -> Iterator[tuple[str, bool] | Refusal]:
    """The file itself, or every article's file below a folder by name, folders where their names stand.

    With each path whether it was met in a folder: then it must be a regular file.
    """
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 (an empty path is none; Path would make it ".")
    except (OSError, ValueError) as error:
        yield refusal(path, reason(error))
        return
    if not stat.S_ISDIR(mode):
        yield path, False
        return
    seen: set[tuple[int, int]] = set()
    # A stack, so that no depth of folders meets the limit of recursion.
    waiting = _entries(path, seen)
    while waiting:
        item = waiting.pop()
        if isinstance(item, Refusal):
            yield item
            continue
        name, is_folder = item
        if is_folder:
            waiting.extend(_entries(name, seen))
        elif not tells_of_others(Path(name).name):
            yield name, True


def _entries(folder: str, seen: set[tuple[int, int]]) -> list[tuple[str, bool] | Refusal]:
    """What is in a folder, last first; nothing of a folder that was seen before under another name."""
    try:
        status = Path(folder).stat()
        if (status.st_dev, status.st_ino) in seen:
            return []
        seen.add((status.st_dev, status.st_ino))
        names = sorted((path.name for path in Path(folder).iterdir() if path.name[0] != "."), reverse=True)
    except OSError as error:
        return [refusal(folder, reason(error))]
    return [_entry(os.path.join(folder, name)) for name in names]  # noqa: PTH118 (the path stays as given)


def _entry(path: str) -> tuple[str, bool] | Refusal:
    try:
        mode = Path(path).stat().st_mode
    except OSError as error:
        return refusal(path, reason(error))
    if stat.S_ISDIR(mode):
        return path, True
    other = kind(mode)
    return (path, False) if other is None else refusal(path, f"{other}, not a regular file")
