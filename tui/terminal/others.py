"""Other people's work on the open screen, within a second, and never a byte for what is not to be seen."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from tui.desk import log
from tui.model import SafeText

if TYPE_CHECKING:
    from tui.desk.others import News, Watch
    from tui.terminal.work import Work

EVERY = 1.0
"""Seconds between two looks."""


class Others:
    """Follows what other processes record and ingest, in a thread of its own."""

    def __init__(self, work: "Work") -> None:
        self._work = work
        self._thread: ThreadPoolExecutor | None = None
        self._watch: Watch | None = None
        self._waited = False
        """Something was waiting to be saved at the last look too."""

    async def follow(self) -> None:
        """Look once a second, until the desk is left."""
        self._thread = ThreadPoolExecutor(1, "others")
        self._watch = self._work.desk.watch()
        failed = False
        while self._thread is not None:
            await asyncio.sleep(EVERY)
            try:
                await self.look()
                failed = False
            except Exception as error:  # Other people's work is not worth one's own screen; the next may do.
                if not failed:
                    log.crashed("others not seen", error)
                failed = True

    async def look(self) -> None:
        """See what has changed, and paint if something has."""
        if self._thread is None or self._watch is None:
            return
        work = self._work
        queue, saver = work.session.queue, work.saver
        waits = bool(saver.waiting) and saver.reason is None
        look = partial(self._watch.look, queue.newest, lock=waits and self._waited)
        self._waited = waits
        news = await asyncio.get_running_loop().run_in_executor(self._thread, look)
        if queue is work.session.queue:
            self._take(news)

    def _take(self, news: "News") -> None:
        work = self._work
        locked = news.locked and bool(work.saver.waiting)
        leases = work.desk.leases
        told = (work.saver.locked, work.arrivals.found, leases.seen, "")
        work.saver.locked = locked
        work.arrivals.found = news.new
        leases.seen = news.desks
        trouble = ""
        if leases.trouble and not work.said:
            trouble, leases.trouble = leases.trouble, ""
            work.say(SafeText(trouble).line())
        if news.changed:
            work.session.queue.forget_all()
            work.session.annotations.forget()
            work.judging.refresh()
        if news.new and not len(work.session.queue):
            work.renew()
        if news.changed or told != (locked, news.new, news.desks, trouble):
            work.screen.paint()

    def close(self) -> None:
        """Look no further; a look that has begun comes to its end by itself."""
        thread, self._thread = self._thread, None
        if thread is not None:
            if self._watch is not None:
                thread.submit(self._watch.close)
            thread.shutdown(wait=False)
