"""How the article is looked at, and the program itself."""

from typing import TYPE_CHECKING

from tui.terminal.commands.command import Command, OnArticle, OnStored

if TYPE_CHECKING:
    from tui.terminal.work import Work


class Raw(OnStored):
    """The raw text and what was taken out of it, and back."""

    name, keys, footer = "raw", ("x",), "[x]raw"

    async def run(self, work: "Work") -> None:
        """Change between raw and clean text, at the same place."""
        work.session.toggle_raw()


class Zoom(OnArticle):
    """Give the text the whole window, and back."""

    name, keys, footer = "zoom", ("z",), "[z]oom"

    async def run(self, work: "Work") -> None:
        """Change between the text alone and the text under the queue."""
        work.session.zoomed = not work.session.zoomed


class Inspect(OnArticle):
    """Who speaks, every number, what to look at; opens and closes."""

    name, keys, footer = "inspector", ("i",), "[i]nspector"

    async def run(self, work: "Work") -> None:
        """Beside the text where there is room, else in its place."""
        session = work.session
        if session.inspector_shown:
            session.inspecting = False
        elif not session.inspecting:
            session.inspecting = True
        else:
            session.inspected = not session.inspected
            work.focus = "inspector" if session.inspected else "text"
        if not session.inspecting and work.focus == "inspector":
            work.focus = "text"


class Headline(OnArticle):
    """All of it, or of what is said of the mark you are at."""

    name, keys = "headline", ("H",)

    async def run(self, work: "Work") -> None:
        """Say it in place of the text until the next key."""
        work.headline = True
        at_mark = work.session.reading is not None and work.session.reading.marks.current is not None
        work.say(
            f"the whole {'reading of this mark' if at_mark else 'headline'}: any key returns to the text"
        )


class Renew(Command):
    """The list taken anew, with what has come in since."""

    name, keys = "renew", ("R",)

    async def run(self, work: "Work") -> None:
        """Run the filter again."""
        work.renew()


class Help(Command):
    """Every command, its key and what it does; enter does it."""

    name, keys, footer = "help", ("?", ":", "ctrl+p"), "[?]"

    async def run(self, work: "Work") -> None:
        """Open the panel."""
        from tui.terminal.panels.help import HelpPanel

        work.panel = HelpPanel(work.keymap.commands)


class Guidelines(Command):
    """When each verdict is given, as desk.toml says it."""

    name = "guidelines"

    def unavailable(self, work: "Work") -> str | None:
        """There must be some."""
        told = any(kind.guideline or kind.reasons for kind in work.desk.scheme)
        return None if told else "desk.toml says nothing of when a verdict is given"

    async def run(self, work: "Work") -> None:
        """Show them."""
        from tui.terminal.panels.guidelines import guidelines

        work.panel = guidelines(work.desk.scheme)


class Theme(Command):
    """Other colours for this session; without a name the next ones."""

    name, argument = "theme", "NAME"

    async def run(self, work: "Work") -> None:
        """Take the theme after this one."""
        from tui.desk.config.table import THEMES

        self._take(work, THEMES[(THEMES.index(work.theme) + 1) % len(THEMES)])

    async def given(self, work: "Work", argument: str) -> str | None:
        """Take the theme of this name."""
        from tui.desk.config.table import THEMES
        from tui.model.names import did_you_mean

        if argument not in THEMES:
            return f"no such theme{did_you_mean(argument, THEMES)}: there are {', '.join(THEMES)}"
        self._take(work, argument)
        return None

    def _take(self, work: "Work", theme: str) -> None:
        work.theme = theme
        work.screen.restyle(theme)
        work.say(f'{theme}; to keep it: theme = "{theme}" in config.toml')


class Redraw(Command):
    """Draw the whole screen again."""

    name, keys = "redraw", ("ctrl+l",)

    async def run(self, work: "Work") -> None:
        """Ask the screen to."""
        work.screen.redraw()


class Suspend(Command):
    """Back to the shell; fg returns."""

    name, keys = "suspend", ("ctrl+z",)

    async def run(self, work: "Work") -> None:
        """Ask the screen to."""
        work.screen.suspend()


class Quit(Command):
    """The end; the place is kept."""

    name, keys, footer = "quit", ("q", "ctrl+c", "ctrl+q"), "[q]uit"

    async def run(self, work: "Work") -> None:
        """Leave, or say what is not saved."""
        work.quit()


LOOKING: tuple[Command, ...] = (
    Raw(),
    Zoom(),
    Inspect(),
    Headline(),
    Renew(),
    Help(),
    Guidelines(),
    Theme(),
    Redraw(),
    Suspend(),
    Quit(),
)
