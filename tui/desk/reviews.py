"""Several reviewers of one article: which articles want a reviewer's verdict, and what they see of others'.

On a desk of several reviews an article is undecided for a reviewer as long as it wants verdicts and has none
of theirs. Where reviews are blind, they see no verdict of others on what is undecided for them, in no list
and by no filter. Once an article has all its verdicts, or a dispute on it is settled, everybody sees them.
"""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from tui.library import EventRow, Row
from tui.model import REASON, Given, Standing, standing
from tui.query import And, Match, Node, Not, Or, Range, replaced
from tui.review.scheme import Reviewing


def own(node: Node, reviewer: Callable[[], str]) -> Node:
    """A filter in which ``mine:`` means this reviewer, who is asked for only where it does."""

    def leaf(one: Node) -> Node:
        return replace(one, reviewer=reviewer()) if isinstance(one, Match) and one.field == "mine" else one

    return replaced(node, leaf)


def wanting(reviewing: Reviewing) -> Node:
    """The articles that want a verdict of anybody."""
    if reviewing.each == 1:
        return Match("verdict", "none")
    return And((Range("reviews", None, reviewing.each - 1), Match("settled", "no")))


_NONE = Match("verdict", "none")


def seeing(reviewing: Reviewing, *, blind: bool) -> Reviewing:
    """The desk's reviews for who asks outside the screen: people are ``blind``, programs not."""
    return Reviewing(reviewing.each, blind and reviewing.blind)


class Reviews:
    """A desk's reviews, as one reviewer has a part in them."""

    def __init__(self, reviewing: Reviewing, reviewer: str) -> None:
        self._each, self.blind = reviewing.each, reviewing.blind
        self.reviewer = reviewer
        self.undecided: Node = wanting(reviewing)
        """What wants this reviewer's verdict."""
        if isinstance(self.undecided, And):
            self.undecided = And((*self.undecided.nodes, Match("mine", "none", reviewer)))

    @property
    def several(self) -> bool:
        """Whether an article wants more verdicts than one."""
        return self._each > 1

    def filter(self, node: Node) -> Node:
        """A filter that finds what this reviewer sees; ``verdict:none`` is what is undecided for them."""
        node = own(node, lambda: self.reviewer)
        if not self.several:
            return node
        return replaced(node, lambda one: self.undecided if one == _NONE else self._seen(one))

    def asked(self, node: Node) -> Node:
        """The same outside the screen, where ``verdict:none`` is what nobody has judged."""
        return replaced(own(node, lambda: self.reviewer), self._seen)

    def _seen(self, node: Node) -> Node:
        return _seen(node, self.undecided) if self.blind else node

    def row(self, row: Row) -> Row:
        """A row as this reviewer sees it."""
        if not self.several:
            return row
        undecided = row.reviews < self._each and not row.settled and row.mine is None
        if not (undecided and self.blind):
            return replace(row, undecided=undecided)
        return replace(
            row,
            undecided=True,
            verdict=None,
            verdict_by=None,
            verdict_event=None,
            disagree=False,
            agree=False,
            changed=False,
        )

    def wants(self, standing: Standing) -> bool:
        """Whether an article wants a verdict of this reviewer's own."""
        opinions = standing.opinions
        return len(opinions) < self._each and not standing.settlement and self.reviewer not in opinions

    def blind_to(self, standing: Standing) -> bool:
        """Whether this reviewer sees no verdict of others on an article, on its spans neither."""
        return self.blind and self.wants(standing)

    def cites(self, standing: Standing) -> tuple[str, ...]:
        """The events that another verdict of this reviewer's settles: of a dispute, or of one they settled.

        Whoever has settled it settles it otherwise by another verdict, not by an opinion of their own.
        """
        if self.wants(standing) or not (standing.disputed or self.reviewer in standing.settlements):
            return ()
        last = [*standing.opinions.values(), *([standing.settlement] if standing.settlement else [])]
        return tuple(sorted(one.event for one in last))

    def unhidden(self, rows: Iterable[EventRow]) -> list[EventRow]:
        """The events without verdicts of others."""
        judging = ("verdict", "clear")
        return [row for row in rows if row.kind not in judging or row.reviewer == self.reviewer]


def alike(reviewing: Reviewing) -> Callable[[Node], Node]:
    """Makes a filter find the same for all reviewers: it asks only for verdicts that each of them sees.

    Where reviews are blind these are the ones on articles that want no other verdict.
    """
    undecided = wanting(reviewing)
    return lambda node: replaced(node, lambda one: _seen(one, undecided)) if reviewing.blind else node


def _seen(node: Node, undecided: Node) -> Node:
    """A condition where verdicts on what is ``undecided`` are not told; that there are some is."""
    seen = Not(undecided)
    match node:
        case Match("verdict", "none"):
            return node
        case Match("disagree", "no"):
            return Not(And((seen, Match("disagree", "yes"))))
        case Match("verdict" | "disagree"):
            return And((seen, node))
        case Match("tag", value) if value.startswith(REASON):
            return And((seen, node))
        case Match("tag", "none"):
            return Or((And((seen, node)), And((undecided, Match("tag, alone", "none")))))
        case Match("note", value) if value != "none":
            return Or((Match("note, alone", value), And((seen, node))))
        case Match("note"):
            return Not(_seen(Match("note", "any"), undecided))
    return node


def stands(rows: Iterable[EventRow]) -> Standing:
    """What the verdicts among an article's events come to, given in the order of their ids."""
    return standing(
        Given(row.event, row.reviewer, row.verdict, row.settles)
        if row.kind == "verdict"
        else Given(row.event, row.reviewer, None, own=bool(row.extra.get("own")))
        for row in rows
        if not row.undone and (row.kind == "clear" or (row.kind == "verdict" and row.target is None))
    )
