"""Wordings that were missed once, each with its cue, source and content."""

import pytest

from tui.reading.attributions import find_attributions


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The Gazette quoted Vint as saying that the dam leaks.", "Vint", ["that the dam leaks"]),
        ("Vint was quoted by the Gazette as saying that it leaks.", "Vint", ["that it leaks"]),
        ("It emerged in June that the dam had leaked.", None, ["that the dam had leaked"]),
        ("It is claimed the dam leaks.", None, ["the dam leaks"]),
        ("The jury was told on Monday that the dam leaks.", None, ["that the dam leaks"]),
        ("The dam leaks, the court was told.", None, ["The dam leaks"]),
        ("Despite reports of flooding near Holm, nobody left.", None, ["of flooding near Holm"]),
        ("In his view the dam leaks.", "his", ["the dam leaks"]),
        ("“It leaks badly” – Ola Vint, mayor", "Ola Vint, mayor", ["“It leaks badly”"]),
        ("From mayor Ola Vint: “It leaks.”", "mayor Ola Vint", ["“It leaks.”"]),
        ("Vint warned, however, that it leaks.", "Vint", ["that it leaks"]),
        ("Vint dismissed that as “fantasy”.", "Vint", ["that as “fantasy”"]),
        ("Vint criticised what he called “a farce”.", "Vint", ["what he called “a farce”"]),
        ("Engineers warned as long ago as 2009 that it leaked.", "Engineers", ["that it leaked"]),
        ("It leaks, a study of over 40 dams has found.", "a study of over 40 dams", ["It leaks"]),
        ("An aunt, who left, used to say that it leaks.", "An aunt, who left", ["that it leaks"]),
        ("HOLM, March 3 (Tern Wire) - The dam leaks, Vint said.", "Vint", ["The dam leaks"]),
        ("“We’ll see,” promises one of them, Joan Tully.", "one of them, Joan Tully", ["“We’ll see,”"]),
        ("His office confirmed by text message that it leaks.", "His office", ["that it leaks"]),
        ("Vint told parliament there was no money.", "Vint", ["there was no money"]),
    ],
)  # fmt: skip
def test_found(text: str, source: str | None, content: list[str]) -> None:
    first = find_attributions(text).attributions[0]
    assert (first.source and first.source.text, [piece.text for piece in first.content]) == (source, content)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Vint neither confirmed nor denied that it leaks.", ["that it leaks"]),
        ("Vint declined to say whether it leaks.", ["whether it leaks"]),
        ("Vint did not respond to requests for comment.", []),
        ("Vint did not respond to questions about the dam.", ["about the dam"]),
        ("Vint would not be drawn on the dam.", ["on the dam"]),
        ("Vint stayed silent on the dam.", ["on the dam"]),
        ("Vint had no immediate comment.", []),
        ("Vint did not wish to comment on the dam.", ["on the dam"]),
        ("Vint declined an interview.", []),
        ("Vint has yet to respond.", []),
        ("Neither the firm nor its owner replied.", []),
    ],
)
def test_silence_and_what_about(text: str, content: list[str]) -> None:
    (one,) = find_attributions(text).attributions
    assert (one.stance, [piece.text for piece in one.content]) == ("decline", content)


@pytest.mark.parametrize(
    "text",
    ["Vint asked not to be named.", "Asked about her future, she laughed.", "It emerged from the mist."],
)
def test_nothing_is_said(text: str) -> None:
    assert not [a for a in find_attributions(text).attributions if a.source is not None]
