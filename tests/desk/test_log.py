"""The log: whose it is, how large it grows, what never stands in it."""

import multiprocessing
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.desk import log

SENTENCE = "The harbour master of Varnholt counted nineteen boats."


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    log._level.cache_clear()
    yield tmp_path / "state" / "copydesk"
    log._level.cache_clear()
    log._refused.clear()


def test_only_its_user_may_read_it_whatever_the_umask(state: Path) -> None:
    before = os.umask(0)
    try:
        log.info("begin")
    finally:
        os.umask(before)
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    assert stat.S_IMODE(log.log_file().stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("level", "noted"),
    [("off", ""), ("error", "error"), ("info", "error info"), ("debug", "error info debug")],
)
def test_levels(level: str, noted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_LOG", level)
    log.error("error")
    log.info("info")
    log.debug("debug")
    path = log.log_file()
    found = [line.split()[-1] for line in path.read_text().splitlines()] if path.exists() else []
    assert " ".join(found) == noted


def test_a_fact_is_one_word_or_quoted_and_harmless() -> None:
    log.info("x", count=3, seconds=0.12345, reason="two words", file="a\n\x1b[2J\u202eb")
    line = log.log_file().read_bytes()
    assert line.count(b"\n") == 1
    assert line.endswith(rb' x count=3 seconds=0.123 reason="two words" file="a\n\u001b[2J\u202eb"' + b"\n")


def test_it_is_begun_anew_and_two_earlier_ones_are_kept(monkeypatch: pytest.MonkeyPatch, state: Path) -> None:
    monkeypatch.setattr(log, "LARGEST", 2000)
    for number in range(400):
        log.info("line", number=number)
    names = sorted(path.name for path in state.iterdir())
    assert names == ["copydesk.log", "copydesk.log.1", "copydesk.log.2"]
    kept = [line for name in reversed(names) for line in (state / name).read_text().splitlines()]
    numbers = [int(line.rpartition("=")[2]) for line in kept]
    assert numbers == list(range(400 - len(numbers), 400))
    assert all(path.stat().st_size <= 2000 for path in state.iterdir())
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in state.iterdir())


def _many(name: str) -> None:
    log.LARGEST = 40_000
    for number in range(300):
        log.info("line", name=name, number=number)


def test_several_processes_lose_and_mix_no_lines(state: Path) -> None:
    context = multiprocessing.get_context("fork")
    children = [context.Process(target=_many, args=(name,)) for name in "abcd"]
    for child in children:
        child.start()
    for child in children:
        child.join()
    lines = [line for path in state.iterdir() for line in path.read_text().splitlines()]
    assert all(re.search(r"line name=[abcd] number=\d+\Z", line) for line in lines)
    assert len(set(lines)) == len(lines) == 1200


def test_what_cannot_be_written_stops_nothing(state: Path) -> None:
    state.parent.mkdir()
    state.write_text("a file where the folder should be")
    log.info("begin")
    state.unlink()
    state.mkdir()
    os.mkfifo(log.log_file())
    log.info("nobody reads this pipe, and nobody waits")


def test_an_exception_is_noted_by_class_and_place_alone() -> None:
    def fail(article: str) -> None:
        try:
            int(article)
        except ValueError as error:
            raise RuntimeError(f"cannot read {article}") from error

    try:
        fail(SENTENCE)
    except RuntimeError as error:
        log.crashed("crash", error)
    line = log.log_file().read_text()
    assert re.search(
        r"ERROR \d+ crash error=RuntimeError<ValueError at=(tests\.desk\.test_log:\d+<?){2}\n", line
    )
    assert "harbour" not in line


def test_refusals_are_counted_by_our_own_words() -> None:
    for reason in (
        "empty",
        "empty",
        f"not JSON: {SENTENCE}",
        f"unknown article '{SENTENCE}'",
        f"“{SENTENCE}”",
        SENTENCE,
        "emptying the harbour",
        "No space left on device",
        "damaged gzip data (7 bytes in): the harbour",
        "damaged archive: the harbour",
    ):
        log.refused(reason)
    log.flush()
    log.flush()
    found = re.findall(r"refused (.*)", log.log_file().read_text())
    assert found == [
        "count=2 reason=empty",
        'count=1 reason="not JSON"',
        'count=1 reason="unknown article"',
        "count=3 reason=other",
        'count=1 reason="No space left on device"',
        "count=1 reason=damaged",
        'count=1 reason="damaged archive"',
    ]


def test_a_broken_configuration_does_not_keep_it_from_noting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "c.toml").write_text("log = 7")
    monkeypatch.setenv("COPYDESK_CONFIG", str(tmp_path / "c.toml"))
    log.info("begin")
    assert "begin" in log.log_file().read_text()
