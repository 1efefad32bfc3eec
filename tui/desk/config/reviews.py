"""How many reviewers judge an article, as the configuration says it."""

from typing import Any

from tui.desk.config.kinds import Count, Fault, Kind, Switch, Wrong
from tui.model.names import did_you_mean
from tui.review.scheme import Reviewing

MOST = 9
"""Reviewers of one article."""

_EACH, _BLIND = Count(1, MOST), Switch()
_FIELDS: dict[str, Kind] = {"each": _EACH, "blind": _BLIND}


class Reviews(Kind):
    """A table: verdicts that an article wants, and whether they are given blind."""

    values = f"[review] table of each ({_EACH.values}) and blind ({_BLIND.values})"

    def check(self, raw: Any) -> Reviewing:
        """Blind unless said otherwise, where several judge an article."""
        if not isinstance(raw, dict):
            raise Wrong("a table: [review] with lines such as each = 2")
        faults = []
        for name, value in raw.items():
            if name not in _FIELDS:
                reason = f"no such field{did_you_mean(name, tuple(_FIELDS))}"
                faults.append(Fault((name,), reason, at_key=True))
                continue
            try:
                _FIELDS[name].check(value)
            except Wrong as wrong:
                faults.append(Fault((name,), str(wrong)))
        if faults:
            raise Wrong(faults)
        each = raw.get("each", 1)
        return Reviewing(each, each > 1 and raw.get("blind", True))

    def plain(self, value: Reviewing) -> dict[str, Any]:
        """The table."""
        return {"each": value.each, "blind": value.blind}

    def shown(self, value: Reviewing) -> str:
        """``2 for each article, blind``."""
        return f"{value.each} for each article{', blind' if value.blind else ''}"
