"""Shares and changes that one sentence gives together with the numbers they are made of."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from tui.model import Figure
from tui.reading.figures.compare.about import About
from tui.reading.figures.compare.lexis import among, lower
from tui.reading.figures.compare.sums import total
from tui.reading.figures.compare.worth import number, slack, worth

_FAR = 80
"""Characters between two figures of one calculation."""
_FINE = 0.0125
"""Share by which an amount may be rounded that a change is reckoned from: two digits are written."""
_FRACTION = 4
"""Points by which a share may miss "a third"."""
_MOST = 8
"""Shares of one question in one sentence."""
_SOME = r"(?:a |an |about |around |roughly |nearly |almost |just |only |some |the )?"
_OF = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?:out )?of\s+(?:the|its|all|their|his|her|these|those)?\s*(?:[\w'’-]+\s+)?"
)
_OR = re.compile(rf"[^.;:()]{{0,40}}?(?:\(|,\s?or\s|\sor\s|\s[–—-]\s){_SOME}")
_ASIDE = re.compile(r"[^.,;:()]{0,40}?,\s")
_OF_ALL = re.compile(r"(?:\A|[.\n”\"] ?)Of (?:the |its |all |their |those )?\Z")
_THESE = re.compile(r"[^.,;:()]{1,60}, (?:only |just |about )?")
_BRACKET = re.compile(r"(?: [\w'’-]+)? ?(?:\(|, or )")
_CLOSED = re.compile(r"\s?[,)–—-]")
_FOLD = re.compile(
    r"\b(halved|doubled|tripled|trebled|quadrupled)\b(?: (?:in|last|a|the|this|year|month)){0,3} ?(?:to )?\Z"
)
_FOLDS = {"halved": 0.5, "doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4}
_FOLDED = 0.2
"""Share by which what doubled may miss twice as much."""
_WHEN = r"(?:\s+(?:in|last|a|the|this|on)(?:\s+\w+){1,3})?"
_TO = re.compile(rf"{_WHEN},?\s*to\s+(?:reach |hit |close at )?{_SOME}")
_FROM = re.compile(rf"{_WHEN},?\s*(?:[\w'’-]+\s+){{0,5}}?(?:from|compared with|compared to|versus)\s+{_SOME}")
_FROM_BEFORE = re.compile(rf"\bfrom\s+{_SOME}\Z")
_CHANGED = re.compile(
    rf"(?:\s+[a-z][\w'’-]*){{0,2}}?{_WHEN}\s*(?:,|\(|—|–|\bor)\s*(?:(?:up|down|or|an?|increase|decrease|rise|fall|jump|drop|of|some|about|"
    r"gain|loss|swing|by|nearly|roughly|just|almost)\s+)*"
)
_ERROR = re.compile(r"(?i)\bmargin of (?:\w+ )?error\b[^.;%]*\Z")
_LEAD = re.compile(
    r"\b(?:leads?|leading|led|trails?|trailed|trailing|beats?|beating|ahead of|behind)"
    r" (?:[A-Z][\w.’'-]* ){1,3}by (?:about |just |nearly |only )?\Z"
)
_SCORE = re.compile(r",? ?(?:to|against|versus|–|-) ?(?:[A-Za-z][\w.’'-]* ){0,4}")
_CONTEST = 8
"""Words back to what was won, lost or led, where two shares side by side are a score."""
_LEADING = re.compile(r" (?:lead|advantage|edge|deficit) (?:over|on|against|in)\b")
_GAP = 45
_NAME = re.compile(r"\b[A-Z][a-z]")
_APART = re.compile(
    r"(?i)\b(?:of (?:those|them|these|whom|which)|among (?:them|those|whom)|includ(?:ing|es?|ed)|"
    r"compared|versus|vs|from|to|up|down|while|last|in \d{4})\b|[.;?!]"
)
_REST = re.compile(r"(?i)\b(?:the rest|remaining|remainder)\b")
_BARE = re.compile(r"\s*")


class Off(NamedTuple):
    """What does not come out: the figure to look at, those it is held against, and why."""

    code: str
    figure: Figure
    against: tuple[Figure, ...]
    reason: str


class Change(NamedTuple):
    """An amount of change, with the amounts before and after."""

    change: Figure
    old: float
    new: float
    unit: str | None
    against: tuple[Figure, ...]


def off(text: str, found: Sequence[About]) -> Iterator[Off]:
    """What does not come out in one text, in the order of its sentences."""
    for _, group in groupby(found, key=lambda one: one.sentence):
        figures = [one.figure for one in group if one.figure.kind not in ("date", "time")]
        for index, figure in enumerate(figures):
            rest = figures[index + 1 : index + 3]
            yield from _share(text, figure, rest)
            changes = [*_changes(text, figure, rest)]
            for change in changes:
                yield from _compared(change)
            if not changes:
                yield from _points(text, figure, rest)
            yield from _fold(text, figure, rest)
        shares = [figure for figure in figures if figure.unit == "percent"]
        if 2 <= len(shares) <= _MOST and all(number(share) and not share.change for share in shares):
            yield from [*_sides(text, shares)] or _pie(text, shares)


def _fits(pattern: re.Pattern[str], text: str, first: Figure, second: Figure) -> bool:
    """Whether nothing but what a pattern says stands between two figures."""
    near = first.end <= second.start <= first.end + _FAR
    return near and pattern.fullmatch(text, first.end, second.start) is not None


def _share(text: str, part: Figure, rest: Sequence[Figure]) -> Iterator[Off]:
    """ "12 of the 48 ships (20%)", and more of them than there are."""
    if not rest or part.kind != "count" or rest[0].kind != "count":
        return
    a, b, whole = number(part), number(rest[0]), rest[0]
    if len(rest) > 1 and rest[1].unit == "percent" and _turned(text, part, rest[0], rest[1]):
        part, whole, a, b = rest[0], part, b, a
    elif not _fits(_OF, text, part, rest[0]):
        return
    if a is None or not b or min(a, b) <= 0 or whole.counted is None:
        return
    if len(rest) < 2 or a > b or not _told_as_share(text, rest[0], rest[1]):
        return
    told, real = worth(rest[1]), 100 * a / b
    size, loose = (1, 1) if rest[1].unit == "percent" else (100, _FRACTION)
    if told and not size * told[0] - loose <= real <= size * told[1] + loose:
        yield Off("sum-off", rest[1], (part, whole), f"{part.text} of {whole.text} is {real:.3g} percent")


def _turned(text: str, whole: Figure, part: Figure, share: Figure) -> bool:
    """ "Of the 400 clinics that answered, 140 (35 percent)"."""
    opening = _OF_ALL.search(text, max(0, whole.start - _FAR), whole.start)
    return opening is not None and _fits(_THESE, text, whole, part) and _fits(_BRACKET, text, part, share)


def _told_as_share(text: str, whole: Figure, share: Figure) -> bool:
    """Whether a percentage or a fraction is told as that of what stands before it: "(25%)", ", half,"."""
    fraction = share.kind == "ratio" and isinstance(share.value, float) and 0 < share.value < 1
    if not fraction and share.unit != "percent":
        return False
    aside = fraction and _fits(_ASIDE, text, whole, share)
    closed = share.unit == "percent" or _CLOSED.match(text, share.end) is not None
    return closed and (aside or _fits(_OR, text, whole, share))


def _fold(text: str, figure: Figure, rest: Sequence[Figure]) -> Iterator[Off]:
    """ "doubled from 300 to 450", "doubled to 450 from 300"."""
    verb = _FOLD.search(text, max(0, figure.start - _FAR), figure.start)
    if verb is None:
        return
    if _is_spread(figure) and figure.low and figure.high:
        old, new = (figure.high, figure.low) if verb[1] == "halved" else (figure.low, figure.high)
        against: tuple[Figure, ...] = ()
    elif (
        rest
        and _fits(_FROM, text, figure, rest[0])
        and (figure.kind, figure.unit) == (rest[0].kind, rest[0].unit)
    ):
        old, new, against = number(rest[0]) or 0, number(figure) or 0, (rest[0],)
    else:
        return
    if min(old, new) > 0 and abs(new / old / _FOLDS[verb[1]] - 1) > _FOLDED:
        reason = f"{old:,.10g} to {new:,.10g} is {new / old:.3g} times as much, told as {verb[1]}"
        yield Off("sum-off", figure, against, reason)


def _changes(text: str, figure: Figure, rest: Sequence[Figure]) -> Iterator[Change]:
    """A change with the old and the new amount: "rose 25 percent to $50 million from $45 million"."""
    if not rest:
        return
    second, third = rest[0], rest[1] if len(rest) > 1 else None
    if figure.change and _fits(_BARE, text, figure, second):
        yield from _spread(figure, second)
    elif second.change and _fits(_CHANGED, text, figure, second) and _is_spread(figure):
        yield from _spread(second, figure)
    elif third is None:
        return
    elif figure.change and _fits(_TO, text, figure, second) and _fits(_FROM, text, second, third):
        yield from _three(figure, third, second)
    elif second.change and _fits(_CHANGED, text, figure, second) and _fits(_FROM, text, second, third):
        yield from _three(second, third, figure)
    elif third.change and _fits(_CHANGED, text, second, third):
        if _fits(_FROM, text, figure, second):
            yield from _three(third, second, figure)
        elif _FROM_BEFORE.search(text, max(0, figure.start - 20), figure.start) and _fits(
            _TO, text, figure, second
        ):
            yield from _three(third, figure, second)


def _is_spread(figure: Figure) -> bool:
    """Whether it is one figure, "from 40 to 44 percent"."""
    return figure.bound == "range" and figure.text[:5].lower() == "from "


def _spread(change: Figure, spread: Figure) -> Iterator[Change]:
    if _is_spread(spread) and spread.low is not None and spread.high is not None:
        old, new = (spread.low, spread.high) if change.change == "up" else (spread.high, spread.low)
        yield Change(change, old, new, spread.unit, (spread,))


def _three(change: Figure, old: Figure, new: Figure) -> Iterator[Change]:
    a, b = number(old), number(new)
    if (old.kind, old.unit) == (new.kind, new.unit) and a is not None and b is not None:
        yield Change(change, a, b, old.unit, (old, new))


def _compared(one: Change) -> Iterator[Off]:
    told = number(one.change)
    if told is None or one.change.bound in ("over", "under", "vague") or min(one.old, one.new) <= 0:
        return
    if one.change.unit not in ("percent", "percentage point"):
        if (one.change.kind, one.change.unit) == (one.against[0].kind, one.unit) and len(one.against) > 1:
            yield from _amount(one, abs(told))
        return
    told, share = abs(told), one.unit in ("percent", "percentage point")
    relative, points = abs(100 * (one.new - one.old) / one.old), abs(one.new - one.old)
    rounded = min(slack(one.old), _FINE * one.old) + min(slack(one.new), _FINE * one.new)
    loose = 100 * rounded / one.old + slack(told) + 0.03 * relative
    both = f"{one.old:,.10g} to {one.new:,.10g} is"
    if one.change.unit == "percentage point":
        if share and abs(told - points) > slack(one.old) + slack(one.new) + slack(told):
            yield Off("sum-off", one.change, one.against, f"{both} {points:.3g} points")
    elif share and abs(told - points) < 0.11 and abs(told - relative) > loose:
        yield Off(
            "percent-points",
            one.change,
            one.against,
            f"{both} {points:.3g} points, or {relative:.3g} percent",
        )
    elif abs(told - relative) > loose:
        yield Off("sum-off", one.change, one.against, f"{both} {relative:.3g} percent")


def _amount(one: Change, told: float) -> Iterator[Off]:
    """A change told as an amount: "fell by 800 to 8,600 from 9,400"."""
    apart = abs(one.new - one.old)
    if abs(told - apart) > slack(told) + slack(one.old) + slack(one.new):
        reason = f"{one.old:,.10g} to {one.new:,.10g} is {apart:,.10g}"
        yield Off("sum-off", one.change, one.against, reason)


def _points(text: str, figure: Figure, rest: Sequence[Figure]) -> Iterator[Off]:
    """What is told in points by its nature: a margin of error, a lead, a share's change to another share."""
    if figure.unit != "percent" or not figure.text[0].isalnum():
        return
    before = text[max(0, figure.start - _FAR) : figure.start]
    scored = bool(rest) and rest[0].unit == "percent" and _SCORE.fullmatch(text, figure.end, rest[0].start)
    if scored and any(among("contest", word) for word in lower(before)[-_CONTEST:]):
        return
    if _ERROR.search(before):
        yield Off("percent-points", figure, (), "a margin of error is told in points")
    elif _LEAD.search(before) or _LEADING.match(text, figure.end, figure.end + _FAR):
        yield Off("percent-points", figure, (), "a lead of one share over another is told in points")
    elif rest and figure.change and rest[0].unit == "percent" and _fits(_TO, text, figure, rest[0]):
        yield Off("percent-points", figure, tuple(rest[:1]), "how far a share moves is told in points")


