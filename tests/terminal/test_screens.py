"""What a reviewer sees, to the column."""

import pytest
from msgspec.structs import replace

from tests.terminal.conftest import press
from tests.terminal.drawing import draw, letters
from tests.terminal.fake_desk import FakeDesk
from tests.terminal.flood import PARAGRAPHS
from tui.terminal.frame import frame
from tui.terminal.glyphs import ASCII, ASCII_ONLY
from tui.terminal.view import view
from tui.terminal.work import Work

WORK = """\
 3/5      verdict:none · newest first                         ana   saved 17:58 |
   17:52 northpost.test  Ostrell council votes to keep night buses runni…  2s   |
 A 17:40 coastwire.test  Brandau: ‘no talks’ on harbour sale as union se…  5s ! |
>  17:31 varnholt.test   Flood leaves 1,400 Varnholt homes dark, river c…  3s ! |
   17:30 coastwire.test  Varnholt flood: 1,150 homes cut off, says grid …  4s ! |
   17:12 tarnbay.test    Tarn Bay ferry to stop for three weeks            1s ! |
── varnholt.test · 2026-03-17 17:31 · by Ida Morrow ────────────── 1–13 of 18 ──|
    Flood leaves 1,400 Varnholt homes dark, river crest ‘still to come’         |
                                                                                |
 ~# Varnholt mayor Mara Vint said on Tuesday that about 1,400 homes had lost    |
 ~  power after the Tarn broke its banks, the worst flood in the town since     |
    1987.                                                                       |
                                                                                |
 "# “We have moved 212 people and we are not done,” Vint told reporters at      |
 "  the Corn Hall. “Nobody should go back for a car.”                           |
                                                                                |
  ? Three bridges are closed and more than 40 roads are under water. Two        |
    dairies on Lower Ansk Lane stand empty.                                     |
                                                                                |
 ~  Fire chief Tolvan Reed denied that crews had been sent late, saying the     |
 "# first pump was running “inside 18 minutes”.                                 |
                                                                                |
 4 sources, 1 unnamed · 8 figures, 4 by nobody        !orphan-figure !anonymous |
 [a]ccept [r]eject [e]scalate [s]kip   [u]ndo [c]note [n]ext [x]raw [z]oom [?]  |"""

LOOKS = """\
ggggSSSSSSSSSSSSSSSSSSSSSSSS.cccc............iiiiifffffffffffiiiiiiiiiiiiiii
ggggiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii...................................
gggg.....
gggg
ggggdddddddddddddddfffddddddddddddddddddddddddddddd.SSSS.cccc.............
gggg...............dddddddddddddddddddddddddddddddddd
gggg
ggggFFFFF........................FFFFFFFFFFFF........................FFF
gggg.......................................
gggg
ggggSSSSSSSSSSSSSSSSSSSSSS.cccccc.iiiiiiiiiiiiiiiiiiiiiiiiiiiii..cccccc.iii
ggggiiiiiiiiiiiiiiiiiiiiiiiddddddddffffffffffd.
gggg"""

RAW = """\
── RAW · sha256 e8c277… · 1,066 characters, 656 kept ───────────── 1–13 of 22 ──|
    Flood leaves 1,400 Varnholt homes dark, river crest ‘still to come’         |
                                                                                |
>-icons     icon menu-bicon searchicon shareicon mailicon closeicon tgicon      |
            17 Mar, 2026 17:31                                                  |
- blank                                                                         |
  headline  Flood leaves 1,400 Varnholt homes dark, river crest ‘still to come’ |
- repeated  Flood leaves 1,400 Varnholt homes dark, river crest ‘still to come’ |
  byline    By Ida Morrow                                                       |
- share     Share on Chirp   Share by mail   Copy link   12 comments            |
            Varnholt mayor Mara Vint said on Tuesday that about 1,400 homes had |
            lost power after the Tarn broke its banks, the worst flood in the   |
            town since 1987.                                                    |
- related   READ MORE: Tarn Bay ferry to stop for three weeks                   |
            “We have moved 212 people and we are not done,” Vint told reporters |
            at the Corn Hall. “Nobody should go back for a car.”                |
 line 1: taken for icon names (glued menu words, 0.99)            cleaning 0.94 |
 [a]ccept [r]eject [e]scalate [s]kip   [x]clean [v]keep/remove this line [u]ndo |"""

SMALL = """\
 3/5 verdict:none           saved 17:58 |
> 17:31 Flood leaves 1,400 Varnholt hom…|
─ varnholt.test 03-17 ────── 1–7 of 28 ─|
    Varnholt mayor Mara Vint said on    |
 ~# Tuesday that about 1,400 homes had  |
 ~  lost power after the Tarn broke its |
 ~  banks, the worst flood in the town  |
    since 1987.                         |
                                        |
 "# “We have moved 212 people and we    |
 4 src, 1 unnamed · 8 fig, 4 by nobody  |
 [a][r][e][s]  [u]ndo [n]ext [x]raw [?] |"""

HELP = """\
 "# “We have moved 212 people and we are not done,” Vint told reporters at      |
── help and commands ───────────────────                                        |
    > orphan_                                                                   |
  > }           next orphan: the next figure that nobody stands behind          |
    {           previous orphan: the one before that nobody stands behind       |
                                                                                |
                                                                                |
                                                                                |
                                                                                |
 type part of a name, a key or a word of its help                       2 of NN |
 ↑ ↓ choose   enter do it   ctrl+k change its key   esc close                   |"""


def ruled(work: Work, columns: int = 80, rows: int = 24) -> str:
    return "\n".join(f"{row}|" for row in draw(work, columns, rows))


