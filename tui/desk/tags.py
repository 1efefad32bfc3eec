"""Tags as they are typed: ``flood "night buses" -old``, commas between them or not, and what may be one."""

import re

from msgspec import Struct

LONGEST = 60
"""Characters of a tag."""
_WORD = re.compile(r'([+-]?)("[^"]*"?|[^\s",][^\s,]*)')


class Change(Struct, frozen=True):
    """Tags to be given and taken away, each once."""

    added: tuple[str, ...]
    removed: tuple[str, ...]


def wrong(tag: str) -> str | None:
    """Why this can be no tag, or None."""
    if not tag.strip() or tag != tag.strip() or not tag.isprintable() or len(tag) > LONGEST:
        return f"a tag is one line of at most {LONGEST} visible characters"
    if tag[0] in "+-":
        return "a tag does not begin with + or -"
    if '"' in tag or ";" in tag:
        return 'a tag has no " and no ; in it'
    return None


def change(typed: str, present: list[str]) -> Change | str:
    """What a typed line changes in the tags that are there, or what is wrong with it."""
    added: dict[str, None] = {}
    removed: dict[str, None] = {}
    for sign, word in _WORD.findall(typed):
        tag = word.strip('"')
        if sign == "-":
            if tag not in present:
                return f"no tag {tag} here"
            removed[tag] = None
            continue
        reason = wrong(tag)
        if reason:
            return f"{tag}: {reason}"
        if tag not in present:
            added[tag] = None
    both = sorted(added.keys() & removed.keys())
    if both:
        return f"{both[0]} is both given and taken away"
    return Change(tuple(added), tuple(removed))


def typed(tag: str) -> str:
    """A tag as it has to be typed."""
    return f'"{tag}"' if re.search(r"[\s,]", tag) else tag
