"""The scheme as ``desk.toml`` gives it: names, keys and letters that clash with nothing."""

import re
from typing import Any

from tui.desk.config.commands import COMMANDS
from tui.desk.config.kinds import Fault, Kind, Wrong
from tui.model.names import did_you_mean
from tui.review.scheme import COLOURS, SPAN_VERDICTS, VerdictKind

MOST = 12
"""Verdicts in a scheme: more keys than a footer shows are more than a hand remembers."""

TAKEN = {
    " " if key == "space" else key: name
    for name, keys in COMMANDS.items()
    for key in keys
    if len(key) == 1 or key == "space"
}
"""Keys of one character that the screen has commands on, and what for."""

NOT_NAMES = frozenset({"any", "none", *SPAN_VERDICTS, *COMMANDS})
"""What the filter language and the screen's own commands are called."""

_NAME = r"[^\W\d_][\w-]{0,19}\Z"
_FIELDS = ("name", "key", "letter")
_ALL = (*_FIELDS, "colour", "reasons", "guideline")
MOST_REASONS = 8
"""Reasons of a verdict: each has a digit, the last one is left for another."""
_LONGEST_REASON = 60
LONGEST_GUIDELINE = 2000
"""Characters of what a desk says about a verdict."""


class Verdicts(Kind):
    """An array of tables: each verdict's name, its key, the letter that shows it, and when it is given."""

    values = "[[verdict]] tables of name, key, letter, colour, reasons, guideline"

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

    def plain(self, value: tuple[VerdictKind, ...]) -> list[dict[str, Any]]:
        """The tables."""
        return [
            {"name": kind.name, "key": kind.key, "letter": kind.letter}
            | ({"colour": kind.colour} if kind.colour else {})
            | ({"reasons": list(kind.reasons)} if kind.reasons else {})
            | ({"guideline": kind.guideline} if kind.guideline else {})
            for kind in value
        ]

    def shown(self, value: tuple[VerdictKind, ...]) -> str:
        """Each name with its key and letter."""
        return ", ".join(f"{kind.name} ({kind.key} {kind.letter})" for kind in value)


def _kind(entry: dict[str, Any]) -> VerdictKind:
    key = entry.get("key", entry["name"][0].lower())
    return VerdictKind(
        entry["name"],
        key,
        entry.get("letter", key.upper()),
        tuple(entry.get("reasons", ())),
        entry.get("colour", ""),
        entry.get("guideline", "").strip(),
    )


def _faults(number: int, entry: dict[str, Any]) -> list[Fault]:
    """What is wrong with one verdict by itself."""
    faults = [
        Fault((number, field), f"no such field{did_you_mean(field, _ALL)}", at_key=True)
        for field in entry
        if field not in _ALL
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
    reason = _wrong_reasons(entry.get("reasons", []))
    if reason:
        faults.append(Fault((number, "reasons"), reason))
    colour = entry.get("colour", COLOURS[0])
    if colour not in COLOURS:
        wrong = f"one of {', '.join(COLOURS)}{did_you_mean(colour, COLOURS)}"
        faults.append(Fault((number, "colour"), wrong))
    guideline = entry.get("guideline", "")
    if not isinstance(guideline, str) or len(guideline) > LONGEST_GUIDELINE:
        faults.append(Fault((number, "guideline"), f"a text of at most {LONGEST_GUIDELINE:,} characters"))
    return faults


def _wrong_reasons(raw: Any) -> str | None:
    if not isinstance(raw, list) or not all(
        isinstance(one, str) and one.strip() and one.isprintable() and len(one) <= _LONGEST_REASON
        for one in raw
    ):
        return (
            f'a list of texts of at most {_LONGEST_REASON} visible characters, as ["not news", "unsourced"]'
        )
    if len(raw) > MOST_REASONS:
        return f"at most {MOST_REASONS} reasons, not {len(raw)}: each has a digit"
    if len(set(raw)) < len(raw):
        return "the same reason twice"
    return None


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
