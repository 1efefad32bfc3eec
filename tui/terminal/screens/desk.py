"""The work screen: queue over text, one key from article to verdict."""

import asyncio
import gc
import re
from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.geometry import Offset, Region, Size, Spacing
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker

from tui.desk.desk import Queue
from tui.terminal import themes
from tui.terminal.frame import Frame, frame
from tui.terminal.slices import SLICES
from tui.terminal.view import cursor, draw
from tui.terminal.widgets.lines import Lines
from tui.terminal.work import Work

PARTS = (
    # First, so that the others keep their place in the order when these come and go.
    *SLICES,
    *("header", "saved", "queue", "rule", "place", "corner", "left", "headline", "about", "body"),
    *("right", "inspector", "status", "footer"),
)
LEAVING = ("q", "ctrl+c", "ctrl+q", "ctrl+z")
"""Keys that work even where the window is too small for an article."""
HELD = re.compile(
    r"(.*\+)?((left|right)_(shift|control|alt|super|hyper|meta)|iso_level[35]_shift|(caps|num|scroll)_lock|<ignore>)\Z"
)
"""What some terminals send for a key that is only held, or that means nothing."""
REMEMBERED_AFTER = 1.0
"""Seconds after a key until the place is kept."""


class FrameLayout(Layout):
    """Puts each part where the frame says; there is nothing to be negotiated."""

    name = "frame"

    def __init__(self) -> None:
        self.frame = frame(80, 24)

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """The places of the parts that the frame has."""
        return [
            WidgetPlacement(
                Region(*self.frame.boxes[child.id or ""]), Offset(), Spacing(), child, child.id in SLICES
            )
            for child in children
            if child.id in self.frame.boxes
        ]


