"""The scheme as ``desk.toml`` gives it: names, keys and letters that clash with nothing."""

import re
from typing import Any

from tui.desk.config.kinds import Fault, Kind, Wrong
from tui.model.names import did_you_mean
from tui.review.scheme import VerdictKind

MOST = 12
"""Verdicts in a scheme: more keys than a footer shows are more than a hand remembers."""

TAKEN = dict.fromkeys("njpkNPbgG", "moving") | dict.fromkeys("][}{JK", "marks")
TAKEN |= {"x": "raw", "z": "zoom", "H": "headline", "R": "renew", "f": "filter", "q": "quit"}
TAKEN |= {"F": "all", "o": "order", "Q": "queries", "/": "search"}
TAKEN |= {"u": "undo", "U": "clear", "?": "help", ":": "help", " ": "page down"}
TAKEN |= {"i": "inspector", "*": "said by", "Y": "copy", "O": "link", "|": "pipe"}
"""Keys of one character that the screen has commands on, and what for."""

NOT_NAMES = frozenset(
    {"any", "none", "next", "previous", "top", "bottom", "raw", "zoom", "headline", "renew"}
)
NOT_NAMES |= {"all", "drop", "order", "queries", "save", "search"}
NOT_NAMES |= {"filter", "help", "redraw", "suspend", "quit", "undo", "redo", "clear", "leave"}
NOT_NAMES |= {"copy", "link", "pipe", "goto", "open", "inspector"}
"""What the filter language and the screen's own commands are called."""

_NAME = r"[^\W\d_][\w-]{0,19}\Z"
_FIELDS = ("name", "key", "letter")


class Verdicts(Kind):
    """An array of tables: each verdict's name, its key and the letter that shows it."""

    values = "[[verdict]] tables of name, key, letter"

    def check(self, raw: Any) -> tuple[VerdictKind, ...]:
        """The scheme; the key is the name's first letter, the letter the key's capital unless given."""
        if not isinstance(raw, list) or not all(isinstance(one, dict) for one in raw):
            raise Wrong('an array of tables: [[verdict]] with lines such as name = "accept"')
        if not 1 <= len(raw) <= MOST:
            raise Wrong(f"1 to {MOST} verdicts, not {len(raw)}")
        faults = [fault for number, entry in enumerate(raw) for fault in _faults(number, entry)]
        if faults:
            raise Wrong(faults)
        kinds = tuple(_kind(entry) for entry in raw)
        faults = _clashes(kinds)
        if faults:
            raise Wrong(faults)
        return kinds

    def plain(self, value: tuple[VerdictKind, ...]) -> list[dict[str, str]]:
        """The tables."""
        return [{"name": kind.name, "key": kind.key, "letter": kind.letter} for kind in value]

    def shown(self, value: tuple[VerdictKind, ...]) -> str:
        """Each name with its key and letter."""
        return ", ".join(f"{kind.name} ({kind.key} {kind.letter})" for kind in value)


def _kind(entry: dict[str, str]) -> VerdictKind:
    key = entry.get("key", entry["name"][0].lower())
    return VerdictKind(entry["name"], key, entry.get("letter", key.upper()))


def _faults(number: int, entry: dict[str, Any]) -> list[Fault]:
    """What is wrong with one verdict by itself."""
    faults = [
        Fault((number, field), f"no such field{did_you_mean(field, _FIELDS)}", at_key=True)
        for field in entry
        if field not in _FIELDS
    ]
    name = entry.get("name")
    if name is None:
        faults.append(Fault((number,), "name is missing"))
    elif not isinstance(name, str) or not re.match(_NAME, name):
        faults.append(Fault((number, "name"), "one word of letters, digits and -, at most 20"))
    elif name in NOT_NAMES:
        faults.append(Fault((number, "name"), f"{name} means something else already"))
    key = entry.get("key", "a")
    if not _is_one(key) or key.isdecimal():
        faults.append(Fault((number, "key"), "one visible character that is no digit"))
    letter = entry.get("letter", "A")
    if not _is_one(letter) or letter == letter.lower():
        faults.append(Fault((number, "letter"), "one capital letter"))
    return faults


def _is_one(value: Any) -> bool:
    from tui.model import SafeText

    return (
        isinstance(value, str)
        and len(value) == 1
        and value.isprintable()
        and SafeText(value).drawn == value
        and _narrow(value)
    )


def _narrow(char: str) -> bool:
    import unicodedata

    return unicodedata.east_asian_width(char) not in "WF" and not unicodedata.combining(char)


def _clashes(kinds: tuple[VerdictKind, ...]) -> list[Fault]:
    """Names, keys and letters that mean two things."""
    faults: list[Fault] = []
    seen: dict[tuple[str, str], str] = {}
    for number, kind in enumerate(kinds):
        if kind.key in TAKEN:
            reason = f"{kind.key!r} is the key of {TAKEN[kind.key]} already: give another one as key"
            faults.append(Fault((number, "key"), reason))
        for field in _FIELDS:
            value = getattr(kind, field)
            # Letters are drawn small until the verdict is saved; names that differ in case alone confuse.
            other = seen.setdefault((field, value if field == "key" else value.casefold()), kind.name)
            if other is not kind.name:
                faults.append(Fault((number, field), f"{value!r} is the {field} of {other} already"))
    return faults
