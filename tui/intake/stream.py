"""A byte stream whose beginning has been looked at and is read again; only forward, in bounded pieces."""

from typing import BinaryIO

from tui.intake.limits import HEAD, LARGEST, PASSED_OVER


class Stream:
    """Reads a binary stream from its beginning, after ``head`` has been looked at."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.head = self._first_lines()
        self._rest = self.head

    def _first_lines(self) -> bytes:
        """Up to the first line that says something: what a slow pipe can give without waiting for more."""
        lines: list[bytes] = []
        length = 0
        while length < HEAD:
            line = self._stream.readline(HEAD - length)
            lines.append(line)
            length += len(line)
            said = line.strip(b"\xef\xbb\xbf \t\r\n")
            # An XML declaration alone does not say whether it is a page.
            if not line or (said and not (said.startswith(b"<?xml") and said.endswith(b"?>"))):
                break
        return b"".join(lines)

    def read(self, limit: int) -> bytes:
        """Up to ``limit`` bytes, fewer only at the end."""
        taken, self._rest = self._rest[:limit], self._rest[limit:]
        pieces = [taken]
        missing = limit - len(taken)
        while missing > 0 and (piece := self._stream.read(missing)):
            pieces.append(piece)
            missing -= len(piece)
        return b"".join(pieces)

    def readline(self) -> bytes | None:
        """The next line with its ``\\n``; ``b""`` at the end; None for a line too long, passed over.

        Raises ``ValueError`` where that line does not seem to end.
        """
        line = self._piece(LARGEST)
        if len(line) < LARGEST or line.endswith(b"\n"):
            return line
        passed = len(line)
        while (piece := self._piece(HEAD)) and not piece.endswith(b"\n"):
            passed += len(piece)
            if passed > PASSED_OVER:
                raise ValueError(f"a line longer than {PASSED_OVER >> 20} MiB: nothing after it is read")
        return None

    def _piece(self, limit: int) -> bytes:
        """Bytes up to and with the next newline, at most ``limit``."""
        if not self._rest:
            return self._stream.readline(limit)
        end = self._rest.find(b"\n", 0, limit) + 1
        if end or len(self._rest) >= limit:
            end = end or limit
            piece, self._rest = self._rest[:end], self._rest[end:]
            return piece
        piece, self._rest = self._rest, b""
        return piece + self._stream.readline(limit - len(piece))
