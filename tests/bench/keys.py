"""What each key costs over a line: bytes, and time to the last of them, beside the budgets.

    python -m tests.bench.keys [--size 80x24]

Opens the review screen in a pseudo-terminal on articles of about 150 words with marks in every paragraph,
presses each key of the default table, and newsboat's ``n`` on the same articles where it is installed.
"""

import argparse
import html
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from tests.walk.screen import Screen, environment
from tui.desk.ingest import ingest
from tui.model import encode
from tui.review.scheme import DEFAULT_SCHEME
from tui.terminal.commands.command import Command
from tui.terminal.keymap import keymap, shown

ARTICLES = 60
QUIET = 0.12
"""Seconds without a byte after which a key is answered."""
OFF_SCREEN = {"suspend", "quit", "link", "pipe", "copy"}
"""These end or leave the screen, or ask for something outside it."""
SENT = {
    "escape": "\x1b",
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "ctrl+home": "\x1b[1;5H",
    "ctrl+end": "\x1b[1;5F",
}
WORDS = ("harbour", "ferry", "council", "bridge", "pump", "grid", "depot", "tide", "market", "school", "crew")


class Cost(Struct, frozen=True):
    """Of the presses of one key: bytes and milliseconds to the last byte, each the middle one."""

    bytes: int
    milliseconds: float


class Budget(Struct, frozen=True):
    """What one press may send."""

    what: str
    keys: tuple[str, ...]
    bytes: int
    before: tuple[str, ...] = ()
    """Keys that lead there."""


BUDGETS = (
    Budget("verdict and on", ("a",) * 6, 2000),
    Budget("a walk to the next mark", ("]",) * 6, 400, ("G", "g")),
    Budget("help opens", ("?",), 900),
    Budget("a letter typed", (*"mark",), 600, ("?",)),
    Budget("help closes", ("\x1b",), 2000, ("?",)),
    Budget("zoom, and back", ("z",) * 4, 2600),
    Budget("raw text, and back", ("x",) * 4, 1800),
    Budget("a note opens", ("c",), 1100),
    Budget("a note closes", ("\x1b",), 1100, ("c",)),
)
"""Per press, in the middle; ``next`` is held against newsboat's."""
NEWSBOAT = 1.5
WHOLE = 2700
"""Bytes of a whole screen of 80 by 24 cells, which no key sends twice."""
NEXT = 2500
"""Bytes of ``n`` where there is no newsboat to be held against."""


def articles() -> list[dict[str, str]]:
    """Invented articles; in every paragraph somebody says something with a number in it."""
    chance = random.Random(7)
    found = []
    for number in range(ARTICLES):
        paragraphs = []
        for _ in range(9):
            said = " ".join(chance.choices(WORDS, k=chance.randint(9, 16)))
            many = chance.randint(2, 9000)
            if chance.random() < 0.4:
                paragraphs.append(f"“The {said} and {many} boats,” Mayor Ona Brill said on Monday.")
            elif chance.random() < 0.5:
                paragraphs.append(f"Harbour officials said that {many} {said}.")
            else:
                paragraphs.append(f"The {said}. It took {many} people to mend the {chance.choice(WORDS)}.")
        title = f"Report {number:03} on {' '.join(chance.choices(WORDS, k=5))}"
        day = f"2026-03-{1 + number % 28:02}T{number % 24:02}:30:00"
        found.append({"id": f"a{number}", "title": title, "published": day, "text": "\n\n".join(paragraphs)})
    return found


def library(folder: Path) -> Path:
    """The articles, ingested."""
    lines = folder / "in.jsonl"
    lines.write_bytes(b"".join(encode(one) + b"\n" for one in articles()))
    ingest(folder / "library", [str(lines)], refused=print)
    return folder / "library"


def opened(folder: Path, *, rows: int = 24, cols: int = 80) -> Screen:
    """The review screen at the first article, all sent."""
    env = environment(folder, COPYDESK_LIBRARY=str(folder / "library"), COPYDESK_REVIEWER="ana")
    screen = Screen([sys.executable, "-m", "tui"], env, rows=rows, cols=cols)
    screen.wait_for("[?]")
    screen.settle(0.5)
    return screen


