"""Notes and tags on the article shown."""

from typing import TYPE_CHECKING

from tui.terminal.commands.command import Command, OnStored

if TYPE_CHECKING:
    from tui.terminal.work import Work


class Note(OnStored):
    """A note on the span you are at, else on the article."""

    name, keys, footer = "note", ("c",), "[c]note"
    of_shown = True

    async def run(self, work: "Work") -> None:
        """Open the editor, on the draft if there is one."""
        from tui.terminal.panels.note import note_panel

        panel = note_panel(work)
        if panel is not None:
            panel.open_on(work)


class Tag(OnStored):
    """Give the article tags, or take them away (-old)."""

    name, keys, footer = "tag", ("t",), "[t]ag"
    of_shown = True

    async def run(self, work: "Work") -> None:
        """Ask for them."""
        from tui.terminal.panels.tags import TagPrompt

        row = work.session.row
        if row is not None and work.session.reading is not None:
            work.panel = TagPrompt(work, row.seq, work.session.reading.article.id)


NOTING: tuple[Command, ...] = (Note(), Tag())
