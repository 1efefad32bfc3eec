import pytest

from tui.reading.attributions.quotes import find_quotes
from tui.reading.segment import paragraphs


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no way" twice.', ['"no way"']),
        ("He said “no way” twice.", ["“no way”"]),
        ("Er sagte: „Nein, nie“ und ging.", ["„Nein, nie“"]),
        ("Il dit « non, jamais » et partit.", ["« non, jamais »"]),
        ("Han sade »nej, aldrig« och gick.", ["»nej, aldrig«"]),
        ("‘No way,’ said Vint.", ["‘No way,’"]),
        ("'No way,' said Vint.", ["'No way,'"]),
        ("“He told me ‘go’ and left,” she said.", ["“He told me ‘go’ and left,”", "‘go’"]),
        ("‘The workers’ hall isn’t open,’ said Vint.", ["‘The workers’ hall isn’t open,’"]),
    ],
)
def test_every_style(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    ["The workers’ union met at 5 o’clock.", "It's the '90s, and Vint's coat isn't his.", "A 6' plank"],
)
def test_apostrophes_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    found = find_quotes("“It never ends.\n\nVint left.", paragraphs("“It never ends.\n\nVint left."))
    assert [(q.start, q.end, q.closed) for q in found] == [(0, 15, False)]


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "“It never ends.\n\n“It goes on.\n\n“Now it is over,” said Vint."
    assert [q.continues for q in find_quotes(text, paragraphs(text))] == [False, True, True]


def test_junk_runs_of_marks_are_no_quotations() -> None:
    assert quoted('Lines """"""""""""" and “real” ones') == ["“real”"]
