"""What is copied, and where it goes: to the terminal's clipboard, or to a file where that is doubtful."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from tui.desk.settings import state_folder
from tui.desk.whole import WholeFile
from tui.terminal import osc52
from tui.terminal.leaving import home
from tui.terminal.passage import passage, speaker

if TYPE_CHECKING:
    from tui.terminal.work import Work


def chosen(work: "Work") -> str:
    """The current mark's sentence with its source, else headline and link; text from outside."""
    reading = work.session.reading
    if reading is None:
        return ""
    article, mark = reading.article, reading.marks.current
    link = article.origin.url or ""
    if mark is not None and work.session.raw is None:
        who = ", ".join(filter(None, (speaker(article, mark), article.site)))
        return "\n".join(filter(None, (passage(article, mark), who and f"({who})", link)))
    return "\n".join(filter(None, (article.title or "", link))) or article.text[:80]


async def copy(work: "Work", text: str, why: str = "") -> None:
    """Copy it, and say in row 23 which way it went, behind ``why`` it is copied."""
    why = f"{why}: " if why else ""
    text = osc52.cleaned(text)
    count = f"{len(text):,} character{'' if len(text) == 1 else 's'}"
    reason = await asyncio.to_thread(osc52.doubt)
    sequence = osc52.sequence(text) if reason is None else None
    if sequence is not None and work.screen.send(sequence):
        work.say(f"{why}copied {count} to the terminal (OSC 52)")
        return
    if reason is None and sequence is None:
        reason = "too much for a terminal's clipboard"
    path = copied_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with WholeFile(path, 0o600) as file:
            file.write(text.encode("utf-8") + b"\n")
    except OSError as error:
        work.say(f"not copied: {home(path)} cannot be written ({error.strerror})")
        return
    # The whole path and the reason fit on 80 columns.
    work.say(f"{why}kept in {home(path)}" + ("" if why else f": {reason or count}"))


def copied_file() -> Path:
    """Where the last copied text is kept, if no terminal took it."""
    return state_folder() / "copied.txt"
