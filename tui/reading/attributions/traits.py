"""What speaks for and against somebody being meant by a pronoun or a description: traits by name."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from tui.reading.attributions.entities import Entity
from tui.reading.attributions.joining import Known
from tui.reading.attributions.mentions import INDEFINITE, OWNERS, Mentioned, age_of
from tui.reading.attributions.names import Mention
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping, words

_FAR = (0, 1, 2, 4, 8)
"""Sentences: the borders of what is as good as equally far."""
_AWAY = tuple(f"away {step}" for step in range(len(_FAR) + 1))
OFTEN = (1, 2, 4)
_COUNT = tuple(f"count {step}" for step in range(len(OFTEN) + 1))
_APART = ("paragraph 0", "paragraph 1", "paragraph 2")
_SPOKE = ("spoke last", "spoke second")
NEAR = 8
"""Tokens before a name, and half again as many behind it, where what somebody is stands."""
STEM = 5
LOOKED_AT = 8
"""Places of one name that are looked at."""
_SUBJECT = 3
"""Words of a sentence after the first among which its subject's name begins."""


@dataclass(slots=True)
class Asked:
    """One pronoun or description, and what has been read before it.

    ``group`` is "hs" (he, she), "per" or "own" (the teacher, her teacher), "org" (descriptions of bodies)
    or "lead" (a first sentence’s "a man"); ``parts`` are those of a description; ``gender`` what is known
    of it. ``starts`` are the first tokens of sentences, ``first`` that of its paragraph; ``opening`` where
    the second sentence ends; ``recent`` who has spoken, the last first; ``opener`` and ``last`` who spoke
    first and last in its paragraph; ``quoter`` whose quoted words it stands in. ``before``: the named
    before it, each with how many of the places are; ``most`` and ``second``: the highest of these;
    ``in_paragraph`` and ``persons``: those of them that are. ``ages``: the youngest and the oldest that its
    words may mean. ``introduced``: whether "a" has stood before its noun; ``new``: whether that noun has
    not; ``behind_quote``: whether a quotation stands just before.
    """

    view: View
    known: Known
    source: Range
    unit: int
    group: str
    gender: str
    parts: Mention | None
    starts: list[int]
    first: int
    opening: int
    recent: list[Entity]
    opener: Entity | None
    last: Entity | None
    headline: frozenset[str]
    lead: frozenset[str]
    first_person: Mentioned | None
    most: int
    second: int
    before: list[tuple[Mentioned, int]]
    ages: tuple[int, int] | None
    introduced: bool
    new: bool
    behind_quote: bool
    quoter: Entity | None = None
    ranks: dict[tuple[bool, str], int] = field(default_factory=dict)
    by_name: dict[str, int] = field(default_factory=dict)
    in_paragraph: list[Mentioned] = field(default_factory=list)
    persons: list[Mentioned] = field(default_factory=list)

    @property
    def head(self) -> str:
        """The noun of a description."""
        return self.parts.head if self.parts is not None else ""

    def __post_init__(self) -> None:
        for rank in range(len(self.recent) - 1, -1, -1):
            entity = self.recent[rank]
            self.ranks[(entity.named, entity.head)] = rank
            if entity.named:
                self.by_name[entity.name] = rank

    def unit_of(self, at: int) -> int:
        """The sentence in which a token stands; the first for those of a dateline."""
        return max(0, bisect_right(self.starts, at) - 1)

    def is_one(self, entity: Entity | None, one: Mentioned) -> bool:
        """Whether a source is somebody mentioned."""
        if entity is None or entity.named != bool(one.name):
            return False
        return entity.name == one.name or (entity.head == one.last and not (one.name and one.shared))

    def rank(self, one: Mentioned) -> int:
        """How many have spoken since somebody mentioned did; -1 who has not spoken of late."""
        rank = self.by_name.get(one.name, -1) if one.name else -1
        if rank < 0 and not (one.name and one.shared):
            rank = self.ranks.get((bool(one.name), one.last), -1)
        return rank


