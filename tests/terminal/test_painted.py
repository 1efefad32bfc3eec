"""A verdict means the article that was on the screen when its key was typed, whatever was typed before it."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from tests.terminal.conftest import clock
from tests.terminal.fake_desk import SCHEME, FakeDesk
from tui.terminal.commands.deciding import Decide
from tui.terminal.glyphs import UNICODE
from tui.terminal.keymap import keymap
from tui.terminal.work import Work

LEAVING = {"quit", "suspend", "record left over"}
DECIDING = [command.keys[0] for command in keymap(SCHEME).commands if isinstance(command, Decide)]
KEYS = [key for command in keymap(SCHEME).commands if command.name not in LEAVING for key in command.keys]
BY_NAME = [["?", *kind.name, "enter"] for kind in SCHEME]
BURSTS = [
    ["]", "y"],
    ["]", "w"],
    ["x", "v"],
    ["v", ";", "a"],
    ["v", "n", "V", ";", "r"],
    ["t", *"flood", "enter"],
    ["c", *"hi", "ctrl+s"],
]
"""Everything else that records something of an article, as one would type it."""

steps = st.lists(
    st.just(["paint"])
    | st.sampled_from(DECIDING).map(lambda key: [key])
    | st.sampled_from(["n", "p", "N", "R", "f", "U", "u", "G", "g"]).map(lambda key: [key])
    | st.sampled_from(KEYS).map(lambda key: [key])
    | st.sampled_from(BY_NAME)
    | st.sampled_from(BURSTS),
    max_size=25,
)


@given(steps=steps, behind=st.integers(0, 3))
async def test_only_what_was_seen_is_decided(steps: list[list[str]], behind: int) -> None:
    """``behind``: so many keys are typed ahead of the one that is answered.

    What is recorded together was seen too, each of them, when it was selected.
    """
    desk = FakeDesk()
    work = Work(desk, UNICODE, clock)  # type: ignore[arg-type]
    work.begin()
    seen: list[tuple[float, str]] = []
    now = 10.0
    for step in steps:
        for key in step:
            now += 1.0
            if key == "paint":
                work.painted(now)
                seen.append((now, work.session.article.id if work.session.article else ""))
                continue
            typed = now - behind - 0.5
            before, together = len(desk.written), len(desk.together)
            await work.press(key, typed)
            while work.saver.waiting:
                await asyncio.sleep(0.001)
            recorded = desk.written[before:]
            on_screen = [article for at, article in seen if at <= typed]
            if len(desk.together) > together:
                assert set(recorded) <= set(on_screen), (key, typed, seen)
            elif recorded:
                assert on_screen and recorded == [on_screen[-1]], (key, typed, seen)
    await work.saver.close()
