"""Saved queries as the configuration gives them: a name, a filter, an order."""

from typing import Any

from msgspec import Struct

from tui.desk.config.kinds import Fault, Filter, Kind, Wrong
from tui.model.names import did_you_mean

MOST = 9
"""One for each digit."""
LONGEST = 20
"""Characters of a name."""

_FIELDS = ("name", "filter", "order")


class SavedQuery(Struct, frozen=True):
    """A list that can be gone to by its name."""

    name: str
    filter: str = ""
    order: str = "newest"
    own: bool = False
    """The reviewer's own, not the desk's."""


class Queries(Kind):
    """An array of tables: each query's name, its filter and its order."""

    values = "[[query]] tables of name, filter, order"

    def check(self, raw: Any) -> tuple[SavedQuery, ...]:
        """The queries in their order."""
        if not isinstance(raw, list) or not all(isinstance(one, dict) for one in raw):
            raise Wrong('an array of tables: [[query]] with lines such as name = "inbox"')
        if len(raw) > MOST:
            raise Wrong(f"at most {MOST} queries, not {len(raw)}")
        faults = [fault for number, entry in enumerate(raw) for fault in _faults(number, entry)]
        names = [entry.get("name") for entry in raw]
        faults += [
            Fault((number, "name"), f"{name!r} is the name of another query already")
            for number, name in enumerate(names)
            if name is not None and name in names[:number]
        ]
        if faults:
            raise Wrong(faults)
        return tuple(SavedQuery(**entry) for entry in raw)

    def plain(self, value: tuple[SavedQuery, ...]) -> list[dict[str, str]]:
        """The tables."""
        return [{field: getattr(one, field) for field in _FIELDS} for one in value]

    def shown(self, value: tuple[SavedQuery, ...]) -> str:
        """Their names."""
        return ", ".join(one.name for one in value) or "none"


def named(name: Any) -> str | None:
    """Why something can be no query's name; None where it can."""
    if not isinstance(name, str) or not name.strip() or not name.isprintable() or len(name) > LONGEST:
        return f"one line of at most {LONGEST} visible characters"
    return "without brackets" if set(name) & set("[]") else None


def _faults(number: int, entry: dict[str, Any]) -> list[Fault]:
    from tui.query.order import ORDERS

    faults = [
        Fault((number, field), f"no such field{did_you_mean(field, _FIELDS)}", at_key=True)
        for field in entry
        if field not in _FIELDS
    ]
    if "name" not in entry:
        faults.append(Fault((number,), "name is missing"))
    else:
        wrong = named(entry["name"])
        faults += [Fault((number, "name"), wrong)] if wrong else []
    try:
        Filter().check(entry.get("filter", ""))
    except Wrong as wrong_filter:
        faults.append(Fault((number, "filter"), str(wrong_filter)))
    order = entry.get("order", "newest")
    if order not in ORDERS:
        faults.append(Fault((number, "order"), f"one of {', '.join(ORDERS)}{did_you_mean(order, ORDERS)}"))
    return faults
