"""What is set aside beside the library keeps a name of its own: nothing takes its place later."""

import os
from pathlib import Path

_MARK = ".before-restore"


def set_aside(path: Path) -> Path:
    """Rename a file to the first free of ``<name>.before-restore``, ``<name>.before-restore-2``, …"""
    number = 1
    aside = path.with_name(path.name + _MARK)
    while os.path.lexists(aside):
        number += 1
        aside = path.with_name(f"{path.name}{_MARK}-{number}")
    path.rename(aside)
    return aside
