"""Bytes to text: a byte-order mark decides, else UTF-8 if it is, else what is declared, else what is likely.

Never an error. UTF-8 goes before what a page declares: text in another encoding is hardly ever UTF-8 by
chance, while many pages declare an encoding that they are not in.
"""

import codecs
import re

from tui.intake.charset import declared, detected

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

_SEVEN_BITS = "iso2022_jp"
"""Looks like ASCII."""
_ASCII_OR_BROKEN = re.compile("[\0-\x7f\ufffd]+")


def mark(data: bytes) -> tuple[bytes, str] | None:
    """The byte-order mark that data begins with and the encoding it stands for, or None."""
    for found, encoding in _MARKS:
        if data.startswith(found):
            return found, encoding
    return None


def decode(data: bytes) -> str:
    """The text, its byte-order mark dropped; what no encoding explains becomes U+FFFD."""
    text = _unicode(data)
    return _as(data, detected(data)) if text is None else text


def decode_page(data: bytes) -> str:
    """The source of a page, which may declare its encoding; one that its bytes contradict is not believed."""
    encoding = declared(data)
    if encoding == _SEVEN_BITS and b"\x1b" in data:
        return _as(data, encoding)
    text = _unicode(data)
    if text is not None:
        return text
    if encoding is not None:
        text = _as(data, encoding)
        broken = text.count("\ufffd")
        if not broken or _above_ascii(text) >= _MOSTLY * broken:
            return text
    return _as(data, detected(data))


def _unicode(data: bytes) -> str | None:
    """The text where a byte-order mark stands before it, or where it is UTF-8, some bytes broken or none."""
    found = mark(data)
    if found is not None:
        return data[len(found[0]) :].decode(found[1], "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return text if _above_ascii(text) >= _MOSTLY * broken else None


def _above_ascii(text: str) -> int:
    """How many whole characters are not ASCII."""
    return len(_ASCII_OR_BROKEN.sub("", text))


def _as(data: bytes, encoding: str) -> str:
    return data.decode(encoding, _UNDEFINED if encoding == "cp1252" else "replace")


def _as_latin_1(error: UnicodeError) -> tuple[str, int]:
    """Five bytes have no meaning in Windows-1252: they become the C1 controls of the same number."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


_UNDEFINED = "tui.intake.latin-1"
codecs.register_error(_UNDEFINED, _as_latin_1)
