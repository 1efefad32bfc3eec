"""Inputs that are no articles, or change while they are read: each is named, the rest goes on."""

import os
import resource
import socket
import sys
from io import BytesIO
from pathlib import Path

import pytest

from tests.intake.helpers import from_file, from_stdin, refused, taken
from tui.intake import documents, limits, opening
from tui.intake import stream as stream_module
from tui.model import RawDocument, Refusal

GOOD = b"The weir held."


def reasons(*paths: str | Path, as_: str = "auto") -> list[str]:
    return [item.reason for item in documents(paths, as_=as_) if isinstance(item, Refusal)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        ("\ufeff".encode(), "empty"),
        ("\u00a0\u2003\u200a".encode(), "empty"),
        (b"GIF89a\x01\x00", "a GIF image, which is not read"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image, which is not read"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image, which is not read"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "a WebP image, which is not read"),
        (b"\x7fELF\x02\x01", "an ELF program, which is not read"),
        (b"MZ\x90\x00\x03", "a Windows program, which is not read"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF, which is not read"),
        (b"{\\rtf1 The weir held.}", "an RTF document, which is not read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "an old Office document, which is not read"),
        (b"SQLite format 3\x00\x10", "an SQLite database, which is not read"),
        (b"Rar!\x1a\x07\x01\x00", "a RAR archive, which is not read"),
        (b"WARC/1.1\r\n", "WARC, which is not read"),
        (b"The weir\x00 held.", "binary (it holds NUL bytes)"),
        (bytes(range(1, 256)) * 3, "binary (it is full of control characters)"),
        (b"The weir held.\n" * 9000 + b"\x00", "binary (it holds NUL bytes)"),
    ],
)
def test_what_is_no_text_is_named(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "b.txt").write_bytes(GOOD)
    assert refused(from_file(tmp_path, "a.txt", data)) == [f"{tmp_path / 'a.txt'}: {reason}"]
    assert refused(from_stdin(data)) == [f"-: {reason}"]
    items = list(documents([tmp_path]))
    assert len(refused(items)) == 1
    assert [d.raw for d in taken(items)] == ["The weir held."]


@pytest.mark.parametrize("text", ["x" * 256 + "mustard, he said", "THE NEW WAVE came", "any ftyp"])
def test_text_that_has_a_sign_of_something_else_within_is_text(text: str) -> None:
    assert [d.raw for d in taken(from_stdin(text.encode()))] == [text]


@pytest.mark.parametrize(
    "text", ["MZungu said no.", "ID3 is a tag.", "BZh is a name.", "\x1b[1mB\x1b[m \x07"]
)
def test_text_that_only_begins_like_something_else_is_text(text: str) -> None:
    assert [d.raw for d in taken(from_stdin(text.encode()))] == [text]


def test_a_text_too_long_for_an_article_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["tui.intake.documents"], "LONGEST", 20)
    items = from_stdin(b'{"text": "%s"}\n{"text": "short"}\n' % (b"a" * 21))
    assert [d.raw for d in taken(items)] == ["short"]
    assert refused(items) == ["-:1: a text of 21 characters, which is no article"]


def test_a_line_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            return b"{" * (size or 0)

    monkeypatch.setattr(stream_module, "LARGEST", 1 << 10)
    monkeypatch.setattr(stream_module, "PASSED_OVER", 1 << 20)
    (item,) = documents(["-"], as_="jsonl", stdin=Endless())
    assert str(item) == "-:1: a line longer than 1 MiB: nothing after it is read"


def test_devices_sockets_and_pipes(tmp_path: Path) -> None:
    assert reasons("/dev/zero", "/dev/full", as_="jsonl") == ["a device, not a regular file"] * 2
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        os.mkfifo(tmp_path / "pipe")
        (tmp_path / "zero").symlink_to("/dev/zero")
        assert reasons(tmp_path) == [
            "a pipe, not a regular file",
            "a socket, not a regular file",
            "a device, not a regular file",
        ]
        assert len(reasons(tmp_path / "socket")) == 1


