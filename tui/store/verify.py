"""Looking through all journals of a folder for damage."""

from pathlib import Path

from tui.store.lines import Header, decode_header, opened
from tui.store.reader import Damage, LineReader, journals, writer_and_part


def verify(folder: Path) -> list[Damage]:
    """Everything in the journals of a folder that is not as it was written; an empty list where all is well.

    Checked are every line's checksum, that no line is missing between two others or between two parts, and
    that the last line is whole (an unfinished one was never acknowledged, or is being written just now).
    """
    damage: list[Damage] = []
    writer, ends = "", {""}
    for path in journals(folder):
        name, _ = writer_and_part(path.name) or ("", 1)
        if name != writer:
            writer, ends = name, {""}
        reader = LineReader(path, report=damage.append)
        lines = sum(1 for _ in reader)
        try:
            header, size = _header(path), path.stat().st_size
        except OSError:
            # Reported by the reader.
            continue
        if header is not None and header.prev not in ends:
            damage.append(Damage(path, 0, "the part before this one is missing or was changed"))
        read_on = reader.offset > 0 or not damage or damage[-1].path != path
        if size > reader.offset and read_on:
            damage.append(Damage(path, reader.offset, "the last line is not finished"))
        if reader.offset:
            # A part that was given up with its header alone is passed over by the next.
            ends = {reader.last or "", *(ends if not lines else ())}
        # Else whoever made it died before it had a header: the next part goes on from the one before.
    return damage


def _header(path: Path) -> Header | None:
    with path.open("rb") as file:
        payload = opened(file.readline())
    try:
        return None if payload is None else decode_header(payload)
    except ValueError:
        return None
