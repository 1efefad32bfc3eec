"""The program's own parts, the terminal, and what was left behind in the state folder."""

import importlib.metadata
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tui import __version__
from tui.desk.doctor.finding import Finding
from tui.desk.settings import state_folder
from tui.desk.words import counted
from tui.model import decode

SQLITE = (3, 35)
COLUMNS, ROWS = 80, 24
"""The window that the screen is drawn for."""
_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)\s*([^;]*)(;.*)?\Z")
_BOUND = re.compile(r"(>=|==|<)\s*([0-9.]+)")


def check_program() -> Iterator[Finding]:
    """Python, SQLite, FTS5, and every package the program needs, in a version it was made for."""
    reinstall = "install copydesk again: pip install --force-reinstall copydesk"
    found = False
    for text in (*_sqlite(), *_packages()):
        found = True
        yield Finding("program", "wrong", text, reinstall)
    if not found:
        python = ".".join(map(str, sys.version_info[:3]))
        text = f"copydesk {__version__}, Python {python}, SQLite {sqlite3.sqlite_version} with FTS5"
        yield Finding("program", "ok", text)


def _sqlite() -> Iterator[str]:
    if sqlite3.sqlite_version_info < SQLITE:
        yield f"SQLite {sqlite3.sqlite_version} is too old: 3.35 or newer is needed"
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(a)")
    except sqlite3.Error:
        yield f"SQLite {sqlite3.sqlite_version} was built without FTS5"
    finally:
        connection.close()


def _packages() -> Iterator[str]:
    try:
        requirements = importlib.metadata.requires("copydesk") or []
    except importlib.metadata.PackageNotFoundError:
        return
    for requirement in requirements:
        parts = _REQUIREMENT.match(requirement)
        if parts is None or parts[3]:
            continue
        try:
            version = importlib.metadata.version(parts[1])
        except importlib.metadata.PackageNotFoundError:
            yield f"the package {parts[1]} is not installed"
            continue
        if not fits(version, parts[2]):
            yield f"{parts[1]} {version} is installed, copydesk was made for {parts[2].strip()}"


def fits(version: str, bounds: str) -> bool:
    """Whether a version lies within bounds such as ``>=4.9,<4.10``."""
    have = _numbers(version)
    for sign, bound in _BOUND.findall(bounds):
        limit = _numbers(bound)
        if (sign == ">=" and have < limit) or (sign == "<" and have >= limit):
            return False
        if sign == "==" and have != limit:
            return False
    return True


def _numbers(version: str) -> list[int]:
    found = re.match(r"[0-9]+(\.[0-9]+)*", version)
    numbers = [int(part) for part in found[0].split(".")] if found else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return numbers


def check_terminal(env: Mapping[str, str], size: os.terminal_size | None) -> Iterator[Finding]:
    """What the screen needs of the terminal; ``size``: None where there is none."""
    problems = [*_term(env, size), *_multiplexer(env)]
    yield from problems
    if not problems:
        where = f"{size.columns} columns, {size.lines} rows" if size else "no terminal here to measure"
        colours = "no colour (NO_COLOR)" if env.get("NO_COLOR") else "colours"
        term = env.get("TERM") or "no TERM"
        yield Finding("terminal", "ok", f"{term}, UTF-8, {colours}, {where}")


def _term(env: Mapping[str, str], size: os.terminal_size | None) -> Iterator[Finding]:
    term = env.get("TERM", "")
    if size is not None and term in ("", "dumb"):
        text = f"TERM says {term or 'nothing'}: the screen cannot be drawn"
        yield Finding("terminal", "warning", text, "use a terminal that can move its cursor, or set TERM")
    locale = env.get("LC_ALL") or env.get("LC_CTYPE") or env.get("LANG") or "C"
    if locale.lower().replace("-", "").partition("@")[0].rpartition(".")[2] != "utf8":
        text = f"the locale {locale} is not UTF-8: quote marks and names may be shown wrong"
        yield Finding("terminal", "warning", text, "export LANG=C.UTF-8, or copydesk --ascii")
    if size is not None and (size.columns < COLUMNS or size.lines < ROWS):
        text = f"{size.columns} columns, {size.lines} rows: the screen is drawn for {COLUMNS} by {ROWS}"
        yield Finding("terminal", "warning", text, "make the window larger")


def _multiplexer(env: Mapping[str, str]) -> Iterator[Finding]:
    if env.get("TMUX") and _tmux_clipboard() == "on":
        text = "tmux lets every program in it set the clipboard (copydesk never does)"
        yield Finding("terminal", "warning", text, "tmux set -s set-clipboard external")


def _tmux_clipboard() -> str | None:
    command = ["tmux", "show-options", "-sv", "set-clipboard"]
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=2).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return None


def check_left_over(folder: Path) -> Iterator[Finding]:
    """Verdicts that a screen could not store when it was left."""
    path = state_folder() / "unsaved.jsonl"
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        yield Finding("left over", "ok", "no verdict was left unsaved")
        return
    except OSError as error:
        yield Finding("left over", "warning", f"{path}: {error.strerror}", "let this user read it")
        return
    libraries = [_library(line) for line in lines if line.strip()]
    torn = libraries.count(None)
    if torn:
        yield Finding(
            "left over", "warning", f"{path}: {counted(torn, 'line')} cannot be read", "look at them"
        )
    libraries = [one for one in libraries if one is not None]
    here = libraries.count(str(folder.resolve()))
    if here:
        text = f"{path}: left unsaved: {counted(here, 'act')} on this library"
        yield Finding("left over", "warning", text, "open the screen: ctrl+s records them")
    elif libraries:
        text = f"{path}: left unsaved: {counted(len(libraries), 'act')} on other libraries"
        yield Finding("left over", "warning", text, "open the screen on those: ctrl+s records them")


def _library(line: bytes) -> str | None:
    try:
        library = decode(line, dict[str, object]).get("library")
    except ValueError:
        return None
    return library if isinstance(library, str) else None
