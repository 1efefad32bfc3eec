"""Lines in lower case that mean something by themselves, and go on with no sentence."""

import re

from tui.reading.cleaning.byline import byline
from tui.reading.cleaning.date_lines import is_date_line
from tui.reading.cleaning.dates import dated
from tui.reading.cleaning.phrases import index, tokenise

CREDIT = re.compile(
    r"(?:©|\(c\)\ )\ ?\D|(?:file\ |handout\ |stock\ |ap\ |afp\ )?"
    r"(?:photo|image|picture|photograph|illustration)"
    r"s?\ ?(?:credit|courtesy|source)?\ ?[:/©]",
    re.IGNORECASE,
)
"""How the credit of a picture begins."""
_LONGEST, _LABEL_WORDS = 120, 8


def is_alone(text: str) -> bool:
    """Whether a line is a byline, a date, the credit of a picture or a known label."""
    if len(text) > _LONGEST:
        return False
    if (dated(text) and is_date_line(text)) or CREDIT.match(text) or byline(text):
        return True
    tokens = tokenise(text)
    lines = index("clean_phrases").lines
    return 0 < len(tokens) <= _LABEL_WORDS and (
        " ".join(tokens) in lines or all(map(lines.__contains__, tokens))
    )
