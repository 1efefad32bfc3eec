"""Live blogs: time stamps that head an entry each are part of the text, not a player's timers, and the
headline stands above their summary."""

import re
from collections.abc import Sequence

from tui.reading.cleaning.body import is_prose
from tui.reading.cleaning.headline import Headline
from tui.reading.cleaning.junk import Verdict
from tui.reading.cleaning.lines import Passage

_TIME = re.compile(
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\ ?[ap]\.?m\.?)?(?:\ ?\(?[A-Z]{2,4}\)?)?\Z", re.IGNORECASE
)
_FEWEST = 3
_REACH = 4
_LABEL_WORDS = 14
_SUMMARY = 10
"""Lines that a summary has at most."""
_SUMMARIES = frozenset(
    ("summary", "key points", "key events", "main points", "the main points", "at a glance", "what we know")
)
_HEADLINE_WORDS = 3


def keep_entries(found: Sequence[Passage], junk: Sequence[Verdict | None], kept: list[bool]) -> bool:
    """Mark as staying the time stamps that head prose, and the headings between a stamp and its prose.

    False, and nothing changes, where fewer than three stamps head prose that stays. It comes before
    the choice of the headline: a heading of an entry is none.
    """
    entries = []
    for i, passage in enumerate(found):
        if passage.count > 3 or not passage.text[0].isdigit() or not _TIME.match(passage.text):
            continue
        for j in range(i + 1, min(len(found), i + 1 + _REACH)):
            if is_prose(found[j]) and junk[j] is None:
                entries.append((i, j))
                break
            if found[j].text[0].isdigit():
                break
    if sum(kept[j] for _, j in entries) < _FEWEST:
        return False
    first = next(i for i, j in entries if kept[j])
    last = next(j for _, j in reversed(entries) if kept[j])
    for i, j in entries:
        if i > last + 2 * _REACH or i < first:
            continue
        for k in range(i, j + 1):
            if k in (i, j) or (junk[k] is None and found[k].count <= _LABEL_WORDS):
                kept[k] = True
    return True


def above_summary(found: Sequence[Passage], junk: Sequence[Verdict | None], headline: Headline) -> Headline:
    """The line above the summary of a live blog, where ``headline`` is one of its points."""
    for i in range(headline.at - 1, max(0, headline.at - _SUMMARY) - 1, -1):
        if found[i].text.lower().rstrip(":") in _SUMMARIES:
            above = range(i - 1, max(-1, i - 1 - _REACH), -1)
            wanted = (j for j in above if junk[j] is None and found[j].count >= _HEADLINE_WORDS)
            at = next(wanted, None)
            return headline if at is None else Headline(found[at].text, at, headline.site)
    return headline
