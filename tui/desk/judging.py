"""Verdicts on many articles at once, on spans of one, and on lines of its raw text."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from tui.desk.act import Act, numbered
from tui.desk.cleaned import refuse_headline
from tui.desk.decided import seen
from tui.desk.errors import Stale, Unknown, Unusable
from tui.desk.open import open_library
from tui.desk.reading import article_of
from tui.desk.reviews import Reviews
from tui.desk.writing import Writing
from tui.library import Library, LibraryError
from tui.model import Target
from tui.review.events import Cleaning, Verdict
from tui.review.scheme import Reviewing

ALONE = Reviews(Reviewing(), "")
FIRST = 60
"""Characters of a block that are quoted."""
GONE = "the article is not in the library any more"


def decide_all(
    writing: Writing,
    chosen: Mapping[int, str],
    verdict: str,
    tags: Sequence[str] = (),
    key: str | None = None,
    settles: Mapping[str, Sequence[str]] | None = None,
    reviews: Reviews = ALONE,
) -> Act:
    """Record a verdict on articles, by number with their ids, as one act: one sync, one undo.

    Those that are not there any more are left out and counted; raises ``Unknown`` where that is all of them.
    ``key``: each verdict has its number in ``chosen`` behind it. ``settles``: by article the events whose
    dispute the verdict ends, as ``settling`` has found them; None: what ``reviews`` sees disputed now.
    """
    # Both number and id: after a deletion SQLite may give the highest number out again.
    wanted = frozenset(chosen.values())
    there = writing.library.present(list(chosen))
    if settles is None:
        settles = _settling(writing.library, list(chosen), verdict, reviews)
    events = [
        Verdict(
            reviewer=writing.reviewer,
            article=identity,
            verdict=verdict,
            revision=sha,
            tags=list(tags),
            key=None if key is None else numbered(key, number),
            settles=list(settles.get(identity, ())),
        )
        for number, (identity, sha) in enumerate(there.get(seq, ("", "")) for seq in chosen)
        if identity in wanted
    ]
    if not events:
        raise Unknown(f"none of the {len(chosen):,} selected articles is in the library any more")
    ids = writing.store(events, one_act=True)
    count, gone = len(events), len(chosen) - len(events)
    said = f"{verdict} recorded on {count:,} {'article' if count == 1 else 'articles'}; u takes it back"
    if gone:
        said += f"; {gone:,} deleted meanwhile"
    return replace(writing.act(tuple(ids), events[0].article, said), articles=count)


def settling(
    folder: Path, seqs: Sequence[int], verdict: str, reviews: Reviews
) -> dict[str, tuple[str, ...]] | None:
    """The events that a verdict on these articles would settle, by article; over a connection of its own.

    None where the library cannot be asked just now.
    """
    try:
        with open_library(folder) as library:
            library.reviewer = reviews.reviewer
            return _settling(library, seqs, verdict, reviews)
    except (LibraryError, Unusable):
        return None


def _settling(
    library: Library, seqs: Sequence[int], verdict: str, reviews: Reviews
) -> dict[str, tuple[str, ...]]:
    """None of an article where nothing is disputed, nor where the verdict is the reviewer's own already."""
    found: dict[str, tuple[str, ...]] = {}
    for row in library.rows(seqs):
        if row.settled or (row.disagree and row.mine != verdict):
            cites = seen(library.events(row.id), reviews).cites
            found |= {row.id: cites} if cites else {}
    return found


def judge_span(
    writing: Writing,
    article: str,
    verdict: str,
    target: Target,
    revision: str | None = None,
    key: str | None = None,
) -> Act:
    """Record a verdict on a span of an article; raises ``Unknown`` where the article has been deleted.

    ``revision``: what the span is one of; raises ``Stale`` where the article has another text by now.
    """
    identity, revision = _there(writing, article, revision)
    event = Verdict(
        reviewer=writing.reviewer,
        article=identity,
        verdict=verdict,
        revision=revision,
        target=target,
        key=key,
    )
    done = writing.act(tuple(writing.store([event])), identity, f"{verdict}: {_quoted(target)}")
    return replace(done, target=target)


def _quoted(target: Target) -> str:
    """The span, or what was done with a block of the raw text and its first words."""
    if target.place != "raw":
        return target.exact
    first = " ".join(target.exact[: 4 * FIRST].split())
    return (
        f"{'removed' if target.removed is True else 'kept'} “{first[:FIRST]}{'…' if first[FIRST:] else ''}”"
    )


def clean_line(
    writing: Writing,
    article: str,
    revision: str,
    start: int,
    end: int,
    *,
    keep: bool,
    key: str | None = None,
) -> Act:
    """Record that a stretch of a raw text is kept, or removed, whatever the cleaning takes it for.

    Raises ``Unknown`` where the article has been deleted or the line is its headline, ``Stale`` where it has
    another raw text by now.
    """
    identity, _ = _there(writing, article, revision)
    seq = writing.library.exact(identity)
    raw = "" if seq is None else writing.library.raw(seq)
    if seq is not None:
        refuse_headline(article_of(writing.library, seq), raw, start, end)
    event = Cleaning(
        reviewer=writing.reviewer,
        article=identity,
        revision=revision,
        start=start,
        end=end,
        exact=raw[start:end],
        keep=keep,
        key=key,
    )
    done = writing.act(tuple(writing.store([event])), identity, "kept" if keep else "removed")
    return replace(done, cleaned=True)


def _there(writing: Writing, article: str, revision: str | None) -> tuple[str, str | None]:
    try:
        return writing.judged(article, revision)
    except Stale:
        raise
    except Unknown:
        raise Unknown(GONE) from None
