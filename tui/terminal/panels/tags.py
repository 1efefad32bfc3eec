"""The prompt that changes an article's tags: ``flood -old``, with those in use to choose from."""

import asyncio
import re
from collections.abc import Sequence

from tui.desk.desk import Act, Desk
from tui.desk.tags import change, typed
from tui.desk.unsaved import Waiting
from tui.desk.words import counted
from tui.model import SafeText
from tui.terminal.cells import fit
from tui.terminal.panels.panel import Answer
from tui.terminal.panels.prompt import Offer, Prompt
from tui.terminal.saving import Write
from tui.terminal.work import Work

_BEGUN = re.compile(r'([+-]?)("[^"]*|[^\s",]*)\Z')


class TagPrompt(Prompt):
    """Shows at its right end what tags there are."""

    def __init__(self, work: Work, seq: int, article: str) -> None:
        self._seq, self._article = seq, article
        self._present = work.desk.tags(article)
        self._known: dict[str, int] = {}
        self.counting = asyncio.create_task(asyncio.to_thread(work.desk.known_tags))
        self._ellipsis = work.glyphs.ellipsis
        super().__init__(
            "tags: ", self._change, offers=self._offers_at, remembered="tags", hint="change (-old +new)"
        )

    async def press(self, work: Work, key: str) -> Answer:
        """A key; for the first completion the tags in use have to be there."""
        if key in ("tab", "shift+tab") and not self._known:
            self._known = await self.counting
        return await super().press(work, key)

    async def _change(self, work: Work, line: str) -> str | None:
        found = change(line, self._present)
        if isinstance(found, str):
            return SafeText(found).line()
        if not found.added and not found.removed:
            work.say("no tag changed")
            return None
        seq, article, sha = self._seq, self._article, work.session.revision
        deed = Waiting("tags", article, added=found.added, removed=found.removed)

        def store(desk: Desk) -> Act:
            return desk.tag(seq, found.added, found.removed, article, revision=sha, key=deed.key)

        await work.saver.write(Write(deed, store, seq))
        return None

    def _offers_at(self, text: str, cursor: int) -> Sequence[Offer]:
        begun = _BEGUN.search(text[:cursor])
        if begun is None:
            return []
        sign, word = begun[1], begun[2].lstrip('"')
        if sign == "-":
            names = [(tag, "taken away") for tag in self._present]
        else:
            names = [(tag, _used(count)) for tag, count in self._known.items() if tag not in self._present]
        return [
            Offer(begun.start(), cursor, f"{sign}{typed(tag)} ", about)
            for tag, about in names
            if tag.startswith(word)
        ]

    def hint(self, columns: int) -> tuple[str, str]:
        """The line, and the tags that the article has."""
        left, right = super().hint(columns)
        now = SafeText(", ".join(self._present)).line()
        return left, right or fit(f"now: {now}" if now else "no tags yet", columns // 3, self._ellipsis)


def _used(count: int) -> str:
    return counted(count, "article") if count else "of desk.toml"
