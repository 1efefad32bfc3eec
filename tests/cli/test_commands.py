"""The headless commands as programs see them: streams, statuses, records."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.walk.screen import environment

PROGRAM = [sys.executable, "-m", "tui"]
ARTICLES: list[dict[str, Any]] = [
    {
        "id": "one",
        "title": "Mill reopens",
        "text": "The mill reopened.\n\nIt has 90 jobs.",
        "published": "2026-03-01",
    },
    {
        "id": "two",
        "title": "Ferry stops",
        "text": "The ferry stops on Monday.",
        "url": "https://tarnbay.test/2",
        "desk": 7,
    },
    {
        "id": "three",
        "title": "=1+1",
        "text": "A cell that is no formula.\x1b[31m",
        "published": "2026-03-02T10:00:00Z",
    },
]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return environment(tmp_path, COPYDESK_LIBRARY=str(tmp_path / "library"), COPYDESK_REVIEWER="ana")


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    path = tmp_path / "crawl.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES))
    return path


def run(env: dict[str, str], *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *words], env=env, input=given, capture_output=True, text=True)


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_extract_gives_one_record_per_article_in_input_order(env: dict[str, str], crawl: Path) -> None:
    done = run(env, "extract", "--no-clean", str(crawl))
    assert (done.returncode, done.stderr) == (0, "")
    records = lines(done)
    assert [record["id"] for record in records] == ["one", "two", "three"]
    for record, article in zip(records, ARTICLES, strict=True):
        assert record["schema"] == "copydesk/article/1"
        assert record["text"] == article["text"]
        assert record["origin"]["path"] == str(crawl)
    assert [record["origin"]["line"] for record in records] == [1, 2, 3]
    assert records[1]["origin"]["url"] == "https://tarnbay.test/2"
    assert records[1]["extra"] == {"desk": 7}
    assert not (Path(env["COPYDESK_LIBRARY"])).exists()


def test_extract_is_the_same_with_any_number_of_jobs(env: dict[str, str]) -> None:
    many = "".join(
        json.dumps({"id": f"a{n}", "text": f"Somebody said {n} boats had come in. “Yes,” Ona Brill said."})
        + "\n"
        for n in range(70)
    )
    one = run(env, "extract", "--as", "jsonl", "--jobs", "1", "-", given=many)
    two = run(env, "extract", "--as", "jsonl", "--jobs", "2", "-", given=many)
    assert one.stdout == two.stdout
    assert [record["id"] for record in lines(one)] == [f"a{n}" for n in range(70)]


def test_offsets_of_every_record_hold(env: dict[str, str]) -> None:
    samples = Path(__file__).resolve().parent.parent.parent / "sample_data"
    for record in lines(run(env, "extract", str(samples))):
        texts = {"text": record["text"], "title": record["title"] or ""}
        for figure in record["figures"]:
            assert texts[figure["in"]][figure["start"] : figure["end"]] == figure["text"]
        for attribution in record["attributions"]:
            spans = [
                attribution["source"],
                attribution["cue"],
                attribution["channel"],
                *attribution["content"],
            ]
            for span in filter(None, spans):
                assert texts[attribution["in"]][span["start"] : span["end"]] == span["text"]
        assert record["text"] == "\n\n".join(record["text"][b["start"] : b["end"]] for b in record["blocks"])


def test_a_missing_input_is_named_and_the_rest_goes_on(
    env: dict[str, str], crawl: Path, tmp_path: Path
) -> None:
    missing = tmp_path / "nowhere.txt"
    done = run(env, "extract", str(missing), str(crawl))
    assert done.returncode == 1
    assert str(missing) in done.stderr
    assert len(lines(done)) == 3


def test_ingest_is_safe_to_repeat(env: dict[str, str], crawl: Path) -> None:
    assert run(env, "ingest", str(crawl)).returncode == 0
    again = run(env, "ingest", str(crawl))
    assert again.returncode == 0
    assert "0 new, 3 known" in again.stderr
    assert again.stdout == ""
    assert len(lines(run(env, "list", "--format", "jsonl"))) == 3


def test_a_changed_text_is_a_new_revision_of_the_same_article(env: dict[str, str], crawl: Path) -> None:
    run(env, "ingest", str(crawl))
    run(env, "record", "-", given='{"article": "one", "verdict": "accept"}\n')
    crawl.write_text(json.dumps({**ARTICLES[0], "text": "The mill stays shut."}) + "\n")
    assert "1 revised" in run(env, "ingest", str(crawl)).stderr
    (row,) = [row for row in lines(run(env, "list", "--format", "jsonl")) if row["id"] == "one"]
    assert row["verdict"] == "accept"
    assert row["changed"] is True
    assert lines(run(env, "show", "one", "--format", "jsonl"))[0]["text"] == "The mill stays shut."


def test_list_matches_a_query_newest_first(env: dict[str, str], crawl: Path) -> None:
    run(env, "ingest", "--no-clean", str(crawl))
    listed = run(env, "list", "after:2026-01-01").stdout.splitlines()
    assert [line.split("\t")[0] for line in listed] == ["three", "one"]
    assert run(env, "list", "mill", "or", "ferry", "--format", "jsonl").stdout.count("\n") == 2
    wrong = run(env, "list", "site:")
    assert wrong.returncode == 2
    assert "column" in wrong.stderr


def test_show_takes_the_beginning_of_an_id(env: dict[str, str], crawl: Path) -> None:
    run(env, "ingest", "--no-clean", str(crawl))
    assert "The ferry stops on Monday." in run(env, "show", "tw").stdout
    assert run(env, "show", "three", "--raw").stdout == str(ARTICLES[2]["text"]) + "\n"
    several = run(env, "show", "t")
    assert (several.returncode, several.stderr) == (2, "copydesk: t: 2 ids begin so: three, two\n")
    nobody = run(env, "show", "nobody")
    assert (nobody.returncode, nobody.stderr) == (
        2,
        "copydesk: nobody: no article has this id, and no id begins so\n",
    )


def test_export_formats_agree_and_cells_are_no_formulas(
    env: dict[str, str], crawl: Path, tmp_path: Path
) -> None:
    run(env, "ingest", str(crawl))
    given = [
        {"article": "one", "verdict": "reject", "note": "=HYPERLINK(1)", "tags": ["a", "b"]},
        {"article": "two", "verdict": "skip", "note": "two\nlines"},
    ]
    run(env, "record", "-", given="".join(json.dumps(row) + "\n" for row in given))
    rows = lines(run(env, "export", "--format", "jsonl"))
    target = tmp_path / "out.csv"
    target.touch(0o600)
    assert run(env, "export", "--format", "csv", "-o", str(target)).returncode == 0
    assert target.stat().st_mode & 0o777 == 0o600
    cells = list(csv.DictReader(io.StringIO(target.read_text("utf-8"))))
    assert [cell["event"] for cell in cells] == [row["event"] for row in rows]
    assert cells[0]["note"] == "'=HYPERLINK(1)"
    raw = run(env, "export", "--format", "csv", "--raw-csv").stdout
    assert [cell["note"] for cell in csv.DictReader(io.StringIO(raw))] == ["=HYPERLINK(1)", "two\nlines"]
    assert cells[1]["note"] == "two\nlines"
    assert [row["article"] for row in lines(run(env, "export", "verdict:skip", "--format", "jsonl"))] == [
        "two"
    ]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["extract"], 2),
        (["extract", "--as", "tiff", "x"], 2),
        (["export", "--format", "tape"], 2),
        (["export", "--format", "jsonl", "--raw-csv"], 2),
        (["export", "--format", "csv", "-o", "missing/../out.csv"], 2),
        (["record", "/nowhere/at/all"], 2),
        (["list"], 3),
        (["demo", "--library", "x"], 2),
        (["--wrong"], 2),
        (["--help"], 0),
        (["list", "--help"], 0),
        (["--version"], 0),
    ],
)
def test_exit_statuses(env: dict[str, str], words: list[str], status: int) -> None:
    done = run(env, *words)
    assert done.returncode == status, done.stderr
    assert (done.stdout == "") == (status != 0)
    assert "Traceback" not in done.stderr


def on_a_terminal(env: dict[str, str], *words: str) -> str:
    """What a command sends to a terminal."""
    parent, child = pty.openpty()
    with subprocess.Popen([*PROGRAM, *words], env=env, stdin=child, stdout=child, stderr=child):
        os.close(child)
        seen = b""
        while True:
            try:
                data = os.read(parent, 65536)
            except OSError:
                break
            if not data:
                break
            seen += data
    os.close(parent)
    return seen.decode("utf-8").replace("\r\n", "\n")


def strings(value: object) -> list[str]:
    """All strings in a JSON value."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["list", "--format", "jsonl"],
        ["show", "four"],
        ["show", "four", "--raw"],
        ["show", "four", "--format", "jsonl"],
        ["export", "--format", "csv"],
        ["export", "--format", "jsonl"],
    ],
)
def test_nothing_hostile_reaches_a_terminal(env: dict[str, str], tmp_path: Path, words: list[str]) -> None:
    hostile = "safe \x1b]52;c;aGk=\x07 \x9b2J \u202e reversed [red]markup[/] \x00 end"
    article = {
        "id": "four",
        "title": hostile,
        "byline": hostile,
        "text": f"It said {hostile}.\n\nMore.",
        "site": hostile,
    }
    assert run(env, "ingest", "--as", "jsonl", "--no-clean", "-", given=json.dumps(article)).returncode == 0
    run(
        env,
        "record",
        "-",
        given=json.dumps({"article": "four", "verdict": "skip", "note": hostile, "tags": [hostile]}),
    )
    seen = on_a_terminal(env, *words)
    assert "safe" in seen
    for forbidden in ("\x1b]", "\x9b", "\u202e", "\x00", "\x07", "\x1b[2J"):
        assert forbidden not in seen
    if "jsonl" in words:
        assert hostile in strings(json.loads(seen))


