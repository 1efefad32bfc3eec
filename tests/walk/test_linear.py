"""Line by line: through a pipe, and key by key on a dumb terminal."""

import os
import re
import signal
import sqlite3
import subprocess
import threading
from pathlib import Path

import pytest

from tests.cli.program import PROGRAM, decided, exported, filled, run
from tests.walk.screen import Screen, environment

TITLES = {1: "A tram stops", 2: "A mill burns", 3: "A ferry sinks"}


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")
    articles = [
        {
            "id": f"a{number}",
            "title": TITLES[number],
            "text": f"Mayor Jonna Prill said that {number * 11} boats had sunk.\n\nThe quay is 70 m long.",
            "published": f"2026-03-0{number}",
        }
        for number in range(1, 4)
    ]
    filled(env, articles)
    return env


def lines(env: dict[str, str], *keys: str, words: tuple[str, ...] = ()) -> list[str]:
    given = "".join(f"{key}\n" for key in keys)
    done = run(env | {"TERM": "dumb"}, "--linear", *words, given=given)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.stdout)
    return done.stdout.splitlines()


def verdicts(env: dict[str, str]) -> list[tuple[object, object, object]]:
    return [(row["article"], row["verdict"], row["undone"]) for row in exported(env)]


def test_a_session_through_a_pipe(env: dict[str, str]) -> None:
    said = lines(env, "a", "reject", "u", "?", "F", "nonsense", "q", "a")
    assert said[1] == "1 of 3. A ferry sinks"
    prompts = [line for line in said if line.endswith(">")]
    assert prompts[:3] == ["1 of 3, undecided>", "2 of 3, undecided>", "3 of 3, undecided>"]
    assert said.count("accept, saved") == said.count("reject, saved") == 1
    assert "reject undone, saved" in said
    assert "a, accept: record it and go on to the next undecided one" in said
    assert "no command nonsense; ? lists them" in said
    assert verdicts(env) == [("a3", "accept", False), ("a2", "reject", True)]


def test_the_end_of_the_input_loses_nothing_and_the_place_is_kept(env: dict[str, str]) -> None:
    said = lines(env, "2n", "a")
    assert "accept, saved" in said
    assert verdicts(env) == [("a1", "accept", False)]
    lines(env, "n")
    assert lines(env)[1] == "2 of 2. A mill burns"


def test_marks_raw_inspector_and_numbers(env: dict[str, str]) -> None:
    said = "\n".join(lines(env, "]", "}", "x", "x", "i", "goto 3", "space", "goto x"))
    assert "[said by Jonna Prill] that 33 boats had sunk." in said
    assert "The quay is [figure, nobody] 70 m long." in said
    assert re.search(r"mark 1 of \d: .*Jonna Prill, says, reported speech", said)
    assert "nobody stands behind it" in said
    assert "SOURCES" in said and "FIGURES" in said
    assert "3 of 3. A tram stops" in said
    assert "the whole text is printed already" in said
    assert "goto takes a number" in said


def test_blocks_of_the_raw_text_are_walked_and_judged(env: dict[str, str]) -> None:
    said = lines(env, "x", "y", "y", "]", "u")
    first = next(line for line in said if line.startswith("block 1 of "))
    done = "kept" if ": kept" in first else "removed"
    assert any(line.startswith(f"right: {done} “") and line.endswith(", saved") for line in said)
    assert f"that this is {done} is right by you already: nothing recorded" in said
    assert any("right undone" in line for line in said)
    (row,) = exported(env)
    assert (row["verdict"], row["target"]["in"], row["undone"]) == ("right", "raw", True)
    lines(env, "x", "w")
    again = lines(env, "x")
    assert any(line.startswith(f"[{done}, ") and ", wrong by " in f", {line}" for line in again)


def test_a_script_waits_for_each_of_its_verdicts(env: dict[str, str]) -> None:
    holder = sqlite3.connect(
        Path(env["COPYDESK_LIBRARY"], "library.sqlite"), isolation_level=None, check_same_thread=False
    )
    holder.execute("BEGIN IMMEDIATE")
    release = threading.Timer(1.5, holder.execute, ["ROLLBACK"])
    release.start()
    said = lines(env, "a", "reject", "q", "a")
    release.join()
    assert said.count("accept, saved") == said.count("reject, saved") == 1
    assert verdicts(env) == [("a3", "accept", False), ("a2", "reject", False)]


def test_notes_and_tags_are_asked_for_as_lines(env: dict[str, str]) -> None:
    said = lines(env, "t", "harbour", "c", "Who counted?", "t", "", "q")
    assert "tags +harbour, saved" in said and "note saved" in said
    assert "Who counted?" in [row.get("note") for row in exported(env)]


