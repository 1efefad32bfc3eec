"""One compressed stream as the bytes inside it, unpacked piece by piece as they are read."""

import io
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, Protocol

from tui.intake.limits import HEAD, RATIO, RATIO_FROM, UNPACKING
from tui.intake.stream import Stream


class Damaged(ValueError):
    """A compressed stream or archive cannot be read on; the message says why."""


class Ratio:
    """How much came out for how much went in; ``Damaged`` once it is more than any news gives."""

    def __init__(self) -> None:
        self.packed = self.unpacked = 0

    def add(self, *, packed: int = 0, unpacked: int = 0) -> None:
        """Count further bytes."""
        self.packed += packed
        self.unpacked += unpacked
        if self.exceeded:
            raise Damaged(
                f"unpacks to more than {RATIO} times its size: stopped after {self.unpacked >> 20} MiB"
            )

    @property
    def exceeded(self) -> bool:
        """Whether it is too much."""
        return self.unpacked > RATIO_FROM and self.unpacked > RATIO * self.packed


class _Engine(Protocol):
    """What the decompressors of the standard library have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class _Gzip:
    """zlib's decompressor with the manners of the others; it checks the sum at the end of the stream."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
        self.needs_input = True

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        found = self._zlib.decompress(self._zlib.unconsumed_tail + data, max_length)
        self.needs_input = not self._zlib.unconsumed_tail and len(found) < max_length
        return found


def _engine(kind: str) -> Callable[[], _Engine]:
    """What makes a decompressor for one stream; modules are imported for the formats that are met."""
    if kind == "gzip":
        return _Gzip
    if kind == "bzip2":
        import bz2

        return bz2.BZ2Decompressor
    if kind == "xz":
        import lzma

        return lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=UNPACKING)
    return _zstd()


def _zstd() -> Callable[[], _Engine]:
    from importlib import import_module

    try:
        made: Callable[[], _Engine] = import_module("compression.zstd").ZstdDecompressor
    except ImportError:
        raise Damaged("zstd is read with Python 3.14 or later only: unpack it first") from None
    return made


class _Unpacked(io.RawIOBase):
    """The bytes inside; several streams one after the other count as one, as their tools have it."""

    def __init__(self, stream: Stream, kind: str) -> None:
        super().__init__()
        self._stream = stream
        self._kind = kind
        self._made = _engine(kind)
        self._engine = self._made()
        self._ratio = Ratio()
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ended:
            found = self._piece(len(buffer))
            if found:
                buffer[: len(found)] = found
                self._ratio.add(unpacked=len(found))
                return len(found)
        return 0

    def _piece(self, most: int) -> bytes:
        """Some bytes, at most ``most``; none where there is more to be done first."""
        data = b""
        if self._engine.eof:
            data = self._next_stream()
            if not data:
                self._ended = True
                return b""
        elif self._engine.needs_input:
            data = self._packed()
            if not data:
                raise Damaged(f"the {self._kind} data ends in the middle ({self._ratio.unpacked} bytes in)")
        try:
            return self._engine.decompress(data, most)
        except Exception as error:  # Each format has its own; none of them is a mistake of ours.
            raise Damaged(f"damaged {self._kind} data ({self._ratio.unpacked} bytes in): {error}") from None

    def _packed(self) -> bytes:
        data = self._stream.read(HEAD)
        self._ratio.add(packed=len(data))
        return data

    def _next_stream(self) -> bytes:
        """The beginning of a further stream, the zeros that may pad one left out; empty at the end."""
        data = self._engine.unused_data.lstrip(b"\0")
        while not data:
            more = self._packed()
            if not more:
                return b""
            data = more.lstrip(b"\0")
        self._engine = self._made()
        return data


def unpacked(stream: Stream, kind: str) -> BinaryIO:
    """A file of what is inside ``stream``; reading it may raise ``Damaged``, whole pieces come first."""
    return io.BufferedReader(_Unpacked(stream, kind), HEAD)
