"""What docs/ holds of the registries agrees with them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.tools.make_docs import MANUAL, between, commands, keys_table, pages
from tui.cli.registry import COMMANDS
from tui.desk.config.table import SETTINGS


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_the_pages_are_as_the_registries_say(path: Path) -> None:
    assert path.read_text("utf-8") == pages()[path], "run: python -m tests.tools.make_docs"


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_the_manual_page_renders_without_warnings() -> None:
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tascii", "-P-cbou", str(MANUAL)],
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    for name in COMMANDS:
        assert f"copydesk {name}" in done.stdout
    for setting in SETTINGS:
        assert not setting.variable or setting.variable in done.stdout
    assert "COPYDESK_CONFIG" in done.stdout and "XDG_CONFIG_HOME" in done.stdout


def test_every_key_stands_in_the_table() -> None:
    rows = keys_table().splitlines()[2:]
    assert len(rows) == len(commands())
    for row, command in zip(rows, commands(), strict=True):
        assert f"| {command.name} |" in row
        assert row.count("`") >= 2 * sum(key.isascii() for key in command.keys)


def test_a_page_takes_a_table_between_its_markers() -> None:
    page = "before\n<!-- x -->\nold\n<!-- end of x -->\nafter\n"
    assert between(page, "x", "new\n") == "before\n<!-- x -->\nnew\n<!-- end of x -->\nafter\n"
    with pytest.raises(ValueError, match="no <!-- y -->"):
        between(page, "y", "new\n")
