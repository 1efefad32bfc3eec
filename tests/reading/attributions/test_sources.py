import pytest

from tui.reading.attributions import Found, find_attributions


def names(found: Found) -> list[tuple[str, str, bool]]:
    return [(s.name, s.kind, s.named) for s in found.sources]


def test_a_surname_joins_the_full_name() -> None:
    text = (
        "Water spokeswoman Ola Vint said the dam was safe.\n\nVint said it would hold. She said it was new."
    )
    found = find_attributions(text)
    assert names(found) == [("Ola Vint", "person", True)]
    assert {a.source_id for a in found.attributions} == {"s1"}
    assert len(found.attributions) == 3


def test_an_office_under_several_names() -> None:
    text = (
        "The dam burst, the Water Ministry in Holm has said.\n\n"
        "The Vantish Water Ministry said in a statement that nobody died. "
        "The ministry said rain had fallen. Help is coming, the statement said."
    )
    found = find_attributions(text)
    assert names(found) == [("Vantish Water Ministry", "organisation", True)]


def test_two_ministries_stay_apart() -> None:
    text = "The Water Ministry said it rained. The Forest Ministry said it burned."
    assert len(find_attributions(text).sources) == 2


def test_an_acronym_in_the_headline_joins() -> None:
    found = find_attributions(
        "The dam burst, the Vantish Water Ministry said.", title="Dam burst at Holm – MOW"
    )
    assert [a.source_id for a in found.attributions] == ["s1", "s1"]


def test_unnamed_sources() -> None:
    found = find_attributions("Vantish officials said the dam was safe.")
    assert names(found) == [("Vantish officials", "group", False)]


def test_mentions_are_where_they_say() -> None:
    text = "Ola Vint said the dam was safe. Vint said it would hold."
    (source,) = find_attributions(text).sources
    assert [text[m.start : m.end] for m in source.mentions] == ["Ola Vint", "Vint"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Its spokesman on trade, Jon Brill, said it rained.", "Jon Brill", "person"),
        ("Duty forecaster Lena Osk said it rained.", "Lena Osk", "person"),
        ("The grid operator, Brillane, said it rained.", "Brillane", "organisation"),
        ("Brillane, the grid operator, said it rained.", "Brillane", "organisation"),
        ("Brillane, which owns the grid, said it rained.", "Brillane", "organisation"),
        ("Holm’s Ministry of Arts said it rained.", "Holm’s Ministry of Arts", "organisation"),
        ("The Bakers’ Union said it rained.", "Bakers’ Union", "organisation"),
        ("Harrow & Sund said it rained.", "Harrow & Sund", "organisation"),
        ("Dr. Ola Vint said it rained.", "Ola Vint", "person"),
        ("Two people familiar with the dam said it rained.", "Two people familiar with the dam", "group"),
        ("24 per cent said it rained.", "24 per cent", "group"),
        ("Shopkeepers said it rained.", "Shopkeepers", "group"),
        ("Judge Noor said it rained.", "Noor", "person"),
    ],
)
def test_what_a_phrase_names(text: str, name: str, kind: str) -> None:
    ((found, what, _),) = names(find_attributions(text))
    assert (found, what) == (name, kind)


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("Minister Ola Vint said it rained. The minister said it was wet.", "Ola Vint", 2),
        (
            "The National Water Board (NWB) said it rained. The NWB said it was wet.",
            "National Water Board",
            2,
        ),
        (
            "The National Water Board said it rained. According to the agency, it was wet.",
            "National Water Board",
            2,
        ),
        ("Brill Ferries said it rained. Brill said it was wet.", "Brill Ferries", 2),
        ("The mayor, Ola Vint, said it rained. “It was wet,” she said.", "Ola Vint", 2),
        ("Jon Brill left on Monday. He said it rained. Brill said it was wet.", "Jon Brill", 2),
        ("Sales fell, Brill Foods said. The company said it rained.", "Brill Foods", 2),
        ("Tarn borough council met. The council said it rained.", "Tarn borough council", 1),
        ("Brill & Sund, the parcel company, said it rained. The firm said it was wet.", "Brill & Sund", 2),
        ("The developer, Brill Homes, said it rained. The company said it was wet.", "Brill Homes", 2),
        ("Tarn Hydro, the state company, said it rained. It denied that it was wet.", "Tarn Hydro", 2),
        (
            "An inspector has said it rained.\n\nThe inspector, Ola Vint, said it was wet.",
            "Ola Vint",
            2,
        ),
        (
            "Holm’s finance minister said it rained.\n\n“It was wet,” Ola Vint told reporters.\n\nVint left.",
            "Ola Vint",
            2,
        ),
    ],
)
def test_mentions_are_joined(text: str, name: str, said: int) -> None:
    found = find_attributions(text)
    (source,) = found.sources
    assert (source.name, source.named) == (name, True)
    assert [a.source_id for a in found.attributions] == [source.id] * said
    assert len(source.mentions) == said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mr Vint said it rained. Mrs Vint said it was wet.", ["Vint", "Mrs Vint"]),
        ("Tarn borough council said it rained. The company said it was wet.",
         ["Tarn borough council", "company"]),
        ("Jon Brill said it rained. Emma Sund said it was wet. He said it was cold.",
         ["Jon Brill", "Emma Sund"]),
    ],
)  # fmt: skip
def test_mentions_that_stay_apart(text: str, names: list[str]) -> None:
    assert [s.name for s in find_attributions(text).sources] == names


def test_he_and_she_find_their_own() -> None:
    text = "Mrs Vint said it rained. Mr Brill said it snowed. She said it was wet. He said it was cold."
    found = find_attributions(text)
    assert [a.source_id for a in found.attributions] == ["s1", "s2", "s1", "s2"]


@pytest.mark.parametrize(
    ("said", "day"),
    [("on Tuesday", "2026-11-24"), ("on Nov. 20", "2026-11-20"), ("on 3 December", "2025-12-03"),
     ("yesterday", "2026-11-24"), ("last month", None)],
)  # fmt: skip
def test_the_day_it_was_said(said: str, day: str | None) -> None:
    (attribution,) = find_attributions(
        f"Vint said {said} that it rained.", published="2026-11-25"
    ).attributions
    assert attribution.said_on == day


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Ola Vint said it rained. Her sister, Bea Vint, said it was wet. Vint said it was cold. "
            "Bea said it was hot.",
            ["Ola Vint", "Bea Vint", "Ola Vint", "Bea Vint"],
        ),
        ("Jon Brill QC said it rained. Mr Brill said it was wet.", ["Jon Brill", "Jon Brill"]),
        (
            "Brill Foods plc cut jobs. The company said it rained. It said it was wet.",
            ["Brill Foods plc", "Brill Foods plc"],
        ),
        ("The Holm Mercury reported that it rained. It said it was wet.", ["Holm Mercury"] * 2),
        ("The council’s office said it rained. His office said it was wet.", ["council’s office", "office"]),
    ],
)
def test_whose_words_they_are(text: str, names: list[str]) -> None:
    found = find_attributions(text)
    by_id = {s.id: s.name for s in found.sources}
    assert [by_id[a.source_id or ""] for a in found.attributions] == names
