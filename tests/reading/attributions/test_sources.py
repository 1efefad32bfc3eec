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
