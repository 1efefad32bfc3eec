"""Compressed files and archives: what is whole in them is read, and each thing that is not is named."""

import bz2
import gzip
import io
import lzma
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.helpers import from_file, from_stdin, refused, taken
from tui.intake import compressed, documents
from tui.model import RawDocument, Refusal, encode

LINES = b'{"text": "One."}\nno\n{"text": "Two."}\n'
FILES = {"a.txt": b"The weir held.", "b/c.jsonl": LINES, "z.txt": b"Last."}
EXPECTED = [
    ("a.txt", None, "The weir held."),
    ("b/c.jsonl", 1, "One."),
    ("b/c.jsonl", 3, "Two."),
    ("z.txt", None, "Last."),
]
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": partial(lzma.compress, preset=0),
}
NOISE = os.urandom(40_000).hex().encode()


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return held.getvalue()


def found(items: list[RawDocument | Refusal]) -> list[tuple[str | None, int | None, str]]:
    return [(d.origin.member, d.origin.line, d.raw) for d in taken(items)]


def through_a_pipe(data: bytes) -> list[RawDocument | Refusal]:
    reader, writer = os.pipe()
    command = [sys.executable, "-c", _FEED, str(writer)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=[writer]) as feeder:
        os.close(writer)
        assert feeder.stdin is not None
        feeder.stdin.write(data)
        feeder.stdin.close()
        with open(reader, "rb") as stdin:
            return list(documents(["-"], stdin=stdin))


_FEED = "import os, sys; out = open(int(sys.argv[1]), 'wb'); out.write(sys.stdin.buffer.read()); out.close()"


@pytest.mark.parametrize("packing", PACKERS)
def test_a_compressed_file_is_what_is_inside(tmp_path: Path, packing: str) -> None:
    pack = PACKERS[packing]
    items = from_file(tmp_path, f"crawl.jsonl.{packing}", pack(LINES))
    assert found(items) == [(None, 1, "One."), (None, 3, "Two.")]
    assert refused(items) == [f"{tmp_path}/crawl.jsonl.{packing}:2: not JSON: Expecting value (column 1)"]
    assert found(from_stdin(pack(b"The weir held."))) == [(None, None, "The weir held.")]
    # The name inside decides as it would outside, and so does the user.
    assert "not JSON" in refused(from_file(tmp_path, f"x.jsonl.{packing}", pack(b"oops")))[0]
    assert found(from_file(tmp_path, f"y.{packing}", pack(b'{"text": "a"}'), "text"))[0][2] == '{"text": "a"}'


@pytest.mark.parametrize("packing", PACKERS)
def test_several_streams_in_a_row_are_one_and_padding_is_none(packing: str) -> None:
    pack = PACKERS[packing]
    assert found(from_stdin(pack(b"The weir ") + pack(b"held.") + b"\0" * 8)) == [
        (None, None, "The weir held.")
    ]
    assert refused(from_stdin(pack(b"A.") + b"junk" * 10))


