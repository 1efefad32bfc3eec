"""Runs many commands in one process, as one terminal's user would: ``python -m tests.hostile.runner JOBS``.

JOBS is a JSON file with a list of ``{"words": […], "env": {…}, "crash": TEXT}``: with ``crash`` something
breaks, with that message. The status of each is written to JOBS with ``.done`` behind its name.
"""

import json
import os
import sys
import threading
import warnings
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tui.__main__ import main
from tui.cli import list as list_command
from tui.cli import progress


def done(job: dict[str, Any]) -> int:
    """Do one job as a process of its own would: what nobody catches goes to the hook."""
    try:
        with patch.dict(os.environ, job.get("env", {})):
            return crash(job["crash"]) if "crash" in job else main(job["words"])
    except BaseException:
        sys.excepthook(*sys.exc_info())
        return -1


def crash(message: str) -> int:
    """Break in every way there is, the last time in a command."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(message)

    main(["--version"])
    warnings.warn(message, UserWarning, stacklevel=1)
    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    with patch.object(list_command, "listing", broken):
        return main(["list"])


if __name__ == "__main__":
    jobs = Path(sys.argv[1])
    # A slow moment must not bring a bar, which sends what no text does.
    progress.SOON = float("inf")
    statuses = [done(job) for job in json.loads(jobs.read_text("ascii"))]
    jobs.with_name(jobs.name + ".done").write_text(json.dumps(statuses))
