"""The filter language: text to syntax tree, and the orders a list can have."""

from tui.query.errors import QueryError
from tui.query.order import DEFAULT_ORDER, ORDERS, PRIORITY, Key, Order, order
from tui.query.parser import parse
from tui.query.tree import And, Date, Everything, Match, Node, Not, Or, Range, Text, replaced
from tui.query.unparse import unparse

__all__ = [
    "DEFAULT_ORDER",
    "ORDERS",
    "PRIORITY",
    "And",
    "Date",
    "Everything",
    "Key",
    "Match",
    "Node",
    "Not",
    "Or",
    "Order",
    "QueryError",
    "Range",
    "Text",
    "order",
    "parse",
    "replaced",
    "unparse",
]
