"""Recording through the program: what is acknowledged is stored, whatever happens next."""

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.walk.screen import environment

PROGRAM = [sys.executable, "-m", "tui"]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")
    lines = [
        json.dumps({"id": f"a{n}", "title": f"Story {n}", "text": f"The {n}th story."}) for n in range(50)
    ]
    done = subprocess.run(
        [*PROGRAM, "ingest", "--as", "jsonl", "-"], env=env, input="\n".join(lines), text=True
    )
    assert done.returncode == 0
    return env


def run(env: dict[str, str], *words: str, lines: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *words], env=env, input=lines, capture_output=True, text=True)


def export(env: dict[str, str]) -> list[dict[str, Any]]:
    done = run(env, "export", "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def verdicts(n: int, by: str = "ana") -> str:
    return "".join(
        json.dumps({"article": f"a{i % 50}", "verdict": "accept", "reviewer": by, "key": f"{by}-{i}"}) + "\n"
        for i in range(n)
    )


def killed_after(env: dict[str, str], source: Path, acknowledgements: int) -> tuple[set[str], bool]:
    """The events that a recording of ``source`` acknowledged before it was killed, and whether it was."""
    with subprocess.Popen([*PROGRAM, "record", str(source)], env=env, stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        lines = [line for _ in range(acknowledgements) if (line := writer.stdout.readline())]
        writer.send_signal(signal.SIGKILL)
        # What had been sent before the kill was acknowledged too; the last line may be cut.
        lines += writer.stdout.read().rpartition(b"\n")[0].splitlines()
    return {json.loads(line)["event"] for line in lines}, writer.returncode == -signal.SIGKILL


def test_what_was_acknowledged_before_a_kill_is_exported(env: dict[str, str], tmp_path: Path) -> None:
    chance = random.Random(5)
    acknowledged: set[str] = set()
    killed = 0
    for trial in range(8):
        source = tmp_path / f"{trial}.jsonl"
        source.write_text(verdicts(2000, f"t{trial}"))
        events, was_killed = killed_after(env, source, chance.randrange(0, 1200))
        acknowledged |= events
        killed += was_killed
    assert killed
    assert acknowledged
    rows = export(env)
    assert acknowledged <= {row["event"] for row in rows}

    # The lines that a killed recording did not acknowledge are simply sent again.
    done = run(env, "record", str(source))
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2000
    keys = [row["key"] for row in export(env) if row["reviewer"] == "t7"]
    assert sorted(keys) == sorted(f"t7-{i}" for i in range(2000))


def test_four_writers_at_once(env: dict[str, str]) -> None:
    writers = [
        subprocess.Popen(
            [*PROGRAM, "record", "-"], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for n, writer in enumerate(writers):
        assert writer.stdin
        for line in verdicts(250, f"r{n}").splitlines(keepends=True):
            writer.stdin.write(line)
            writer.stdin.flush()
    outputs = [writer.communicate()[0].splitlines() for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * 4
    assert [len(lines) for lines in outputs] == [250] * 4
    events = {json.loads(line)["event"] for lines in outputs for line in lines}
    assert len(events) == 1000
    assert {row["event"] for row in export(env)} == events


def test_each_line_is_acknowledged_while_the_next_is_still_being_written(env: dict[str, str]) -> None:
    with subprocess.Popen(
        [*PROGRAM, "record", "-"], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdin
        assert writer.stdout
        for line in verdicts(3).encode().splitlines(keepends=True):
            writer.stdin.write(line)
            writer.stdin.flush()
            assert json.loads(writer.stdout.readline())["article"].startswith("a")
        writer.stdin.close()
        assert writer.wait() == 0


def test_wrong_lines_are_named_and_the_rest_goes_on(env: dict[str, str]) -> None:
    lines = [
        '{"article": "a1", "verdict": "accept", "note": "fine", "tags": ["t"], "at": "2026-03-01T10:00"}',
        '{"article": "nobody", "verdict": "accept"}',
        '{"article": "a1", "verdict": "applaud"}',
        '{"article": "a1"',
        "",
        '{"undo": "01ARZ3NDEKTSV4RRFFQ69G5FAV"}',
        '{"article": "a1", "verdict": "accept", "at": "yesterday"}',
        '{"article": 5, "verdict": "accept"}',
        '{"article": "a2", "verdict": "reject", "key": "k"}',
        '{"article": "a2", "verdict": "reject", "key": "k"}',
    ]
    done = run(env, "record", "-", lines="\n".join(lines))
    assert done.returncode == 1
    acknowledged = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["article"] for row in acknowledged] == ["a1", "a2", "a2"]
    assert acknowledged[1]["event"] == acknowledged[2]["event"]
    named = [line.split(":")[2] for line in done.stderr.splitlines()]
    assert named == ["2", "3", "4", "6", "7", "8"]
    assert [(r["article"], r["note"], r["tags"]) for r in export(env)] == [
        ("a1", "fine", ["t"]),
        ("a2", None, []),
    ]


def test_undo_marks_the_verdict(env: dict[str, str]) -> None:
    first = json.loads(run(env, "record", "-", lines='{"article": "a3", "verdict": "escalate"}').stdout)
    done = run(env, "record", "-", lines=json.dumps({"undo": first["event"]}))
    assert done.returncode == 0
    assert json.loads(done.stdout)["article"] == "a3"
    assert [(row["event"], row["undone"]) for row in export(env)] == [(first["event"], True)]
    assert run(env, "list", "verdict:escalate").stdout == ""


def test_a_store_that_cannot_be_written_stops_with_3(env: dict[str, str]) -> None:
    (Path(env["COPYDESK_LIBRARY"]) / "verdicts").mkdir(exist_ok=True)
    # A file-size limit is what a full disk looks like to one process (EFBIG instead of ENOSPC).
    limited = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60000, 60000))\n"
        "from tui.__main__ import main\n"
        "sys.exit(main(['record', '-']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited], env=env, input=verdicts(5000), capture_output=True, text=True
    )
    assert done.returncode == 3
    assert "copydesk:" in done.stderr
    acknowledged = {json.loads(line)["event"] for line in done.stdout.splitlines()}
    assert acknowledged <= {row["event"] for row in export(env)}
    assert len(acknowledged) < 5000


def test_a_foreign_key_of_the_environment_names_the_reviewer(env: dict[str, str]) -> None:
    run({**env, "COPYDESK_REVIEWER": "bo"}, "record", "-", lines='{"article": "a4", "verdict": "skip"}')
    run(env, "--reviewer", "cy", "record", "-", lines='{"article": "a5", "verdict": "skip"}')
    assert {(row["article"], row["reviewer"]) for row in export(env)} == {("a4", "bo"), ("a5", "cy")}
    assert os.path.isdir(Path(env["COPYDESK_LIBRARY"]) / "verdicts")


def test_an_id_made_of_the_content_may_be_cut_short(env: dict[str, str]) -> None:
    assert run(env, "ingest", "--no-clean", "-", lines="Fog lay on the harbour.\n").returncode == 0
    content = json.loads(run(env, "list", "fog", "--format", "jsonl").stdout)["id"]
    crowd = "".join(json.dumps({"id": f"beefcafe{n}", "text": f"Boat {n}."}) + "\n" for n in range(2))
    assert run(env, "ingest", "--as", "jsonl", "-", lines=crowd).returncode == 0
    requests = [
        {"article": content[:12], "verdict": "accept", "key": "k"},
        {"article": content[:12], "verdict": "accept", "key": "k"},
        {"article": "a4", "verdict": "skip"},
        {"article": "beefcafe", "verdict": "skip"},
        {"article": "", "verdict": "skip"},
        {"article": content[:7], "verdict": "skip"},
    ]
    done = run(env, "record", "-", lines="".join(json.dumps(one) + "\n" for one in requests))
    assert done.returncode == 1
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["article"] for one in told] == [content, content, "a4"]
    assert told[0] == told[1]
    assert done.stderr.splitlines() == [
        "copydesk: -:4: ambiguous article 'beefcafe': 2 articles have an id that begins so",
        "copydesk: -:5: unknown article ''",
        f"copydesk: -:6: unknown article {content[:7]!r}",
    ]
    assert {row["article"] for row in export(env)} == {content, "a4"}
    assert run(env, "show", "a4").returncode == 0
    assert "ids begin so: " in run(env, "show", "a").stderr


def test_an_id_that_was_given_never_comes_to_mean_a_longer_one(env: dict[str, str]) -> None:
    crowd = json.dumps({"id": "beefcafe12", "text": "Boats."})
    assert run(env, "ingest", "--as", "jsonl", "-", lines=crowd).returncode == 0
    done = run(env, "record", "-", lines='{"article": "beefcafe1", "verdict": "skip"}')
    assert (done.returncode, done.stdout) == (1, "")
    assert "unknown article 'beefcafe1'" in done.stderr
