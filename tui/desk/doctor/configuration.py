"""What is configured, in files and by the environment."""

from collections.abc import Iterator
from pathlib import Path

from tui.desk.config.settings import Settings
from tui.desk.doctor.finding import Finding


def check_configuration(folder: Path) -> Iterator[Finding]:
    """Every mistake, with file, line and column; the doctor goes on as if it were not there."""
    settings = Settings(folder=folder, strict=False)
    for mistake in settings.mistakes:
        yield Finding("configured", "wrong", mistake, "put it right: until then other commands refuse to run")
    if not settings.mistakes:
        files = [str(file.path) for file in (settings.desk, settings.user) if file is not None and file.there]
        yield Finding("configured", "ok", ", ".join(files) or "nothing: the defaults hold")
