"""Two figures of one text that look like one fact and do not agree."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from tui.model import Figure
from tui.reading.figures.compare.about import About
from tui.reading.figures.compare.lexis import among, lower, stem
from tui.reading.figures.compare.worth import agree, number

_APART = 2.0
"""So many times as large, and it is another thing that was counted."""
_TABLE = 24
"""More figures of one kind than that are a table or a list, told of many things."""
_ALIKE = 0.6
"""Share of the words of two clauses that are the same where one retells the other."""


_NEAR = 60
_NAMED = re.compile(r"([A-Z][\w’'-]+(?: (?:[A-Z][\w’'.-]*|al|bin|da|de|del|der|la|van|von))*),? (?:\(|aged )?\Z")
_NAMED_AFTER = re.compile(r" ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+)")
_HOLDER = re.compile(r"([A-Z][\w’'-]+) (?:has |have |had )?([a-z]+) \Z")
_NOUN = re.compile(r"[ -]([a-z]{3,})\b(?!-)")


class Pair(NamedTuple):
    """Two figures to compare, in text order, and what they share."""

    first: About
    second: About
    what: str


def disagreeing(text: str, found: Sequence[About]) -> list[Pair]:
    """The pairs of one text, in text order of their first; each figure in one at most."""
    told = [one for one in found if not one.part and number(one.figure) is not None]
    pairs = [*_tolls(told), *_retold(told, _by_sentence(found)), *_magnitudes(told)]
    pairs += [*_ages(text, told), *_meant_again(text, told), *_holdings(text, told)]
    pairs.sort(key=lambda pair: (pair.first.figure.start, pair.second.figure.start))
    used: set[int] = set()
    kept = []
    for pair in pairs:
        places = {pair.first.figure.start, pair.second.figure.start}
        if used.isdisjoint(places):
            used |= places
            kept.append(pair)
    return kept


def _tolls(told: Iterable[About]) -> Iterator[Pair]:
    """What happened to so many, and to another number of the same."""
    groups = defaultdict(list)
    for one in told:
        if one.event and one.figure.kind == "count" and not one.perhaps and (number(one.figure) or 0) > 1:
            groups[one.event, one.head, one.kind_of].append(one)
    for (event, _, _), group in groups.items():
        pair = _two(group)
        if pair and _same_place_and_time(*pair):
            yield Pair(*pair, f"how many {event}")


def _two(group: Sequence[About], apart: float = _APART) -> tuple[About, About] | None:
    """The first that disagree where a group tells of two numbers, no more."""
    values = {number(one.figure) for one in group}
    if len(values) != 2 or len(group) > _TABLE:
        return None
    second = next(one for one in group if number(one.figure) != number(group[0].figure))
    return (group[0], second) if _differ(group[0], second, apart) else None


def _differ(first: About, second: About, apart: float = _APART) -> bool:
    """Whether two are near enough to be one fact, and are not."""
    a, b = number(first.figure) or 0, number(second.figure) or 0
    if first.sentence == second.sentence or min(a, b) <= 0 or agree(first.figure, second.figure):
        return False
    return max(a, b) <= apart * min(a, b)


def _same_place_and_time(first: About, second: About) -> bool:
    if first.places != second.places:
        return False
    if first.days and second.days and first.days.isdisjoint(second.days):
        return False
    return not (first.names and second.names and first.names.isdisjoint(second.names))


def _by_sentence(found: Iterable[About]) -> dict[int, Counter[str]]:
    numbers = defaultdict[int, Counter[str]](Counter)
    for one in found:
        numbers[one.sentence][_written(one)] += 1
    return numbers


def _written(one: About) -> str:
    return f"{one.figure.value} {one.figure.low} {one.figure.high} {one.figure.unit}"


def _retold(told: Iterable[About], numbers: dict[int, Counter[str]]) -> Iterator[Pair]:
    """Two clauses in nearly the same words, but for the number; other numbers beside them are the same."""
    groups = defaultdict(list)
    for one in told:
        if one.figure.kind in ("count", "money", "percent", "measure", "duration") and len(one.words) > 2:
            groups[one.figure.kind, one.figure.unit, one.head, one.kind_of].append(one)
    for group in groups.values():
        if len(group) > _TABLE:
            continue
        alike = [pair for pair in combinations(group, 2) if _alike(*pair)]
        for first, second in alike:
            # A third one in those words is a list of many things.
            alone = sum(first in pair or second in pair for pair in alike) == 1
            if alone and _differ(first, second) and _beside(first, numbers) == _beside(second, numbers):
                yield Pair(first, second, "told in the same words")


def _beside(one: About, numbers: dict[int, Counter[str]]) -> Counter[str]:
    return numbers[one.sentence] - Counter([_written(one)])


def _alike(first: About, second: About) -> bool:
    both = first.words & second.words
    if len(both) < 3 or len(both) < _ALIKE * len(first.words | second.words):
        return False
    named = first.names <= second.names or second.names <= first.names
    return named and first.named == second.named and _same_place_and_time(first, second)


def _magnitudes(told: Iterable[About]) -> Iterator[Pair]:
    """ "$3.2 million" here and "$3.2 billion" there."""
    seen: dict[tuple[str, str | None, str], About] = {}
    for one in told:
        value = number(one.figure) or 0
        digits = f"{value:.10e}".partition("e")[0].rstrip("0")
        if one.figure.kind not in ("money", "count") or value < 1e5 or len(digits) < 3:
            continue
        key = one.figure.kind, one.figure.unit, digits
        other = seen.setdefault(key, one)
        a, b = sorted((number(other.figure) or 0, value))
        if b / a == 1e3 and one.head == other.head:
            yield Pair(other, one, "the same digits, a thousand times as much")


def _ages(text: str, told: Iterable[About]) -> Iterator[Pair]:
    """One person's age, given twice."""
    seen: dict[str, tuple[str, About]] = {}
    for one in told:
        name = _whose_age(text, one.figure) if one.figure.kind == "age" else None
        if name is None:
            continue
        before, other = seen.setdefault(name.split()[-1], (name, one))
        same = before == name or " " not in name or " " not in before
        if same and number(other.figure) != number(one.figure) and other.sentence != one.sentence:
            yield Pair(other, one, f"the age of {name}")


