"""What a setting's value may be: each kind checks a value and says what is wrong with it."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from tui.model.names import QUIET_SIGNALS, did_you_mean

LONGEST = 200
"""Characters of a name or path that is still taken for one."""
LONGEST_LINE = 1000


class Fault(NamedTuple):
    """What is wrong, and where beneath the setting: ``(1, "key")`` in an array of tables."""

    path: tuple[str | int, ...]
    reason: str
    at_key: bool = False
    """The key is wrong, not its value."""


class Wrong(Exception):
    """A value that cannot be taken, with everything that is wrong with it."""

    def __init__(self, faults: Iterable[Fault] | str) -> None:
        self.faults = [Fault((), faults)] if isinstance(faults, str) else list(faults)
        super().__init__("; ".join(fault.reason for fault in self.faults))


class Kind:
    """A kind of value. ``values`` names what is allowed."""

    values: str

    def check(self, raw: Any) -> Any:
        """The value of what stands in a TOML file; raises ``Wrong``."""
        raise NotImplementedError

    def of_text(self, text: str) -> Any:
        """The value of a word from the command line or the environment; raises ``Wrong``."""
        return self.check(text)

    def plain(self, value: Any) -> Any:
        """The value as JSON has it."""
        return value

    def shown(self, value: Any) -> str:
        """The value on one line, for people."""
        return str(self.plain(value))


class Name(Kind):
    """One line of text."""

    values = "text"

    def check(self, raw: Any) -> str:
        """Without the white space around it."""
        if not isinstance(raw, str):
            raise Wrong(f"text in quotation marks, not {_what(raw)}")
        name = raw.strip()
        if not name or not name.isprintable() or len(name) > LONGEST:
            raise Wrong(f"one line of at most {LONGEST} visible characters")
        return name


class Line(Kind):
    """One line of text, a shell command say."""

    values = "one line of text"

    def check(self, raw: Any) -> str:
        """As it stands."""
        if not isinstance(raw, str):
            raise Wrong(f"text in quotation marks, not {_what(raw)}")
        if not raw.strip() or not raw.isprintable() or len(raw) > LONGEST_LINE:
            raise Wrong(f"one line of at most {LONGEST_LINE} visible characters")
        return raw.strip()


class Folder(Kind):
    """A folder; in a file it has to be absolute, as nobody knows what else it would be relative to."""

    values = "a folder, absolute or beginning with ~"

    def check(self, raw: Any) -> Path:
        """With ``~`` made the home folder."""
        if not isinstance(raw, str):
            raise Wrong(f"a folder in quotation marks, not {_what(raw)}")
        path = self.of_text(raw)
        if not path.is_absolute():
            raise Wrong(f"{raw!r} is relative: begin it with / or ~")
        return path

    def of_text(self, text: str) -> Path:
        """On the command line relative to where the command runs."""
        if "\0" in text or not text:
            raise Wrong("no folder has such a name")
        try:
            return Path(text).expanduser()
        except RuntimeError:
            raise Wrong(f"{text!r}: there is no such user") from None

    def plain(self, value: Path) -> str:
        """The path."""
        return str(value)


class Choice(Kind):
    """One of a few names; ``names`` may be a function where listing them costs an import."""

    def __init__(self, names: tuple[str, ...] | Callable[[], Iterable[str]]) -> None:
        self._names = names

    @property
    def names(self) -> tuple[str, ...]:
        """The names there are."""
        return self._names if isinstance(self._names, tuple) else tuple(self._names())

    @property
    def values(self) -> str:  # type: ignore[override]
        """The names there are, as a list."""
        return ", ".join(self.names)

    def check(self, raw: Any) -> str:
        """One of the names."""
        if raw not in self.names:
            raise Wrong(f"{_quoted(raw)} is none of {self.values}{did_you_mean(raw, self.names)}")
        return str(raw)


class Switch(Kind):
    """On or off."""

    values = "true, false"
    _WORDS = {
        **dict.fromkeys(("1", "true", "yes", "on"), True),
        **dict.fromkeys(("0", "false", "no", "off"), False),
    }

    def check(self, raw: Any) -> bool:
        """A TOML boolean."""
        if not isinstance(raw, bool):
            raise Wrong(f"true or false, not {_what(raw)}")
        return raw

    def of_text(self, text: str) -> bool:
        """1, true, yes, on; 0, false, no, off."""
        if text.lower() not in self._WORDS:
            raise Wrong(f"{text!r} is none of {', '.join(self._WORDS)}")
        return self._WORDS[text.lower()]

    def shown(self, value: bool) -> str:
        """As TOML has it."""
        return str(value).lower()


class Count(Kind):
    """A whole number between two others."""

    def __init__(self, least: int, most: int) -> None:
        self._least, self._most = least, most
        self.values = f"{least} to {most}"

    def check(self, raw: Any) -> int:
        """A TOML integer."""
        if isinstance(raw, bool) or not isinstance(raw, int):
            raise Wrong(f"a whole number, not {_what(raw)}")
        if not self._least <= raw <= self._most:
            raise Wrong(f"a number from {self._least} to {self._most}, not {str(raw)[:20]}")
        return raw

    def of_text(self, text: str) -> int:
        """Its digits."""
        if not (text.isascii() and text.isdigit()) or len(text) > 9:
            raise Wrong(f"a number from {self._least} to {self._most}, not {text[:20]!r}")
        return self.check(int(text))


class Filter(Kind):
    """A filter of the filter language; empty for all articles."""

    values = "a filter, as `copydesk list` takes it"

    def check(self, raw: Any) -> str:
        """A filter that the parser takes."""
        if not isinstance(raw, str):
            raise Wrong(f"a filter in quotation marks, not {_what(raw)}")
        # Only where a filter is set: most commands never need the parser.
        from tui.query import QueryError, parse

        try:
            parse(raw)
        except QueryError as error:
            raise Wrong(f"column {error.column} of the filter: {error}") from None
        return raw


class Signals(Kind):
    """Which signals are raised, each on or off."""

    values = "true, false for each"

    def names(self) -> tuple[str, ...]:
        """The codes of the signals there are."""
        from tui.reading.signals import SIGNALS

        return tuple(SIGNALS)

    def check(self, raw: Any) -> frozenset[str]:
        """The codes of those that are off."""
        if not isinstance(raw, dict):
            raise Wrong("a table: [signals] with lines such as single-source = false")
        names = self.names()
        faults = []
        for name, on in raw.items():
            if name not in names:
                reason = f"no signal {_quoted(name)}: there are {', '.join(names)}"
                faults.append(Fault((name,), reason + did_you_mean(name, names), at_key=True))
            elif not isinstance(on, bool):
                faults.append(Fault((name,), f"true or false, not {_what(on)}"))
        if faults:
            raise Wrong(faults)
        return frozenset(name for name in names if not raw.get(name, name not in QUIET_SIGNALS))

    def plain(self, value: frozenset[str]) -> dict[str, bool]:
        """Each code with whether it is on."""
        return {name: name not in value for name in self.names()}

    def shown(self, value: frozenset[str]) -> str:
        """Those that are off."""
        return f"all but {', '.join(sorted(value))}" if value else "all"


class Tags(Kind):
    """A list of tags."""

    values = 'a list of tags, as ["flood", "budget"]'

    def check(self, raw: Any) -> tuple[str, ...]:
        """The tags, each once."""
        from tui.desk.tags import wrong

        if not isinstance(raw, list) or not all(isinstance(one, str) for one in raw):
            raise Wrong(f"{self.values}, not {_what(raw)}")
        for tag in raw:
            reason = wrong(tag)
            if reason:
                raise Wrong(f"{_quoted(tag)}: {reason}")
        return tuple(dict.fromkeys(raw))

    def plain(self, value: tuple[str, ...]) -> list[str]:
        """The tags."""
        return list(value)

    def shown(self, value: tuple[str, ...]) -> str:
        """The tags."""
        return ", ".join(value) or "none"


def _quoted(raw: Any) -> str:
    return repr(raw if not isinstance(raw, str) or len(raw) <= 40 else raw[:40] + "…")[:60]


def _what(raw: Any) -> str:
    """What a TOML value is, in TOML's words."""
    names: dict[type, str] = {bool: str(raw).lower(), str: "text", dict: "a table", list: "an array"}
    return names.get(type(raw)) or _quoted(raw)
