"""What was decided on an article, a line each, as the inspector lists it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from tui.desk.decided import Decision
from tui.model import Given, SafeText


def told(decisions: Sequence[Decision], now: datetime) -> list[str]:
    """``17:58 ana: accept``, with the day in place of the hour where it was not today."""
    return [f"{_moment(one.at, now)} {one.by}: {one.what}" for one in decisions]


def blind(reviewers: Sequence[str]) -> list[str]:
    """What stands there in place of verdicts that are not told yet, a line each."""
    return [f"{one}: blind until yours" for one in reviewers]


def differing(dispute: Sequence[Given]) -> str:
    """``bo: accept, ana: reject``, safe to draw."""
    return SafeText(", ".join(f"{one.reviewer}: {one.verdict}" for one in dispute)).line()


def _moment(at: str, now: datetime) -> str:
    """Five columns, in local time."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return "     "
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    local = moment.astimezone(now.tzinfo)
    return local.strftime("%H:%M" if local.date() == now.date() else "%m-%d")
