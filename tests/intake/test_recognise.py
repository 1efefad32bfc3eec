from pathlib import Path

import pytest

from tests.intake.helpers import from_file, from_stdin, refused, taken
from tui.intake import documents
from tui.intake.recognise import recognise


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"The weir held.", "a.txt", "text"),
        (b"The weir held.", "no-suffix", "text"),
        (b"[VIDEO] The weir held.", "a.txt", "text"),
        (b"{sic} is a mark", "a.txt", "text"),
        (b'{"text": "a"}\n', "a.txt", "jsonl"),
        (b'{"text": "a"}\n', "", "jsonl"),
        (b'  {"text": "a', "", "jsonl"),
        (b'{"text": "a"}', "a.json", "jsonl"),
        (b'{"text": "a",\n', "a.json", "json"),
        (b"{\n", "a.txt", "json"),
        (b"{\n", "a.jsonl", "jsonl"),
        (b'[{"text": "a"}]', "", "json"),
        (b"oops", "a.ndjson", "jsonl"),
        (b"<!DOCTYPE html><html>", "a.txt", "html"),
        (b'<?xml version="1.0"?>\n<html>', "", "html"),
        (b"The weir held.", "a.HTM", "html"),
        (b'<?xml version="1.0"?><rss>', "feed", "XML"),
        (b"\x1f\x8b\x08\x00", "a.gz", "gzip"),
        (b"PK\x03\x04\x00", "a.txt", "zip"),
        (b"%PDF-1.7", "", "PDF"),
        (b"a\0b", "a.txt", "binary"),
        ("\ufeffhé".encode("utf-16"), "a.txt", "text"),
        ('{"text": "a"}\n'.encode("utf-16"), "a.txt", "jsonl"),
        (b"\xef\xbb\xbf" + b'{"text": "a"}', "a.txt", "jsonl"),
    ],
)
def test_content_then_name(head: bytes, name: str, kind: str) -> None:
    assert recognise(head, name) == kind


def test_what_is_not_read_is_refused_with_the_reason(tmp_path: Path) -> None:
    for name, data, reason in (
        ("a.html", b"<html>", "no text in this page"),
        ("a.gz", b"\x1f\x8b\x08\x00", "the gzip data ends in the middle (0 bytes in)"),
        ("a.pdf", b"%PDF-1.7\n", "PDF, which is not read"),
        ("b.png", b"\x89PNG\r\n\x1a\n\0\0", "a PNG image, which is not read"),
        ("a.txt", b"a\n" * 70_000 + b"\0", "binary (it holds NUL bytes)"),
        ("b.txt", b"", "empty"),
        ("c.txt", b" \n\t", "empty"),
        ("c.jsonl", b"", "empty"),
    ):
        assert refused(from_file(tmp_path, name, data)) == [f"{tmp_path / name}: {reason}"]


def test_the_user_knows_better(tmp_path: Path) -> None:
    assert [d.raw for d in taken(from_file(tmp_path, "a.html", b"<p>a\0", "text"))] == ["<p>a\0"]
    assert [d.raw for d in taken(from_stdin(b'{"text": "a"}', "text"))] == ['{"text": "a"}']
    with pytest.raises(ValueError, match="no format"):
        documents([], as_="docx")


def test_a_whole_json_file(tmp_path: Path) -> None:
    items = from_file(tmp_path, "a.json", b'[{"text": "A."}, 3,\n {"text": "B.", "id": "b"}]')
    assert [(d.raw, d.id, d.origin.member, d.origin.line) for d in taken(items)] == [
        ("A.", None, "[0]", None),
        ("B.", "b", "[2]", None),
    ]
    assert refused(items) == [f"{tmp_path / 'a.json'} ([1]): not a JSON object"]
    assert [d.raw for d in taken(from_file(tmp_path, "b.json", b'{\n "text": "C."\n}'))] == ["C."]
    assert "(line 2, column 2)" in refused(from_file(tmp_path, "c.json", b"{\n oops}"))[0]


def test_clean_is_handed_on(tmp_path: Path) -> None:
    for data in (b"Plain.", b'{"text": "A."}'):
        assert [d.clean for d in taken(from_stdin(data, clean=False))] == [False]
        assert [d.clean for d in taken(from_stdin(data))] == [True]
