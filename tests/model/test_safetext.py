import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import SafeText, safetext

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\x00\x07\x08\x0b\x0c\r\x1b\x7f\x84\x9b\x9d\u00ad\u200b\u200d\u200e\u202e\u2028\u2066"
        ),
        st.sampled_from("\ud800\udfff\ufeff\ufe0f\U000e0041\U000e01ef\u0301\u20dd"),
    )
)


@given(HOSTILE)
def test_nothing_a_terminal_could_obey_is_drawn(text: str) -> None:
    drawn = SafeText(text).drawn
    for char in drawn:
        assert char == "\n" or unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"}
        assert char not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200d\u200e\u200f\u00ad"


@given(HOSTILE)
def test_positions_rise_and_cover_the_drawing(text: str) -> None:
    safe = SafeText(text)
    positions = [safe.position(i) for i in range(len(text) + 1)]
    assert positions == sorted(positions)
    assert positions[0] == 0
    assert positions[-1] == len(safe.drawn)


@given(HOSTILE)
def test_offset_is_the_way_back(text: str) -> None:
    safe = SafeText(text)
    for offset in range(len(text)):
        at, after = safe.position(offset), safe.position(offset + 1)
        for position in range(at, after):
            assert safe.offset(position) == offset
    assert safe.offset(len(safe.drawn)) == len(text)


@given(st.text(st.characters(codec="utf-8", categories=["L", "Nd", "P", "Zs"])))
def test_ordinary_text_is_drawn_as_it_is(text: str) -> None:
    safe = SafeText(text)
    if not safe.pictured and not safe.dropped:
        assert safe.drawn == text


@pytest.mark.parametrize(
    ("text", "drawn", "pictured", "dropped"),
    [
        ("a\x1b[2Jb", "a␛[2Jb", 1, 0),
        ("\u202eevil", "⟦RLO⟧evil", 1, 0),
        ("soft\u00adhyphen", "softhyphen", 0, 1),
        ("a\tb\nc\rd", "a b\nc␍d", 1, 0),
        ("\x9b31m", "⟦009B⟧31m", 1, 0),
        ("\ud83d!", "⟦D83D⟧!", 1, 0),
        ("zero\u200bwidth", "zero⟦ZWSP⟧width", 1, 0),
        ("\U000e0041", "⟦TAG A⟧", 1, 0),
        ("👩\u200d👧", "👩", 0, 2),
        ("a👨\u200d👩\u200d👧\u200d👦b", "a👨b", 0, 6),
        ("👩🏽\u200d🚀👩🚀", "👩👩🚀", 0, 3),
        ("❤\ufe0f\u200d🔥", "❤", 0, 3),
        ("⛹\ufe0f\u200d♀\ufe0f", "⛹", 0, 4),
        ("👍🏽👍", "👍👍", 0, 1),
        ("🏽", "⟦1F3FD⟧", 1, 0),
        ("🇩🇪🇫🇷🇩", "⟦DE⟧⟦FR⟧⟦D⟧", 3, 0),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f!", "🏴!", 0, 6),
        ("🏴\U000e0041\U000e007f", "🏴⟦TAG A⟧⟦TAG⟧", 2, 0),
        ("e" + "\u0301" * 40, "e" + "\u0301" * 4, 0, 36),
    ],
)
def test_pictures(text: str, drawn: str, pictured: int, dropped: int) -> None:
    safe = SafeText(text)
    assert (safe.drawn, safe.pictured, safe.dropped) == (drawn, pictured, dropped)


def test_line_has_no_newline() -> None:
    assert not re.search(r"[\r\n]", SafeText("one\r\ntwo\nthree").line())


def test_what_is_taken_as_plain_is_neither_unsafe_nor_a_mark() -> None:
    unsafe, _ = safetext._patterns(False)
    for code in range(0x10000):
        char = chr(code)
        if safetext._PLAIN.match(char):
            assert not unsafe.match(char), f"{code:04X}"
            assert unicodedata.category(char) not in {"Cf", "Cs", "Mn", "Mc", "Me"}, f"{code:04X}"
            assert not safetext._stacks(char), f"{code:04X}"
