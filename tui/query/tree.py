"""The syntax tree of a filter.

``And`` and ``Or`` hold two or more nodes, none of their own kind: what the parser makes is always flat.
"""

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct


class Everything(Struct, frozen=True):
    """No condition: the empty filter."""


class Text(Struct, frozen=True):
    """Words that stand side by side in the headline or the text, whatever their case."""

    value: str
    prefix: bool = False
    """The last word may go on: ``flood*``."""


class Match(Struct, frozen=True):
    """``field:value``. The value ``none`` asks for articles that have nothing there."""

    field: str
    value: str
    reviewer: str = ""
    """Of ``mine``: whose verdict; whoever asks fills it in."""


class Range(Struct, frozen=True):
    """``field:low..high``, both included; None leaves a side open (not both)."""

    field: str
    low: int | None
    high: int | None


class Date(Struct, frozen=True):
    """``after:`` (that moment or later) or ``before:`` (earlier than it)."""

    field: str
    value: str
    """ISO 8601, from a year to a second."""


class Not(Struct, frozen=True):
    """What the node does not match."""

    node: "Node"


class And(Struct, frozen=True):
    """What all nodes match."""

    nodes: "tuple[Node, ...]"


class Or(Struct, frozen=True):
    """What any of the nodes matches."""

    nodes: "tuple[Node, ...]"


Node: TypeAlias = Everything | Text | Match | Range | Date | Not | And | Or


def replaced(node: Node, leaf: "Callable[[Node], Node]") -> Node:
    """The tree with each leaf put through a function."""
    match node:
        case Not(inner):
            return Not(replaced(inner, leaf))
        case And(nodes):
            return And(tuple(replaced(inner, leaf) for inner in nodes))
        case Or(nodes):
            return Or(tuple(replaced(inner, leaf) for inner in nodes))
    return leaf(node)
