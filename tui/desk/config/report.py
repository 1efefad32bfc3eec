"""What holds, setting by setting, and which files were looked at: ``copydesk config``."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from tui.desk.config.files import NAMES
from tui.desk.config.settings import Settings
from tui.desk.config.table import SETTINGS
from tui.desk.errors import Unusable
from tui.desk.log import log_file
from tui.library import LibraryError


class Line(Struct, frozen=True):
    """A setting with who set it, or a file with whether it is there."""

    name: str
    value: Any
    """As JSON has it."""
    source: str
    shown: str
    """The value on one line, for people."""


def report(flags: Mapping[str, Any]) -> Iterator[Line]:
    """A line a setting, then one a file; raises ``WrongConfig`` with every mistake in any of them."""
    settings = Settings(flags, Settings(flags).library)
    for setting in SETTINGS:
        value, source = settings.held(setting.name)
        if value is None:
            yield Line(setting.name, None, source, setting.default)
        else:
            kind = setting.kind
            yield Line(setting.name, kind.plain(value), source, kind.shown(value))
    for name, file in ((NAMES["desk"], settings.desk), (NAMES["user"], settings.user)):
        if file is not None:
            yield _file(name, file.path)
    yield _file("log file", log_file())


def in_vain(flags: Mapping[str, Any]) -> list[str]:
    """What configured filters ask for in vain, a line each with its place; nothing without a library."""
    from tui.desk.mistaken import mistaken

    folder = Settings(flags).library
    try:
        return mistaken(Settings(flags, folder), folder)
    except (Unusable, LibraryError):
        return []


def _file(name: str, path: Path) -> Line:
    return Line(name, str(path), "there" if path.exists() else "not there", str(path))
