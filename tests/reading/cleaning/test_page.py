"""Articles out of pages: what stays, what goes and as what, what the page says of itself."""

import logging
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.cleaning.pages import COMMENT, HEADLINE, LD, PARAGRAPHS, STANDFIRST, page
from tests.reading.cleaning.test_offsets import check
from tui.intake.layout import NoPage, lay_out
from tui.model import Origin, RawDocument
from tui.reading.cleaning import Cleaned, clean, clean_page, extraction
from tui.reading.read import RULES, read


def cleaned(source: str, **given: Any) -> Cleaned:
    raw = lay_out(source)
    found = clean_page(raw, source, **given)
    check(raw, found)
    return found


def test_the_article_stays_and_the_page_around_it_goes_with_its_roles() -> None:
    found = cleaned(page())
    assert found.text == "\n\n".join([STANDFIRST, *PARAGRAPHS])
    assert found.blocks[0].role == "standfirst"
    roles = {removed.text: removed.role for removed in found.removed}
    assert roles["Share\nTweet" if "Share\nTweet" in roles else "ShareTweet"] in ("share_bar", "navigation")
    assert next(role for text, role in roles.items() if "Mill at Ansk" in text) == "related_links"
    assert next(role for text, role in roles.items() if COMMENT in text) == "comments"
    assert next(role for text, role in roles.items() if "©" in text) == "copyright"
    assert not any("no text" in text or "margin" in text for text in roles)


def test_headline_byline_site_and_moment_come_from_the_page() -> None:
    script = f'<script type="application/ld+json">{LD}</script>'
    found = cleaned(page(head=f'<meta property="og:site_name" content="The Orrin Post">{script}'))
    assert found.title == HEADLINE
    assert found.byline == ["Ann Example"]
    assert found.site == "The Orrin Post"
    assert found.published == "2025-06-10T19:34:00+02:00"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2025-06-10T19:34Z">', "2025-06-10T19:34Z"),
        (
            '<meta property="article:published_time" content="2025-06-10 19:34:05+0200">',
            "2025-06-10T19:34:05+02:00",
        ),
        ('<meta property="article:published_time" content="2025-06-10T00:00:00Z">', "2025-06-10"),
        ('<meta name="date" content="2025-06-10">', "2025-06-10"),
        ('<meta property="article:published_time" content="2025-06-10T29:34">', "2025-06-10"),
    ],
)
def test_the_date_is_as_exact_as_the_source(head: str, published: str) -> None:
    assert cleaned(page(head=head)).published == published


CHANGED = [
    '<meta property="article:modified_time" content="2025-06-12T09:00:00Z">',
    '<meta property="og:updated_time" content="2025-06-12T09:00:00Z">',
    '<meta name="last-modified" content="2025-06-12T09:00:00Z">',
    '<meta http-equiv="Last-Modified" content="2025-06-12T09:00:00Z">',
    '<meta itemprop="dateModified" content="2025-06-12T09:00:00Z">',
    '<script type="application/ld+json">{"dateModified":"2025-06-12T09:00:00Z"}</script>',
]


@pytest.mark.parametrize("changed", CHANGED)
def test_a_date_of_change_is_not_that_of_publication(changed: str) -> None:
    data = f'<script type="application/ld+json">{LD}</script>'
    for head in (changed + data, data + changed):
        found = cleaned(page(head=head))
        assert (found.published, found.updated) == ("2025-06-10T19:34:00+02:00", "2025-06-12T09:00:00Z")
    seen = page(head=changed).replace(
        "By Ann Example", "By Ann Example</div><div>Published 10 June 2025, 19:34"
    )
    found = cleaned(seen)
    assert (found.published, found.updated) == ("2025-06-10T19:34", "2025-06-12T09:00:00Z")
    # Nothing else is known.
    assert cleaned(page(head=changed)).published == "2025-06-12T09:00:00Z"


@pytest.mark.parametrize(
    "stamp",
    ["2025-06-10T19:34:00+02:00", "2025-06-09", "0001-01-01T00:00:00", "2025-02-31", "1749577200", ""],
)
def test_what_is_no_date_of_a_change_is_left_out(stamp: str) -> None:
    changed = f'<meta property="article:modified_time" content="{stamp}">'
    found = cleaned(page(head=f'{changed}<script type="application/ld+json">{LD}</script>'))
    assert (found.published, found.updated) == ("2025-06-10T19:34:00+02:00", None)
    if stamp[:4] != "2025" or "31" in stamp:
        assert cleaned(page(head=changed)).published is None


def test_paragraphs_worded_alike_all_stay() -> None:
    towns = [
        f"{a}{b}"
        for a in ("Tarn", "Holt", "Skar", "Ell", "Bex", "Mor")
        for b in ("by", "wick", "ness", "ham")
    ]
    alike = [
        f"Police in {town} said {n} people had been arrested and that an inquiry was under way there."
        for n, town in enumerate(towns, 2)
    ]
    found = cleaned(page(body="".join(f"<p>{text}</p>" for text in PARAGRAPHS + alike)))
    assert [text for text in alike if text not in found.text] == []


