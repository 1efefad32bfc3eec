"""What was taken out, each piece with its role and the reason."""

from tui.model import Removed, RemovedRole
from tui.reading.cleaning.head import Head
from tui.reading.cleaning.junk import Verdict, is_caption, is_glued
from tui.reading.cleaning.lines import Passage

HEADLINE: Verdict = ("metadata", "the headline")
HEADLINE_AGAIN: Verdict = ("repeated_headline", "the headline again")
PAGE_TITLE: Verdict = ("repeated_headline", "the page's title")
_PLAYER_REACH = 2


def removals(
    raw: str,
    found: list[Passage],
    junk: list[Verdict | None],
    kept: list[bool],
    sections: list[Verdict | None],
    head: Head,
) -> list[Removed]:
    """The pieces of ``raw`` that do not stay; neighbours of one role and reason as one piece."""
    verdicts = _verdicts(found, junk, kept, sections, head)
    stretches: list[tuple[int, int, Verdict]] = []
    last = -1
    for passage, verdict in zip(found, verdicts, strict=True):
        again = passage.repeats > 1
        if verdict is None:
            if again:
                stretches.append((_rest(raw, passage), passage.end, ("other", "the same line again")))
        elif again and verdict == HEADLINE:
            stretches.append((passage.start, passage.pieces[-1][1], verdict))
            stretches.append((_rest(raw, passage), passage.end, HEADLINE_AGAIN))
        elif stretches and stretches[-1][2] == verdict and stretches[-1][1] == last:
            stretches[-1] = (stretches[-1][0], passage.end, verdict)
        else:
            stretches.append((passage.start, passage.end, verdict))
        last = passage.end
    return [Removed(start, end, role, raw[start:end], why) for start, end, (role, why) in stretches]


def _rest(raw: str, passage: Passage) -> int:
    """Where the repeats of a passage's line begin."""
    start = passage.pieces[-1][1]
    while start < passage.end and raw[start].isspace():
        start += 1
    return start


def _verdicts(
    found: list[Passage],
    junk: list[Verdict | None],
    kept: list[bool],
    sections: list[Verdict | None],
    head: Head,
) -> list[Verdict | None]:
    """For each passage what it was taken out for, None for those that stay."""
    first = next((i for i, inside in enumerate(kept) if inside), len(found))
    last = len(kept) - next((i for i, inside in enumerate(reversed(kept)) if inside), 0)
    section: RemovedRole | None = None
    verdicts: list[Verdict | None] = []
    for i, passage in enumerate(found):
        if kept[i]:
            section = None
            verdicts.append(None)
            continue
        opens = sections[i]
        if opens is not None:
            section = opens[0]
        where = "before" if i < first else "after" if i >= last else "inside"
        verdicts.append(_verdict(i, passage, junk[i], head, section, where))
    return _near_players(found, verdicts)


def _verdict(
    i: int, passage: Passage, junk: Verdict | None, head: Head, section: RemovedRole | None, where: str
) -> Verdict:
    if i == head.title_at:
        return HEADLINE
    if i in head.repeats:
        return HEADLINE_AGAIN
    if i == 0 and head.title and passage.text.startswith(head.title):
        return PAGE_TITLE
    if i in head.names:
        return "metadata", "a byline"
    if junk is not None:
        return junk
    if is_caption(passage):
        return "caption", "ends in a picture credit"
    if is_glued(passage):
        return "navigation", "labels run together"
    if section is not None:
        return section, "under such a heading"
    if where == "before":
        return "navigation", "before the article"
    if passage.count >= 5 and not passage.closed:
        return "related_links", f"headline {where} the article"
    if passage.count >= 8:
        return "other", f"prose {where} the article"
    return "navigation", f"{where} the article"


def _near_players(found: list[Passage], verdicts: list[Verdict | None]) -> list[Verdict | None]:
    """A short label right before a player's timers belongs to the player."""
    for i, verdict in enumerate(verdicts):
        if verdict is None or verdict[1] != "a timer":
            continue
        for j in range(max(0, i - _PLAYER_REACH), i):
            label = verdicts[j]
            if label is not None and found[j].count <= 3 and label[0] in ("navigation", "related_links"):
                verdicts[j] = ("media_player", "label of a player")
    return verdicts
