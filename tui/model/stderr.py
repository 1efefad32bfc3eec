"""What the program says of its own on stderr: safe to show, and never the reason for a failure."""

import os
import sys

from tui.model.safetext import SafeText


def say(line: object) -> None:
    """One line, safe to show; where nobody can hear it any more it is lost."""
    try:
        print(SafeText(str(line)).line(), file=sys.stderr, flush=True)
    except OSError:
        mute(sys.stderr.fileno())


def mute(descriptor: int) -> None:
    """Nothing more goes to this stream: what is left is not wanted, at the program's end neither."""
    null = os.open(os.devnull, os.O_WRONLY)
    if null != descriptor:
        os.dup2(null, descriptor)
        os.close(null)
