"""Notes that are not finished: kept in the reviewer's own state folder, a file each."""

from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from tui.desk.desk import Desk
from tui.desk.settings import state_folder
from tui.desk.whole import WholeFile
from tui.model import SafeText, Target, decode, encode
from tui.terminal.cells import fit


class Draft(Struct, frozen=True, kw_only=True):
    """What has been typed so far, and what it is about."""

    library: str
    reviewer: str
    article: str
    title: str = ""
    """The article's headline, to name it by."""
    text: str = ""
    cursor: int = 0
    target: Target | None = None
    purpose: str = ""
    """The verdict that it goes with; empty for a note by itself."""
    mark: str = ""
    """Which mark the span is, in words."""
    at: str = ""
    """When it was begun, ISO 8601."""
    key: str = ""
    """What it is being stored with, where it is to be stored as it stands."""


class Drafts:
    """One reviewer's drafts on one library."""

    def __init__(self, library: Path, reviewer: str) -> None:
        self._library = str(library.resolve())
        self._reviewer = reviewer

    def new(self, article: str, *, target: Target | None = None, purpose: str = "", at: str = "") -> Draft:
        """A note to be begun; nothing is kept of it yet."""
        return Draft(
            library=self._library,
            reviewer=self._reviewer,
            article=article,
            target=target,
            purpose=purpose,
            at=at,
        )

    def find(self, article: str, target: Target | None = None, purpose: str = "") -> Draft | None:
        """The draft on an article, or on this span of it; where no span is given, the last one on any."""
        found = [one for one in self.all() if (one.article, one.purpose) == (article, purpose)]
        here = [one for one in found if one.target == target]
        return here[-1] if here else found[-1] if found and target is None else None

    def all(self) -> list[Draft]:
        """Every draft, the one begun last at the end; what cannot be read is none."""
        found = [draft for path in _folder().glob("*.json") if (draft := _read(path)) is not None]
        mine = [one for one in found if (one.library, one.reviewer) == (self._library, self._reviewer)]
        return sorted(mine, key=lambda one: one.at)

    def keep(self, draft: Draft) -> None:
        """Write it down, for nobody else to read; raises OSError."""
        path = self._path(draft)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with WholeFile(path, 0o600) as file:
            file.write(encode(draft))

    def forget(self, draft: Draft) -> None:
        """It is done with; another text that stands in its place stays."""
        path = self._path(draft)
        found = _read(path)
        if found is not None and (found.text, found.at) == (draft.text, draft.at):
            with suppress(OSError):
                path.unlink()

    def _path(self, draft: Draft) -> Path:
        from hashlib import sha256  # With OpenSSL behind it: not before the first paint.

        target = draft.target
        about = "" if target is None else f"{target.place} {target.start} {target.end} {target.exact}"
        names = (self._library, self._reviewer, draft.article, draft.purpose, about)
        digest = sha256("\0".join(names).encode("utf-8", "surrogatepass"))
        return _folder() / f"{digest.hexdigest()[:32]}.json"


def unfinished(desk: Desk, said: str) -> str:
    """What is said at the start, and with it which notes are not finished."""
    found = [
        one
        for one in Drafts(desk.library_path, desk.reviewer).all()
        if not one.key or not desk.recorded(one.key)
    ]
    if not found:
        return said
    last = found[-1]
    on = SafeText(last.title or last.article).line()
    # The note of a verdict is gone on with by giving that.
    key = next((kind.key for kind in desk.scheme if kind.name == last.purpose), "c")
    what = f"a note is not finished: {key} on “{fit(on, 30)}” goes on with it"
    if len(found) > 1:
        what = f"{len(found)} notes are not finished: {key} on “{fit(on, 20)}” goes on with the last"
    return f"{said}; {what}" if said else what


def _folder() -> Path:
    return state_folder() / "drafts"


def _read(path: Path) -> Draft | None:
    try:
        return decode(path.read_bytes(), Draft)
    except (OSError, ValueError):
        return None
