"""Plain text: one file, one article."""

from collections.abc import Iterator

from tui.intake.decode import decode
from tui.intake.limits import LARGEST
from tui.intake.signatures import binary
from tui.intake.stream import Stream
from tui.model import Origin, RawDocument, Refusal


def read(stream: Stream, origin: Origin, *, clean: bool, forced: bool) -> Iterator[RawDocument | Refusal]:
    """The file's text as one document. ``forced``: the user says it is text, whatever it looks like."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        yield Refusal(origin, f"longer than {LARGEST >> 20} MiB, which is no article")
    elif not forced and (why := binary(data)) is not None:
        yield Refusal(origin, why)
    elif not (raw := decode(data)).strip():
        yield Refusal(origin, "empty")
    else:
        yield RawDocument(raw=raw, origin=origin, clean=clean)
