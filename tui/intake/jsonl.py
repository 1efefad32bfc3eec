"""JSON Lines: one object a line, one article an object; a bad line is refused and the others go on."""

from collections.abc import Iterator
from io import BytesIO

from msgspec import structs

from tui.intake.decode import decode, mark
from tui.intake.item import Invalid, document, parsed
from tui.intake.limits import LARGEST
from tui.intake.stream import Stream
from tui.intake.walk import reason
from tui.model import Origin, RawDocument, Refusal


def read(stream: Stream, origin: Origin, *, clean: bool, forced: bool) -> Iterator[RawDocument | Refusal]:
    """One document a line. Only ``\\n`` ends a line: JSON may hold every other separator within a string."""
    lines = _as_utf_8(stream)
    if lines is None:
        yield Refusal(origin, f"longer than {LARGEST >> 20} MiB in an encoding that is no UTF-8")
        return
    number = 0
    while True:
        number += 1
        here = structs.replace(origin, line=number)
        try:
            line = lines.readline()
        except (OSError, ValueError) as error:
            yield Refusal(here, reason(error))
            return
        if line == b"":
            break
        if line is None:
            yield Refusal(here, f"longer than {LARGEST >> 20} MiB")
            continue
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if line.strip():
            yield _line(line, here, clean)
    if number == 1:
        yield Refusal(origin, "empty")


def _line(line: bytes, origin: Origin, clean: bool) -> RawDocument | Refusal:
    try:
        return document(parsed(line), origin, clean)
    except Invalid as error:
        return Refusal(origin, str(error))


def _as_utf_8(stream: Stream) -> Stream | None:
    """The stream, or where its byte-order mark says UTF-16 or UTF-32 the same text in UTF-8."""
    found = mark(stream.head)
    if found is None or found[1] == "utf-8":
        return stream
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        return None
    return Stream(BytesIO(decode(data).encode("utf-8", "surrogatepass")))
