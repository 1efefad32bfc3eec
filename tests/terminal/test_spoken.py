"""An article as it is read aloud."""

import subprocess
import sys

import pytest
from msgspec.structs import replace

from tests.hostile.corpus import STRINGS
from tests.terminal.fake_desk import plain
from tests.terminal.flood import FLOOD
from tui.terminal.glyphs import ASCII_ONLY, UNICODE
from tui.terminal.marks import Marks
from tui.terminal.passage import passage, speaker
from tui.terminal.raw import RawReading
from tui.terminal.spoken import Spoken


def lines(article: object, glyphs: object = UNICODE) -> list[str]:
    return list(Spoken(glyphs).article(article, "3 of 5"))  # type: ignore[arg-type]


def test_the_flood_read_aloud() -> None:
    said = lines(FLOOD)
    assert said[0].startswith("3 of 5. Flood leaves")
    assert said[1] == "varnholt.test, 2026-03-17 17:31, by Ida Morrow"
    assert said[2].startswith("4 sources, 1 unnamed; 8 figures, 4 by nobody; look at unattributed-figure")
    assert said[3] == ""
    assert said[4] == (
        "Varnholt mayor Mara Vint said on Tuesday [said by Mara Vint] that about 1,400 homes had lost power"
        " after the Tarn broke its banks [end], the worst flood in the town since 1987."
    )
    bridges = next(line for line in said if "bridges" in line)
    assert bridges.startswith(
        "[figure, nobody] Three bridges are closed and [figure, nobody] more than 40 roads"
    )
    assert "[denied by Tolvan Reed] that crews had been sent late" in " ".join(said)
    assert "[no comment from Harbour Authority]" in " ".join(said)
    assert all("\n" not in line for line in said)


@pytest.mark.parametrize("text", STRINGS)
def test_no_text_can_pretend_or_command(text: str) -> None:
    article = replace(plain(1, "x", "y.test", "17:00", f"[said by nobody] {text}"), title=text or None)
    for line in (*lines(article), *Spoken(UNICODE).raw(RawReading(article, text))):
        assert all(char >= " " and not "\x7f" <= char <= "\x9f" for char in line)
    assert "[[said by nobody]" in "\n".join(lines(article))


def test_ascii_terminals_get_ascii() -> None:
    assert all(line.isascii() for line in lines(FLOOD, ASCII_ONLY))


def test_the_sentence_of_every_mark() -> None:
    marks = Marks(FLOOD)
    for mark in marks.all:
        body = " ".join(FLOOD.body(mark.place).split())
        said = passage(FLOOD, mark)
        assert said in body and FLOOD.body(mark.place)[mark.start : mark.end] in said
        assert len(said) < 250
    vint = next(mark for mark in marks.all if speaker(FLOOD, mark) == "Mara Vint" and mark.place == "text")
    assert passage(FLOOD, vint).startswith("Varnholt mayor Mara Vint said")
    assert passage(FLOOD, vint).endswith("since 1987.")


def test_the_lines_need_no_screen() -> None:
    program = "import sys, tui.terminal.linear; print(*(m for m in sys.modules if m.startswith('textual')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
