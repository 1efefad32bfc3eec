"""Reading a configuration file: every value checked, every mistake named with line and column."""

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.desk.config.kinds import Wrong
from tui.desk.config.table import BY_NAME, SETTINGS, Setting, Which
from tui.model.names import SIGNAL_NAMES, did_you_mean

if TYPE_CHECKING:
    from tui.desk.config.locate import Places

LARGEST = 1 << 16
"""Bytes of a file that is still taken for configuration."""

NAMES: dict[Which, str] = {"desk": "desk.toml", "user": "config.toml"}

_UNDER = {
    **dict.fromkeys(SIGNAL_NAMES, "[signals]"),
    **dict.fromkeys(("name", "key", "letter"), "[[verdict]]"),
}
"""Keys that stand in a table, for who writes them before it."""

_AT = r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z"


class Found(NamedTuple):
    """A value that a file gives, and the line it stands on."""

    value: Any
    line: int


class File(NamedTuple):
    """What a configuration file says; where there is none it says nothing."""

    path: Path
    there: bool = False
    found: dict[str, Found] = {}
    mistakes: tuple[str, ...] = ()
    """Each with file, line and column."""
    places: "Places | None" = None
    """Where everything stands."""


def user_file() -> Path:
    """``$COPYDESK_CONFIG``, else ``copydesk/config.toml`` in ``$XDG_CONFIG_HOME`` or its default."""
    named = os.environ.get("COPYDESK_CONFIG")
    if named:
        return Path(named).expanduser()
    base = os.environ.get("XDG_CONFIG_HOME", "")
    folder = Path(base) if base.startswith("/") else home() / ".config"
    return folder / "copydesk" / NAMES["user"]


def home() -> Path:
    """The user's home folder; for a user who has none, one where nothing is found and nothing can be kept."""
    try:
        return Path.home()
    except RuntimeError:
        return Path("/dev/null")


def load(path: Path, which: Which) -> File:
    """What the file says; a file that cannot be read is a mistake, one that is not there is none."""
    try:
        held = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        if which == "user" and os.environ.get("COPYDESK_CONFIG"):
            return File(path, mistakes=(f"{path}: no such file ($COPYDESK_CONFIG names it)",))
        return File(path)
    except OSError as error:
        # A library's folder that may not be entered is the library's trouble, and named as that.
        return File(path) if which == "desk" else File(path, mistakes=(f"{path}: {error.strerror}",))
    return _load(path, which, (held.st_ino, held.st_size, held.st_mtime_ns))


@lru_cache(8)
def _load(path: Path, which: Which, _stamp: object) -> File:
    """Kept as long as the file is the same: one command asks several times."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        return File(path, True, mistakes=(f"{path}: {error.strerror}",))
    if len(data) > LARGEST:
        return File(path, True, mistakes=(f"{path}: longer than {LARGEST >> 10} KiB",))
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line, column = _end(before)
        return File(path, True, mistakes=(f"{path}:{line}:{column}: no UTF-8",))
    return _understood(path, which, text)


def _end(text: str) -> tuple[int, int]:
    """Line and column right behind a text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _understood(path: Path, which: Which, text: str) -> File:
    lines = (line.strip() for line in text.split("\n"))
    if all(not line or line.startswith("#") for line in lines):
        # As ``init`` makes it: nothing to be imported for.
        return File(path, True)
    import tomllib

    from tui.desk.config.locate import locate

    try:
        values = tomllib.loads(text)
        places = locate(text)
    except RecursionError:
        return File(path, True, mistakes=(f"{path}: nested too deeply",))
    except ValueError as error:
        message, at = str(error), re.search(_AT, str(error))
        line, column = (at[1], at[2]) if at and at[1] else _end(text.rstrip("\n"))
        return File(path, True, mistakes=(f"{path}:{line}:{column}: {_readable(re.sub(_AT, '', message))}",))
    found: dict[str, Found] = {}
    mistakes: list[tuple[int, int, str]] = []
    for name, raw in values.items():
        setting = BY_NAME.get(name)
        if setting is None or which not in setting.files:
            mistakes.append((*places.key((name,)), _misplaced(name, setting, which)))
            continue
        try:
            found[name] = Found(setting.kind.check(raw), places.key((name,)).line)
        except Wrong as wrong:
            for fault in wrong.faults:
                where = (name, *fault.path)
                reason = fault.reason
                if fault.at_key and str(fault.path[-1]) in BY_NAME:
                    reason = f"a setting of its own: write it above [{name}]"
                at_line, at_column = places.key(where) if fault.at_key else places.value(where)
                mistakes.append((at_line, at_column, f"{dotted(where)}: {reason}"))
    named = (f"{path}:{line}:{column}: {reason}" for line, column, reason in sorted(mistakes))
    return File(path, True, found, tuple(named), places)


def _readable(message: str) -> str:
    """A TOML parser's message without what only a programmer reads."""
    if not message.startswith("Illegal character"):
        return message
    if r"\n" in message:
        return "the line ends inside quotation marks"
    return r"a control character: write it as \u…"


def dotted(path: tuple[str | int, ...]) -> str:
    """``verdict 2 key``: tables counted as people do."""
    return " ".join(str(part + 1) if isinstance(part, int) else part[:40] for part in path)


def _misplaced(name: str, setting: Setting | None, which: Which) -> str:
    table = _UNDER.get(name)
    if setting is None and table and which == "desk":
        return f"{name}: belongs under {table}: write it below that line"
    if setting is None:
        known = [one.name for one in SETTINGS if which in one.files]
        hint = did_you_mean(name, known) or f": there are {', '.join(known)}"
        return f"{name[:40]}: no such setting{hint}"
    return f"{name}: belongs in {NAMES[setting.files[0]]}"
