"""What must hold for every text whatsoever."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.reading.figures import find_figures

_WORDS = """
1 9 20 2019 1,000 .5 three twenty - – / : $ € % million half a of to from and or more than over per
cent year old aged Monday last June st th s p.m. the bn £ ( ) , . km people in one dozens hundred
ago ½ No # + @ ² 1/2 10.6.2031 24:55 under age between that same week later minus twice past quarter
votes point points poll odd M MSEK usd c cents an hour 's time ' " 9.30 at morning second third-
largest died he was them which against up category within 11 first MUSD 30
no taller than as high as not exceed well far or possibly even and counting give take foot inch by off
bcm [ ] ( kg ) km ^ 2 per Group Seven net zero the last , and armed masked Model 3 sedans N$ DM 2,5 1.200,50
"""
_GERMAN_WORDS = """
1 9 20 1.200 2,5 3. März 3.3.2031 14.30 Uhr 3:1 ein drei dreißig Millionen Mio . Mrd. Euro € Prozent % rund
gut knapp bis zu mehr als nicht vor Jahren Jahre alte -jährige jeder dritte Hunderte Menschen neue , von auf
der den um gestiegen Plus Platz und oder - – / zwischen im letzten Monat am Montag gestern die Hälfte
"""
_PIECES = st.sampled_from([*_WORDS.split(), " ", " ", " ", " ", "\n\n"])
_GERMAN = st.sampled_from([*_GERMAN_WORDS.split(), " ", " ", " ", " ", "\n\n"])
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map("".join))
_GERMAN_TEXTS = st.one_of(st.text(max_size=100), st.lists(_GERMAN, max_size=40).map("".join))


@settings(max_examples=400, deadline=None)
@given(
    text=_TEXTS,
    title=_TEXTS,
    published=st.sampled_from([None, "2031-04-15", "0001-01-01", "9999-12-31", "x"]),
)
def test_spans_are_true_ordered_and_apart(text: str, title: str, published: str | None) -> None:
    holds(text, title, published, "en")


@settings(max_examples=400, deadline=None)
@given(text=_GERMAN_TEXTS, title=_GERMAN_TEXTS, published=st.sampled_from([None, "2031-04-15", "0001-01-01"]))
def test_german_spans_are_true_ordered_and_apart(text: str, title: str, published: str | None) -> None:
    holds(text, title, published, "de")


def holds(text: str, title: str, published: str | None, language: str) -> None:
    """What the record promises of figures."""
    found = find_figures(text, title=title, published=published, language=language)
    assert found == find_figures(text, title=title, published=published, language=language)
    places = [f.place for f in found]
    assert places == sorted(places, key=lambda place: place != "title")
    for place, body in (("title", title), ("text", text)):
        last = 0
        for figure in (f for f in found if f.place == place):
            assert last <= figure.start < figure.end
            assert body[figure.start : figure.end] == figure.text
            last = figure.end
            if figure.counted:
                assert body[figure.counted.start : figure.counted.end] == figure.counted.text
            if figure.low is not None and figure.high is not None and figure.kind != "score":
                assert figure.low <= figure.high
            if isinstance(figure.value, float):
                assert not figure.value.is_integer()


@pytest.mark.parametrize(
    "junk", ["9", "1,", "$", "twenty ", " ", "a ", "1/", "1-", "half ", "last ", "x@", "\n"]
)
def test_long_junk_is_read(junk: str) -> None:
    assert find_figures(junk * 3000, published="2031-04-15") is not None


def test_mere_repetition_is_skipped() -> None:
    assert len(find_figures("twenty " * 500)) <= 2
    assert find_figures("$" * 500) == []


def test_absurd_numbers_are_no_quantities() -> None:
    assert [f.kind for f in find_figures("9" * 5000)] == ["identifier"]


@pytest.mark.parametrize("word", ["²", "9" * 5000, "٣"])
def test_no_minutes_before_the_hour(word: str) -> None:
    assert all(figure.kind != "time" for figure in find_figures(f"a {word} past"))


@pytest.mark.parametrize(
    "text",
    ["24:551.200,50", "3:11,200.5", "votes.5points9", "3:11.200,2,5", "24:559.301.200,50", "dozens bcm"],
)
@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_what_was_once_misread(text: str, language: str) -> None:
    holds(text, text, None, language)
