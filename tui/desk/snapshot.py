"""The verdicts as the one JSON file that stock TinyDB opens."""

from pathlib import Path
from typing import BinaryIO

from tui.desk.open import FILE, VERDICTS, missing


def snapshot(folder: Path, stream: BinaryIO) -> list[str]:
    """Write all journals as plain TinyDB JSON; returns what was damaged in them, a line each.

    Needs the journals only, so it works where the library's file is lost. Raises ``Unusable``.
    """
    if not (folder / VERDICTS).is_dir() and not (folder / FILE).exists():
        raise missing(folder)
    # TinyDB is loaded only when asked for.
    from tui.store.snapshot import plain

    data, damage = plain(folder / VERDICTS)
    stream.write(data + b"\n")
    return [str(one) for one in damage]
