"""The screens that are open on the library, and what those that were killed have left behind."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tui.desk.doctor.finding import WITH_MEND, Finding
from tui.desk.leases import DESKS, Lease, screens


def check_desks(folder: Path) -> Iterator[Finding]:
    """Who has which article in front; a file whose process has gone is left over."""
    found = sorted(screens(folder), key=lambda one: one.path)
    for screen in found:
        if screen.open and screen.lease is not None:
            yield Finding("desks", "ok", _open(screen.lease))
        elif screen.open:
            mend = "see whose it is, and let the library's users read it"
            yield Finding("desks", "warning", f"{screen.path}: cannot be read as an open screen's", mend)
        else:
            text = f"{screen.path}: left over by a screen that was killed{_whose(screen.lease)}"
            yield Finding("desks", "warning", text, WITH_MEND, partial(screen.path.unlink, missing_ok=True))
    for path in _others(folder / DESKS):
        yield Finding("desks", "warning", f"{path}: is no open screen's and is not read", "move it elsewhere")
    if not found:
        yield Finding("desks", "ok", f"{folder / DESKS}: no screen is open")


def _open(lease: Lease) -> str:
    reads = "has no article in front" if lease.article is None else f"has {lease.article} in front"
    return f"{lease.reviewer} {reads} ({lease.host}, process {lease.pid}, since {lease.since})"


def _whose(lease: Lease | None) -> str:
    return "" if lease is None else f" ({lease.reviewer} on {lease.host}, process {lease.pid})"


def _others(desks: Path) -> list[Path]:
    if not desks.is_dir():
        return []
    return sorted(path for path in desks.iterdir() if path.suffix != ".json" and path.name != "lock")
