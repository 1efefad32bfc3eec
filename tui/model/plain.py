"""Text for a terminal that knows ASCII only: typographic characters become the ASCII ones meant by them."""

import codecs
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
