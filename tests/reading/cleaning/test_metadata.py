"""Dates and bylines in the forms pages give them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reading.cleaning import clean
from tui.reading.cleaning.byline import byline, is_name_line
from tui.reading.cleaning.dates import find_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("10 Jun, 2025 19:34", "2025-06-10T19:34"),
        ("June 10, 2025", "2025-06-10"),
        ("Published June 10th, 2025 at 7:34 p.m.", "2025-06-10T19:34"),
        ("2025-06-10 19:34 UTC", "2025-06-10T19:34+00:00"),
        ("2025-06-10T19:34:05+02:00", "2025-06-10T19:34:05+02:00"),
        ("Tue 3 Sept 2024 07.05", "2024-09-03T07:05"),
        ("12:05 am EST, Jan 2, 2020", "2020-01-02T00:05-05:00"),
        ("25/12/2023", "2023-12-25"),
        ("12/25/2023", "2023-12-25"),
        ("03/03/2023", "2023-03-03"),
        ("10.06.2025", "2025-06-10"),
        ("March 2021", "2021-03"),
        ("2025年6月10日 19时34分", "2025-06-10T19:34"),
        ("発表 2025年06月10日 7:05", "2025-06-10T07:05"),
        ("2025年6月10日 下午7:34", "2025-06-10T19:34"),
        ("입력 2025.06.10. 오후 7:34", "2025-06-10T19:34"),
        ("2025년 6월 10일", "2025-06-10"),
    ],
)
def test_dates(text: str, iso: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "text", ["05/06/2025", "31 Feb 2025", "29 Feb 2023", "May 40, 2020", "2025", "call 2025-99"]
)
def test_no_dates(text: str) -> None:
    assert find_date(text) is None


@given(st.text(max_size=80))
def test_any_text_gives_a_date_inside_it_or_none(text: str) -> None:
    found = find_date(text)
    assert found is None or 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ann Example", ["Ann Example"]),
        ("By Ann Example and Bo Sample", ["Ann Example", "Bo Sample"]),
        ("by Ann de la Example, Bo O’Sample & Cy Third", ["Ann de la Example", "Bo O’Sample", "Cy Third"]),
        ("By Ann Example, Staff Writer", ["Ann Example"]),
        ("Ann Example, Staff Writer", ["Ann Example"]),
        ("Written by: Ann Example | Editor", ["Ann Example"]),
        ("By the News Desk", []),
    ],
)
def test_bylines(text: str, names: list[str]) -> None:
    assert byline(text) == names


@pytest.mark.parametrize("text", ["By the time we came, it was over", "Buy now", "Standing by", "by"])
def test_no_bylines(text: str) -> None:
    assert byline(text) is None


def test_name_lines() -> None:
    assert is_name_line("Ann Example")
    assert is_name_line("Ann Example and Bo Sample")
    assert not is_name_line("Winter")
    assert not is_name_line("the winter ferry")


@pytest.mark.parametrize(
    ("tail", "site"),
    [
        ("© 2026 varnholt.test", "varnholt.test"),
        ("Copyright © 2019-2026 Quill Media Ltd. All rights reserved.", "Quill Media"),
        ("northpost.test", "northpost.test"),
        ("Write to desk@northpost.test", None),
    ],
)
def test_the_site_is_named_at_the_foot(tail: str, site: str | None) -> None:
    body = (
        "The ferry to Quarl stopped on Monday because its crew had gone home, the harbour office said. " * 3
    )
    assert clean(f"Ferry stops\n\n{body}\n\n{body}\n\n{tail}\n").site == site


def test_a_release_is_dated_in_its_dateline() -> None:
    body = (
        "OSTRELL, Ansk Coast – March 16, 2026 – The grid firm today announced that it had found a new head. "
        * 2
    )
    assert clean(f"Grid firm finds head\n\n{body}\n").published == "2026-03-16"


def test_a_headline_right_under_itself_is_repeated() -> None:
    body = (
        "The ferry to Quarl stopped on Monday because its crew had gone home, the harbour office said. " * 3
    )
    title = "Ferry to Quarl stops for want of a crew"
    removed = clean(f"{title}\n{title}\n\n{body}\n").removed
    assert [(piece.role, piece.text) for piece in removed] == [
        ("metadata", title),
        ("repeated_headline", title),
    ]


def test_the_day_rights_were_claimed_is_no_date_of_publication() -> None:
    story = (
        "The ferry at Orrin will run all winter, the harbour board said. It had stood still for two years."
    )
    assert clean(f"{story}\n\nCopyright © 3 May 2019 The Orrin Post").published is None
    both = f"{story}\n\n© 2025 The Orrin Post. Published 3 May 2024"
    assert clean(both).published == "2024-05-03"


REST = "The board met for three hours, and most of the town had come to hear what it would say. " * 2


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("VARNHOLT, March 17 (Coastwire) — Some 1,150 homes", "VARNHOLT", "Coastwire"),
        ("SKELL (Quill News) - The harbour board", "SKELL", "Quill News"),
        ("Varnholt (qpa) – Der Rat", "Varnholt", "qpa"),
        ("PORT ANSK — Two ships", "PORT ANSK", None),
        ("OSTRELL, Ansk Coast – March 16, 2026 – The grid firm", "OSTRELL, Ansk Coast", None),
        ("The board - which met on Monday - said", None, None),
        ("UPDATE — The board", None, None),
        ("US - Ansk talks", None, None),
        ("Совет — это мы, сказал он", None, None),
    ],
)
def test_the_place_and_agency_of_a_dateline(opening: str, place: str | None, agency: str | None) -> None:
    cleaned = clean(f"Board meets\n\n{opening} had nothing more to say. {REST}\n\n{REST}\n")
    found = cleaned.dateline
    assert (found and (found.place, found.agency)) == (place and (place, agency))
    if found:
        assert opening.startswith(cleaned.text[found.start : found.end])


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        (
            "Published 3 May 2031, 7.05 pm | Updated 4 May 2031, 9.10 am",
            "2031-05-03T19:05",
            "2031-05-04T09:10",
        ),
        ("Last modified on 4 May 2031 09:10 BST", "2031-05-04T09:10+01:00", "2031-05-04T09:10+01:00"),
        ("3 May 2031", "2031-05-03", None),
    ],
)
def test_publication_and_last_change(line: str, published: str, updated: str | None) -> None:
    cleaned = clean(f"Board meets in the net loft\n\nBy Ann Example\n{line}\n\n{REST}\n\n{REST}\n")
    assert (cleaned.published, cleaned.updated) == (published, updated)


def test_a_correction_is_a_block_of_its_own_kind() -> None:
    note = "Correction: An earlier version of this article gave the wrong day for the board’s meeting."
    cleaned = clean(f"Board meets in the net loft\n\n{REST}\n\n{REST}\n\n{note}\n")
    assert [(cleaned.text[b.start : b.end], b.role) for b in cleaned.blocks][-1] == (note, "correction")
