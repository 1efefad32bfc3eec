"""The program: looks at the first word and goes to the command line or to the review screen."""

import sys

from tui.cli.registry import COMMANDS
from tui.model.crash import safe_hooks

SCREEN = frozenset({"demo"})
"""First words that open the screen; any other first word is a path (``./list``: a file of that name)."""

_VALUED = ("--library", "--reviewer", "--theme")
_FLAGS = ("--ascii",)


def split(words: list[str]) -> tuple[str | None, list[str]]:
    """The command, or None for the plain screen, and its words; common options before it go behind it."""
    leading: list[str] = []
    rest = list(words)
    while rest and rest[0].split("=", 1)[0] in _VALUED + _FLAGS:
        leading.append(rest.pop(0))
        if "=" not in leading[-1] and leading[-1] in _VALUED and rest:
            leading.append(rest.pop(0))
    if rest and (rest[0] in COMMANDS or rest[0] in SCREEN):
        return rest[0], leading + rest[1:]
    return None, leading + rest


def main(words: list[str] | None = None) -> int:
    """Run copydesk with the words of its command line; returns the exit status."""
    safe_hooks()
    given = sys.argv[1:] if words is None else words
    command, rest = split(given)
    asked = rest[: rest.index("--")] if "--" in rest else rest
    if command in COMMANDS:
        from tui.cli.run import run_command

        return run_command(command, rest)
    if "--help" in asked or "--version" in asked:
        from tui.cli.run import about

        return about("--version" if "--version" in asked else "--help")
    from tui.terminal.start import start

    return start(rest, demo=command == "demo")


if __name__ == "__main__":
    sys.exit(main())
