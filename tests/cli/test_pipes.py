"""Readers that have gone, streams that are closed, words that are no command: every command keeps quiet."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.test_commands import PROGRAM, run
from tests.walk.screen import environment
from tui.cli.registry import COMMANDS

ARTICLES = [
    {"id": f"a{n}", "text": f"Somebody said {n} boats had come in.", "title": f"Boats {n}"}
    for n in range(2000)
]
WORDS = {
    "ingest": ["ingest", "{crawl}"],
    "extract": ["extract", "{crawl}", "--jobs", "1"],
    "list": ["list"],
    "show": ["show", "a1"],
    "record": ["record", "{verdicts}"],
    "export": ["export", "--format", "jsonl"],
    "stats": ["stats"],
    "completions": ["completions", "bash"],
    "man": ["man"],
    "help": ["help"],
}
"""A call of each command that prints; a command that is not here is called with --help."""


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pipes")
    found = environment(folder, COPYDESK_LIBRARY=str(folder / "library"), COPYDESK_REVIEWER="ana")
    (folder / "crawl.jsonl").write_text("".join(json.dumps(one) + "\n" for one in ARTICLES[:40]))
    verdicts = [{"article": f"a{n}", "verdict": "skip", "key": f"k{n}"} for n in range(40)]
    (folder / "verdicts.jsonl").write_text("".join(json.dumps(one) + "\n" for one in verdicts))
    (folder / "bad.jsonl").write_text("{\n" * 3)
    assert run(found, "ingest", str(folder / "crawl.jsonl")).returncode == 0
    assert run(found, "record", str(folder / "verdicts.jsonl")).returncode == 0
    return {**found, "FOLDER": str(folder)}


def words(env: dict[str, str], name: str) -> list[str]:
    places = {"{crawl}": "crawl.jsonl", "{verdicts}": "verdicts.jsonl"}
    called = WORDS.get(name, [name, "--help"])
    return [str(Path(env["FOLDER"]) / places[word]) if word in places else word for word in called]


def gone() -> int:
    """The writing end of a pipe that nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    return writing


@pytest.mark.parametrize("name", COMMANDS)
def test_a_reader_that_has_gone_is_no_error(env: dict[str, str], name: str) -> None:
    pipe = gone()
    done = subprocess.run(
        [*PROGRAM, *words(env, name)], env=env, stdout=pipe, stderr=subprocess.PIPE, text=True
    )
    os.close(pipe)
    assert "Traceback" not in done.stderr
    assert "Broken" not in done.stderr
    # Acknowledgements that nobody hears stop the recording; all else has merely been read enough of.
    assert done.returncode == (130 if name == "record" else 0), done.stderr


@pytest.mark.parametrize("name", ["ingest", "list", "record", "show"])
def test_nobody_hears_the_narration(env: dict[str, str], name: str) -> None:
    both = [*words(env, name), "--wrong"] if name in ("list", "show") else words(env, name)
    pipe = gone()
    done = subprocess.run([*PROGRAM, *both], env=env, stdout=subprocess.PIPE, stderr=pipe)
    os.close(pipe)
    assert done.returncode == (2 if "--wrong" in both else 0)


def test_refusals_that_nobody_hears_do_not_stop_the_work(env: dict[str, str]) -> None:
    pipe = gone()
    folder = Path(env["FOLDER"])
    inputs = [str(folder / "bad.jsonl"), str(folder / "crawl.jsonl")]
    done = subprocess.run([*PROGRAM, "extract", *inputs], env=env, stdout=subprocess.PIPE, stderr=pipe)
    os.close(pipe)
    assert done.returncode == 1
    assert done.stdout.count(b"\n") == 40


@pytest.mark.parametrize(("closed", "status"), [(">&-", 3), ("2>&-", 0), (">&- 2>&-", 3), ("<&-", 0)])
def test_closed_streams(env: dict[str, str], closed: str, status: int) -> None:
    command = " ".join([*PROGRAM, "list", closed])
    done = subprocess.run(["sh", "-c", command], env=env, capture_output=True, text=True)
    assert done.returncode == status
    assert done.stderr == ("copydesk: output: Bad file descriptor\n" if closed == ">&-" else "")
    assert done.stdout.count("\n") == (0 if closed.startswith(">") else 40)


def test_the_first_line_of_a_long_list_is_enough(env: dict[str, str]) -> None:
    command = " ".join([*PROGRAM, "list", "|", "head", "-1"])
    done = subprocess.run(["sh", "-c", command], env=env, capture_output=True, text=True)
    assert (done.stdout.count("\n"), done.stderr) == (1, "")


def test_a_full_device_is_named(env: dict[str, str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*PROGRAM, "list"], env=env, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 3
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("given", "meant"), [("ingst", "ingest"), ("Lst", "list"), ("exprot", "export"), ("qqqq", None)]
)
def test_a_mistyped_command(env: dict[str, str], given: str, meant: str | None) -> None:
    done = run(env, given, "x")
    assert done.returncode == 2
    assert f"{given}: no such file, folder or command" in done.stderr
    assert ("did you mean" in done.stderr) == (meant is not None)
    assert meant is None or f"did you mean {meant}?" in done.stderr


def test_common_options_stand_before_or_after(env: dict[str, str]) -> None:
    library = ["--library", env["COPYDESK_LIBRARY"], "--reviewer=ben"]
    bare = {key: value for key, value in env.items() if not key.startswith("COPYDESK")}
    for called in (
        ["list", *library],
        [*library, "list"],
        [*library, "completions", "fish"],
        ["help", *library],
    ):
        done = run(bare, *called)
        assert (done.returncode, done.stderr) == (0, "")
    for called in (["--version", "list"], ["list", "--version"], ["--version"]):
        assert run(bare, *called).stdout.startswith("copydesk ")
    assert "did you mean list?" in run(bare, *library, "lsit").stderr
    assert "did you mean" not in run(bare, "./lsit").stderr
    assert run(bare, "--help", "list").stdout == run(bare, "help", "list").stdout


def test_help_names_every_command_and_explains_the_filter(env: dict[str, str]) -> None:
    shown = run(env, "help").stdout
    for name, entry in COMMANDS.items():
        assert f"  {name}" in shown
        assert entry.summary in shown
    assert "unattributed:1.." in run(env, "help", "filter").stdout
    assert run(env, "help", "nothing").returncode == 2


def test_a_mistake_in_a_filter_is_pointed_at(env: dict[str, str]) -> None:
    for command in (["list"], ["stats"], ["export", "--format", "jsonl"]):
        done = run(env, *command, "site:x", "and", "colour:red")
        assert (done.returncode, done.stdout) == (2, "")
        reason, shown, caret = done.stderr.splitlines()
        assert reason.startswith("copydesk: query, column 12: no field 'colour'")
        assert shown[caret.index("^") :] == "colour:red"
    assert "not site:" in run(env, "list", "-site:x").stderr
