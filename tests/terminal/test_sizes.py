"""Windows of any size: the sentence that is read stays in sight, every row fills its place to the cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.terminal.conftest import press
from tests.terminal.drawing import draw, whole
from tests.terminal.fake_desk import FakeDesk, plain
from tests.terminal.flood import RAW
from tests.terminal.scenes import SCENES, at_work
from tui.model import Article
from tui.terminal.glyphs import ASCII_ONLY, UNICODE
from tui.terminal.reading import Reading
from tui.terminal.work import Work

columns = st.integers(40, 200)
heights = st.integers(12, 60)
sizes = st.lists(st.tuples(columns, heights), min_size=1, max_size=12)

LONG = plain(
    7,
    "Forty reports from Tarn Bay",
    "quill.test",
    "10:00",
    "\n\n".join(
        f"Report {n} of the harbour watch at Tarn Bay speaks of {n * 3} boats, of fog until noon and of a"
        f" bell that rang {'again and ' * (n % 7)}again; the keeper wrote it down and shut the book."
        for n in range(40)
    ),
)

WORLD = {
    "Chinese": "港务局周二表示，渡轮停航三周。“我们正在修理船只，”局长说。",
    "Korean": "항만청은 화요일 여객선이 3주 동안 운항하지 않는다고 밝혔다.",
    "Korean, decomposed": "\u1112\u1161\u11ab\u1100\u1173\u11af 3\u110c\u116e",
    "Arabic": "قالت هيئة الميناء يوم الثلاثاء إن العبّارة ستتوقف ثلاثة أسابيع، بعد 40 عامًا.",
    "Hebrew": "רשות הנמל אמרה ביום שלישי כי המעבורת תעצור לשלושה שבועות (40 סירות).",
    "Hindi": "बंदरगाह प्राधिकरण ने मंगलवार को कहा कि नौका तीन सप्ताह तक बंद रहेगी।",
    "Thai": "การท่าเรือกล่าวเมื่อวันอังคารว่าเรือข้ามฟากจะหยุดสามสัปดาห์",
    "marks": "Te\u0301le\u0301phe\u0301rique a\u0300 l\u2019arre\u0302t, A\u030angstro\u0308m",
    "emoji": "👨‍👩‍👧‍👦 came, 👍🏽 said 👩🏽‍🚀, ❤️‍🔥 and 🇩🇪🇫🇷🇩, 🏴‍☠️ 1️⃣ ☔ ⛹️‍♀️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "full width": "Ｆｕｌｌ　ｗｉｄｔｈ　１２３，ｈａｌｆ ﾊﾝｶｸ",
    "one word": "漢" * 300,
    "wide at every edge": " ".join("漢" * n for n in range(1, 60)),
}
SIZES = ((40, 12), (80, 24), (120, 30), (140, 40), (141, 41))


def world(text: str) -> FakeDesk:
    """A list of articles whose every field is the text; the first has text enough for several pages."""
    article = plain(1, text, text, "17:00", "\n\n".join([text] * 30))
    from msgspec.structs import replace

    return FakeDesk([(replace(article, id=f"w{n}", byline=[text]), 3, ("x",)) for n in range(4)])


@pytest.mark.parametrize("text", WORLD.values(), ids=WORLD)
@pytest.mark.parametrize("scene", [name for name in SCENES if name not in ("empty",)])
async def test_no_script_breaks_a_column(
    scene: str, text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    for number, size in enumerate(SIZES):
        glyphs = ASCII_ONLY if number % 2 else UNICODE
        work = await SCENES[scene](world(text), glyphs, *size)
        for other in (size, *SIZES):
            rows = draw(work, *other)
            assert glyphs is UNICODE or all(row.isascii() for row in rows)


def sentence_in_sight(reading: Reading, offset: int) -> bool:
    return reading.pager.top <= reading.line_of(offset) < reading.pager.bottom


@given(first=st.tuples(columns, heights), pages=st.integers(0, 12), others=sizes)
def test_however_the_window_changes_the_sentence_stays(
    first: tuple[int, int], pages: int, others: list[tuple[int, int]]
) -> None:
    work = Work(FakeDesk([(LONG, 0, ())]), UNICODE)  # type: ignore[arg-type]
    work.begin()
    draw(work, *first)
    work.session.pager.page(pages)
    reading = work.session.reading
    assert reading is not None
    offset = reading.offset
    for size in [*others, first]:
        draw(work, *size)
        assert sentence_in_sight(reading, offset)
    assert reading.line_of(offset) >= reading.pager.top


@given(others=sizes, steps=st.integers(1, 14))
async def test_so_does_the_mark_that_one_is_at(others: list[tuple[int, int]], steps: int) -> None:
    work = at_work(FakeDesk(), UNICODE, 80, 24)
    await press(work, *"]" * steps)
    reading = work.session.reading
    assert reading is not None and reading.marks.current is not None
    for size in others:
        draw(work, *size)
        assert sentence_in_sight(reading, reading.marks.current.start)


@given(others=sizes, lines=st.integers(0, 40))
async def test_so_does_a_line_of_the_raw_text(others: list[tuple[int, int]], lines: int) -> None:
    work = at_work(FakeDesk(), UNICODE, 80, 24)
    await press(work, "x")
    raw = work.session.raw
    assert raw is not None
    draw(work, 80, 24)
    raw.pager.by(lines)
    offset = raw.offset
    assert offset <= len(RAW)
    for size in others:
        draw(work, *size)
        top, bottom = raw.pager.top, raw.pager.bottom
        lines_shown = [raw.safe.offset(raw._lines[n][0]) for n in range(top, bottom)]
        assert lines_shown[0] <= offset and (bottom == raw.pager.lines or lines_shown[-1] >= offset)


@given(size=st.tuples(st.integers(1, 300), st.integers(1, 80)))
def test_every_size_can_be_drawn(size: tuple[int, int]) -> None:
    work = at_work(FakeDesk(), UNICODE, 80, 24)
    rows = whole(work, *size)
    assert len(rows) == size[1]


def test_the_cursor_stands_on_the_cell_of_a_mark_behind_wide_characters() -> None:
    from msgspec.structs import replace

    from tests.terminal.flood import FLOOD

    text = "漢漢 40 boats sank."
    figure = replace(FLOOD.figures[0], start=3, end=5, text="40", attribution=None, place="text")
    article: Article = replace(plain(1, "t", "s", "10:00", text), figures=[figure])
    reading = Reading(article)
    reading.fit(80, 5)
    reading.marks.walk(1, 0)
    assert reading.cursor() == (4 + 5, 0)
