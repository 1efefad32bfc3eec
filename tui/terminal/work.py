"""What a reviewer can do at the screen, and all that it shows, without a screen."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tui.desk.act import new_key
from tui.desk.desk import Act, Desk, TooLong
from tui.desk.errors import Stale, Unknown
from tui.desk.settings import state_folder
from tui.desk.words import counted
from tui.model import SafeText
from tui.terminal.arrivals import Arrivals
from tui.terminal.commands.command import Command
from tui.terminal.find import Find
from tui.terminal.glyphs import Glyphs
from tui.terminal.judging import Judging
from tui.terminal.keymap import Keys, keymap, shown
from tui.terminal.letters import Letters
from tui.terminal.lists import Lists
from tui.terminal.no_window import NoWindow
from tui.terminal.others import Others
from tui.terminal.pace import Pace
from tui.terminal.saving import Saver, Write
from tui.terminal.session import Session

if TYPE_CHECKING:
    from tui.terminal.panels.panel import Panel
    from tui.terminal.unsaved import Unsaved
    from tui.terminal.window import Window

Focus = Literal["text", "queue", "inspector"]
MOST_DIGITS = 9
ALWAYS = ("redraw", "suspend")
"""Commands whose keys, where they are no letters, mean the same while a panel is open."""


class Work:
    """The desk with a reviewer at it: keys come in, what is to be shown stands in the attributes."""

    def __init__(
        self, desk: Desk, glyphs: Glyphs, now: Callable[[], datetime] = datetime.now, keys: Keys | None = None
    ) -> None:
        """``keys``: the user's own."""
        self.desk = desk
        self.glyphs = glyphs
        self.reviewer = SafeText(desk.reviewer).line()
        self.now = now
        self.screen: Window = NoWindow()
        self.theme = "ansi"
        self.session = Session(desk, now)
        self.judging = Judging(self)
        self.lists = Lists(desk)
        self.find = Find(glyphs, lambda: self.screen.paint())
        self.keymap = keymap(desk.scheme, keys)
        self.panel: Panel | None = None
        """What takes the keys in place of the commands, until it closes."""
        self.focus: Focus = "text"
        """Which part of the screen the keys of movement mean."""
        self.count: int | None = None
        """The number typed before the key that is being answered."""
        self.saver = Saver(desk, self._stored, self._failed, self._refused)
        self.arrivals = Arrivals(self._arrived)
        self.others = Others(self)
        self.left_over: list[Unsaved] = []
        self.said = ""
        """What row 23 says in answer to the last key."""
        self.alarm = False
        """It is said aloud: something is not saved."""
        self.headline = False
        """The whole headline stands in place of the text, until the next key."""
        self.saved_at: str | None = None
        self.pace = Pace()
        self.last_words = ""
        """What has to be said after the screen is gone."""
        self._painted: tuple[object, float] = (None, 0.0)
        self._asked_to_quit = False
        self._blind = False
        """A key was typed too early and refused: what was typed behind it, as early, means nothing either."""
        self._digits = ""
        """Typed, and to be counted by the next key."""
        self._typed_at = 0.0
        """When the key that is being answered was typed."""
        self._pressed = 0
        """Keys so far."""
        self.leaving = False
        """The work is being put away."""
        self.set_aside: list[Unsaved] = []
        """Left-overs that were refused while they were recorded."""
        self.refusal = ""
        """Why the last of them was."""
        self.letters = Letters(desk.scheme, self.saver, glyphs)

    def begin(self) -> None:
        """Take up the work where it was left."""
        self.session.restore()
        if (state_folder() / "unsaved.jsonl").exists():
            from tui.terminal.left_over import look

            look(self)
        if not self.said and (trouble := SafeText(self.desk.trouble).line() or self.session.instead):
            self.say(trouble)
        elif not self.said and self.keymap.clashes:
            self.say(self.keymap.clashed)
        if (state_folder() / "drafts").exists():
            from tui.terminal.drafts import unfinished

            self.say(unfinished(self.desk, self.said))

    def say(self, text: str, *, alarm: bool = False) -> None:
        """Something for row 23, until the next key; the program's own words, outside text made safe."""
        self.said = self.glyphs.own(text)
        self.alarm = alarm

    async def press(self, key: str, time: float) -> None:
        """A key, and when it was typed (the clock of ``painted``)."""
        self._pressed += 1
        if self._blind and not self._seen(time):
            return
        self._blind = False
        self.say("")
        if self.headline:
            self.headline = False
            return
        self._typed_at = time
        panel = self.panel
        command = self.keymap.get(key)
        always = command is not None and command.name in ALWAYS and len(key) > 1
        if panel is not None and command is not None and always and not panel.asks_for_key:
            await self.do(command)
            return
        if panel is not None:
            if await panel.press(self, key) == "close" and self.panel is panel:
                self.panel = None
            return
        digits, self._digits = self._digits, ""
        if key.isdecimal() and key.isascii() and (digits or key != "0"):
            self._digits = (digits + key)[:MOST_DIGITS]
            self.say(self._digits)
            return
        self.count = int(digits) if digits else None
        if command is not None:
            await self.do(command)
        else:
            self._asked_to_quit = False
            if key != "escape":
                self.say(f"{SafeText(shown(key)).line()}: no command; {self.keymap.key('help')} lists them")

    def paste(self, text: str) -> None:
        """Text from the clipboard: for a panel where one is open, else it is no row of keys."""
        if self.panel is not None:
            self.panel.paste(text)
        else:
            self.say("pasted text is not taken as keys")

    async def do(self, command: Command) -> None:
        """Do what a command does, or say why not."""
        if command.name != "quit":
            self._asked_to_quit = False
        reason = self.unavailable(command, self._typed_at)
        if not reason and self.count is not None and not command.counts:
            reason = f"{self.count}: {command.name} takes no count"
        if reason:
            self.say(reason)
        else:
            await command.run(self)

    def unavailable(self, command: Command, time: float | None = None) -> str | None:
        """Why a command cannot be done now, or at the time its key was typed; None where it can."""
        reason = command.unavailable(self)
        if reason or time is None or not command.of_shown or self._seen(time):
            return reason
        self._blind = True
        return f"{command.name} was typed before this article was on the screen: nothing recorded"

    def painted(self, time: float) -> None:
        """The current article is on the screen, from this time on."""
        if self._painted[0] is not self.session.shown:
            self._painted = (self.session.shown, time)

    def _seen(self, time: float) -> bool:
        """Whether what is shown was on the screen at that time."""
        shown, painted_at = self._painted
        return shown is self.session.shown and time >= painted_at

    async def decide(
        self,
        verdict: str,
        *,
        note: str | None = None,
        tags: tuple[str, ...] = (),
        then: Callable[[], None] | None = None,
        key: str = "",
    ) -> None:
        """Record a verdict on the article shown and go on; ``then`` is called once it is stored.

        ``key``: what it is stored with, where that is known already.
        """
        row = self.session.row
        if row is None:
            return
        if self.standing(row.seq) == verdict:
            key = self.keymap.key("next undecided")
            if self.session.dispute:
                self.say(f"{verdict} is yours already: another verdict, or another reviewer, settles it")
                return
            self.say(f"{verdict} stands already: nothing recorded; {key} goes on to the next undecided")
            return
        from tui.desk.unsaved import Waiting

        # The article that is read: its number in the list may have been given to another one.
        read, key = self.session.article, key or new_key()
        article = row.id if read is None else read.id
        sha = self.session.revision
        cites = self.session.settles
        deed = Waiting("decide", article, verdict, note, tags, revision=sha, key=key, settles=cites)

        def store(desk: Desk) -> Act:
            return desk.decide(
                row.seq, verdict, article, note=note, tags=tags, settles=cites, revision=sha, key=key
            )

        write = Write(deed, store, row.seq, then=then)
        if await self.saver.write(write) and write.done.result() is None:
            return
        if not self.session.next_undecided(1):
            said = self.session.past_last()
            # From one dispute on to the next: who differs there is told in its place.
            if self.saver.reason is None and not (cites and self.session.dispute):
                self.say(said)

    def standing(self, seq: int) -> str | None:
        """This reviewer's verdict on an article as the library has it now, or as it is about to be."""
        write = self.saver.last(seq)
        if write is not None:
            return write.verdict
        self.session.queue.forget(seq)
        row = self.session.row
        if row is None or row.verdict_by in (None, self.desk.reviewer):
            return row.verdict if row else None
        # Where somebody has settled it, one's own verdict from before stands no more.
        return None if row.settled else row.mine

    async def take_back(self, kind: str) -> None:
        """Undo or redo this reviewer's last act, and show its article."""
        from tui.desk.unsaved import Waiting

        deed = Waiting("undo" if kind == "undo" else "redo")
        write = Write(deed, lambda desk: getattr(desk, deed.kind)(deed.key), pressed=self._pressed)
        stuck = self.saver.reason is not None
        if await self.saver.write(write):
            if not write.done.cancelled() and write.done.result() is None:
                self.say(f"nothing to {kind}")
        elif stuck:
            # Its article does not come: whoever thinks that it has would decide the one shown.
            self.say(f"{kind} waits for what is not saved: this article stays", alarm=True)

    def _stored(self, write: Write, act: Act | None) -> None:
        self.lists.stale = True
        self.session.annotations.forget()
        if act is not None:
            self.saved_at = self.now().strftime("%H:%M")
            if write.deed.kind == "decide" and write.deed.target is None:
                self.pace.count(act.articles, self.now())
        if write.line:
            from tui.terminal.left_over import stored

            stored(self, write, dict(act.refused) if act else {})
        if act is not None and act.seq is not None:
            self.session.queue.forget(act.seq)
            self.session.hold()
            # What comes late must not change the article under a hand that has gone on, or may have.
            stayed = write.pressed == self._pressed and not write.failed
            taken_back = write.deed.kind in ("undo", "redo") and not write.line
            # Many at once are seen in the list: whoever reads one of them, or another, goes on reading it.
            shown = taken_back and act.articles <= 1 and (stayed or not write.late)
            if shown:
                self.session.bring(act.seq)
            if not write.line and (write.chosen or write.deed.kind != "decide"):
                self.say(SafeText(act.summary).line())
            self.judging.stored(write, act, shown=shown)
        if not self.saver.waiting and self.alarm:
            self.say("")
        if write.late:
            # Else whoever waits for it paints, once for all that the key has changed.
            self.screen.paint()

    def _refused(self, write: Write, why: Unknown) -> None:
        if write.seq is not None:
            self.session.queue.forget(write.seq)
        if write.line:
            from tui.terminal.left_over import refused

            refused(self, write, str(why))
            return
        shows = f", {self.keymap.key('renew')} shows it" if isinstance(why, Stale) else ""
        self.say(f"{SafeText(str(why)).line()}: nothing recorded{shows}")
        if write.late:
            self.screen.paint()

    def _failed(self) -> None:
        if self._asked_to_quit:
            # What q would do now stays in sight.
            return
        self.say(f"not saved: {SafeText(self.saver.reason or '').line()}; tried again every 3 s", alarm=True)
        self.screen.paint()

    @property
    def saving(self) -> tuple[str, bool]:
        """What the header says about saving, and whether it is an alarm."""
        waiting = len(self.saver.waiting)
        if waiting and self.saver.reason is not None:
            return f"NOT SAVED {waiting}", True
        if waiting and self.saver.locked:
            return f"WAITING {waiting}", False
        if waiting:
            return f"saving {waiting}", False
        return (f"saved {self.saved_at}" if self.saved_at else "", False)

    async def ingest(self, paths: Sequence[str]) -> None:
        """Take in paths while the screen is open."""
        await self.arrivals.ingest(Path(self.desk.library_path), paths)
        if self.arrivals.refused:
            first = SafeText(self.arrivals.first_refused).line()
            self.say(f"{counted(self.arrivals.refused, 'input')} refused: {first}")
        self.screen.paint()

    def _arrived(self) -> None:
        if not len(self.session.queue) and (self.arrivals.share or not self.arrivals.running):
            self.renew()
        self.screen.paint()

    def renew(self) -> None:
        """Take the list anew."""
        try:
            more = self.session.take()
        except TooLong:
            self.lists.fetch(self)
            return
        self.arrivals.take()
        self.lists.stale = True
        if not len(self.session.queue):
            self.say("")
        elif not self.session.queue.complete:
            self.say("the list is taken anew")
        elif more == 0:
            self.say("the list is as it was")
        elif more < len(self.session.queue):
            self.say(f"{abs(more)} {'more' if more > 0 else 'fewer'} than before")

    def quit(self) -> None:
        """Leave; where something is not saved, say so first and leave at the second asking."""
        if self.saver.unsaved and not self._asked_to_quit:
            from tui.terminal.leaving import asked

            self.say(asked(self))
            self._asked_to_quit = True
            return
        self.screen.leave()

    async def finish(self) -> None:
        """Let the last write end, keep what could not be stored, remember the place."""
        if self.leaving:
            return
        self.leaving = True
        if self.panel is not None:
            self.panel.leaving(self)
        self.arrivals.stop()
        self.find.end()
        self.lists.close()
        self.session.queue.stop()
        self.others.close()
        await self.saver.close()
        if self.saver.waiting:
            from tui.terminal.leaving import keep_waiting

            self.last_words = keep_waiting(self)
        self.remember()
        self.desk.close()

    def remember(self) -> None:
        """Keep where the reviewer is, for the next start."""
        place = self.session.place()
        if place is not None:
            try:
                self.desk.remember(place)
            except Exception as error:  # The place is a convenience: nothing may be lost for it.
                self.say(f"the place is not kept: {SafeText(str(error)).line()}")
