"""What a reviewer can do at the screen, and all that it shows, without a screen."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal

from tui.desk import log
from tui.desk.desk import Act, Desk, Row
from tui.model import SafeText, VerdictRequest, decode
from tui.terminal.arrivals import Arrivals
from tui.terminal.commands.command import Command
from tui.terminal.glyphs import Glyphs
from tui.terminal.judging import Judging
from tui.terminal.keymap import keymap
from tui.terminal.panels.panel import Panel
from tui.terminal.saving import Saver, Write
from tui.terminal.session import Session
from tui.terminal.unsaved import Unsaved, counted, forget, keep, left_over, unsaved, unsaved_file
from tui.terminal.window import NoWindow, Window

Focus = Literal["text", "queue", "inspector"]
MOST_DIGITS = 9


class Work:
    """The desk with a reviewer at it: keys come in, what is to be shown stands in the attributes."""

    def __init__(self, desk: Desk, glyphs: Glyphs, now: Callable[[], datetime] = datetime.now) -> None:
        self.desk = desk
        self.glyphs = glyphs
        self.reviewer = SafeText(desk.reviewer).line()
        self.now = now
        self.screen: Window = NoWindow()
        self.session = Session(desk, now)
        self.judging = Judging(self)
        self.keymap = keymap(desk.scheme)
        self.panel: Panel | None = None
        """What takes the keys in place of the commands, until it closes."""
        self.focus: Focus = "text"
        """Which part of the screen the keys of movement mean."""
        self.count: int | None = None
        """The number typed before the key that is being answered."""
        self.saver = Saver(desk, self._stored, self._failed, self._refused)
        self.arrivals = Arrivals(self._arrived)
        self.left_over: list[Unsaved] = []
        self.said = ""
        """What row 23 says in answer to the last key."""
        self.alarm = False
        """It is said aloud: something is not saved."""
        self.headline = False
        """The whole headline stands in place of the text, until the next key."""
        self.saved_at: str | None = None
        self.last_words = ""
        """What has to be said after the screen is gone."""
        self._painted: tuple[object, float] = (None, 0.0)
        self._asked_to_quit = False
        self._digits = ""
        """Typed, and to be counted by the next key."""
        self._typed_at = 0.0
        """When the key that is being answered was typed."""
        self._pressed = 0
        """Keys so far."""
        self._leaving = False
        self._letters = {kind.name: kind.letter for kind in desk.scheme}

    def begin(self) -> None:
        """Take up the work where it was left."""
        self.session.restore()
        self.left_over = left_over(self.desk.library_path, self.desk.reviewer)
        if self.left_over:
            count = counted(one.kind for one in self.left_over)
            them = "it" if len(self.left_over) == 1 else "them"
            self.say(f"{count} could not be saved last time: ctrl+s records {them} now")
        elif self.desk.trouble:
            self.say(SafeText(self.desk.trouble).line())

    def say(self, text: str, *, alarm: bool = False) -> None:
        """Something for row 23, until the next key; the program's own words, outside text made safe."""
        self.said = self.glyphs.own(text)
        self.alarm = alarm

    async def press(self, key: str, time: float) -> None:
        """A key, and when it was typed (the clock of ``painted``)."""
        self._pressed += 1
        self.say("")
        if self.headline:
            self.headline = False
            return
        self._typed_at = time
        panel = self.panel
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
        command = self.keymap.get(key)
        if command is not None:
            await self.do(command)
        else:
            self._asked_to_quit = False

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
        if not reason and self.count is not None and command.name in self._letters:
            reason = f"{self.count}{command.keys[0]}: a verdict takes no count, nothing recorded"
        if reason:
            self.say(reason)
        else:
            await command.run(self)

    def unavailable(self, command: Command, time: float | None = None) -> str | None:
        """Why a command cannot be done now, or at the time its key was typed; None where it can."""
        reason = command.unavailable(self)
        if reason or time is None or command.name not in {*self._letters, "clear"}:
            return reason
        article, painted_at = self._painted
        if article is not self.session.reading or time < painted_at:
            return f"{command.name} was typed before this article was on the screen: nothing recorded"
        return None

    def painted(self, time: float) -> None:
        """The current article is on the screen, from this time on."""
        if self._painted[0] is not self.session.reading:
            self._painted = (self.session.reading, time)

    async def decide(self, verdict: str) -> None:
        """Record a verdict on the article shown and go on."""
        row = self.session.row
        if row is None:
            return
        if self._standing(row.seq) == verdict:
            self.say(f"already {verdict}: nothing recorded; N goes on to the next undecided")
            return
        write = Write("decide", row.seq, row.id, verdict)
        if await self.saver.write(write) and write.done.result() is None:
            return
        if not self.session.next_undecided(1):
            self.session.move(1)
            self.say(
                "that was the last article without a verdict" if self.saver.reason is None else self.said
            )

    def _standing(self, seq: int) -> str | None:
        """This reviewer's verdict on an article as the library has it now, or as it is about to be."""
        write = self.saver.last(seq)
        if write is not None:
            return write.verdict
        self.session.queue.forget(seq)
        row = self.session.row
        mine = row is not None and row.verdict_by in (None, self.desk.reviewer)
        return row.verdict if row is not None and mine else None

    async def clear(self) -> None:
        """Take away the verdict that stands on the article shown."""
        row = self.session.row
        if row is not None:
            await self.saver.write(Write("clear", row.seq, row.id))

    async def take_back(self, kind: str) -> None:
        """Undo or redo this reviewer's last act, and show its article."""
        write = Write("undo" if kind == "undo" else "redo", pressed=self._pressed)
        if await self.saver.write(write) and not write.done.cancelled() and write.done.result() is None:
            self.say(f"nothing to {kind}")

    async def record_left_over(self) -> None:
        """Record what was left unsaved, and take it out of its file."""
        stored: list[Unsaved] = []
        for one in self.left_over:
            seq = self.desk.find(one.article) if one.article is not None else None
            write = Write("record", seq, one.article or "", one.verdict, one.line())
            # What is not stored at once stays in its file; it is tried again as any other.
            if await self.saver.write(write) and write.done.result() is not None:
                forget([one])
                stored.append(one)
        left, self.left_over = len(self.left_over) - len(stored), []
        said = f"{counted(one.kind for one in stored)} recorded" if stored else "nothing recorded"
        self.say(said + (f", {left} still to be saved" if left else ""))

    def _stored(self, write: Write, act: Act | None) -> None:
        if act is not None:
            self.saved_at = self.now().strftime("%H:%M")
        if act is not None and act.seq is not None:
            self.session.queue.forget(act.seq)
            # What comes late must not change the article under a hand that has gone on, or may have.
            stayed = write.pressed == self._pressed and not write.failed
            shown = write.kind in ("undo", "redo") and (stayed or not write.late)
            if shown:
                self.session.bring(act.seq)
            if write.kind not in ("decide", "record", "span"):
                self.say(SafeText(act.summary).line())
            self.judging.stored(write, act, shown=shown)
        if not self.saver.waiting and self.alarm:
            self.say("")
        if write.late:
            # Else whoever waits for it paints, once for all that the key has changed.
            self.screen.paint()

    def _refused(self, write: Write, reason: str) -> None:
        if write.seq is not None:
            self.session.queue.forget(write.seq)
        self.say(f"{SafeText(reason).line()}: nothing recorded")
        if write.late:
            self.screen.paint()

    def _failed(self) -> None:
        self.say(f"not saved: {SafeText(self.saver.reason or '').line()}; tried again every 3 s", alarm=True)
        self.screen.paint()

    @property
    def saving(self) -> tuple[str, bool]:
        """What the header says about saving, and whether it is an alarm."""
        waiting = len(self.saver.waiting)
        if waiting and self.saver.reason is not None:
            return f"NOT SAVED {waiting}", True
        if waiting:
            return f"saving {waiting}", False
        return (f"saved {self.saved_at}" if self.saved_at else "", False)

    def letter(self, row: Row) -> str:
        """What stands for a row's verdict: its letter, small until it is saved; a sign where two disagree."""
        pending = self.saver.pending(row.seq)
        if pending is not None:
            return self._letters.get(pending, "?").lower()
        if row.disagree:
            return str(self.glyphs.disagree)
        return self._letters.get(row.verdict, "?") if row.verdict else ""

    async def ingest(self, paths: Sequence[str]) -> None:
        """Take in paths while the screen is open."""
        await self.arrivals.ingest(Path(self.desk.library_path), paths)
        if self.arrivals.refused:
            first, count = SafeText(self.arrivals.first_refused).line(), self.arrivals.refused
            self.say(f"{count} {'input' if count == 1 else 'inputs'} refused: {first}")
        self.screen.paint()

    def _arrived(self) -> None:
        if not len(self.session.queue) and (self.arrivals.share or not self.arrivals.running):
            self.renew()
        self.screen.paint()

    def renew(self) -> None:
        """Take the list anew."""
        more = self.session.take()
        self.arrivals.take()
        if not len(self.session.queue):
            self.say("")
        elif not self.session.queue.complete:
            self.say("the list is taken anew")
        elif more == 0:
            self.say("the list is as it was")
        elif more < len(self.session.queue):
            self.say(f"{abs(more)} {'more' if more > 0 else 'fewer'} than before")

    def list_by(self, filter_: str) -> None:
        """List the articles that a filter finds; raises ``QueryError``."""
        self.session.take(filter_)
        self.arrivals.take()
        count = len(self.session.queue)
        self.say(f"{count}{'' if self.session.queue.complete else '+'} in the list")

    def filter(self) -> None:
        """List every article, or those that the first list had."""
        self.session.take("" if self.session.queue.filter else self.desk.home)
        self.arrivals.take()
        count = len(self.session.queue)
        self.say(f"{count}{'' if self.session.queue.complete else '+'} in the list")

    def quit(self) -> None:
        """Leave; where something is not saved, say so first and leave at the second asking."""
        waiting = len(self.saver.waiting)
        if waiting and self.saver.reason is not None and not self._asked_to_quit:
            reason = SafeText(self.saver.reason).line()
            what = f"{counted(map(_called, self.saver.waiting))} {'is' if waiting == 1 else 'are'} not saved"
            kept, whole = self._unsaved()
            them = "the verdicts alone" if not whole else "it" if waiting == 1 else "them"
            then = f"q again leaves {them} in {_home(unsaved_file())}"
            self.say(
                f"{what} ({reason}): {then if kept or not whole else 'q again leaves; they come to nothing'}"
            )
            self._asked_to_quit = True
            return
        self.screen.leave()

    async def finish(self) -> None:
        """Let the last write end, keep what could not be stored, remember the place."""
        if self._leaving:
            return
        self._leaving = True
        self.arrivals.stop()
        await self.saver.close()
        self._keep_unsaved()
        self.remember()
        self.desk.close()

    def _keep_unsaved(self) -> None:
        if not self.saver.waiting:
            return
        found, whole = self._unsaved()
        known = left_over(self.desk.library_path, self.desk.reviewer)
        asked = {write.line for write in self.saver.waiting if write.verdict}
        # Those that were to be recorded now and have been taken back since.
        taken_back = [one for one in known if one.line() in asked and one not in found]
        if not whole:
            self.last_words = "undos and clears that were not saved are lost: the library cannot be read"
        try:
            keep([one for one in found if one not in known])
            if taken_back:
                forget(taken_back)
        except OSError as error:
            names = ", ".join(SafeText(one.what).line() for one in found)
            self.last_words = (
                f"not saved, and {_home(unsaved_file())} cannot be written ({error.strerror}): {names}"
            )

    def _unsaved(self) -> tuple[list[Unsaved], bool]:
        """What has to be recorded for all that waits, and whether that is all of it.

        Where the library cannot be read any more nobody knows what an undo is about: the verdicts are kept.
        Undos that came from the file stay there.
        """
        from tui.desk.unsaved import Waiting

        writes = [write for write in self.saver.waiting if write.kind != "record" or write.verdict]
        acts = [
            one.waiting or Waiting("decide" if one.kind == "record" else one.kind, one.article, one.verdict or "")
            for one in writes
        ]
        verdicts = [one for one in acts if one.kind == "decide"]
        whole, requests = True, []
        try:
            requests = self.desk.unsaved(acts)
        except Exception as error:  # Whatever it was: what can be kept without the library must be.
            log.crashed("not saved", error)
            whole = len(verdicts) == len(acts)
            requests = [
                VerdictRequest(article=one.article, verdict=one.verdict, reviewer=self.desk.reviewer)
                for one in verdicts
            ]
        # As it stands in the file: with its note, if it has one.
        filed = {(one.article, one.verdict): one.line for one in writes if one.line}
        found = [unsaved(self.desk.library_path, request) for request in requests]
        lines = [filed.get((one.article or "", one.verdict)) for one in found]
        return [decode(line, Unsaved) if line else one for one, line in zip(found, lines, strict=True)], whole

    def remember(self) -> None:
        """Keep where the reviewer is, for the next start."""
        place = self.session.place()
        if place is not None:
            try:
                self.desk.remember(place)
            except Exception as error:  # The place is a convenience: nothing may be lost for it.
                self.say(f"the place is not kept: {SafeText(str(error)).line()}")


def _called(write: Write) -> str:
    """What a write is called where such are counted."""
    if write.kind == "record":
        return "verdict" if write.verdict else "undo"
    return "verdict" if write.kind == "decide" else write.kind


def _home(path: Path) -> str:
    """The path with the home folder as ~, safe to show."""
    try:
        return SafeText(f"~/{path.relative_to(Path.home())}").line()
    except ValueError:
        return SafeText(str(path)).line()
