"""Signals that a desk has switched off: neither shown nor listed nor found. Stored readings keep them."""

from msgspec.structs import replace

from tui.library import Row
from tui.model import Article
from tui.query import And, Everything, Match, Node, Not, Or

_NOTHING = Not(Everything())


class SignalsOff:
    """What remains of readings, rows and filters without the signals of these codes."""

    def __init__(self, codes: frozenset[str]) -> None:
        self._codes = codes

    def article(self, article: Article) -> Article:
        """The article without signals that are off."""
        kept = [signal for signal in article.signals if signal.code not in self._codes]
        return article if len(kept) == len(article.signals) else replace(article, signals=kept)

    def row(self, row: Row) -> Row:
        """The row without signals that are off."""
        if self._codes.isdisjoint(row.signals):
            return row
        return replace(row, signals=tuple(code for code in row.signals if code not in self._codes))

    def filter(self, node: Node) -> Node:
        """A filter that finds by ``signal:`` what is shown."""
        if not self._codes:
            return node
        match node:
            case Not(inner):
                return Not(self.filter(inner))
            case And(nodes):
                return And(tuple(map(self.filter, nodes)))
            case Or(nodes):
                return Or(tuple(map(self.filter, nodes)))
            case Match("signal", "none"):
                return _none_of(self._on())
            case Match("signal", value) if value.lower() in self._codes:
                return _NOTHING
        return node

    def asked_for(self, node: Node) -> set[str]:
        """Codes that a filter asks for although they are off: it finds nothing by them."""
        match node:
            case Not(inner):
                return self.asked_for(inner)
            case And(nodes) | Or(nodes):
                return set().union(*map(self.asked_for, nodes))
            case Match("signal", value) if value.lower() in self._codes:
                return {value.lower()}
        return set()

    def _on(self) -> list[str]:
        from tui.reading.signals import SIGNALS

        return [code for code in SIGNALS if code not in self._codes]


def _none_of(codes: list[str]) -> Node:
    conditions: list[Node] = [Not(Match("signal", code)) for code in codes]
    if not conditions:
        return Everything()
    return conditions[0] if len(conditions) == 1 else And(tuple(conditions))
