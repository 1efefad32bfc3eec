"""Text for a terminal that knows ASCII only: typographic characters become the ASCII ones meant by them."""

import codecs
import os
from collections.abc import Mapping
from typing import TextIO

_PLAIN = {
    **dict.fromkeys("‘’‚‛′ʼ´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−─·•", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f", " "),
    "‹": "<",
    "›": ">",
    "×": "x",
    "…": ".",
}
"""One character for one: what is marked in a line stays in its column."""

_C = ("C", "POSIX")
_ERRORS = "copydesk.plain"


def plain(char: str) -> str | None:
    """The ASCII character that stands for one beyond ASCII; None where none does."""
    return _PLAIN.get(char)


def knows_all(stream: TextIO | None) -> bool:
    """Whether a stream's encoding has every character; so does one that has no encoding, or is not there."""
    encoding = getattr(stream, "encoding", None)
    if not encoding:
        return True
    try:
        "“…─é漢".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def c_locale(env: Mapping[str, str] = os.environ) -> bool:
    """Whether the user asks for the C locale, in which nobody has said that the terminal knows UTF-8.

    Python takes UTF-8 for it all the same, and for ``LANG=C`` sets ``LC_CTYPE`` to ``C.UTF-8`` at its start.
    """
    if env.get("LC_ALL"):
        return env["LC_ALL"] in _C
    if env.get("LC_CTYPE", "") not in ("", "C.UTF-8"):
        return env["LC_CTYPE"] in _C
    return env.get("LANG") in _C


def replace_unknown(stream: TextIO | None) -> None:
    """From here on what the stream's encoding does not have is replaced, by ``?`` where nothing is better."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None or knows_all(stream):
        return
    codecs.register_error(_ERRORS, _replaced)
    reconfigure(errors=_ERRORS)


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_PLAIN.get(char, "?") for char in error.object[error.start : error.end]), error.end
