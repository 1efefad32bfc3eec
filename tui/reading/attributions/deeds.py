"""What clauses tell of people: "Ola Vint is a teacher", "Ola Vint, who has run the firm since 2019"."""

import re
from collections import defaultdict

from tui.reading.attributions.joining import Known
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.view import View
from tui.reading.lexicon import mapping, words

_WHO = re.compile("P(?:,U)?,?W[AXR]{0,3}.")
"""A name, a relative pronoun and its verb."""
_DOES = re.compile("P[AXR]{0,3}[VKB](?=[DPZ])")
"""A name, a verb and its object."""
_IS = re.compile("P[AV]R?D")
_BEING = frozenset(("is", "was", "became", "remains", "remained"))
_LONGEST = 6
"""Words between "is a" and what somebody is."""


def deeds(view: View, known: Known) -> dict[str, set[str]]:
    """Surnames by what their bearers may be called for what they do; what they are is added to ``known``.

    Only of those whose full name stands in the text.
    """
    done: dict[str, set[str]] = defaultdict(set)
    table = mapping(view.language, "attr_deeds")
    if not table:
        return done
    for pattern in (_WHO, _DOES):
        for match in pattern.finditer(view.tags):
            called = table.get(view.low(match.end() - 1))
            if called and _is_person(view, known, match.start()):
                for role in called.split():
                    done[role].add(view.low(match.start()))
    for match in _IS.finditer(view.tags):
        name = match.start()
        if view.low(name + 1) in _BEING and _is_person(view, known, name):
            _is_called(view, known, view.low(name), match.end())
    return done


def _is_person(view: View, known: Known, at: int) -> bool:
    """Whether a name outside of quotations ends at a token that is a person's, by his full name."""
    low = view.low(at)
    return not view.quoted(at) and low in known.people.names and low not in known.offices


def _is_called(view: View, known: Known, last: str, start: int) -> None:
    """Takes up what somebody is said to be: "a retired physics teacher"."""
    kinds = heads(view.language)
    for at in range(start, min(start + _LONGEST, len(view.tags))):
        if view.tags[at] not in "JNPGKR-":
            return
        low = view.low(at)
        if (
            kinds.get(low) == "person"
            and view.tag(at + 1) not in "NPZ"
            and low not in words(view.language, "attr_kin")
        ):
            for role in (low, f"{view.low(at - 1)} {low}"):
                known.roles[last].add(role)
                known.holders[role].add(last)
            return
