"""Writes what docs/ holds of the registries: ``python -m tests.tools.make_docs``.

``docs/copydesk.1`` is the manual page, ``docs/keys.md`` the key table. ``keys_table`` is the table alone, for
whoever wants it between two markers of another page (``between``).
"""

from pathlib import Path

from tests.tools import manpage
from tui import __version__
from tui.review.scheme import DEFAULT_SCHEME
from tui.terminal.commands.command import Command
from tui.terminal.keymap import keymap, shown

DOCS = Path(__file__).resolve().parents[2] / "docs"
BEGIN, END = "<!-- keys -->", "<!-- end of keys -->"
"""The markers of the table in a page that holds more."""


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


def between(page: str) -> str:
    """The page with the table anew between its markers; ``ValueError`` where it has none."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page has no {BEGIN} … {END}")
    return f"{before}{BEGIN}\n{keys_table()}{END}{after}"


def pages() -> dict[Path, str]:
    """What each file should hold."""
    keys = [(" ".join(map(shown, one.keys)), one.name, one.help) for one in commands()]
    return {
        DOCS / "copydesk.1": manpage.page(__version__, keys),
        DOCS
        / "keys.md": f"# Keys\n\nAll keys of the review screen, as `?` lists them there.\n\n{keys_table()}",
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, "utf-8")
