"""German: who speaks wherever the verb stands, and where there is none."""

import pytest

from tui.model import Attribution
from tui.reading.attributions import find_attributions


def found(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    return [
        (a.source.text if a.source else None, a.cue.text if a.cue else None, [c.text for c in a.content])
        for a in read(text)
    ]


def read(text: str) -> list[Attribution]:
    return find_attributions(text, language="de", published="2026-11-25").attributions


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("„Der Damm hält“, sagte Ola Vint.", "Ola Vint", "sagte", ["„Der Damm hält“"]),
        ("Ola Vint sagte: „Der Damm hält.“", "Ola Vint", "sagte", ["„Der Damm hält.“"]),
        ("Am Montag sagte Ola Vint: „Der Damm hält.“", "Ola Vint", "sagte", ["„Der Damm hält.“"]),
        (
            "Die Behörde teilte am Montag mit, dass der Damm halte.",
            "Die Behörde",
            "teilte",
            ["dass der Damm halte"],
        ),
        ("Der Damm halte, teilte die Behörde mit.", "die Behörde", "teilte", ["Der Damm halte"]),
        ("Die Behörde hat erklärt, der Damm sei sicher.", "Die Behörde", "erklärt", ["der Damm sei sicher"]),
        (
            "Ola Vint, die Vorsitzende des Rates, sagte, der Damm sei sicher.",
            "Ola Vint, die Vorsitzende des Rates",
            "sagte",
            ["der Damm sei sicher"],
        ),
        ("Vint nannte das einen „Skandal ohne Ende“.", "Vint", "nannte", ["„Skandal ohne Ende“"]),
        (
            "Laut der Behörde ist der Damm sicher.",
            "der Behörde",
            "Laut",
            ["ist der Damm sicher"],
        ),
        (
            "Nach Angaben der Polizei wurde niemand verletzt.",
            "Angaben der Polizei",
            "Nach",
            ["wurde niemand verletzt"],
        ),
        ("Der Damm hält der Behörde zufolge.", "der Behörde", "zufolge", ["Der Damm hält"]),
        ("Wie die Behörde mitteilte, hält der Damm.", "die Behörde", "Wie", ["hält der Damm"]),
        ("„Der Damm hält seit Jahren“, so Ola Vint.", "Ola Vint", "so", ["„Der Damm hält seit Jahren“"]),
        (
            "Ola Vint: „Der Damm hält seit vielen Jahren.“",
            "Ola Vint",
            ":",
            ["„Der Damm hält seit vielen Jahren.“"],
        ),
        ("In dem Brief heißt es, der Damm sei sicher.", "dem Brief", "heißt", ["der Damm sei sicher"]),
        ("„Der Damm hält noch lange“, wird Vint zitiert.", "Vint", "zitiert", ["„Der Damm hält noch lange“"]),
    ],
)
def test_forms(text: str, source: str, cue: str, content: list[str]) -> None:
    assert found(text) == [(source, cue, content)]


def test_the_subjunctive_goes_on() -> None:
    text = "Die Behörde teilte mit, der Damm sei sicher. Er werde noch lange halten. Es regnet."
    attributions = read(text)
    assert [[c.text for c in a.content] for a in attributions] == [
        ["der Damm sei sicher"],
        ["Er werde noch lange halten"],
    ]
    assert len({a.source_id for a in attributions}) == 1


def test_names_of_papers_are_no_quotations() -> None:
    assert found("Vint schrieb 2024 für die „Tarner Zeitung“.") == []


def test_stance_and_day() -> None:
    (attribution,) = read("Am Montag bestritt Vint, dass der Damm bricht.")
    assert (attribution.stance, attribution.said_on) == ("deny", "2026-11-23")


def test_sources_are_joined() -> None:
    answer = find_attributions(
        "Die Sprecherin Ola Vint sagte, der Damm sei sicher. Vint sagte, er halte. Sie sagte, er sei neu.",
        language="de",
    )
    assert [(s.name, s.kind) for s in answer.sources] == [("Ola Vint", "person")]
