"""Where the library lies: rights, disk, file system, locks, clock."""

import errno
import fcntl
import os
import re
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tui.desk.doctor.finding import WITH_MEND, Finding
from tui.desk.groups import group_name
from tui.desk.leases import DESKS
from tui.desk.open import FILE, VERDICTS
from tui.desk.settings import state_folder
from tui.store.journal import journals, read_lines
from tui.store.ulid import milliseconds

NETWORK = re.compile(r"nfs\d?|cifs|smb\w*|9p|afs|ceph|lustre|(fuse\.)?(sshfs|glusterfs|davfs|rclone|s3fs)")
LITTLE, ALMOST_NOTHING = 200 << 20, 10 << 20
"""Bytes free below which a warning is given, and below which it is wrong."""
AHEAD = 300.0
"""Seconds that clocks may differ."""
_ROOM = "make room there"
_OCTAL = re.compile(r"\\([0-7]{3})")


def check_rights(folder: Path) -> Iterator[Finding]:
    """Who may read and write what: nobody from outside, everybody of the team."""
    team = bool(folder.stat().st_mode & stat.S_ISGID)
    found = False
    for path in (
        folder,
        *sorted(folder.glob(f"{FILE}*")),
        *(folder / one for one in ("desk.toml", VERDICTS, DESKS)),
    ):
        if path.exists():
            for finding in _rights(path, folder, team):
                found = True
                yield finding
    for path in journals(folder / VERDICTS):
        for finding in _rights(path, folder, team):
            found = True
            yield finding
    if not found:
        kind = "a team's" if team else "one user's"
        yield Finding("rights", "ok", f"{folder}: {kind}, nobody else may write")


def _rights(path: Path, folder: Path, team: bool) -> Iterator[Finding]:
    held = path.stat()
    mode = stat.S_IMODE(held.st_mode)
    journal = path.parent.name == VERDICTS
    wanted = mode & ~stat.S_IRWXO
    if mode & stat.S_IWOTH:
        yield _mode(path, held, wanted, "everybody may write it")
    elif team and mode & stat.S_IRWXO:
        yield _mode(path, held, wanted, "who is not of the team may read it")
    elif path == folder and not team and mode & 0o077:
        who = "everybody" if mode & stat.S_IRWXO else f"group {group_name(held.st_gid)}"
        mend = f"chmod 700 {path}; for a team: copydesk init --group G makes a library that it shares"
        yield Finding("rights", "warning", f"{path}: {who} may look into it (mode {mode:o})", mend)
    if team:
        needed = 0o2070 if path.is_dir() else 0o040 if journal else 0o060
        if mode & needed != needed:
            yield _mode(path, held, wanted | needed, "the team may not use it")
        if held.st_gid != folder.stat().st_gid:
            group = group_name(folder.stat().st_gid)
            text = f"{path}: has another group than {folder}"
            yield Finding("rights", "wrong", text, f"its owner: chgrp {group} {path}")
    if not os.access(path, os.R_OK):
        yield Finding("rights", "wrong", f"{path}: you may not read it", f"its owner: chmod g+r {path}")
    elif not journal and not os.access(path, os.W_OK) and not _mounted_read_only(path):
        yield Finding("rights", "wrong", f"{path}: you may not write it", f"its owner: chmod g+w {path}")


def _mounted_read_only(path: Path) -> bool:
    return bool(os.statvfs(path).f_flag & os.ST_RDONLY)


def _mode(path: Path, held: os.stat_result, wanted: int, what: str) -> Finding:
    text = f"{path}: {what} (mode {stat.S_IMODE(held.st_mode):o}, should be {wanted:o})"
    if held.st_uid not in (os.geteuid(), 0) and os.geteuid() != 0:
        return Finding("rights", "wrong", text, f"its owner: chmod {wanted:o} {path}")
    return Finding("rights", "wrong", text, WITH_MEND, lambda: path.chmod(wanted))


def check_disk(folder: Path) -> Iterator[Finding]:
    """Room for what is to come, in the library and in the state folder."""
    for path in dict.fromkeys((folder, _existing(state_folder()))):
        yield _room(path, os.statvfs(path))