def test_a_variable_and_a_setting_ask_for_it_too(env: dict[str, str], tmp_path: Path) -> None:
    for more in ({"COPYDESK_LINEAR": "1"}, {"COPYDESK_CONFIG": str(tmp_path / "c.toml")}):
        (tmp_path / "c.toml").write_text("linear = true\n")
        done = subprocess.run(PROGRAM, env=env | more, input="q\n", capture_output=True, text=True)
        assert (done.returncode, done.stdout.splitlines()[1]) == (0, "1 of 3. A ferry sinks")


def test_nobody_listening_is_no_error(env: dict[str, str]) -> None:
    words = " ".join(PROGRAM)
    done = subprocess.run(
        ["sh", "-c", f"(echo a; echo n; echo n) | {words} --linear | head -1"],
        env=env,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""


def test_key_by_key_on_a_dumb_terminal(env: dict[str, str]) -> None:
    with Screen([*PROGRAM, "--linear"], env | {"TERM": "dumb"}, rows=100) as screen:
        screen.wait_for("1 of 3, undecided>")
        screen.press("a")
        screen.wait_for("accept, saved")
        screen.wait_for("2 of 3, undecided>")
        screen.press(":")
        screen.wait_for("command:")
        screen.press("goto 3\r")
        screen.wait_for("3 of 3. A tram stops")
        screen.press("q")
        assert screen.end() == 0
    assert b"\x1b" not in screen.received
    assert verdicts(env) == [("a3", "accept", False)]


def test_a_key_typed_ahead_decides_nothing(env: dict[str, str]) -> None:
    with Screen([*PROGRAM, "--linear"], env, rows=100) as screen:
        screen.wait_for("1 of 3, undecided>")
        screen.press("aaa")
        screen.wait_for("nothing recorded")
        screen.press("q")
        assert screen.end() == 0
    assert verdicts(env) == [("a3", "accept", False)]


@pytest.mark.parametrize("how", ["hang up", "TERM", "ctrl+c", "ctrl+d"])
def test_ends_as_the_screen_does(env: dict[str, str], how: str) -> None:
    with Screen([*PROGRAM, "--linear"], env, rows=100) as screen:
        screen.wait_for("1 of 3, undecided>")
        screen.press("a")
        screen.wait_for("accept, saved")
        screen.wait_for("2 of 3, undecided>")
        if how == "hang up":
            screen.hang_up()
        elif how == "TERM":
            os.kill(screen.pid, signal.SIGTERM)
        else:
            screen.press("\x03" if how == "ctrl+c" else "\x04")
        assert screen.end() == 0
    assert verdicts(env) == [("a3", "accept", False)]


def test_lines_break_between_words_and_a_key_for_screens_says_what_to_do(env: dict[str, str]) -> None:
    with Screen([*PROGRAM, "--linear"], env | {"TERM": "dumb"}, cols=30) as screen:
        screen.wait_for("undecided>")
        screen.press("\r")
        screen.wait_for("again")
        said = [line.rstrip() for line in screen.lines]
        at = said.index("the whole text is printed")
        assert said[at + 1 : at + 3] == ["already: ctrl+l prints it", "again"]
        screen.press("q")
        assert screen.end() == 0


def test_blind_reviews_and_a_dispute_are_read_aloud(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "library" / "desk.toml").write_text("[review]\neach = 2\n")
    [theirs] = decided(env, {"article": "a3", "verdict": "accept", "reviewer": "Zed [x]"})
    said = lines(env, "reject", "disputes", "accept", "q")
    assert "1 of 3, undecided>" in said and not any("Zed" in line for line in said[:10])
    assert "1 of 1, verdict reject, disputed: Zed [[x]: accept, ana: reject>" in said
    rows = exported(env)
    assert [row["settles"] for row in rows] == [[], [], [theirs, rows[1]["event"]]]


def test_own_keys_count_here_too(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text('[keys]\nnext = ["l"]\nzoom = ["a"]\n')
    done = run(env | {"COPYDESK_CONFIG": str(tmp_path / "c.toml")}, "--linear", given="l\nn\n")
    assert "2 of 3. A mill burns" in done.stdout and "no command n;" in done.stdout
    assert done.stderr == "copydesk: zoom has lost its key a: it means accept\n"


def test_what_it_is_given_is_ingested_to_the_end_and_refusals_are_told(
    env: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "bad.jsonl").write_text("no object\n")
    many = tmp_path / "many.jsonl"
    many.write_text("".join(f'{{"id": "m{n}", "text": "The {n}th ferry stops."}}\n' for n in range(300)))
    done = run(env, "--linear", str(tmp_path / "bad.jsonl"), str(many), given="")
    assert done.returncode == 1
    assert re.fullmatch(r"copydesk: 1 input was refused, first .*bad\.jsonl.*\n", done.stderr)
    assert run(env, "list", "--format", "jsonl").stdout.count("\n") == 303


def test_an_ingest_that_is_left_is_told_of(env: dict[str, str], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never.txt")
    done = run(env, "--linear", str(tmp_path / "never.txt"), given="q\n")
    assert done.returncode == 1
    assert done.stderr.startswith("copydesk: the ingest was stopped: ingest the same paths again")
