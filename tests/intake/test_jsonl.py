import json
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.helpers import from_stdin, refused, taken
from tui.intake import documents
from tui.intake import stream as stream_module
from tui.model import Origin, RawDocument, encode


def line(**fields: Any) -> bytes:
    return json.dumps({"text": "The weir held."} | fields).encode() + b"\n"


def one(**fields: Any) -> RawDocument:
    items = from_stdin(line(**fields), "jsonl")
    assert len(items) == 1
    assert isinstance(items[0], RawDocument), items
    return items[0]


def why(data: bytes) -> str:
    items = from_stdin(data, "jsonl")
    assert len(items) == 1
    return refused(items)[0]


def test_a_line_with_everything() -> None:
    document = one(
        id="w1",
        url="https://tarnbay.test/w1",
        title="Weir holds",
        byline=["Ida Morrow", " Tolvan Reed "],
        published="2026-03-17T17:31:00+01:00",
        language="en",
        section="local",
        n={"deep": [1, None]},
    )
    assert document == RawDocument(
        raw="The weir held.",
        origin=Origin(path="-", line=1, url="https://tarnbay.test/w1"),
        id="w1",
        title="Weir holds",
        byline=["Ida Morrow", "Tolvan Reed"],
        published="2026-03-17T17:31:00+01:00",
        language="en",
        extra={"section": "local", "n": {"deep": [1, None]}},
    )


def test_text_alone_is_enough_and_null_is_not_given() -> None:
    bare = RawDocument(raw="The weir held.", origin=Origin(path="-", line=1))
    assert one() == bare
    assert one(id=None, url=None, title=None, byline=None, published=None, language=None) == bare
    assert one(id="", url="", published=" ", html=None) == bare


def test_a_byline_may_be_one_name() -> None:
    assert one(byline="Ida Morrow").byline == ["Ida Morrow"]
    assert one(byline="  ").byline == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2026", "2026"),
        ("2026-03", "2026-03"),
        ("2026-03-17", "2026-03-17"),
        ("2026-03-17 17:31", "2026-03-17T17:31"),
        ("2026-03-17T17:31:05.250Z", "2026-03-17T17:31:05.250Z"),
        ("2026-03-17T17:31:05 +0100", "2026-03-17T17:31:05+01:00"),
        ("Tue, 17 Mar 2026 17:31:00 +0100", "2026-03-17T17:31:00+01:00"),
    ],
)
def test_published_is_iso_and_no_more_exact_than_given(given: str, expected: str) -> None:
    document = one(published=given)
    assert document.published == expected
    assert document.extra == {}


@pytest.mark.parametrize("given", ["yesterday", "2026-13-01", "2026-02-30", "17/03/2026", "2026-03-17T25:00"])
def test_a_date_that_is_not_understood_is_kept_as_it_came(given: str) -> None:
    document = one(published=given)
    assert document.published is None
    assert document.extra == {"published": given}


@pytest.mark.parametrize(
    ("given", "expected"), [("EN", "en"), ("en-GB", "en"), ("pt_BR", "pt"), ("English", None)]
)
def test_language(given: str, expected: str | None) -> None:
    document = one(language=given)
    assert document.language == expected
    assert document.extra == ({} if expected else {"language": given})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"text": "a" "b"}', "-:1: not JSON: Expecting ',' delimiter (column 14)"),
        (
            '{"text": "é", b}'.encode(),
            "-:1: not JSON: Expecting property name enclosed in double quotes (column 15)",
        ),
        (b'{"text": "a', "-:1: not JSON: string without an end (column 10)"),
        (b'{"text": "a\tb"}', "-:1: not JSON: control character in a string (column 12)"),
        (b'{"text": "a\\q"}', "-:1: not JSON: unknown escape in a string (column 12)"),
        (b'{"text": NaN}', "-:1: not JSON: NaN is no number"),
        (b'{"text": "\xff"}', "-:1: not UTF-8 (byte 11)"),
        (b"[1]", "-:1: not a JSON object"),
        (b'"text"', "-:1: not a JSON object"),
        (b"{}", "-:1: neither text nor html"),
        (b'{"text": null}', "-:1: neither text nor html"),
        (b'{"text": " \\n"}', "-:1: text is empty"),
        (b'{"html": "<p> <script>x</script>"}', "-:1: no text in this page"),
        (b'{"html": 5}', "-:1: $.html: expected string or null, got number"),
        (b'{"text": 5}', "-:1: $.text: expected string or null, got number"),
        (b'{"text": "a", "id": 5}', "-:1: $.id: expected string or null, got number"),
        (b'{"text": "a", "byline": ["b", 5]}', "-:1: $.byline[1]: expected string, got number"),
        (b'{"text": "a", "n": ' + b"[" * 200 + b"]" * 200 + b"}", "-:1: JSON nested too deeply"),
        (b'{"text": "a", "n": ' + b"[" * 100_000, "-:1: JSON nested too deeply"),
    ],
)
def test_a_bad_line_says_what_is_wrong_and_where(data: bytes, reason: str) -> None:
    assert why(data) == reason


