import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import decided
from tests.cli.test_commands import lines, on_a_terminal, run
from tests.walk.screen import environment

ARTICLES: list[dict[str, Any]] = [
    {
        "id": "flood",
        "title": "Flood in Varnholt",
        "url": "https://varnholt.test/1",
        "published": "2025-06-10T08:00:00",
        "language": "en",
        "text": "“We lost 90 homes,” said Mara Vint, the mayor.\n\nAnother 40 roads are under water.",
    },
    {
        "id": "ferry",
        "title": "Ferry stops",
        "url": "https://tarnbay.test/2",
        "published": "2025-07-01",
        "language": "en",
        "text": "The ferry stops for a while, and nobody knows why.",
    },
    {
        "id": "fluss",
        "url": "https://varnholt.test/3",
        "published": "2024-12-31",
        "language": "de",
        "text": "Ein kurzer Text.",
    },
]
VERDICTS: list[dict[str, Any]] = [
    {"article": "flood", "verdict": "accept", "reviewer": "ana", "tags": ["water", "late"]},
    {"article": "flood", "verdict": "reject", "reviewer": "ben"},
    {"article": "ferry", "verdict": "skip", "reviewer": "ana"},
]


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("stats")
    found = environment(folder, COPYDESK_LIBRARY=str(folder / "library"))
    crawl = "".join(json.dumps(one) + "\n" for one in ARTICLES)
    assert run(found, "ingest", "--no-clean", "--as", "jsonl", "-", given=crawl).returncode == 0
    recorded = lines(run(found, "record", "-", given="".join(json.dumps(one) + "\n" for one in VERDICTS)))
    undone = json.dumps({"undo": recorded[-1]["event"], "reviewer": "ana"})
    assert run(found, "record", "-", given=undone).returncode == 0
    return found


def counted(env: dict[str, str], *query: str) -> dict[str, Any]:
    (found,) = lines(run(env, "stats", "--format", "jsonl", *query))
    return found


def test_what_is_counted(env: dict[str, str]) -> None:
    found = counted(env)
    expected = {
        "schema": "copydesk/stats/1",
        "articles": 3,
        "unread": 0,
        "first": "2024-12-31T00:00:00Z",
        "last": "2025-07-01T00:00:00Z",
        "verdicts": {"reject": 1},
        "undecided": 2,
        "disagreements": 1,
        "changed": 0,
        "undone": 1,
        "reviewers": {"ana": 1, "ben": 1},
        "sites": {"varnholt.test": 2, "tarnbay.test": 1},
        "sites_in_all": 2,
        "languages": {"en": 2, "de": 1},
        "tags": {"late": 1, "water": 1},
        "journals": 4,
    }
    assert {key: found[key] for key in expected if key != "journals"} | {"journals": 4} == expected
    assert found["journals"] >= 1
    assert found["journal_bytes"] > 0
    assert found["library_bytes"] > 10_000
    rows = lines(run(env, "list", "--format", "jsonl"))
    for name in ("words", "sources", "unnamed", "figures", "unattributed"):
        assert found[name] == sum(row[name] for row in rows)
    for code, count in found["signals"].items():
        assert count == sum(code in row["signals"] for row in rows)


def test_only_what_matches_is_counted(env: dict[str, str]) -> None:
    found = counted(env, "lang:en", "verdict:none")
    assert (found["articles"], found["undecided"], found["undone"]) == (1, 1, 1)
    assert (found["verdicts"], found["reviewers"], found["tags"]) == ({}, {}, {})
    assert found["sites"] == {"tarnbay.test": 1}
    empty = counted(env, "nothing-of-this-kind")
    assert (empty["articles"], empty["words"], empty["first"]) == (0, 0, None)
    assert run(env, "stats", "nothing-of-this-kind").returncode == 0


def test_the_same_lines_on_a_terminal_and_in_a_pipe(env: dict[str, str]) -> None:
    plain = run(env, "stats").stdout
    # The file of the library has grown at most by what was folded.
    assert on_a_terminal(env, "stats").splitlines()[:-2] == plain.splitlines()[:-2]
    assert re.search(r"^decided +1  33 % of the articles$", plain, re.MULTILINE)
    assert json.loads(run(env, "stats", "--format", "json").stdout) == counted(env)


