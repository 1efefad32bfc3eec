"""Journals of another folder taken into this one: what is new here, and what goes on from what is here."""

import filecmp
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct

from tui.store.copying import copy_journal
from tui.store.holding import held
from tui.store.joining import acknowledged, relation
from tui.store.lines import decode_header, opened
from tui.store.reader import LineReader, first_part, journals, writer_and_part

Fate = Literal["new", "longer", "same", "shorter", "forked", "refused"]
"""How another folder's journal stands to ours: it is not here, goes on from ours, is the same, ends before
ours does, goes on otherwise, cannot be taken."""
FORK = ".fork"
"""Ends the name of what is kept aside: no reader takes it for a journal."""
READ_ONLY = 0o440
"""The rights of what was brought: its writer goes on elsewhere, so nobody here may append to it."""

_BLOCK = 1 << 16


class Taken(Struct, frozen=True):
    """One writer's journal."""

    writer: str
    fate: Fate
    brought: tuple[tuple[Path, int], ...] = ()
    """The files that were put here, and from which byte on they hold what was not here before."""
    aside: tuple[Path, ...] = ()
    """Where the parts of a fork are kept; nothing of them counts."""
    reason: str = ""
    """Why it was refused."""


def by_writer(folder: Path) -> dict[str, list[Path]]:
    """The parts of each writer's journal, in order."""
    found: dict[str, list[Path]] = {}
    for path in journals(folder):
        writer, _ = writer_and_part(path.name) or (path.stem, 1)
        found.setdefault(writer, []).append(path)
    return found


def take_in(here: Path, other: Path, staging: Path) -> Iterator[Taken]:
    """Take each journal of the folder ``other`` into the folder ``here``, the writer's name before it.

    Nothing in ``other`` changes, and others may append there meanwhile. ``staging`` is an empty folder on the
    file system of ``here``. Each file comes whole or not at all, a writer's parts in order, so that what is
    here is sound at every moment. Raises OSError, StoreError.
    """
    for writer, theirs in by_writer(other).items():
        reason = next(filter(None, map(_wrong, theirs)), None)
        if reason is not None:
            yield Taken(writer, "refused", reason=reason)
            continue
        fate = _fate(by_writer(here).get(writer, []), theirs)
        if fate in ("same", "shorter"):
            yield Taken(writer, fate)
            continue
        copies = [copy_journal(path, staging / path.name, READ_ONLY) for path in theirs]
        yield _placed(here, writer, copies)
        for copy in copies:
            copy.unlink(missing_ok=True)


def _wrong(path: Path) -> str | None:
    """Why a file cannot be taken; None where it can."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return f"{path.name} is no plain file"
    with path.open("rb") as file:
        payload = opened(file.readline(_BLOCK))
    if payload is not None:
        try:
            decode_header(payload)
        except ValueError as error:
            return f"{path.name}: {error}"
        return None
    # Its first line may be damaged, the others be sound.
    return None if next(iter(LineReader(path)), None) is not None else f"{path.name} is no journal"


def _fate(ours: list[Path], theirs: list[Path]) -> Fate:
    """How their parts stand to ours; a part ends for good where the next one begins."""
    if not ours:
        return "new"
    common = min(len(ours), len(theirs))
    if [path.name for path in ours[:common]] != [path.name for path in theirs[:common]]:
        return "forked"
    relations = [relation(one, two) for one, two in zip(ours[:common], theirs[:common], strict=True)]
    if any(one != "same" for one in relations[:-1]):
        return "forked"
    last = relations[-1]
    if last == "forked" or (last == "longer" and len(theirs) > len(ours)):
        return "forked"
    if last == "shorter" and len(ours) > len(theirs):
        return "forked"
    if len(theirs) > len(ours) or last == "shorter":
        return "longer"
    return "shorter" if len(ours) > len(theirs) or last == "longer" else "same"


def _placed(here: Path, writer: str, copies: list[Path]) -> Taken:
    """Put copies in their places, with nobody appending to what is there meanwhile."""
    with held(first_part(here / copies[0].name)) as free:
        # Lines may have come before it was held.
        fate = _fate(by_writer(here).get(writer, []), copies)
        if fate == "forked":
            return Taken(writer, fate, aside=_kept_aside(here, copies))
        if fate in ("same", "shorter"):
            return Taken(writer, fate)
        if not free:
            return Taken(
                writer, "refused", reason="another program records verdicts into it: close that first"
            )
        brought = []
        for copy in copies:
            place = here / copy.name
            before = acknowledged(place) if place.exists() else 0
            if not before or relation(place, copy) == "shorter":
                copy.replace(place)
                brought.append((place, before))
        _sync(here)
        return Taken(writer, fate, brought=tuple(brought))


def _kept_aside(here: Path, copies: list[Path]) -> tuple[Path, ...]:
    """Keep the parts that differ from ours, once, under names that are no journals' names."""
    kept = []
    for copy in copies:
        place = here / copy.name
        if place.exists() and relation(place, copy) == "same":
            continue
        number, aside = 1, here / f"{copy.name}{FORK}"
        while os.path.lexists(aside) and not filecmp.cmp(aside, copy, shallow=False):
            number += 1
            aside = here / f"{copy.name}{FORK}-{number}"
        if not aside.exists():
            shutil.move(copy, aside)
        kept.append(aside)
    _sync(here)
    return tuple(kept)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
