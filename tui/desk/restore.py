"""A backup put into a library that is missing or empty."""

import grp
import os
import shutil
import stat
import tempfile
from pathlib import Path

from tui.desk import log
from tui.desk.folder_lock import locked
from tui.desk.manifest import File, Manifest, Refused, described, read, sync, verify
from tui.desk.open import FILE, VERDICTS
from tui.library import VERSION
from tui.library.copying import remove_empty
from tui.store.journal import journals

_STAGING = ".restore-"


def restore(source: Path, folder: Path) -> Manifest:
    """Restore the backup in ``source`` into a library folder that is missing or holds no articles.

    All files are verified before anything is touched. The library's file comes last, so a restore that was
    cut short leaves no library, and can be run again. Raises ``Refused``, OSError.
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
        _check(folder, manifest)
        for left in folder.glob(f"{_STAGING}*"):
            shutil.rmtree(left)
        with tempfile.TemporaryDirectory(prefix=_STAGING, dir=folder) as staging:
            _copy(source / manifest.folder, Path(staging), manifest)
            if not remove_empty(folder / FILE):
                raise Refused(
                    f"{folder / FILE}: holds articles, or another program has it open; name a new or empty"
                    " library with --library DIR"
                )
            _put(Path(staging), folder, manifest)
    log.info("restored", source=source, library=folder, articles=manifest.articles)
    return manifest


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


def _check(folder: Path, manifest: Manifest) -> None:
    """There may be no journals but those that an earlier try has brought from this very backup."""
    brought = set(manifest.files)
    for path in journals(folder / VERDICTS):
        if described(folder, path) not in brought:
            raise Refused(
                f"{path}: the library holds verdicts already; name a new or empty one with --library DIR"
            )


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


def _put(staging: Path, folder: Path, manifest: Manifest) -> None:
    """Move everything to its place, what makes it a library last."""
    verdicts = folder / VERDICTS
    verdicts.mkdir(exist_ok=True)
    mode = folder.stat().st_mode
    if mode & stat.S_ISGID:
        verdicts.chmod(stat.S_IMODE(mode))
    settings = folder / "desk.toml"
    aside = settings.with_suffix(".toml.before-restore")
    # A restore that was cut short has put the owner's aside already.
    if settings.exists() and (staging / "desk.toml").exists() and not aside.exists():
        settings.rename(aside)
    for file in sorted(manifest.files, key=lambda file: file.path == FILE):
        if file.path == FILE:
            sync(verdicts, folder)
        if file.path == FILE:
            _link(staging / FILE, folder / FILE)
        else:
            (staging / file.path).replace(folder / file.path)
    sync(folder)


def _link(staged: Path, place: Path) -> None:
    """Put the library's file where none may be: one that another process has made meanwhile stays."""
    try:
        os.link(staged, place)
    except FileExistsError:
        raise Refused(f"{place}: another process has made a library here meanwhile") from None
