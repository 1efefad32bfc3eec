"""The way from a raw text to a Cleaned: passages, what is junk, what is body, headline, date, blocks."""

from collections.abc import Sequence
from itertools import compress, pairwise

from tui.model import Block, BlockRole, Span
from tui.reading.cleaning.blocks import assemble, block_role
from tui.reading.cleaning.body import is_prose, is_sentence, margins
from tui.reading.cleaning.dateline import find_dateline
from tui.reading.cleaning.doubt import Doubt, certainty, find_doubts
from tui.reading.cleaning.head import Head, settle_head
from tui.reading.cleaning.headline import find_headline
from tui.reading.cleaning.hidden import visible
from tui.reading.cleaning.junk import MONOTONOUS, Verdict
from tui.reading.cleaning.language import detect
from tui.reading.cleaning.lines import Passage
from tui.reading.cleaning.liveblog import above_summary, keep_entries
from tui.reading.cleaning.metadata import dateline_date, find_byline, find_dates, find_site
from tui.reading.cleaning.model import Weights, choose, gains, line_scores, weights
from tui.reading.cleaning.phrases import tokenise
from tui.reading.cleaning.record import Cleaned, Known, Said
from tui.reading.cleaning.removal import removals
from tui.reading.cleaning.repeats import drop_bars, drop_copies
from tui.reading.cleaning.scripts import shown_scores, unserved
from tui.reading.cleaning.stamps import is_change
from tui.reading.cleaning.survey import Page, survey
from tui.reading.cleaning.titles import weigh
from tui.reading.lexicon import mapping

_NOTHING = Said()
_MOST = 0.6
_MOSTLY = 0.5
_SENTENCE = 3
_TAIL_WORDS, _TAIL_MARGIN = 8, 5.0
_AGAINST = 0.0
"""Log odds. On marked pages 14 of 15 sentences with a phrase of junk in them that stood inside the article,
spoke to nobody and had more were the article's own."""
_PLAIN_JUNK = 25
"""Up to so many words, what looks like junk by a phrase or its form goes whatever stands around it."""


def clean(
    raw: str,
    *,
    title: str | None = None,
    byline: Sequence[str] = (),
    published: str | None = None,
    language: str | None = None,
    use: Weights | None = None,
) -> Cleaned:
    """The article in a dump of a page; metadata that is given wins over what is found. Never fails.

    ``use``: other weights than the shipped ones, as for measuring.
    """
    use = use or weights()
    page, odds, foreign = judged(raw, use)
    known = Known(title=title, byline=byline, published=published, language=language or foreign)
    return settle(raw, page, choose_body(page, odds, use.switch), odds, known, use)


def settle(
    raw: str,
    page: Page,
    kept: list[bool],
    odds: Sequence[float],
    known: Known,
    use: Weights,
    said: Said = _NOTHING,
) -> Cleaned:
    """The article once its body is chosen: headline, standfirst, names, date, roles of what goes."""
    found, junk = page.found, page.junk
    drop_bars(found, junk, kept)
    live = keep_entries(found, junk, kept)
    headline = find_headline(found, junk, kept, page.keys, use.title)
    if live and headline:
        headline = above_summary(found, junk, headline)
    headline = weigh(headline, [passage.text for passage in found], said)
    title = None if known.title is None else visible(known.title)
    head = settle_head(found, junk, kept, page.keys, headline, title)
    kept = head.kept
    drop_copies(found, junk, kept, page.keys)
    body = head.body()
    names, head.names = find_byline(found, junk, kept, head.start, body)
    staying = [i for i, inside in enumerate(kept) if inside]
    margin = margins(gains(found, odds), use.switch)
    sure = [1.0 if i in head.standfirst else certainty(margin[i]) for i in staying]
    text, blocks = assemble([found[i] for i in staying], [_role(found[i], i, head) for i in staying], sure)
    spoken = known.language or detect(found[i].tokens for i in staying)
    date, updated = _dates(found, kept, head.start, body, spoken, said)
    names = list(said.byline) or names
    return Cleaned(
        title=head.title if title is None else title,
        byline=[visible(name) for name in known.byline or names],
        site=said.site or (headline.site if headline else None) or find_site(found, kept),
        published=known.published or date,
        language=spoken,
        text=text,
        blocks=blocks,
        removed=removals(raw, found, junk, kept, page.sections, head),
        confidence=_confidence(found, junk, kept),
        doubts=_doubts(page, odds, kept, margin),
        updated=updated,
        dateline=find_dateline(text, blocks),
    )


