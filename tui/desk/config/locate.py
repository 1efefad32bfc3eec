"""Where each key and value of a TOML text stands: ``tomllib`` reads values, but not their places."""

from typing import NamedTuple

Path = tuple[str | int, ...]
"""Keys and indexes from the top: ``("verdict", 1, "key")``."""

_BARE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


class At(NamedTuple):
    """A place in a text, both counted from 1."""

    line: int
    column: int


class Places(NamedTuple):
    """Where the keys stand, and where their values begin; a table's value begins with its key."""

    keys: dict[Path, At]
    values: dict[Path, At]

    def value(self, path: Path) -> At:
        """Where the value at ``path`` begins; where that is not known, the nearest thing that holds it."""
        return _nearest(self.values, path)

    def key(self, path: Path) -> At:
        """Where the key at ``path`` stands; for an array's item its value."""
        return self.keys.get(path) or self.value(path)


def _nearest(places: dict[Path, At], path: Path) -> At:
    while path and path not in places:
        path = path[:-1]
    return places.get(path, At(1, 1))


def locate(text: str) -> Places:
    """The places in a text that ``tomllib.loads`` takes; given another one, ValueError or nonsense."""
    scanner = _Scanner(text)
    scanner.document()
    lines = _Lines(text)
    return Places(
        {path: lines.at(offset) for path, offset in scanner.keys.items()},
        {path: lines.at(offset) for path, offset in scanner.values.items()},
    )


def spans(text: str) -> tuple[dict[Path, tuple[int, int]], dict[Path, int]]:
    """Where the values of a text that ``tomllib.loads`` takes begin and end, and where headers end."""
    scanner = _Scanner(text)
    scanner.document()
    values = {path: (scanner.values[path], end) for path, end in scanner.ends.items()}
    return values, scanner.headers


class _Lines:
    """Offsets to lines and columns; asked in any order, each answer costs a search."""

    def __init__(self, text: str) -> None:
        self._begins = [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]

    def at(self, offset: int) -> At:
        from bisect import bisect_right

        line = bisect_right(self._begins, offset)
        return At(line, offset - self._begins[line - 1] + 1)


class _Scanner:
    """Walks a valid text once; ``keys`` and ``values`` hold offsets."""

    def __init__(self, text: str) -> None:
        # Any character that no token begins with: the walk ends there.
        self._text = text + "\0"
        self._at = 0
        self._counts: dict[Path, int] = {}
        """How many tables each array of tables has so far."""
        self.keys: dict[Path, int] = {}
        self.values: dict[Path, int] = {}
        self.ends: dict[Path, int] = {}
        """Where the value of a pair ends."""
        self.headers: dict[Path, int] = {}
        """Where the header of a table ends."""

    def document(self) -> None:
        """Every header and every pair, to the end."""
        table: Path = ()
        while self._blank() != "\0":
            table = self._header() if self._text[self._at] == "[" else self._pair(table)

    def _blank(self) -> str:
        """Skip white space, newlines and comments; the character that comes then."""
        while (char := self._text[self._at]) in " \t\r\n#":
            self._at = self._line_end() if char == "#" else self._at + 1
        return char

    def _line_end(self) -> int:
        found = self._text.find("\n", self._at)
        return len(self._text) - 1 if found < 0 else found

    def _header(self) -> Path:
        begin = self._at
        double = self._text.startswith("[[", begin)
        self._at += 2 if double else 1
        segments = self._key("]")
        self._at += 2 if double else 1
        table = self._enter((), segments)
        if double:
            number = self._counts.get(table, 0)
            self._counts[table] = number + 1
            table = (*table, number)
            self.values[table] = begin
        self.headers[table] = self._at
        return table

    def _pair(self, table: Path) -> Path:
        """``key = value``; gives the table back."""
        path = self._enter(table, self._key("="))
        self._at += 1
        self._blank()
        self._value(path)
        return table

    def _enter(self, table: Path, segments: list[tuple[str, int]]) -> Path:
        """The path of a key's segments beneath ``table``; notes where each stands first."""
        for number, (name, offset) in enumerate(segments, 1):
            table = (*table, name)
            self.keys.setdefault(table, offset)
            self.values.setdefault(table, offset)
            if number < len(segments) and table in self._counts:
                # A name on the way to a table means the array's last one.
                table = (*table, self._counts[table] - 1)
        return table

    def _key(self, end: str) -> list[tuple[str, int]]:
        """The segments of a key, with their offsets, up to the character ``end``."""
        segments = []
        while self._blank() not in (end, "\0"):
            if self._text[self._at] == ".":
                self._at += 1
                continue
            begin = self._at
            if self._text[begin] in "\"'":
                self._string()
                name = _unquoted(self._text[begin : self._at])
            else:
                while self._text[self._at] in _BARE:
                    self._at += 1
                name = self._text[begin : self._at]
                if not name:
                    raise ValueError("no TOML")
            segments.append((name, begin))
        return segments

    def _value(self, path: Path) -> None:
        self.values[path] = self._at
        char = self._text[self._at]
        if char in "\"'":
            self._string()
        elif char == "[":
            self._array(path)
        elif char == "{":
            self._inline_table(path)
        else:
            while self._text[self._at] not in ",]}\n#\0":
                self._at += 1
        self.ends[path] = self._at

    def _array(self, path: Path) -> None:
        self._at += 1
        number = 0
        while (char := self._blank()) not in "]\0":
            if char == ",":
                self._at += 1
                continue
            self._value((*path, number))
            number += 1
        self._at += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        while (char := self._blank()) not in "}\0":
            if char == ",":
                self._at += 1
                continue
            self._pair(path)
        self._at += 1

    def _string(self) -> None:
        quote = self._text[self._at]
        if self._text.startswith(quote * 3, self._at):
            self._to_end(quote * 3)
            # Up to two quotes may stand right before the closing three.
            while self._text[self._at] == quote:
                self._at += 1
        else:
            self._to_end(quote)

    def _to_end(self, quotes: str) -> None:
        """Behind the closing quotes of the string that begins here."""
        self._at += len(quotes)
        while not self._text.startswith(quotes, self._at):
            escape = quotes[0] == '"' and self._text[self._at] == "\\"
            self._at += 2 if escape else 1
        self._at += len(quotes)


def _unquoted(quoted: str) -> str:
    import tomllib

    name: str = tomllib.loads(f"k = {quoted}")["k"]
    return name
