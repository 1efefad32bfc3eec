"""What a backup holds: the list of its files with their checksums, written last."""

import hashlib
import os
import re
from pathlib import Path

import msgspec
from msgspec import Struct

from tui.desk.errors import DeskError
from tui.desk.open import FILE, VERDICTS
from tui.model import decode, encode
from tui.store.whole import WholeFile

NAME = "manifest.json"
FORMAT = "copydesk-backup/1"
GENERATION = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}\Z", re.ASCII)
"""Names of the folders that hold a backup's files, the one the manifest names and left-over ones."""
_PATH = re.compile(rf"{re.escape(FILE)}\Z|desk\.toml\Z|{VERDICTS}/[A-Za-z0-9_-]+\.jsonl\Z", re.ASCII)


class Refused(DeskError):
    """A backup that cannot be made here, or not be restored; the message says why."""


class File(Struct, frozen=True):
    """One file of a backup, by its path within the library."""

    path: str
    size: int
    sha256: str


class Manifest(Struct, frozen=True, kw_only=True):
    """A whole backup: without this file there is none."""

    format: str = FORMAT
    copydesk: str
    """The version that made it."""
    created: str
    """ISO 8601, UTC: what was acknowledged before is there."""
    library_version: int
    articles: int
    folder: str
    """Where its files lie, beside the manifest."""
    mode: int
    """The library folder's rights."""
    group: str | None
    """The library folder's group, where a team shares it."""
    files: list[File]


def described(folder: Path, path: Path) -> File:
    """A file with its size and checksum."""
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        size = os.fstat(file.fileno()).st_size
    return File(path.relative_to(folder).as_posix(), size, sha256)


def write(target: Path, manifest: Manifest) -> None:
    """Put the manifest in its place, in one step and on disk to stay."""
    with WholeFile(target / NAME, 0o600) as file:
        file.write(msgspec.json.format(encode(manifest), indent=1) + b"\n")


def read(source: Path) -> Manifest:
    """The manifest of a backup; raises ``Refused`` where there is none or a newer version's."""
    path = source / NAME
    try:
        data = path.read_bytes()
        found = decode(data, dict[str, object]).get("format")
    except FileNotFoundError:
        raise Refused(f"{source}: no backup here, there is no {NAME}") from None
    except (OSError, ValueError) as error:
        raise Refused(f"{path}: {getattr(error, 'strerror', None) or error}") from None
    except RecursionError:
        raise Refused(f"{path}: nested too deeply") from None
    if found != FORMAT:
        made = "made by a newer copydesk" if str(found).startswith("copydesk-backup/") else "no manifest"
        raise Refused(f"{path}: {made} (format {found!r}, this one knows {FORMAT!r})")
    try:
        manifest = decode(data, Manifest)
    except ValueError as error:
        raise Refused(f"{path}: {error}") from None
    strange = [file.path for file in manifest.files if not _PATH.match(file.path)]
    if strange or not GENERATION.match(manifest.folder):
        raise Refused(f"{path}: {(strange or [manifest.folder])[0]!r} is no path of a backup")
    return manifest


def verify(source: Path, manifest: Manifest) -> None:
    """Read every file and raise ``Refused`` at the first that is not as it was written."""
    folder = source / manifest.folder
    for file in manifest.files:
        path = folder / file.path
        try:
            found = described(folder, path)
        except OSError as error:
            raise Refused(f"{path}: {error.strerror}") from None
        if found.size != file.size:
            raise Refused(f"{path}: damaged: {found.size:,} bytes, there should be {file.size:,}")
        if found != file:
            raise Refused(f"{path}: damaged: the checksum is wrong")


def sync(*folders: Path) -> None:
    """Have the names in these folders on disk to stay."""
    for folder in folders:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
