"""``copydesk next``: what comes first, and why."""

from pathlib import Path

import pytest

from tests.cli.program import PROGRAM, decided, filled, run
from tests.cli.test_commands import lines
from tests.walk.screen import Screen, environment
from tui.desk.leases import Leases

RULES = """
[[priority]]
when = "flood"
add = 20
reason = "the flood"

[[priority]]
when = "words:9.."
add = -5
reason = "long"
"""


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("next")
    env = environment(folder, COPYDESK_LIBRARY=str(folder / "library"), COPYDESK_REVIEWER="ana")
    texts = {"ferry": "The ferry waits.", "weir": "The flood took the weir at Quarl, and the mill below it."}
    texts |= {"done": "The flood is over.", "quay": "The flood reached the quay."}
    filled(env, [{"id": name, "text": text, "published": "2026-02-01"} for name, text in texts.items()])
    decided(env, {"article": "done", "verdict": "accept"})
    (folder / "library" / "desk.toml").write_text(RULES)
    return env


def test_in_a_pipe_a_line_an_article_with_its_reasons(env: dict[str, str]) -> None:
    done = run(env, "next")
    assert done.returncode == 0 and done.stderr == ""
    assert [line.split("\t") for line in done.stdout.splitlines()] == [
        ["20", "quay", "2026-02-01", "", "", "the flood +20"],
        ["15", "weir", "2026-02-01", "", "", "the flood +20; long -5"],
        ["0", "ferry", "2026-02-01", "", "", ""],
    ]


def test_as_json(env: dict[str, str]) -> None:
    (first,) = lines(run(env, "next", "-n", "1", "--format", "jsonl", "quarl"))
    assert (first["id"], first["priority"], first["audit"]) == ("weir", 15, False)
    assert first["reasons"] == [{"reason": "the flood", "add": 20}, {"reason": "long", "add": -5}]
    assert [one["id"] for one in lines(run(env, "list", "--order", "priority", "--format", "jsonl"))] == [
        *("quay", "done", "weir", "ferry")
    ]


def test_on_a_terminal_the_reasons_stand_below(env: dict[str, str]) -> None:
    with Screen([*PROGRAM, "next", "-n", "2"], env, cols=60) as screen:
        assert screen.end() == 0
        screen.settle()
        assert [line.rstrip() for line in screen.lines if line.strip()] == [
            "   20  quay  2026-02-01  [The flood reached the quay.]",
            "       the flood +20",
            "   15  weir  2026-02-01  [The flood took the weir at Quarl,…",
            "       the flood +20; long -5",
        ]


def test_a_mistake_in_a_rule_is_named_with_its_place(env: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "desk.toml").write_text('[[priority]]\nwhen = "flod:"\nadd = 1\n')
    done = run(env, "next", "--library", str(folder))
    assert done.returncode == 2 and "desk.toml:2:8: priority 1 when" in done.stderr


def test_what_others_have_in_front_does_not_come(env: dict[str, str]) -> None:
    bo = Leases(Path(env["COPYDESK_LIBRARY"]), "bo")
    bo.hold("quay")
    assert [one["id"] for one in lines(run(env, "next", "-n", "1", "--format", "jsonl"))] == ["weir"]
    bo.close()
    assert [one["id"] for one in lines(run(env, "next", "-n", "1", "--format", "jsonl"))] == ["quay"]
