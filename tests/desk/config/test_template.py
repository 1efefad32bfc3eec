"""The files to begin with say what the table says, and so does the page made of it."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.tools.config_page import PAGE, page
from tui.desk.config.files import load
from tui.desk.config.table import SETTINGS, Which
from tui.desk.config.template import template
from tui.reading.signals import SIGNALS
from tui.terminal import themes

WHICH: tuple[Which, ...] = ("user", "desk")


@pytest.mark.parametrize("which", WHICH)
def test_as_it_is_the_template_sets_nothing(which: Which, tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    path.write_text(template(which))
    file = load(path, which)
    assert (file.found, file.mistakes) == ({}, ())


@pytest.mark.parametrize("which", WHICH)
def test_without_its_comment_signs_it_sets_every_setting_rightly(which: Which, tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    path.write_text(re.sub(r"^#(?! )", "", template(which), flags=re.MULTILINE))
    file = load(path, which)
    assert file.mistakes == ()
    assert list(file.found) == [setting.name for setting in SETTINGS if which in setting.files]
    for setting in SETTINGS:
        if which in setting.files and setting.unset is not None and not callable(setting.unset):
            assert file.found[setting.name].value == setting.unset, setting.name


def test_every_signal_is_in_it() -> None:
    uncommented = re.sub(r"^#(?! )", "", template("desk"), flags=re.MULTILINE)
    assert list(tomllib.loads(uncommented)["signals"]) == list(SIGNALS)


def test_every_theme_there_is_can_be_set() -> None:
    from tui.desk.config.table import THEMES

    for name in THEMES:
        assert callable(themes.styler(name))


def test_the_page_is_the_tables() -> None:
    assert PAGE.read_text("utf-8") == page(), "python tests/tools/config_page.py makes it anew"
