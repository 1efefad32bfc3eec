"""What is inside a compressed file or an archive, and how far it is looked into."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO, NamedTuple

from msgspec import structs

from tui.intake.signatures import ARCHIVES
from tui.intake.stream import Stream
from tui.intake.walk import printable
from tui.model import Origin


class Place(NamedTuple):
    """An input to be read: where it stands, by which name and how, and what it lies in."""

    origin: Origin
    name: str
    """Tells the format where the first bytes do not."""
    as_: str
    clean: bool
    packed: str | None = None
    """The compression that is around it, with nothing between."""
    archive: str | None = None
    """The kind of archive it is in."""


def inside(kind: str, file: BinaryIO, stream: Stream, place: Place) -> Iterator[tuple[Place, BinaryIO | str]]:
    """What a container of ``kind`` holds, one after the other: its place with its file, or with a reason.

    ``stream`` is ``file`` with its beginning looked at. An archive may be compressed, and a file in it too;
    an archive in an archive and what is compressed twice are refused. Raises ``Damaged`` where nothing
    further can be read.
    """
    # Imported late: most inputs are neither.
    if kind in ARCHIVES:
        yield from _members(kind, file, stream, place)
    elif place.packed:
        yield place, f"{kind} within {place.packed}, compressed twice: decompress it first"
    else:
        from tui.intake.compressed import unpacked

        name = place.name.removesuffix(PurePath(place.name).suffix)
        yield place._replace(packed=kind, name=name), unpacked(stream, kind)


def _members(
    kind: str, file: BinaryIO, stream: Stream, place: Place
) -> Iterator[tuple[Place, BinaryIO | str]]:
    from tui.intake.archives import tar_members, zip_members, zip_members_forward

    if place.archive:
        yield place, f"{kind} within {place.archive}, an archive in an archive: unpack it first"
        return
    if kind == "tar":
        found = tar_members(stream)
    else:
        # The table of a zip archive stands at its end, where that can be reached.
        found = zip_members(file) if _seekable(file) else zip_members_forward(stream)
    for member in found:
        origin = structs.replace(place.origin, member=printable(member.name))
        within = Place(origin, member.name, place.as_, place.clean, archive=kind)
        yield within, member.file or member.refused


def _seekable(file: BinaryIO) -> bool:
    return hasattr(file, "seekable") and file.seekable()
