"""What a filter that is being typed can go on with: names of fields, and values of the one that is typed."""

import re
from collections.abc import Iterable
from contextlib import suppress

from msgspec import Struct

from tui.desk.filters import fields
from tui.library import Library, LibraryError
from tui.model import REASON
from tui.review.scheme import VerdictKind

MOST = 50
"""Values offered; one more says that there are more."""

STORED = ("site", "source", "tag", "reviewer", "lang")
"""Fields whose values come from the library."""

_TYPED = re.compile(r'([A-Za-z][A-Za-z_-]*):(?:"((?:[^"\\]|\\.)*)|([^\s()"]*))\Z')
_WORD = re.compile(r"[^\s()\"!:-][^\s()\":]*\Z")
_BARE = re.compile(r'[^\s()"\\]+\Z')


class Completion(Struct, frozen=True):
    """``text`` would stand in place of what is typed from ``start`` to ``end`` (characters)."""

    start: int
    end: int
    text: str
    about: str = ""


def completions(
    library: Library, scheme: Iterable[VerdictKind], text: str, cursor: int, *, blind: bool = False
) -> list[Completion]:
    """What fits the word before the cursor: values behind a field's colon, else fields.

    ``blind``: as reasons for verdicts those that can be given, not those that were.
    """
    before = text[:cursor]
    if before.count('"') % 2 == 0 or _TYPED.search(before):
        typed = _TYPED.search(before)
        if typed is not None:
            return _values(library, scheme, typed, cursor, blind)
        word = _WORD.search(before)
        start = word.start() if word else cursor
        begun = before[start:].lower()
        return [
            Completion(start, cursor, f"{about.field}:", about.meaning)
            for about in fields()
            if about.field.startswith(begun)
        ]
    return []


def _values(
    library: Library, scheme: Iterable[VerdictKind], typed: re.Match[str], cursor: int, blind: bool
) -> list[Completion]:
    field = typed[1].lower()
    quoted = typed[2] is not None
    begun = typed[2].replace('\\"', '"') if quoted else typed[3]
    start = typed.start(2) - 1 if quoted else typed.start(3)
    known = [about for about in fields() if about.field == field]
    if not known:
        return []
    fixed = [*known[0].values]
    if field in ("verdict", "mine"):
        fixed = [*(kind.name for kind in scheme), "none", "any"]
    found: list[str] = []
    if field in STORED:
        with suppress(LibraryError):
            found = library.values(field, begun, MOST + 1)
    if field == "tag" and blind:
        found = [tag for tag in found if not tag.startswith(REASON)]
        fixed += [f"{REASON}{reason}" for kind in scheme for reason in kind.reasons]
    found += [value for value in fixed if value.lower().startswith(begun.lower()) and value not in found]
    about = "" if field in STORED else known[0].meaning
    return [Completion(start, cursor, _written(value, quoted=quoted), about) for value in found[: MOST + 1]]


def _written(value: str, *, quoted: bool) -> str:
    """The value as a filter has it."""
    if not quoted and _BARE.match(value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
