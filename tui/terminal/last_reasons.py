"""Which reason a reviewer gave last for each verdict, kept over restarts."""

from contextlib import suppress

from tui.desk.settings import state_folder
from tui.desk.whole import WholeFile
from tui.model import decode, encode


class LastReasons:
    """One reviewer's; a file that cannot be read or written is done without."""

    def __init__(self, reviewer: str) -> None:
        self._path = state_folder() / "reasons.json"
        self._reviewer = reviewer

    def get(self, verdict: str) -> str | None:
        """The reason given last, or None."""
        return self._all().get(self._reviewer, {}).get(verdict)

    def set(self, verdict: str, reason: str) -> None:
        """This reason was given now."""
        found = self._all()
        if found.get(self._reviewer, {}).get(verdict) == reason:
            return
        found.setdefault(self._reviewer, {})[verdict] = reason
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with WholeFile(self._path, 0o600) as file:
                file.write(encode(found))

    def _all(self) -> dict[str, dict[str, str]]:
        try:
            return decode(self._path.read_bytes(), dict[str, dict[str, str]])
        except (OSError, ValueError):
            return {}
