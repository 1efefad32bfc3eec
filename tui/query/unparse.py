"""Syntax tree to text: what ``parse`` reads back as the same tree."""

import re

from tui.query.tree import And, Date, Everything, Match, Node, Not, Or, Range, Text

_PLAIN_WORD = re.compile(r"[^\W_](?:[\w.,'’/-]*\w)?\Z")
_PLAIN_VALUE = re.compile(r'[^\s()"]+\Z')
_WORDS = ("and", "or", "not")


def unparse(node: Node) -> str:
    """The filter as a reviewer would write it."""
    match node:
        case Everything():
            return ""
        case Text(value, prefix):
            plain = _PLAIN_WORD.match(value) and value.lower() not in _WORDS
            return (value if plain else _quote(value)) + "*" * prefix
        case Match(field, value):
            return f"{field}:{value if _PLAIN_VALUE.match(value) else _quote(value)}"
        case Date(field, value):
            return f"{field}:{value}"
        case Range(field, low, high):
            return f"{field}:{_bounds(low, high)}"
        case Not(inner):
            return f"!{_grouped(inner, And, Or)}"
        case And(nodes):
            return " ".join(_grouped(inner, Or) for inner in nodes)
        case Or(nodes):
            return " or ".join(unparse(inner) for inner in nodes)


def _grouped(node: Node, *kinds: type) -> str:
    return f"({unparse(node)})" if isinstance(node, kinds) else unparse(node)


def _bounds(low: int | None, high: int | None) -> str:
    if low == high and low is not None:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"


def _quote(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
