import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.reading.attributions import find_attributions

_PIECES = """said Ola Vint the ministry that “ ” " ‘ ’ , . : according to claim ’s who and accused of did not
comment – ( ) by told saying on Tuesday was as he is -Ola « » „ I safe urged which denied
sagte Vint dass „ “ laut nach Angaben der Behörde so teilte mit wie hat sei wurde von die sich
zufolge heißt es"""
_WORDS = st.sampled_from([*_PIECES.split(), "\n\n", "\n", "\u2028", "\x00"])
SOME = st.lists(_WORDS, max_size=40)
TEXTS = SOME.map(" ".join) | SOME.map("".join) | st.text()


@settings(max_examples=300, deadline=None)
@given(
    TEXTS,
    st.none() | TEXTS,
    st.none() | st.text(max_size=12) | st.just("0001-01-01"),
    st.sampled_from(["en", "de"]),
)
def test_offsets_hold_and_order_is_kept(
    text: str, title: str | None, published: str | None, language: str
) -> None:
    found = find_attributions(text, title=title, published=published, language=language)
    assert found == find_attributions(text, title=title, published=published, language=language)
    ids = {s.id for s in found.sources}
    assert len(ids) == len(found.sources)
    for a in found.attributions:
        body = (title or "") if a.place == "title" else text
        for span in [*a.content, *(s for s in (a.source, a.cue, a.channel) if s)]:
            assert body[span.start : span.end] == span.text != ""
            assert span is a.channel or a.start <= span.start < span.end <= a.end
        assert all(x.end <= y.start for x, y in zip(a.content, a.content[1:], strict=False))
        assert a.content or a.stance == "decline"
        assert a.source_id is None or a.source_id in ids
    assert ids == {a.source_id for a in found.attributions} - {None}
    places = [(a.place == "text", a.start) for a in found.attributions]
    assert places == sorted(places)
    assert all(0 <= m.start < m.end <= len(text) for s in found.sources for m in s.mentions)


def test_a_language_without_lexicons_gives_nothing_and_does_not_fail() -> None:
    assert (
        find_attributions("Vint sagte, der Damm halte. „Er hält“, sagte Vint.", language="xx").attributions
        == []
    )


def test_empty() -> None:
    assert find_attributions("") == find_attributions("", title="")


@pytest.mark.parametrize("age", ["²", "¾", "٣٠", "9" * 5000, ""])
def test_what_is_no_age_harms_nothing(age: str) -> None:
    text = (
        f"Ola Vint, {age}, lives in Holm. A {age}-year-old Jon Brill left. The 52-year-old said it was wet."
    )
    for whole in (text, f"{text} The {age}-year-old said it was late."):
        found = find_attributions(whole).attributions
        assert "The 52-year-old" in [a.source.text for a in found if a.source]


def test_who_was_only_thought_of_is_no_source() -> None:
    found = find_attributions("The minister left early on Monday. His office said it rained.")
    assert [(s.name, len(s.mentions)) for s in found.sources] == [("office", 1)]