def test_a_day_in_the_source_takes_its_time_from_the_text() -> None:
    source = page(head='<meta name="date" content="2025-06-10">').replace(
        "By Ann Example", "By Ann Example</div><div>10 June 2025, 19:34"
    )
    assert cleaned(source).published == "2025-06-10T19:34"


def test_what_the_input_says_wins_over_the_page() -> None:
    given = {"title": "Ferry stays", "published": "2025-06-11", "language": "fr"}
    source = page(head=f'<script type="application/ld+json">{LD}</script>')
    found = cleaned(source, **given)
    assert (found.title, found.published, found.language) == ("Ferry stays", "2025-06-11", "fr")
    raw = lay_out(source)
    assert clean_page(raw, source, byline=["Bo Sample"]).byline == ["Bo Sample"]


def test_the_headline_is_the_one_over_the_text() -> None:
    head = '<meta property="og:title" content="Ferry in Orrin: what the council’s vote means for you">'
    found = cleaned(page(head=head))
    assert found.title == HEADLINE
    assert not any(removed.role == "metadata" and "vote means" in removed.text for removed in found.removed)


@pytest.mark.parametrize("title", ["Orrin keeps its ferry", "Orrin keeps its ferry | Post"])
def test_a_title_that_is_the_beginning_of_the_heading_is_not_the_headline(title: str) -> None:
    whole = "Orrin keeps its ferry to the islands after a long debate"
    found = cleaned(page(title=title).replace(f"<h1>{HEADLINE}", f"<h1>{whole}"))
    assert found.title == whole
    assert whole not in found.text


@pytest.mark.parametrize("items", [2, 4])
def test_a_list_does_not_end_a_short_article(items: int) -> None:
    listed = ["Cars: 14 June", "Lorries: September", "Buses: 2 July", "Bicycles: now"][:items]
    story = f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><ul>"
    story += "".join(f"<li>{one}</li>" for one in listed)
    rest = "The repair cost 4.1m crowns, of which the state paid half."
    source = f"<html><head><title>{HEADLINE}</title></head><body><article><h1>{HEADLINE}</h1>{story}</ul>"
    found = cleaned(f"{source}<p>{rest}</p></article><footer>© 2024 The Orrin Post</footer></body></html>")
    assert found.text.split("\n\n") == [*PARAGRAPHS[:2], *listed, rest]


def test_a_headline_that_stands_twice_is_taken_once() -> None:
    found = cleaned(page(body=f"<h2>{HEADLINE}</h2>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)))
    assert found.title == HEADLINE
    assert HEADLINE not in found.text
    assert [r.role for r in found.removed if r.text == HEADLINE].count("repeated_headline") >= 1


def test_mojibake_is_put_right_in_the_clean_text_alone() -> None:
    broken = PARAGRAPHS[2].encode().decode("cp1252", "replace").replace("\ufffd", "\x9d")
    source = page(body="".join(f"<p>{p}</p>" for p in [PARAGRAPHS[0], broken, *PARAGRAPHS[3:]]))
    raw = lay_out(source)
    found = clean_page(raw, source)
    assert PARAGRAPHS[2] in found.text
    block = next(b for b in found.blocks if found.text[b.start : b.end] == PARAGRAPHS[2])
    assert " ".join(raw[s.start : s.end] for s in block.raw) == broken


@pytest.mark.parametrize("raised", [RecursionError(), ValueError(), ImportError(), MemoryError()])
def test_whatever_trafilatura_meets_the_page_is_read(
    monkeypatch: pytest.MonkeyPatch, raised: Exception
) -> None:
    source = page()
    sure = cleaned(source).confidence

    def fails(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr(extraction, "_extract", fails)
    found = cleaned(source)
    assert all(text in found.text for text in PARAGRAPHS)
    assert found.title == HEADLINE
    assert found.confidence < sure


@pytest.mark.parametrize("deep", [300, 5000])
def test_a_page_too_deep_for_its_parser_is_read_as_text(deep: int) -> None:
    found = cleaned(page(body="<div>" * deep + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)))
    assert all(text in found.text for text in PARAGRAPHS)


def test_what_a_page_says_is_good_where_its_body_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "_body", lambda *_: "")
    found = cleaned(page(head=f'<script type="application/ld+json">{LD}</script>'))
    assert all(text in found.text for text in PARAGRAPHS)
    assert (found.title, found.published) == (HEADLINE, "2025-06-10T19:34:00+02:00")


def test_a_page_beyond_measure_is_read_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "_MOST_TAGS", 10)
    assert extraction.extract(page(), "") == extraction.Extraction()
    monkeypatch.undo()
    assert extraction.extract(page(), "").text
    assert extraction.extract(page(), "x" * 1_000_000) == extraction.Extraction()


