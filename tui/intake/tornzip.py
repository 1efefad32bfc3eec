"""A zip archive read forward, member by member, without the table at its end: torn ones, and pipes.

APPNOTE.TXT 4.3.7 and 4.3.9: a local header, the name, extra fields, the data, and, where the sizes were not
known beforehand, a descriptor behind the data.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import Any, Protocol

from tui.intake.compressed import Damaged, Ratio
from tui.intake.limits import HEAD

_LOCAL, _DESCRIPTOR = b"PK\x03\x04", b"PK\x07\x08"
_TABLE = (b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x08")
_HEADER = struct.Struct("<4xHHHHHIIIHH")
_ENCRYPTED, _SIZES_BEHIND, _UTF_8 = 1, 8, 0x800
_STORED, _DEFLATED = 0, 8
_ZIP64 = 0xFFFFFFFF


class Torn(Damaged):
    """The archive breaks off."""


class _Readable(Protocol):
    def read(self, most: int, /) -> bytes: ...


def entries(file: _Readable, ratio: Ratio) -> Iterator[tuple[str, Any]]:
    """Name and file of each member, or name and reason of one not read, up to the table or the torn end.

    Each must be read before the next is asked for; what was left of it is passed over.
    """
    source = _Source(file)
    while True:
        beginning = source.peek(4)
        if beginning in _TABLE:
            return
        if beginning != _LOCAL:
            raise Torn(f"the archive breaks off or is damaged ({source.at} bytes in)")
        version_flags = _HEADER.unpack(source.exactly(30))
        _, flags, method, _, _, crc, packed, size, name_length, extra_length = version_flags
        name = source.exactly(name_length).decode("utf-8" if flags & _UTF_8 else "cp437", "replace")
        extra = source.exactly(extra_length)
        packed, size = _long_sizes(extra, packed, size)
        known = not flags & _SIZES_BEHIND
        if flags & _ENCRYPTED or method not in (_STORED, _DEFLATED) or (method == _STORED and not known):
            if not known:
                raise Torn(f"a member of unknown size ({name}): give the archive as a file")
            yield name, "encrypted" if flags & _ENCRYPTED else f"packed in a way that is not read ({method})"
            source.pass_over(packed)
            continue
        body = _Body(source, method, packed if known else None, crc if known else None, ratio)
        yield name, body
        body.finish()
        if not known:
            _pass_descriptor(source)


def _long_sizes(extra: bytes, packed: int, size: int) -> tuple[int, int]:
    """The sizes, from the extra field where they are too long for the header (4.5.3)."""
    while len(extra) >= 4:
        tag, length = struct.unpack_from("<HH", extra)
        field = extra[4 : 4 + length]
        if tag == 1:
            if size == _ZIP64 and len(field) >= 8:
                size, field = struct.unpack_from("<Q", field)[0], field[8:]
            if packed == _ZIP64 and len(field) >= 8:
                packed = struct.unpack_from("<Q", field)[0]
        extra = extra[4 + length :]
    return packed, size


def _pass_descriptor(source: "_Source") -> None:
    """With or without its signature, with sizes of 4 or of 8 bytes: what comes next tells."""
    signed = 4 if source.peek(4) == _DESCRIPTOR else 0
    for sizes in (8, 16):
        if source.peek(signed + 4 + sizes + 4)[-4:] in (_LOCAL, *_TABLE):
            source.exactly(signed + 4 + sizes)
            return
    source.exactly(min(signed + 12, len(source.peek(signed + 12))))


class _Source:
    """The archive's bytes, forward only, some of them looked at before they are taken."""

    def __init__(self, file: _Readable) -> None:
        self._file = file
        self._seen = b""
        self.at = 0

    def peek(self, count: int) -> bytes:
        """The next bytes, fewer only at the end; they stay."""
        while len(self._seen) < count:
            piece = self._file.read(count - len(self._seen))
            if not piece:
                break
            self._seen += piece
        return self._seen[:count]

    def some(self, most: int) -> bytes:
        """Some bytes, none only at the end."""
        found = self._seen[:most] or self._file.read(most)
        self._seen = self._seen[len(found) :]
        self.at += len(found)
        return found

    def back(self, data: bytes) -> None:
        """Put back what was taken too much."""
        self._seen = data + self._seen
        self.at -= len(data)

    def exactly(self, count: int) -> bytes:
        """So many bytes; ``Torn`` where there are fewer."""
        if len(self.peek(count)) < count:
            raise Torn(f"the archive breaks off ({self.at + len(self._seen)} bytes in)")
        return self.some(count)

    def pass_over(self, count: int) -> None:
        """Leave out so many bytes."""
        while count and (piece := self.some(min(count, HEAD))):
            count -= len(piece)


class _Body:
    """One member's bytes unpacked, with ``read``; the sum is checked where it is known."""

    def __init__(
        self, source: _Source, method: int, packed: int | None, crc: int | None, ratio: Ratio
    ) -> None:
        self._source = source
        self._zlib = zlib.decompressobj(-zlib.MAX_WBITS) if method == _DEFLATED else None
        self._left = packed
        self._expected = crc
        self._crc = 0
        self._ratio = ratio
        self._ended = False

    def read(self, most: int) -> bytes:
        """Up to ``most`` bytes, none at the end."""
        found = b""
        while not found and not self._ended:
            found = self._stored(most) if self._zlib is None else self._inflated(self._zlib, most)
        self._crc = zlib.crc32(found, self._crc)
        if self._ended and not found and self._expected not in (None, self._crc):
            raise Damaged("damaged archive: the member's checksum is wrong")
        return found

    def finish(self) -> None:
        """Pass over what nobody read."""
        try:
            while self.read(HEAD):
                pass
        except Torn:
            raise
        except (Damaged, zlib.error):
            if self._left is None:
                raise Torn(f"the archive is damaged ({self._source.at} bytes in)") from None
        self._source.pass_over(self._left or 0)
        self._left = 0

    def _packed(self, most: int) -> bytes:
        if self._left == 0:
            return b""
        data = self._source.some(most if self._left is None else min(most, self._left))
        if not data:
            raise Torn(f"the archive breaks off in this member ({self._source.at} bytes in)")
        if self._left is not None:
            self._left -= len(data)
        self._ratio.packed += len(data)
        return data

    def _stored(self, most: int) -> bytes:
        found = self._packed(most)
        self._ended = not found
        return found

    def _inflated(self, engine: Any, most: int) -> bytes:
        data = engine.unconsumed_tail or self._packed(HEAD)
        found: bytes = engine.decompress(data, most)
        if engine.eof:
            self._ended = True
            if self._left is None:
                self._source.back(engine.unused_data)
        elif not data and not found:
            raise Damaged("damaged archive: the member's data ends too early")
        return found
