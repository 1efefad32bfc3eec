"""One article's bytes gone wrong: the list, and the other articles, are there all the same."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.library.samples import document
from tui.desk.desk import Desk
from tui.desk.errors import Unknown
from tui.desk.listing import leads, show_raw
from tui.desk.open import FILE, open_library
from tui.desk.reading import DAMAGED
from tui.library import DamagedText

TEXTS = ("A weir broke.", "A bridge held.", "A ferry sank.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_library(tmp_path / "desk", create=True) as library:
        for number, text in enumerate(TEXTS):
            library.add(document(text, f"a{number}"))
    return tmp_path / "desk"


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    with closing(Desk(folder, "ana")) as desk:
        yield desk


def damage(folder: Path, table: str, column: str, number: int = 2) -> None:
    key = "num" if table == "raw" else "seq"
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as connection:
        connection.execute(f"UPDATE {table} SET {column} = x'ff00ff' WHERE {key} = ?", (number,))


def test_a_raw_text_that_is_no_text_any_more_is_damaged(folder: Path) -> None:
    damage(folder, "raw", "text")
    with open_library(folder) as library, pytest.raises(DamagedText, match="raw text is damaged"):
        library.raw(2)
    with pytest.raises(DamagedText):
        show_raw(folder, "a1")
    assert show_raw(folder, "a2") == TEXTS[2]


def test_a_damaged_text_without_a_headline_costs_its_row_only(folder: Path) -> None:
    damage(folder, "raw", "text")
    assert leads(folder, [1, 2, 3]) == {1: TEXTS[0], 2: DAMAGED, 3: TEXTS[2]}


def test_of_a_damaged_reading_the_raw_text_stands_in_the_list(folder: Path, desk: Desk) -> None:
    assert desk.article(2).text == TEXTS[1]
    assert desk.lead(2) == TEXTS[1]
    damage(folder, "reading", "article")
    assert desk.lead(2) == TEXTS[1]
    damage(folder, "raw", "text")
    assert desk.lead(2) == DAMAGED


def test_a_damaged_article_cannot_be_opened_and_the_next_one_can(folder: Path, desk: Desk) -> None:
    damage(folder, "raw", "text")
    for read in (desk.article, desk.raw):
        with pytest.raises(Unknown, match="the article is damaged: its raw text is damaged"):
            read(2)
    assert desk.article(3).text == TEXTS[2]
