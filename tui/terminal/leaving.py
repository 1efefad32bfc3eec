"""What becomes, when the screen is left, of what could not be stored."""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.desk import log
from tui.desk.act import numbered
from tui.model import SafeText, TagsRequest, VerdictRequest
from tui.terminal.saving import Write
from tui.terminal.unsaved import Unsaved, counted, filed, forget, keep, left_over, unsaved, unsaved_file

INTERRUPTED = 130

if TYPE_CHECKING:
    from tui.desk.unsaved import Request, Waiting
    from tui.terminal.work import Work


def keep_waiting(work: "Work") -> str:
    """Keep in the reviewer's own file all that waits to be stored; what has to be said of it, if anything."""
    waiting = work.saver.unsaved
    if not waiting:
        return work.last_words
    found, whole = unsaved_of(work)
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


def by_force(work: "Work", give_back: Callable[[], None]) -> None:
    """Keep what waits to be stored and end the program at once: it cannot end by itself.

    ``give_back`` sets the terminal back as it was, without waiting for anything.
    """
    log.error("ended by force", waiting=len(work.saver.waiting))
    try:
        give_back()
        if not work.leaving:
            work.saver.shut()
            keep_waiting(work)
    finally:
        os._exit(INTERRUPTED)


def unsaved_of(work: "Work") -> tuple[list[Unsaved], bool]:
    """What has to be recorded for all that waits, and whether that is all of it.

    Where the library cannot be read any more nobody knows what an undo is about: verdicts and tags are kept.
    Undos that came from the file stay there, notes stay drafts.
    """
    desk, waiting = work.desk, work.saver.waiting
    # The first may be on disk already, and what comes behind it may take it back.
    on_disk = bool(waiting) and waiting[0] not in work.saver.unsaved and not waiting[0].line
    writes = [waiting[0]] if on_disk else []
    writes += [write for write in work.saver.unsaved if write.verdict or not write.line]
    acts = list(chain.from_iterable(map(_acts, writes)))
    whole, requests = True, []
    try:
        requests = desk.unsaved(acts, desk.gate.events if on_disk else ())
    except Exception as error:  # Whatever it was: what can be kept without the library must be.
        log.crashed("not saved", error)
        acts = acts[1:] if on_disk else acts
        whole = all(one.kind in ("decide", "tags", "note", "clean") for one in acts)
        requests = [asked for act in acts for asked in _by_itself(desk.reviewer, act)]
    found = [unsaved(desk.library_path, request) for request in requests]
    # As it stands in the file: with its note, if it has one.
    known = {one.key: one for write in writes for one in filed(write.line) if one.key}
    return [known.get(one.key or "", one) for one in found], whole


def _acts(write: Write) -> "Iterator[Waiting]":
    if not write.line:
        yield write.deed
    for one in filed(write.line):
        yield replace(write.deed, article=one.article or "", verdict=one.verdict or "", key=one.key or "")


def _by_itself(reviewer: str, act: "Waiting") -> "Iterator[Request]":
    """What records an act, whatever the library holds; nothing for what depends on that, and for a note."""
    added, removed = [*act.added], [*act.removed]
    if act.line is not None:
        yield replace(act.line, key=act.key)
    elif act.kind == "tags":
        yield TagsRequest(article=act.article, added=added, removed=removed, reviewer=reviewer, key=act.key)
    elif act.kind == "decide":
        for number, article in enumerate(act.articles or (act.article,)):
            yield VerdictRequest(
                article=article,
                verdict=act.verdict,
                reviewer=reviewer,
                note=act.note,
                tags=added,
                target=act.target,
                revision=act.revision,
                key=numbered(act.key, number) if act.articles else act.key,
                act=act.key if act.articles else None,
                settles=list(act.settling.get(article, act.settles)),
            )


_CALLED = {"decide": "verdict", "clean": "line", "tags": "change of tags"}


def asked(work: "Work") -> str:
    """What is not saved, and what becomes of it if the reviewer leaves now."""
    waiting, reason = work.saver.unsaved, work.saver.reason
    many = len(list(called(waiting)))
    what = f"{counted(called(waiting))} {'is' if many == 1 else 'are'} not saved"
    why = " yet" if reason is None else f" ({SafeText(reason).line()})"
    kept, whole = unsaved_of(work)
    them = "the verdicts alone" if not whole else "it" if many == 1 else "them"
    q = work.keymap.key("quit")
    then = f"{q} again leaves {them} in {home(unsaved_file())}"
    gone = f"{q} again leaves; they come to nothing"
    return f"{what}{why}: {then if kept or not whole else gone}"


def called(writes: Iterable[Write]) -> Iterator[str]:
    """What the writes are called where such are counted: a verdict on many articles is many."""
    for write in writes:
        if write.line:
            yield from (one.called for one in filed(write.line))
        else:
            yield from repeat(_CALLED.get(write.deed.kind, write.deed.kind), len(write.chosen) or 1)


def home(path: Path) -> str:
    """The path with the home folder as ~, safe to show."""
    try:
        return SafeText(f"~/{path.relative_to(Path.home())}").line()
    except ValueError:
        return SafeText(str(path)).line()
