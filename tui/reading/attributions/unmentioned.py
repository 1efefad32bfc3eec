"""What speaks for somebody who has not been named before being meant: nobody known, or one named later."""

from bisect import bisect_left

from tui.reading.attributions.entities import Entity
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.mentions import INDEFINITE, OWNERS, Mentioned, age_of
from tui.reading.attributions.traits import LOOKED_AT, NEAR, OFTEN, STEM, Asked
from tui.reading.lexicon import words

_FOLLOWING = frozenset(("of", "who", "for", "at", "in", ","))
_LISTS = (
    "attr_anybody",
    "attr_callings",
    "attr_epithets",
    "attr_exact",
    "attr_firms",
    "attr_generic",
    "attr_kin",
    "attr_no_calling",
    "attr_offices",
    "attr_public",
    "attr_trades",
)


def told_later(asked: Asked, one: Mentioned, rank: int) -> list[str]:
    """The traits of somebody named only behind a description; ``rank``: how many of that sort before."""
    view, head = asked.view, asked.head
    start, end = one.places[0]
    unit = asked.unit_of(start)
    apart = view.paragraph[unit] - view.paragraph[asked.unit]
    body = one.body > one.person
    wants = asked.parts is not None and asked.parts.kind in ("organisation", "media")
    found = [
        "later",
        f"later by {min(apart, 4)}",
        f"later rank {rank}",
        f"later {'body' if body else 'person'}",
    ]
    found.append("later of the sort" if body == wants else "later of another sort")
    if one.body == one.person:
        found.append("later open")
    if start - view.units[unit][0] <= 1 and view.tag(end) in "VAMK,(":
        found.append("later subject")
        if apart == 1:
            found.append("later subject, next")
    if len(one.words) > 1:
        found.append("later full")
    found.append(f"later count {bisect_left(OFTEN, len(one.places))}")
    if one.last in asked.headline:
        found.append("later in headline")
    if asked.gender and one.gender:
        found.append("later same" if one.gender == asked.gender else "later other")
    if asked.ages is not None and (age := age_of(asked.view, one)):
        found.append("of age" if asked.ages[0] <= age <= asked.ages[1] else "of another age")
    beside: set[str] = set()
    for at, stop in one.places[: LOOKED_AT // 2]:
        beside.update(view.tokens.lows[max(asked.source[1], at - NEAR) : stop + NEAR + NEAR // 2])
    if one.roles and head not in one.roles:
        found.append("later other roles")
    if head in beside or head in one.roles:
        found.append("later beside")
    elif any(low.startswith(head[:STEM]) for low in beside):
        found.append("later nearly beside")
    if asked.parts is not None and any(len(low) > 3 and low in beside for low in asked.parts.modifiers):
        found.append("later shares words")
    return found


def nobody(asked: Asked, fitting: list[Entity]) -> list[str]:
    """What speaks for nobody named before: a new description, or somebody nameless who has spoken.

    ``fitting``: those without a name who may be meant by a pronoun, the last first.
    """
    found = ["nobody"]
    if asked.view.quoted(asked.source[0]):
        found.append("in quotation")
    if asked.parts is None:
        last = fitting[:1] == asked.recent[:1]
        found.append("no nameless" if not fitting else "nameless last" if last else "nameless before")
        if fitting and fitting[0].gender == asked.gender != "":
            found.append("nameless of gender")
        return found
    view, parts, head = asked.view, asked.parts, asked.head
    end = parts.name[1]
    follows, second = view.low(end), view.low(end + 1)
    near = [one for one in asked.in_paragraph if asked.group not in ("per", "own") or one.body <= one.person]
    found += [
        f"kind {parts.kind}",
        f"words {min(2, len(parts.modifiers))}",
        f"then {follows if follows in _FOLLOWING else '-'}",
        f"named near {min(2, len(near))}",
        f"people {min(3, len(asked.persons))}",
        "nobody spoke" if asked.last is None else "named spoke" if asked.last.named else "nameless spoke",
    ]
    low = view.low(asked.source[0])
    if low in OWNERS or low in INDEFINITE:
        found.append(low)
    if asked.new:
        found.append("new")
        if len(near) == 1:
            found.append("new, one near")
        if asked.last is not None and asked.last.named:
            found.append("new, named spoke")
    found += [lexicon for lexicon in _LISTS if head in words(view.language, lexicon)]
    found += _marks(asked, follows, second)
    if any(not e.named and e.head == head for e in asked.recent):
        found.append("same nameless")
    if asked.introduced:
        found.append("told of with a")
    return found


def _marks(asked: Asked, follows: str, second: str) -> list[str]:
    """What the words of a description tell of its being new."""
    assert asked.parts is not None
    view, parts, head = asked.view, asked.parts, asked.head
    marks = words(view.language, "attr_epithet_marks")
    found: list[str] = []
    if any(
        low in marks or low == "ex" or ("-" in low and f"-{low.rpartition('-')[2]}" in marks)
        for low in (*parts.modifiers, head)
    ) or head.endswith("year-old"):
        found.append("marked")
    if follows == "of":
        number = view.tag(parts.name[1] + 1) == "U" or second in (
            "twins",
            "one",
            "two",
            "three",
            "four",
            "five",
        )
        found.append("of a number" if number else "of the" if second in ("the", "a") else "of -")
    if "Z" in view.tags[asked.source[0] : parts.name[1]]:
        found.append("somebody’s")
    if head in heads(view.language):
        found.append("known noun")
    if head.startswith("spokes"):
        found.append("spokes-")
    if asked.known.holders.get(head):
        found.append("held")
    if head in asked.lead or head in asked.headline:
        found.append("led with")
    if asked.behind_quote:
        found.append("quoted")
    return found
