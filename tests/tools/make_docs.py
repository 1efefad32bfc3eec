"""Writes what README.md and docs/ hold of the registries: ``python -m tests.tools.make_docs``.

``docs/copydesk.1`` is the manual page; ``docs/signals.md`` has each signal with the rule it rests on;
README.md has the keys and the commands, each between two markers; ``tui/desk/config/commands.py`` is what
configuration must know of the screen's commands.
"""

import sys
from pathlib import Path

from tests.tools import manpage
from tui import __version__
from tui.cli.registry import COMMANDS
from tui.model.names import QUIET_SIGNALS, SIGNAL_NAMES
from tui.reading.signals import SIGNALS
from tui.review.scheme import DEFAULT_SCHEME
from tui.terminal.commands.command import Command
from tui.terminal.keymap import keymap, shown

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
COMMANDS_TABLE = ROOT / "tui" / "desk" / "config" / "commands.py"
MANUAL = ROOT / "docs" / "copydesk.1"
SIGNALS_PAGE = ROOT / "docs" / "signals.md"
SIGNALS_TEXT = """\
# Signals

A signal is a prompt: something that a desk editor would want to look at, never a verdict, and never the word
"error". Figures are held against each other within one article with their bounds and rounding heeded: "over
200" and 249 agree, so do a headline's 900 and 897, and "over 900" above "700" and "200 more" is shown as
adding up. A prompt about two figures names both; in the inspector `enter` goes to either.

Each is switched off under `[signals]` in `desk.toml` (docs/configuration.md); one marked quiet is off until
it is switched on there. A filter finds `signal:` by its name or its short one.

"""


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


def typed(command: Command) -> list[str]:
    """A command's keys without those that only old terminals send in place of others."""
    return [key for key in command.keys if key.isascii()]


def commands() -> list[Command]:
    """Every command of the screen that has a key, in the order of its help."""
    return [command for command in keymap(DEFAULT_SCHEME).commands if command.keys]


def keys_table() -> str:
    """The key table in markdown."""
    rows = ["| key | command | does |", "|---|---|---|"]
    for command in commands():
        keys = " ".join(f"`` {key} ``" if "`" in key else f"`{key}`" for key in map(shown, typed(command)))
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


def signals_page() -> str:
    """``docs/signals.md``: every signal, what it is raised for, and the newsroom's rule behind it."""
    rows = ["| signal | short | raised for | the rule it rests on |", "|---|---|---|---|"]
    for code, find in SIGNALS.items():
        module = sys.modules[find.__module__]
        about = (module.__doc__ or "").partition(": ")[2].partition("\n\n")[0]
        quiet = " (quiet)" if code in QUIET_SIGNALS else ""
        rows.append(f"| `{code}`{quiet} | {SIGNAL_NAMES[code]} | {' '.join(about.split())} | {module.RULE} |")
    return SIGNALS_TEXT + "\n".join(rows) + "\n"


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
    keys = [(" ".join(map(shown, typed(one))), one.name, one.help) for one in commands()]
    readme = between(README.read_text("utf-8"), "keys", keys_table())
    return {
        COMMANDS_TABLE: table_of_commands(),
        MANUAL: manpage.page(__version__, keys),
        README: between(readme, "commands", commands_table()),
        SIGNALS_PAGE: signals_page(),
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, "utf-8")
