"""A copy of everything that cannot be rebuilt, taken while others ingest and record.

Journals first, the library second: a verdict is acknowledged only on an article that is stored, so every
article that a copied verdict names is in the library copied after it. The library's projection may then be
ahead of the copied journals; in the copy it is folded anew from them. Readings and index are copied with the
rest: making them again would cost a restore hours.
"""

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from tui import __version__
from tui.desk import log
from tui.desk.folder_lock import locked
from tui.desk.groups import group_name
from tui.desk.manifest import GENERATION, NAME, File, Manifest, Refused, described, read, sync, write
from tui.desk.open import FILE, VERDICTS, open_to_read
from tui.desk.projection import fold_new, rebuild
from tui.library import Library
from tui.query import parse
from tui.store.copying import copy_journals


def backup(folder: Path, target: Path) -> Manifest:
    """Write a backup of the library at ``folder`` into ``target``, which is new, empty or an earlier backup.

    The files go into a folder of their own; the manifest that names it is replaced in one step, then the
    earlier one goes. So there is a whole backup at every moment once there has been one.

    Raises ``Refused``, ``Unusable``, OSError.
    """
    if target.resolve().is_relative_to(folder.resolve()):
        raise Refused(f"{target} is inside the library: a backup there goes where the library goes")
    with open_to_read(folder) as library, _no_empty_folder(target):
        target.mkdir(parents=True, exist_ok=True, mode=0o700)
        with locked(target, Refused(f"{target}: another backup is being written")):
            _check(target)
            moment = datetime.now(UTC)
            with _generation(target, moment) as staged:
                _copy(library, folder, staged)
                manifest = _manifest(folder, staged, moment)
                write(target, manifest)
            for new in target.glob(f".{NAME}.*"):
                new.unlink()
            for left in _generations(target):
                if left.name != manifest.folder:
                    shutil.rmtree(left)
    log.info("backed up", target=target, articles=manifest.articles, files=len(manifest.files))
    return manifest


@contextmanager
def _no_empty_folder(target: Path) -> Iterator[None]:
    """Where the backup fails a folder made for it does not stay."""
    stood = target.exists()
    try:
        yield
    except BaseException:
        if not stood:
            with suppress(OSError):
                for left in target.glob(f".{NAME}*"):
                    left.unlink()
                target.rmdir()
        raise


def _check(target: Path) -> None:
    """Nothing but an earlier backup, whole or begun, may stand there: all of it will go."""
    if (target / NAME).exists():
        read(target)
        return
    ours = {*_generations(target), *target.glob(f".{NAME}.*")}
    others = sorted(set(target.iterdir()) - ours)
    if others:
        raise Refused(f"{target}: neither empty nor a backup ({others[0].name} is there)")


def _generations(target: Path) -> list[Path]:
    return [path for path in target.iterdir() if GENERATION.match(path.name) and not path.is_symlink()]


@contextmanager
def _generation(target: Path, moment: datetime) -> Iterator[Path]:
    """A new folder for the files; gone again where they do not become a backup."""
    staged = target / f"{moment:%Y%m%dT%H%M%SZ}-{os.urandom(4).hex()}"
    staged.mkdir(mode=0o700)
    try:
        yield staged
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise


def _copy(library: Library, folder: Path, staged: Path) -> None:
    folded = library.folded()
    (staged / VERDICTS).mkdir(mode=0o700)
    sizes = {path.name: path.stat().st_size for path in copy_journals(folder / VERDICTS, staged / VERDICTS)}
    library.copy(staged / FILE, 0o600)
    _look_at(staged / FILE, folder / FILE)
    # Where journals have been lost, the projection may be all that is left of them: it stays as it is.
    if all(sizes.get(name, 0) >= position for name, position in folded.items()):
        with Library.open(staged / FILE) as copied:
            _fold(copied, staged, sizes)
    if (folder / "desk.toml").is_file():
        shutil.copyfile(folder / "desk.toml", staged / "desk.toml")


def _look_at(copy: Path, library: Path) -> None:
    """Refuse a copy that is damaged: a sound backup of earlier does not go for it."""
    with Library.open(copy) as copied:
        # The text index can be made anew.
        found = [one for one in copied.checkup().quick() if "FTS5" not in one]
    if found:
        reason = " ".join(found[0].split())
        raise Refused(f"{library}: damaged, not backed up ({reason}); copydesk doctor says more")


class _Damaged(Exception):
    pass


def _fold(copied: Library, staged: Path, sizes: dict[str, int]) -> None:
    """Make the copied library's projection that of the copied journals."""
    if all(sizes.get(name, -1) >= position for name, position in copied.folded().items()):
        fold_new(copied, staged)
        return
    try:
        with copied.transaction():
            if rebuild(copied, staged):
                raise _Damaged
    except _Damaged:
        # What cannot be read any more may have been folded before: the projection stays.
        return


def _manifest(folder: Path, staged: Path, moment: datetime) -> Manifest:
    with Library.open(staged / FILE) as copied:
        version, articles = copied.version, copied.count(parse(""))
    files: list[File] = []
    for path in sorted(staged.rglob("*")):
        if path.is_file():
            sync(path)
            files.append(described(staged, path))
    sync(staged / VERDICTS, staged, staged.parent)
    held = folder.stat()
    shared = held.st_mode & stat.S_ISGID
    return Manifest(
        copydesk=__version__,
        created=moment.isoformat(timespec="seconds").replace("+00:00", "Z"),
        library_version=version,
        articles=articles,
        folder=staged.name,
        mode=stat.S_IMODE(held.st_mode),
        group=group_name(held.st_gid) if shared else None,
        files=files,
    )
