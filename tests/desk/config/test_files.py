"""Mistakes in configuration files: each named with file, line and column, all of them at once."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.desk.config.files import File, load
from tui.desk.config.settings import Settings
from tui.desk.config.table import Which
from tui.desk.errors import WrongConfig
from tui.model.names import SIGNAL_NAMES


def read(folder: Path, text: str | bytes, which: Which = "desk") -> File:
    path = folder / f"{which}.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(path, which)


def mistakes(folder: Path, text: str | bytes, which: Which = "desk") -> list[str]:
    file = read(folder, text, which)
    begin = f"{file.path}:"
    assert all(one.startswith(begin) for one in file.mistakes)
    return [one.removeprefix(begin) for one in file.mistakes]


WRONG = """\
theme = "drak"
  asci = true
library = "/srv/desk"
order = 7
filter = "verdict:none and (site:x"
[signals]
single-source = "no"
single-sauce = false
[[verdict]]
name = "hold"
key = "n"
sound = "loud"
[[verdict]]
key = "7"
"""


def test_every_mistake_of_a_file_is_named_with_its_place(tmp_path: Path) -> None:
    assert mistakes(tmp_path, WRONG) == [
        "1:9: theme: 'drak' is none of ansi, dark, light, high-contrast, mono (did you mean dark?)",
        "2:3: asci: no such setting (did you mean ascii?)",
        "3:1: library: belongs in config.toml",
        "4:9: order: 7 is none of newest, oldest, site, longest, orphans, priority",
        "5:10: filter: column 18 of the filter: this parenthesis is never closed",
        "7:17: signals single-source: true or false, not text",
        f"8:1: signals single-sauce: no signal 'single-sauce': there are {', '.join(SIGNAL_NAMES)}"
        " (did you mean single-source?)",
        "12:1: verdict 1 sound: no such field",
        "13:1: verdict 2: name is missing",
        "14:7: verdict 2 key: one visible character that is no digit",
    ]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ('theme = "ansi"\nascii = yes\n', "2:9: Invalid value"),
        ("theme = \n", "1:9: Invalid value"),
        ('theme = "ansi', "1:14: Unterminated string"),
        ('theme = "ansi"\ntheme = "mono"\n', "2:15: Cannot overwrite a value"),
        (b'# x\ntheme = "\xff"\n', "2:10: no UTF-8"),
        ('theme = "ansi\n', "1:14: the line ends inside quotation marks"),
        ('theme = "an\x01si"', r"1:12: a control character: write it as \u…"),
        (
            'key = "h"\n[[verdict]]\nname = "hold"',
            "1:1: key: belongs under [[verdict]]: write it below that line",
        ),
        (
            "single-source = false\n[signals]",
            "1:1: single-source: belongs under [signals]: write it below that line",
        ),
        (
            '[signals]\ntheme = "mono"',
            "2:1: signals theme: a setting of its own: write it above [signals]",
        ),
        (
            '[[verdict]]\nname = "a"\ntheme = "mono"',
            "3:1: verdict 1 theme: a setting of its own: write it above [verdict]",
        ),
        ("[verdict]\nname = 1\n", "1:2: verdict: an array of tables"),
        ("signals = false\n", "1:11: signals: a table"),
        ("ascii = 1\n", "1:9: ascii: true or false, not 1"),
        ("filter = true\n", "1:10: filter: a filter in quotation marks, not true"),
    ],
)
def test_a_mistake_and_its_place(tmp_path: Path, text: str | bytes, mistake: str) -> None:
    (found,) = mistakes(tmp_path, text)
    assert found.startswith(mistake)


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ('library = "desk"', "1:11: library: 'desk' is relative: begin it with / or ~"),
        ('reviewer = ""', "1:12: reviewer: one line"),
        ('reviewer = "a\\u001b[31m"', "1:12: reviewer: one line"),
        ("jobs = true", "1:8: jobs: a whole number, not true"),
        ("jobs = 65", "1:8: jobs: a number from 1 to 64, not 65"),
        ("jobs = 1.5", "1:8: jobs: a whole number, not 1.5"),
        ('log = "loud"', "1:7: log: 'loud' is none of off, error, info, debug"),
        ("[[verdict]]", "1:3: verdict: belongs in desk.toml"),
    ],
)
def test_a_mistake_in_the_users_file(tmp_path: Path, text: str, mistake: str) -> None:
    (found,) = mistakes(tmp_path, text, "user")
    assert found.startswith(mistake)


def test_what_no_editor_would_write_is_refused_in_one_line(tmp_path: Path) -> None:
    for text, reason in (
        ("x = " + "[" * 20_000 + "]" * 20_000, "nested too deeply"),
        ("# " + "x" * 70_000, "longer than 64 KiB"),
        ("jobs = " + "9" * 5000, ""),
    ):
        file = read(tmp_path, text, "user")
        assert len(file.mistakes) == 1
        assert reason in file.mistakes[0]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    file = read(tmp_path, b'\xef\xbb\xbftheme = "mono"\r\nascii = true\r\n')
    assert file.mistakes == ()
    assert {name: (found.value, found.line) for name, found in file.found.items()} == {
        "theme": ("mono", 1),
        "ascii": (True, 2),
    }


def test_a_file_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml", "desk") == File(tmp_path / "none.toml")
    assert load(tmp_path / "none.toml" / "deeper", "desk").mistakes == ()


def test_a_folder_in_its_place_is_a_mistake(tmp_path: Path) -> None:
    assert load(tmp_path, "desk").mistakes == (f"{tmp_path}: Is a directory",)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text("")
    path.chmod(0)
    assert load(path, "desk").mistakes == (f"{path}: Permission denied",)


def test_a_file_that_was_changed_is_read_again(tmp_path: Path) -> None:
    assert read(tmp_path, 'theme = "mono"').found["theme"].value == "mono"
    assert read(tmp_path, 'theme = "ansi" ').found["theme"].value == "ansi"


@given(st.binary(max_size=80) | st.text(st.sampled_from("[]{}'\"=.\n atheme"), max_size=60).map(str.encode))
def test_any_bytes_give_values_or_mistakes_with_a_line(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    file = read(tmp_path_factory.getbasetemp(), data)
    for mistake in file.mistakes:
        line = int(mistake.removeprefix(f"{file.path}:").partition(":")[0])
        assert 1 <= line <= data.count(b"\n") + 1


def test_several_files_are_named_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config.toml").write_text("jobs = 0\n")
    (tmp_path / "desk.toml").write_text("asci = true\n")
    monkeypatch.setenv("COPYDESK_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("COPYDESK_ORDER", "biggest")
    with pytest.raises(WrongConfig) as caught:
        Settings({"theme": "pink"}, tmp_path)
    assert [one.partition(" ")[0] for one in caught.value.mistakes] == [
        "--theme:",
        "$COPYDESK_ORDER:",
        f"{tmp_path}/desk.toml:1:1:",
        f"{tmp_path}/config.toml:1:8:",
    ]


def test_a_file_named_by_the_environment_has_to_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPYDESK_CONFIG", str(tmp_path / "mine.toml"))
    with pytest.raises(WrongConfig, match=r"mine\.toml: no such file \(\$COPYDESK_CONFIG names it\)"):
        Settings()


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("priority = 7", "1:12: priority: an array of tables"),
        ('[[priority]]\nwhen = "flood"', "1:1: priority 1: add is missing"),
        ("[[priority]]\nadd = 1", "1:1: priority 1: when is missing"),
        (
            '[[priority]]\nwhen = "flod:1"\nadd = 1',
            "2:8: priority 1 when: column 1 of the filter: no field 'flod'",
        ),
        ('[[priority]]\nwhen = "flood !mine:any"\nadd = 1', "2:8: priority 1 when: mine: differs"),
        ('[[priority]]\nwhen = " "\nadd = 1', "2:8: priority 1 when: a filter: an empty one"),
        ('[[priority]]\nwhen = "a"\nadd = 0', "3:7: priority 1 add: a whole number"),
        ('[[priority]]\nwhen = "a"\nadd = 1001', "3:7: priority 1 add: a whole number"),
        ('[[priority]]\nwhen = "a"\nadd = true', "3:7: priority 1 add: a whole number"),
        ('[[priority]]\nwhen = "a"\nadd = 1\nreason = ""', "4:10: priority 1 reason: one line"),
        ('[[priority]]\nwhen = "a"\nadd = 1\nwhy = "b"', "4:1: priority 1 why: no such field"),
        ("audit = 1", "1:9: audit: a table"),
        ("[audit]\nshare = 1.5", "2:9: audit share: a number from 0 to 1"),
        ("[audit]\nshare = nan", "2:9: audit share: a number from 0 to 1"),
        ('[audit]\nseed = "x"', "2:8: audit seed: a whole number"),
        ("[audit]\nsed = 1", "2:1: audit sed: no such field (did you mean seed?)"),
    ],
)
def test_mistakes_in_what_comes_first(text: str, mistake: str, tmp_path: Path) -> None:
    (found,) = mistakes(tmp_path, text)
    assert found.startswith(mistake)
