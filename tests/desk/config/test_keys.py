"""The user's keys in config.toml: taken, refused with place and reason, written without harm to the rest."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.desk.config.commands import COMMANDS
from tui.desk.config.files import load
from tui.desk.config.keys import NAMED, one_key, wrong_key
from tui.desk.config.report import report
from tui.desk.config.rewrite import NotChanged, keep_keys, with_keys
from tui.desk.config.settings import Settings

WRONG = """\
[keys]
nxet = "n"
accept = "y"
hold = "h"
next = ["n", "ctrl+i", "5"]
zoom = 7
raw = "gg"
help = []
top = ["alt+g", "", "pgdnn", "\u0301"]
"""


def read(folder: Path, text: str) -> list[str]:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return [one.removeprefix(f"{path}:") for one in load(path, "user").mistakes]


def test_every_mistake_has_its_place_and_reason(tmp_path: Path) -> None:
    assert read(tmp_path, WRONG) == [
        "2:1: keys nxet: no such command (did you mean next?)",
        "3:1: keys accept: a verdict: its key is the library's, key = in desk.toml, the same for everybody",
        "4:1: keys hold: no such command (? in the screen lists them; verdicts have theirs in desk.toml)",
        "5:14: keys next 2: a terminal sends ctrl+i as tab: write tab",
        "5:24: keys next 3: 5 counts (5n is five times n): it can be no command's key",
        '6:8: keys zoom: keys in quotation marks, as in ["n", "ctrl+n"]',
        "7:7: keys raw: one key, not several: no key begins another",
        "8:8: keys help: 1 to 6 keys",
        "9:8: keys top 1: a terminal does not send this as a key of its own",
        "9:17: keys top 2: a key in quotation marks",
        "9:21: keys top 3: no such key (did you mean pagedown?)",
        "9:30: keys top 4: one visible character, or the name of a key",
    ]


def test_keys_belong_to_the_user(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text('[keys]\nnext = "n"\n')
    assert "keys: belongs in config.toml" in load(tmp_path / "desk.toml", "desk").mistakes[0]


def test_keys_have_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        '[keys]\nnext = ["Esc", "Ctrl+N", " ", "PgDn", "ctrl+n"]\nzoom = "Z"\nraw = ["x"]\nopen = []\n'
    )
    monkeypatch.setenv("COPYDESK_CONFIG", str(path))
    assert Settings().keys == {
        "next": ("escape", "ctrl+n", "space", "pagedown"),
        "zoom": ("Z",),
        "open": (),
    }
    shown = next(line for line in report({}) if line.name == "keys")
    assert shown.shown == "next (escape ctrl+n space pagedown), zoom (Z), open ()"
    assert shown.source == "config.toml line 1"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_screens_own_keys_can_be_written_too(name: str) -> None:
    for key in COMMANDS[name]:
        assert wrong_key(key) is None and one_key(key) == key


MINE = """\
# mine
theme = "mono" # dark is nice
[keys]
# my next
next = [ "n", # plain
  "ctrl+n" ]  # two
"page down" = "space"

# nothing below"""


def test_a_key_is_changed_and_all_else_stays() -> None:
    assert with_keys(MINE, {"next": ("k",), "zoom": ('"', "\\")}) == MINE.replace(
        '[ "n", # plain\n  "ctrl+n" ]', '["k"]'
    ).replace('"space"\n', '"space"\nzoom = ["\\"", "\\\\"]\n')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[keys]\n"page up" = ["b"]\n'),
        ('theme = "mono"', 'theme = "mono"\n\n[keys]\n"page up" = ["b"]\n'),
        ("[keys]", '[keys]\n"page up" = ["b"]\n'),
        ('[keys]\r\n"page up" = "u" # x\r\n', '[keys]\r\n"page up" = ["b"] # x\r\n'),
        ("\ufeff# BOM\n", '\ufeff# BOM\n\n[keys]\n"page up" = ["b"]\n'),
        ('keys."page up" = "u"\n', 'keys."page up" = ["b"]\n'),
    ],
)
def test_files_as_people_have_them(before: str, after: str) -> None:
    assert with_keys(before, {"page up": ("b",)}) == after


@pytest.mark.parametrize(
    "text", ['keys.next = "j"\n', "keys = { next = 'j' }", "keys = 1", "[keys", "a = 1\na = 2"]
)
def test_what_cannot_be_changed_stays(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(NotChanged):
        keep_keys({"zoom": ("Z",)}, path)
    assert path.read_text() == text
    assert [one.name for one in tmp_path.iterdir()] == ["config.toml"]


@given(
    st.dictionaries(
        st.sampled_from(sorted(COMMANDS)), st.lists(st.sampled_from(sorted(NAMED)), max_size=3).map(tuple)
    )
)
def test_what_is_written_is_what_is_read(keys: dict[str, tuple[str, ...]]) -> None:
    text = with_keys(MINE, keys)
    held = tomllib.loads(text)["keys"]
    assert {name: tuple(held[name]) for name in keys} == keys
    for line in ("# mine", "# my next", "# nothing below", 'theme = "mono" # dark is nice'):
        assert line in text


def test_a_link_stays_a_link_and_rights_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "dots.toml", tmp_path / "config.toml"
    real.write_text("# dots\n")
    real.chmod(0o640)
    link.symlink_to(real)
    assert keep_keys({"zoom": ("Z",)}, link) == real
    assert link.is_symlink() and real.read_text() == '# dots\n\n[keys]\nzoom = ["Z"]\n'
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_is_not_there_is_made_and_one_that_cannot_be_is_said(tmp_path: Path) -> None:
    file = keep_keys({"zoom": ("Z",)}, tmp_path / "new" / "config.toml")
    assert load(file, "user").found["keys"].value == {"zoom": ("Z",)}
    with pytest.raises(NotChanged):
        keep_keys({"zoom": ("Z",)}, file / "beneath.toml")
