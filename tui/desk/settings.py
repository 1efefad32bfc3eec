"""Single settings, for the commands that need no more, and where a reviewer's own state is kept."""

import os
from pathlib import Path

from tui.desk.config.files import home
from tui.desk.config.settings import Settings


def library_folder(flag: str | None) -> Path:
    """The library's folder: ``--library``, else what is configured, else the user's data folder."""
    return Settings({"library": flag}).library


def library_folder_to_check(flag: str | None) -> Path:
    """The same where what is configured is mistaken, as if the mistakes were not there."""
    return Settings({"library": flag}, strict=False).library


def reviewer_name(flag: str | None) -> str:
    """The reviewer: ``--reviewer``, else what is configured, else the login name."""
    return Settings({"reviewer": flag}).reviewer


def state_folder() -> Path:
    """Where a reviewer's own state is kept: ``$XDG_STATE_HOME/copydesk`` or its default."""
    base = os.environ.get("XDG_STATE_HOME", "")
    return (Path(base) if base.startswith("/") else home() / ".local" / "state") / "copydesk"
