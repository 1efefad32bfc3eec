"""Files moved from a folder beside the library's to their places in it: all of them, or none."""

import hashlib
import os
import stat
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from tui.desk.manifest import File, Refused, sync
from tui.desk.open import FILE, VERDICTS
from tui.library.aside import set_aside

STAGING = ".restore-"
"""How the name of the folder begins whose files are moved; one left over is of a restore cut short."""
SETTINGS = "desk.toml"
_BEFORE = "before"
"""The folder, among what is moved, in which replaced files can be had until all is done."""


def place(staging: Path, folder: Path, files: Sequence[File]) -> None:
    """Move ``files`` from ``staging`` into ``folder``, what makes it a library last.

    Settings that differ are set aside; a file of that name from an earlier restore stays. Where anything
    fails, all is put back: hold the journals (``held``) meanwhile. Raises ``Refused``, OSError.
    """
    with ExitStack() as undo:
        _make_verdicts(folder, undo)
        (staging / _BEFORE / VERDICTS).mkdir(parents=True)
        for file in files:
            if file.path == SETTINGS:
                _place_settings(staging, folder, file, undo)
            elif file.path != FILE:
                _replace(staging, folder, file.path, undo)
        sync(folder / VERDICTS, folder)
        _link(staging / FILE, folder / FILE)
        undo.pop_all()
    sync(folder)


def _make_verdicts(folder: Path, undo: ExitStack) -> None:
    verdicts = folder / VERDICTS
    if verdicts.is_dir():
        return
    verdicts.mkdir(mode=0o700)
    undo.callback(_remove_folder, verdicts)
    mode = folder.stat().st_mode
    verdicts.chmod(stat.S_IMODE(mode) if mode & stat.S_ISGID else 0o700)


def _remove_folder(folder: Path) -> None:
    # Another process may have made a journal in it meanwhile.
    with suppress(OSError):
        folder.rmdir()


def _place_settings(staging: Path, folder: Path, file: File, undo: ExitStack) -> None:
    settings = folder / SETTINGS
    if os.path.lexists(settings):
        if settings.is_file() and hashlib.sha256(settings.read_bytes()).hexdigest() == file.sha256:
            # The same already: a restore that was cut short may have put them there.
            return
        undo.callback(set_aside(settings).replace, settings)
    else:
        undo.callback(settings.unlink, missing_ok=True)
    (staging / SETTINGS).rename(settings)


def _replace(staging: Path, folder: Path, name: str, undo: ExitStack) -> None:
    """Put a journal in its place; the one that was there, the same file, can be put back."""
    there = folder / name
    if there.exists():
        before = staging / _BEFORE / name
        os.link(there, before)
        undo.callback(before.replace, there)
    else:
        undo.callback(there.unlink, missing_ok=True)
    (staging / name).replace(there)


def _link(staged: Path, library: Path) -> None:
    """Put the library's file where none may be: one that another process has made meanwhile stays."""
    try:
        os.link(staged, library)
    except FileExistsError:
        raise Refused(f"{library}: another process has made a library here meanwhile") from None
