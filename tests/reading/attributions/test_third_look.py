"""Statements that further invented articles showed to be missed or cut in the wrong place."""

import pytest

from tui.reading.attributions import find_attributions


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Captain Vint had told her on the bridge that it was late.", "Captain Vint", "had told",
         ["that it was late"]),
        ("Her son told her by phone on Tuesday night to leave.", "Her son", "told", ["to leave"]),
        ("Jon Vint was told by an engineer in October 2023 that it was late.", "an engineer", "was told",
         ["that it was late"]),
        ("His brother, Jon Vint, replied the next day: ‘They do.’", "His brother, Jon Vint", "replied",
         ["‘They do.’"]),
        ("The inquiry into the fire was told on Monday that it was late.", None,
         "The inquiry into the fire was told", ["that it was late"]),
        ("“It rained,” a man carrying a bag said.", "a man carrying a bag", "said", ["“It rained,”"]),
        ("The Evening Baton reported that it was late.", "The Evening Baton", "reported",
         ["that it was late"]),
        ("Vint said his side had “run out of road” after Holm won.", "Vint", "said",
         ["his side had “run out of road”"]),
        ("Asked by Ola Vint whether it held, Jon Brill said it was late.", "Jon Brill", "said",
         ["it was late"]),
        ("It rained.\n\n“A great day for the town.”\n\nOla Vint, MP for Holm", "Ola Vint, MP for Holm", None,
         ["“A great day for the town.”"]),
    ],
)  # fmt: skip
def test_found(text: str, source: str | None, cue: str | None, content: list[str]) -> None:
    told = find_attributions(text).attributions[-1]
    assert (told.source.text if told.source else None) == source
    assert (told.cue.text if told.cue else None) == cue
    assert [c.text for c in told.content] == content


def test_quotations_inside_a_quotation() -> None:
    text = "“My room-mate said, ‘Have some of mine.’ I did not read the label,” Ola Vint said."
    _, inner = find_attributions(text).attributions
    assert [c.text for c in inner.content] == ["‘Have some of mine.’"]
    assert inner.nested_in == 0


@pytest.mark.parametrize(
    ("title", "source", "cue", "content"),
    [
        ("Vint’s lawyer calls trial a farce", "Vint’s lawyer", "calls", "trial a farce"),
        ("Town council backs tower", "Town council", "backs", "tower"),
        ("Union calls for strike", "Union", "calls for", "strike"),
        ("Hurdler Vint blames cough syrup as hearing opens", "Hurdler Vint", "blames", "cough syrup"),
    ],
)
def test_headlines(title: str, source: str, cue: str, content: str) -> None:
    (told,) = find_attributions("It rained.", title=title).attributions
    assert told.source is not None
    assert told.cue is not None
    assert (told.source.text, told.cue.text, told.content[0].text) == (source, cue, content)
