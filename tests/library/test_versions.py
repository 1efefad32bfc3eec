"""A library of every earlier version opens, is brought up to date, and keeps what it held."""

import shutil
from pathlib import Path

import pytest

from tui.library import Library, LibraryError, schema
from tui.query import parse

VERSIONS = sorted((Path(__file__).parent / "versions").glob("*.sqlite"))


def test_every_earlier_version_is_stored() -> None:
    assert [path.stem for path in VERSIONS] == [str(n) for n in range(1, len(schema.MIGRATIONS))]


@pytest.mark.parametrize("stored", VERSIONS, ids=lambda path: path.stem)
def test_an_earlier_library_opens_with_all_it_held(stored: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copyfile(stored, path)
    with pytest.raises(
        LibraryError, match=f"version {stored.stem} of the library has to be brought up to date"
    ):
        Library.open(path, readonly=True)
    with Library.open(path) as library:
        assert library.count(parse("")) == 2
        (seq,) = library.ids(parse("ferry verdict:escalate site:orrinpost.test"))
        article, document = library.reading(seq), library.document(seq)
        assert article is not None
        assert article.title == document.title == "Orrin keeps its ferry"
        assert document.raw.startswith("The council of Orrin voted") and document.html is None
        assert document.extra == {"desk": "north"}
        (event,) = library.events("ferry")
        assert (event.verdict, event.note, event.tags) == ("escalate", "who counted?", ["figures"])
        assert library.unread_count() == 0
    with Library.open(path, readonly=True) as library:
        assert library.count(parse("weir")) == 1
        assert list(library.checkup().readings(article.rules)) == []
