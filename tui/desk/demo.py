"""A throw-away library that holds the sample articles."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from tui.desk.errors import Unusable
from tui.desk.ingest import ingest
from tui.model import Refusal


def sample_folder() -> Path:
    """The folder of the sample articles: in the installed package, else beside it in a checkout."""
    package = Path(str(files("tui")))
    for folder in (package / "sample_data", package.parent / "sample_data"):
        if folder.is_dir():
            return folder
    raise Unusable("the sample articles are not installed")


@contextmanager
def demo_library() -> Iterator[Path]:
    """A library with the sample articles, gone when left."""
    refused: list[Refusal] = []
    with tempfile.TemporaryDirectory(prefix="copydesk-demo-", ignore_cleanup_errors=True) as folder:
        library = Path(folder) / "library"
        paths = sorted(str(path) for path in sample_folder().iterdir() if path.suffix in {".txt", ".jsonl"})
        ingest(library, paths, refused=refused.append)
        if refused:
            raise Unusable(f"sample articles: {refused[0]}")
        yield library
