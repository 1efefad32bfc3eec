"""Wordings that once were read wrongly, each with what is right."""

import pytest

from tui.reading.attributions import find_attributions

CASES = [
    (
        "Protests spread in Largo\n\nFiona Tait reports that roads are shut.",
        [("Fiona Tait", "that roads are shut")],
    ),
    (
        "Brill said no. Vint said on 4 June that the dam was safe.",
        [("Brill", "no"), ("Vint", "that the dam was safe")],
    ),
    ("Nobody said anything was wrong. Ann Vint said the dam leaks.", [("Ann Vint", "the dam leaks")]),
    (
        "“We did not expect it,” says lead author Mina Oduya.",
        [("lead author Mina Oduya", "“We did not expect it,”")],
    ),
    (
        "Asked to explain, Ann Brill said it was new.",
        [(None, "to explain"), ("Ann Brill", "it was new")],
    ),
    (
        "Dan Rusk, 41, of Mill Row, Holm, had admitted that he set the fire.",
        [("Dan Rusk, 41, of Mill Row, Holm", "that he set the fire")],
    ),
    ("If Vint says it leaks, it leaks. Did Vint say it leaks?", []),
    ("The city banned phones. Rask sued Vint. They blocked the road and issued a permit.", []),
    (
        "Vint said 31 cases had been confirmed since January.",
        [("Vint", "31 cases had been confirmed since January")],
    ),
]


@pytest.mark.parametrize(("text", "said"), CASES, ids=[text[:30] for text, _ in CASES])
def test_who_says_what(text: str, said: list[tuple[str | None, str]]) -> None:
    found = find_attributions(text, title=None, published=None, language="en").attributions
    assert [(one.source.text if one.source else None, one.content[0].text) for one in found] == said


def test_a_name_ends_with_its_paragraph() -> None:
    text = "Anyone can see Holm mayor Ann Brill\n\nTom Rask said the dam was safe."
    (source,) = find_attributions(text, title=None, published=None, language="en").sources
    assert source.name == "Tom Rask"


def test_engineers_behind_a_dateline_have_no_name() -> None:
    text = "HOLM (Wire) - Engineers said the dam was safe."
    (source,) = find_attributions(text, title=None, published=None, language="en").sources
    assert not source.named


def test_a_bank_is_no_newspaper() -> None:
    text = (
        "“We are safe,” Orlin Bank said in a statement. The Quill Post said it had seen the letter. "
        "The bank said that nobody would lose money."
    )
    found = find_attributions(text, title=None, published=None, language="en")
    by_id = {source.id: source.name for source in found.sources}
    said = next(one for one in found.attributions if "lose money" in one.content[0].text)
    assert "Bank" in by_id[said.source_id or ""]


def test_a_day_that_is_to_come_is_no_day_of_saying() -> None:
    for text, day in (
        ("Vint will say on Monday that it leaks.", None),
        ("Vint said on Monday it leaks.", "2026-03-09"),
    ):
        (one,) = find_attributions(text, title=None, published="2026-03-12", language="en").attributions
        assert one.said_on == day
