"""What docs/store.md tells others to write does what it says."""

import re
import subprocess
import sys
from pathlib import Path

from tinydb import TinyDB

PAGE = Path(__file__).parents[2] / "docs" / "store.md"


def test_the_example_of_the_page_runs(tmp_path: Path) -> None:
    found = re.search(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert found is not None
    done = subprocess.run([sys.executable, "-c", found[1]], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "call the harbour office" in done.stdout
    with TinyDB(tmp_path / "notes.json") as stock:
        assert stock.table("notes").all() == [{"text": "call the harbour office", "done": True}]
