"""Selecting articles and deciding them together; saying whether marks and raw blocks are right."""

import asyncio
from typing import TYPE_CHECKING

from tui.terminal.commands.command import Command, OnStored

if TYPE_CHECKING:
    from tui.terminal.work import Work


class Select(OnStored):
    """Select this article, or not; in the raw text keep/remove a line."""

    name, keys, footer = "select", ("v",), "[v]keep/remove this line"
    of_shown = True

    async def run(self, work: "Work") -> None:
        """Change what is selected, or what is kept."""
        row = work.session.row
        if work.session.raw is not None:
            await work.judging.clean()
        elif row is not None:
            selection = work.judging.selection
            selected = selection.toggle(row)
            work.say(f"{'selected' if selected else 'not selected'}; {selection.told}")


class SelectRange(OnStored):
    """Select every article from the last one you selected to this one."""

    name, keys = "range", ("V",)
    of_shown = True

    def unavailable(self, work: "Work") -> str | None:
        """A range has a beginning."""
        begun = work.judging.selection.last is not None
        return super().unavailable(work) or (
            None if begun else f"no article to begin from ({work.keymap.key('select')} selects one)"
        )

    async def run(self, work: "Work") -> None:
        """Select them."""
        session, selection = work.session, work.judging.selection
        index = session.index_of(selection.last) if selection.last is not None else None
        if index is None:
            work.say("the article to begin from is not in this list any more")
            return
        first, last = sorted((index, session.index))
        await _add(work, first, last + 1)


class SelectAll(Command):
    """Select all that the filter holds."""

    # By its name alone: ctrl+a is the key that terminal multiplexers take for themselves.
    name = "select all"

    def unavailable(self, work: "Work") -> str | None:
        """There must be some."""
        return None if len(work.session.queue) else "there is no article here"

    async def run(self, work: "Work") -> None:
        """Select them, those that are not listed yet too."""
        queue = work.session.queue
        everything = await asyncio.to_thread(queue.rest)
        if queue is work.session.queue:
            work.session.join(everything)
            await _add(work, 0, len(queue))


async def _add(work: "Work", first: int, last: int) -> None:
    seqs = work.session.queue.seqs(first, last)
    work.judging.selection.add(await asyncio.to_thread(work.desk.identities, seqs))
    work.say(work.judging.selection.told)


class DecideSelected(Command):
    """A verdict on all that is selected; one undo takes it back."""

    name, keys, argument = "selected", (";",), "VERDICT"

    def unavailable(self, work: "Work") -> str | None:
        """Something must be selected."""
        selects = work.keymap.key("select")
        return None if len(work.judging.selection) else f"nothing is selected ({selects} selects)"

    async def run(self, work: "Work") -> None:
        """Ask for the verdict."""
        from tui.terminal.panels.selected import SelectedPanel

        work.panel = SelectedPanel(work)

    async def given(self, work: "Work", argument: str) -> str | None:
        """Record the verdict that was typed."""
        names = [kind.name for kind in work.desk.scheme]
        if argument not in names:
            return f"selected takes a verdict: {', '.join(names)}"
        if why_not := self.unavailable(work):
            return why_not
        from tui.terminal.panels.selected import decide_selected

        await decide_selected(work, argument)
        return None


class OnMark(OnStored):
    """Something to be said of the current mark."""

    of_shown = True
    verdict = ""

    def unavailable(self, work: "Work") -> str | None:
        """It is said of a mark in the clean text, or of a block of the raw one."""
        reason = super().unavailable(work)
        reading, raw = work.session.reading, work.session.raw
        if reason or reading is None:
            return reason
        if raw is not None:
            return "there is nothing on this line" if raw.block() is None else None
        key = work.keymap.key("next mark")
        return None if reading.marks.current else f"no mark is current ({key} goes to one)"

    async def run(self, work: "Work") -> None:
        """Say it."""
        await work.judging.judge(self.verdict)


class Right(OnMark):
    """This mark, or what became of this raw block, is right."""

    name, keys, footer = "mark right", ("y",), "y right"
    verdict = "right"


class Wrong(OnMark):
    """This mark, or what became of this raw block, is wrong."""

    name, keys, footer = "mark wrong", ("w",), "w wrong"
    verdict = "wrong"


JUDGING: tuple[Command, ...] = (
    Select(),
    SelectRange(),
    SelectAll(),
    DecideSelected(),
    Right(),
    Wrong(),
)
