"""Names in their fullest form, and people who are named later than they are told of."""

import pytest

from tests.reading.attributions.test_people import speakers
from tui.reading.attributions import find_attributions


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # the fullest form
        ("Emma Vint left. Vint’s office said it rained.", "Emma Vint’s office"),
        ("Abe Brill III left. Mr. Brill said it was wet.", "Abe Brill III"),
        ("Two brothers, Abe and Jon Vint, left. Jon Vint said it rained. His brother said no.", "Abe Vint"),
        ("Two brothers, Abe and Jon Vint, left. Jon Vint said it rained. Abe said no.", "Abe Vint"),
        ("Nurses at St Ola’s hospital left. The hospital said it rained.", "St Ola’s hospital"),
        ("A student in Holm called Ola Vint said it rained.", "Ola Vint"),
        ("A firm in Holm called Brill Foods closed. A man called for calm.", "man"),
        ("A critic called Ola Vint “the prince of rain”.", "critic"),
        ("Abe Vint said no. His father, Abe Vint Sr., left. Vint said it rained.", "Abe Vint"),
        ("Two experts from Holm, Ola Vint and Jon Brill, said it rained.", "Ola Vint and Jon Brill"),
        ("Ola and Jon Vint, two brothers from Holm, said it rained.", "Ola and Jon Vint"),
        ("Emma Vint left on Friday. Her office said it rained.", "Emma Vint's office"),
        # named later
        ("A clerk told her it rained.\n\nIt was the clerk, Ola Vint, who left.", "Ola Vint"),
        ("A judge said it rained.\n\nMr Justice Brill was calm.", "Brill"),
        ("A clerk accused of theft said it rained.\n\nOla Vint, 40, denies it.", "Ola Vint"),
        # who sits beside a clause
        ("Ola Vint, who as a girl said it rained, left.", "Ola Vint"),
        ("Ola Vint, whose son, Abe, was ill, said it rained.", "Ola Vint"),
        ("The baker, Ola Vint, a friend since they met in Holm, said it rained.", "Ola Vint"),
        ("Some left: Ola Vint, of Brill Foods, said it rained.", "Ola Vint"),
        ("The baker, Ola Vint, with whom he lived, said it rained.", "Ola Vint"),
        ("The rower Ola Vint, 34, who said it rained, left.", "Ola Vint"),
        # who she is
        ("Emma Vint was ill. The clerk asked her to sit. She said no.", "Emma Vint"),
        ("Emma Vint grew up here. Her mother baked. It rained, she said.", "Emma Vint"),
        ("Emma Vint is late. Her brother Lumo bakes. Lumo denies it.\n\nShe said it rained.", "Emma Vint"),
        ("Emma Vint, 40, runs it. A critic called it wet. It is. It is cold, she said.", "Emma Vint"),
        ("Abe Brill wrote. Jon Vint, he said, was wet.", "Abe Brill"),
    ],
)  # fmt: skip
def test_who_spoke_last(text: str, last: str) -> None:
    assert speakers(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Two officials familiar with the matter, who asked not to be named, said that it rained.",
            "Two officials familiar with the matter, who asked not to be named",
        ),
        (
            "A clerk angry about the delay, who works at the mill, said it rained.",
            "A clerk angry about the delay, who works at the mill",
        ),
        ("In talks with the mayor, who had left, Vint said it rained.", "Vint"),
    ],
)
def test_things_are_nobody_who_speaks(text: str, source: str) -> None:
    found = find_attributions(text).attributions[-1].source
    assert found is not None and found.text == source


def test_an_amount_agrees_to_nothing() -> None:
    assert not find_attributions("Debt was above the limit of 4.5 agreed with its banks.").attributions
    assert find_attributions("A panel of 12 agreed with the mayor.").attributions
