"""One JSON object to one raw document."""

import json
import re
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import Struct, structs

from tui.intake.published import iso8601
from tui.model import Origin, RawDocument

DEEPEST = 100
"""Lists and objects within one another that are kept under ``extra``."""

_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_].{0,30})?\Z")


class Invalid(ValueError):
    """The object cannot be taken; the message says what is wrong with it, and where."""


class Item(Struct, frozen=True):
    """The keys that are known; null counts as not given."""

    text: str | None = None
    html: str | None = None
    id: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | list[str] | None = None
    published: str | None = None
    language: str | None = None


_KNOWN = frozenset(Item.__struct_fields__)


def parsed(data: bytes) -> Any:
    """The JSON value in data; raises ``Invalid`` with the column, in characters from 1."""
    try:
        return msgspec.json.decode(data)
    except RecursionError:
        raise Invalid("JSON nested too deeply") from None
    except (msgspec.DecodeError, UnicodeError):
        # Once more with the standard library: it takes lone surrogates as escapes, and it knows the column.
        return _parsed_again(data)


def _parsed_again(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8", "strict"), parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise Invalid(f"not UTF-8 (byte {error.start + 1})") from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise Invalid(f"not JSON: {_WORDS.get(error.msg, error.msg)} ({place})") from None
    except RecursionError:
        raise Invalid("JSON nested too deeply") from None
    except Invalid:
        raise
    except ValueError as error:
        raise Invalid(f"not JSON: {error}") from None


_WORDS = {
    "Invalid control character at": "control character in a string",
    "Invalid control character": "control character in a string",
    "Unterminated string starting at": "string without an end",
    "Extra data": "more behind the value",
    "Invalid \\escape": "unknown escape in a string",
    "Invalid \\uXXXX escape": "unknown escape in a string",
}
"""What the standard library says in words that need what it would put behind them."""


def _no_constant(name: str) -> None:
    raise Invalid(f"not JSON: {name} is no number")


def document(value: Any, origin: Origin, clean: bool) -> RawDocument:
    """The document that a JSON object describes; raises ``Invalid`` with the path of the field."""
    if not isinstance(value, dict):
        raise Invalid("not a JSON object")
    try:
        item = msgspec.convert({key: value[key] for key in _KNOWN & value.keys()}, Item)
    except msgspec.ValidationError as error:
        raise Invalid(_readable(error)) from None
    extra = {key: value[key] for key in value if key not in _KNOWN}
    raw, html = _text(item)
    if html is None and item.html is not None:
        extra["html"] = item.html
    if _deeper_than(DEEPEST, extra):
        raise Invalid("JSON nested too deeply")
    return RawDocument(
        raw=raw,
        html=html,
        origin=structs.replace(origin, url=item.url) if item.url else origin,
        id=item.id or None,
        clean=clean,
        title=item.title,
        byline=_byline(item.byline),
        published=_understood("published", item.published, iso8601, extra),
        language=_understood("language", item.language, _language, extra),
        extra=extra,
    )


def _text(item: Item) -> tuple[str, str | None]:
    """The text, and the page's source where the text was laid out from it: a text that is given wins."""
    if item.text is not None and item.text.strip():
        return item.text, None
    if item.html is None:
        raise Invalid("neither text nor html" if item.text is None else "text is empty")
    # Imported late: most lines bring text.
    from tui.intake.layout import NoPage, lay_out

    try:
        return lay_out(item.html), item.html
    except NoPage as error:
        raise Invalid(str(error)) from None


def _understood(
    key: str, given: str | None, reader: Callable[[str], str | None], extra: dict[str, Any]
) -> str | None:
    """The value in the form the record has it; one not understood is kept under ``extra`` as it came."""
    if not given or not given.strip():
        return None
    value = reader(given.strip())
    if value is None:
        extra[key] = given
    return value


def _language(given: str) -> str | None:
    found = _LANGUAGE.match(given)
    return found[1].lower() if found else None


def _byline(given: str | list[str] | None) -> list[str]:
    names = [given] if isinstance(given, str) else given or []
    return [name.strip() for name in names if name.strip()]


def _deeper_than(deepest: int, value: Any) -> bool:
    level = [value]
    for _ in range(deepest):
        level = [
            inner
            for item in level
            if isinstance(item, dict | list)
            for inner in (item.values() if isinstance(item, dict) else item)
        ]
        if not level:
            return False
    return any(isinstance(item, dict | list) for item in level)


_JSON_NAMES = {"str": "string", "int": "number", "float": "number", "bool": "boolean", "array": "list"}


def _readable(error: msgspec.ValidationError) -> str:
    """``$.title: expected string or null, got number``."""
    message, _, path = str(error).partition(" - at ")
    for name, known in _JSON_NAMES.items():
        message = re.sub(rf"\b{name}\b", known, message)
    message = message.replace(" | ", " or ").replace("`", "")
    return f"{path.strip('`') or '$'}: {message[:1].lower()}{message[1:]}"
