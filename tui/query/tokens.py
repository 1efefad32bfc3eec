"""The words, signs and fields of a filter, each with its column."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.model.names import did_you_mean
from tui.query.errors import QueryError
from tui.query.fields import COUNTED, FIELDS, condition
from tui.query.tree import Node, Text

LONGEST = 10_000
"""Characters of a filter."""

_BARE = r'[^\s()"]'
_FIELD = re.compile(r"([A-Za-z][A-Za-z_-]*)(:)")
_COMPARED = re.compile(rf"({'|'.join(COUNTED)})(>=|<=|>|<|=)", re.IGNORECASE)
_WORD = re.compile(rf"{_BARE}+")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPE = re.compile(r'\\(["\\])')
_SPACE = re.compile(r"\s*")


class Token(Struct, frozen=True):
    """``kind``: ``(``, ``)``, ``and``, ``or``, ``not``, or ``term``, which has a node."""

    kind: str
    column: int
    node: Node | None = None


def tokens(text: str, verdicts: Sequence[str] = ()) -> Iterator[Token]:
    """The filter's tokens in order, ``verdicts`` as for ``parse``; raises ``QueryError``."""
    if len(text) > LONGEST:
        raise QueryError(f"the filter is longer than {LONGEST} characters", LONGEST + 1)
    position = _skip(text, 0)
    while position < len(text):
        token, position = _token(text, position, verdicts)
        yield token
        position = _skip(text, position)


def _skip(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    assert found is not None
    return found.end()


def _token(text: str, position: int, verdicts: Sequence[str]) -> tuple[Token, int]:
    char, column = text[position], position + 1
    if char in "()":
        return Token(char, column), position + 1
    if char == "!" or (char == "-" and position + 1 < len(text) and _starts_term(text[position + 1])):
        return Token("not", column), position + 1
    if char == '"':
        value, end = _quoted(text, position)
        return _text(value, text, end, column)
    for pattern in (_COMPARED, _FIELD):
        found = pattern.match(text, position)
        if found is not None:
            return _field(text, found, verdicts)
    found = _WORD.match(text, position)
    assert found is not None
    word = found.group()
    if word.lower() in ("and", "or", "not"):
        return Token(word.lower(), column), found.end()
    if len(word) > 1 and word.endswith("*"):
        return Token("term", column, Text(word[:-1], prefix=True)), found.end()
    return Token("term", column, Text(word)), found.end()


def _starts_term(char: str) -> bool:
    return not char.isspace() and char not in ")-!"


def _text(value: str, text: str, end: int, column: int) -> tuple[Token, int]:
    if not value.strip():
        raise QueryError("nothing between the quotation marks", column)
    prefix = text.startswith("*", end)
    return Token("term", column, Text(value, prefix)), end + prefix


def _quoted(text: str, position: int) -> tuple[str, int]:
    found = _QUOTED.match(text, position)
    if found is None:
        raise QueryError("this quotation mark is never closed", position + 1)
    return _ESCAPE.sub(r"\1", found[1]), found.end()


def _field(text: str, found: re.Match[str], verdicts: Sequence[str]) -> tuple[Token, int]:
    name, operator, column = found[1].lower(), found[2], found.start() + 1
    if name not in FIELDS:
        raise QueryError(
            f"no field {name!r}; there are {', '.join(FIELDS)}{did_you_mean(name, FIELDS)}"
            f' (quote words with a colon: "{name}:…")',
            column,
        )
    if text.startswith('"', found.end()):
        value, end = _quoted(text, found.end())
    else:
        word = _WORD.match(text, found.end())
        value, end = (word.group(), word.end()) if word else ("", found.end())
    return Token("term", column, condition(name, operator, value, found.end() + 1, verdicts)), end
