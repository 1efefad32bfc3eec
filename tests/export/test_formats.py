import csv
import json
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile.corpus import STRINGS
from tui.export import FORMATS, write
from tui.model import Target, VerdictRow, decode


def row(**fields: Any) -> VerdictRow:
    values: dict[str, Any] = {
        "event": "01A",
        "article": "weir",
        "verdict": "accept",
        "reviewer": "ana",
        "note": None,
        "tags": [],
        "at": "2026-03-17T17:31:00Z",
        "undone": False,
    }
    return VerdictRow(**values | fields)


def written(format_: str, *rows: VerdictRow) -> bytes:
    stream = BytesIO()
    write(format_, iter(rows), stream)
    return stream.getvalue()


def cells(*rows: VerdictRow) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(written("csv", *rows).decode(), newline="")))


texts = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from('\0\r\n,;"=\t\u2028\u202e'), max_size=30
)
rows = st.builds(
    row,
    article=texts,
    verdict=texts,
    reviewer=texts,
    note=st.none() | texts,
    tags=st.lists(texts, max_size=3),
    undone=st.booleans(),
    key=st.none() | texts,
)


def test_the_formats_there_are() -> None:
    assert FORMATS == ("jsonl", "csv")
    with pytest.raises(KeyError):
        write("pdf", [], BytesIO())


def test_jsonl_has_the_fields_other_programs_rely_on() -> None:
    line = written("jsonl", row(note="ok", tags=["a"], undone=True))
    assert json.loads(line) | {
        "event": "01A",
        "article": "weir",
        "verdict": "accept",
        "reviewer": "ana",
        "note": "ok",
        "tags": ["a"],
        "at": "2026-03-17T17:31:00Z",
        "undone": True,
    } == json.loads(line)


@given(st.lists(rows, max_size=4))
def test_jsonl_is_read_back_the_same(some: list[VerdictRow]) -> None:
    lines = written("jsonl", *some).split(b"\n")
    assert lines.pop() == b""
    assert [decode(line, VerdictRow) for line in lines] == some


def test_jsonl_keeps_a_lone_surrogate() -> None:
    odd = row(note="odd \ud800 note")
    assert decode(written("jsonl", odd), VerdictRow) == odd


def test_csv_has_a_header_even_without_rows() -> None:
    assert written("csv").startswith(b"event,article,verdict,reviewer,note,tags,at,undone")


def test_csv_cells() -> None:
    target = Target(start=0, end=3, exact="The")
    cell = cells(row(note='a "quoted",\nnote', tags=["flood", "late"], undone=True, target=target))[0]
    assert cell["note"] == 'a "quoted",\nnote'
    assert cell["tags"] == "flood;late"
    assert cell["undone"] == "true"
    assert json.loads(cell["target"])["exact"] == "The"


@pytest.mark.parametrize("note", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_begins_like_a_formula(note: str) -> None:
    assert cells(row(note=note))[0]["note"] == "'" + note
    assert cells(row(note="a" + note))[0]["note"] == "a" + note


def test_csv_with_a_lone_surrogate_is_still_utf_8() -> None:
    assert cells(row(note="odd \ud800"))[0]["note"] == "odd \\ud800"


@given(st.lists(rows, max_size=4))
def test_csv_is_read_back_the_same_but_for_apostrophes(some: list[VerdictRow]) -> None:
    read = cells(*some)
    assert len(read) == len(some)
    for cell, one in zip(read, some, strict=True):
        for name in ("article", "verdict", "reviewer", "note"):
            before = getattr(one, name) or ""
            assert cell[name] == ("'" if before[:1] in tuple("=+-@\t\r") else "") + before


@pytest.mark.parametrize(
    "field", ["article", "verdict", "reviewer", "note", "key", "revision", "os_user", "at"]
)
def test_no_cell_of_any_column_begins_like_a_formula(field: str) -> None:
    assert cells(row(**{field: "=1+1"}))[0][field] == "'=1+1"


def test_joined_tags_are_one_cell() -> None:
    assert cells(row(tags=["=1+1", "-2"]))[0]["tags"] == "'=1+1;-2"
    assert cells(row(tags=["a", "=b"]))[0]["tags"] == "a;=b"


@given(st.lists(rows, max_size=4))
def test_raw_csv_leaves_every_cell_as_it_is(some: list[VerdictRow]) -> None:
    stream = BytesIO()
    write("csv", some, stream, raw=True)
    read = list(csv.DictReader(StringIO(stream.getvalue().decode(), newline="")))
    assert [cell["note"] for cell in read] == [one.note or "" for one in some]
    assert [cell["tags"] for cell in read] == [";".join(one.tags) for one in some]


def test_no_hostile_string_of_the_corpus_begins_a_cell_as_a_formula() -> None:
    read = cells(*(row(note=string, tags=[string]) for string in STRINGS))
    assert not [cell for cell in read if cell["note"][:1] in tuple("=+-@\t\r") and cell["note"]]
    shown = [string.encode("utf-8", "backslashreplace").decode() for string in STRINGS]
    assert [cell["note"].removeprefix("'") for cell in read] == [text.removeprefix("'") for text in shown]