def traits(asked: Asked, one: Mentioned, count: int, ranks: tuple[int, int]) -> list[str]:
    """The traits of somebody mentioned ``count`` times before; ``ranks``: the people and bodies nearer."""
    leans = "P" if one.person > one.body else "B" if one.body > one.person else "U"
    group = asked.group
    found = [f"is {leans}", _COUNT[bisect_left(OFTEN, count)], *_last_mention(asked, one, count)]
    if one.places[0][0] < asked.opening:
        found.append("early")
    if one.last in asked.headline:
        found.append("in headline")
    if len(one.words) > 1:
        found.append("full")
    if count == 1:
        found.append("once")
    found += _spoken(asked, one)
    found += _standing(asked, one, count, leans)
    if group in ("hs", "per", "own"):
        if leans != "B":
            found.append(f"person {min(ranks[0], 3)}")
    elif group == "org" and leans != "P":
        found.append(f"body {min(ranks[1], 3)}")
    if asked.gender:
        found.append("same gender" if one.gender == asked.gender else "other" if one.gender else "open")
    if asked.parts is not None:
        found += _described(asked, one, count)
        if group in ("per", "own") and "has closer role" not in found:
            found += _called(asked, one, count, leans, near="paragraph 0" in found)
    if group == "org":
        found += _fits(asked, one)
    return found


def _last_mention(asked: Asked, one: Mentioned, count: int) -> list[str]:
    """Where and how somebody was mentioned last."""
    view = asked.view
    start, end = one.places[count - 1]
    unit = asked.unit_of(start)
    away = asked.unit - unit
    first = start - view.units[unit][0]
    follows = view.tag(end)
    found = [
        _AWAY[bisect_left(_FAR, away)],
        _APART[min(view.paragraph[asked.unit] - view.paragraph[unit], 2)],
    ]
    if follows in "VAMK,(" and first <= _SUBJECT:
        found.append("subject")
        if away <= 1:
            found.append("subject near")
    if first < _SUBJECT:
        found.append("opens sentence")
    if view.quoted(start):
        found.append("in quotation")
    if follows == "Z":
        found.append("owns")
    before = view.low(start - 1)
    if before in ("in", "at", "near", "from", "to"):
        found.append("behind place")
    elif before in ("by", "of", "for"):
        found.append("behind of")
    if not one.name:
        low = view.low(start)
        found += ["nameless", "a" if low in INDEFINITE else "own" if low in OWNERS else "the"]
        if low in INDEFINITE and "subject near" in found:
            found.append("new subject just before" if away else "new subject here")
    if start >= asked.first:
        for at, stop in _late(one, count):
            if 0 <= at - asked.first <= 2 and view.tag(stop) in "VAMK,(R":
                found.append("opens paragraph")
                break
    return found


def _late(one: Mentioned, count: int) -> list[Range]:
    return one.places[max(0, count - LOOKED_AT) : count]


def _spoken(asked: Asked, one: Mentioned) -> list[str]:
    """When somebody spoke last."""
    rank = asked.rank(one)
    found = ["silent" if rank < 0 else _SPOKE[rank] if rank < len(_SPOKE) else "spoke"]
    if asked.is_one(asked.last, one):
        found.append("last in paragraph")
        if asked.behind_quote:
            found.append("last, quoted")
    if asked.quoter is not None and asked.is_one(asked.quoter, one):
        found.append("quotes it")
    if asked.is_one(asked.opener, one):
        found.append("first in paragraph")
    return found


def _standing(asked: Asked, one: Mentioned, count: int, leans: str) -> list[str]:
    """What somebody is in the article as a whole, and in the paragraph before."""
    found: list[str] = []
    if one.name and count == asked.most:
        found.append("most told of")
        if asked.second < asked.most:
            found.append("far most told of")
    if one is asked.first_person:
        found.append("first person")
    near = asked.in_paragraph
    if len(near) == 1 and near[0] is one:
        found.append("only in paragraph")
    if leans == "P" and len(asked.persons) == 1:
        found.append("only person")
    if asked.source[0] - asked.first <= 1:
        view = asked.view
        for start, end in _late(one, count)[-2:]:
            unit = asked.unit_of(start)
            if view.paragraph[unit] == view.paragraph[asked.unit] - 1:
                found.append("in paragraph before")
                if view.tag(end) in "VAMK,(" and start - view.units[unit][0] <= _SUBJECT:
                    found.append("subject of paragraph before")
                break
    return found


