"""Files that are no text, by the bytes they begin with."""

from tui.intake.decode import mark

PACKED = frozenset(("gzip", "bzip2", "xz", "zstd"))
"""Kinds that hold one compressed stream."""
ARCHIVES = frozenset(("zip", "tar"))
"""Kinds that hold members."""

_BEGINNINGS = (
    (b"\x1f\x8b", "gzip"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"%PDF-", "PDF"),
    (b"WARC/", "WARC"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "PostScript"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\0\0\x01\0", "an icon"),
    (b"\x7fELF", "an ELF program"),
    (b"MZ", "a Windows program"),
    (b"\xcf\xfa\xed\xfe", "a macOS program"),
    (b"\xca\xfe\xba\xbe", "a Java class or macOS program"),
    (b"\0asm", "a WebAssembly program"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x1aE\xdf\xa3", "a Matroska film"),
)
_INSIDE = (
    (b"RIFF", 8, b"WEBP", "a WebP image"),
    (b"RIFF", 8, b"WAVE", "a WAV recording"),
    (b"RIFF", 8, b"AVI ", "an AVI film"),
    (b"\0", 4, b"ftyp", "an MP4 film or HEIF image"),
    (b"", 257, b"ustar", "tar"),
)
"""Beginning, place, what stands there, kind."""
_CONTROLS = bytes(sorted(set(range(32)) - set(b"\b\t\n\v\f\r\x1b")))
_MOST_CONTROLS, _CONTROL_SHARE = 8, 20
"""A stray control character or two is no reason; more than one in so many is."""


def signature(head: bytes) -> str | None:
    """What a file that begins with ``head`` is, if its first bytes tell: a name, for a sentence."""
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning) and _borne_out(head, kind):
            return kind
    for beginning, at, found, kind in _INSIDE:
        if head.startswith(beginning) and head.startswith(found, at) and _borne_out(head, kind):
            return kind
    return None


def _borne_out(head: bytes, kind: str) -> bool:
    """Whether the next bytes agree, where plain text may begin so too."""
    if kind in ("a Windows program", "an MP3 recording", "tar"):
        return b"\0" in head[:257]
    return kind != "bzip2" or head[4:10] in (b"1AY&SY", b"\x17\x72\x45\x38\x50\x90")


def binary(data: bytes) -> str | None:
    """Why the bytes are no text in any encoding that is read, or None."""
    if mark(data) is not None:
        return None
    if b"\0" in data:
        return "binary (it holds NUL bytes)"
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS and controls * _CONTROL_SHARE > len(data):
        return "binary (it is full of control characters)"
    return None
