"""What each field of a filter asks for: one table for the help, the manual and the completions."""

from msgspec import Struct

from tui.model.names import SIGNAL_NAMES
from tui.query.fields import FIELDS


class About(Struct, frozen=True):
    """One field."""

    field: str
    example: str
    meaning: str
    values: tuple[str, ...] = ()
    """Values that are known beforehand."""


ABOUT: tuple[About, ...] = (
    About("verdict", "verdict:reject", "the verdict that stands; none, any", ("none", "any")),
    About("site", "site:northpost.test", "where it was published; north* for all that begin so", ("none",)),
    About("source", 'source:"Mara Vint"', "somebody who speaks in it", ("none",)),
    About("tag", "tag:flood", "a tag that it has", ("none",)),
    About(
        "signal",
        "signal:anonymous-source",
        "a signal raised on it, by its code or short name",
        (*SIGNAL_NAMES, "none"),
    ),
    About("lang", "lang:en", "its language, two letters", ("none",)),
    About("reviewer", "reviewer:ana", "somebody who gave a verdict on it", ("none",)),
    About("mine", "mine:none", "your own verdict on it; none, any", ("none", "any")),
    About("note", "note:hour", "words of a note on it, or in a verdict's; none, any", ("none", "any")),
    About(
        "disagree",
        "disagree:yes",
        "whether reviewers' last verdicts differ, and none settles it",
        ("yes", "no"),
    ),
    About("settled", "settled:yes", "whether a verdict on it settled a dispute", ("yes", "no")),
    About("id", "id:a17", "how its id begins"),
    About(
        "after", "after:2025-06", "published then or later: a year, month, day or time, today, yesterday, 7d"
    ),
    About("before", "before:2025-06-10", "published earlier than that; neither finds what has no date"),
    About("figures", "figures:6..", "how many figures it has, dates and names aside: 6, 6.., ..6 or 2..6"),
    About("unattributed", "unattributed:1..", "how many of them nobody stands behind"),
    About("words", "words:..300", "how many words it has"),
    About("reviews", "reviews:..1", "how many reviewers' verdicts stand on it"),
)
assert tuple(about.field for about in ABOUT) == FIELDS

SYNTAX = (
    ("flood varnholt", "both words, in headline or text"),
    ('"night buses"', "words side by side"),
    ("flood*", "words that begin so"),
    ("flood or fire", "either; and binds closer than or"),
    ("not flood", "without it; also !flood and -flood, where no shell is in the way"),
    ("(flood or fire) not site:northpost.test", "parentheses, as deep as needed"),
)
"""How conditions are put together, by examples."""
