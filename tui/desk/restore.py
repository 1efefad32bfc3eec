"""A backup put into a library that is missing or empty, joined with journals that have outlived theirs."""

import grp
import os
import shutil
import stat
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Literal

from msgspec import Struct

from tui.desk import log
from tui.desk.folder_lock import locked
from tui.desk.manifest import File, Manifest, Refused, described, read, sync, verify
from tui.desk.open import FILE, VERDICTS, open_library
from tui.desk.placing import STAGING, place
from tui.desk.projection import fold_new
from tui.library import VERSION
from tui.library.copying import remove_empty
from tui.store.holding import held
from tui.store.joining import Relation, relation
from tui.store.reader import first_part, journals
from tui.store.verify import verify as verify_journals


class Restored(Struct, frozen=True):
    """What a restore has done."""

    manifest: Manifest
    joined: list[str]
    """What became of each journal that was there, a line each."""
    damage: list[str]
    """What is wrong with the library, or with its journals, as it was restored: copydesk doctor says more."""


def restore(source: Path, folder: Path) -> Restored:
    """Restore the backup in ``source`` into a library folder that is missing or holds no articles.

    Journals that are there stay, each in its longer copy; where one goes on otherwise than in the backup
    nothing is restored. All files are verified before anything is touched. The library's file comes last, so
    a restore that was cut short leaves no library, and can be run again; one that is refused leaves all as it
    was. Then the library is opened and checked. Raises ``Refused``, ``Unusable``, OSError.
    """
    manifest = read(source)
    if manifest.library_version > VERSION:
        raise Refused(
            f"{source}: made by a newer copydesk (version {manifest.library_version} of the library,"
            f" this one knows {VERSION})"
        )
    verify(source, manifest)
    _make(folder, manifest)
    with locked(folder, Refused(f"{folder}: another restore is under way")):
        # Before anything is copied; what counts is how they stand when the copy is there.
        _there(source / manifest.folder, folder)
        for left in folder.glob(f"{STAGING}*"):
            shutil.rmtree(left)
        with tempfile.TemporaryDirectory(prefix=STAGING, dir=folder) as staging:
            _copy(source / manifest.folder, Path(staging), manifest)
            with ExitStack() as holds:
                there = _held(Path(staging), folder, holds)
                if not remove_empty(folder / FILE):
                    raise Refused(
                        f"{folder / FILE}: holds articles, or another program has it open; name a new or"
                        " empty library with --library DIR"
                    )
                kept = {f"{VERDICTS}/{name}" for name, found in there.items() if found != "shorter"}
                place(Path(staging), folder, [file for file in manifest.files if file.path not in kept])
        damage = _damage(folder)
    joined = [f"{name}: {_TOLD[found]}" for name, found in there.items()]
    log.info(
        "restored",
        source=source,
        library=folder,
        articles=manifest.articles,
        joined=len(joined),
        damage=len(damage),
    )
    return Restored(manifest, joined, damage)


def _make(folder: Path, manifest: Manifest) -> None:
    """The library's folder, with the rights and the group that it had."""
    if folder.exists():
        return
    folder.mkdir(parents=True, mode=0o700)
    if manifest.group is None:
        return
    try:
        gid = grp.getgrnam(manifest.group).gr_gid
        os.chown(folder, -1, gid)
    except (KeyError, OSError):
        # No such group here, or not ours: then it is for one user, until ``chgrp`` and ``chmod g+rwxs``.
        return
    folder.chmod(manifest.mode & 0o2770)


Found = Relation | Literal["alone"]
_TOLD: dict[Found, str] = {
    "same": "the same as in the backup",
    "longer": "goes on from the backup's: kept",
    "shorter": "the backup's goes on from it: brought",
    "alone": "not in the backup: kept",
}


def _there(source: Path, folder: Path) -> dict[str, Found]:
    """The journals that are there, and how each stands to the backup's; none may be a fork of it."""
    found: dict[str, Found] = {}
    ours, theirs = _last_parts(folder), _last_parts(source)
    for path in journals(folder / VERDICTS):
        other = source / VERDICTS / path.name
        found[path.name] = one = relation(path, other) if other.exists() else "alone"
        first = first_part(path).name
        # A part ends for good where the next one begins: so it is a fork, if only one of the two has that.
        last = theirs[first] if one == "longer" else ours[first]
        alike = (folder / VERDICTS / last).exists() and (source / VERDICTS / last).exists()
        if one in ("longer", "shorter") and last != path.name and not alike:
            found[path.name] = "forked"
    forked = [name for name, one in found.items() if one == "forked"]
    if forked:
        raise Refused(
            f"{folder / VERDICTS}: {', '.join(forked)}: goes on otherwise than in the backup;"
            " move it elsewhere, or name a new library with --library DIR"
        )
    return found


def _last_parts(folder: Path) -> dict[str, str]:
    """The name of each journal's last part, by that of its first."""
    return {first_part(path).name: path.name for path in journals(folder / VERDICTS)}


def _held(staging: Path, folder: Path, holds: ExitStack) -> dict[str, Found]:
    """How the journals that are there stand now; those that are brought or replaced are held.

    So nobody appends to them until their fate is decided, and what was told of before is not lost.
    """
    for first in {first_part(path) for path in journals(staging / VERDICTS)}:
        holds.enter_context(held(first))
    there = _there(staging, folder)
    moved = [
        path.name for path in journals(staging / VERDICTS) if there.get(path.name, "shorter") == "shorter"
    ]
    for first in sorted({first_part(folder / VERDICTS / name) for name in moved}):
        if not holds.enter_context(held(first)):
            raise Refused(f"{first}: another program records verdicts into it: close that first")
    # Lines may have come before it was held.
    return _there(staging, folder)


def _damage(folder: Path) -> list[str]:
    """Open what was restored, fold its journals, and look at every page of the file and every line."""
    with open_library(folder) as library:
        fold_new(library, folder)
        pages = [f"{folder / FILE}: damaged: {' '.join(one.split())}" for one in library.checkup().quick()]
    return pages + [str(one) for one in verify_journals(folder / VERDICTS)]


def _copy(source: Path, staging: Path, manifest: Manifest) -> None:
    (staging / VERDICTS).mkdir()
    shared = staging.parent.stat().st_mode & stat.S_ISGID
    for file in manifest.files:
        path = staging / file.path
        shutil.copyfile(source / file.path, path, follow_symlinks=False)
        path.chmod(_rights(file, bool(shared)))
        sync(path)
        if described(staging, path) != file:
            raise Refused(f"{source / file.path}: changed while it was read")


def _rights(file: File, shared: bool) -> int:
    if file.path.startswith(f"{VERDICTS}/"):
        return 0o640
    return 0o660 if shared else 0o600