def test_how_far_reviewers_agree_with_n_and_na_where_nothing_varies(
    env: dict[str, str], tmp_path: Path
) -> None:
    agreement = counted(env)["agreement"]
    assert (agreement["articles"], agreement["reviewers"], agreement["same"]) == (1, 2, 0.0)
    assert agreement["pairs"][0]["reviewers"] == ["ana", "ben"]
    plain = run(env, "stats").stdout
    assert re.search(r"^judged twice +1  by 2 reviewers$", plain, re.MULTILINE)
    assert re.search(r"^  same verdict +0 %  n = 1$", plain, re.MULTILINE)
    assert re.search(r"^judged twice +0$", run(env, "stats", "lang:de").stdout, re.MULTILINE)
    shutil.copytree(env["COPYDESK_LIBRARY"], tmp_path / "library")
    env = env | {"COPYDESK_LIBRARY": str(tmp_path / "library")}
    decided(env, {"article": "flood", "verdict": "reject", "reviewer": "ana"})
    plain = run(env, "stats").stdout
    for measure in ("Cohen’s kappa", "Fleiss’ kappa", "Krippendorff’s alpha"):
        assert re.search(rf"^  {measure} +n/a  n = 1$", plain, re.MULTILINE)


FILTERS = [
    ("flood", {"flood"}),
    ('"under water"', {"flood"}),
    ("flood or ferry", {"flood", "ferry"}),
    ("not flood", {"ferry", "fluss"}),
    ("!flood", {"ferry", "fluss"}),
    ("(flood or kurzer) and not lang:de", {"flood"}),
    ("verdict:reject or site:tarnbay.test", {"flood", "ferry"}),
    ("verdict:accept", set()),
    ("verdict:any", {"flood"}),
    ("site:varnholt.test", {"flood", "fluss"}),
    ("site:varn*", {"flood", "fluss"}),
    ('source:"Mara Vint"', {"flood"}),
    ("tag:water", {"flood"}),
    ("tag:none", {"ferry", "fluss"}),
    ("after:2025", {"flood", "ferry"}),
    ("after:2025-06 before:2025-07", {"flood"}),
    ("before:2025-06-10", {"fluss"}),
    ("before:today after:9000d", {"flood", "ferry", "fluss"}),
    ("after:yesterday", set()),
    ("figures:2..", {"flood"}),
    ("figures>1", {"flood"}),
    ("unattributed:1..", {"flood"}),
    ("unattributed:0", {"ferry", "fluss"}),
    ("words:..5", {"fluss"}),
    ("reviewer:ben", {"flood"}),
    ("disagree:yes", {"flood"}),
    ("settled:no", {"flood", "ferry", "fluss"}),
    ("reviews:2..", {"flood"}),
    ("reviews:..1", {"ferry", "fluss"}),
    ("mine:none", {"flood", "ferry", "fluss"}),
    ("mine:any or mine:reject", set()),
    ("id:f", {"flood", "ferry", "fluss"}),
    ("signal:unattributed-figure", {"flood"}),
]


@pytest.mark.parametrize(("query", "expected"), FILTERS)
def test_every_field_picks_the_same_for_list_and_export(
    env: dict[str, str], query: str, expected: set[str]
) -> None:
    from io import BytesIO

    from tui.desk.export import export
    from tui.desk.listing import listing

    folder = Path(env["COPYDESK_LIBRARY"])
    assert {row.id for row in listing(folder, query)} == expected
    stream = BytesIO()
    export(folder, query, "jsonl", stream)
    written = [json.loads(line)["article"] for line in stream.getvalue().splitlines()]
    assert sorted(written) == sorted(one["article"] for one in VERDICTS if one["article"] in expected)


def test_order_and_limit(env: dict[str, str]) -> None:
    def ids(*words: str) -> list[str]:
        return [line.split("\t")[0] for line in run(env, "list", *words).stdout.splitlines()]

    assert ids("--order", "oldest") == ["fluss", "flood", "ferry"]
    assert ids("--order", "longest", "--limit", "2") == ["flood", "ferry"]
    assert ids("lang:en", "--limit", "1") == ["ferry"]
    assert run(env, "list", "--order", "loudest").returncode == 2
    assert run(env, "list", "--limit", "0").returncode == 2


def test_what_was_said_of_marks_is_counted(env: dict[str, str]) -> None:
    (flood,) = lines(run(env, "show", "flood", "--format", "jsonl"))
    cue = flood["attributions"][0]["cue"]
    target = {"start": cue["start"], "end": cue["end"], "exact": cue["text"]}
    line = json.dumps({"article": "flood", "verdict": "right", "reviewer": "ana", "target": target})
    assert run(env, "record", "-", given=line).returncode == 0
    (found,) = lines(run(env, "stats", "--reading", "--format", "jsonl"))
    (rule,) = found["attributions"]["rules"]
    assert found["schema"] == "copydesk/reading-stats/1" and found["articles"] == 1
    assert found["attributions"]["rules"][rule]["precision"] == found["attributions"]["precision"] == 1.0
    told = run(env, "stats", "--reading").stdout
    assert re.search(r"^attributions +1  100 % right \(21 to 100\)$", told, re.MULTILINE)
    assert f"why: {rule}" in told
