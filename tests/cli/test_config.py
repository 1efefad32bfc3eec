"""``copydesk config`` and ``init`` as their user sees them, and what a broken configuration stops."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.walk.screen import Screen, environment

PROGRAM = [sys.executable, "-m", "tui"]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")


def run(env: dict[str, str], *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *words], env=env, input=given, capture_output=True, text=True)


def configured(tmp_path: Path, text: str) -> Path:
    path = tmp_path / ".config" / "copydesk" / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_a_line_a_setting_with_who_says_so(env: dict[str, str], tmp_path: Path) -> None:
    configured(tmp_path, 'theme = "mono"\n')
    done = run(env, "--ascii", "config", "--jobs", "3")
    assert (done.returncode, done.stderr) == (0, "")
    lines = dict(line.split("\t", 1) for line in done.stdout.splitlines())
    assert lines["theme"] == "mono\tconfig.toml line 1"
    assert lines["ascii"] == "true\t--ascii"
    assert lines["jobs"] == "3\t--jobs"
    assert lines["library"] == f"{tmp_path}/library\t$COPYDESK_LIBRARY"
    assert lines["log"] == "info\tdefault"
    assert lines["desk.toml"] == f"{tmp_path}/library/desk.toml\tnot there"
    assert lines["config.toml"] == f"{tmp_path}/.config/copydesk/config.toml\tthere"


def test_records_for_programs(env: dict[str, str]) -> None:
    done = run(env, "config", "--format", "jsonl")
    records = {record["name"]: record for record in map(json.loads, done.stdout.splitlines())}
    assert records["ascii"] == {"name": "ascii", "value": False, "source": "default"}
    assert [kind["name"] for kind in records["verdict"]["value"]] == ["accept", "reject", "escalate", "skip"]


def test_columns_on_a_terminal(env: dict[str, str]) -> None:
    with Screen([*PROGRAM, "config"], env, cols=160) as screen:
        assert screen.end() == 0
        screen.settle()
        rows = [line for line in screen.lines if line.strip()]
    assert rows[0].startswith("library      /")
    assert rows[4].split() == ["theme", "ansi", "default"]


def test_templates_can_be_used_as_they_are(env: dict[str, str], tmp_path: Path) -> None:
    done = run(env, "config", "--template")
    configured(tmp_path, done.stdout)
    assert "#theme" in done.stdout
    assert run(env, "config").returncode == 0
    assert "#[[verdict]]" in run(env, "config", "--template", "desk").stdout
    assert run(env, "config", "--template", "dusk").returncode == 2


def test_every_mistake_is_a_line_and_nothing_is_done(env: dict[str, str], tmp_path: Path) -> None:
    assert run(env, "init", str(tmp_path / "library")).returncode == 0
    (tmp_path / "library" / "desk.toml").write_text("asci = true\nfilter = '('\n")
    for words in (["list"], ["show", "x"], ["record", "-"], ["config"]):
        done = run(env, *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.splitlines() == [
            f"copydesk: {tmp_path}/library/desk.toml:1:1: asci: no such setting (did you mean ascii?)",
            f"copydesk: {tmp_path}/library/desk.toml:2:10: filter: column 2 of the filter:"
            " something is missing at the end",
        ]


def test_the_screen_is_not_opened_with_half_a_configuration(env: dict[str, str], tmp_path: Path) -> None:
    configured(tmp_path, 'theme = "pink"\njobs = 0\n')
    with Screen(PROGRAM, env, cols=240) as screen:
        assert screen.end() == 2
        screen.settle()
        assert [line.rstrip() for line in screen.lines if line.strip()] == [
            f"copydesk: {tmp_path}/.config/copydesk/config.toml:1:9: theme: 'pink' is none of"
            " ansi, dark, light, high-contrast, mono",
            f"copydesk: {tmp_path}/.config/copydesk/config.toml:2:8: jobs: a number from 1 to 64, not 0",
        ]
    assert b"\x1b[?1049h" not in screen.received


@pytest.mark.parametrize("words", [["--theme", "pink"], ["--theme=pink"]])
def test_a_wrong_word_is_named(env: dict[str, str], words: list[str]) -> None:
    with Screen([*PROGRAM, *words], env) as screen:
        assert screen.end() == 2
        screen.settle()
        assert "copydesk: --theme: 'pink' is none of ansi, dark, light, high-contrast, mono" in screen.text


def test_configured_library_and_reviewer_are_used(env: dict[str, str], tmp_path: Path) -> None:
    del env["COPYDESK_LIBRARY"], env["COPYDESK_REVIEWER"]
    configured(tmp_path, f'library = "{tmp_path}/other"\nreviewer = "ben"\njobs = 1\n')
    assert run(env, "ingest", "--as", "jsonl", "-", given='{"id": "a", "text": "A ferry."}').returncode == 0
    assert (tmp_path / "other" / "library.sqlite").exists()
    assert run(env, "record", "-", given='{"article": "a", "verdict": "accept"}').returncode == 0
    assert '"reviewer":"ben"' in run(env, "export", "--format", "jsonl").stdout


DESK = """\
ascii = true
filter = "ferry"
order = "oldest"
[[verdict]]
name = "hold"
[[verdict]]
name = "lead"
"""


def test_the_screen_is_as_the_desk_is_configured(env: dict[str, str], tmp_path: Path) -> None:
    articles = [{"id": f"a{n}", "title": f"Ferry {n}", "text": f"The ferry {n}."} for n in range(3)]
    articles.append({"id": "b", "title": "Mill", "text": "A mill."})
    given = "".join(json.dumps(article) + "\n" for article in articles)
    assert run(env, "init", str(tmp_path / "library")).returncode == 0
    assert run(env, "ingest", "--as", "jsonl", "-", given=given).returncode == 0
    (tmp_path / "library" / "desk.toml").write_text(DESK)
    with Screen(PROGRAM, env) as screen:
        screen.wait_for("1/3      ferry")
        screen.wait_for("[h]old [l]ead")
        assert "Ferry 0" in screen.lines[1]
        assert "─" not in screen.text
        screen.press("a")
        screen.press("h")
        screen.wait_for("2/3")
        screen.wait_for("saved")
        assert screen.lines[1].startswith("  H") or screen.lines[1].startswith(" H")
        screen.press("F")
        screen.wait_for("/4      all")
        screen.press("F")
        screen.wait_for("/3      ferry")
        screen.press("q")
        assert screen.end() == 0
    rows = [json.loads(line) for line in run(env, "export", "--format", "jsonl").stdout.splitlines()]
    assert [(row["article"], row["verdict"]) for row in rows] == [("a0", "hold")]


def test_init_says_what_it_made_and_refuses_what_is_there(env: dict[str, str], tmp_path: Path) -> None:
    done = run(env, "init", str(tmp_path / "library"))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"copydesk: made an empty library in {tmp_path}/library\n"
    assert run(env, "list").returncode == 0
    done = run(env, "init", str(tmp_path / "library"))
    assert (done.returncode, done.stderr) == (2, f"copydesk: {tmp_path}/library: holds a library already\n")
    done = run(env, "init", "--group", "no-such-group", str(tmp_path / "new"))
    assert done.returncode == 2
    assert not (tmp_path / "new").exists()
    assert run(env, "init").returncode == 2
