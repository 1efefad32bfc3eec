"""What holds for every article record, whatever was read."""

import re
from collections.abc import Iterator

from tui.model import Article, Attribution, RawDocument, TextSpan, decode, encode, raw_sha256
from tui.reading.cleaning.mojibake import suspect

UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")


def check_record(document: RawDocument, article: Article) -> None:
    """Offsets, indices, kept and removed text, the way through JSON."""
    raw = document.raw
    assert article.raw_sha256 == raw_sha256(raw)
    assert article.raw_length == len(raw)
    assert "reading-failed" not in {signal.code for signal in article.signals}
    check_kept_and_removed(document, article)
    for attribution in article.attributions:
        check_attribution(article, attribution)
    check_sources(article)
    last = {"title": 0, "text": 0}
    for figure in article.figures:
        body = article.body(figure.place)
        assert body[figure.start : figure.end] == figure.text != ""
        assert last[figure.place] <= figure.start, "figures overlap or are out of order"
        last[figure.place] = figure.end
        if figure.counted is not None:
            check_span(body, figure.counted)
        assert figure.attribution is None or 0 <= figure.attribution < len(article.attributions)
    for signal in article.signals:
        assert 0 <= signal.start <= signal.end <= len(article.body(signal.place))
    assert 0 <= article.confidence <= 1
    written = encode(article)
    assert b"\n" not in written
    assert decode(written, Article) == article


def check_kept_and_removed(document: RawDocument, article: Article) -> None:
    """Every character of the raw text is in one block or one removed piece, white space aside."""
    raw, text = document.raw, article.text
    covered = bytearray(len(raw))
    for removed in article.removed:
        assert raw[removed.start : removed.end] == removed.text != ""
        mark(covered, removed.start, removed.end)
    for block in article.blocks:
        kept = "".join(raw[span.start : span.end] for span in block.raw)
        # Mojibake is put right in the text, and what nobody sees left out of it; both stay in the raw.
        own = text[block.start : block.end]
        assert own.strip()
        assert UNSEEN.sub("", own) == UNSEEN.sub("", kept) or (document.clean and suspect(kept))
        for span in block.raw:
            mark(covered, span.start, span.end)
    assert all(covered[i] or char.isspace() for i, char in enumerate(raw)), "lost"
    if document.clean:
        assert text == "\n\n".join(text[block.start : block.end] for block in article.blocks)
    else:
        assert text == raw


def mark(covered: bytearray, start: int, end: int) -> None:
    assert 0 <= start < end <= len(covered)
    assert not any(covered[start:end]), "twice"
    covered[start:end] = b"\x01" * (end - start)


def check_span(body: str, span: TextSpan) -> None:
    assert 0 <= span.start < span.end <= len(body)
    assert body[span.start : span.end] == span.text


def spans(attribution: Attribution) -> Iterator[TextSpan]:
    yield from attribution.content
    yield from filter(None, (attribution.source, attribution.cue, attribution.channel))


def check_attribution(article: Article, attribution: Attribution) -> None:
    body = article.body(attribution.place)
    assert 0 <= attribution.start < attribution.end <= len(body)
    for span in spans(attribution):
        check_span(body, span)
    for piece in attribution.content:
        assert attribution.start <= piece.start and piece.end <= attribution.end
    for before, after in zip(attribution.content, attribution.content[1:], strict=False):
        assert before.end <= after.start
    if attribution.nested_in is not None:
        assert 0 <= attribution.nested_in < len(article.attributions)
        assert article.attributions[attribution.nested_in] is not attribution
        assert article.attributions[attribution.nested_in].place == attribution.place


def check_sources(article: Article) -> None:
    known = [source.id for source in article.sources]
    assert len(known) == len(set(known))
    for attribution in article.attributions:
        assert attribution.source_id is None or attribution.source_id in known
    for source in article.sources:
        assert source.name
        for mention in source.mentions:
            assert 0 <= mention.start < mention.end <= len(article.text)
