"""What is said of more or less than the article shown: the selected ones, a mark, a line of the raw text."""

import asyncio
from typing import TYPE_CHECKING

from tui.desk.cleaned import RIGHT
from tui.desk.desk import Act, Desk
from tui.model import SafeText, Target
from tui.terminal.judged import target
from tui.terminal.raw import RawReading
from tui.terminal.reading import Reading
from tui.terminal.rereading import Rereading
from tui.terminal.saving import PATIENCE, Write
from tui.terminal.selection import Selection

if TYPE_CHECKING:
    from tui.terminal.work import Work


class Judging:
    """The selection, and the acts that are no verdict on the article shown."""

    def __init__(self, work: "Work") -> None:
        self._work = work
        self._selection = Selection()
        self.rereading = Rereading(work.desk, self._read_again)

    @property
    def selection(self) -> Selection:
        """What is selected in the present list."""
        self._selection.follow(self._work.session.queue.filter)
        return self._selection

    async def decide_all(self, verdict: str, tags: tuple[str, ...] = ()) -> None:
        """Record a verdict on all that is selected, as one act; nothing is selected then."""
        work, chosen = self._work, dict(self.selection.chosen)
        if not chosen:
            return
        from tui.desk.unsaved import Waiting

        self.selection.clear()
        # As it is now: what is not stored at once settles later what it settles now.
        settling = await asyncio.to_thread(work.desk.settling, chosen, verdict)
        articles = tuple(chosen.values())
        deed = Waiting("decide", verdict=verdict, added=tags, articles=articles, settling=settling or {})

        def store(desk: Desk) -> Act:
            return desk.decide_all(chosen, verdict, tags, deed.key, settling)

        write = Write(deed, store, chosen=chosen)
        if not await work.saver.write(write) and work.saver.reason is None:
            work.say(f"{verdict} on {len(chosen):,} articles is being saved")

    async def judge(self, verdict: str) -> None:
        """Say of the current mark, or block of the raw text, that it is right, or wrong."""
        work = self._work
        reading, row, raw = work.session.reading, work.session.row, work.session.raw
        if reading is None or row is None:
            return
        span = self._mark(reading, verdict) if raw is None else self._block(raw, verdict)
        if span is None:
            return
        from tui.desk.unsaved import Waiting

        article = reading.article.id
        deed = Waiting("decide", article, verdict, target=span, revision=reading.article.raw_sha256)

        def store(desk: Desk) -> Act:
            return desk.judge_span(article, verdict, span, revision=deed.revision, key=deed.key)

        if not await work.saver.write(Write(deed, store, row.seq)):
            # On its way; else it has been seen when it was stored.
            self.refresh()

    def _mark(self, reading: Reading, verdict: str) -> Target | None:
        """The current mark, unless the reviewer has said so already."""
        mark, known = reading.marks.current, reading.judged.get(reading.marks.index or 0)
        if mark is not None and known is not None and known.mine == verdict:
            self._work.say(f"this mark is {verdict} by you already: nothing recorded")
            return None
        return None if mark is None else target(reading.article, mark)

    def _block(self, raw: RawReading, verdict: str) -> Target | None:
        """The block that the cursor is in, unless the reviewer has said so already, with ``v`` too."""
        number = raw.block()
        if number is None:
            return None
        known, piece = raw.judged.get(number), raw.pieces[number]
        done = "removed" if piece.removed else "kept"
        if known is not None and known.mine == verdict:
            self._work.say(f"that this is {done} is {verdict} by you already: nothing recorded")
        elif raw.by_lines.get(number) == RIGHT:
            changes = f"{self._work.keymap.key('select')} {'keeps' if piece.removed else 'removes'} it"
            already = "nothing recorded" if verdict == RIGHT else changes
            self._work.say(f"{done} by you already: {already}")
        else:
            return piece.target(raw.safe.original)
        return None

    async def clean(self) -> None:
        """Keep the line of the raw text that the cursor is on, or remove it, and read the article again."""
        work = self._work
        raw, row = work.session.raw, work.session.row
        line = raw.line() if raw is not None else None
        if raw is None or row is None or line is None:
            work.say("there is nothing on this line")
            return
        if raw.on_headline():
            work.say("this line is the headline: it stands above the text already")
            return
        from tui.desk.unsaved import Waiting
        from tui.model import CleaningRequest

        (start, end, keep), article, sha = line, raw.article.id, raw.article.raw_sha256
        exact = raw.safe.original[start:end]
        asked = CleaningRequest(article=article, keep=keep, revision=sha, start=start, end=end, exact=exact)
        deed = Waiting("clean", article, line=asked)
        write = Write(
            deed, lambda desk: desk.clean_line(article, sha, start, end, keep=keep, key=deed.key), row.seq
        )
        if await work.saver.write(write) and self.rereading.task is not None:
            await asyncio.wait([self.rereading.task], timeout=PATIENCE)

    def refresh(self) -> None:
        """What stands on the article shown, and on its marks, with what is on its way to the disk."""
        work = self._work
        row = work.session.row
        waiting = [
            write
            for write in work.saver.waiting
            if write.target is not None and row is not None and write.seq == row.seq
        ]
        work.session.judge([(write.verdict or "", write.target) for write in waiting if write.target])

    def stored(self, write: Write, act: Act, *, shown: bool) -> None:
        """Something is stored: ``shown`` where its article has been made the current one."""
        work = self._work
        session = work.session
        if act.articles > 1 or write.chosen:
            session.queue.forget_all()
        here = session.row is not None and session.row.seq == act.seq
        if here:
            self.refresh()
        if act.target is not None and shown and here and session.reading is not None:
            session.stand_on(act.target)
        if act.cleaned and act.seq is not None:
            what = SafeText(act.summary).line()
            if write.deed.kind == "clean":
                what = f"{what} by {work.reviewer}"
            self.rereading.want(act.seq, what)
            if here:
                work.say(f"{what}; reading again {work.glyphs.ellipsis}")

    def _read_again(self, seq: int, told: str) -> None:
        session = self._work.session
        session.queue.forget(seq)
        if session.row is not None and session.row.seq == seq:
            session.read_again()
            self.refresh()
            self._work.say(told)
        self._work.screen.paint()
