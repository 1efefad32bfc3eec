"""What has been decided on one article: on the whole of it, and on its spans."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from tui.desk.cleaned import Word, word_of
from tui.desk.reviews import Reviews, stands
from tui.library import EventRow
from tui.model import Given, Target


class SpanVerdict(Struct, frozen=True):
    """Somebody's word on a span."""

    verdict: str
    reviewer: str
    at: str
    target: Target


class Decision(Struct, frozen=True):
    """One line of an article's history; text from outside, not made safe."""

    what: str
    by: str
    at: str
    """ISO 8601, UTC."""


class Decided(Struct, frozen=True):
    """What stands of an article's events; all of it is left out that was undone."""

    spans: list[SpanVerdict]
    """Those in text and headline, the earliest first."""
    history: list[Decision]
    """The latest first; a reviewer's words on spans are one line, at the time of the last."""
    hidden: tuple[str, ...] = ()
    """Reviewers whose verdicts are not told, as reviews are blind."""
    dispute: tuple[Given, ...] = ()
    """The verdicts that differ, those that are settled already left out; none where nobody differs."""
    cites: tuple[str, ...] = ()
    """The events that another verdict of the reviewer's settles."""
    yours: bool = False
    """A verdict of the reviewer's stands, an opinion or one that settles: it can be taken away."""
    words: tuple[Word, ...] = ()
    """What was said of the raw text, the earliest first."""


def decided(rows: Iterable[EventRow]) -> Decided:
    """From an article's events, in the order of their ids."""
    spans: list[SpanVerdict] = []
    history: list[Decision] = []
    counts: dict[str, dict[tuple[str, int, int, str], str]] = {}
    last: dict[str, str] = {}
    words: list[Word] = []
    for row in rows:
        if row.undone:
            continue
        if (word := word_of(row)) is not None:
            words.append(word)
        if row.kind == "verdict" and row.target is not None:
            target = row.target
            if target.place != "raw":
                spans.append(SpanVerdict(row.verdict or "", row.reviewer, row.at, target))
            # The last word on a span is the one that counts.
            key = (target.place, target.start, target.end, target.exact)
            counts.setdefault(row.reviewer, {})[key] = row.verdict or ""
            last[row.reviewer] = row.at
        elif row.kind in ("verdict", "clear"):
            what = f"{row.verdict}, settled" if row.settles else row.verdict or "cleared"
            history.append(Decision(what, row.reviewer, row.at))
        elif row.kind == "cleaning":
            done = "kept" if row.extra.get("keep") else "removed"
            history.append(Decision(f"line {done}", row.reviewer, row.at))
    history += [Decision(_counted(given.values()), by, last[by]) for by, given in counts.items()]
    latest = sorted(history, key=lambda one: one.at, reverse=True)
    return Decided(spans, latest, words=tuple(words))


def seen(rows: Iterable[EventRow], reviews: Reviews) -> Decided:
    """From an article's events, in the order of their ids, as one reviewer sees them."""
    known = list(rows)
    standing = stands(known)
    if reviews.blind_to(standing):
        return replace(decided(reviews.unhidden(known)), hidden=tuple(standing.opinions))
    return replace(
        decided(known),
        dispute=tuple(standing.open if standing.disputed else ()),
        cites=reviews.cites(standing),
        yours=reviews.reviewer in standing.opinions or reviews.reviewer in standing.settlements,
    )


def _counted(verdicts: Iterable[str]) -> str:
    """``3 right, 1 wrong``."""
    counts: dict[str, int] = {}
    for verdict in verdicts:
        counts[verdict] = counts.get(verdict, 0) + 1
    return ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))