def sent(key: str) -> str:
    """What a terminal sends for a key."""
    if key.startswith("alt+"):
        return f"\x1b{key[-1]}"
    return SENT.get(key) or (chr(ord(key[-1]) - 96) if key.startswith("ctrl+") else key)


def press(screen: Screen, key: str) -> Cost:
    """Press a key and wait until all of the answer is there."""
    before, begun = len(screen.received), time.perf_counter()
    last = begun
    screen.press(sent(key))
    quiet = 1.0
    while screen.read(quiet):
        last, quiet = time.perf_counter(), QUIET
    return Cost(len(screen.received) - before, (last - begun) * 1000)


def middle(costs: list[Cost]) -> Cost:
    """The middle cost of several presses."""
    return Cost(
        int(statistics.median(one.bytes for one in costs)),
        statistics.median(one.milliseconds for one in costs),
    )


def budgeted(screen: Screen, budget: Budget) -> Cost:
    """What a budget's keys cost; the screen is left as it was, but for verdicts."""
    for key in budget.before:
        press(screen, key)
    cost = middle([press(screen, key) for key in budget.keys])
    press(screen, "\x1b")
    press(screen, "\x1b")
    return cost


def every(screen: Screen) -> Iterator[tuple[Command, str, Cost]]:
    """The cost of each key of the default table; what it opened is closed again."""
    for command in keymap(DEFAULT_SCHEME).commands:
        for key in command.keys if command.name not in OFF_SCREEN else ():
            yield command, key, press(screen, key)
            press(screen, "\x1b")


def newsboat(folder: Path) -> Cost | None:
    """What newsboat's ``n`` costs on the same articles; None where it is not installed."""
    program = shutil.which("newsboat")
    if program is None:
        return None
    items = "".join(
        f"<item><title>{html.escape(one['title'])}</title><link>http://127.0.0.1/{one['id']}</link><description>"
        + html.escape("".join(f"<p>{line}</p>" for line in one["text"].split("\n\n")))
        + "</description></item>"
        for one in articles()
    )
    head = "<title>Big feed</title><link>http://127.0.0.1/</link><description>x</description>"
    (folder / "feed.xml").write_text(
        f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'
    )
    (folder / "urls").write_text(f"file://{folder}/feed.xml\n")
    (folder / "boat").write_text("max-items 0\nauto-reload no\n")
    words = [program, "-C", str(folder / "boat"), "-u", str(folder / "urls"), "-c", str(folder / "cache.db")]
    env = environment(folder)
    if subprocess.run([*words, "-x", "reload"], env=env, capture_output=True).returncode:
        return None
    with Screen(words, env) as screen:
        screen.wait_for("Big feed")
        screen.settle(0.5)
        press(screen, "enter")
        press(screen, "enter")
        return middle([press(screen, "n") for _ in range(15)])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--size", default="80x24", help="columns and rows")
    cols, rows = map(int, parser.parse_args().size.split("x"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library(folder)
        with opened(folder, rows=rows, cols=cols) as screen:
            next_ = middle([press(screen, "n") for _ in range(15)])
            boat = newsboat(folder)
            most = int(boat.bytes * NEWSBOAT) if boat else NEXT
            print(f"{'next article':26} {next_.bytes:6} B {next_.milliseconds:7.1f} ms   budget {most} B")
            if boat:
                print(f"{'  newsboat':26} {boat.bytes:6} B {boat.milliseconds:7.1f} ms")
            for budget in BUDGETS:
                cost = budgeted(screen, budget)
                print(
                    f"{budget.what:26} {cost.bytes:6} B {cost.milliseconds:7.1f} ms   budget {budget.bytes} B"
                )
            before = len(screen.received)
            screen.read(3.0)
            print(f"{'idle, 3 s':26} {len(screen.received) - before:6} B {'':10}   budget 0 B\n")
            for command, key, cost in every(screen):
                print(f"{shown(key):10} {command.name:20} {cost.bytes:6} B {cost.milliseconds:7.1f} ms")


if __name__ == "__main__":
    main()
