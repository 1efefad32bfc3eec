"""Who is meant, by which medium and when, in the manner of newsrooms of every kind."""

import pytest

from tui.model import Attribution
from tui.reading.attributions import Found, find_attributions


def name(found: Found, attribution: Attribution) -> str:
    """The name of who speaks, "" for nobody known."""
    return next((s.name for s in found.sources if s.id == attribution.source_id), "")


def names(text: str, title: str | None = None) -> list[str]:
    """The name of the source of each statement, the headline's first."""
    found = find_attributions(text, title=title)
    return [name(found, a) for a in found.attributions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Called by what he or it is first, named in the next paragraph.
        ("A gran has told how she fled.\n\nEffie Vint, 84, was upstairs.\n\n“I ran,” she said.",
         ["Effie Vint"] * 2),
        ("A GRAN has told how she fled.\n\nEffie Vint, 84, was upstairs.", ["Effie Vint"]),
        ("A ferry firm has said it will close.\n\nHolm Ferries was founded in 1901.", ["Holm Ferries"]),
        ("A council has said it is late.\n\nHolm Ferries was founded in 1901.", ["council"]),
        ("A farmer has said it is late.\n\nMayor Abe Tarn, 40, was upstairs.", ["farmer"]),
        ("The widow of a miller said it was late.\n\n“No,” Ola Vint told reporters.", ["Ola Vint"] * 2),
        ("Ola Vint won.\n\nThe operator denies haste\n\nHolm Ferries said it was “late”.",
         ["Holm Ferries"] * 2),
        # Called by where somebody is from, or by a rank.
        ("Coach Henrik Dahl was sad. “It rained,” the Dane said.", ["Henrik Dahl"]),
        ("Baroness Tarn called it late. “It rained,” the peer said.", ["Baroness Tarn"] * 2),
        ("“It rained,” said the former dinner lady Effie Vint.", ["Effie Vint"]),
    ],
)  # fmt: skip
def test_who_is_meant(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Planning officer Ruth Abel told the board the roof was late.",
         "Planning officer Ruth Abel", "the roof was late"),
        ("Resident Ola Vint, of Mill Road, asked who would pay.", "Resident Ola Vint", "who would pay"),
        ("She and her colleagues suggest that it rained.", "She and her colleagues", "that it rained"),
        ("The team reports in the journal Abyss that it rained.", "The team", "that it rained"),
        ("The paper, written in March by the office’s head, Ola Vint, warns that it is late.",
         "The paper", "that it is late"),
        ("A spokesman for the Department for Land and Water said it was late.",
         "A spokesman for the Department for Land and Water", "it was late"),
        ("14:32 Police in Holm say it is late.", "Police in Holm", "it is late"),
        ("[9.40am] “It is late,” says Ola Vint.", "Ola Vint", "“It is late,”"),
    ],
)  # fmt: skip
def test_who_and_what(text: str, source: str, content: str) -> None:
    (said,) = find_attributions(text).attributions
    assert said.source is not None and said.source.text == source
    assert [c.text for c in said.content] == [content]


def test_an_admission_and_what_it_is_set_against_are_two() -> None:
    found = find_attributions("Ola Vint acknowledges the flaw but notes that it rained.")
    assert [[c.text for c in a.content] for a in found.attributions] == [["the flaw"], ["that it rained"]]


def test_asked_is_no_question_where_the_sentence_goes_on() -> None:
    said, asked = find_attributions("Ola Vint, asked who would pay, said it was late.").attributions
    assert asked.source is None and said.source is not None
