"""Text for the clipboard of whoever sits at the terminal: OSC 52, through tmux and screen too."""

import os
import subprocess
from base64 import b64encode
from collections.abc import Mapping

LARGEST = 74_994
"""Characters of base64; terminals are known to drop longer ones, some of them silently."""
CHUNK = 76
"""Characters of a piece for GNU screen, which passes a string on only in small ones."""
_DEAF = ("", "dumb", "linux", "vt", "ansi", "cons25", "wsvt25", "eterm", "sun")
"""Beginnings of terminals' names that know no clipboard."""


def cleaned(text: str) -> str:
    """The text without control characters but newlines and tabs, and without lone surrogates."""
    return "".join(char for char in text if char in "\n\t" or _harmless(char))


def _harmless(char: str) -> bool:
    return char >= " " and not "\x7f" <= char <= "\x9f" and not "\ud800" <= char <= "\udfff"


def sequence(text: str, env: Mapping[str, str] = os.environ) -> str | None:
    """What puts the text on the clipboard; None where it is too long for that.

    In tmux it goes out twice: to tmux itself, for ``set-clipboard on``, and through it, for
    ``allow-passthrough on``.
    """
    encoded = b64encode(cleaned(text).encode("utf-8")).decode("ascii")
    if len(encoded) > LARGEST:
        return None
    plain = f"\x1b]52;c;{encoded}\x07"
    if env.get("TMUX"):
        doubled = plain.replace("\x1b", "\x1b\x1b")
        return f"{plain}\x1bPtmux;{doubled}\x1b\\"
    term = env.get("TERM", "")
    if env.get("STY") or term.startswith("screen"):
        pieces = [plain[at : at + CHUNK] for at in range(0, len(plain), CHUNK)]
        # Without $STY that name may stand for a tmux at the other end of the line too.
        first = "" if env.get("STY") else plain
        return first + "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return plain


def doubt(env: Mapping[str, str] = os.environ) -> str | None:
    """Why it is doubtful that the text would arrive; None where it is not."""
    term = env.get("TERM", "")
    if not term or any(name and term.startswith(name) for name in _DEAF):
        return f"TERM={term or 'unset'} knows no clipboard"
    if env.get("TMUX"):
        wanted = {"set-clipboard": ("on",), "allow-passthrough": ("on", "all")}
        if not any(_tmux(name) in values for name, values in wanted.items()):
            return "tmux needs set -g set-clipboard on"
    return None


def _tmux(option: str) -> str:
    """How an option of the tmux around us is set; empty where it does not say."""
    try:
        done = subprocess.run(
            ["tmux", "show-options", "-Aqv" if option == "allow-passthrough" else "-sqv", option],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=1.0,
        )
    except (OSError, subprocess.SubprocessError, UnicodeError):
        return ""
    return done.stdout.strip()
