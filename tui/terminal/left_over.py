"""What was left unsaved last time: offered at the start, recorded when the reviewer says so."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from tui.desk.act import new_key
from tui.model import SafeText
from tui.terminal.leaving import home
from tui.terminal.saving import Write
from tui.terminal.unsaved import Unsaved, counted, filed, forget, left_over, set_aside, together, unsaved_file

if TYPE_CHECKING:
    from tui.terminal.work import Work


def look(work: "Work") -> None:
    """Find what is there, and say so."""
    try:
        left = left_over(work.desk.library_path, work.desk.reviewer)
        # What was on its way to the disk when the screen was left may have got there.
        known = [one for one in left if one.key and work.desk.recorded(one.key)]
        if known:
            forget(known)
        work.left_over = [one for one in left if one not in known]
    except OSError as error:
        work.say(f"{home(unsaved_file())} cannot be used ({error.strerror}): it may hold unsaved verdicts")
    if work.left_over:
        count = counted(one.called for one in work.left_over)
        work.say(f"{work.keymap.key('record left over')} records what could not be saved last time: {count}")


async def record(work: "Work") -> None:
    """Record all of it, and take out of its file what is stored."""
    left, work.left_over = work.left_over, []
    for group in together(left):
        one = group[0]
        seq = work.desk.find(one.article) if one.article is not None else None
        # What is not stored at once stays in its file; it is tried again as any other.
        await work.saver.write(_write(seq, group))
    waiting = {one.line() for write in work.saver.waiting for one in filed(write.line)}
    done = [one for one in left if one.line() not in waiting and one not in work.set_aside]
    said = f"{counted(one.called for one in done)} recorded" if done else "nothing recorded"
    still = sum(one.line() in waiting for one in left)
    work.say(said + (f", {still} still to be saved" if still else "") + _refusals(work))


def _write(seq: int | None, group: list[Unsaved]) -> Write:
    from tui.desk.unsaved import Waiting

    one, lines = group[0], b"\n".join(each.line() for each in group)
    kind: Literal["decide", "undo"] = "decide" if one.verdict else "undo"
    deed = Waiting(kind, one.article or "", one.verdict or "", target=one.target, key=one.key or new_key())
    return Write(deed, lambda desk: desk.record(lines), seq, line=lines)


def _refusals(work: "Work") -> str:
    """What of it can never be recorded, and where it is now."""
    if not work.set_aside:
        return ""
    count = len(work.set_aside)
    work.set_aside = []
    return f", {count} refused ({work.refusal}): kept in {home(unsaved_file().with_name('refused.jsonl'))}"


def stored(work: "Work", write: Write, refusals: dict[int, str]) -> None:
    """The lines of a write are stored, but for some, by number, that never can be."""
    for number, one in enumerate(filed(write.line)):
        if number in refusals:
            _file(work, set_aside, one.line())
            work.set_aside.append(one)
            work.refusal = SafeText(refusals[number]).line()
    _file(work, forget, write.line)


def refused(work: "Work", write: Write, reason: str) -> None:
    """None of the lines of a write can ever be recorded."""
    for one in filed(write.line):
        _file(work, set_aside, one.line())
        work.set_aside.append(one)
    work.refusal = SafeText(reason).line()


def _file(work: "Work", change: Callable[[list[Unsaved]], object], line: bytes) -> None:
    """Change the file; what stays in it is harmless: its key is known."""
    try:
        change(filed(line))
    except OSError as error:
        work.say(f"{home(unsaved_file())} cannot be written ({error.strerror})")
