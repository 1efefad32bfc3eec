"""Bad input over a library that holds something: what is stored stays as it is, byte for byte."""

import gzip
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.walk.screen import environment

PROGRAM = [sys.executable, "-m", "tui"]
TABLES = {
    "raw": "num",
    "article": "seq",
    "revision": "seq, raw",
    "origin": "num",
    "reading": "seq",
    "event": "event",
}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A library with ten articles and five verdicts."""
    folder = tmp_path_factory.mktemp("held")
    env = environment(folder, COPYDESK_LIBRARY=str(folder / "library"), COPYDESK_REVIEWER="ana")
    articles = (json.dumps({"id": f"a{n}", "text": f"Ida Morrow said {n} boats came in."}) for n in range(10))
    assert run(env, "ingest", "--as", "jsonl", "-", given="\n".join(articles).encode()).returncode == 0
    verdicts = (json.dumps({"article": f"a{n}", "verdict": "accept"}) for n in range(5))
    assert run(env, "record", "-", given="\n".join(verdicts).encode()).returncode == 0
    # Verdicts reach the library when it is opened next.
    assert run(env, "list").returncode == 0
    return env


def run(env: dict[str, str], *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*PROGRAM, *words], env=env, input=given, capture_output=True)


def content(env: dict[str, str]) -> dict[str, object]:
    """Everything stored: the tables' rows and the journals' bytes."""
    library = Path(env["COPYDESK_LIBRARY"])
    db = sqlite3.connect(library / "library.sqlite")
    rows: dict[str, object] = {
        table: db.execute(f"SELECT * FROM {table} ORDER BY {key}").fetchall() for table, key in TABLES.items()
    }
    db.close()
    journals = sorted((library / "verdicts").rglob("*.jsonl"))
    assert journals
    return rows | {path.name: path.read_bytes() for path in journals}


def zip_of(folder: Path, name: str, data: bytes) -> bytes:
    path = folder / "made.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    made = path.read_bytes()
    path.unlink()
    return made


def bad_inputs(folder: Path) -> dict[str, bytes]:
    lines = b'{"text": 5}\n{"id": "a1"}\n{"id": "a1", "text": ""}\n[]\n{"id": "a1", "text": "cut'
    return {
        "empty.txt": b"",
        "blank.txt": b" \n\n",
        "image.txt": b"\x89PNG\r\n\x1a\n\0\0",
        "program": b"\x7fELF\x02\x01\x01\0",
        "nul.txt": b"The weir\0held.",
        "lines.jsonl": lines,
        "broken.json": b'{\n "id": "a1", "text": oops}',
        "deep.jsonl": b'{"id": "a1", "text": "x", "n": ' + b"[" * 100_000,
        "torn.gz": gzip.compress(os.urandom(9000))[:500],
        "lines.jsonl.gz": gzip.compress(lines),
        "locked.zip": zip_of(folder, "a.png", b"\x89PNG\r\n\x1a\n"),
        "torn.zip": zip_of(folder, "a.jsonl", lines * 50)[:60],
        "page.pdf": b"%PDF-1.7\n",
    }


def test_nothing_stored_is_touched_by_bad_input(held: dict[str, str], tmp_path: Path) -> None:
    before = content(held)
    inputs = bad_inputs(tmp_path)
    for name, data in inputs.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    done = run(held, "ingest", str(tmp_path), "/nowhere/at/all", "/dev/zero")
    assert done.returncode == 1
    said = done.stderr.decode()
    assert "Traceback" not in said
    for name in (*inputs, "dangling", "loop", "pipe"):
        assert f"copydesk: {tmp_path}/{name}" in said, name
    assert content(held) == before
    for data in inputs.values():
        done = run(held, "extract", "-", given=data)
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr.startswith(b"copydesk: -")


def test_what_is_good_beside_it_comes_in_and_changes_nothing_else(
    held: dict[str, str], tmp_path: Path
) -> None:
    before = content(held)
    for name, data in bad_inputs(tmp_path).items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text("Tolvan Reed said that the weir had held.\n")
    done = run(held, "ingest", str(tmp_path))
    assert done.returncode == 1
    assert b"1 new" in done.stderr
    after = content(held)
    for table, rows in before.items():
        kept = after[table]
        assert isinstance(kept, list | bytes)
        assert kept[: len(rows)] == rows  # type: ignore[arg-type]


def stored(folder: Path) -> int:
    """How many raw texts the library holds; none while there is no library."""
    try:
        with closing(sqlite3.connect(f"file:{folder}/library/library.sqlite?mode=ro", uri=True)) as db:
            count: int = db.execute("SELECT count(*) FROM raw").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
    return count


def test_an_interrupted_ingest_keeps_what_is_done(tmp_path: Path) -> None:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")
    lines = [
        json.dumps({"id": f"a{n}", "text": f"Ida Morrow said {n} boats came in."}) + "\n" for n in range(600)
    ]
    with subprocess.Popen(
        [*PROGRAM, "ingest", "--as", "jsonl", "-"],
        env=env,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as ingest:
        assert ingest.stdin and ingest.stderr
        ingest.stdin.write("".join(lines[:450]).encode())
        ingest.stdin.flush()
        # Two batches of 200 are stored; the third waits for more.
        end = time.monotonic() + 60
        while stored(tmp_path) < 400:
            assert time.monotonic() < end
            assert ingest.poll() is None
            time.sleep(0.05)
        ingest.send_signal(signal.SIGINT)
        ingest.stderr.read()
    assert ingest.returncode == 130
    assert stored(tmp_path) >= 400
    done = run(env, "ingest", "--as", "jsonl", "-", given="".join(lines).encode())
    assert done.returncode == 0
    db = sqlite3.connect(tmp_path / "library" / "library.sqlite")
    assert db.execute("SELECT count(*), sum(unread) FROM article").fetchone() == (600, 0)
    db.close()