def _room(path: Path, held: os.statvfs_result) -> Finding:
    free = held.f_bavail * held.f_frsize
    text = f"{path}: {free >> 20:,} MB free"
    if held.f_flag & os.ST_RDONLY:
        text = f"{path}: its file system is mounted read-only: nothing can be recorded"
        return Finding("disk", "wrong", text, "have it mounted for writing (mount -o remount,rw)")
    if not os.access(path, os.W_OK):
        return Finding("disk", "wrong", f"{path}: you may not write it", f"its owner: chmod u+w {path}")
    if free < ALMOST_NOTHING:
        return Finding("disk", "wrong", f"{path}: the disk is full: {free >> 10:,} kB free", _ROOM)
    if free < LITTLE:
        return Finding("disk", "warning", text, _ROOM)
    if held.f_files and held.f_favail < 1000:
        return Finding("disk", "warning", f"{text}, {held.f_favail:,} more files", "delete small files there")
    return Finding("disk", "ok", text)


def _existing(path: Path) -> Path:
    while not path.exists():
        path = path.parent
    return path


def check_file_system(folder: Path, mounts: Path = Path("/proc/self/mountinfo")) -> Iterator[Finding]:
    """Whether the file system is one that several hosts share, and whether locks hold on it."""
    kind = file_system(folder, mounts)
    if kind is not None and NETWORK.fullmatch(kind):
        yield Finding(
            "file system",
            "warning",
            f"{folder}: lies on {kind}: SQLite's write-ahead log is for one host at a time",
            "use it from one host, or keep the library on a local disk and log in there",
        )
    held = _locks_hold(folder)
    if held is None:
        yield Finding("file system", "ok", f"{folder}: {kind or 'unknown'}, not writable: locks not tried")
    elif held:
        yield Finding("file system", "ok", f"{folder}: {kind or 'unknown'}, locks hold")
    else:
        yield Finding(
            "file system", "wrong", f"{folder}: locks do not hold on {kind}", "keep it on a local disk"
        )


def file_system(path: Path, mounts: Path) -> str | None:
    """The type of the file system that a path lies on, None where that cannot be known."""
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    best, kind = "", None
    where = path.resolve()
    for line in lines:
        fields, _, rest = line.partition(" - ")
        point = _OCTAL.sub(lambda found: chr(int(found[1], 8)), (fields.split() + [""] * 5)[4])
        # The later of two mounts on one point hides the earlier.
        if point and len(point) >= len(best) and where.is_relative_to(point):
            best, kind = point, rest.split(" ")[0]
    return kind


def _locks_hold(folder: Path) -> bool | None:
    try:
        with tempfile.NamedTemporaryFile(prefix=".locks-", dir=folder) as first:
            fcntl.flock(first, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with Path(first.name).open("rb+") as second:
                try:
                    fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    return True
                return False
    except OSError as error:
        return None if error.errno in (errno.EACCES, errno.EROFS, errno.EPERM, errno.ENOSPC) else False


def check_clock(folder: Path, now: float | None = None) -> Iterator[Finding]:
    """Whether anything here is from the future: then the clock was, or is, wrong."""
    now = time.time() if now is None else now
    newest = 0
    for path in journals(folder / VERDICTS):
        for line, _ in read_lines(path):
            newest = max(newest, line.number)
    ahead = milliseconds(newest) / 1000 - now
    if ahead > AHEAD:
        text = f"the last event is {_span(ahead)} ahead of the clock: new ones are numbered right behind it"
        yield Finding("clock", "warning", text, "set the clock (date -u); the order of verdicts is kept")
    for path in (folder / FILE, *journals(folder / VERDICTS)):
        if path.exists() and (later := path.stat().st_mtime - now) > AHEAD:
            text = f"{path}: was changed {_span(later)} from now"
            yield Finding("clock", "warning", text, "set the clock (date -u)")
            return
    if ahead <= AHEAD:
        yield Finding("clock", "ok", "nothing here is from the future")


def _span(seconds: float) -> str:
    return f"{seconds / 3600:.1f} hours" if seconds < 48 * 3600 else f"{seconds / 86400:.0f} days"
