"""Which of several people with one surname is meant, and relatives known by a given name only."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

from tui.reading.attributions.view import View
from tui.reading.lexicon import mapping, words

_KIN = 8
"""Tokens behind a name in which an apposition says whose relative that is."""
_LOOKED_AT = 20
"""Places of full names that are looked through for the last that fits."""
_KINDRED = frozenset(
    ("brothers", "sisters", "twins", "siblings", "couple", "heirs", "parents", "sons", "daughters")
)


@dataclass(slots=True)
class Bearers:
    """People by surname (in lower case).

    ``names``: their full names, each with its words before the last; ``places``: where the full names of
    those who share a surname stand, in text order; ``rank``: "elder" or "younger" for full names that an
    apposition makes an uncle or a niece; ``relatives``: the first given name behind "his wife", by he or
    she; ``kin``: all such;
    ``genders``: he or she for full names, by title or given name; ``ages``: how old the bearers of full
    names are, as written; ``called``: the word before a full name ("Senator"); ``roles``: what full names
    are said to be; ``generations``: full names with what follows them ("Ola Vint III").
    """

    names: dict[str, dict[str, frozenset[str]]] = field(default_factory=lambda: defaultdict(dict))
    places: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    rank: dict[str, str] = field(default_factory=dict)
    relatives: dict[str, str] = field(default_factory=dict)
    kin: set[tuple[str, str]] = field(default_factory=set)
    genders: dict[str, str] = field(default_factory=dict)
    ages: dict[str, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    roles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    generations: dict[str, str] = field(default_factory=dict)

    def add(self, view: View, start: int, end: int, others: frozenset[str]) -> None:
        """Takes up a full name."""
        same = self.names[view.low(end - 1)]
        known = next((name for name, given in same.items() if others & given), None)
        if known is None and len(same) > 5:
            return
        name = known or view.cut((start, end)).text
        if age := age_after(view, end):
            self.ages.setdefault(name, age)
        if known is not None:
            return
        same[name] = others
        marks = mapping(view.language, "attr_gender")
        title = self.called[name] = word_before(view, start)
        gender = marks.get(title, "").strip("-") or mapping(view.language, "attr_given").get(view.low(start))
        if gender:
            self.genders[name] = gender
        ranks = mapping(view.language, "attr_kin", 2)
        if view.tag(end) == ",":
            for k in range(end + 1, min(end + _KIN, len(view.tags))):
                if view.tags[k] in ",.":
                    break
                if view.low(k) in ranks:
                    self.rank[name] = ranks[view.low(k)]
                    break

    def sibling(self, view: View, first: int, end: int) -> str:
        """Takes up who shares the surname of a full name: "two brothers, Abe and Ola Vint"."""
        at = first - 2
        if (
            end - first != 2
            or view.low(first - 1) != "and"
            or view.tag(at) != "P"
            or view.tag(at - 1) in "PNZ&"
        ):
            return ""
        given, both = words(view.language, "attr_given"), (view.low(at), view.low(first))
        kin = not _KINDRED.isdisjoint(view.tokens.lows[max(0, at - _KIN) : at])
        if not kin and not all(low in given for low in both):
            return ""
        name = f"{view.tokens.words[at]} {view.tokens.words[end - 1]}"
        self.names[view.low(end - 1)].setdefault(name, frozenset((view.low(at),)))
        return view.low(at)

    def relative(self, view: View, start: int) -> None:
        """Takes up a given name behind a relative: "his wife, Maureen"."""
        noun = start - 1 - (view.tag(start - 1) == ",")
        kin = mapping(view.language, "attr_kin")
        if view.low(noun) in kin and view.tag(noun - 1) in "DZJ":
            self.relatives.setdefault(kin[view.low(noun)], view.tokens.words[start])
            self.kin.add((kin[view.low(noun)], view.tokens.words[start]))

    def place(self, view: View) -> None:
        """Notes where the full names stand of those who share a surname; to be called when all are known."""
        shared = {last: names for last, names in self.names.items() if len(names) > 1}
        if not shared:
            return
        self.places = {last: [] for last in shared}
        lows = view.tokens.lows
        for at in [at for at, low in enumerate(lows) if low in shared]:
            if view.tags[at] == "P":
                low = lows[at]
                for name, others in shared[low].items():
                    if view.low(at - 1) in others:
                        self.places[low].append((at, name))

    def of(
        self, last: str, at: int, gender: str = "", rank: str = "", beside: tuple[str, str] = ("", "")
    ) -> str:
        """The full name that a bare surname at token ``at`` stands for: the last named that fits.

        The last named that a title or "elder" tells of; of a family the bare surname is whose it was first.
        ``beside``: the word before it and the age behind it, for nobody of another age.
        """
        names = [n for n in self.names[last] if not gender or self.genders.get(n, gender) == gender]
        title, age = beside
        if age:
            names = [n for n in names if self.ages.get(n) == age] or [
                n for n in names if self.ages.get(n, age) == age
            ]
        elif title:
            names = [n for n in names if self.called.get(n) == title] or names
        if rank:
            told = [n for n in names if self.rank.get(n) == rank]
            names = told or [n for n in names if n not in self.rank] or names
        places = self.places[last]
        stop = bisect_left(places, (at, "")) if gender or rank or age else 0
        for _, name in reversed(places[max(0, stop - _LOOKED_AT) : stop]):
            if name in names:
                return name
        return next(iter(names), next(iter(self.names[last])))


def age_after(view: View, end: int) -> str:
    """The age behind a name that ends at token ``end``: ", 57,"; or ""."""
    aged = view.tag(end) == "," and view.tag(end + 1) == "U" and view.tag(end + 2) in ",.:;("
    return view.low(end + 1) if aged and view.low(end + 1).isdigit() else ""


def word_before(view: View, start: int) -> str:
    """The title or other word before a name, without its full stop."""
    return view.low(start - 2) if view.low(start - 1) == "." else view.low(start - 1)
