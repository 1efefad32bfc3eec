import io
import os
from pathlib import Path

from tui.desk.meter import Meter
from tui.intake import documents


def test_the_share_grows_with_what_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "dumps" / "deep"
    folder.mkdir(parents=True)
    lines = ('{"text": "' + "The mill reopened. " * 20 + '"}\n') * 3000
    (folder / "b.jsonl").write_text(lines)
    (folder.parent / "a.txt").write_text("The ferry stops.\n" * 1000)
    paths = [str(folder.parent)]
    meter = Meter(paths)
    assert meter.share == 0
    shares = []
    for _ in documents(paths, opened=meter.opened):
        shares.append(meter.share or 0)
    assert shares == sorted(shares)
    assert len({round(share, 1) for share in shares}) > 5
    assert meter.share == 1


def test_what_has_no_size_has_no_share(tmp_path: Path) -> None:
    assert Meter(["-"], io.BytesIO(b"text")).share is None
    assert Meter([str(tmp_path / "nowhere")]).share is None
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert Meter([str(pipe)]).share is None


def test_stdin_that_is_a_file_has_a_share(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The ferry stops.\n" * 1000)
    with path.open("rb") as stdin:
        meter = Meter(["-"], stdin)
        assert meter.share == 0
        assert list(documents(["-"], stdin=stdin, opened=meter.opened))
        assert meter.share == 1


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert Meter([str(tmp_path)]).share == 0
