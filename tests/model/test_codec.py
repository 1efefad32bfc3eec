import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import Attribution, Figure, Origin, RawDocument, Refusal, TextSpan, decode, encode

ANY_TEXT = st.text(st.one_of(st.characters(), st.sampled_from("\ud800\udc00\u2028\x00")))


@given(ANY_TEXT, ANY_TEXT)
def test_every_text_comes_back(raw: str, title: str) -> None:
    document = RawDocument(raw=raw, title=title, extra={"k": [1, None, title]})
    assert decode(encode(document), RawDocument) == document


@given(ANY_TEXT)
def test_a_record_is_one_line_of_utf8_json(raw: str) -> None:
    line = encode(RawDocument(raw=raw))
    assert b"\n" not in line
    assert json.loads(line.decode("utf-8"))["raw"] == raw


def test_place_is_called_in() -> None:
    span = TextSpan(0, 2, "ab")
    attribution = Attribution(
        start=0, end=2, mode="direct", source=None, cue=None, content=[span], place="title"
    )
    figure = Figure(start=0, end=1, text="3", kind="count", value=3)
    assert json.loads(encode(attribution))["in"] == "title"
    assert json.loads(encode(figure))["in"] == "text"
    assert decode(encode(attribution), Attribution) == attribution


def test_a_wrong_type_is_named_with_its_path() -> None:
    with pytest.raises(msgspec.ValidationError, match=r"\$\.origin\.line"):
        decode(b'{"raw": "x", "origin": {"line": "one"}}', RawDocument)


def test_a_refusal_names_input_line_and_reason() -> None:
    assert str(Refusal(Origin(path="crawl.jsonl", line=7), "no text")) == "crawl.jsonl:7: no text"
