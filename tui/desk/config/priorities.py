"""What comes first, as ``desk.toml`` gives it: rules that add to a priority, and a share for audit."""

from typing import Any

from msgspec import Struct

from tui.desk.config.kinds import Fault, Filter, Kind, Wrong
from tui.model.names import did_you_mean

MOST = 40
"""Rules: each is asked of every article."""
HIGHEST = 1000
"""What one rule may add, or take away; all together stay below what an audit gives."""
LONGEST = 60
"""Characters of a reason."""

_FIELDS = ("when", "add", "reason")
_OF_AUDIT = ("share", "seed")


class Rule(Struct, frozen=True):
    """An article that a filter finds has so much more priority, and why."""

    when: str
    add: int
    reason: str


class Audit(Struct, frozen=True):
    """The part of all articles that comes first, chosen by chance; the same seed chooses the same."""

    share: float = 0.0
    seed: int = 0


class Rules(Kind):
    """An array of tables: each rule's filter, what it adds, and the reason that is shown."""

    values = "[[priority]] tables of when, add, reason"

    def check(self, raw: Any) -> tuple[Rule, ...]:
        """The rules in their order; the reason is the filter unless it is given."""
        if not isinstance(raw, list) or not all(isinstance(one, dict) for one in raw):
            raise Wrong('an array of tables: [[priority]] with lines such as when = "figures:6.."')
        if len(raw) > MOST:
            raise Wrong(f"at most {MOST} rules, not {len(raw)}")
        faults = [fault for number, entry in enumerate(raw) for fault in _faults(number, entry)]
        if faults:
            raise Wrong(faults)
        return tuple(Rule(one["when"], one["add"], one.get("reason", one["when"])) for one in raw)

    def plain(self, value: tuple[Rule, ...]) -> list[dict[str, Any]]:
        """The tables."""
        return [{field: getattr(one, field) for field in _FIELDS} for one in value]

    def shown(self, value: tuple[Rule, ...]) -> str:
        """Each reason with what it adds."""
        return ", ".join(f"{one.reason} {one.add:+}" for one in value) or "none"


class AuditShare(Kind):
    """A table of the share and the seed."""

    values = "[audit] with share (0 to 1) and seed (a whole number)"

    def check(self, raw: Any) -> Audit:
        """Both may be left out."""
        if not isinstance(raw, dict):
            raise Wrong("a table: [audit] with lines such as share = 0.05")
        faults = [_unknown((), field, _OF_AUDIT) for field in raw if field not in _OF_AUDIT]
        share, seed = raw.get("share", 0.0), raw.get("seed", 0)
        if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 1:
            faults.append(Fault(("share",), "a number from 0 to 1, as 0.05"))
        if isinstance(seed, bool) or not isinstance(seed, int):
            faults.append(Fault(("seed",), "a whole number"))
        if faults:
            raise Wrong(faults)
        return Audit(float(share), seed)

    def plain(self, value: Audit) -> dict[str, Any]:
        """The table."""
        return {"share": value.share, "seed": value.seed}

    def shown(self, value: Audit) -> str:
        """The share in per cent, and the seed."""
        return f"{100 * value.share:g} %, seed {value.seed}" if value.share else "none"


def _unknown(path: tuple[str | int, ...], field: str, fields: tuple[str, ...]) -> Fault:
    return Fault((*path, field), f"no such field{did_you_mean(field, fields)}", at_key=True)


def fields(when: str) -> set[str]:
    """The fields that a filter asks for."""
    from tui.query import Match, Node, Range, parse, replaced

    found: set[str] = set()

    def leaf(node: Node) -> Node:
        found.update([node.field] if isinstance(node, Match | Range) else [])
        return node

    replaced(parse(when), leaf)
    return found


def _faults(number: int, entry: dict[str, Any]) -> list[Fault]:
    faults = [_unknown((number,), field, _FIELDS) for field in entry if field not in _FIELDS]
    faults += [Fault((number,), f"{field} is missing") for field in ("when", "add") if field not in entry]
    try:
        when = Filter().check(entry.get("when", "x"))
        if not when.strip():
            faults.append(Fault((number, "when"), "a filter: an empty one finds every article"))
        elif "mine" in fields(when):
            faults.append(Fault((number, "when"), "mine: differs from reviewer to reviewer, a rule does not"))
    except Wrong as wrong:
        faults.append(Fault((number, "when"), str(wrong)))
    add = entry.get("add", 1)
    if isinstance(add, bool) or not isinstance(add, int) or not 0 < abs(add) <= HIGHEST:
        faults.append(Fault((number, "add"), f"a whole number from -{HIGHEST} to {HIGHEST}, not 0"))
    reason = entry.get("reason", "x")
    if not isinstance(reason, str) or not reason.strip() or not reason.isprintable() or len(reason) > LONGEST:
        faults.append(Fault((number, "reason"), f"one line of at most {LONGEST} visible characters"))
    return faults
