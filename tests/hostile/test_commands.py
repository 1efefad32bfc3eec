"""Every string through every command, to a terminal: no kind of sequence that benign text does not send."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.corpus import STRINGS, benign, file_name, from_system
from tests.hostile.sequences import kinds, printed
from tests.walk.screen import environment
from tui.desk.ingest import ingest
from tui.desk.writing import Writing
from tui.model import Target
from tui.review.events import TABLE, Verdict, to_doc
from tui.store.lines import Entry
from tui.store.writer import Journal

SOME = tuple(map(benign, STRINGS[::6]))
"""Benign strings of every class: enough to see what commands send."""

SINKS = (
    ["list"],
    ["list", "--format", "jsonl"],
    ["show", "packed"],
    ["show", "packed", "--raw"],
    ["show", "packed", "--format", "jsonl"],
    ["export", "--format", "csv"],
    ["export", "--format", "csv", "--raw-csv"],
    ["export", "--format", "csv", "-o", "/dev/stdout"],
    ["export", "--format", "jsonl"],
    ["stats"],
    ["stats", "--format", "json"],
    ["stats", "--reading"],
    ["stats", "--reading", "--format", "json"],
    ["next", "-n", "500"],
    ["next", "--format", "jsonl"],
    ["doctor"],
    ["doctor", "--format", "jsonl"],
    ["snapshot"],
    ["config"],
    ["config", "--format", "jsonl"],
    ["backup", "copy"],
    ["restore", "copy", "--library", "restored"],
    ["delete", "--yes", "packed", "--library", "restored"],
    ["merge", "other"],
    ["merge", "other", "--format", "jsonl"],
    ["extract", "--jobs", "1", "--no-clean", "crawl.jsonl"],
    ["extract", "--jobs", "1", "--as", "html", "page.html"],
    ["extract", "--jobs", "1", "names"],
    ["ingest", "--jobs", "1", "names", "crawl.jsonl"],
    ["record", "verdicts.jsonl"],
)
"""What is told of a library, a crawl and a folder that are full of them. A new command is one line here."""

ECHOES = (
    ["show", "{}"],
    ["list", "site:{} ("],
    ["list", "{}:x )"],
    ["list", "--x{}"],
    ["extract", "--as", "{}", "x"],
    ["extract", "nowhere/{name}"],
    ["export", "--format", "csv", "-o", "nowhere/{name}"],
    ["record", "nowhere/{name}"],
    ["record", "--x{}", "x"],
    ["delete", "--yes", "no{}"],
    ["stats", "{}:x )"],
    ["next", "{}:x )"],
    ["merge", "nowhere/{name}"],
    ["help", "x{}"],
    ["completions", "x{}"],
    ["doctor", "--library", "nowhere/{name}"],
    ["restore", "nowhere/{name}"],
    ["config", "--theme", "x{}"],
    ["list", "--library", "nowhere/{name}"],
    ["nowhere/{name}"],
    ["--x{}"],
    ["--theme", "x{}"],
)
"""Words given that come back in what is said of them.

