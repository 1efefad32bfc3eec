"""What leaves the desk: to the clipboard, to a browser, to another program."""

from typing import TYPE_CHECKING

from tui.terminal.commands.command import Command, OnArticle, OnStored

if TYPE_CHECKING:
    from tui.terminal.work import Work


class Copy(OnStored):
    """The sentence you stand on, else headline and link; text: it all."""

    name, keys, argument = "copy", ("Y",), "text"

    async def run(self, work: "Work") -> None:
        """Copy what is looked at."""
        from tui.terminal.copying import chosen, copy

        await copy(work, chosen(work))

    async def given(self, work: "Work", argument: str) -> str | None:
        """Copy the whole clean text."""
        from tui.terminal.copying import copy

        article = work.session.article
        if argument != "text" or article is None:
            return "copy takes nothing, or the word text for the whole text"
        await copy(work, article.text)
        return None


class Link(OnStored):
    """The article's link, whole; y then opens it."""

    name, keys = "link", ("O",)

    def unavailable(self, work: "Work") -> str | None:
        """The article must have one."""
        article = work.session.article
        reason = super().unavailable(work)
        return reason or (None if article and article.origin.url else "this article came without a link")

    async def run(self, work: "Work") -> None:
        """Show it."""
        from tui.terminal.panels.link import LinkPanel

        article = work.session.article
        if article is not None and article.origin.url:
            work.panel = LinkPanel(article.origin.url)


class Pipe(OnArticle):
    """The text to a command (pipe in config.toml); shows its output."""

    name, keys, argument = "pipe", ("|",), "COMMAND"

    async def run(self, work: "Work") -> None:
        """Run the command that is configured."""
        if work.desk.pipe:
            self._piped(work, work.desk.pipe)
        else:
            work.say('no command is configured: pipe = "…" in config.toml, or :pipe COMMAND')

    async def given(self, work: "Work", argument: str) -> str | None:
        """Run the command that was typed."""
        self._piped(work, argument)
        return None

    def _piped(self, work: "Work", command: str) -> None:
        from tui.terminal.panels.running import RunPanel

        article = work.session.article
        if article is not None:
            work.panel = RunPanel(work, command, article.text + "\n")


OUTGOING: tuple[Command, ...] = (Copy(), Link(), Pipe())
