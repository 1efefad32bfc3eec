"""Bytes to text: a byte-order mark decides, else UTF-8 if it is, else Windows-1252; never an error."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16: the little-endian mark of one begins with that of the other."""

_MOSTLY = 8
"""So many whole multi-byte characters for every broken one, and the text is UTF-8 with damage."""


def mark(data: bytes) -> tuple[bytes, str] | None:
    """The byte-order mark that data begins with and the encoding it stands for, or None."""
    for found, encoding in _MARKS:
        if data.startswith(found):
            return found, encoding
    return None


def decode(data: bytes) -> str:
    """The text, its byte-order mark dropped; what no encoding explains becomes U+FFFD."""
    found = mark(data)
    if found is not None:
        return data[len(found[0]) :].decode(found[1], "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return _damaged(data)


def _damaged(data: bytes) -> str:
    """Bytes that are not UTF-8: mostly UTF-8 with some bytes broken, or an old one-byte encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(not char.isascii() for char in text) - broken
    if whole >= _MOSTLY * broken:
        return text
    return data.decode("cp1252", _UNDEFINED)


def _as_latin_1(error: UnicodeError) -> tuple[str, int]:
    """Five bytes have no meaning in Windows-1252: they become the C1 controls of the same number."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


_UNDEFINED = "tui.intake.latin-1"
codecs.register_error(_UNDEFINED, _as_latin_1)