@pytest.mark.parametrize(
    "junk",
    [
        f'<p class="{"x " * 500_000}">',
        f"<title>{' ' * 1_000_000}",
        f'<script type="application/ld+json">{{"headline":"{("x" + chr(92) + chr(34)) * 100_000}',
        f"<script>{'datePublished 2020 ' * 50_000}</script>",
        f'<script type="application/ld+json">[{(chr(34) * 2 + ",") * 200_000}""]</script>',
    ],
    ids=["attribute", "spaces", "broken", "program", "data"],
)
def test_what_would_take_trafilatura_hours_is_not_handed_on(junk: str) -> None:
    found = extraction.extract(page(head=junk + "</script></title>"), "")
    assert found.said.headings == [HEADLINE]


def test_nothing_is_said_about_pages(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    for source in ("<p>x", "", "<html><body>", '<script type="application/ld+json">{"a":', page()):
        extraction.extract(source, "")
    logging.getLogger("trafilatura.core").error("discarding data")
    out, err = capfd.readouterr()
    assert (out, err) == ("", "")


PIECES = st.sampled_from(
    [
        *(f"<p>{text}</p>" for text in PARAGRAPHS),
        f"<h1>{HEADLINE}</h1>",
        f"<div>{COMMENT}",
        "<li>Share",
        "<table><tr><td>Two<td>cells",
        "<b>",
        "</div>",
        "a\u00a0b\u2028c",
        "Ã©",
        "<br><br>",
        "<pre>\n  x\n",
        "<script type='application/ld+json'>{",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=12).map("".join))
def test_every_character_of_a_page_is_kept_or_removed_once(source: str) -> None:
    try:
        raw = lay_out(source)
    except NoPage:
        return
    found = clean_page(raw, source)
    if "Ã" not in source:
        check(raw, found)
    covered = sorted(
        [(s.start, s.end) for block in found.blocks for s in block.raw]
        + [(r.start, r.end) for r in found.removed]
    )
    assert all(a[1] <= b[0] for a, b in pairwise(covered))
    rest = list(raw)
    for start, end in covered:
        rest[start:end] = [" "] * (end - start)
    assert not "".join(rest).strip()


def test_a_document_is_read_as_the_page_it_came_from() -> None:
    source = page()
    document = RawDocument(
        raw=lay_out(source), html=source, origin=Origin(url="https://www.orrinpost.test/1")
    )
    article = read(document)
    assert article.rules == RULES == "9"
    assert article.text == "\n\n".join([STANDFIRST, *PARAGRAPHS])
    assert article.site in ("The Orrin Post", "orrinpost.test")
    assert article.raw_length == len(document.raw)
    assert article == read(document)
    taken = read(RawDocument(raw=document.raw, html=source, clean=False))
    assert (taken.text, taken.removed) == (document.raw, [])


def test_mojibake_in_plain_text_and_in_what_is_said_of_it() -> None:
    raw = "Orrin keeps its ferry\n\n" + "\n\n".join(
        text.encode().decode("latin-1") if "“" in text else text for text in PARAGRAPHS
    )
    found = clean(raw, title="CafÃ© stays", byline=["ZoÃ« Sample"])
    assert PARAGRAPHS[2] in found.text
    assert (found.title, found.byline) == ("Café stays", ["Zoë Sample"])


@pytest.mark.parametrize(
    "line",
    [
        "© 2019 The Orrin Post",
        "Copyright 2021 The Orrin Post. All rights reserved.",
        "(c) 2016–2019 The Orrin Post",
        "© May 2019",
        "Since 1998 in Orrin",
    ],
)
@pytest.mark.parametrize("name", ["", "footer", "copyright", "date"])
def test_a_year_alone_or_a_copyright_line_is_no_date_of_publication(line: str, name: str) -> None:
    source = page().replace("© 2025 The Orrin Post. All rights reserved.", "")
    source = source.replace("<footer><p></p>", f'<footer><p class="{name}">{line}</p>')
    assert line in source
    assert cleaned(source).published is None
    assert clean(lay_out(source)).published is None


def test_a_standfirst_right_below_is_no_headline() -> None:
    page = """\
quarl.test  >  Business
Search quarl
Lower Quay cannery to reopen with 60 of its 200 jobs, owner says
Quarl Fish will start one of three lines in May, and wants the harbour office to pay for the cold store
Lotte Brandt
12 Apr 2026 10:10
Listen to this article

Quarl Fish will reopen its cannery on Lower Quay on 4 May with 60 of the 200 people it had, it said on Monday.

The company lost 3 million crowns last year, when tin became dear and the herring stayed away.

“We start small,” its owner Per Lind said. “One line is better than none, and the others are oiled.”
"""
    assert clean(page).title == "Lower Quay cannery to reopen with 60 of its 200 jobs, owner says"
