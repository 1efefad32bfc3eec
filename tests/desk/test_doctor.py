"""Each thing broken, one by one: the doctor names it, mends what is mendable, and then says all is well."""

import json
import os
import shutil
import sqlite3
import time
import zlib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import PROGRAM, decided, exported, filled, run
from tests.walk.screen import Screen, environment
from tui.desk.doctor import Finding
from tui.desk.doctor.examine import examine
from tui.desk.doctor.machine import check_left_over, check_terminal, fits
from tui.desk.doctor.place import check_clock, check_disk, check_file_system, check_rights, file_system
from tui.desk.leases import Leases
from tui.library import Library
from tui.reading.read import RULES
from tui.store.journal import Entry, Journal
from tui.store.lines import sealed
from tui.store.ulid import to_str

WIDE = os.terminal_size((100, 40))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in use, made once: each test breaks a copy."""
    home = tmp_path_factory.mktemp("made")
    env = environment(home, COPYDESK_LIBRARY=str(home / "library"), COPYDESK_REVIEWER="ana")
    articles = [
        {
            "id": f"a{n}",
            "title": f"Story {n} of the mill",
            "text": f"Marker{n} stood here, Orla Brill said. " + f"It had {n} jobs. " * 90,
        }
        for n in range(12)
    ]
    filled(env, articles)
    events = decided(env, *({"article": f"a{n}", "verdict": "accept"} for n in range(6)))
    decided(env, {"undo": events[2]}, {"article": "a1", "verdict": "reject", "note": "shop page"})
    return home / "library"


@pytest.fixture
def env(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    env = environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")
    for name in ("HOME", "LANG", "TERM"):
        monkeypatch.setenv(name, env[name])
    for name in ("LC_ALL", "LC_CTYPE", "TMUX", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    shutil.copytree(made, tmp_path / "library")
    return env


def folder(env: dict[str, str]) -> Path:
    return Path(env["COPYDESK_LIBRARY"])


def database(env: dict[str, str]) -> sqlite3.Connection:
    return sqlite3.connect(folder(env) / "library.sqlite", isolation_level=None)


def journal(env: dict[str, str]) -> Path:
    [path] = (folder(env) / "verdicts").glob("*.jsonl")
    return path


def problems(env: dict[str, str], *, mend: bool = False) -> list[Finding]:
    found = list(examine(folder(env), WIDE, mend=mend))
    assert len({one.check for one in found}) > 8 or any(one.check == "unusable" for one in found)
    return [one for one in found if one.level != "ok"]


def the_only(env: dict[str, str]) -> Finding:
    [one] = problems(env)
    return one


def mended(env: dict[str, str]) -> bool:
    """Whether ``--mend`` mends everything, and nothing is left to say."""
    return {one.level for one in problems(env, mend=True)} == {"mended"} and problems(env) == []


def flip(path: Path, marker: bytes, place: int = 0) -> None:
    """Change one bit of the byte ``place`` behind the only ``marker``."""
    data = bytearray(path.read_bytes())
    assert data.count(marker) == 1
    data[data.index(marker) + place] ^= 1
    path.write_bytes(data)


def test_all_is_well(env: dict[str, str]) -> None:
    assert problems(env) == []
    done = run(env, "doctor")
    assert (done.returncode, done.stderr) == (0, "")
    assert {line.split()[0] for line in done.stdout.splitlines()} == {"ok"}
    assert f"{folder(env) / 'library.sqlite'}: version" in done.stdout
    records = [json.loads(line) for line in run(env, "doctor", "--format", "jsonl").stdout.splitlines()]
    assert {record["level"] for record in records} == {"ok"}
    assert set(records[0]) == {"check", "level", "text", "mend"}


def test_a_flipped_byte_in_a_raw_text_names_its_article(env: dict[str, str]) -> None:
    flip(folder(env) / "library.sqlite", b"Marker7 stood", 3)
    one = the_only(env)
    assert (one.check, one.level, one.remedy) == ("raw texts", "wrong", None)
    assert "library.sqlite: article a7: the raw text does not fit its checksum" in one.text
    assert run(env, "doctor", "--mend").returncode == 1
    assert the_only(env) == one


def test_a_page_that_cannot_be_read_names_its_article(env: dict[str, str]) -> None:
    raw = "SELECT raw FROM article WHERE id = 'a2'"
    database(env).execute(f"INSERT INTO page (raw, html) VALUES (({raw}), x'00')")
    assert "article a2: the page that it came from cannot be read" in the_only(env).text


def test_a_reading_that_cannot_be_read_is_made_anew(env: dict[str, str]) -> None:
    connection = database(env)
    [packed] = connection.execute("SELECT article FROM reading WHERE seq = 4").fetchone()
    connection.execute("UPDATE reading SET article = ? WHERE seq = 4", (packed[:-9] + b"x" * 9,))
    connection.execute("DELETE FROM reading WHERE seq = 6")
    broken = problems(env)
    assert ["article a3: the reading cannot be read" in one.text for one in broken].count(True) == 1
    assert ["article a5: counted as read" in one.text for one in broken].count(True) == 1
    assert mended(env)
    assert run(env, "list", "marker3").stdout.startswith("a3\t")
    assert run(env, "list", "marker5").stdout.startswith("a5\t")
    assert len(exported(env)) == 7


def test_a_reading_of_a_damaged_raw_text_is_not_made_anew(env: dict[str, str]) -> None:
    flip(folder(env) / "library.sqlite", b"Marker7 stood", 3)
    database(env).execute("UPDATE reading SET article = x'00' WHERE seq = 8")
    assert {one.level for one in problems(env, mend=True)} == {"wrong"}
    assert database(env).execute("SELECT article FROM reading WHERE seq = 8").fetchone() == (b"\0",)


@pytest.mark.parametrize("column", ["title = 'Stery'", "words = words + 1", "sort = 0", "site = 'x.test'"])
def test_a_list_that_differs_from_the_readings_is_made_anew(env: dict[str, str], column: str) -> None:
    database(env).execute(f"UPDATE article SET {column} WHERE id = 'a9'")
    assert "article a9: its row in the list differs" in the_only(env).text
    assert mended(env)


def test_a_text_index_that_is_not_whole_is_made_anew(env: dict[str, str]) -> None:
    connection = database(env)
    [(block, data)] = connection.execute(
        "SELECT id, block FROM search_data WHERE id > 10 ORDER BY length(block) DESC LIMIT 1"
    ).fetchall()
    for broken in (data[: len(data) // 2], data[:40] + bytes(40) + data[80:], bytes(len(data)), None):
        if broken is None:
            connection.execute("DELETE FROM search_data WHERE id = ?", (block,))
        else:
            connection.execute("UPDATE search_data SET block = ? WHERE id = ?", (broken, block))
        assert {one.check for one in problems(env)} == {"index"}
        assert mended(env)
        [(block,)] = connection.execute(
            "SELECT id FROM search_data WHERE id > 10 ORDER BY length(block) DESC LIMIT 1"
        ).fetchall()
    connection.execute("DELETE FROM search_docsize WHERE id = 3")
    connection.execute("INSERT INTO search_docsize VALUES (99, x'010101')")
    said = " ".join(one.text for one in problems(env))
    assert "1 article is missing from it" in said
    assert "1 article in it is not in the library" in said
    assert mended(env)
    assert run(env, "list", "marker2").stdout.startswith("a2\t")


def test_an_index_of_sqlite_that_differs_is_made_anew(env: dict[str, str]) -> None:
    connection = database(env)
    # A row taken out of the index alone, as a lost page would do.
    connection.execute("PRAGMA writable_schema = ON")
    [(sql,)] = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'article_longest'").fetchall()
    connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'article_longest'", (sql + " WHERE 0",))
    connection.close()
    connection = database(env)
    connection.execute("REINDEX article_longest")
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'article_longest'", (sql,))
    connection.close()
    assert "an index differs from its table" in the_only(env).text
    assert mended(env)


def test_a_damaged_page_is_named_and_left_alone(env: dict[str, str]) -> None:
    path = folder(env) / "library.sqlite"
    [(root,)] = database(env).execute("SELECT rootpage FROM sqlite_master WHERE name = 'origin'").fetchall()
    data = bytearray(path.read_bytes())
    data[(root - 1) * 4096 + 3] ^= 0x7F
    path.write_bytes(data)
    wrong = problems(env)
    assert any(one.check == "library" and str(path) in one.text for one in wrong)
    assert all(one.remedy is None for one in wrong)
    assert path.read_bytes() == bytes(data)
    assert run(env, "doctor").returncode == 1


def test_a_flipped_byte_in_a_journal_is_named_with_its_place(env: dict[str, str]) -> None:
    data = journal(env).read_bytes()
    flip(journal(env), b"shop page")
    place = data[: data.index(b"shop page")].rfind(b"\n") + 1
    wrong = problems(env)
    assert f"{journal(env)}: byte {place}: checksum is wrong" in [one.text for one in wrong]
    assert {one.check for one in wrong} == {"journals", "projection"}
    # The library still has the event: it is not dropped, but journaled anew. The damaged line stays.
    before = exported(env)
    found = problems(env, mend=True)
    assert {(one.check, one.level) for one in found} == {("journals", "wrong"), ("projection", "mended")}
    assert {one.check for one in problems(env)} == {"journals"}
    assert exported(env) == before
    journal(env).write_bytes(data)
    assert problems(env) == []


def test_a_missing_line_and_a_torn_tail(env: dict[str, str]) -> None:
    data = journal(env).read_bytes()
    lines = data.splitlines(keepends=True)
    journal(env).write_bytes(b"".join([*lines[:3], *lines[4:]]))
    assert any("the line before this one is missing" in one.text for one in problems(env))
    journal(env).write_bytes(data + b"0123456789abcdef half a li")
    one = the_only(env)
    assert (one.level, one.text) == (
        "warning",
        f"{journal(env)}: byte {len(data)}: the last line is not finished",
    )
    decided(env, {"article": "a11", "verdict": "skip"})
    found = list(examine(folder(env), WIDE))
    assert {one.level for one in found} == {"ok"}
    assert any("1 unfinished line set aside" in one.text for one in found)


def test_a_journal_that_is_gone_is_missed_and_what_it_held_kept(env: dict[str, str]) -> None:
    data = journal(env).read_bytes()
    path = journal(env)
    before = exported(env)
    path.unlink()
    found = problems(env, mend=True)
    assert {(one.check, one.level) for one in found} == {("projection", "mended")}
    assert any(f"{path}: gone or cut short" in one.text for one in found)
    assert problems(env) == []
    assert exported(env) == before
    # Put back, it is a second copy: every event counts once.
    path.write_bytes(data)
    assert problems(env) == []
    assert exported(env) == before


@pytest.mark.parametrize("first", ["doctor", "list"])
def test_verdicts_of_a_journal_that_was_cut_are_journaled_anew(env: dict[str, str], first: str) -> None:
    """Also where a command has folded the cut journal before."""
    decided(
        env,
        {"article": "a7", "verdict": "reject", "note": "twice", "tags": ["b", "a"], "key": "k"},
        {
            "article": "a8",
            "verdict": "skip",
            "target": {"in": "text", "start": 0, "end": 7, "exact": "Marker8"},
        },
    )
    before = exported(env)
    lines = journal(env).read_bytes().splitlines(keepends=True)
    journal(env).write_bytes(b"".join(lines[:4]))
    run(env, first)
    assert {one.check for one in problems(env)} == {"projection"}
    assert any("in no journal, only in the library" in one.text for one in problems(env))
    assert mended(env)
    assert exported(env) == before
    database(env).execute("DELETE FROM folded")
    database(env).execute("DELETE FROM tag")
    database(env).execute("DELETE FROM event")
    # The journals alone have everything again.
    assert exported(env) == before


def test_events_that_nothing_has_whole_are_kept_as_they_are(env: dict[str, str]) -> None:
    before = exported(env)
    lines = journal(env).read_bytes().splitlines(keepends=True)
    journal(env).write_bytes(b"".join(lines[:-1]))
    connection = database(env)
    connection.execute(
        'UPDATE event SET record = replace(record, \'"kind":"verdict"\', \'"kind":"verdikt"\')'
        " WHERE event = (SELECT max(event) FROM event)"
    )
    held = connection.execute("SELECT count(*) FROM event").fetchone()
    found = problems(env, mend=True)
    assert {(one.check, one.level) for one in found} == {("projection", "wrong")}
    assert any(
        "1 of them not whole" in one.text and "mend the journals first" in str(one.mend) for one in found
    )
    assert connection.execute("SELECT count(*) FROM event").fetchone() == held
    assert len(exported(env)) >= len(before) - 1


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM event WHERE verdict = 'reject'",
        "UPDATE event SET record = replace(record, 'shop page', 'shop pace')",
        "UPDATE article SET verdict = 'skip' WHERE id = 'a3'",
        "UPDATE article SET verdict = 'accept', verdict_by = 'bo' WHERE id = 'a10'",
    ],
)
def test_a_projection_that_differs_is_folded_anew(env: dict[str, str], change: str) -> None:
    before = exported(env)
    connection = database(env)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(change)
    one = the_only(env)
    assert (one.check, one.level) == ("projection", "wrong")
    assert mended(env)
    assert exported(env) == before


def test_what_lies_among_the_journals_and_a_newer_format(env: dict[str, str]) -> None:
    (folder(env) / "verdicts" / "notes \x1b[31m.txt").write_text("mine")
    one = the_only(env)
    assert (one.check, one.level) == ("journals", "warning")
    done = run(env, "doctor")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    (folder(env) / "verdicts" / "notes \x1b[31m.txt").unlink()
    newer = folder(env) / "verdicts" / "0123456789abcdef.jsonl"
    newer.write_bytes(sealed(b'{"format":"journal/2","writer":"0123456789abcdef","created":"2027-01-01"}'))
    one = the_only(env)
    assert one.level == "wrong"
    assert f"{newer}: byte 0: format 'journal/2' is not known" in one.text
    # What can be read goes on; that something is left out is said each time.
    for words in (("export", "--format", "jsonl"), ("snapshot",)):
        done = run(env, *words)
        assert done.returncode == 1
        assert done.stderr == f"copydesk: left out: {newer}: byte 0: format 'journal/2' is not known\n"
        assert '"a1"' in done.stdout


def test_unread_and_outdated_articles(env: dict[str, str]) -> None:
    connection = database(env)
    connection.execute("UPDATE reading SET rules = '0' WHERE seq < 4")
    connection.execute("UPDATE article SET unread = 1 WHERE seq = 7")
    found = problems(env)
    assert [(one.level, one.text.split()[0]) for one in found] == [("warning", "1"), ("warning", "3")]
    assert [one.level for one in problems(env, mend=True)] == ["mended", "warning"]
    [(left,)] = connection.execute("SELECT count(*) FROM reading WHERE rules = '0'").fetchall()
    # What is unread is read, and nothing else.
    assert left == 3
    assert run(env, "ingest", "--reread").returncode == 0
    assert problems(env) == []


def test_libraries_that_cannot_be_used(env: dict[str, str], tmp_path: Path) -> None:
    connection = database(env)
    [(version,)] = connection.execute("PRAGMA user_version").fetchall()
    connection.execute("PRAGMA user_version = 999")
    done = run(env, "doctor")
    assert done.returncode == 3
    assert "made by a newer copydesk (version 999" in done.stdout
    assert "ok       journals" in done.stdout
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    (folder(env) / "library.sqlite").write_bytes(b"letters " * 2000)
    assert "not a copydesk library" in run(env, "doctor").stdout
    (folder(env) / "library.sqlite").unlink()
    assert run(env, "doctor").returncode == 3
    assert run(env, "--library", str(tmp_path / "none"), "doctor").returncode == 3
    assert not (tmp_path / "none").exists()


def test_rights(env: dict[str, str]) -> None:
    library = folder(env)
    for path in (library, library / "library.sqlite", library / "verdicts", journal(env)):
        path.chmod(path.stat().st_mode | 0o002)
        assert f"{path}: everybody may write it" in the_only(env).text
        assert mended(env)
        assert not path.stat().st_mode & 0o002
    library.chmod(0o2770)
    said = [one.text.partition(" (mode")[0] for one in problems(env)]
    assert said == [f"{library / name}: the team may not use it" for name in ("library.sqlite", "verdicts")]
    assert mended(env)
    assert (library / "library.sqlite").stat().st_mode & 0o777 == 0o660
    assert (library / "verdicts").stat().st_mode & 0o2070 == 0o2070
    [fine] = check_rights(library)
    assert "a team's" in fine.text
    # Made under a wide umask: nobody else is to read what a team has.
    for path, mode in ((library, 0o2775), (library / "library.sqlite", 0o664), (journal(env), 0o644)):
        path.chmod(mode)
        assert f"{path}: who is not of the team may read it" in the_only(env).text
        assert mended(env)
        assert path.stat().st_mode & 0o7777 == mode & ~0o007


@pytest.mark.parametrize(("mode", "who"), [(0o755, "everybody"), (0o701, "everybody"), (0o750, "group ")])
def test_one_users_library_that_others_may_look_into(env: dict[str, str], mode: int, who: str) -> None:
    folder(env).chmod(mode)
    one = the_only(env)
    assert (one.check, one.level, one.remedy) == ("rights", "warning", None)
    assert f"{folder(env)}: {who}" in one.text
    assert f"chmod 700 {folder(env)}" in str(one.mend)


def test_a_broken_configuration_is_a_finding_and_the_rest_is_checked(env: dict[str, str]) -> None:
    config = Path(env["HOME"]) / ".config" / "copydesk" / "config.toml"
    config.parent.mkdir(parents=True)
    for text, place in (("log = 7\njobs = [\n", "2:"), ("log = 7\n", "1:7: log: ")):
        config.write_text(text)
        done = run(env, "doctor")
        assert done.returncode == 1
        [wrong] = [line for line in done.stdout.splitlines() if not line.startswith("ok ")]
        assert wrong.startswith(f"wrong    configured   {config}:{place}")
        assert "ok       projection" in done.stdout
    config.unlink()
    (folder(env) / "desk.toml").write_text("nonsense = 1\n")
    assert f"{folder(env) / 'desk.toml'}:1:1: nonsense" in the_only(env).text


def test_disk(env: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    class Held:
        f_frsize, f_files, f_favail = 4096, 1000, 900_000
        f_bavail, f_flag = 1000, 0

    monkeypatch.setattr(os, "statvfs", lambda _: Held())
    assert {(one.level, one.mend) for one in check_disk(folder(env))} == {("wrong", "make room there")}
    assert all("the disk is full: 4,000 kB free" in one.text for one in check_disk(folder(env)))
    Held.f_bavail = 20_000
    assert {one.level for one in check_disk(folder(env))} == {"warning"}
    Held.f_bavail, Held.f_favail = 1 << 30, 3
    assert {one.level for one in check_disk(folder(env))} == {"warning"}
    Held.f_flag = os.ST_RDONLY
    for one in check_disk(folder(env)):
        assert one.level == "wrong"
        assert "mounted read-only" in one.text
        assert "remount" in str(one.mend)


def test_file_systems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = tmp_path / "a desk"
    desk.mkdir()
    table = tmp_path / "mountinfo"
    escaped = str(desk.resolve()).replace(" ", "\\040")
    table.write_text(
        "21 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n"
        f"40 21 0:50 / {escaped} rw,relatime shared:7 - nfs4 server.test:/desk rw\n"
        "41 21 0:51 / /proc rw - proc proc rw\n"
    )
    assert file_system(desk / "verdicts", table) == "nfs4"
    assert file_system(tmp_path, table) == "ext4"
    assert file_system(tmp_path, tmp_path / "none") is None
    found = list(check_file_system(desk, table))
    assert [one.level for one in found] == ["warning", "ok"]
    assert "lies on nfs4" in found[0].text
    import fcntl

    monkeypatch.setattr(fcntl, "flock", lambda *_: None)
    assert [one.level for one in check_file_system(desk, table)] == ["warning", "wrong"]
    assert list(desk.iterdir()) == []


def test_open_screens_are_listed_and_what_a_killed_one_left_is_cleared_away(env: dict[str, str]) -> None:
    desks = folder(env) / "desks"
    ana = Leases(folder(env), "ana\x1b[2J")
    ana.hold("a1")
    left = desks / "left.json"
    left.write_bytes(next(desks.glob("*.json")).read_bytes())
    (desks / "notes.txt").touch()
    done = run(env, "doctor")
    assert done.returncode == 0
    assert f"ok       desks        ana␛[2J has a1 in front ({os.uname().nodename}, process" in done.stdout
    assert f"{left}: left over by a screen that was killed (ana␛[2J on " in done.stdout
    assert "notes.txt: is no open screen's" in done.stdout and left.exists()
    (desks / "notes.txt").unlink()
    assert mended(env) and not left.exists() and len([*desks.glob("*.json")]) == 1
    ana.close()
    assert "no screen is open" in run(env, "doctor").stdout


def test_a_clock_behind_what_was_recorded(env: dict[str, str]) -> None:
    ahead = to_str((time.time_ns() // 1_000_000 + 3_600_000) << 80)
    with Journal(folder(env) / "verdicts") as writer:
        writer.append(Entry("other", [(None, {"a": 1})], id=ahead))
    assert "1.0 hours ahead of the clock" in the_only(env).text
    [one] = check_clock(folder(env), time.time() + 7200)
    assert one.level == "ok"
    assert {one.level for one in check_clock(folder(env), time.time() - 86400 * 3)} == {"warning"}


@pytest.mark.parametrize(
    ("env", "size", "said"),
    [
        ({"TERM": "dumb", "LANG": "C.UTF-8"}, WIDE, "TERM says dumb"),
        ({"TERM": "xterm", "LANG": "C"}, WIDE, "locale C is not UTF-8"),
        ({"TERM": "xterm", "LANG": "de_DE.ISO-8859-1"}, WIDE, "not UTF-8"),
        ({"TERM": "xterm", "LANG": "C.UTF-8"}, os.terminal_size((79, 24)), "79 columns, 24 rows"),
        ({"TERM": "xterm", "LANG": "en_GB.utf8@euro"}, WIDE, None),
        ({"LANG": "C.UTF-8"}, None, None),
    ],
)
def test_terminals(env: dict[str, str], size: os.terminal_size | None, said: str | None) -> None:
    [one] = check_terminal(env, size)
    assert one.level == ("warning" if said else "ok")
    assert said is None or said in one.text


def test_tmux_that_lets_programs_set_the_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    env = {"TERM": "xterm", "LANG": "C.UTF-8", "TMUX": "/tmp/tmux/default,1,0"}
    for setting, level in (("on", "warning"), ("external", "ok"), (None, "ok")):
        monkeypatch.setattr("tui.desk.doctor.machine._tmux_clipboard", lambda value=setting: value)
        assert [one.level for one in check_terminal(env, WIDE)] == [level]


def test_verdicts_left_unsaved(env: dict[str, str]) -> None:
    state = Path(env["HOME"]) / ".local" / "state" / "copydesk"
    state.mkdir(parents=True)
    line: dict[str, Any] = {"reviewer": "ana", "article": "a1", "verdict": "skip"}
    (state / "unsaved.jsonl").write_text(
        json.dumps(line | {"library": str(folder(env).resolve())}) + "\nno json\n" + json.dumps(line) + "\n"
    )
    torn, here = problems(env)
    assert "2 lines cannot be read" in torn.text
    assert "left unsaved: 1 act on this library" in here.text
    [_, elsewhere] = check_left_over(folder(env).parent / "other")
    assert "left unsaved: 1 act on other libraries" in elsewhere.text


@pytest.mark.parametrize(
    ("version", "bounds", "expected"),
    [
        ("4.9.0", ">=4.9,<4.10", True),
        ("4.10.1", "<4.10,>=4.9", False),
        ("8.2.8", "==8.2.8", True),
        ("8.2.9", "==8.2.8", False),
        ("6.3.post1", ">=6.3,<7", True),
        ("0.19.9", ">=0.20,<1", False),
    ],
)
def test_versions_of_packages(version: str, bounds: str, expected: bool) -> None:
    assert fits(version, bounds) is expected


def test_a_package_of_the_wrong_version_is_named(
    env: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    requirements = ["tinydb<4.0", "nowhere>=1", "x; extra == 'dev'"]
    monkeypatch.setattr("importlib.metadata.requires", lambda _: requirements)
    said = [one.text for one in problems(env)]
    assert said[0].startswith("tinydb 4.")
    assert said[1] == "the package nowhere is not installed"
    assert len(said) == 2


def test_on_a_terminal_each_check_is_one_line(env: dict[str, str]) -> None:
    with Screen([*PROGRAM, "doctor"], env, cols=200) as screen:
        screen.wait_for("ok       projection")
        assert screen.end() == 0
        assert "200 columns, 24 rows" in screen.text


def test_every_flipped_byte_of_a_reading_or_text_is_noticed(env: dict[str, str]) -> None:
    """The file's own bytes, one by one: what is shown or judged cannot change unnoticed."""
    with Library.open(folder(env) / "library.sqlite") as library:
        article = library.reading(4)
        assert article is not None
    [(packed,)] = database(env).execute("SELECT article FROM reading WHERE seq = 4").fetchall()
    for place in range(0, len(packed), max(1, len(packed) // 40)):
        broken = packed[:place] + bytes([packed[place] ^ 4]) + packed[place + 1 :]
        connection = database(env)
        connection.execute("UPDATE reading SET article = ? WHERE seq = 4", (broken,))
        with Library.open(folder(env) / "library.sqlite") as library:
            assert [bad.id for bad in library.checkup().readings(RULES)] == ["a3"], place
        connection.execute("UPDATE reading SET article = ? WHERE seq = 4", (packed,))
        connection.close()
    assert zlib.decompress(packed)
