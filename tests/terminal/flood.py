"""An invented flood in an invented town, read: the article that the screens are drawn with."""

from tui.model import (
    Article,
    Attribution,
    Block,
    Figure,
    Origin,
    Removed,
    Signal,
    Source,
    Span,
    TextSpan,
    raw_sha256,
)

TITLE = "Flood leaves 1,400 Varnholt homes dark, river crest ‘still to come’"
PARAGRAPHS = (
    "Varnholt mayor Mara Vint said on Tuesday that about 1,400 homes had lost power after the Tarn broke its "
    "banks, the worst flood in the town since 1987.",
    "“We have moved 212 people and we are not done,” Vint told reporters at the Corn Hall. “Nobody should go "
    "back for a car.”",
    "Three bridges are closed and more than 40 roads are under water. Two dairies on Lower Ansk Lane stand "
    "empty.",
    "Fire chief Tolvan Reed denied that crews had been sent late, saying the first pump was running “inside "
    "18 minutes”.",
    "Officials put the damage at $3.2 million. The Harbour Authority did not comment.",
    "The crest is expected at Quillmouth on Thursday, 16 hours after it passes the weir.",
)
TEXT = "\n\n".join(PARAGRAPHS)
RAW_LINES = (
    ("icon menu-bicon searchicon shareicon mailicon closeicon tgicon", "icon_names"),
    ("17 Mar, 2026 17:31", None),
    ("", None),
    (TITLE, None),
    (TITLE, "repeated_headline"),
    ("By Ida Morrow", None),
    ("Share on Chirp   Share by mail   Copy link   12 comments", "share_bar"),
    (PARAGRAPHS[0], None),
    ("READ MORE: Tarn Bay ferry to stop for three weeks", "related_links"),
    *((paragraph, None) for paragraph in PARAGRAPHS[1:]),
    ("We and our 214 partners store information on your device. Accept", "cookie_notice"),
)
RAW = "\n".join(line for line, _ in RAW_LINES)


def span(words: str, nth: int = 0) -> TextSpan:
    """The stretch of the text where these words stand."""
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return TextSpan.cut(TEXT, at, at + len(words))


def _said(source: str, cue: str, *content: str, mode: str, who: str, why: str, **more: object) -> Attribution:
    pieces = [span(words) for words in content]
    spans = [span(source), span(cue), *pieces] if source else [span(cue), *pieces]
    return Attribution(
        start=min(one.start for one in spans),
        end=max(one.end for one in spans),
        mode=mode,  # type: ignore[arg-type]
        source=span(source) if source else None,
        cue=span(cue),
        content=pieces,
        source_id=who,
        why=why,
        **more,  # type: ignore[arg-type]
    )


def _figure(words: str, kind: str, value: object, attribution: int | None, **more: object) -> Figure:
    where = span(words)
    return Figure(
        start=where.start,
        end=where.end,
        text=words,
        kind=kind,  # type: ignore[arg-type]
        value=value,  # type: ignore[arg-type]
        attribution=attribution,
        **more,  # type: ignore[arg-type]
    )


def _blocks() -> list[Block]:
    blocks, at = [], 0
    for paragraph in PARAGRAPHS:
        raw = RAW.index(paragraph)
        blocks.append(Block(at, at + len(paragraph), "paragraph", [Span(raw, raw + len(paragraph))]))
        at += len(paragraph) + 2
    return blocks


def _removed() -> list[Removed]:
    found, at = [], 0
    for line, role in RAW_LINES:
        if role:
            found.append(Removed(at, at + len(line), role, line, why="glued menu words, 0.99"))  # type: ignore[arg-type]
        at += len(line) + 1
    return found


ATTRIBUTIONS = [
    _said(
        "Varnholt mayor Mara Vint",
        "said",
        "that about 1,400 homes had lost power after the Tarn broke its banks",
        mode="indirect",
        who="s1",
        why="verb ‘said’ + that-clause",
        said_on="2026-03-17",
    ),
    _said(
        "Vint told"[:4],
        "told",
        "“We have moved 212 people and we are not done,”",
        "“Nobody should go back for a car.”",
        mode="direct",
        who="s1",
        why="quotation + verb ‘told’",
    ),
    _said(
        "Fire chief Tolvan Reed",
        "denied",
        "that crews had been sent late",
        mode="indirect",
        who="s2",
        why="verb ‘denied’ + that-clause",
        stance="deny",
    ),
    _said(
        "",
        "saying",
        "the first pump was running “inside 18 minutes”",
        mode="mixed",
        who="s2",
        why="verb ‘saying’ + clause",
    ),
    _said("Officials", "put", "the damage at $3.2 million", mode="indirect", who="s3", why="verb ‘put … at’"),
    Attribution(
        start=span("The Harbour Authority").start,
        end=span("comment").end,
        mode="indirect",
        source=span("The Harbour Authority"),
        cue=span("did not comment"),
        content=[],
        source_id="s4",
        stance="decline",
        why="‘did not comment’",
    ),
]
ATTRIBUTIONS[1] = Attribution(
    **{
        **{name: getattr(ATTRIBUTIONS[1], name) for name in Attribution.__struct_fields__},
        "source": span("Vint", 1),
        "start": span("“We have").start,
    }
)

FLOOD = Article(
    id="flood",
    origin=Origin(path="flood.txt"),
    raw_sha256=raw_sha256(RAW),
    raw_length=len(RAW),
    rules="test",
    title=TITLE,
    byline=["Ida Morrow"],
    site="varnholt.test",
    published="2026-03-17T17:31",
    language="en",
    text=TEXT,
    blocks=_blocks(),
    removed=_removed(),
    sources=[
        Source("s1", "Mara Vint", "person", True, []),
        Source("s2", "Tolvan Reed", "person", True, []),
        Source("s3", "Officials", "group", False, []),
        Source("s4", "Harbour Authority", "organisation", True, []),
    ],
    attributions=ATTRIBUTIONS,
    figures=[
        _figure("about 1,400", "count", 1400, 0, bound="about", counted=span("homes")),
        _figure("1987", "date", "1987", None),
        _figure("212", "count", 212, 1, counted=span("people")),
        _figure("Three", "count", 3, None, counted=span("bridges")),
        _figure("more than 40", "count", 40, None, bound="over", counted=span("roads")),
        _figure("Two", "count", 2, None, counted=span("dairies")),
        _figure("18 minutes", "duration", 18, 3, unit="minute"),
        _figure("$3.2 million", "money", 3200000, 4, unit="USD"),
        _figure("16 hours", "duration", 16, None, unit="hour"),
    ],
    signals=[
        Signal("unattributed-figure", span("Three").start, span("Three").end, "nobody stands behind “Three”"),
        Signal("unattributed-figure", span("Two").start, span("Two").end, "nobody stands behind “Two”"),
        Signal("anonymous-source", span("Officials").start, span("Officials").end, "unnamed: Officials"),
    ],
    confidence=0.94,
)
