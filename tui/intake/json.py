"""A whole JSON file: one object, or a list of objects, each an article."""

from collections.abc import Iterator

from msgspec import structs

from tui.intake.decode import decode
from tui.intake.item import Invalid, document, parsed
from tui.intake.limits import LARGEST
from tui.intake.stream import Stream
from tui.model import Origin, RawDocument, Refusal


def read(stream: Stream, origin: Origin, *, clean: bool, forced: bool) -> Iterator[RawDocument | Refusal]:
    """One document an object; in a list ``member`` says which, counted from 0: ``[0]``."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        yield Refusal(origin, f"JSON longer than {LARGEST >> 20} MiB: give it as JSON Lines")
        return
    try:
        value = parsed(decode(data).encode("utf-8", "surrogatepass"))
    except Invalid as error:
        yield Refusal(origin, str(error))
        return
    if not isinstance(value, list):
        yield _document(value, origin, clean)
        return
    for number, item in enumerate(value):
        yield _document(item, structs.replace(origin, member=f"{origin.member or ''}[{number}]"), clean)


def _document(value: object, origin: Origin, clean: bool) -> RawDocument | Refusal:
    try:
        return document(value, origin, clean)
    except Invalid as error:
        return Refusal(origin, str(error))
