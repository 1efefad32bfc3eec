"""Filter, order and saved queries at the screen."""

import asyncio
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from tests.terminal.conftest import press
from tests.terminal.drawing import draw
from tests.terminal.fake_desk import FakeDesk
from tui.desk.completion import MOST, Completion
from tui.desk.config.queries import SavedQuery
from tui.desk.ending import Ending
from tui.terminal.glyphs import ASCII
from tui.terminal.panels.prompt import Prompt
from tui.terminal.work import Work

SIZES = ((80, 24), (40, 12))


async def test_the_present_filter_is_there_to_be_changed(work: Work) -> None:
    await press(work, "f")
    assert draw(work, 80, 24)[22].startswith(" filter: verdict:none ")
    await press(work, *(["backspace"] * 5), *"any", "enter")
    assert work.panel is None and work.session.queue.filter == "verdict:any"


async def test_an_empty_filter_lists_all_and_keeps_the_article(work: Work) -> None:
    await press(work, "f", "ctrl+u", "enter")
    assert work.session.queue.filter == "" and work.session.article is not None
    assert work.session.article.id == "flood" and work.said == "5 in the list"
    assert draw(work, 80, 24)[0].startswith(" 3/5      all · newest first")


@pytest.mark.parametrize("size", SIZES)
async def test_a_mistake_is_pointed_at(work: Work, size: tuple[int, int]) -> None:
    await press(work, "f", "ctrl+u", *"flood (site:a", "enter")
    rows = draw(work, *size)
    assert rows[-2].startswith(" filter: flood (site:a")
    arrow = rows[-3].index("↓")
    assert rows[-2][arrow] == "(" and "this parenthesis is never closed" in rows[-4]
    assert isinstance(work.panel, Prompt) and work.panel.cursor() == (arrow, -1)
    assert work.session.queue.filter == "verdict:none"
    await press(work, "end", ")", "enter")
    assert work.session.queue.filter == "flood (site:a)"


async def test_a_mistake_in_ascii(work: Work) -> None:
    work.glyphs = ASCII
    await press(work, "f", "ctrl+u", *"(", "enter")
    assert " v" in draw(work, 80, 24)[-3]


async def test_tab_completes_and_history_comes_back(work: Work) -> None:
    await press(work, "f", "ctrl+u", *"si", "tab")
    assert "3 to choose from" in draw(work, 80, 24)[18]
    await press(work, "escape", "ctrl+u", *"site:c", "tab", "enter")
    assert work.session.queue.filter == "site:coastwire.test"
    await press(work, "f", "ctrl+u", "up", "enter")
    assert work.session.queue.filter == "site:coastwire.test"