def _whose_age(text: str, figure: Figure) -> str | None:
    """The name right before an age, "Mira Tarn, 34,", or right behind it, "34-year-old Mira Tarn"."""
    named = _NAMED.search(text, max(0, figure.start - _NEAR), figure.start)
    if named and text[figure.end : figure.end + 1] in (",", ".", ")", ";"):
        return named.group(1)
    behind = _NAMED_AFTER.match(text, figure.end, figure.end + _NEAR)
    return behind.group(1) if behind else None


def _meant_again(text: str, told: Iterable[About]) -> Iterator[Pair]:
    """ "a $24 million contract", then "the $26 million contract"."""
    groups = defaultdict(list)
    for one in told:
        counted = one.figure.counted
        end = max(one.figure.end, counted.end) if counted else one.figure.end
        noun = _NOUN.match(text, end, end + _NEAR)
        article = lower(text[max(0, one.figure.start - 6) : one.figure.start])[-1:]
        if noun and article and not any(among(name, noun.group(1)) for name in ("np_stop", "verb")):
            key = one.figure.kind, one.figure.unit, one.head, stem(noun.group(1))
            groups[key].append((one, article[0]))
    for group in groups.values():
        pair = _two([one for one, _ in group])
        articles = {one.figure.start: article for one, article in group}
        if pair and _same_place_and_time(*pair):
            first, second = (articles[one.figure.start] for one in pair)
            if first in ("a", "an") and second in ("the", "this", "that"):
                yield Pair(*pair, "told as one")


def _holdings(text: str, told: Iterable[About]) -> Iterator[Pair]:
    """Who has, carries, sold or spent so much, and another amount of the same: "Tarn has 129 seats"."""
    groups = defaultdict(list)
    for one in told:
        found = None if one.perhaps else _HOLDER.search(text, max(0, one.figure.start - _NEAR), one.figure.start)
        if found and among("holding", found.group(2)) and not among("np_stop", found.group(1).lower()):
            key = found.group(1), stem(found.group(2)), one.figure.kind, one.figure.unit, one.head, one.kind_of
            groups[key].append(one)
    for (holder, *_), group in groups.items():
        pair = _two(group, 2 * _APART)
        if pair and _same_place_and_time(*pair):
            yield Pair(*pair, f"told of {holder}")