def _described(asked: Asked, one: Mentioned, count: int) -> list[str]:
    """How what somebody is called goes with what is said of him."""
    head, view, at = asked.head, asked.view, asked.source[0]
    found: list[str] = []
    if head in one.roles:
        closer = [role for role in one.roles if role.endswith(f" {head}")]
        assert asked.parts is not None
        near = f"{view.low(asked.parts.name[1] - 2)} {head}"
        apart = bool(closer and asked.parts.modifiers) and near not in closer
        if apart:
            # "The prime minister" beside a finance minister: all else would speak for the wrong one.
            return ["has closer role"]
        found.append("has role")
    elif one.roles:
        found.append("has other roles")
    if any(role in one.roles for role in mapping(view.language, "attr_same_roles").get(head, "").split()):
        found.append("has like role")
    if asked.ages is not None and (age := age_of(asked.view, one)):
        found.append("of age" if asked.ages[0] <= age <= asked.ages[1] else "of another age")
    if one.name in asked.known.bodies.get(head, ()):
        found.append("is called so")
    if one.last == head:
        found.append("ends so")
    if one.last in mapping(view.language, "attr_same_bodies").get(head, "").split():
        found.append("ends like it")
    beside: set[str] = set()
    for start, end in one.places[: min(count, LOOKED_AT)]:
        stretch = slice(max(0, start - NEAR), min(at, end + NEAR + NEAR // 2))
        if head in view.tokens.lows[stretch]:
            # "The minister’s brother" is none.
            around = range(stretch.start, stretch.stop)
            beside.update(view.low(k) for k in around if view.tag(k + 1) != "Z")
        else:
            beside.update(view.tokens.lows[stretch])
    if head in beside:
        found.append("beside")
    elif any(low.startswith(head[:STEM]) for low in beside):
        found.append("nearly beside")
    told = head in asked.lead or head in asked.headline
    if told and one is asked.first_person:
        found.append("led with, first person")
    if told and one.name and count == asked.most:
        found.append("led with, most told of")
    return found


def _called(asked: Asked, one: Mentioned, count: int, leans: str, *, near: bool) -> list[str]:
    """How a person goes with the words of a description, by the sentences that name him."""
    assert asked.parts is not None
    view, head, at = asked.view, asked.head, asked.source[0]
    beside: set[str] = set()
    for start, end in one.places[: min(count, LOOKED_AT // 2)]:
        lo, hi = view.units[asked.unit_of(start)]
        beside.update(view.tokens.lows[max(lo, start - 40) : min(hi, end + 40, at)])
    found: list[str] = []
    if any(len(low) > 3 and low[:4] == head[:4] for low in beside):
        found.append("in its sentence")
    if any(len(low) > 3 and low in beside for low in asked.parts.modifiers):
        found.append("shares words")
    if asked.behind_quote:
        found.append("quoted")
        if near:
            found.append("quoted near")
    if leans == "P" and asked.is_one(asked.last, one):
        found.append("person, last in paragraph")
    return found


def clashes(asked: Asked, one: Mentioned) -> bool:
    """Whether a description cannot be of somebody: "the firm" of no council, "the mayor" of no minister."""
    head, language = asked.head, asked.view.language
    if asked.parts is None:
        return False
    if asked.group == "org" and one.person > max(1, one.body):
        return True
    start = one.places[0][0]
    if any(asked.view.low(k) == head and asked.view.tag(k + 1) == "Z" for k in range(start - 5, start)):
        # "The minister’s brother, Jon Vint"
        return True
    if asked.parts.kind in ("organisation", "media"):
        if one.last == head or one.last in mapping(language, "attr_same_bodies").get(head, "").split():
            return False
        exact = head in words(language, "attr_exact") and (one.office or asked.group == "lead")
        return exact or (head in words(language, "attr_firms") and one.last in words(language, "attr_public"))
    if head in one.roles or asked.group != "lead":
        return False
    offices = mapping(language, "attr_offices")
    return head in words(language, "attr_titles") or any(offices.get(role) == "one" for role in one.roles)


def _fits(asked: Asked, one: Mentioned) -> list[str]:
    """Whether a body is of the sort that is asked for."""
    language, head = asked.view.language, asked.head
    firms = words(language, "attr_firms")
    public = one.last in words(language, "attr_public") or (one.office and one.last not in firms)
    wants = "firm" if head in firms else "body"
    sort = "public" if public else "firm" if one.firm else "single" if len(one.words) == 1 else "other"
    found = [f"{wants} is {sort}"]
    if one.last in asked.headline:
        found.append(f"{wants} in headline")
    if wants == "firm" and one.last in words(language, "attr_no_firms"):
        found.append("firm is a union")
    return found
