import json
from pathlib import Path

import pytest

from tui.desk.errors import Interrupted
from tui.desk.ingest import Progress, ingest
from tui.desk.listing import listing, show
from tui.desk.open import open_library
from tui.model import Refusal


def dump(folder: Path, count: int, bad: int | None = None) -> str:
    path = folder / "dump.jsonl"
    lines = [json.dumps({"id": f"a{n}", "text": f"Ona Brill said {n} boats came."}) for n in range(count)]
    if bad is not None:
        lines[bad] = "{"
    path.write_text("\n".join(lines) + "\n")
    return str(path)


def never(refusal: Refusal) -> None:
    raise AssertionError(refusal)


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_is_stored_and_read_with_any_number_of_jobs(tmp_path: Path, jobs: int) -> None:
    told: list[Progress] = []
    refused: list[Refusal] = []
    path = dump(tmp_path, 450, bad=3)
    done = ingest(tmp_path / "library", [path], jobs=jobs, refused=refused.append, told=told.append)
    assert (done.new, done.refused, done.read, done.to_read, done.share) == (449, 1, 449, 449, 1.0)
    assert [one.origin.line for one in refused] == [4]
    assert told[-1] == done
    assert [one.share for one in told] == sorted(one.share for one in told)
    rows = list(listing(tmp_path / "library", "boats"))
    assert len(rows) == 449
    assert not any(row.unread for row in rows)
    article = show(tmp_path / "library", "a7")
    assert (article.id, article.origin.line, article.figures[0].text) == ("a7", 8, "7")


def test_what_an_interrupted_ingest_left_unread_is_read_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = dump(tmp_path, 450)

    def interrupt(progress: Progress) -> None:
        if progress.read >= 20:
            raise KeyboardInterrupt

    monkeypatch.setattr("tui.desk.ingest.OFTEN", 0.0)
    with pytest.raises(Interrupted, match=rf"{path}:200: 200 stored, 24 read"):
        ingest(tmp_path / "library", [path], refused=never, told=interrupt)
    with open_library(tmp_path / "library") as library:
        assert library.unread_count() == 176
    done = ingest(tmp_path / "library", [path], refused=never)
    assert (done.new, done.known, done.read) == (250, 200, 426)


def test_the_same_id_twice_in_one_batch_is_read_in_its_last_revision(tmp_path: Path) -> None:
    path = tmp_path / "twice.jsonl"
    texts = ("The mill reopened.", "The mill stays shut.")
    path.write_text("".join(json.dumps({"id": "mill", "text": text}) + "\n" for text in texts))
    done = ingest(tmp_path / "library", [str(path)], refused=never)
    assert (done.new, done.revised) == (1, 1)
    assert show(tmp_path / "library", "mill").text == texts[1]
    with open_library(tmp_path / "library") as library:
        assert library.unread_count() == 0
