"""The one kind of error the store raises."""

from collections.abc import Sequence
from pathlib import Path


class StoreError(Exception):
    """Something could not be read or written; says which file and why.

    ``ids`` are the ids of the lines that were not acknowledged: appended again with these, they are taken
    once by every reader, even if the failed attempt has reached the disk after all.
    """

    def __init__(self, path: Path | str, reason: object, ids: Sequence[str] = ()) -> None:
        self.path = Path(path)
        self.reason = (reason.strerror or str(reason)) if isinstance(reason, OSError) else str(reason)
        self.errno = reason.errno if isinstance(reason, OSError) else None
        self.ids = list(ids)
        super().__init__(f"{path}: {self.reason}")
