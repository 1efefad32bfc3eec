"""Making a library's folder, for one user or for a team."""

import grp
import os
import stat
from contextlib import suppress
from pathlib import Path

from tui.desk.config.files import NAMES
from tui.desk.config.template import template
from tui.desk.errors import DeskError
from tui.desk.groups import group_name
from tui.desk.open import FILE, VERDICTS, open_library


class NotMade(DeskError):
    """No library was made, and nothing of it is left; the message says why."""


def make_library(folder: Path, group: str | None = None) -> None:
    """Make an empty library with a commented ``desk.toml``: for its maker alone, or for a group's members.

    The folder may be there already if it is empty and ours. Raises ``NotMade``, having taken away again what
    was made.
    """
    number = None if group is None else _number(group)
    made = _folders(folder)
    before = folder.stat()
    try:
        _share(folder, number)
        (folder / VERDICTS).mkdir(0o700)
    except BaseException as error:
        _take_back(folder, before, made)
        raise _explained(folder, error) from None
    # From here on the folder is ours: of several at once only one has made the one within.
    try:
        _share(folder / VERDICTS, number)
        _write(folder / NAMES["desk"], template("desk"), 0o600 if number is None else 0o660)
        # Last: what has this file is a library. Its rights follow from the folder's.
        open_library(folder, create=True).close()
    except BaseException as error:
        _empty(folder)
        _take_back(folder, before, made)
        raise _explained(folder, error) from None


def _number(group: str) -> int:
    try:
        return grp.getgrnam(group).gr_gid
    except (KeyError, ValueError):
        pass
    if group.isascii() and group.isdigit() and len(group) < 10:
        return int(group)
    raise NotMade(f"no group {group!r} on this system")


def _folders(folder: Path) -> list[Path]:
    """Make the folder and those above it that are missing; those made, the innermost first."""
    made: list[Path] = []
    try:
        if (folder / FILE).exists():
            raise NotMade(f"{folder}: holds a library already")
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        if not missing and any(folder.iterdir()):
            raise NotMade(f"{folder}: is not empty")
        for one in reversed(missing):
            one.mkdir(0o700 if one == folder else 0o777)
            made.insert(0, one)
    except OSError as error:
        _remove(made)
        raise NotMade(f"{folder}: {error.strerror or error}") from error
    return made


def _share(folder: Path, group: int | None) -> None:
    """Give the folder its rights: its maker's alone, or its group's too, which new files then inherit."""
    if group is None:
        folder.chmod(0o700)
        return
    try:
        os.chown(folder, -1, group)
    except PermissionError:
        raise NotMade(
            f"{folder}: you may not give it to group {group_name(group)}: be one of its members"
        ) from None
    folder.chmod(0o2770)
    if not folder.stat().st_mode & stat.S_ISGID:
        # The system takes the bit away silently where the group is not the maker's.
        raise NotMade(f"{folder}: this file system keeps no group for new files (setgid)")


def _write(path: Path, text: str, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        os.fchmod(descriptor, mode)
        file.write(text)


def _explained(folder: Path, error: BaseException) -> BaseException:
    return NotMade(f"{folder}: {error.strerror or error}") if isinstance(error, OSError) else error


def _empty(folder: Path) -> None:
    for name in (NAMES["desk"], FILE, f"{FILE}-wal", f"{FILE}-shm"):
        (folder / name).unlink(missing_ok=True)
    _remove([folder / VERDICTS])


def _take_back(folder: Path, before: os.stat_result, made: list[Path]) -> None:
    """No folders that were made, and a folder that was there as it was before."""
    _remove(made)
    if folder not in made:
        with suppress(OSError):
            os.chown(folder, -1, before.st_gid)
            folder.chmod(stat.S_IMODE(before.st_mode))


def _remove(folders: list[Path]) -> None:
    for one in folders:
        with suppress(OSError):
            one.rmdir()