def _sides(text: str, shares: Sequence[Figure]) -> Iterator[Off]:
    """Shares for and against one thing that come to more than 100, or miss it though all are told."""
    ends = [*(share.start for share in shares[1:]), shares[-1].end + _FAR]
    told = [
        _side(text[share.end : min(end, share.end + _FAR)]) for share, end in zip(shares, ends, strict=True)
    ]
    whole = total(shares)
    if any(_NAME.search(text, a.end, b.start) for a, b in pairwise(shares)):
        return
    if "" in told or len(set(told)) < len(told) or not {"for", "against"} <= set(told):
        return
    if whole > 101 or ("neither" in told and whole < 97):
        yield _together(shares)


def _pie(text: str, shares: Sequence[Figure]) -> Iterator[Off]:
    """Three shares or more in a row that come to a little more than 100; a rest that leaves some over."""
    gaps = [text[a.end : b.start] for a, b in pairwise(shares)]
    if any(len(gap) > _GAP or _APART.search(gap) for gap in gaps):
        return
    rounding = 0.5 * len(shares) + 0.01
    if any(_REST.search(gap) for gap in gaps):
        fits = any(abs(total(shares[i:]) - 100) <= rounding for i in range(len(shares) - 1))
        if not fits and 80 < total(shares) < 120:
            yield _together(shares)
    elif len(shares) > 2 and 100 + rounding < total(shares) <= 110:
        yield _together(shares)


def _together(shares: Sequence[Figure]) -> Off:
    return Off("sum-off", shares[0], tuple(shares[1:]), f"together they are {total(shares):.6g} percent")


def _side(text: str) -> str:
    """Which side a share is said to be on, in the words behind it, or ""."""
    for word in lower(text):
        for side in ("neither", "against", "for"):
            if among(side, word):
                return side
    return ""