def test_bad_lines_are_refused_and_the_others_go_on() -> None:
    items = from_stdin(
        line(id="a") + b"\n" + b"oops\r\n" + line(id="b") + b"  \n" + line(id="c").strip(), "jsonl"
    )
    assert [(d.id, d.origin.line) for d in taken(items)] == [("a", 1), ("b", 4), ("c", 6)]
    assert refused(items) == ["-:3: not JSON: Expecting value (column 1)"]


def test_only_a_newline_ends_a_line() -> None:
    text = "one\u2028two\u2029three\x85four\x0bfive"
    data = json.dumps({"text": text}, ensure_ascii=False).replace("\\u000b", "\\u000b").encode()
    assert [d.raw for d in taken(from_stdin(data, "jsonl"))] == [text]


def test_lone_surrogates_survive() -> None:
    document = taken(from_stdin(b'{"text": "odd \\ud800 \\udc00\\ud83d", "x": "\\udfff"}', "jsonl"))[0]
    assert document.raw == "odd \ud800 \udc00\ud83d"
    assert document.extra == {"x": "\udfff"}


def test_text_and_html_together() -> None:
    document = one(html="<p>The weir held.</p>")
    assert document.raw == "The weir held."
    assert document.html is None
    assert document.extra == {"html": "<p>The weir held.</p>"}


@pytest.mark.parametrize("text", [None, "", " \n"])
def test_html_is_laid_out_where_there_is_no_text(text: str | None) -> None:
    document = one(
        text=text, html="<h1>Weir</h1><p>The weir <b>held</b>, \ud800 too.", url="https://a.test/1"
    )
    assert document.raw == "Weir\n\nThe weir held, \ufffd too.\n"
    assert document.html == "<h1>Weir</h1><p>The weir <b>held</b>, \ud800 too."
    assert document.extra == {}


def test_numbers_of_any_size_can_be_written_again() -> None:
    document = taken(from_stdin(b'{"text": "a", "big": ' + b"9" * 400 + b', "far": 1e999}', "jsonl"))[0]
    assert encode(document)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(encoding: str) -> None:
    text = (line(id="é") + line(id="b")).decode()
    for as_ in ("auto", "jsonl"):
        items = from_stdin(text.encode(encoding), as_)
        assert [(d.id, d.origin.line) for d in taken(items)] == [("é", 1), ("b", 2)]


def test_lines_are_taken_one_by_one() -> None:
    class Endless:
        """A pipe that never ends."""

        count = 0

        def readline(self, limit: int = -1) -> bytes:
            self.count += 1
            return line(id=str(self.count))

    stream = Endless()
    found = list(islice(documents(["-"], stdin=stream), 3))  # type: ignore[arg-type]
    assert [d.id for d in found if isinstance(d, RawDocument)] == ["1", "2", "3"]
    assert stream.count == 3


def test_a_line_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream_module, "LARGEST", 100)
    items = from_stdin(line(id="a") + line(id="b" * 200_000) + line(id="c"), "jsonl")
    assert [(d.id, d.origin.line) for d in taken(items)] == [("a", 1), ("c", 3)]
    assert refused(items)[0].startswith("-:2: longer than")


@given(st.lists(st.binary(max_size=40)).map(b"\n".join))
def test_no_bytes_raise_anything(data: bytes) -> None:
    for as_ in ("jsonl", "json", "text", "auto"):
        for item in from_stdin(data, as_):
            assert encode(item)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


@given(st.lists(st.dictionaries(st.sampled_from(["text", "id", "byline", "x"]), json_values), max_size=5))
def test_every_line_is_either_taken_or_refused(objects: list[dict[str, Any]]) -> None:
    items = from_stdin(b"".join(json.dumps(o).encode() + b"\n" for o in objects) or b"\n", "jsonl")
    assert [item.origin.line for item in items] == list(range(1, len(objects) + 1))
    for item, given_ in zip(items, objects, strict=True):
        if isinstance(item, RawDocument):
            assert item.raw == given_["text"]
