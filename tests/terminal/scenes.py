"""Every screen there is, reached by keys on the desk of invented articles."""

from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from tests.terminal.conftest import clock, press
from tests.terminal.drawing import draw
from tests.terminal.fake_desk import FakeDesk
from tui.desk.desk import Place
from tui.desk.leases import Desks
from tui.model import Given
from tui.terminal.glyphs import Glyphs
from tui.terminal.panels.prompt import Offer, Prompt
from tui.terminal.unsaved import Unsaved
from tui.terminal.work import Work

Scene = Callable[[FakeDesk, Glyphs, int, int], Awaitable[Work]]


def at_work(desk: FakeDesk, glyphs: Glyphs, columns: int, rows: int) -> Work:
    """At the flood article, the one before it accepted, in a window of this size."""
    work = Work(desk, glyphs, clock)  # type: ignore[arg-type]
    if len(desk.rows) > 1:
        desk._set(2, "accept")
    work.saved_at = "17:58"
    work.begin()
    draw(work, columns, rows)
    work.session.go(2)
    draw(work, columns, rows)
    return work


def _keys(*keys: str) -> Scene:
    async def scene(desk: FakeDesk, glyphs: Glyphs, columns: int, rows: int) -> Work:
        work = at_work(desk, glyphs, columns, rows)
        for key in keys:
            await press(work, key)
            draw(work, columns, rows)
        return work

    return scene


async def _prompt(desk: FakeDesk, glyphs: Glyphs, columns: int, rows: int) -> Work:
    work = at_work(desk, glyphs, columns, rows)

    async def given(_: Work, line: str) -> str | None:
        return f"column 1: {line} is no filter"

    def offers(text: str, cursor: int) -> list[Offer]:
        return [
            Offer(0, cursor, text + site, f"{9 - i} articles") for i, site in enumerate(("north", "coast"))
        ]

    work.panel = Prompt("filter: ", given, text="site:", offers=offers)
    await press(work, "tab", "tab")
    return work


async def _prompt_wrong(desk: FakeDesk, glyphs: Glyphs, columns: int, rows: int) -> Work:
    work = await _prompt(desk, glyphs, columns, rows)
    await press(work, "escape", "enter")
    return work


async def _inspector(desk: FakeDesk, glyphs: Glyphs, columns: int, rows: int) -> Work:
    """In place of the text, or where it stands beside it with the keys of movement in it."""
    work = at_work(desk, glyphs, columns, rows)
    await press(work, "tab" if work.session.inspector_shown else "i", "j", "j")
    return work


async def _closed(desk: FakeDesk, glyphs: Glyphs, columns: int, rows: int) -> Work:
    work = await _inspector(desk, glyphs, columns, rows)
    await press(work, "i")
    return work


async def _nothing_found(desk: FakeDesk, glyphs: Glyphs, columns: int, rows: int) -> Work:
    for seq in desk.rows:
        desk._set(seq, "reject")
    work = Work(desk, glyphs, clock)  # type: ignore[arg-type]
    work.begin()
    return work


async def _empty(_: FakeDesk, glyphs: Glyphs, columns: int, rows: int) -> Work:
    work = Work(FakeDesk([]), glyphs, clock)  # type: ignore[arg-type]
    work.begin()
    return work


async def _not_saved(desk: FakeDesk, glyphs: Glyphs, columns: int, rows: int) -> Work:
    work = at_work(desk, glyphs, columns, rows)
    desk.broken = "no space left on /srv/desk"
    await press(work, "a")
    await work.saver.close()
    return work


async def _left_over(desk: FakeDesk, glyphs: Glyphs, columns: int, rows: int) -> Work:
    from tui.terminal.unsaved import keep

    lines = [("plain-1", "accept"), ("plain-4", "skip")]
    keep(
        [
            Unsaved(
                library=str(desk.library_path.resolve()), reviewer=desk.reviewer, article=one, verdict=verdict
            )
            for one, verdict in lines
        ]
    )
    return at_work(desk, glyphs, columns, rows)


async def _pending(desk: FakeDesk, glyphs: Glyphs, columns: int, rows: int) -> Work:
    """The keys of the footer on an article whose raw text is looked at, in the list's focus."""
    work = at_work(desk, glyphs, columns, rows)
    await press(work, "shift+tab", "k")
    return work


async def _others(desk: FakeDesk, glyphs: Glyphs, columns: int, rows: int) -> Work:
    """One reads the current article too, two the one before it, which is decided, one the first."""
    desk.leases.seen = Desks(
        front={"flood": ("bo",), "plain-2": ("bo", "eve\u202e"), "plain-1": ("Ottoline",)}
    )
    return at_work(desk, glyphs, columns, rows)


async def _disputed(desk: FakeDesk, glyphs: Glyphs, columns: int, rows: int) -> Work:
    """Blind reviews: two reviewers have judged the article and differ."""
    seq = 3
    article = desk.articles[seq].id
    desk.blind = desk.several = True
    desk.scheme = (replace(desk.scheme[0], colour="green"), *desk.scheme[1:])
    desk.rows[seq] = replace(desk.rows[seq], verdict="reject", verdict_by="ana", disagree=True, reviews=2)
    desk.kept = Place("", "newest", article)
    desk.disputes[article] = (Given("e1", "bo", "accept"), Given("e2", "ana", "reject"))
    return at_work(desk, glyphs, columns, rows)


SCENES: dict[str, Scene] = {
    "work": _keys(),
    "walk": _keys("]", "]", "]", "]", "]", "]", "]", "]"),
    "raw": _keys("x"),
    "raw-judged": _keys("x", "y", "]", "]", "w", "]", "y"),
    "zoom": _keys("z"),
    "headline": _keys("H"),
    "help": _keys("?", *"orphan"),
    "new key": _keys("?", *"orphan", "ctrl+k", "x"),
    "prompt": _prompt,
    "prompt, wrong": _prompt_wrong,
    "inspector": _inspector,
    "inspector closed": _closed,
    "list in focus": _pending,
    "disputed": _disputed,
    "note": _keys("]", "]", "c", *"Who counted?"),
    "tags": _keys("t", *"flood, har"),
    "count": _keys("1", "2"),
    "empty": _empty,
    "nothing found": _nothing_found,
    "not saved": _not_saved,
    "left over": _left_over,
    "others": _others,
}
