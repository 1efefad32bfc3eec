"""The orders a list of articles can have, as data."""

from msgspec import Struct

from tui.query.errors import QueryError

DEFAULT_ORDER = "newest"
PRIORITY = "priority"
"""The order that the desk's own rules give."""


class Key(Struct, frozen=True):
    """One thing to sort by."""

    by: str
    """``date``, ``site``, ``words``, ``unattributed``, ``priority`` or ``seq`` (the order of arrival)."""
    descending: bool


class Order(Struct, frozen=True):
    """How a list is sorted; the last key makes it total."""

    name: str
    about: str
    keys: tuple[Key, ...]


# What has no date stands before everything that has one: last where the newest come first.
_NEWEST = (Key("date", True), Key("seq", True))

ORDERS: dict[str, Order] = {
    order.name: order
    for order in (
        Order("newest", "newest first", _NEWEST),
        Order(
            "oldest", "oldest first, but what has no date before it", (Key("date", False), Key("seq", False))
        ),
        Order("site", "by site, newest first", (Key("site", False), *_NEWEST)),
        Order("longest", "longest first", (Key("words", True), *_NEWEST)),
        Order("orphans", "most figures by nobody first", (Key("unattributed", True), *_NEWEST)),
        Order(
            PRIORITY, "by the rules in desk.toml, highest priority first", (Key("priority", True), *_NEWEST)
        ),
    )
}


def order(name: str) -> Order:
    """The order of that name; raises ``QueryError`` with the names there are."""
    found = ORDERS.get(name)
    if found is None:
        raise QueryError(f"no order {name!r}; there are {', '.join(ORDERS)}", 1)
    return found
