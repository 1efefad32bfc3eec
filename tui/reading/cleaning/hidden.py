"""Characters that nobody sees: hints where a word may be parted, and what editors leave behind.

They stay in the raw text, and blocks cover them there; in the clean text they would part words for searches,
attributions and figures.
"""

import re

from tui.reading.cleaning.mojibake import repaired

SOFT_HYPHEN = "\u00ad"
_ALWAYS = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner, byte order mark."""
_JOINERS = "\u200c\u200d"
_PLAIN = "\x00-\u058f\u2000-\u200b\u200e-\u206f"
"""In Arabic and Indic scripts joiners are spelling, and among pictures they make one of several. In these
scripts, and beside punctuation, they say nothing."""
_HIDDEN = re.compile(f"[{_ALWAYS}]+|(?<![^{_PLAIN}])[{_JOINERS}](?![^{_PLAIN}])")
_WIDE = re.compile(" {2,}")


def has_hidden(text: str) -> bool:
    """Whether there may be characters that nobody sees; quick."""
    return not text.isascii() and any(char in text for char in _ALWAYS + _JOINERS)


def visible(text: str) -> str:
    """A line as a reader would see it: mojibake put right, and without hidden characters.

    In this order, as a soft hyphen is half of a letter there. A line of nothing else stays as it is.
    """
    text = repaired(text)
    if not has_hidden(text):
        return text
    shown = _WIDE.sub(" ", _HIDDEN.sub("", text)).strip()
    return shown or text
