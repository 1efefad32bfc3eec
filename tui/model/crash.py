"""What Python itself says on stderr when something breaks: messages there may hold a text from outside."""

import sys
import warnings
from types import TracebackType
from typing import TYPE_CHECKING

from tui.model.safetext import SafeText

if TYPE_CHECKING:
    from threading import ExceptHookArgs


def safe_hooks() -> None:
    """From here on tracebacks and warnings are drawn as any other text from outside, in every thread."""
    import threading

    sys.excepthook = _traceback
    threading.excepthook = _in_thread
    sys.unraisablehook = _unraisable
    warnings.showwarning = _warning


def _traceback(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    import traceback

    _say("".join(traceback.format_exception(kind, error, trace)))


def _in_thread(args: "ExceptHookArgs") -> None:
    if args.exc_value is not None and args.exc_type is not SystemExit:
        _traceback(args.exc_type, args.exc_value, args.exc_traceback)


def _unraisable(args: "sys.UnraisableHookArgs") -> None:
    if args.exc_value is not None:
        _traceback(args.exc_type, args.exc_value, args.exc_traceback)


def _warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: object = None,
    line: str | None = None,
) -> None:
    _say(f"{filename}:{lineno}: {category.__name__}: {message}\n")


def _say(text: str) -> None:
    # None where the program was started without a stderr.
    if sys.stderr is not None:
        sys.stderr.write(SafeText(text).drawn)
