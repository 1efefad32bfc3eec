"""Text to syntax tree.

filter = and-part ("or" and-part)*          and-part = unary (["and"] unary)*
unary  = ("not" | "!" | "-") unary | term   term     = "(" filter ")" | word | "phrase" | field:value
"""

from collections.abc import Sequence

from tui.query.errors import QueryError
from tui.query.tokens import Token, tokens
from tui.query.tree import And, Everything, Node, Not, Or

DEEPEST = 40
"""Parentheses and negations within one another."""
MOST = 200
"""Terms in one filter."""


def parse(text: str, verdicts: Sequence[str] = ()) -> Node:
    """The syntax tree of a filter; raises ``QueryError`` with the column, and nothing else.

    ``verdicts``: the names that a verdict can have; without them any name is taken.
    """
    try:
        return _Parser(text, verdicts).whole()
    except QueryError as error:
        error.text = text
        raise


class _Parser:
    def __init__(self, text: str, verdicts: Sequence[str]) -> None:
        self._tokens = tokens(text, verdicts)
        self._end = len(text) + 1
        self._terms = 0
        self._next: Token | None = None
        self._advance()

    def _advance(self) -> None:
        self._next = next(self._tokens, None)

    def whole(self) -> Node:
        if self._next is None:
            return Everything()
        return self._closed(self._any_of(0))

    def _closed(self, node: Node) -> Node:
        if self._next is not None:
            raise QueryError("this parenthesis was never opened", self._next.column)
        return node

    def _any_of(self, depth: int) -> Node:
        nodes = [self._all_of(depth)]
        while self._take("or"):
            nodes.append(self._all_of(depth))
        if len(nodes) == 1:
            return nodes[0]
        return Or(tuple(part for node in nodes for part in (node.nodes if isinstance(node, Or) else (node,))))

    def _all_of(self, depth: int) -> Node:
        nodes = [self._unary(depth)]
        while self._next is not None and self._next.kind not in ("or", ")"):
            self._take("and")
            nodes.append(self._unary(depth))
        if len(nodes) == 1:
            return nodes[0]
        return And(
            tuple(part for node in nodes for part in (node.nodes if isinstance(node, And) else (node,)))
        )

    def _take(self, kind: str) -> bool:
        if self._next is None or self._next.kind != kind:
            return False
        self._advance()
        return True

    def _unary(self, depth: int) -> Node:
        token = self._next
        if token is None:
            raise QueryError("something is missing at the end", self._end)
        if depth >= DEEPEST:
            raise QueryError(f"more than {DEEPEST} parentheses or negations within one another", token.column)
        if token.kind == "not":
            self._advance()
            return Not(self._unary(depth + 1))
        if token.kind == "(":
            return self._group(token, depth)
        if token.node is None:
            what = "an empty parenthesis" if token.kind == ")" else f"{token.kind!r} joins nothing here"
            raise QueryError(what, token.column)
        self._terms += 1
        if self._terms > MOST:
            raise QueryError(f"more than {MOST} terms", token.column)
        self._advance()
        return token.node

    def _group(self, opening: Token, depth: int) -> Node:
        self._advance()
        node = self._any_of(depth + 1)
        if not self._take(")"):
            raise QueryError("this parenthesis is never closed", opening.column)
        return node