@pytest.fixture
def drawn(work: Work, desk: FakeDesk) -> Work:
    desk._set(2, "accept")
    work.saved_at = "17:58"
    return work


def test_work_screen(drawn: Work) -> None:
    assert ruled(drawn) == WORK


def test_every_mark_has_its_look(drawn: Work) -> None:
    assert drawn.session.reading is not None
    assert "\n".join(letters(row) for row in drawn.session.reading.shown()) == LOOKS


async def test_a_walk_points_at_the_cue_and_says_why(drawn: Work) -> None:
    await press(drawn, *"]]]]]]]]")
    rows = draw(drawn, 80, 24)
    assert rows[19].startswith(">~  Fire chief Tolvan Reed denied")
    assert rows[22].rstrip() == (
        " Tolvan Reed · denies · reported speech · why: verb ‘denied’ + that-clau…  8/14"
    )
    assert "X" * 6 in letters(drawn.session.reading.shown()[10])  # type: ignore[union-attr]


async def test_raw_view(drawn: Work) -> None:
    await press(drawn, "x")
    assert "\n".join(ruled(drawn).split("\n")[6:]) == RAW


async def test_help_covers_the_foot_of_the_text_and_nothing_else(drawn: Work) -> None:
    await press(drawn, "?", *"orphan")
    rows = ruled(drawn).split("\n")
    assert "\n".join(rows[13:]) == HELP.replace("NN", str(len(drawn.keymap.commands)))
    assert rows[:14] == WORK.split("\n")[:14]


def test_an_article_without_a_headline_is_known_by_its_first_words(drawn: Work, desk: FakeDesk) -> None:
    desk.rows[1] = replace(desk.rows[1], title=None)
    desk.articles[1] = replace(desk.articles[1], text="The night buses of Ostrell run on.")
    assert draw(drawn, 80, 24)[1].startswith(
        "   17:52 northpost.test  [The night buses of Ostrell run on.]  "
    )


async def test_a_mark_in_the_headline_has_its_sign(drawn: Work, desk: FakeDesk) -> None:
    flood = desk.articles[3]
    found = replace(flood.figures[0], place="title", start=13, end=18, text="1,400", attribution=None)
    desk.articles[3] = replace(flood, figures=[found, *flood.figures])
    drawn.session.go(2)
    assert draw(drawn, 80, 24)[7].startswith("  ? Flood leaves 1,400 Varnholt homes")
    await press(drawn, "]")
    assert draw(drawn, 80, 24)[7].startswith("> ? Flood leaves 1,400 Varnholt homes")
    assert draw(drawn, 80, 24)[8].strip() == ""


def test_signals_have_their_full_names_where_there_is_room(drawn: Work) -> None:
    assert draw(drawn, 120, 24)[22].endswith(" !unattributed-figure !anonymous-source ")


def test_smallest_screen(drawn: Work) -> None:
    assert ruled(drawn, 40, 12) == SMALL


def test_a_smaller_one_says_what_is_needed(drawn: Work) -> None:
    rows = draw(drawn, 38, 12)
    assert rows[0].rstrip() == "40×12 needed, 38×12 given"


async def test_zoomed_the_text_has_every_row_between_header_and_footer(drawn: Work) -> None:
    await press(drawn, "z")
    rows = draw(drawn, 40, 12)
    assert rows[1].startswith("─ varnholt.test")
    assert rows[2].startswith("    Flood leaves 1,400")
    assert rows[3].startswith("    Varnholt mayor")
    assert rows[10].strip() and rows[11].startswith(" [a][r]")


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (100, 30), (140, 40), (200, 60), (66, 16), (55, 14)])
def test_text_is_72_wide_where_there_is_room(drawn: Work, columns: int, rows: int) -> None:
    screen = draw(drawn, columns, rows)
    text = [row.rstrip() for row in screen]
    if columns >= 77:
        assert any(" ~# " + PARAGRAPHS[0][:72] in row for row in text)
    assert screen[0].rstrip().endswith("saved 17:58")


def test_ascii_draws_nothing_of_its_own_beyond_ascii(drawn: Work) -> None:
    drawn.glyphs = ASCII
    rows = draw(drawn, 80, 24)
    own = [rows[0], rows[6], rows[22], rows[23]]
    assert all(row.isascii() for row in own), own


def test_a_terminal_that_knows_ascii_only_gets_nothing_else_and_marks_stay(drawn: Work) -> None:
    reading = drawn.session.reading
    assert reading is not None
    before = [letters(row) for row in view(drawn, frame(80, 24))["body"]]
    drawn.glyphs = ASCII_ONLY
    rows = draw(drawn, 80, 24)
    assert all(row.isascii() for row in rows), rows
    assert rows[13] == ' "# "We have moved 212 people and we are not done," Vint told reporters at      '
    assert [letters(row) for row in view(drawn, frame(80, 24))["body"]] == before
    assert ASCII_ONLY.drawn("Łąka 漢 – ‘x’") == "??ka ?? - 'x'"


def test_an_empty_library_says_what_to_do(work: Work) -> None:
    empty = Work(FakeDesk([]), work.glyphs, work.now)  # type: ignore[arg-type]
    empty.begin()
    rows = draw(empty, 80, 24)
    assert rows[0].startswith(" 0/0      verdict:none  ")
    assert "The library /nowhere/copydesk is empty." in "\n".join(rows)
    assert rows[22].startswith(" nothing to read yet")
    assert "[a]ccept" not in rows[23] and "[q]uit" in rows[23]


def test_header_states(drawn: Work) -> None:
    drawn.arrivals.hear(b"+12 new \xc2\xb7 reading 40%\n")
    assert draw(drawn, 80, 24)[0] == (
        " 3/5      verdict:none · +12 new · reading 40%                ana   saved 17:58 "
    )
