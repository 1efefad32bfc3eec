from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.terminal.flood import FLOOD, RAW, TEXT
from tui.model import Block, SafeText, Span
from tui.terminal.looks import text_of
from tui.terminal.marks import Marks
from tui.terminal.paint import Paint
from tui.terminal.places import clean_offset, raw_offset
from tui.terminal.raw import RawReading
from tui.terminal.reading import Reading
from tui.terminal.themes import ansi, mono

AT = st.integers(-5, 60)
STRETCHES = st.lists(st.tuples(AT, AT, st.sampled_from([1, 2, 4, 8, 16, 32, 64])), max_size=20)


@given(st.text(max_size=50), STRETCHES, st.integers(0, 50), st.integers(0, 50))
def test_runs_are_the_text_with_each_characters_looks(
    text: str, stretches: list[tuple[int, int, int]], start: int, end: int
) -> None:
    start, end = min(start, len(text)), min(end, len(text))
    runs = Paint(stretches, len(text)).runs(text, start, end)
    assert text_of(runs) == text[start:end]
    looks = [look for piece, look in runs for _ in piece]
    for at, look in enumerate(looks, start):
        wanted = 0
        for first, last, bit in stretches:
            if first <= at < last:
                wanted |= bit
        assert look == wanted


def test_walk_goes_through_every_mark_once_and_back() -> None:
    marks = Marks(FLOOD)
    there = []
    while mark := marks.walk(1, 0):
        there.append(mark)
    assert there == marks.all and len(there) == 14
    back = [there[-1]]
    while mark := marks.walk(-1, 0):
        back.append(mark)
    assert back == there[::-1]


def test_orphans_are_walked_alone() -> None:
    marks = Marks(FLOOD)
    found = []
    while mark := marks.walk(1, 0, orphans=True):
        found.append(TEXT[mark.start : mark.end])
    assert found == ["Three", "more than 40", "Two", "16 hours"]
    assert marks.walk(1, 0, orphans=True) is None and marks.current is not None


def test_off_the_marks_a_walk_begins_where_the_text_is_shown() -> None:
    marks = Marks(FLOOD)
    mark = marks.walk(1, TEXT.index("Fire chief"))
    assert mark is not None and TEXT[mark.start : mark.end] == "denied"
    marks.leave()
    mark = marks.walk(-1, TEXT.index("Fire chief"))
    assert mark is not None and TEXT[mark.start : mark.end] == "Two"


def test_the_place_is_kept_through_a_resize() -> None:
    reading = Reading(FLOOD)
    reading.fit(80, 5)
    reading.go_to(TEXT.index("Officials"))
    reading.fit(40, 5)
    assert reading.offset == TEXT.index("Officials")


def test_raw_and_clean_places_answer_each_other() -> None:
    for words in ("Varnholt mayor", "Nobody should", "16 hours"):
        there = raw_offset(FLOOD, RAW, TEXT.index(words))
        assert RAW[there:].startswith(words)
        assert clean_offset(FLOOD, RAW, there) == TEXT.index(words)
    assert clean_offset(FLOOD, RAW, RAW.index("READ MORE")) == TEXT.index("“We have")


def test_places_answer_each_other_past_hidden_characters_and_joined_lines() -> None:
    lines = (
        "Menu",
        "",
        "\u200bThe har\u00adbour of\u200b Varn\u00adholt was   closed",
        "by the CafÃ© owner on Old Quay, and it stayed so for weeks until the council",
        "reopened it, Vint said.",
    )
    raw = "\n".join(lines)
    text = (
        "The harbour of Varnholt was closed by the Café owner on Old Quay, and it stayed so for weeks until"
    )
    text += " the council reopened it, Vint said."
    spans = [Span(raw.index(line), raw.index(line) + len(line)) for line in lines[2:]]
    article = replace(FLOOD, text=text, blocks=[Block(0, len(text), "paragraph", spans)])
    for words in ("The", "holt was", "closed", "by the", "owner", "Quay", "reopened", "Vint said."):
        there = raw_offset(article, raw, text.index(words))
        assert raw[there:].startswith(words), words
        assert clean_offset(article, raw, there) == text.index(words)


@given(st.text(max_size=40), st.text(max_size=60), st.integers(-5, 70))
def test_any_place_has_one_in_the_other_text(clean: str, raw: str, offset: int) -> None:
    blocks = [Block(0, len(clean), "paragraph", [Span(0, len(raw))])]
    article = replace(FLOOD, text=clean, blocks=blocks)
    assert 0 <= raw_offset(article, raw, offset) <= len(raw)
    assert 0 <= clean_offset(article, raw, offset) <= len(clean)
    places = [raw_offset(article, raw, at) for at in range(len(clean))]
    assert places == sorted(places)


def test_every_raw_line_says_what_it_was_taken_for() -> None:
    raw = RawReading(FLOOD, RAW)
    raw.fit(80, 100)
    signs = [text_of(row)[:12].rstrip() for row in raw.shown()]
    assert signs[:7] == [">-icons", "", "- blank", "  headline", "- repeated", "  byline", "- share"]
    assert sum(sign.startswith(("- ", ">-")) for sign in signs) == 6


def test_hostile_text_is_pictured_and_its_marks_stay() -> None:
    safe = SafeText("a\x1b[31m b\u202e c")
    paint = Paint([(safe.position(6), safe.position(7), 1)], len(safe.drawn))
    runs = paint.runs(safe.drawn, 0, len(safe.drawn))
    assert "\x1b" not in text_of(runs) and "\u202e" not in text_of(runs)
    assert [text for text, look in runs if look] == [" "]


def test_mono_has_no_colour_and_every_mark_but_quotes_a_style() -> None:
    for look in range(1, 256):
        style = mono(look)
        if look != 8:
            assert style is not None and style.color is None and style.bgcolor is None
        coloured = ansi(look)
        assert coloured is not None and (coloured.color is None or coloured.color.number < 16)  # type: ignore[operator]
