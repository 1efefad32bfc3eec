"""The desk line by line: for screen readers, braille, dumb terminals and scripts.

Nothing moves and nothing is coloured: keys and lines come in, lines go out.
"""

import asyncio
import os
import re
import shutil
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tui.desk import log
from tui.desk.config.settings import Settings
from tui.desk.desk import Desk
from tui.model import SafeText
from tui.model.stderr import say
from tui.terminal.commands.command import Command
from tui.terminal.commands.deciding import Decide
from tui.terminal.company import beside
from tui.terminal.decisions import differing
from tui.terminal.glyphs import glyphs
from tui.terminal.keyboard import Keyboard
from tui.terminal.leaving import by_force
from tui.terminal.signals import ending_signals
from tui.terminal.spoken import Spoken
from tui.terminal.telling import FOR_SCREENS, ROOM, LinearWork, Teller
from tui.terminal.wrap import wrap

WHOLE = "the whole text is printed already: {} prints it again"
_COUNTED = re.compile(r"(\d{1,9})(\S+)\Z")
SOME, MANY = 40, 4000
"""Rows of a panel that are printed: of one that asks for a key, and of one that only tells."""
PATIENCE = 30.0
"""Seconds that the next line of a script, and its end, wait for what is being saved."""


class Linear:
    """Prints what a key has changed, as lines; is the window of the work."""

    def __init__(self, work: LinearWork) -> None:
        self._work = work
        self._spoken = Spoken(work.glyphs)
        self._left = asyncio.Event()
        self._teller = Teller(work, self._print)
        self._keyboard: Keyboard | None = None
        self._answering = False
        work.screen = self

    def paint(self) -> None:
        """Something has changed while no key was answered: say so, and ask again."""
        if not self._answering and (self._work.told or self._work.said):
            self._print("")
            self._teller.told()
            self._ask()

    def redraw(self) -> None:
        """Print the article again."""
        self._teller.shown = None

    def suspend(self) -> None:
        """Back to the shell."""
        if self._keyboard is not None and self._keyboard.by_key:
            self._keyboard.close()
            os.kill(os.getpid(), signal.SIGTSTP)

    def restyle(self, theme: str) -> None:
        """Lines have no colours."""

    def edit(self, text: str) -> str:
        """A line is typed at a time here, as it is."""
        return text

    def leave(self) -> None:
        """End the program."""
        self._left.set()
        if self._keyboard is not None:
            self._keyboard.ended()

    def give_back(self) -> None:
        """Leave the terminal as it was."""
        if self._keyboard is not None:
            self._keyboard.close()

    def send(self, sequence: str) -> bool:
        """Nothing but text goes to this terminal."""
        return False

    async def run(self) -> None:
        """Print, ask, answer, until it is left or the input ends."""
        self._keyboard = keyboard = Keyboard()
        following = asyncio.create_task(self._work.others.follow())
        try:
            loop = asyncio.get_running_loop()
            loop.add_signal_handler(signal.SIGINT, self.leave)
            if keyboard.by_key:
                loop.add_signal_handler(signal.SIGCONT, self._back)
            self._teller.told()
            self._teller.changed()
            while not self._left.is_set():
                self._ask()
                typed = await keyboard.key()
                if typed.text is None or self._left.is_set():
                    break
                self._answering = True
                if keyboard.by_key:
                    await self._key(typed.text, typed.time)
                else:
                    await self._line(typed.text.strip())
                await self._panels()
                if not keyboard.by_key:
                    # The next line of a script is about what this one has left behind.
                    await self._saved()
                # Nobody looks at the list before: what comes next is about the new one.
                await self._work.lists.settled()
                self._answering = False
                self._teller.told()
                self._teller.changed()
            self._print("")
            await self._saved()
            self._teller.told()
        finally:
            following.cancel()
            keyboard.close()

    async def taken_in(self, coming: "asyncio.Task[None]") -> None:
        """At the end of a script what it was given to be ingested is waited for, unless somebody leaves."""
        if not self._by_key:
            left = asyncio.create_task(self._left.wait())
            await asyncio.wait([coming, left], return_when=asyncio.FIRST_COMPLETED)
            left.cancel()
            self._teller.told()

    async def _saved(self) -> None:
        """Wait for what is being stored, unless that has failed."""
        end = time.monotonic() + PATIENCE
        while self._work.saver.waiting and self._work.saver.reason is None and time.monotonic() < end:
            await asyncio.wait([self._work.saver.waiting[0].done], timeout=0.2)

    def _back(self) -> None:
        if self._keyboard is not None:
            self._keyboard.single()
        self._ask()

    async def _key(self, key: str, at: float) -> None:
        """A key press: its command's name stands for the key on the line of the prompt."""
        work = self._work
        if key == ":":
            self._print(":")
            line = await self._question("command")
            await self._line((line or "").strip())
            return
        # Without a screen the end of all input is the end of the work.
        command = work.keymap.named("quit") if key == "ctrl+d" else work.keymap.get(key)
        if command is None:
            self._print(key)
        else:
            # A verdict is named when it is saved.
            self._print("" if isinstance(command, Decide) else command.name)
        if command is not None and self._unfit(command):
            return
        if command is not None and command.name == "help":
            self._teller.help()
            return
        await work.press("q" if key == "ctrl+d" else key, at)

    async def _line(self, line: str) -> None:
        """A line: a key, a number and a key, or a command's name with what belongs behind it."""
        work = self._work
        if not line:
            return
        counted = _COUNTED.match(line)
        if counted and work.keymap.get(counted[2]) is not None:
            for digit in counted[1]:
                await work.press(digit, time.monotonic())
            line = counted[2]
        name, _, argument = line.partition(" ")
        command = work.keymap.get(line) or self._named(line) or self._named(name)
        if command is None:
            work.say(f"no command {self._spoken.outside(line)}; ? lists them")
        elif self._unfit(command):
            pass
        elif command.name == "help":
            self._teller.help()
        elif command.name == "quit" and not self._by_key:
            # Nobody answers a question: what could not be saved is kept, as at the end of the input.
            self.leave()
        elif argument and command.argument and command.name == name:
            work.say(await command.given(work, argument) or work.said)
        elif command.keys:
            await work.press(line if work.keymap.get(line) else command.keys[0], time.monotonic())
        else:
            await work.do(command)

    def _named(self, name: str) -> Command | None:
        return next((one for one in self._work.keymap.commands if one.name == name), None)

    def _unfit(self, command: Command) -> bool:
        if command.name in FOR_SCREENS:
            self._work.say(WHOLE.format("ctrl+l" if self._by_key else "redraw"))
        return command.name in FOR_SCREENS

    async def _panels(self) -> None:
        """What a command asks further: a line where it wants one, else keys, with what it shows as text."""
        work = self._work
        while (panel := work.panel) is not None and not self._left.is_set():
            entry = getattr(panel, "entry", None)
            if entry is not None:
                said = panel.hint(ROOM)[0].strip()
                line = await self._question(
                    panel.asked or said.removesuffix(entry.text).rstrip(": ") or "text"
                )
                if line is None or not line.strip():
                    await work.press("escape", time.monotonic())
                    work.panel = None
                else:
                    entry.set(line)
                    await work.press(panel.gives, time.monotonic())
                    if work.panel is panel and not self._by_key:
                        self._print(self._spoken.outside(panel.hint(ROOM)[0]))
                        work.panel = None
                continue
            ready = getattr(panel, "ready", None)
            if ready is not None:
                await asyncio.wait([ready])
            asks = getattr(panel, "asks", True)
            for row in panel.rows(work, 79, SOME if asks else MANY):
                text = "".join(text for text, _ in row).strip(f" {work.glyphs.rule}")
                if text:
                    self._print(self._spoken.outside(text))
            if not asks:
                self._print(panel.hint(ROOM)[0])
                work.panel = None
                continue
            self._print(f"{panel.hint(ROOM)[0]} ({panel.footer(work.glyphs).strip()}):")
            typed = await self._keyboard.key() if self._keyboard is not None else None
            if typed is None or typed.text is None:
                self.leave()
                return
            await work.press(typed.text, typed.time)

    @property
    def _by_key(self) -> bool:
        return self._keyboard is not None and self._keyboard.by_key

    async def _question(self, label: str) -> str | None:
        self._print(f"{self._spoken.outside(label)}:", end=" " if self._by_key else "\n")
        return await self._keyboard.line() if self._keyboard is not None else None

    def _ask(self) -> None:
        """The prompt: where one is, and the verdict that stands."""
        work, row = self._work, self._work.session.row
        coming = "".join(f", {part}" for part in work.arrivals.parts())
        if row is None:
            where = "no article"
        else:
            pending = work.saver.pending(row.seq)
            verdict = f"{pending}, not saved yet" if pending else row.verdict
            stands = f"verdict {self._spoken.outside(verdict)}" if verdict else "undecided"
            where = f"{self._teller.position()}, {stands}"
            if work.session.dispute and not pending:
                where += f", disputed: {self._spoken.outside(differing(work.session.dispute))}"
            if work.session.readers:
                where += f", {self._spoken.outside(beside(work.session.readers))}"
        if work.saver.waiting and work.saver.reason is not None:
            where += f", {work.saving[0]}"
        self._print(f"{where}{coming}>", end=" " if self._by_key else "\n")
        work.painted(time.monotonic())

    def _print(self, line: str, end: str = "\n") -> None:
        try:
            print(_broken(SafeText(self._work.glyphs.own(line)).line()), end=end, flush=True)
        except OSError:
            # Nobody hears it any more: what is stored is stored.
            self.leave()