def _dates(
    found: list[Passage], kept: list[bool], start: int, body: int, language: str | None, said: Said
) -> tuple[str | None, str | None]:
    """When the article came out and was last changed: as its page says, unless its text says it closer."""
    date, updated = find_dates(found, kept, start, body, language)
    date = date or dateline_date(found, kept)
    if said.published and not (date and date.startswith(said.published)):
        date = said.published
    if is_change(said.updated, date) and not (updated and updated.startswith(said.updated or "")):
        updated = said.updated
        date = date or updated
    return date, updated


def _doubts(page: Page, odds: Sequence[float], kept: list[bool], margin: list[float]) -> list[Doubt]:
    """The doubtful stretches. The margins are those of pages: where there is hardly a page around the
    article, what stays against them is its own."""
    found = find_doubts(page.found, page.junk, kept, margin)
    if not any(doubt.kept for doubt in found) or not _mostly(page, _sentences(page, _going(page, odds))):
        return found
    return [doubt for doubt in found if not doubt.kept]


def _role(passage: Passage, i: int, head: Head) -> BlockRole:
    return "standfirst" if i in head.standfirst else block_role(passage)


def judged(raw: str, use: Weights) -> tuple[Page, list[float], str | None]:
    """A raw text taken apart, what the line model says of each passage, and the language where its script
    tells it."""
    page = survey(raw)
    foreign = unserved(raw)
    if foreign is None:
        return page, scores(page, use), None
    return page, shown_scores(page, foreign, use), foreign or None


def scores(page: Page, use: Weights) -> list[float]:
    """What the line model says for each passage being article text: log odds."""
    return line_scores(page.found, page.junk, page.sections, page.keys, use)


def choose_body(page: Page, odds: Sequence[float], switch: float, *, witnessed: bool = False) -> list[bool]:
    """Which passages stay; whatever happens, some prose does where there is any.

    A short passage that is plainly junk goes even where the odds are for it: reviewers can count on that. But
    a sentence with a phrase of junk in it that speaks to nobody stays.
    ``witnessed``: the odds come from more than the text alone, and a sentence they are against is not the
    article's.
    """
    path = choose(page.found, odds, switch)
    goes = _going(page, odds)
    sentences = _sentences(page, goes)
    kept = _without_junk(page, path, goes) or _without_junk(page, _all_prose(page, goes), goes)
    if witnessed:
        return kept or _longest_line(page)
    if not _mostly(page, sentences):
        return _without_tail(page, kept, odds, switch) if kept else _longest_line(page)
    return _with_neighbours(kept or _without_junk(page, sentences, goes) or _longest_line(page), sentences)


def _going(page: Page, odds: Sequence[float]) -> list[bool]:
    """What looks like junk, less sentences that have but a phrase of junk in them and speak to nobody."""
    return [
        junk is not None and (junk is MONOTONOUS or own < _AGAINST or _is_junk(passage))
        for passage, junk, own in zip(page.found, page.junk, odds, strict=True)
    ]


def _is_junk(passage: Passage) -> bool:
    if passage.count > _PLAIN_JUNK or not passage.closed or not passage.text[0].isupper():
        return True
    kinds = mapping("en", "clean_appeals")
    tokens = passage.tokens
    return not is_prose(passage) or tokens[0] in kinds or any(kinds.get(word) == "any" for word in tokens)


def _without_tail(page: Page, kept: list[bool], odds: Sequence[float], switch: float) -> list[bool]:
    """What ``kept`` keeps, less labels and headlines below its last sentence that stay by little: they are
    more often the next list's than the article's."""
    tail: list[int] = []
    for i in range(len(kept) - 1, -1, -1):
        if kept[i]:
            if page.found[i].closed and page.found[i].count >= _TAIL_WORDS:
                break
            tail.append(i)
    else:
        return kept
    if tail:
        by = margins(gains(page.found, odds), switch)
        for i in tail:
            kept[i] = by[i] >= _TAIL_MARGIN
    return kept


def _sentences(page: Page, goes: list[bool]) -> list[bool]:
    return [
        passage.closed and not junk and section is None and is_sentence(passage)
        for passage, junk, section in zip(page.found, goes, page.sections, strict=True)
    ]