def test_a_pipe_in_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD)
    (tmp_path / "b.txt").write_bytes(GOOD)
    items = documents([tmp_path])
    assert isinstance(next(items), RawDocument)
    (tmp_path / "b.txt").unlink()
    os.mkfifo(tmp_path / "b.txt")
    assert refused(list(items)) == [f"{tmp_path / 'b.txt'}: a pipe, not a regular file"]


def test_a_file_that_vanishes_or_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (tmp_path / name).write_bytes(GOOD)
    real = os.open

    def guarded(path: str, flags: int) -> int:
        if path.endswith("c.txt"):
            raise PermissionError(13, "Permission denied", path)
        return real(path, flags)

    monkeypatch.setattr(os, "open", guarded)
    items = documents([tmp_path])
    first = next(items)
    (tmp_path / "b.txt").unlink()
    rest = list(items)
    assert len(taken([first, *rest])) == 2
    assert refused(rest) == [
        f"{tmp_path / 'b.txt'}: No such file or directory",
        f"{tmp_path / 'c.txt'}: Permission denied",
    ]


def test_no_more_than_was_there_when_opened(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(b'{"text": "A."}\n' * 10_000)
    count = 0
    with path.open("ab") as growing:
        for item in documents([path]):
            assert isinstance(item, RawDocument)
            count += 1
            # Faster than it is read.
            growing.write(b'{"text": "B."}\n' * 3)
            growing.flush()
    assert count == 10_000


def test_a_file_that_becomes_shorter(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(b'{"text": "A."}\n' * 40_000)
    items = documents([path])
    found = [next(items)]
    os.truncate(path, 100_000)
    found += items
    assert len(taken(found)) >= 100_000 // 15
    (why,) = refused(found)
    assert "became shorter while it was read" in why
    assert why.startswith(f"{path}:{len(taken(found)) + 1}: ")


def test_files_of_the_kernel_have_no_size_and_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    (document,) = documents(["/proc/self/status"])
    assert isinstance(document, RawDocument)
    assert "Pid:" in document.raw
    monkeypatch.setattr(opening, "LARGEST", 10)
    assert reasons("/proc/self/status") == ["had no size and does not end: stopped after 0 MiB"]


def test_a_redirected_file_is_read_as_far_as_it_was_long(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'{"text": "A."}\n{"text": "B."}\n')
    with path.open("rb") as stdin, path.open("ab") as growing:
        items = documents(["-"], stdin=stdin)
        first = next(items)
        growing.write(b'{"text": "C."}\n')
        growing.flush()
        assert [d.raw for d in taken([first, *items])] == ["A.", "B."]


def test_too_many_open_files(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(GOOD)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    held = []
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(soft, 256), hard))
        with pytest.raises(OSError, match="Too many"):
            while True:
                held.append(os.open(path, os.O_RDONLY))
        assert reasons(path, path) == ["Too many open files"] * 2
    finally:
        for number in held:
            os.close(number)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert reasons(path) == []


def test_names_that_cannot_be(tmp_path: Path) -> None:
    *long, null = reasons("n" * 300, "/".join(["d" * 200] * 40), "a\x00b")
    assert long == ["File name too long"] * 2
    assert "embedded null" in null


def test_names_with_newlines_and_escapes_are_read(tmp_path: Path) -> None:
    for name in ("a\nb.txt", "\x1b[31mred.txt", "c\u202e.txt"):
        (tmp_path / name).write_bytes(GOOD)
    (tmp_path / "x\n\x1b]0;t\x07.txt").write_bytes(b"")
    items = list(documents([tmp_path]))
    assert len(taken(items)) == 3
    assert refused(items) == [f"{tmp_path}/x\n\x1b]0;t\x07.txt: empty"]


def test_a_line_of_100_mb_between_two_good_ones(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "A."}\n{"text": "')
        for _ in range(100):
            file.write(b"a" * 1_000_000)
        file.write(b'"}\n{"text": "B."}\n')
    items = list(documents([path]))
    assert [(d.raw, d.origin.line) for d in taken(items)] == [("A.", 1), ("B.", 3)]
    assert refused(items) == [f"{path}:2: longer than {limits.LARGEST >> 20} MiB"]
    assert reasons(path, as_="text") == ["longer than 64 MiB, which is no article"]