PAGE = """<!DOCTYPE html><html><head><meta charset="iso-8859-1">
<title>Café at the weir reopens | Tarn Bay News</title>
<meta property="article:published_time" content="2026-03-01T10:30:00+01:00"></head>
<body><nav><a>Home</a> <a>News</a></nav>
<h1>Café at the weir reopens</h1>
<p>The café at the Tarn Bay weir reopened on Sunday after four years, its owner Bo Sample said, and
200 people came.</p>
<p>Mr Sample said that the town had paid for half of the roof, and that the other half had come from
the people who had their coffee there every morning.</p></body></html>"""


def test_a_page_is_extracted_and_ingested_with_its_source(env: dict[str, str], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(PAGE.encode("latin-1"))
    (tmp_path / "empty.html").write_bytes(b"<html><body><script>x</script></body></html>")
    done = run(env, "extract", "--jobs", "1", str(page), str(tmp_path / "empty.html"))
    assert done.returncode == 1
    assert done.stderr == f"copydesk: {tmp_path / 'empty.html'}: no text in this page\n"
    (record,) = lines(done)
    assert (record["title"], record["published"]) == ("Café at the weir reopens", "2026-03-01T10:30:00+01:00")
    assert record["text"].startswith("The café at the Tarn Bay weir") and "Home" not in record["text"]
    assert any(removed["role"] == "navigation" for removed in record["removed"])

    line = json.dumps({"id": "p", "html": PAGE, "url": "https://tarnbay.test/p"})
    assert run(env, "ingest", "--as", "jsonl", "-", given=line).returncode == 0
    (stored,) = lines(run(env, "show", "p", "--format", "jsonl"))
    assert stored["text"] == record["text"]
    assert stored["raw_sha256"] == record["raw_sha256"]
    raw = run(env, "show", "--raw", "p").stdout
    for removed in stored["removed"]:
        assert raw[removed["start"] : removed["end"]] == removed["text"]


def test_reading_text_loads_nothing_that_pages_need(tmp_path: Path, env: dict[str, str]) -> None:
    (tmp_path / "a.txt").write_text(
        "Mill reopens\n\nThe mill reopened on Monday, its owner said. It has 90 jobs.\n"
    )
    code = (
        "import sys; from tui.__main__ import main; "
        f"status = main(['extract', {str(tmp_path / 'a.txt')!r}]); "
        "heavy = {'lxml', 'trafilatura', 'ftfy', 'charset_normalizer'} & set(sys.modules); "
        "sys.exit(f'{status} {heavy}' if status or heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