async def test_letters_narrow_what_there_is_to_choose_from(
    work: Work, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ['"Anton Dumont"', '"Anton Prill"', '"Mara Vint"', *(f"x{number}" for number in range(60))]

    def completions(text: str, cursor: int) -> list[Completion]:
        start = text.rfind(":", 0, cursor) + 1
        begun = text[start:cursor]
        found = [one for one in names if one.lstrip('"').startswith(begun.lstrip('"'))]
        return [Completion(start, cursor, one) for one in found[: MOST + 1]]

    monkeypatch.setattr(desk, "completions", completions)
    await press(work, "f", "ctrl+u", *"source:", "tab")
    assert " the first 50 to choose from; letters narrow it " in draw(work, 80, 24)[15]
    assert draw(work, 80, 24)[22].startswith(' filter: source:"Anton Dumont"')
    await press(work, *"Ma")
    assert draw(work, 80, 24)[22].startswith(" filter: source:Ma ")
    assert " 1 to choose from" in draw(work, 80, 24)[20]
    await press(work, "backspace", "backspace", *"An", "tab")
    assert draw(work, 80, 24)[22].startswith(' filter: source:"Anton Dumont"')
    await press(work, "tab", "enter")
    assert work.session.queue.filter == 'source:"Anton Prill"'


async def test_the_command_line_filters_and_orders_too(work: Work) -> None:
    await press(work, ":", *"filter site:tarnbay.test", "enter")
    assert work.session.queue.filter == "site:tarnbay.test"
    await press(work, ":", *"order longest", "enter")
    assert work.session.queue.order == "longest" and "longest" in draw(work, 80, 24)[0]
    await press(work, ":", *"order sideways", "enter")
    assert work.said.startswith("no order 'sideways'")
    await press(work, ":", *"filter (", "enter")
    assert isinstance(work.panel, Prompt) and "↓" in draw(work, 80, 24)[21]


async def test_all_articles_and_back(work: Work) -> None:
    await press(work, "F")
    assert work.session.queue.filter == ""
    await press(work, "F")
    assert work.session.queue.filter == "verdict:none"


@pytest.mark.parametrize("size", SIZES)
async def test_the_order_is_chosen(work: Work, size: tuple[int, int]) -> None:
    await press(work, "o")
    rows = draw(work, *size)
    assert any(row.startswith("  > 1  newest ") for row in rows)
    await press(work, "j", "enter")
    assert work.panel is None and work.session.queue.order == "oldest"
    await press(work, "o", "4")
    assert work.session.queue.order == "longest"


async def test_an_order_is_chosen_by_the_letters_of_its_name(work: Work) -> None:
    await press(work, "o", *"lon")
    assert draw(work, 80, 24)[22].startswith(" name: lon ")
    await press(work, "enter")
    assert work.panel is None and work.session.queue.order == "longest"
    await press(work, "o", *"newest", "enter")
    assert work.panel is None and work.session.queue.order == "newest"
    await press(work, "o", *"zzz")
    assert draw(work, 80, 24)[22].startswith(" zzz: none is called so")
    await press(work, "enter")
    assert draw(work, 80, 24)[22].startswith(" zzz: none is called so")
    await press(work, *(["backspace"] * 4), "j", "enter")
    assert work.panel is None and work.session.queue.order == "oldest"


async def test_letters_in_the_order_panel_decide_nothing(work: Work, desk: FakeDesk) -> None:
    await press(work, "o", "a", "r", "escape")
    assert not desk.acts and work.panel is None


async def test_nothing_found_says_why_and_drops_it(work: Work) -> None:
    await press(work, "f", "ctrl+u", *"tag:fog", "enter")
    await work.lists.refresh(work)
    rows = draw(work, 80, 24)
    assert rows[11].startswith("    tag:fog leaves 0 of 5; without it 5")
    assert "backspace   drops it: all" in "\n".join(rows)
    draw(work, 40, 12)
    await press(work, "backspace")
    assert work.session.queue.filter == "" and len(work.session.queue) == 5


async def test_backspace_drops_nothing_where_something_is_found(work: Work) -> None:
    await press(work, "backspace")
    assert work.said == "the list is not empty"


async def test_saved_queries_stand_in_the_header_with_their_counts(work: Work, desk: FakeDesk) -> None:
    desk.saved = [SavedQuery("inbox", "verdict:none"), SavedQuery("everything", "", "oldest")]
    work.lists.again()
    assert "[1 inbox]" in draw(work, 140, 40)[0]
    await work.lists.refresh(work)
    header = draw(work, 140, 40)[0]
    assert "· [1 inbox 5] [2 everything 5]" in header
    narrow = draw(work, 80, 24)[0]
    assert "[1 inbox 5]" in narrow and "[2" not in narrow
    assert "[" not in draw(work, 40, 12)[0]
    await press(work, "a")
    assert work.lists.stale
    await press(work, "alt+2")
    assert (work.session.queue.filter, work.session.queue.order) == ("", "oldest")
    await press(work, "alt+9")
    assert work.said.startswith("there is no saved query 9")


async def test_a_list_is_saved_chosen_and_taken_away(work: Work, desk: FakeDesk) -> None:
    await press(work, "f", "ctrl+u", *"site:a", "enter", ":", *"save mine", "enter")
    assert work.said == "saved as mine: alt+1 goes there, Q lists all"
    await press(work, "F", "Q")
    assert any("mine  site:a · newest, your own" in row for row in draw(work, 80, 24))
    draw(work, 40, 12)
    await press(work, "1")
    assert work.session.queue.filter == "site:a"
    kept = [*desk.saved]
    await press(work, "Q", "delete")
    assert desk.saved == [] and " gone, u brings it back: mine" in draw(work, 80, 24)[22]
    await press(work, "u")
    assert desk.saved == kept and " mine is back" in draw(work, 80, 24)[22]
    await press(work, "delete", "escape")
    assert desk.saved == []


async def test_a_configured_query_says_why_it_stays(work: Work, desk: FakeDesk) -> None:
    desk.saved = [SavedQuery("inbox", "verdict:none")]
    work.lists.again()
    await press(work, "Q", "delete")
    assert " inbox stays: it stands in desk.toml or config.toml" in draw(work, 80, 24)[22]


async def test_a_query_that_cannot_be_understood_says_so(work: Work, desk: FakeDesk) -> None:
    desk.saved = [SavedQuery("bad", "(")]
    work.lists.again()
    await press(work, "alt+1")
    assert work.said.startswith("bad: ") and work.session.queue.filter == "verdict:none"


async def test_old_terminals_send_other_characters_for_alt(work: Work, desk: FakeDesk) -> None:
    desk.saved = [SavedQuery("all", "")]
    work.lists.again()
    await press(work, "¡")
    assert work.session.queue.filter == ""


async def test_saved_queries_on_a_small_window_are_cut_with_a_sign(work: Work, desk: FakeDesk) -> None:
    desk.saved = [SavedQuery("a name that is long", "site:coastwire.test words:300..", own=True)]
    work.lists.again()
    work.lists.counts = {desk.saved[0].filter: 85}
    await press(work, "Q")
    title, row = next((one, two) for one, two in pairwise(draw(work, 40, 12)) if "saved queries" in one)
    assert title.rstrip("─").endswith("… ")
    assert row.rstrip().endswith("… 85")


async def test_the_help_names_no_key_of_a_mac_alone(work: Work) -> None:
    await press(work, "?", *"saved query 1")
    shown = "".join(draw(work, 80, 24))
    assert "alt+1 " in shown and "¡" not in shown


async def test_a_list_that_takes_its_time_leaves_the_keys_alive(work: Work, desk: FakeDesk) -> None:
    desk.long = {"note:fog"}
    before = work.session.queue
    await press(work, "f", "ctrl+u", *"note:fog", "enter")
    assert work.session.queue is before and work.lists.coming is not None
    await press(work, "n")
    rows = draw(work, 80, 24)
    assert rows[22].startswith(" listing note:fog …") and "esc ends it" in rows[22]
    assert work.session.article is not None and work.session.article.id == "plain-3"
    draw(work, 40, 12)
    coming = work.lists.coming
    coming.go_on.set()  # type: ignore[attr-defined]
    await work.lists.settled()
    assert work.session.queue is coming and work.session.queue.filter == "note:fog"
    assert work.session.article.id == "plain-3" and work.said == "5 in the list"


async def test_esc_ends_a_list_that_takes_its_time(work: Work, desk: FakeDesk) -> None:
    desk.long = {"note:fog"}
    before = work.session.queue
    await press(work, ":", *"filter note:fog", "enter", "escape")
    assert work.said == "the list stays as it was"
    await asyncio.sleep(0.05)
    assert work.session.queue is before and "listing" not in draw(work, 80, 24)[22]


async def test_a_late_list_waits_for_what_is_being_typed(work: Work, desk: FakeDesk) -> None:
    desk.long = {"note:fog", "verdict:none"}
    before = work.session.queue
    await press(work, "R", "c", *"dry")
    assert work.lists.coming is not None
    work.lists.coming.go_on.set()  # type: ignore[attr-defined]
    await asyncio.sleep(0.05)
    assert work.session.queue is before
    await press(work, "escape")
    await work.lists.settled()
    assert work.session.queue is not before


async def test_an_empty_list_is_counted_once(work: Work, desk: FakeDesk) -> None:
    await press(work, "f", "ctrl+u", *"tag:fog", "enter")
    asked: list[str] = []
    count = desk.count

    def counted(filter_: str = "") -> int:
        asked.append(filter_)
        return count(filter_)

    desk.count = counted  # type: ignore[method-assign]
    draw(work, 80, 24)
    draw(work, 80, 24)
    assert asked == [""]


async def test_counting_is_ended_by_another_list_and_at_the_end(work: Work, desk: FakeDesk) -> None:
    desk.saved = [SavedQuery("inbox", "verdict:none")]
    work.lists.again()
    begun: list[Ending] = []

    def slow(filters: Sequence[str], ending: Ending) -> list[int | None]:
        begun.append(ending)
        for _ in range(500):
            time.sleep(0.01)
            ending.check()
        return [None for _ in filters]

    desk.counts = slow  # type: ignore[method-assign]
    counting = asyncio.create_task(work.lists.refresh(work))
    while not begun:
        await asyncio.sleep(0.01)
    await press(work, "F")
    while len(begun) < 2:
        await asyncio.sleep(0.01)
    work.lists.close()
    async with asyncio.timeout(2):
        await counting
    assert len(begun) == 2


async def test_paths_are_ingested_from_the_screen(
    work: Work, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[Sequence[str]] = []
    told = asyncio.Event()

    async def ingest(library: Path, paths: Sequence[str]) -> None:
        asked.append(paths)
        await told.wait()
        work.arrivals.share = None

    monkeypatch.setattr(work.arrivals, "ingest", ingest)
    folder = tmp_path / "two words"
    await press(work, ":", *f"ingest {folder}", "enter")
    assert work.said == f"there is no {folder}" and work.arrivals.share is None
    folder.mkdir()
    await press(work, ":", *f"ingest {folder}", "enter")
    assert "reading 0%" in draw(work, 80, 24)[0]
    await asyncio.sleep(0)
    await press(work, ":", *f"ingest {folder}", "enter")
    assert work.said == "an ingest is running: nothing begun"
    told.set()
    await asyncio.sleep(0.01)
    assert asked == [[str(folder)]] and work.arrivals.share is None
    await press(work, ":", *"ingest", "enter")
    assert work.said == "type the path behind it: ingest dumps/"
