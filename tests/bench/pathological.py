"""How long, and with how much memory, ``copydesk extract`` reads one file of junk, whatever the junk.

Run from the root of the tree: ``python -m tests.bench.pathological [OPTION…] [NAME…]`` (see ``--help``).
Each input is made here and read by a process of its own; printed are its processor seconds, its most memory,
the size of its record, and its time as a multiple of that of ordinary text of the same size. With
``--double`` each is read at half its size too: much more than 2 would mean that time does not grow with the
input alone. Exit status 1 where an input takes more than the budget.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import NamedTuple

SECONDS, MEGABYTES = 2.0, 200.0
"""What 1 MB of one thing over and over may take: the whole process, from its start to its end."""
TIMES = 4.0
"""What 1 MB of things that never repeat may take, as a multiple of ordinary text: all of it is read."""

_NAMES = [
    "Ida Morrow",
    "Tolvan Reed",
    "Ona Brill",
    "Sef Calder",
    "Marit Voss",
    "Jon Ashby",
    "Lene Harrow",
    "Pavel Strand",
]
_THINGS = [
    "pier",
    "ferry",
    "mill",
    "school",
    "bridge",
    "market",
    "library",
    "orchard",
    "tram line",
    "weir",
    "clinic",
    "lighthouse",
]


def _news(n: int) -> str:
    """A paragraph of invented news, another for each number."""
    name, other = _NAMES[n % 8], _NAMES[(n * 3 + 1) % 8]
    thing, next_thing = _THINGS[n % 12], _THINGS[(n * 5 + 2) % 12]
    return (
        f"The board of Tarnbay will close the {thing} for {n % 40 + 2} weeks from {n % 28 + 1} March, "
        f"{name} said on Tuesday. “We would rather close it now than lose the {next_thing} in a storm,” "
        f"{other} told reporters in room {n}, adding that the repair would cost ${n % 90 + 1}.{n % 9 + 1} "
        f"million. According to a report by the surveyor, over {n * 37 % 9000 + 1000:,} people used the "
        f"{next_thing} last year, up {n % 30 + 1}% on 2024.\n\n"
    )


VARIED: dict[str, Callable[[int], str]] = {
    "ordinary": _news,
    "counting": lambda n: f"{n} ",
    "counting, a line": lambda n: f"{n}\n",
    "counting, a paragraph": lambda n: f"{n}\n\n",
    "a table": lambda n: f"{n},{n * 7 % 1000},{n * 13 % 100}.{n % 10}\n",
    "quotes and numbers": lambda n: f"“{n}” said {n}. ",
    "made-up words": lambda n: f"{n:x}z ",
    "made-up names": lambda n: f"X{n:x}z said Y{n:x}q that ",
}
"""Name → what stands at each place, counted from 0: nothing of it repeats."""

UNITS: dict[str, str] = {
    "9": "9",
    "9 a line": "9\n",
    "$": "$",
    "$ and spaces": "$ ",
    "said said": "said said ",
    "said a line": "said\n",
    "a.": "a.",
    "a. and spaces": "a. ",
    "A. and spaces": "A. ",
    "one word": "x",
    "one capital": "X",
    "capitals apart": "Xa ",
    "one endless line": "the pier is shut and the boats are away ",
    "one line again": "The pier at Tarnbay will be shut for eleven weeks, the board said.\n",
    "one paragraph again": "The pier at Tarnbay will be shut for eleven weeks, the board said.\n\n",
    "one line by turns": "The pier will be shut, the board said.\nThe board said the boats are away.\n",
    "letters apart": "x\n\n",
    "empty lines": "\n",
    "carriage returns": "\r",
    "spaces": " ",
    "a space a line": " \n",
    "straight quotes": '"',
    "straight quotes apart": '" ',
    "opening quotes": "“",
    "closing quotes": "”",
    "quotes by turns": "“”",
    "quotes by turns apart": "“ ” ",
    "single quotes": "‘",
    "apostrophes": "'",
    "apostrophes apart": "' ",
    "guillemets": "«",
    "low quotes": "„“",
    "one quoted word": "“no” ",
    "quotes opened again": "“no ",
    "quotes a line": '"\n',
    "quoted and said": "“No,” he said. ",
    "court": "the court heard ",
    "according to": "according to ",
    "said that": "he said that ",
    "he said": "He said ",
    "she told him": "she told him that ",
    "said by names": "Ida Morrow said Bo Reed said ",
    "names": "Ida Morrow ",
    "titles": "Dr Mr Mrs ",
    "names and commas": "Ida Morrow, ",
    "figures and commas": "1,2,3,",
    "figures apart": "1 2 3 ",
    "figures a line": "1\n2\n",
    "grouped": "1,000,",
    "decimals": "1.1",
    "dates": "3 March 2026, ",
    "years": "2026 ",
    "times": "1:",
    "money": "$1 ",
    "money in words": "one million dollars and ",
    "number words": "twenty-one ",
    "number words glued": "twenty-",
    "per cent": "5% ",
    "ranges": "1-",
    "ranges apart": "1 to ",
    "ages": "aged 5, ",
    "scores": "3-1 ",
    "fractions": "½",
    "opening brackets": "(",
    "closing brackets": ")",
    "brackets": "()",
    "square brackets": "[",
    "angle brackets": "< ",
    "tags": "<p>",
    "commas": ",",
    "commas apart": ", ",
    "dots": ".",
    "dots apart": ". ",
    "dashes": "-",
    "long dashes": "— ",
    "hyphenated": "a-",
    "colons": ": ",
    "slashes": "/",
    "addresses": "https://a.test/ ",
    "combining marks": "a\u0301\u0301\u0301",
    "zero-width": "\u200b",
    "emoji": "\U0001f600",
    "controls": "\x1b[31m",
    "Share and More": "Share\nMore\n",
    "not and no": "not no ",
    "of the": "of the ",
    "and": "and ",
    "which": ", which ",
    "who said": ", who said, ",
    "semicolons": "a; ",
    "sentences": "No. ",
    "questions": "Why? ",
}
"""Name → what is repeated until the size is reached."""

_HTML = "<!DOCTYPE html><html><body>"
PAGES: dict[str, Callable[[int], str]] = {
    "one heading again": lambda size: _HTML + "<h2>The pier is shut</h2>\n" * (size // 26),
    "attributes": lambda size: _HTML + "<p " + " ".join(f'a{n}="{n}"' for n in range(size // 25)) + ">Shut.",
}
"""Name → an HTML page of about a size; 1 MB of the second is a tag with 40,000 attributes."""


class Cost(NamedTuple):
    """What reading one file took: processor seconds, most memory and size of the record in MB (10⁶ bytes)."""

    seconds: float
    megabytes: float
    record: float


def cost(data: bytes, folder: Path, *words: str) -> Cost:
    """Run ``extract`` on ``data`` in a process of its own, with further ``words`` on its command line."""
    path, out = folder / "in.txt", folder / "out.jsonl"
    path.write_bytes(data)
    with out.open("wb") as stdout:
        command = [sys.executable, "-m", "tui", "extract", *words, str(path)]
        child = subprocess.Popen(command, stdout=stdout, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6, out.stat().st_size / 1e6)


def of_size(name: str, size: int) -> bytes:
    """The input of that name, ``size`` bytes or somewhat less."""
    if name in PAGES:
        return PAGES[name](size).encode()
    if name in UNITS:
        data = UNITS[name].encode()
        return data * (size // len(data))
    pieces: list[bytes] = []
    for n in count():
        pieces.append(VARIED[name](n).encode())
        size -= len(pieces[-1])
        if size < 0:
            break
    return b"".join(pieces[:-1])


def _beyond(name: str, took: Cost, ordinary: float) -> bool:
    if name in VARIED:
        return took.seconds > TIMES * ordinary
    return took.seconds > SECONDS or took.megabytes > MEGABYTES


def main() -> int:
    """Print one line an input; returns the exit status."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--size", type=int, default=1_000_000)
    asked.add_argument("--double", action="store_true", help="also at half the size")
    asked.add_argument("--no-clean", action="store_true", help="taken as clean, so that all of it is read")
    asked.add_argument("names", nargs="*", metavar="NAME")
    given = asked.parse_args()
    words = ["--no-clean"] * given.no_clean
    over = 0
    with tempfile.TemporaryDirectory() as folder:
        plain = cost(of_size("ordinary", given.size), Path(folder), *words).seconds
        print(f"{'input':24} {'s':>6} {'MB':>6} {'record':>7} {'×':>6}" + "   doubled" * given.double)
        for name in given.names or [*VARIED, *UNITS, *PAGES]:
            took = cost(of_size(name, given.size), Path(folder), *words)
            line = f"{name:24} {took.seconds:6.2f} {took.megabytes:6.0f} {took.record:7.2f}"
            line += f" {took.seconds / plain:6.2f}"
            if given.double:
                half = cost(of_size(name, given.size // 2), Path(folder), *words)
                line += f"   {took.seconds / half.seconds:7.2f}"
            beyond = _beyond(name, took, plain)
            over += beyond
            print(line + "  OVER" * beyond, flush=True)
    print(f"{over} over {SECONDS:g} s and {MEGABYTES:g} MB, or {TIMES:g} times ordinary text")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
