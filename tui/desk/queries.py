"""A reviewer's own saved queries, in their own state folder, behind those of the configuration."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tui.desk.config.queries import MOST, SavedQuery, named
from tui.desk.settings import state_folder
from tui.desk.whole import WholeFile
from tui.model import decode, encode


def queries_file() -> Path:
    """Where they are kept: by reviewer, as JSON."""
    return state_folder() / "queries.json"


def _kept() -> dict[str, list[SavedQuery]]:
    with suppress(OSError, ValueError):
        return decode(queries_file().read_bytes(), dict[str, list[SavedQuery]])
    return {}


def _keep(kept: dict[str, list[SavedQuery]]) -> None:
    path = queries_file()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with WholeFile(path, 0o600) as file:
        file.write(encode(kept))


def all_queries(configured: Iterable[SavedQuery], reviewer: str) -> list[SavedQuery]:
    """The configured ones, then the reviewer's own that have other names: as many as there are digits."""
    found = [*configured]
    names = {one.name for one in found}
    return [*found, *(one for one in _kept().get(reviewer, []) if one.name not in names)][:MOST]


def save(configured: Iterable[SavedQuery], reviewer: str, name: str, filter_: str, order: str) -> str | None:
    """Keep a query, in place of one of the same name; why that cannot be done, or None."""
    name = name.strip()
    wrong = named(name)
    if wrong:
        return f"a query’s name: {wrong}"
    configured = [*configured]
    if any(one.name == name for one in configured):
        return "a query of this name is configured: take another name"
    kept = _kept()
    own = kept.get(reviewer, [])
    new = SavedQuery(name, filter_, order, own=True)
    if any(one.name == name for one in own):
        kept[reviewer] = [new if one.name == name else one for one in own]
    elif len(configured) + len(own) >= MOST:
        return f"there are {MOST} queries already: Q and then delete takes one away"
    else:
        kept[reviewer] = [*own, new]
    try:
        _keep(kept)
    except OSError as error:
        return f"not saved: {error.strerror}"
    return None


def drop(reviewer: str, name: str) -> bool:
    """Take away a query of the reviewer's own; False where there is none of that name."""
    kept = _kept()
    own = kept.get(reviewer, [])
    kept[reviewer] = [one for one in own if one.name != name]
    if len(kept[reviewer]) == len(own):
        return False
    with suppress(OSError):
        _keep(kept)
        return True
    return False
