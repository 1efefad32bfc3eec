"""What somebody says that somebody said: statements inside others, quoted or not."""

from dataclasses import replace

from tui.reading.attributions.cues import verbs
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.plain import by_verbs
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import words

_LONGEST = 120
"""Tokens of what was said that are looked through for a statement inside."""


def inside(view: View, own: list[Candidate]) -> list[Candidate]:
    """The statements inside what others say, each nested in its own."""
    found: list[Candidate] = []
    cues = {c.cue[0] for c in own if c.cue is not None}
    known = words(view.language, "attr_nested")
    lows = view.tokens.lows
    for outer in own:
        if outer.nested_in is not None or outer.stance == "decline":
            continue
        for start, end in outer.content:
            if end - start <= _LONGEST and not known.isdisjoint(lows[start:end]):
                found += _inside(view, outer, start, end, cues)
    return found


def _inside(view: View, outer: Candidate, start: int, end: int, cues: set[int]) -> list[Candidate]:
    part = view
    if view.quoted(start) and view.outer[start] == view.outer[end - 1]:
        part = replace(view, outer=view.inner)
        start, end = start + view.opens(start), end - view.closes(end - 1)
    found: list[Candidate] = []
    for unit in _sentences(view, start, end):
        for inner in by_verbs(replace(part, units=[unit], paragraph=[0]), 0, []):
            if _plain(view, inner, unit) and inner.cue is not None and inner.cue[0] not in cues:
                inner.unit, inner.nested_in = outer.unit, outer
                cues.add(inner.cue[0])
                found.append(inner)
    return found


def _sentences(view: View, start: int, end: int) -> list[Range]:
    """The sentences of a quotation: its tokens parted at full stops."""
    found: list[Range] = []
    first = start
    for k in range(start, end):
        if view.tokens.words[k] not in (".", "!", "?"):
            continue
        inner = view.inner[k] if view.inner else -1
        inside = inner >= 0 and k + 1 < end and view.inner[k + 1] == inner
        # The mark that closes a quotation inside belongs to its sentence.
        closing = inside and (k + 2 >= end or view.inner[k + 2] != inner)
        if closing or (view.tags[k] == "." and view.tag(k + 1) not in "P" and not inside):
            found.append((first, k + 1 + closing))
            first = k + 1 + closing
    if first < end:
        found.append((first, end))
    return found


def _plain(view: View, inner: Candidate, unit: Range) -> bool:
    """Whether a statement inside another one is plainly one: by a verb of saying, of somebody."""
    cue, source = inner.cue, inner.source
    if cue is None or not (inner.content or inner.stance == "decline"):
        return False
    if source is None:
        # "they had been assured by phone that …"
        return inner.rule == "passive with by"
    if not all(unit[0] <= a and b <= unit[1] for a, b in inner.ranges()):
        return False
    if inner.rule == "words, then who said them" and view.tags[source[0]] == "H":
        # "We rang, we wrote, we begged".
        return False
    if [view.low(a) for a, b in inner.content if b == a + 1] == ["so"]:
        # "I said so."
        return False
    known = words(view.language, "attr_nested")
    said = any(view.low(k) in known and view.low(k) in verbs(view.language) for k in range(*cue))
    return (said or inner.stance == "decline") and view.tags[source[0]] not in "Wh"
