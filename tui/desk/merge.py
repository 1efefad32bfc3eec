"""Journals of another library, or of another host's copy of this one, taken in; and where they clash."""

import shutil
import stat
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC
from pathlib import Path

from msgspec import Struct

from tui.desk import log
from tui.desk.config.settings import Settings
from tui.desk.errors import DeskError, Unusable
from tui.desk.folder_lock import locked
from tui.desk.manifest import NAME, read
from tui.desk.open import VERDICTS, open_library
from tui.desk.projection import events_in, fold_new
from tui.desk.reviews import Reviews, stands
from tui.library import Library
from tui.review.events import Redo, Undo, Verdict
from tui.store.merging import Fate, Taken, take_in
from tui.store.reader import LineReader, journals
from tui.store.verify import verify

__all__ = ["Conflict", "Fate", "Merged", "NoJournals", "Taken", "merge"]

_STAGING = ".merge-"
_NO_ROOM = (ENOSPC, EDQUOT)
"""Met where something is written: it is only here that a merge writes."""


class NoJournals(DeskError):
    """There is nothing to be merged, or another merge is under way; the message says which."""


class Conflict(Struct, frozen=True):
    """An article on which reviewers' last verdicts differ."""

    article: str
    verdicts: dict[str, str]
    """The verdict that each reviewer gave last; those that somebody has settled since are left out."""


class Merged(Struct, frozen=True):
    """What a merge has done."""

    journals: list[Taken]
    verdicts: int
    """Verdicts that were not here before, undone ones too."""
    unknown: int
    """Of these, those on articles that are not in this library: they count once it has them."""
    conflicts: list[Conflict]
    """Of the articles that something new was said of."""
    damage: list[str]
    """What is not sound in the journals that came; the rest of them counts."""


def merge(folder: Path, other: Path) -> Merged:
    """Take the journals of ``other`` into the library in ``folder``; nothing of ``other`` changes.

    ``other`` is a library, a backup of one, or a folder of journals. It may be done again at any time: what
    is here already changes nothing. Raises ``NoJournals``, ``Refused``, ``Unusable``, OSError.
    """
    with open_library(folder) as library:
        theirs = _journals(other)
        if theirs.resolve() == (folder / VERDICTS).resolve():
            raise NoJournals(f"{other}: that is this library itself")
        with locked(folder, NoJournals(f"{folder}: another merge or restore is under way")):
            fold_new(library, folder)
            with _named(folder):
                taken = _taken(folder, theirs)
        fold_new(library, folder)
        came = _came(library, taken)
        reviews = Reviews(Settings(folder=folder).review, "")
        conflicts = (_conflict(library, article, reviews) for article in came)
        merged = Merged(
            journals=taken,
            verdicts=came.total(),
            unknown=sum(count for article, count in came.items() if library.exact(article) is None),
            conflicts=[one for one in conflicts if one is not None],
            damage=_damage(folder, taken),
        )
    log.info(
        "merged",
        source=other,
        journals=len(taken),
        verdicts=merged.verdicts,
        conflicts=len(merged.conflicts),
        damage=len(merged.damage),
    )
    return merged


def _journals(other: Path) -> Path:
    """Where the journals of what was named lie."""
    found = other
    if (other / NAME).exists():
        found = other / read(other).folder / VERDICTS
    elif (other / VERDICTS).is_dir():
        found = other / VERDICTS
    if not found.is_dir():
        raise NoJournals(f"{other}: no folder")
    if not journals(found):
        raise NoJournals(f"{other}: no journals of verdicts there")
    return found


@contextmanager
def _named(folder: Path) -> Iterator[None]:
    """What goes wrong in the library's folder is the library's trouble, whatever file it was met at."""
    try:
        yield
    except OSError as error:
        inside = error.filename is not None and Path(error.filename).is_relative_to(folder)
        if not inside and error.errno not in _NO_ROOM:
            raise
        raise Unusable(f"library {folder}: {error.strerror}") from error


def _taken(folder: Path, theirs: Path) -> list[Taken]:
    for left in folder.glob(f"{_STAGING}*"):
        shutil.rmtree(left)
    ours = folder / VERDICTS
    if not ours.is_dir():
        # As the first verdict would make it; its rights are the library's.
        ours.mkdir(mode=0o700)
        mode = folder.stat().st_mode
        ours.chmod(stat.S_IMODE(mode) if mode & stat.S_ISGID else 0o700)
    with tempfile.TemporaryDirectory(prefix=_STAGING, dir=folder) as staging:
        return list(take_in(ours, theirs, Path(staging)))


def _came(library: Library, taken: Iterable[Taken]) -> Counter[str]:
    """How many verdicts were brought on each article that anything was brought on."""
    found: Counter[str] = Counter()
    for one in taken:
        for path, offset in one.brought:
            for line, _ in LineReader(path, offset):
                for event in events_in(line).values():
                    if isinstance(event, Undo | Redo):
                        named = library.event(event.event)
                        found[named.article if named is not None else ""] += 0
                    else:
                        found[event.article] += isinstance(event, Verdict)
    return found


def _conflict(library: Library, article: str, reviews: Reviews) -> Conflict | None:
    seq = library.exact(article)
    rows = [] if seq is None else library.rows([seq])
    if not rows or not rows[0].disagree:
        return None
    standing = stands(library.events(article))
    if reviews.blind_to(standing):
        # It is told, and can be settled, once it has all its verdicts.
        return None
    differing = sorted(standing.open, key=lambda one: one.reviewer)
    return Conflict(article, {one.reviewer: one.verdict or "" for one in differing})


def _damage(folder: Path, taken: Iterable[Taken]) -> list[str]:
    brought = {path.name for one in taken for path, _ in one.brought}
    if not brought:
        return []
    return [str(one) for one in verify(folder / VERDICTS) if one.path.name in brought]
