"""Changing keys in the user's config.toml: one value, all else as the user wrote it."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from tui.desk.config.files import user_file
from tui.desk.whole import WholeFile

_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")


class NotChanged(Exception):
    """The file cannot be changed; the text says why."""


def keep_keys(keys: Mapping[str, tuple[str, ...]], path: Path | None = None) -> Path:
    """Write these commands' keys into the user's file, the others untouched; returns the file.

    Comments, order and the other settings stay as they are; a file that is not there is made. Raises
    ``NotChanged`` with the reason, and then nothing was written.
    """
    # A link stays a link: what it leads to is written.
    file = Path(path or user_file()).resolve()
    try:
        text = file.read_bytes().decode("utf-8") if file.exists() else ""
        changed = with_keys(text, keys)
        file.parent.mkdir(parents=True, exist_ok=True)
        with WholeFile(file) as out:
            out.write(changed.encode("utf-8"))
    except UnicodeDecodeError:
        raise NotChanged(f"{file} is no UTF-8") from None
    except OSError as error:
        raise NotChanged(f"{file}: {error.strerror or error}") from error
    return file


def with_keys(text: str, keys: Mapping[str, tuple[str, ...]]) -> str:
    """The text of a TOML file with these keys in its table ``[keys]``; raises ``NotChanged``."""
    import tomllib

    newline = "\r\n" if "\r\n" in text else "\n"
    bom, text = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    text = text.replace("\r\n", "\n")
    try:
        before = tomllib.loads(text)
        for name, given in keys.items():
            text = _with(text, name, list(given))
        after = tomllib.loads(text)
    except (ValueError, RecursionError):
        raise NotChanged("the file's [keys] cannot be changed from here") from None
    held = before.get("keys", {})
    wanted = {**before, "keys": {**(held if isinstance(held, dict) else {}), **_lists(keys)}}
    if after != wanted:
        raise NotChanged("the file's [keys] cannot be changed from here")
    return bom + text.replace("\n", newline)


def _lists(keys: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {name: list(given) for name, given in keys.items()}


def _with(text: str, name: str, keys: list[str]) -> str:
    from tui.desk.config.locate import spans

    values, headers = spans(text)
    written = f"[{', '.join(json.dumps(key, ensure_ascii=False) for key in keys)}]"
    span = values.get(("keys", name))
    if span is not None:
        return text[: span[0]] + written + text[span[1] :]
    line = f"{name if _BARE.match(name) else json.dumps(name)} = {written}\n"
    if ("keys",) not in headers:
        gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
        return f"{text}{gap}[keys]\n{line}"
    last = max(end for path, end in [*headers.items(), *_ends(values)] if path[0] == "keys")
    at = text.find("\n", last)
    # Behind the last line of the table, its comment included.
    return text[: at + 1] + line + text[at + 1 :] if at >= 0 else f"{text}\n{line}"


def _ends(values: Mapping[tuple[str | int, ...], tuple[int, int]]) -> list[tuple[tuple[str | int, ...], int]]:
    return [(path, end) for path, (_, end) in values.items()]