A path is ``nowhere/{name}``, the string made one plain name in a folder that is not there: no command may be
led out of the test's folder, whatever the string is.
"""

VARIABLES = ("COPYDESK_LIBRARY", "XDG_DATA_HOME", "HOME")
"""Places that are named where there is no library."""


def articles(strings: Sequence[str]) -> list[dict[str, Any]]:
    """One article for each string, every field of it the string; and one that holds them all."""
    said = [f"Mayor Ona Brill said {one} had cost $3.2 million, about 40 people." for one in strings]
    said += ["“It was late,” Ona Brill told officials.", "Officials said 30 were hurt.", "50 boats sank."]
    return [
        {
            "id": f"{number} {one}",
            "title": one,
            "byline": [one, one],
            "url": f"https://{one}/{one}",
            "published": one,
            "language": one,
            "text": f"A {one} of it.\n\n“{one},” {one} said.\n\n40 {one} left.",
            one: one,
            "extra": {one: [one]},
        }
        for number, one in enumerate(strings)
    ] + [
        {
            "id": "packed",
            "title": " ".join(strings)[:4000],
            "byline": list(strings),
            "text": "\n\n".join(said),
        }
    ]


def refused(strings: Sequence[str]) -> list[dict[str, Any]]:
    """Lines that ``record`` says something about."""
    lines: list[dict[str, Any]] = []
    for number, one in enumerate(strings):
        lines += [
            {"article": f"{number} {one}", "verdict": "accept"},
            {"article": one, "verdict": "accept"},
            {"article": "packed", "verdict": one},
            {"undo": one},
            {"article": "packed", "verdict": "skip", "at": one},
            {"article": "packed", "verdict": "skip", one: one, "target": one},
            {"article": "packed", "verdict": "skip", "reviewer": one, "note": one, "tags": [one], "key": one},
        ]
    return lines


def page(strings: Sequence[str]) -> str:
    """A web page that holds them all, in its head too."""
    body = "".join(
        f"<p>Mayor Ona Brill said {escape(one)} had cost $3.2 million on Monday.</p>" for one in strings
    )
    meta = "".join(f'<meta property="og:site_name" content="{escape(one)}">' for one in strings[:40])
    return (
        f"<html><head><title>{escape(' '.join(strings)[:900])}</title>{meta}</head><body>{body}</body></html>"
    )


def laid_out(folder: Path, strings: Sequence[str]) -> Path:
    """A folder with a library, a crawl, verdicts and badly named files; the commands are run in it."""
    folder.mkdir()
    (folder / "crawl.jsonl").write_text("".join(json.dumps(one) + "\n" for one in articles(strings)))
    (folder / "verdicts.jsonl").write_text("".join(json.dumps(one) + "\n" for one in refused(strings)))
    (folder / "page.html").write_bytes(page(strings).encode("utf-8", "replace"))
    for number, string in enumerate(strings):
        named = folder / "names" / file_name(f"d{number}{string}")
        named.mkdir(parents=True)
        (named / file_name(f"f{string}")).touch()
    ingest(folder / "library", [str(folder / "crawl.jsonl")], clean=False, refused=print)
    with Writing(folder / "library", "ana") as writing:
        writing.store([verdict(string) for string in strings])
    with Journal(folder / "other") as journal:
        for number, string in enumerate(strings):
            said = (disputing(f"{number} {string}", by) for by in ("bo", string))
            journal.append_many([Entry(TABLE, [(None, to_doc(one))]) for one in said])
    return folder


def disputing(article: str, reviewer: str) -> Verdict:
    return Verdict(reviewer=reviewer, article=article, verdict=f"as {reviewer} says")


def verdict(string: str) -> Verdict:
    return Verdict(
        reviewer=string,
        os_user=string,
        article="packed",
        verdict=string,
        revision=string,
        note=string,
        tags=[string, string],
        key=string,
        target=Target(start=0, end=1, exact=string, prefix=string, suffix=string),
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return laid_out(tmp_path_factory.mktemp("hostile") / "desk", STRINGS)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return laid_out(tmp_path_factory.mktemp("harmless") / "desk", SOME)


def on_a_terminal(folder: Path, jobs: list[dict[str, Any]]) -> tuple[bytes, list[int]]:
    """What a terminal is sent by these jobs, run in a folder, and their statuses."""
    path = folder / "jobs.json"
    path.write_text(json.dumps(jobs), "ascii")
    here = Path(__file__).resolve().parents[2]
    env = environment(folder, COPYDESK_LIBRARY=str(folder / "library"), PYTHONPATH=str(here))
    parent, child = os.openpty()
    words = [sys.executable, "-m", "tests.hostile.runner", str(path)]
    sent = b""
    with subprocess.Popen(words, cwd=folder, env=env, stdin=child, stdout=child, stderr=child):
        os.close(child)
        try:
            while data := os.read(parent, 1 << 16):
                sent += data
        except OSError:
            # Linux says so when the last one at the other end has closed it.
            pass
    os.close(parent)
    return sent, json.loads(path.with_name("jobs.json.done").read_text())


def test_what_commands_tell(hostile: Path, harmless: Path) -> None:
    jobs = [{"words": words} for words in SINKS]
    sent, statuses = on_a_terminal(hostile, jobs)
    expected, as_well = on_a_terminal(harmless, jobs)
    assert statuses == as_well == [0] * (len(SINKS) - 3) + [1] * 3
    assert kinds(sent) <= kinds(expected)
    assert sent.count(b"\xe2\x90\x9b") > 1000, "escapes are pictured"


def test_words_that_come_back(hostile: Path, harmless: Path) -> None:
    def jobs(strings: Sequence[str]) -> list[dict[str, Any]]:
        return [
            {"words": [word.format(from_system(string), name=file_name(string)) for word in echo]}
            for string in strings
            for echo in ECHOES
        ]

    sent, statuses = on_a_terminal(hostile, jobs(STRINGS))
    expected, _ = on_a_terminal(harmless, jobs(SOME[::4]))
    assert set(statuses) == {1, 2, 3}
    assert kinds(sent) <= kinds(expected)
    assert b"Traceback" not in sent


def test_variables_that_come_back(hostile: Path, harmless: Path) -> None:
    def jobs(strings: Sequence[str]) -> list[dict[str, Any]]:
        nowhere = {"COPYDESK_LIBRARY": "", "XDG_DATA_HOME": ""}
        return [
            {"words": ["list"], "env": {**nowhere, name: f"nowhere/{value}"}}
            for value in map(file_name, strings)
            for name in VARIABLES
        ]

    sent, statuses = on_a_terminal(hostile, jobs(STRINGS))
    expected, _ = on_a_terminal(harmless, jobs(SOME[::4]))
    assert set(statuses) == {3}
    assert kinds(sent) <= kinds(expected)
    assert b"Traceback" not in sent


def test_what_python_says_when_something_breaks(hostile: Path, harmless: Path) -> None:
    sent, statuses = on_a_terminal(hostile, [{"crash": string} for string in STRINGS])
    expected, _ = on_a_terminal(harmless, [{"crash": SOME[0]}])
    assert set(statuses) == {-1}
    assert printed(sent).count("\nRuntimeError") == 2 * len(STRINGS)
    assert printed(sent).count("UserWarning") == len(STRINGS)
    assert kinds(sent) <= kinds(expected)


def test_each_refusal_is_one_line(hostile: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "extract", str(hostile / "names")], capture_output=True, text=True
    )
    lines = done.stderr.splitlines()
    assert len(lines) == len(STRINGS)
    assert all(line.startswith("copydesk: ") and line.endswith(": empty") for line in lines)
    assert not kinds(done.stderr.encode())


def piped(folder: Path, *words: str) -> bytes:
    command = [sys.executable, "-m", "tui", *words, "--library", str(folder / "library")]
    return subprocess.run(command, capture_output=True, check=True).stdout


def records(folder: Path, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in piped(folder, *words).splitlines()]


def test_in_a_pipe_every_character_stays_as_it_came(hostile: Path) -> None:
    *given, packed = articles(STRINGS)
    extracted = records(hostile, "extract", "--no-clean", f"{hostile}/crawl.jsonl")
    assert [one["text"] for one in extracted] == [one["text"] for one in (*given, packed)]
    assert [one["id"] for one in extracted] == [one["id"] for one in (*given, packed)]
    assert [one["extra"]["extra"] for one in extracted[:-1]] == [one["extra"] for one in given]
    (shown,) = records(hostile, "show", "packed", "--format", "jsonl")
    assert shown["text"] == packed["text"]
    text = piped(hostile, "show", "packed").decode("utf-8", "surrogatepass")
    assert text.endswith(f"\n\n{packed['text']}\n")
    raw = piped(hostile, "show", "packed", "--raw").decode("utf-8", "surrogatepass")
    assert raw == f"{packed['text']}\n"
    assert {row["note"] for row in records(hostile, "export", "--format", "jsonl")} >= set(STRINGS)


def test_a_list_in_a_pipe_keeps_its_lines_and_columns(hostile: Path) -> None:
    # SQLite holds no lone surrogate: the list gives its escape.
    ids = [one["id"].encode("utf-8", "backslashreplace").decode() for one in articles(STRINGS)]
    assert {row["id"] for row in records(hostile, "list", "--format", "jsonl")} == set(ids)
    lines = piped(hostile, "list").decode().removesuffix("\n").split("\n")
    assert {line.count("\t") for line in lines} == {4}
    in_columns = str.maketrans("\t\n\r", "   ")
    assert {line.split("\t")[0] for line in lines} == {one.translate(in_columns) for one in ids}
