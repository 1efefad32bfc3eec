"""Writes what README.md and docs/ hold of the registries: ``python -m tests.tools.make_docs``.

``docs/copydesk.1`` is the manual page; README.md has the keys and the commands, each between two markers;
``tui/desk/config/commands.py`` is what configuration must know of the screen's commands.
"""

from pathlib import Path

from tests.tools import manpage
from tui import __version__
from tui.cli.registry import COMMANDS
from tui.review.scheme import DEFAULT_SCHEME
from tui.terminal.commands.command import Command
from tui.terminal.keymap import keymap, shown

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
COMMANDS_TABLE = ROOT / "tui" / "desk" / "config" / "commands.py"
MANUAL = ROOT / "docs" / "copydesk.1"


def table_of_commands() -> str:
    """``tui/desk/config/commands.py``: what configuration has to know of the screen's commands."""
    lines = [
        '"""Every command of the screen and its keys, written by ``python -m tests.tools.make_docs``."""',
        "",
        "COMMANDS: dict[str, tuple[str, ...]] = {",
    ]
    for command in keymap(()).commands:
        keys = ", ".join(_quoted(key) for key in command.keys)
        lines.append(f"    {_quoted(command.name)}: ({keys}{',' if len(command.keys) == 1 else ''}),")
    return "\n".join([*lines, "}", ""])


def _quoted(text: str) -> str:
    return "'\"'" if text == '"' else '"' + text.replace("\\", "\\\\") + '"'


def commands() -> list[Command]:
    """Every command of the screen that has a key, in the order of its help."""
    return [command for command in keymap(DEFAULT_SCHEME).commands if command.keys]


def keys_table() -> str:
    """The key table in markdown."""
    rows = ["| key | command | does |", "|---|---|---|"]
    for command in commands():
        keys = " ".join(f"`` {key} ``" if "`" in key else f"`{key}`" for key in map(shown, command.keys))
        rows.append(f"| {keys.replace('|', chr(92) + '|')} | {command.name} | {command.help} |")
    return "\n".join(rows) + "\n"


def commands_table() -> str:
    """The headless commands in markdown."""
    rows = ["| command | does |", "|---|---|"]
    for name, entry in COMMANDS.items():
        words = f"copydesk {name} {entry.words}".rstrip().replace("|", chr(92) + "|")
        summary = entry.summary.replace("|", chr(92) + "|")
        rows.append(f"| `{words}` | {summary} |")
    return "\n".join(rows) + "\n"


def between(page: str, name: str, table: str) -> str:
    """The page with a table between its markers of that name; ``ValueError`` where it has none."""
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    before, found, rest = page.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"the page has no {begin} … {end}")
    return f"{before}{begin}\n{table}{end}{after}"


def pages() -> dict[Path, str]:
    """What each file should hold."""
    keys = [(" ".join(map(shown, one.keys)), one.name, one.help) for one in commands()]
    readme = between(README.read_text("utf-8"), "keys", keys_table())
    return {
        COMMANDS_TABLE: table_of_commands(),
        MANUAL: manpage.page(__version__, keys),
        README: between(readme, "commands", commands_table()),
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, "utf-8")
