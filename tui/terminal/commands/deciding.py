"""Verdicts, and taking them back."""

from typing import TYPE_CHECKING

from tui.terminal.commands.command import Command, OnStored

if TYPE_CHECKING:
    from tui.terminal.work import Work


class Decide(OnStored):
    """A verdict on the article shown, then on to the next undecided one."""

    of_shown = True

    def __init__(self, verdict: str, key: str, guideline: str = "") -> None:
        self.name = verdict
        self._guideline = " ".join(guideline.split())
        self.keys = (key,)
        self.footer = f"[{key}]{verdict[1:]}" if verdict.startswith(key) else f"[{key}]{verdict}"

    @property
    def help(self) -> str:
        """What it does, in one line."""
        return self._guideline or "record it and go on to the next undecided one"

    async def run(self, work: "Work") -> None:
        """Record the verdict; where desk.toml wants a reason, ask for it first."""
        kind = next(one for one in work.desk.scheme if one.name == self.name)
        row = work.session.row
        if not kind.reasons or row is None or work.standing(row.seq) == self.name:
            await work.decide(self.name)
            return
        from tui.terminal.panels.reasons import ReasonPanel

        work.panel = ReasonPanel(work, kind)


class Clear(OnStored):
    """Take away the verdict on this article, whenever it was given."""

    name, keys = "clear", ("U",)
    of_shown = True

    def unavailable(self, work: "Work") -> str | None:
        """There must be a verdict to be taken away."""
        row = work.session.row
        if row is None:
            return "there is no article here"
        if work.desk.several:
            return None if work.session.yours or row.mine else "this article has no verdict of yours"
        return None if row.verdict else "this article has no verdict"

    async def run(self, work: "Work") -> None:
        """Record that the verdict is taken away."""
        row, read = work.session.row, work.session.article
        if row is None:
            return
        from tui.desk.unsaved import Waiting
        from tui.terminal.saving import Write

        deed = Waiting("clear", row.id if read is None else read.id, own=work.desk.several)
        write = Write(deed, lambda desk: desk.clear(row.seq, deed.article, key=deed.key), row.seq)
        await work.saver.write(write)


class Undo(Command):
    """Take back your last act and show its article."""

    name, keys, footer = "undo", ("u",), "[u]ndo"

    async def run(self, work: "Work") -> None:
        """Take it back."""
        await work.take_back("undo")


class Redo(Command):
    """Bring back what you last took back."""

    name, keys = "redo", ("ctrl+r",)

    async def run(self, work: "Work") -> None:
        """Bring it back."""
        await work.take_back("redo")


class RecordLeftOver(Command):
    """What could not be saved last time."""

    name, keys = "record left over", ("ctrl+s",)

    def unavailable(self, work: "Work") -> str | None:
        """There must be some."""
        return None if work.left_over else "nothing was left unsaved"

    async def run(self, work: "Work") -> None:
        """Record them."""
        from tui.terminal.left_over import record

        await record(work)


TAKING_BACK: tuple[Command, ...] = (Undo(), Redo(), Clear(), RecordLeftOver())
