"""Makes a library as this version writes it, for ``tests/desk/test_stored.py``.

Usage: ``python -m tests.tools.store_library tests/desk/stored/NAME``; run once for each version of the tables
or of the journals, before it is released, and kept for ever.
"""

import io
import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from tui.desk.backup import backup
from tui.desk.export import export
from tui.desk.ingest import ingest
from tui.desk.writing import Writing
from tui.model import Refusal
from tui.review.events import Undo, Verdict

ARTICLES = [
    {
        "id": "mill",
        "title": "Varnholt mill to reopen",
        "published": "2026-03-01",
        "url": "https://varnholt.test/mill",
        "text": "The Varnholt mill will reopen with 90 jobs, its owner Orla Brill said.\n\n"
        "“We waited long enough,” Brill told reporters on Monday.",
    },
    {
        "id": "quay",
        "title": "Bakery on Old Quay bakes last loaf",
        "published": "2026-03-02T08:00:00",
        "text": "The bakery on Old Quay baked its last loaf on Sunday, according to the harbour office.",
    },
    {"id": "ferry", "title": "Quarl ferry stops", "text": "The Quarl ferry stops for three weeks."},
]
REVISED = {"id": "quay", "text": "The bakery on Old Quay baked its last loaf on Sunday. It says so itself."}


def main(folder: Path) -> None:
    """Make the library, its export and a backup of it."""
    _ingest(folder, *ARTICLES)
    with Writing(folder, "ana") as writing:
        mill, quay = (writing.judged(article)[1] for article in ("mill", "quay"))
        [first] = writing.store(
            [
                Verdict(
                    reviewer="ana",
                    article="mill",
                    verdict="reject",
                    revision=mill,
                    note="shop page — no",
                    tags=["ads"],
                    key="k1",
                )
            ]
        )
        writing.store([Verdict(reviewer="bo", article="quay", verdict="accept", revision=quay)])
        writing.store([Undo(reviewer="ana", event=first)])
    _ingest(folder, REVISED)
    rows = io.BytesIO()
    export(folder, "", "jsonl", rows)
    (folder / "export.jsonl").write_bytes(rows.getvalue())
    # A backup may not be made inside the library.
    with TemporaryDirectory(dir=folder.parent) as beside:
        backup(folder, Path(beside) / "backup")
        os.rename(Path(beside) / "backup", folder / "backup")


def _ingest(folder: Path, *articles: dict[str, str]) -> None:
    lines = "".join(json.dumps(article) + "\n" for article in articles).encode()

    def refused(refusal: Refusal) -> None:
        raise SystemExit(str(refusal))

    ingest(folder, ["-"], as_="jsonl", stdin=io.BytesIO(lines), refused=refused)


if __name__ == "__main__":
    uname = os.uname_result(("Linux", "desk.test", "6", "1", "x86_64"))
    # Nothing of the machine it is made on goes into it.
    with mock.patch("os.uname", lambda: uname), mock.patch("tui.review.recorder.os_user", lambda: "ana"):
        main(Path(sys.argv[1]))
