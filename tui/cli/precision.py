"""How often the reading is right, in lines for people and as a record: ``copydesk stats --reading``."""

from collections.abc import Iterator, Mapping
from typing import Any

from tui.desk.precision import Measured, Part, Precision, interval, parts

Line = tuple[str, str, str]


def lines(found: Precision) -> Iterator[Line]:
    """For each part its n, what was said and the precision, then the same by kind and by rule."""
    yield "articles", f"{found.articles:,}", "on which marks or blocks were judged"
    for name, part in parts(found):
        yield name, f"{part.all.n:,}", _said(part.all)
        yield from _sorts(part.kinds, "")
        yield from _sorts(part.rules, "why: ")
    gone = found.gone
    yield "not marked now", f"{gone.n:,}", f"{gone.right:,} right, {gone.wrong:,} wrong" if gone.n else ""


def _sorts(sorts: Mapping[str, Measured], before: str) -> Iterator[Line]:
    for name, measured in _most(sorts):
        yield f"  {before}{name.replace('_', ' ')}", f"{measured.n:,}", _said(measured)


def _most(sorts: Mapping[str, Measured]) -> list[tuple[str, Measured]]:
    """Those of which most is known first."""
    return sorted(sorts.items(), key=lambda one: (-one[1].n, one[0]))


def _said(measured: Measured) -> str:
    between = interval(measured)
    said = []
    if measured.precision is not None and between is not None:
        low, high = (f"{100 * one:.0f}" for one in between)
        said.append(f"{100 * measured.precision:.0f} % right ({low} to {high})")
    if measured.disputed:
        said.append(f"{measured.disputed:,} disputed")
    return ", ".join(said)


def record(found: Precision) -> dict[str, Any]:
    """As JSON has it."""
    return {
        "schema": "copydesk/reading-stats/1",
        "articles": found.articles,
        **{name.replace(" ", "_"): _part(part) for name, part in parts(found)},
        "not_marked": _measured(found.gone),
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        **_measured(part.all),
        "kinds": {name: _measured(one) for name, one in _most(part.kinds)},
        "rules": {name: _measured(one) for name, one in _most(part.rules)},
    }


def _measured(measured: Measured) -> dict[str, Any]:
    return {
        "n": measured.n,
        "right": measured.right,
        "wrong": measured.wrong,
        "disputed": measured.disputed,
        "precision": measured.precision,
        "interval": interval(measured),
    }