@pytest.mark.parametrize("packing", PACKERS)
def test_a_torn_stream_gives_the_lines_before_the_tear(packing: str) -> None:
    lines = b"".join(b'{"text": "%d %s"}\n' % (n, os.urandom(20).hex().encode()) for n in range(9000))
    whole = PACKERS[packing](lines)
    items = from_stdin(whole[: len(whole) // 2])
    assert len(taken(items)) >= (1000 if packing != "bz2" else 0)
    (why,) = refused(items)
    assert "ends in the middle" in why
    assert len(taken(items)) == 0 or why.startswith(f"-:{len(taken(items)) + 1}: ")
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 0xFF
    # What bzip2 gives before its sum is found to be wrong may be no text any more.
    assert refused(from_stdin(bytes(flipped)))
    assert refused(from_stdin(whole[:12]))


def test_gzip_with_a_wrong_sum() -> None:
    data = bytearray(gzip.compress(b'{"text": "A."}\n'))
    data[-5] ^= 1
    items = from_stdin(bytes(data))
    assert [d.raw for d in taken(items)] in ([], ["A."])
    assert "incorrect" in refused(items)[0]


def test_zstd_is_read_or_refused_clearly() -> None:
    frame = b"\x28\xb5\x2f\xfd\x24\x0e\x71\x00\x00The weir held.\xb0\xfb\xb3\xc6"
    items = from_stdin(frame)
    if sys.version_info >= (3, 14):
        assert len(items) == 1
    else:
        assert refused(items) == ["-: zstd is read with Python 3.14 or later only: unpack it first"]


@pytest.mark.parametrize(
    "data",
    [
        zipped(FILES),
        zipped(FILES, zipfile.ZIP_STORED),
        tarred(FILES),
        *(tarred(FILES, f"w:{packing}") for packing in PACKERS),
        gzip.compress(zipped(FILES)),
    ],
    ids=["zip", "stored zip", "tar", "tar.gz", "tar.bz2", "tar.xz", "zip.gz"],
)
def test_an_archive_is_its_members(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "dump"
    for items in (from_file(tmp_path, "dump", data), from_stdin(data), through_a_pipe(data)):
        assert found(items) == EXPECTED
        origin = items[0].origin.path
        assert refused(items) == [f"{origin} (b/c.jsonl):2: not JSON: Expecting value (column 1)"]
    assert sorted(os.listdir(tmp_path)) == [path.name]


def test_members_that_are_no_articles() -> None:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        for name, kind in (
            ("folder", tarfile.DIRTYPE),
            (".hidden", tarfile.REGTYPE),
            ("__MACOSX/._a", tarfile.REGTYPE),
            ("folder/README.md", tarfile.REGTYPE),
            ("link", tarfile.SYMTYPE),
            ("hard", tarfile.LNKTYPE),
            ("null", tarfile.CHRTYPE),
            ("empty.txt", tarfile.REGTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type = kind
            info.linkname = "/etc/passwd"
            tar.addfile(info)
        tar.addfile(_info("../up\x1b.txt", 3), io.BytesIO(b"Up."))
        tar.addfile(_info("a.png", 8), io.BytesIO(b"\x89PNG\r\n\x1a\n"))
    items = from_stdin(archive.getvalue())
    assert found(items) == [("../up\x1b.txt", None, "Up.")]
    link = "a link or device, not a regular file"
    assert refused(items) == [
        f"- (link): {link}",
        f"- (hard): {link}",
        f"- (null): {link}",
        "- (empty.txt): empty",
        "- (a.png): a PNG image, which is not read",
    ]


def _info(name: str, size: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size = size
    return info


def test_members_of_zip_that_are_no_articles() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("folder/", b"")
        archive.writestr("folder/.x", b"Hidden.")
        archive.writestr("folder/LICENSE", b"Free.")
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, b"/etc/passwd")
        archive.writestr("locked.txt", b"Locked.")
        archive.writestr("a.txt", b"A.")
    data = bytearray(held.getvalue())
    data[data.index(b"locked.txt") - 30 + 6] |= 1
    data[data.rindex(b"locked.txt") - 46 + 8] |= 1
    items = from_stdin(bytes(data))
    assert found(items) == [("a.txt", None, "A.")]
    assert refused(items) == ["- (link): a link or device, not a regular file", "- (locked.txt): encrypted"]
    piped = through_a_pipe(bytes(data))
    assert "- (locked.txt): encrypted" in refused(piped)
    assert ("a.txt", None, "A.") in found(piped)


def test_documents_that_happen_to_be_zip_archives() -> None:
    for names, kind in (
        (["[Content_Types].xml", "word/document.xml"], "an Office document"),
        (["mimetype", "content.xml"], "an OpenDocument file or e-book"),
        (["META-INF/MANIFEST.MF", "A.class"], "a Java archive"),
    ):
        data = zipped(dict.fromkeys(names, b"<x/>"))
        assert refused(from_stdin(data)) == [f"-: {kind}, which is not read"]
        assert refused(through_a_pipe(data)) == [f"-: {kind}, which is not read"]
    assert from_stdin(zipped({})) == []


def test_how_deep_it_is_looked() -> None:
    inner = {"z": zipped(FILES), "t.gz": tarred(FILES, "w:gz"), "a.gz": gzip.compress(b"A."), "b": b"B."}
    items = from_stdin(tarred(inner, "w:xz"))
    assert found(items) == [("a.gz", None, "A."), ("b", None, "B.")]
    assert refused(items) == [
        "- (z): zip within tar, an archive in an archive: unpack it first",
        "- (t.gz): tar within tar, an archive in an archive: unpack it first",
    ]
    assert refused(from_stdin(gzip.compress(lzma.compress(b"A.")))) == [
        "-: xz within gzip, compressed twice: decompress it first"
    ]


def test_a_list_of_objects_in_an_archive() -> None:
    assert found(from_stdin(zipped({"x.json": b'[{"text": "A."}, {"text": "B."}]'}))) == [
        ("x.json[0]", None, "A."),
        ("x.json[1]", None, "B."),
    ]


@pytest.mark.parametrize("make", [zipped, tarred], ids=["zip", "tar"])
def test_a_torn_archive_gives_the_members_before_the_tear(make: Callable[[dict[str, bytes]], bytes]) -> None:
    files = {"a.txt": b"A. " + NOISE[:3000], "b.txt": b"B. " + NOISE[:30_000], "c.txt": b"C. " + NOISE}
    data = make(files)
    for read in (from_stdin, through_a_pipe):
        items = read(data[: data.index(b"c.txt") + 5000])
        assert [member for member, _, _ in found(items)] == ["a.txt", "b.txt"]
        assert refused(items)[0].startswith("- (c.txt): ")
        # Between two members, in the middle of a header.
        items = read(data[: data.index(b"c.txt") + 3])
        assert [member for member, _, _ in found(items)] == ["a.txt", "b.txt"]
        assert len(refused(items)) == 1
        assert [member for member, _, _ in found(read(data[: data.index(b"c.txt") + 50]))] == [
            "a.txt",
            "b.txt",
        ]


def test_an_archive_that_lacks_its_end_only() -> None:
    whole = tarred({"a.txt": b"A."})
    for read in (from_stdin, through_a_pipe):
        items = read(whole[:1024])
        assert found(items) == [("a.txt", None, "A.")]
        assert refused(items) == ["-: the archive breaks off or is damaged (1024 bytes in: empty header)"]
    whole = zipped({"a.txt": b"A.", "b.txt": b"B."})
    items = from_stdin(whole[: whole.index(b"PK\x01\x02") + 20])
    assert [member for member, _, _ in found(items)] == ["a.txt", "b.txt"]
    assert refused(items) == ["-: damaged archive: File is not a zip file"]


def test_a_damaged_member_does_not_cost_the_others() -> None:
    data = bytearray(zipped({"a.txt": b"A.", "b.txt": NOISE, "c.txt": b"C."}))
    at = data.index(b"b.txt") + 2000
    data[at : at + 40] = b"\xff" * 40
    for read in (from_stdin, through_a_pipe):
        items = read(bytes(data))
        assert [member for member, _, _ in found(items)] == ["a.txt", "c.txt"]
        assert refused(items)[0].startswith("- (b.txt): damaged archive: ")


def test_a_tar_header_that_is_no_header_is_no_silent_end() -> None:
    data = bytearray(tarred(FILES))
    at = data.index(b"b/c.jsonl")
    data[at : at + 400] = b"x" * 400
    items = from_stdin(bytes(data))
    assert [member for member, _, _ in found(items)] == ["a.txt"]
    assert "breaks off or is damaged" in refused(items)[0]


@pytest.mark.parametrize("packing", PACKERS)
def test_a_bomb_is_stopped(packing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compressed, "RATIO_FROM", 1 << 20)
    line = b'{"text": "' + b"a" * 9000 + b'"}\n'
    items = from_stdin(PACKERS[packing](line * 400))
    assert 100 < len(taken(items)) < 400
    assert "unpacks to more than 200 times its size" in refused(items)[0]
    # As much again that is no bomb.
    dense = b"".join(b'{"text": "%s"}\n' % os.urandom(450).hex().encode() for _ in range(1300))
    assert len(taken(from_stdin(PACKERS[packing](dense)))) == 1300


def test_bombs_in_archives_are_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compressed, "RATIO_FROM", 1 << 20)
    files = {"a.txt": b"A.", "b.txt": b"b" * (3 << 20), "c.txt": b"c" * (3 << 20)}
    for data in (zipped(files), tarred(files, "w:gz")):
        for read in (from_stdin, through_a_pipe):
            items = read(data)
            assert found(items) == [("a.txt", None, "A.")]
            assert "unpacks to more than 200 times its size" in refused(items)[0]
            assert len(refused(items)) <= 2


def test_many_members_take_no_memory_together() -> None:
    """The tar module would keep every header it has met."""
    seen = []
    real = tarfile.TarFile.next

    def counted(archive: tarfile.TarFile) -> tarfile.TarInfo | None:
        seen.append(len(archive.members))  # type: ignore[attr-defined]
        return real(archive)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tarfile.TarFile, "next", counted)
        assert len(from_stdin(tarred({f"{n}.txt": b"A." for n in range(300)}))) == 300
    assert max(seen) <= 1


def test_a_name_as_long_as_a_film_is_refused() -> None:
    info = tarfile.TarInfo("x" * (2 << 20))
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=tarfile.GNU_FORMAT) as archive:
        archive.addfile(info)
    assert "name is longer than 1 MiB" in refused(from_stdin(held.getvalue()))[0]


SOME = [zipped(FILES), zipped(FILES, zipfile.ZIP_STORED), tarred(FILES), tarred(FILES, "w:gz"),
        gzip.compress(LINES), bz2.compress(b"A."), lzma.compress(b"A.")]  # fmt: skip


@settings(deadline=None)
@given(
    st.sampled_from(SOME),
    st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), max_size=6),
    st.integers(0, 4000),
)
def test_any_damage_is_a_refusal_at_most(whole: bytes, changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(whole)
    for at, value in changes:
        data[at % len(data)] = value
    for item in from_stdin(bytes(data[: len(data) - cut] if cut % 2 else data)):
        assert encode(item)
