"""Text that was decoded by the wrong encoding once ("CafÃ©"), put right."""

import re

_FOLLOWERS = "\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™"
_SUSPECT = re.compile(
    f"[\u00c2-\u00f4][{_FOLLOWERS}]"
    # The same in Cyrillic: UTF-8 that was taken for Windows-1251.
    "|[РС][\u0402-\u040f\u0452-\u045f\xa0-\xbb‚„…†‡€‰‹‘’“”•–—™›]"
)
_HINTS = (
    re.compile(rb"\xc3[\x82-\xb4][\xc2\xc5\xc6\xcb\xe2]"),
    re.compile(rb"\xd0[\xa0\xa1][\xc2\xd0\xd1\xe2]"),
)
"""How the same begins in UTF-8: a search for a byte takes no time."""


def suspect(text: str) -> bool:
    """Whether there may be anything to repair; quick, and often wrong about good text."""
    if text.isascii():
        return False
    data = text.encode("utf-8", "surrogatepass")
    return any(hint.search(data) for hint in _HINTS) and _SUSPECT.search(text) is not None


def repaired(text: str) -> str:
    """The text with mojibake put right (ftfy's ``fix_encoding``), else as it is; never more than one line."""
    if not suspect(text):
        return text
    # Imported late: few texts need it.
    from ftfy import fix_encoding

    fixed = fix_encoding(text)
    in_one_line = len(fixed.splitlines()) == 1 and fixed == fixed.strip()
    return fixed if in_one_line else text