class DeskScreen(Screen[None], inherit_bindings=False):
    """Keys go to the work; what the work then shows goes to the parts, which send what is different."""

    DEFAULT_CSS = "DeskScreen { background: ansi_default; overflow: hidden; }"
    ALLOW_SELECT = False

    def __init__(self, work: Work, send: Callable[[str], bool], drawn_at: float | None = None) -> None:
        """``drawn_at``: when the current article was sent, where it is on the terminal already."""
        super().__init__()
        self._send = send
        self._work = work
        styler = themes.styler(work.theme)
        self.styles.background = themes.ground(work.theme)
        self._places = FrameLayout()
        self._parts = {name: Lines(name, styler, self._drawing) for name in PARTS}
        self._mounted: set[str] = set()
        self._drawn_at = drawn_at
        """When the article shown last was sent; None until it is."""
        self._shown: object = None if drawn_at is None else work.session.shown
        self._begun = False
        self._completing: Queue | None = None
        self._marking: Worker[None] | None = None
        self._counting: Worker[None] | None = None
        self._remembering: Worker[None] | None = None
        work.screen = self

    @property
    def layout(self) -> Layout:
        """The frame."""
        return self._places

    def compose(self) -> ComposeResult:
        """One widget a part that the window has, and the slices; the others come when they are needed."""
        self._show()
        # A part that comes later has the whole screen drawn once more: not for the first letter of a note.
        self._mounted |= {*self._places.frame.boxes, *SLICES}
        yield from (part for name, part in self._parts.items() if name in self._mounted)

    def _mount(self, wanted: Frame) -> None:
        """The parts that a larger window or a panel has beyond those there are, each in its place."""
        missing = [name for name in PARTS if name in wanted.boxes and name not in self._mounted]
        if not self._mounted:
            return
        for name in missing:
            behind = [one for one in PARTS[PARTS.index(name) + 1 :] if one in self._mounted]
            self.mount(self._parts[name], before=self._parts[behind[0]] if behind else None)
            self._mounted.add(name)

    def _show(self) -> None:
        wanted, parts = draw(self._work, *self.app.size)
        self._mount(wanted)
        if wanted != self._places.frame:
            self._places.frame = wanted
            # A part asks for it, not the screen: that makes the screen forget how it was arranged.
            self._parts["body"].refresh(repaint=False, layout=True)
        if self._shown is not self._work.session.shown:
            self._shown = self._work.session.shown
            self._drawn_at = None
        for name, rows in parts.items():
            self._parts[name].show(rows)
        self.app.cursor_position = Offset(*cursor(self._work, wanted))

    def paint(self) -> None:
        """Draw what has changed."""
        self._show()
        self.call_after_refresh(self._after_paint)
        self._complete_queue()
        self._refresh_lists()

    def _drawing(self) -> None:
        if self._drawn_at is None:
            self._drawn_at = Message().time

    def _after_paint(self) -> None:
        if self._fits:
            self._work.painted(self._drawn_at or Message().time)

    @property
    def _fits(self) -> bool:
        """The window is large enough to show an article."""
        return "header" in self._places.frame.boxes

    async def on_key(self, event: events.Key) -> None:
        """A key for the work, by its character where it has one."""
        event.stop()
        event.prevent_default()
        if (not self._fits and event.key not in LEAVING) or HELD.match(event.key):
            return
        if self._drawn_at is not None and self._fits:
            # Sent already, though the turn of ``_after_paint`` may not have come yet.
            self._work.painted(self._drawn_at)
        key = event.character if event.is_printable and event.character else event.key
        await self._work.press("space" if key == " " else key, event.time)
        self.paint()
        self._remember_soon()

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text is no row of keys."""
        event.stop()
        self._work.paste(event.text)
        self.paint()

    def on_resize(self) -> None:
        """The window has another size."""
        self.paint()

    def on_mount(self) -> None:
        """The first paint is on its way: note when it is there, then list the rest."""
        self.call_after_refresh(self._after_first_paint)
        self.app.app_resume_signal.subscribe(self, lambda _: self.redraw())

    def _after_first_paint(self) -> None:
        self._after_paint()
        gc.enable()
        # What is there now stays: later collections need not look at it again.
        gc.freeze()
        self._begun = True
        self._work.saver.warm()
        self.run_worker(self._work.others.follow(), exit_on_error=False)
        self._complete_queue()
        self._refresh_lists()

    def _complete_queue(self) -> None:
        """List the rest of a list that was taken anew, once its beginning is on the screen."""
        queue = self._work.session.queue
        if self._begun and not queue.complete and queue is not self._completing:
            self._completing = queue
            self.run_worker(self._complete(queue), exit_on_error=False)
        elif queue.unmarked and (self._marking is None or self._marking.is_finished):
            self._marking = self.run_worker(self._mark(queue), exit_on_error=False)

    def _refresh_lists(self) -> None:
        """Count what the saved queries find, out of the way of the keys."""
        lists = self._work.lists
        if self._begun and lists.stale and (self._counting is None or self._counting.is_finished):
            self._counting = self.run_worker(lists.refresh(self._work), exit_on_error=False)

    async def _complete(self, queue: Queue) -> None:
        everything = await asyncio.to_thread(queue.rest)
        if queue is self._work.session.queue:
            self._work.session.join(everything)
            self.paint()

    async def _mark(self, queue: Queue) -> None:
        queue.mark(await asyncio.to_thread(queue.marks))

    def _remember_soon(self) -> None:
        """Keep the place, at most once in a while, out of the way of the keys."""
        if self._remembering is None or self._remembering.is_finished:
            self._remembering = self.run_worker(self._remember(), exit_on_error=False)

    async def _remember(self) -> None:
        await asyncio.sleep(REMEMBERED_AFTER)
        place = self._work.session.place()
        if place is not None:
            await asyncio.to_thread(self._work.desk.remember, place)

    def redraw(self) -> None:
        """Draw every cell again."""
        self.refresh(layout=True)

    def restyle(self, theme: str) -> None:
        """Draw every part in another theme."""
        self.styles.background = themes.ground(theme)
        for part in self._parts.values():
            part.restyle(themes.styler(theme))

    def suspend(self) -> None:
        """Back to the shell."""
        self.app.action_suspend_process()

    def edit(self, text: str) -> str:
        """Give the terminal to the reviewer's editor until it ends."""
        from textual.app import SuspendNotSupported

        from tui.terminal.editing import edit

        try:
            with self.app.suspend():
                found = edit(text)
        except SuspendNotSupported as error:
            raise OSError(None, "this terminal cannot be handed over") from error
        self.redraw()
        return found

    def leave(self) -> None:
        """End the program."""
        self.app.exit(0)

    def send(self, sequence: str) -> bool:
        """Text for the terminal's clipboard."""
        return self._send(sequence)
