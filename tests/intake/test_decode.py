import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.intake.decode import decode

texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(texts)
def test_utf_8_comes_out_as_it_went_in(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode()) == text


@given(texts, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]))
def test_a_byte_order_mark_decides_and_is_dropped(text: str, encoding: str) -> None:
    # A UTF-16 text that begins with NUL looks like UTF-32.
    if not (encoding == "utf-16-le" and text.startswith("\0")):
        assert decode(("\ufeff" + text).encode(encoding)) == text


@given(st.binary())
def test_no_bytes_are_an_error(data: bytes) -> None:
    decode(data)
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE):
        decode(mark + data)


def test_an_old_encoding() -> None:
    assert decode("Café “Zur Brücke” – 5 €".encode("cp1252")) == "Café “Zur Brücke” – 5 €"
    assert decode(b"caf\xe9 \x81\x8d") == "café \x81\x8d"


def test_utf_8_with_a_broken_byte_stays_utf_8() -> None:
    assert decode("ü".encode() * 20 + b"\xff") == "ü" * 20 + "\ufffd"


@pytest.mark.parametrize("text", ["a\r\nb\rc", "\u2028\x85\x0c", "\0", "e\u0301", "\ufffe"])
def test_nothing_else_is_changed(text: str) -> None:
    assert decode(text.encode()) == text
