"""The note editor: docked under the article, which stays readable and can be paged."""

import asyncio
from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from tui.desk import spans
from tui.desk.act import Act, new_key
from tui.desk.desk import Desk
from tui.model import Article, SafeText, Target
from tui.terminal import looks
from tui.terminal.cells import cell_len, fit
from tui.terminal.drafts import Draft, Drafts
from tui.terminal.editor import Editor
from tui.terminal.glyphs import Glyphs
from tui.terminal.looks import Row, row
from tui.terminal.marks import Mark
from tui.terminal.panels.panel import Answer, Panel
from tui.terminal.reading import GUTTER, text_width
from tui.terminal.saving import Write
from tui.terminal.work import Work

HEIGHT = 5
"""Rows of the panel in an ordinary window, its rule among them."""
PAUSE = 1.0
"""Seconds without a key after which the draft is written."""

Save = Callable[[Work, str, str, Callable[[], None]], Awaitable[None]]
"""Stores the text in another way than as a note, with a key; calls what it is given once that is done."""


class NotePanel(Panel):
    """What is typed is a note on an article or a span of it; left unfinished it is kept as a draft."""

    sliced = True
    gives = "ctrl+s"

    def __init__(self, drafts: Drafts, draft: Draft, seq: int, *, save: Save | None = None) -> None:
        self._drafts = drafts
        self._draft = draft
        span = f"“{draft.target.exact}”" if draft.target is not None else "the article"
        self.asked = f"note, about {span}" + (f", goes on with “{draft.text}”" if draft.text else "")
        self._seq = seq
        self._save = save
        self.editor = Editor(draft.text, draft.cursor)
        self._kept: Draft | None = draft if draft.text else None
        """As it is on disk."""
        self._kept_at = ""
        self._trouble = ""
        self._timer: asyncio.TimerHandle | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._work: Work | None = None
        self._top = 0
        self.covering = False
        """The article is paged by what is seen of it above the panel."""

    def height(self, room: int) -> int:
        """Five rows, half on a small screen, a third on a large one."""
        return max(min(HEIGHT, room // 2 + 1), room // 3)

    def open_on(self, work: Work) -> None:
        """Take the keys; where the panel would hide the current mark the article moves up."""
        work.panel, self._work = self, work
        reading = work.session.reading
        spot = reading.cursor() if reading is not None and work.session.raw is None else None
        if reading is not None and spot is not None:
            line = reading.pager.top + spot[1]
            if spot[1] >= reading.pager.height - self.height(reading.pager.height):
                self._cover(work)
                reading.pager.to(max(line - 1, 0))

    def _cover(self, work: Work) -> None:
        if not self.covering:
            self.covering = True
            pager = work.session.pager
            pager.fit(pager.lines, pager.height - self.height(pager.height))

    def rows(self, work: Work, columns: int, height: int) -> list[Row]:
        """The rule that says what it is about, and the text around the cursor."""
        self.editor.width = text_width(columns)
        safe, lines = self.editor.layout()
        at, _ = self.editor.where()
        room = max(height - 1, 1)
        self._top = max(min(self._top, at, max(len(lines) - room, 0)), at - room + 1)
        rows = [self._rule(work, columns)]
        for number, (start, end) in enumerate(lines[self._top : self._top + room], self._top):
            runs: list[tuple[str, int]] = [(" " * GUTTER, 0)]
            if number == at:
                here = safe.position(self.editor.cursor)
                under = (safe.drawn[here : here + 1], looks.CURRENT) if here < end else ("_", 0)
                runs += [(safe.drawn[start:here], 0), under, (safe.drawn[here + 1 : end], 0)]
            else:
                runs.append((safe.drawn[start:end], 0))
            rows.append(row(*runs))
        return rows + [()] * (height - len(rows))

    def _rule(self, work: Work, columns: int) -> Row:
        glyphs, draft = work.glyphs, self._draft
        title = f" note by {work.reviewer}"
        if draft.target is not None:
            mark = f" ({draft.mark}) " if draft.mark else " "
            room = columns - cell_len(title) - cell_len(mark) - 13
            about = fit(SafeText(draft.target.exact).line(), max(room, 8), glyphs.ellipsis)
            title += f", about “{about}”{mark}"
        else:
            title += ", about the article "
        title = fit(title, columns - 3, glyphs.ellipsis)
        return row((glyphs.rule * 2 + title + glyphs.rule * (columns - cell_len(title) - 2), 0))

    def hint(self, columns: int) -> tuple[str, str]:
        """Its keys, and since when it is on disk."""
        if columns < 66:
            return "ctrl+s save  esc close  ctrl+e $EDITOR", ""
        right = self._trouble or (f"draft {self._kept_at}" if self._kept_at else "")
        return "ctrl+s save   esc close, draft kept   ctrl+e open $EDITOR", right

    def footer(self, glyphs: Glyphs) -> str:
        """That no verdict can fire."""
        return "note: letters are letters here"

    def cursor(self) -> tuple[int, int] | None:
        """Where the next letter goes."""
        at, column = self.editor.where()
        return GUTTER + column, 1 + at - self._top

    @property
    def entry(self) -> "_Line":
        """Where only lines are typed: one more of them."""
        return _Line(self.editor)

    async def press(self, work: Work, key: str) -> Answer:
        """A key."""
        if key in ("escape", "ctrl+c"):
            return await self._leave(work)
        if key == "ctrl+s":
            return await self._store(work)
        if key in ("pageup", "pagedown"):
            self._cover(work)
            work.session.pager.page(1 if key == "pagedown" else -1)
        elif key == "ctrl+e":
            await self._edit(work)
        elif self.editor.press(key):
            self._changed(work)
        return "stay"

    def paste(self, text: str) -> None:
        """Text from the clipboard, every character of it."""
        self.editor.paste(text)
        if self._work is not None:
            self._changed(self._work)

    async def _leave(self, work: Work) -> Answer:
        await self._rest()
        if not self.editor.text.strip():
            if self._kept is not None:
                self._drafts.forget(self._kept)
            return "close"
        try:
            self._keep()
        except OSError as error:
            self._trouble = f"draft not kept: {error.strerror}"
            return "stay"
        key = work.keymap.key(self._draft.purpose or "note")
        work.say(f"the draft is kept: {key} goes on with it")
        return "close"

    async def _store(self, work: Work) -> Answer:
        await self._rest()
        text = self.editor.text.rstrip("\n")
        if not text.strip():
            work.say("nothing is written yet: nothing saved")
            if self._kept is not None:
                self._drafts.forget(self._kept)
            return "close"
        work.panel = None
        if any(write.deed.key == self._draft.key for write in work.saver.waiting):
            work.say("this note waits to be saved already")
            return "close"
        # First as a draft: until it is stored it is not lost, whatever happens.
        key = new_key()
        self._draft = replace(self._draft, key=key)
        self.leaving(work)
        kept = self._now()

        def done() -> None:
            self._drafts.forget(kept)

        if self._save is not None:
            await self._save(work, text, key, done)
            return "close"
        from tui.desk.unsaved import Waiting

        seq, article, target = self._seq, self._draft.article, self._draft.target
        sha = work.session.revision

        def store(desk: Desk) -> Act:
            return desk.note(seq, text, article, target, revision=sha, key=key)

        await work.saver.write(Write(Waiting("note", article, note=text, key=key), store, seq, then=done))
        return "close"

    async def _edit(self, work: Work) -> None:
        """Hand the text to ``$EDITOR`` and take back what it leaves."""
        await self._rest()
        self.leaving(work)
        try:
            text = work.screen.edit(self.editor.text)
        except OSError as error:
            self._trouble = str(error.strerror or error)
            return
        if text != self.editor.text:
            self.editor.set(text)
            self._changed(work)

    def _changed(self, work: Work) -> None:
        """Write it down after a pause."""
        self._trouble = ""
        if self.editor.text != self._draft.text:
            self._draft = replace(self._draft, key="")
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(PAUSE, self._begin_keeping, work)

    def _begin_keeping(self, work: Work) -> None:
        self._timer = None
        self._keeping = asyncio.create_task(self._keep_aside(work))

    async def _keep_aside(self, work: Work) -> None:
        try:
            await asyncio.to_thread(self._keep)
        except OSError as error:
            self._trouble = f"draft not kept: {error.strerror}"
        else:
            self._kept_at = work.now().strftime("%H:%M")
        if work.panel is self:
            work.screen.paint()

    async def _rest(self) -> None:
        """Nothing is written any more when this has ended."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._keeping is not None:
            await asyncio.wait([self._keeping])
            self._keeping = None

    def leaving(self, work: Work) -> None:
        """Write down what has not been written."""
        if self.editor.text.strip():
            try:
                self._keep()
            except OSError as error:
                self._trouble = f"draft not kept: {error.strerror}"
                work.last_words = f"the draft of a note is not kept: {error.strerror}"

    def _now(self) -> Draft:
        return replace(self._draft, text=self.editor.text, cursor=self.editor.cursor)

    def _keep(self) -> None:
        now = self._now()
        if now != self._kept:
            self._drafts.keep(now)
            self._kept = now


class _Line:
    """A line that is put behind what was written before."""

    text = ""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor

    def set(self, line: str) -> None:
        """Put it there."""
        self._editor.set(f"{self._editor.text}\n{line}" if self._editor.text.strip() else line)


def note_panel(work: Work, *, purpose: str = "", save: Save | None = None) -> NotePanel | None:
    """The panel for a note on the article shown: its draft, if there is one, else a new one.

    ``purpose``: the verdict that it goes with; else it is about the current mark, where there is one.
    None where there is no article.
    """
    session = work.session
    reading, seq = session.reading, session.row
    if reading is None or seq is None:
        return None
    article = reading.article
    drafts = Drafts(work.desk.library_path, work.desk.reviewer)
    mark = reading.marks.current if not purpose and session.raw is None else None
    target = target_of(article, mark) if mark is not None else None
    draft = drafts.find(article.id, target, purpose)
    if draft is not None and draft.key and work.desk.recorded(draft.key):
        # It was on its way to the disk when the screen was left, and has got there.
        drafts.forget(draft)
        draft = None
    if draft is None:
        number = f"mark {(reading.marks.index or 0) + 1} of {len(reading.marks.all)}" if target else ""
        draft = drafts.new(article.id, target=target, purpose=purpose, at=work.now().isoformat())
        draft = replace(draft, title=article.title or "", mark=number)
    return NotePanel(drafts, draft, seq.seq, save=save)


def target_of(article: Article, mark: Mark) -> Target:
    """The span that a note at a mark is about: all of an attribution, a figure with what it counts."""
    start, end, text = mark.start, mark.end, article.body(mark.place)
    if mark.attribution is not None:
        whole = article.attributions[mark.attribution]
        start, end = whole.start, whole.end
    elif mark.figure is not None:
        counted = article.figures[mark.figure].counted
        if counted is not None and counted.start >= end and not text[end : counted.start].strip():
            end = counted.end
    return spans.target_of(text, mark.place, start, end)