def _mostly(page: Page, sentences: list[bool]) -> bool:
    """Whether a text is, from its first sentence on, sentences for the most part: an article with hardly a
    page around it."""
    start = sentences.index(True) if True in sentences else len(sentences)
    own = sum([passage.count for passage in compress(page.found, sentences)])
    return own > 0 and own >= _MOSTLY * sum([passage.count for passage in page.found[start:]])


def _with_neighbours(kept: list[bool], sentences: list[bool]) -> list[bool]:
    """What ``kept`` keeps, and the sentences right beside it.

    The model knows whole pages, where a short sentence after the article is a teaser or a notice. In a text
    without a page around it such a sentence is the article's own.
    """
    kept = list(kept)
    places = [i for i, inside in enumerate(sentences) if inside]
    for here, beside in (*pairwise(places), *pairwise(reversed(places))):
        if kept[here] and abs(beside - here) == 1:
            kept[beside] = True
    return kept


def _without_junk(page: Page, path: list[bool], goes: list[bool]) -> list[bool] | None:
    """What ``path`` keeps, less plain junk and readers' comments; None where nothing is left."""
    end = _comments_from(page, path)
    kept = [
        i < end and inside and not (junk and (passage.count <= _PLAIN_JUNK or page.junk[i] is MONOTONOUS))
        for i, (inside, junk, passage) in enumerate(zip(path, goes, page.found, strict=True))
    ]
    return kept if any(kept) else None


def _comments_from(page: Page, path: list[bool]) -> int:
    """Where the readers' comments begin: a heading of theirs with most of what stays before it."""
    if "comments" not in [opens[0] for opens in page.sections if opens is not None]:
        return len(path)
    total = sum(p.count for p, inside in zip(page.found, path, strict=True) if inside)
    before = 0
    for i, (passage, inside) in enumerate(zip(page.found, path, strict=True)):
        opens = page.sections[i]
        if opens is not None and opens[0] == "comments" and before > _MOST * total:
            return i
        before += passage.count if inside else 0
    return len(path)


def _all_prose(page: Page, goes: list[bool]) -> list[bool]:
    return [not junk and is_prose(passage) for passage, junk in zip(page.found, goes, strict=True)]


def _longest_line(page: Page) -> list[bool]:
    """The longest line of a page without prose that is not plainly junk."""
    counts = [-1 if junk else passage.count for passage, junk in zip(page.found, page.junk, strict=True)]
    longest = max(counts, default=-1)
    return [count == longest >= 0 for count in counts]


def _confidence(found: list[Passage], junk: list[Verdict | None], kept: list[bool]) -> float:
    """The share of what stays that is prose, less for very short texts and for prose thrown away unnamed."""
    staying = list(compress(found, kept))
    words = sum([p.count for p in staying])
    if not words:
        return 0.0
    prose = sum([p.count for p in staying if _reads(p)])
    lost = sum(
        [
            p.count
            for p, inside, j in zip(found, kept, junk, strict=True)
            if not inside and j is None and is_prose(p)
        ]
    )
    size = min(1.0, words / 120)
    return round((prose / words) * (0.4 + 0.6 * size) * (words / (words + 0.5 * lost)), 3)


def _reads(passage: Passage) -> bool:
    return is_prose(passage) or (passage.count >= _SENTENCE and is_sentence(passage))


def take(
    raw: str,
    *,
    title: str | None = None,
    byline: Sequence[str] = (),
    published: str | None = None,
    language: str | None = None,
) -> Cleaned:
    """A text that is clean already, character for character: nothing is removed, nothing looked for."""
    blocks: list[Block] = []
    start = end = at = 0
    for line in raw.splitlines(keepends=True):
        text = line.rstrip()
        if text.strip():
            if end <= start:
                start = at + len(line) - len(line.lstrip())
            end = at + len(text)
        elif end > start:
            blocks.append(Block(start, end, "paragraph", [Span(start, end)]))
            start = end
        at += len(line)
    if end > start:
        blocks.append(Block(start, end, "paragraph", [Span(start, end)]))
    return Cleaned(
        title=title,
        byline=list(byline),
        published=published,
        language=language or detect(tokenise(raw[b.start : b.end]) for b in blocks),
        text=raw,
        blocks=blocks,
        removed=[],
        confidence=1.0 if blocks else 0.0,
    )
