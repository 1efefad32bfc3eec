"""Flag before environment before desk.toml before config.toml before default, for every setting."""

import tomllib
from pathlib import Path

import pytest

from tui.desk.config.report import report
from tui.desk.config.settings import Settings
from tui.desk.config.table import BY_NAME, SETTINGS, Setting
from tui.model.names import QUIET_SIGNALS
from tui.review.scheme import DEFAULT_SCHEME

WORDS = {
    "library": ("/l/flag", "/l/variable", "", "/l/user"),
    "reviewer": ("flag", "variable", "", "user"),
    "jobs": (5, "6", "", 7),
    "log": ("", "error", "", "debug"),
    "theme": ("mono", "ansi", "mono", "ansi"),
    "ascii": (True, "false", True, False),
    "linear": (True, "true", "", True),
    "pipe": ("", "", "", "wc -w"),
    "filter": ("", "site:v.test", "site:d.test", "site:u.test"),
    "order": ("", "oldest", "site", "longest"),
    "query": ("", "", '[{ name = "inbox" }]', '[{ name = "own", order = "site" }]'),
    "signals": ("", "", "{ single-source = false }", ""),
    "tags": ("", "", '["flood"]', ""),
    "priority": ("", "", '[{ when = "flood", add = 5 }]', ""),
    "audit": ("", "", "{ share = 0.1 }", ""),
    "verdict": ("", "", '[{ name = "hold" }]', ""),
    "review": ("", "", "{ each = 2 }", ""),
    "keys": ("", "", "", "{ next = 'k' }"),
}
"""By setting: what flag, variable, desk.toml and config.toml say."""


def toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if not isinstance(value, str) or value[0] in "[{" else f'"{value}"'


def _raw(value: object) -> object:
    """The value as the file's parser gives it."""
    return tomllib.loads(f"x = {toml(value)}")["x"]


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    path.touch()
    monkeypatch.setenv("COPYDESK_CONFIG", str(path))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return path


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_who_says_so_first(
    setting: Setting, tmp_path: Path, user: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flag, variable, desk, own = WORDS[setting.name]
    name = setting.name
    assert Settings(folder=tmp_path).held(name).source == "default"
    if "user" in setting.files:
        user.write_text(f"\n{name} = {toml(own)}\n")
        assert Settings(folder=tmp_path).held(name) == (setting.kind.check(_raw(own)), "config.toml line 2")
    if "desk" in setting.files:
        (tmp_path / "desk.toml").write_text(f"\n\n{name} = {toml(desk)}\n")
        assert Settings(folder=tmp_path).held(name).source == "desk.toml line 3"
    if setting.variable:
        monkeypatch.setenv(setting.variable, str(variable))
        held = Settings(folder=tmp_path).held(name)
        assert held == (setting.kind.of_text(str(variable)), f"${setting.variable}")
    if setting.flag:
        said = Settings({name: flag}, tmp_path).held(name)
        assert (str(said.value), said.source) == (str(flag), setting.flag)


def test_defaults(user: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(folder=tmp_path)
    assert (settings.theme, settings.ascii, settings.log) == ("ansi", False, "info")
    assert (settings.filter, settings.order) == (None, None)
    assert settings.verdicts == DEFAULT_SCHEME
    assert settings.signals_off == QUIET_SIGNALS
    assert settings.jobs >= 1
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "desk.toml").write_text('theme = "dark"')
    assert Settings(folder=tmp_path).held("theme") == ("mono", "$NO_COLOR")
    user.write_text('theme = "ansi"')
    assert Settings().theme == "ansi"
    assert Settings({"theme": "light"}).theme == "light"


def test_nothing_said_is_nothing_set(user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for setting in SETTINGS:
        if setting.variable:
            monkeypatch.setenv(setting.variable, " ")
    settings = Settings({"library": "", "reviewer": None, "ascii": False})
    assert {settings.held(setting.name).source for setting in SETTINGS} == {"default"}


def test_a_relative_folder_on_the_command_line_is_where_we_are(user: Path) -> None:
    assert Settings({"library": "here"}).library == Path("here")


def test_the_report_has_a_line_for_every_setting_and_file(tmp_path: Path, user: Path) -> None:
    (tmp_path / "desk.toml").write_text("ascii = true\n[signals]\nsingle-source = false\n")
    lines = {line.name: line for line in report({"library": str(tmp_path)})}
    assert list(lines) == [*BY_NAME, "desk.toml", "config.toml", "log file"]
    assert (lines["library"].value, lines["library"].source) == (str(tmp_path), "--library")
    assert (lines["ascii"].shown, lines["ascii"].source) == ("true", "desk.toml line 1")
    assert lines["signals"].value["single-source"] is False
    assert lines["signals"].shown == "all but figures-disagree, percent-points, single-source, vague-figure"
    assert (lines["desk.toml"].shown, lines["desk.toml"].source) == (str(tmp_path / "desk.toml"), "there")
