"""The verdicts a reviewer can give."""

from msgspec import Struct


class VerdictKind(Struct, frozen=True):
    """One verdict: its name in the record, the key that gives it, the letter that shows it."""

    name: str
    key: str
    letter: str
    reasons: tuple[str, ...] = ()
    """One of these has to be given with it; none: no reason is asked for."""


SPAN_VERDICTS = ("right", "wrong")
"""What is said of a span that the reading has marked; no verdict on a whole article is called so."""

DEFAULT_SCHEME = (
    VerdictKind("accept", "a", "A"),
    VerdictKind("reject", "r", "R"),
    VerdictKind("escalate", "e", "E"),
    VerdictKind("skip", "s", "S"),
)
