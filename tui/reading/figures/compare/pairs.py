"""Two figures of one text that look like one fact and do not agree."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from tui.model import Figure
from tui.reading.figures.compare.about import About
from tui.reading.figures.compare.digits import FEWEST, digits, slipped, turned
from tui.reading.figures.compare.entries import entries, entry, without_entries
from tui.reading.figures.compare.lexis import among, lower, stem
from tui.reading.figures.compare.worth import agree, number

_APART = 2.0
"""So many times as large, and it is another thing that was counted."""
_OPPONENTS = 10.0
"""So many times as large is still one thing where two say it who count differently."""
_TABLE = 16
"""More figures of one kind than that are a table or a list, told of many things."""
_ALIKE = 0.6
"""Share of the words of two clauses that are the same where one retells the other."""


_EXACT = 4
"""Digits of a number that is not met twice by chance."""
_LISTED = 5
"""More numbers in a sentence than that are a list."""
_SENTENCE = 20
_BEHIND = 3
_CLAUSE_END = re.compile(r"[.,;:!?()\n]")
_SHORT = 3
_A_NUMBER = re.compile(r"\b(?:[Ff]igs?|[Tt]able|[Nn]os?|[Cc]hapter|[Pp]age|[Ss]ection|[Ee]q)\.? ?\Z")
"""What is numbered, not counted: "Fig. 7 shows"."""
_SLIP = 1.05
_TURNED = 10.0
"""So many times as large are two numbers whose digits changed places."""
_RETOLD = frozenset({"count", "money", "percent", "measure", "duration"})
_NEAR = 60
_NAMED = re.compile(
    r"([A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+|al|bin|da|de|del|der|la|van|von))*),? (?:\(|aged )?\Z"
)
_NAMED_AFTER = re.compile(r" ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+)")
_HOLDER = re.compile(r"([A-Z][\w’'-]+) (?:has |have |had )?([a-z]+) \Z")
_OF = re.compile(r" (?:[\w’'-]+ )?(?:out )?of (?:the |its |all |their |those )?")
_NOUN = re.compile(r"[ -]([a-z]{3,})\b(?!-)")


class Pair(NamedTuple):
    """Two figures to compare, in text order, and what they share."""

    first: About
    second: About
    what: str


def disagreeing(text: str, found: Sequence[About]) -> list[Pair]:
    """The pairs of one text, in text order of their first; each figure in one at most."""
    told = [one for one in found if not one.part and number(one.figure) is not None]
    told = [one for one in told if not _A_NUMBER.search(text, max(0, one.figure.start - 9), one.figure.start)]
    prose, numbers = without_entries(text, told), _by_sentence(found)
    pairs = [*_tolls(told), *_retold(prose, numbers), *_magnitudes(told)]
    pairs += [*_ages(text, told), *_meant_again(text, prose), *_holdings(text, prose)]
    pairs += [*_again_counted(text, prose), *_terms(text, prose)]
    pairs += _of_one_whole(text, found)
    starts = entries(text)
    pairs = [one for one in pairs if entry(starts, one.first) == entry(starts, one.second)]
    pairs += _slips(told, numbers)
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
        fact = one.event != "" and one.prose and not one.perhaps
        if fact and one.figure.kind == "count" and (number(one.figure) or 0) > 1:
            groups[one.event, one.head, one.kind_of].append(one)
    for (event, _, _), group in groups.items():
        sides = {one.figure.attribution for one in group}
        pair = _two(group, _OPPONENTS if len(sides) > 1 and None not in sides else _APART)
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
    if (first.places and second.places and first.places != second.places) or _long_ago(
        first.days
    ) != _long_ago(second.days):
        return False
    if first.days and second.days and first.days.isdisjoint(second.days):
        return False
    return not (first.names and second.names and first.names.isdisjoint(second.names))


def _long_ago(days: frozenset[str]) -> frozenset[str]:
    """Years and months told without a day: those of another event, or of a period."""
    return frozenset(day for day in days if len(day) < len("2025-06-10"))


def _by_sentence(found: Iterable[About]) -> dict[int, Counter[str]]:
    """What numbers each sentence holds; those that hold very many, lists, are left out."""
    numbers = defaultdict[int, Counter[str]](Counter)
    for one in found:
        if len(numbers[one.sentence]) <= _LISTED:
            numbers[one.sentence][_written(one)] += 1
    return {sentence: held for sentence, held in numbers.items() if len(held) <= _LISTED}


def _written(one: About) -> str:
    return f"{one.figure.value} {one.figure.low} {one.figure.high} {one.figure.unit}"


def _retold(told: Iterable[About], numbers: dict[int, Counter[str]]) -> Iterator[Pair]:
    """Two clauses in nearly the same words, but for the number; other numbers beside them are the same."""
    groups = defaultdict(list)
    for one in told:
        counts = one.figure.kind != "count" or one.head != ""
        told_once = one.prose and one.sentence in numbers
        if told_once and one.figure.kind in _RETOLD and counts and len(one.words) > 1:
            groups[one.figure.kind, one.figure.unit, one.head].append(one)
    for group in groups.values():
        if len(group) > _TABLE:
            continue
        alike = [pair for pair in combinations(group, 2) if _alike(*pair, numbers)]
        often = Counter(one.figure.start for pair in alike for one in pair)
        for first, second in alike:
            # A third one in those words is a list of many things.
            alone = often[first.figure.start] == often[second.figure.start] == 1
            apart = _TURNED if turned(digits(first), digits(second)) else _APART
            if alone and _differ(first, second, apart):
                yield Pair(first, second, "told in the same words")


def _alike(first: About, second: About, numbers: dict[int, Counter[str]]) -> bool:
    """Whether two clauses tell one fact: by their words, or by fewer words and the same numbers beside."""
    if first.sentence == second.sentence:
        return False
    beside = _beside(first, numbers), _beside(second, numbers)
    if beside[0] != beside[1] or not _same_place_and_time(first, second):
        return False
    a, b = first.words | first.kind_of, second.words | second.kind_of
    share = _ALIKE / 2 if beside[0] else _ALIKE
    enough = 4 if not first.named & second.named else 2 if beside[0] else 3
    if len(a & b) < enough or len(a & b) < share * len(a | b):
        return False
    nested = first.named <= second.named or second.named <= first.named
    return nested and (first.names <= second.names or second.names <= first.names)


def _beside(one: About, numbers: dict[int, Counter[str]]) -> Counter[str]:
    return numbers[one.sentence] - Counter([_written(one)])


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
    """One person's age, given twice: by name, or as "the 34-year-old" right after somebody's."""
    seen: dict[str, tuple[str, About]] = {}
    last: tuple[str, About] | None = None
    for one in told:
        if one.figure.kind != "age" or one.figure.bound != "exact":
            continue
        name = _whose_age(text, one.figure)
        if name is None:
            again = last and one.sentence == last[1].sentence + 1 and _again(text, one)
            if last and again and number(last[1].figure) != number(one.figure):
                yield Pair(last[1], one, f"the age of {last[0]}")
            last = None
            continue
        before, other = seen.setdefault(name.split()[-1], (name, one))
        last = None if last and last[1].sentence == one.sentence else (name, one)
        same = before == name or " " not in name or " " not in before
        if same and number(other.figure) != number(one.figure) and other.sentence != one.sentence:
            yield Pair(other, one, f"the age of {name}")


def _again(text: str, one: About) -> bool:
    """Whether an age stands for a person who was named before: "The 34-year-old said"."""
    figure = one.figure
    behind = lower(text[figure.end : figure.end + _NEAR])[:1]
    opening = lower(text[max(0, figure.start - 5) : figure.start])[-1:] == ["the"]
    plain = text[figure.end : figure.end + 1] in (" ", ",") and "old" in figure.text
    return opening and plain and bool(behind) and (among("verb", behind[0]) or among("np_stop", behind[0]))


def _whose_age(text: str, figure: Figure) -> str | None:
    """The name right before an age, "Mira Tarn, 34,", or right behind it, "34-year-old Mira Tarn"."""
    named = _NAMED.search(text, max(0, figure.start - _NEAR), figure.start)
    if named and text[figure.end : figure.end + 1] in (",", ".", ")", ";"):
        return named.group(1)
    behind = _NAMED_AFTER.match(text, figure.end, figure.end + _NEAR)
    return behind.group(1) if behind else None


def _brings_in(first: About, again: About) -> bool:
    """ "fined $1.4 million", of "the $1.8 million fine"."""
    return first.sentence < again.sentence and _same_place_and_time(first, again)


def _meant_again(text: str, told: Sequence[About]) -> Iterator[Pair]:
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
    brought: dict[tuple[str | None, str], list[About]] = defaultdict(list)
    for one in told:
        before = [other for other in brought[one.figure.unit, one.noun] if _brings_in(other, one)]
        if len({number(other.figure) for other in before}) == 1 and _differ(before[0], one):
            yield Pair(before[0], one, "told as one")
        for word in one.words if one.figure.kind == "money" else ():
            if len(brought[one.figure.unit, word]) < _TABLE:
                brought[one.figure.unit, word].append(one)
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
        found = (
            None if one.perhaps else _HOLDER.search(text, max(0, one.figure.start - _NEAR), one.figure.start)
        )
        if found and among("holding", found.group(2)) and not among("np_stop", found.group(1).lower()):
            key = (
                found.group(1),
                stem(found.group(2)),
                one.figure.kind,
                one.figure.unit,
                one.head,
                one.kind_of,
            )
            groups[key].append(one)
    for (holder, *_), group in groups.items():
        pair = _two(group, 2 * _APART)
        if pair and _same_place_and_time(*pair):
            yield Pair(*pair, f"told of {holder}")


def _again_counted(text: str, told: Iterable[About]) -> Iterator[Pair]:
    """Two counts with the same words behind them: "45 swimmers finished the race"."""
    groups = defaultdict(list)
    for one in told:
        counted = one.figure.counted
        if (
            counted
            and one.figure.kind == "count"
            and one.prose
            and not one.perhaps
            and counted.start >= one.figure.end
        ):
            words = lower(_CLAUSE_END.split(text[counted.end : counted.end + _NEAR], maxsplit=1)[0])
            enough = 2 * _BEHIND if words and among("linking", words[0]) else _BEHIND
            behind = tuple(words[:enough])
            if len(behind) == enough and sum(len(word) > _SHORT for word in behind) > 1:
                groups[one.head, one.kind_of, behind].append(one)
    for group in groups.values():
        pair = _two(group)
        if pair and _same_place_and_time(*pair):
            yield Pair(*pair, "told in the same words")


def _terms(text: str, told: Iterable[About]) -> Iterator[Pair]:
    """How long somebody was jailed for, and the sentence told again."""
    groups = defaultdict(list)
    for one in told:
        around = lower(text[max(0, one.figure.start - _NEAR) : one.figure.end + _SENTENCE])
        if one.figure.kind == "duration" and any(among("term", word) for word in around):
            groups[one.figure.unit].append(one)
    for group in groups.values():
        pair = _two(group)
        if pair and (pair[0].names >= pair[1].names or pair[1].names >= pair[0].names):
            yield Pair(*pair, "the sentence")


def _slips(told: Iterable[About], numbers: dict[int, Counter[str]]) -> Iterator[Pair]:
    """Exact numbers of the same that differ by one digit, or by two that changed places."""
    groups = defaultdict(list)
    for one in told:
        value, counts = number(one.figure) or 0, one.figure.kind != "count" or one.figure.counted is not None
        if one.prose and one.figure.kind in _RETOLD and counts and len(digits(one)) >= FEWEST:
            groups[one.figure.kind, one.figure.unit, one.head, len(str(int(value)))].append(one)
    for group in groups.values():
        for first, second in combinations(group, 2) if len(group) <= _TABLE else ():
            if not _near_enough(first, second, numbers):
                continue
            apart = _TURNED if len(digits(first)) < _EXACT else _SLIP
            if slipped(digits(first), digits(second)) and _differ(first, second, apart):
                yield Pair(first, second, "nearly the same digits")


def _near_enough(first: About, second: About, numbers: dict[int, Counter[str]]) -> bool:
    """Whether two numbers are told of one thing: the more so the fewer digits they have."""
    if len(digits(first)) < _EXACT:
        shared = len(first.words & second.words) > (1 if digits(first).endswith("00") else -1)
        same = shared and first.head not in ("", "person") and first.kind_of == second.kind_of
        near = turned(digits(first), digits(second)) and _same_place_and_time(first, second)
        return same and near and first.figure.bound == second.figure.bound == "exact"
    a, b = first.words | first.kind_of, second.words | second.kind_of
    if len(digits(first)) > _EXACT:
        return len((a | first.names) & (b | second.names)) > 1
    if first.sentence not in numbers or second.sentence not in numbers:
        return False
    named = not first.names.isdisjoint(second.names) and len((a | first.names) & (b | second.names)) > 2
    return named or (len(a & b) > 1 and len(a & b) >= _ALIKE * len(a | b))


def _of_one_whole(text: str, found: Sequence[About]) -> Iterator[Pair]:
    """ "44 of the 50 seats" here and "38 of the 50 seats" there, told of the same."""
    groups = defaultdict(list)
    for part, whole in pairwise(found):
        a, b = part.figure, whole.figure
        near = a.end <= b.start <= a.end + _NEAR and _OF.fullmatch(text, a.end, b.start) is not None
        if near and a.kind == "count" and not a.change and number(a) and number(b):
            groups[number(b), whole.head].append(part._replace(words=part.words | whole.words))
    for group in groups.values():
        pair = _two(group)
        if pair and _same_place_and_time(*pair) and len(pair[0].words & pair[1].words) > 1:
            yield Pair(*pair, "parts of one whole")
