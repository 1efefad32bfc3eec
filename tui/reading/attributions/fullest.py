"""The fullest form in which a source is named: "Everett Vint III", "Ola Vint’s office"."""

import re

from tui.reading.attributions.bearers import Bearers

_OWNED = re.compile(r"([^\W\d_][\w\-]*)(?:['’]s?) (?=\w)")
"""A single word that owns what follows."""


def fullest(name: str, *, named: bool, people: Bearers) -> str:
    """A source's name with what tells a family's generations apart, or with the full name of who owns it.

    A firm's name with the form it has in law.
    """
    if not named:
        return name
    owned = _OWNED.match(name)
    if owned is None:
        return people.generations.get(name, name)
    owners = people.names.get(owned[1].lower(), {})
    full = next(iter(owners), "") if len(owners) == 1 else ""
    return people.generations.get(full, full) + name[owned.end(1) :] if full else name
