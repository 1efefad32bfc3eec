"""Where the library lies and who reviews: flag, then environment, then the platform's default."""

import getpass
import os
from pathlib import Path


def library_folder(flag: str | None) -> Path:
    """The library's folder: ``--library``, else ``$COPYDESK_LIBRARY``, else the user's data folder."""
    named = flag or os.environ.get("COPYDESK_LIBRARY")
    if named:
        return Path(named).expanduser()
    # Imported late: it costs tens of milliseconds, and most calls name their library.
    from platformdirs import user_data_path

    return user_data_path("copydesk")


def reviewer_name(flag: str | None) -> str:
    """The reviewer: ``--reviewer``, else ``$COPYDESK_REVIEWER``, else the login name."""
    named = flag or os.environ.get("COPYDESK_REVIEWER")
    if named and named.strip():
        return named.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"uid{os.getuid()}"


def state_folder() -> Path:
    """Where a reviewer's own state is kept: ``$XDG_STATE_HOME/copydesk`` or its default."""
    base = os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / "copydesk"
