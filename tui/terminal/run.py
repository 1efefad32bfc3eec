"""The review screen from an opened library to the exit status."""

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from tui.desk import log
from tui.desk.config.settings import Settings
from tui.desk.desk import Desk
from tui.model.stderr import say
from tui.terminal.first_frame import Ended, first_frame
from tui.terminal.glyphs import glyphs
from tui.terminal.stderr import SafeStream
from tui.terminal.work import Work


def run(folder: Path, settings: Settings, *, paths: Sequence[str] = ()) -> int:
    """Open the review screen on a library and stay until it is left; returns the exit status.

    Raises ``Unusable`` where the library cannot be used.
    """
    # What Textual writes goes to this stream.
    drawn = glyphs(sys.__stderr__, ascii_=settings.ascii)
    work = Work(Desk(folder, settings.reviewer, settings), drawn, keys=settings.keys)
    for clash in work.keymap.clashes:
        say(f"copydesk: {clash}")
    if paths:
        work.arrivals.share = 0
    work.begin()
    try:
        with first_frame(work, settings.theme) as first, SafeStream.around_stderr() as errors:
            # Imported behind the first frame: Textual takes longer to load than all that is needed for that.
            from tui.terminal.app import CopyDesk

            app = CopyDesk(work, settings.theme, paths, first)
            app.run(mouse=False)
            if app.problem is not None:
                # In place of Textual's report, which shows local variables, and in them whole articles.
                errors.drop()
                errors.write("".join(traceback.format_exception(app.problem)))
    except Ended as ended:
        log.info("screen ended", by=str(ended))
        work.desk.leases.close()
        return 0
    if app.problem is not None:
        say(f"copydesk: the screen broke down; where is noted in {log.log_file()}")
        say("copydesk: what it showed as saved is stored")
    if work.last_words:
        say(f"copydesk: {work.last_words}")
    arrived = work.arrivals.last_words()
    if arrived:
        say(f"copydesk: {arrived}")
    return app.return_code or (1 if arrived else 0)
