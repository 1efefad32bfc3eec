"""All checks, one after the other."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from tui.desk import log
from tui.desk.doctor.configuration import check_configuration
from tui.desk.doctor.desks import check_desks
from tui.desk.doctor.finding import Finding
from tui.desk.doctor.journals import check_journals, check_projection
from tui.desk.doctor.library import AGAIN, RESTORE, check_library
from tui.desk.doctor.machine import check_left_over, check_program, check_terminal
from tui.desk.doctor.place import check_clock, check_disk, check_file_system, check_rights
from tui.desk.errors import Unusable
from tui.desk.open import open_to_read
from tui.library import Changed, LibraryError
from tui.store.errors import StoreError

UNUSABLE = "unusable"
"""The check whose finding says that the library cannot be opened at all."""


def examine(folder: Path, size: os.terminal_size | None, *, mend: bool = False) -> Iterator[Finding]:
    """Findings as they are made; ``mend``: what has a remedy is mended.

    ``size``: the terminal's, None where there is none. Nothing is changed otherwise, but that the library
    takes in new verdicts as every command does.
    """
    for finding in _findings(folder, size):
        if mend and finding.remedy is not None:
            yield _mended(finding)
        else:
            yield finding


def _mended(finding: Finding) -> Finding:
    assert finding.remedy is not None
    try:
        finding.remedy()
    except (OSError, LibraryError, StoreError) as error:
        return replace(finding, text=f"{finding.text}; mending it failed: {error}")
    log.info("mended", check=finding.check)
    return replace(finding, level="mended", mend=None)


def _findings(folder: Path, size: os.terminal_size | None) -> Iterator[Finding]:
    yield from check_program()
    yield from check_configuration(folder)
    yield from check_terminal(os.environ, size)
    yield from check_left_over(folder)
    if not folder.is_dir():
        yield Finding(UNUSABLE, "wrong", f"no library at {folder}", "copydesk ingest PATH makes one")
        return
    for check in (check_rights, check_disk, check_file_system, check_journals, check_clock, check_desks):
        try:
            yield from check(folder)
        except (OSError, StoreError) as error:
            yield Finding("place", "wrong", f"{folder}: {error}", _reading(error))
    try:
        library = open_to_read(folder)
    except Unusable as error:
        yield Finding(UNUSABLE, "wrong", str(error), _advice(str(error)))
        return
    with library:
        yield from check_library(library, folder)
        try:
            yield from check_projection(library, folder)
        except Changed as error:
            yield Finding("projection", "wrong", str(error), AGAIN)
        except (LibraryError, StoreError, sqlite3.Error) as error:
            yield Finding("projection", "wrong", str(error), RESTORE)


def _reading(error: OSError | StoreError) -> str:
    """What to do about a place that cannot be looked at."""
    if error.errno in (errno.EACCES, errno.EPERM):
        return "let this user read it"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "make room there"
    return "see whether the disk is sound"


def _advice(reason: str) -> str:
    if "newer copydesk" in reason:
        return "use a newer copydesk"
    if "no library at" in reason:
        return "copydesk restore DIR brings one back from a backup; copydesk ingest PATH makes one"
    if "the disk is full" in reason:
        return "make room there"
    if "has changed it while" in reason:
        return AGAIN
    if "mounted read-only" in reason:
        return "have it mounted for writing (mount -o remount,rw)"
    if "you may not" in reason:
        return "let this user read and write it"
    return RESTORE