def _broken(line: str) -> str:
    """The line broken between words where a terminal would break it anywhere; for all else whole."""
    if not sys.stdout.isatty():
        return line
    columns = shutil.get_terminal_size().columns
    return "\n".join(line[start:end] for start, end in wrap(line, max(columns - 1, 1)))


async def _run(work: LinearWork, paths: Sequence[str]) -> None:
    window = Linear(work)

    def ended_by(name: str) -> None:
        log.info("lines ended", by=name)
        window.leave()

    ending_signals(asyncio.get_running_loop(), ended_by, lambda: by_force(work, window.give_back))
    coming = asyncio.create_task(work.ingest(paths)) if paths else None
    try:
        await window.run()
        if coming is not None:
            await window.taken_in(coming)
    finally:
        if coming is not None:
            coming.cancel()
            with suppress(asyncio.CancelledError):
                await coming
        await work.finish()


def run(folder: Path, settings: Settings, *, paths: Sequence[str] = ()) -> int:
    """Work on a library line by line until it is left; returns the exit status.

    Raises ``Unusable`` where the library cannot be used.
    """
    drawn = glyphs(sys.stdout, ascii_=settings.ascii)
    work = LinearWork(Desk(folder, settings.reviewer, settings), drawn, settings.keys)
    for clash in work.keymap.clashes:
        say(f"copydesk: {clash}")
    if paths:
        work.arrivals.share = 0
    work.begin()
    asyncio.run(_run(work, paths))
    if work.last_words:
        say(f"copydesk: {work.last_words}")
    arrived = work.arrivals.last_words()
    if arrived:
        say(f"copydesk: {arrived}")
    return 1 if arrived else 0
