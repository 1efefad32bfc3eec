"""The verdicts a reviewer can give, and how many reviewers give one on each article."""

from msgspec import Struct


class VerdictKind(Struct, frozen=True):
    """One verdict: its name in the record, the key that gives it, the letter that shows it."""

    name: str
    key: str
    letter: str
    reasons: tuple[str, ...] = ()
    """One of these has to be given with it; none: no reason is asked for."""
    colour: str = ""
    """One of ``COLOURS``, for its letter; none: the colour of the text."""
    guideline: str = ""
    """When it is given, in the desk's own words."""


class Reviewing(Struct, frozen=True):
    """How many reviewers judge an article, and whether they see one another's verdicts."""

    each: int = 1
    """Reviewers whose verdicts an article wants."""
    blind: bool = False
    """A reviewer who is still to judge an article sees no verdict on it."""


COLOURS = ("red", "green", "yellow", "blue", "magenta", "cyan")
"""The colours that a verdict's letter can have."""

SPAN_VERDICTS = ("right", "wrong")
"""What is said of a span that the reading has marked; no verdict on a whole article is called so."""

DEFAULT_SCHEME = (
    VerdictKind("accept", "a", "A"),
    VerdictKind("reject", "r", "R"),
    VerdictKind("escalate", "e", "E"),
    VerdictKind("skip", "s", "S"),
)
