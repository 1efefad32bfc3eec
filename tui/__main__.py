"""The program: looks at the first word and goes to the command line or to the review screen."""

import os
import sys

from tui.cli.registry import COMMANDS, COMMON_OPTIONS, SCREEN, SCREEN_OPTIONS
from tui.model.crash import safe_hooks

_VALUED = tuple(name for name, value, _ in COMMON_OPTIONS + SCREEN_OPTIONS if value)
_FLAGS = (*(name for name, value, _ in SCREEN_OPTIONS if not value), "--help", "--version")


def split(words: list[str]) -> tuple[str | None, list[str]]:
    """The command, or None for the plain screen, and its words; common options before it go behind it."""
    begin = _first(words)
    leading, rest = words[:begin], words[begin:]
    if rest and (rest[0] in COMMANDS or rest[0] in SCREEN):
        return rest[0], leading + rest[1:]
    return None, list(words)


def _first(words: list[str]) -> int:
    """Where the first word stands that is no option."""
    at = 0
    while at < len(words) and words[at].split("=", 1)[0] in _VALUED + _FLAGS:
        at += 2 if words[at] in _VALUED else 1
    return min(at, len(words))


def main(words: list[str] | None = None) -> int:
    """Run copydesk with the words of its command line; returns the exit status."""
    safe_hooks()
    try:
        return _main(sys.argv[1:] if words is None else words)
    except KeyboardInterrupt:
        # Before a command could heed it.
        return 130


def _main(given: list[str]) -> int:
    command, rest = split(given)
    asked = rest[: rest.index("--")] if "--" in rest else rest
    if command in COMMANDS:
        from tui.cli.run import run_command

        return run_command(command, rest)
    if "--help" in asked or "--version" in asked:
        from tui.cli.run import about

        return about("--version" if "--version" in asked else "--help")
    first = given[_first(given)] if _first(given) < len(given) else "-"
    if command is None and not first.startswith("-") and not os.path.lexists(first):
        from tui.cli.run import mistyped

        return mistyped(first)
    from tui.terminal.start import start

    return start(rest, demo=command == "demo")


if __name__ == "__main__":
    sys.exit(main())
