"""HTML: one page, one article; the page's source is kept beside its text."""

from collections.abc import Iterator

from tui.intake.decode import decode_page
from tui.intake.layout import NoPage, lay_out
from tui.intake.limits import LARGEST
from tui.intake.stream import Stream
from tui.model import Origin, RawDocument, Refusal


def read(stream: Stream, origin: Origin, *, clean: bool, forced: bool) -> Iterator[RawDocument | Refusal]:
    """The page as one document."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        yield Refusal(origin, f"longer than {LARGEST >> 20} MiB, which is no page")
        return
    source = decode_page(data)
    try:
        yield RawDocument(raw=lay_out(source), html=source, origin=origin, clean=clean)
    except NoPage as error:
        yield Refusal(origin, str(error))
