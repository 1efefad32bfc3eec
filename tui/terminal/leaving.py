"""What becomes, when the screen is left, of what could not be stored."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from tui.desk import log
from tui.desk.desk import Desk
from tui.model import SafeText, VerdictRequest
from tui.terminal.saving import Write
from tui.terminal.unsaved import Unsaved, filed, forget, keep, left_over, unsaved, unsaved_file

if TYPE_CHECKING:
    from tui.terminal.work import Work


def keep_waiting(work: "Work") -> str:
    """Keep in the reviewer's own file all that waits to be stored; what has to be said of it, if anything."""
    waiting = work.saver.waiting
    if not waiting:
        return work.last_words
    found, whole = unsaved_of(work.desk, waiting)
    said = "" if whole else "undos and clears that were not saved are lost: the library cannot be read"
    try:
        known = left_over(work.desk.library_path, work.desk.reviewer)
        keys = {one.key for one in known if one.key}
        keep([one for one in found if one.key not in keys and one not in known])
        # Those that were to be recorded now and have been taken back since.
        asked = {one.line() for write in waiting if write.verdict for one in filed(write.line)}
        kept = {one.key for one in found}
        forget([one for one in known if one.line() in asked and one.key not in kept and one not in found])
    except OSError as error:
        names = ", ".join(SafeText(one.what).line() for one in found)
        return f"not saved, and {home(unsaved_file())} cannot be written ({error.strerror}): {names}"
    return said or work.last_words


def unsaved_of(desk: Desk, waiting: Sequence[Write]) -> tuple[list[Unsaved], bool]:
    """What has to be recorded for all that waits, and whether that is all of it.

    Where the library cannot be read any more nobody knows what an undo is about: the verdicts are kept.
    Undos that came from the file stay there.
    """
    from tui.desk.unsaved import Waiting

    writes = [write for write in waiting if write.kind != "record" or write.verdict]
    known = {one.key: one for write in writes for one in filed(write.line) if one.key}
    acts = []
    for write in writes:
        kind = write.kind if write.kind in ("clear", "undo", "redo") else "decide"
        acts += [
            Waiting("decide", one.article or "", one.verdict or "", one.key) for one in filed(write.line)
        ]
        if not write.line:
            acts.append(write.waiting or Waiting(kind, write.article, write.verdict or ""))
    verdicts = [one for one in acts if one.kind == "decide"]
    whole, requests = True, []
    try:
        requests = desk.unsaved(acts)
    except Exception as error:  # Whatever it was: what can be kept without the library must be.
        log.crashed("not saved", error)
        whole = len(verdicts) == len(acts)
        requests = [
            VerdictRequest(
                article=article, verdict=one.verdict, reviewer=desk.reviewer, key=one.key, target=one.target
            )
            for one in verdicts
            for article in one.articles or (one.article,)
        ]
    found = [unsaved(desk.library_path, request) for request in requests]
    # As it stands in the file: with its note, if it has one.
    return [known.get(one.key or "", one) for one in found], whole


def called(writes: Iterable[Write]) -> Iterator[str]:
    """What the writes are called where such are counted: a verdict on many articles is many."""
    for write in writes:
        if write.kind == "record":
            yield from (one.kind for one in filed(write.line))
        else:
            name = {"clear": "clear", "undo": "undo", "redo": "redo", "clean": "line"}.get(
                write.kind, "verdict"
            )
            yield from repeat(name, len(write.chosen) or 1)


def home(path: Path) -> str:
    """The path with the home folder as ~, safe to show."""
    try:
        return SafeText(f"~/{path.relative_to(Path.home())}").line()
    except ValueError:
        return SafeText(str(path)).line()
