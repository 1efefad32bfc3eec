"""The user's own keys: which keys a terminal tells apart, and what is wrong with others."""

from collections.abc import Mapping
from typing import Any

from tui.desk.config.commands import COMMANDS
from tui.desk.config.kinds import Fault, Kind, Wrong
from tui.model.names import did_you_mean
from tui.review.scheme import DEFAULT_SCHEME

Keys = Mapping[str, tuple[str, ...]]
"""Keys by the name of their command."""

MOST = 6
"""Keys of one command."""
_ALIASES = {"esc": "escape", "pgdn": "pagedown", "pgup": "pageup", "return": "enter", "del": "delete"}
_ALIASES |= {"ins": "insert", "shift+space": "space", "page down": "pagedown", "page up": "pageup"}
_ARROWS = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete")
NAMED = frozenset(
    {"escape", "enter", "tab", "shift+tab", "space", "backspace"}
    | {f"{held}{key}" for held in ("", "shift+", "ctrl+", "ctrl+shift+") for key in _ARROWS}
    | {f"ctrl+{chr(code)}" for code in range(ord("a"), ord("z") + 1)}
    | {f"{held}f{number}" for held in ("", "ctrl+") for number in range(1, 25)}
)
"""Keys of more than one letter that a terminal sends as something of their own."""
_SENT_AS = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+[": "escape", "ctrl+j": "enter"}
_NEEDED = ("help", "quit")


class KeysOfCommands(Kind):
    """A table: each command's keys, in place of those that it has by itself."""

    values = '[keys] with lines such as next = ["n", "ctrl+n"]'

    def check(self, raw: Any) -> dict[str, tuple[str, ...]]:
        """Keys by command, without those that are as they were anyway."""
        if not isinstance(raw, dict):
            raise Wrong('a table: [keys] with lines such as next = ["n", "ctrl+n"]')
        faults: list[Fault] = []
        found: dict[str, tuple[str, ...]] = {}
        for name, given in raw.items():
            reason = _no_command(name)
            if reason:
                faults.append(Fault((name,), reason, at_key=True))
                continue
            keys = [given] if isinstance(given, str) else given
            if not isinstance(keys, list):
                faults.append(Fault((name,), 'keys in quotation marks, as in ["n", "ctrl+n"]'))
            elif len(keys) > MOST or (not keys and name in _NEEDED):
                faults.append(Fault((name,), f"{'1' if name in _NEEDED else '0'} to {MOST} keys"))
            else:
                for number, key in enumerate(keys):
                    wrong = wrong_key(key)
                    if wrong:
                        faults.append(Fault((name,) if given is not keys else (name, number), wrong))
                found[name] = tuple(dict.fromkeys(one_key(key) for key in keys if isinstance(key, str)))
        if faults:
            raise Wrong(faults)
        return {name: keys for name, keys in found.items() if keys != COMMANDS[name]}

    def plain(self, value: Keys) -> dict[str, list[str]]:
        """The table."""
        return {name: list(keys) for name, keys in value.items()}

    def shown(self, value: Keys) -> str:
        """Each command with its keys."""
        return ", ".join(f"{name} ({' '.join(keys)})" for name, keys in value.items()) or "as built in"


def _no_command(name: str) -> str | None:
    if name in COMMANDS:
        return None
    if name in [kind.name for kind in DEFAULT_SCHEME]:
        return "a verdict: its key is the library's, key = in desk.toml, the same for everybody"
    hint = did_you_mean(name, COMMANDS) or " (? in the screen lists them; verdicts have theirs in desk.toml)"
    return f"no such command{hint}"


def one_key(word: str) -> str:
    """A key by the one name that the screen knows it by."""
    if len(word) == 1:
        return "space" if word == " " else word
    lower = word.strip().lower()
    return _ALIASES.get(lower, lower)


def wrong_key(word: Any) -> str | None:
    """Why something can be no command's key; None where it can."""
    if not isinstance(word, str) or not word:
        return "a key in quotation marks"
    key = one_key(word)
    if len(key) == 1:
        if key.isdecimal():
            return f"{key} counts (5n is five times n): it can be no command's key"
        return None if _visible(key) else "one visible character, or the name of a key"
    if key in _SENT_AS:
        return f"a terminal sends {key} as {_SENT_AS[key]}: write {_SENT_AS[key]}"
    if key in NAMED:
        return None
    if key.startswith(("alt+", "meta+", "super+")) or (key.startswith("ctrl+") and len(key) == 6):
        return "a terminal does not send this as a key of its own"
    if len(word) <= 3 and word.isalpha():
        return "one key, not several: no key begins another"
    return f"no such key{did_you_mean(key, sorted(NAMED))}"


def _visible(char: str) -> bool:
    from tui.model import SafeText

    return char.isprintable() and SafeText(char).drawn == char and not _combines(char)


def _combines(char: str) -> bool:
    import unicodedata

    return unicodedata.category(char)[0] == "M"
