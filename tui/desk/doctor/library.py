"""The library's file: pages, raw texts, readings, text index."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from tui.desk.config.settings import Settings
from tui.desk.doctor.finding import WITH_MEND, Finding, once
from tui.desk.mistaken import mistaken
from tui.desk.open import FILE
from tui.desk.priorities import Priorities
from tui.desk.reading_all import outdated_count, read_all, unread
from tui.desk.signals import SignalsOff
from tui.desk.words import counted
from tui.desk.workers import Workers
from tui.library import VERSION, Changed, Library, LibraryError
from tui.query import parse

RESTORE = "restore a backup into a new library (copydesk restore DIR); what is readable stays readable"
AGAIN = "copydesk doctor"
LOG = 64 << 20
"""Bytes of a write-ahead log from which on something keeps it from being emptied."""


def check_library(library: Library, folder: Path) -> Iterator[Finding]:
    """Everything about the file; a check that damage stops is itself a finding."""
    path = folder / FILE
    for check in (_structure, _raws, _readings, _index, _priorities, _left_to_do):
        try:
            yield from check(library, path)
        except Changed as error:
            yield Finding("library", "wrong", str(error), AGAIN)
            return
        except (sqlite3.Error, LibraryError) as error:
            yield Finding("library", "wrong", f"{path}: cannot be checked: {error}", RESTORE)


def _structure(library: Library, path: Path) -> Iterator[Finding]:
    checkup = library.checkup()
    complaints = checkup.structure()
    if not complaints:
        count = counted(library.count(parse("")), "article")
        yield Finding("library", "ok", f"{path}: version {VERSION}, {count}, every page sound")
    elif checkup.only_indexes(complaints):
        text = f"{path}: an index differs from its table: {complaints[0]}"
        yield Finding("library", "wrong", text, WITH_MEND, library.reindex)
    else:
        for complaint in complaints:
            yield Finding("library", "wrong", f"{path}: damaged: {' '.join(complaint.split())}", RESTORE)


def _raws(library: Library, path: Path) -> Iterator[Finding]:
    sound = True
    for bad in library.checkup().raws():
        sound = False
        yield Finding("raw texts", "wrong", f"{path}: article {bad.id}: {bad.reason}", RESTORE)
    if sound:
        yield Finding("raw texts", "ok", "every raw text fits its checksum")


def _readings(library: Library, path: Path) -> Iterator[Finding]:
    from tui.reading.read import RULES

    broken = list(library.checkup().readings(RULES))
    # A text that is damaged itself must not be read for a sound one.
    damaged = {bad.seq for bad in library.checkup().raws()} if broken else set()
    remedy = once(lambda: _read_again(library, [bad.seq for bad in broken if bad.seq not in damaged]))
    for bad in broken:
        text = f"{path}: article {bad.id}: {bad.reason}"
        if bad.seq in damaged:
            yield Finding("readings", "wrong", text, RESTORE)
        else:
            yield Finding("readings", "wrong", text, WITH_MEND, remedy)
    if not broken:
        yield Finding("readings", "ok", "every reading is whole and agrees with the list")


def _priorities(library: Library, path: Path) -> Iterator[Finding]:
    # Mistakes in desk.toml are found by another check.
    settings = Settings(folder=path.parent, strict=False)
    priorities = Priorities(settings, SignalsOff(settings.signals_off))
    for mistake in mistaken(settings, path.parent):
        yield Finding("filters", "warning", mistake, "put it right")
    with library.checkup().moment():
        wrong = priorities.wrong(library)
    if wrong:
        text = f"{path}: another priority than desk.toml gives: {counted(len(wrong), 'article')}"
        yield Finding("priorities", "wrong", text, WITH_MEND, lambda: priorities.again(library, wrong))
    elif priorities:
        yield Finding("priorities", "ok", "articles have the priorities that desk.toml gives")


def _read_again(library: Library, seqs: list[int]) -> None:
    library.forget_readings(seqs)
    _read_unread(library)


def _read_unread(library: Library) -> None:
    with Workers(1) as workers:
        for _ in read_all(library, workers, unread(library)):
            pass
    if left := library.unread_count():
        raise LibraryError(f"{counted(left, 'article')} left unread: their raw texts are damaged")


def _index(library: Library, path: Path) -> Iterator[Finding]:
    complaints = library.checkup().index()
    for complaint in complaints:
        text = f"{path}: the text index: {complaint}"
        yield Finding("index", "wrong", text, WITH_MEND, library.rebuild_index)
    if not complaints:
        yield Finding("index", "ok", "the text index is sound and holds every article that was read")


def _left_to_do(library: Library, path: Path) -> Iterator[Finding]:
    waiting, outdated = library.unread_count(), outdated_count(library)
    if waiting:
        are = "article is" if waiting == 1 else "articles are"
        text = f"{waiting:,} {are} stored but not read yet"
        yield Finding("reading", "warning", text, WITH_MEND, lambda: _read_unread(library))
    if outdated:
        were = "article was" if outdated == 1 else "articles were"
        text = f"{outdated:,} {were} read by other rules"
        yield Finding("reading", "warning", text, "copydesk ingest --reread")
    if not waiting and not outdated:
        yield Finding("reading", "ok", "every article is read, by the rules of this version")
    log = path.with_name(f"{FILE}-wal")
    size = log.stat().st_size if log.exists() else 0
    if size > LOG:
        text = f"{log}: {size >> 20:,} MB: a program keeps reading an old state"
        yield Finding("library", "warning", text, "close programs that have the library open")
