"""A search that is on: its hits in the current article, and walking from one to the next."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.model import SafeText
from tui.terminal.glyphs import Glyphs
from tui.terminal.hits import Hit, Spans
from tui.terminal.reading import Reading

# Nothing of a search is loaded before there is one.
if TYPE_CHECKING:
    from tui.terminal.patterns import BadPattern, PatternRun
    from tui.terminal.sought import Sought

WAIT = 0.2
"""Seconds that a key waits for a pattern; then the answer comes by itself."""


class Find:
    """At most one search; it goes on from article to article until it is ended."""

    def __init__(self, glyphs: Glyphs, changed: Callable[[], None]) -> None:
        self._glyphs = glyphs
        self._changed = changed
        self.sought: Sought | None = None
        self.last: Sought | None = None
        """What was searched for last, also after its end."""
        self._in: Reading | None = None
        """Whose hits are known, or being looked for."""
        self._run: PatternRun | None = None
        self._wrong: BadPattern | None = None
        self._slow = False

    @property
    def on(self) -> bool:
        """Whether there is one."""
        return self.sought is not None

    async def begin(self, sought: "Sought", reading: Reading) -> "BadPattern | None":
        """Search for this from now on, and bring the first hit in sight; what is wrong with it, or None."""
        self.end()
        self.sought = sought
        task = self._look(reading)
        if task is not None:
            await asyncio.wait({task}, timeout=WAIT)
        if self._wrong is not None:
            wrong = self._wrong
            self.end()
            return wrong
        self.last = sought
        if not reading.hits.current:
            reading.first_hit()
        return None

    def look(self, reading: Reading | None) -> None:
        """This article is on the screen now: its hits are wanted."""
        if reading is not None and self.on and self._in is not reading:
            self._look(reading)

    def _look(self, reading: Reading) -> "asyncio.Task[None] | None":
        assert self.sought is not None
        if self._in is not None:
            self._in.show_hits([])
        self._stop()
        self._in = reading
        texts = (reading.title.line(), reading.safe.drawn)
        if self.sought.pattern is None:
            reading.show_hits(_hits([self.sought.spans(text) for text in texts]))
            return None
        from tui.terminal.patterns import PatternRun

        self._run = PatternRun(self.sought.pattern, texts)
        return asyncio.ensure_future(self._look_elsewhere(self._run, reading))

    async def _look_elsewhere(self, run: "PatternRun", reading: Reading) -> None:
        from tui.terminal.patterns import BadPattern, TooSlow

        found: list[Spans] = []
        slow, wrong = False, None
        try:
            found = await asyncio.to_thread(run.run)
        except BadPattern as mistake:
            wrong = mistake
        except TooSlow:
            slow = True
        if self._run is run:
            self._run, self._slow, self._wrong = None, slow, wrong
            reading.show_hits(_hits(found))
            self._changed()

    def _stop(self) -> None:
        self._slow, self._wrong = False, None
        if self._run is not None:
            self._run.stop()
            self._run = None

    def end(self) -> None:
        """No search any more."""
        self._stop()
        if self._in is not None:
            self._in.show_hits([])
        self.sought = self._in = None

    def unavailable(self) -> str | None:
        """Why no hit can be walked to."""
        if self._run is not None:
            return "still searching"
        if self._in is None or not self._in.hits.all:
            return self.status()
        return None

    def status(self) -> str:
        """What row 23 says while a search is on."""
        assert self.sought is not None
        own = self._glyphs
        what = f"{own.opening}{SafeText(self.sought.shown).line()}{own.closing}"
        if self.sought.expressions and self.sought.shown.startswith("the list"):
            what = own.own(self.sought.shown)
        if self._wrong is not None:
            return f"no pattern: {self._wrong}"
        if self._slow:
            from tui.terminal.patterns import SECONDS

            return f"{what} took more than {SECONDS:.0f} s in this article and was stopped"
        if self._run is not None:
            return f"searching for {what}"
        hits = self._in.hits if self._in is not None else None
        if hits is None or not hits.all:
            return f"{what} not in this article"
        count = len(hits.all)
        if hits.current is None:
            return f"{count} {'hit' if count == 1 else 'hits'} for {what}: ] goes there"
        return f"hit {hits.index + 1} of {count} for {what}"


def _hits(spans: list[Spans]) -> list[Hit]:
    """The hits in headline and text, in this order."""
    places = ("title", "text")
    return [Hit(place, *span) for place, one in zip(places, spans, strict=False) for span in one]
