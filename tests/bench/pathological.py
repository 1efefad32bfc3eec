"""How long, and with how much memory, ``copydesk extract`` reads one file of junk, whatever the junk.

Run from the root of the tree: ``python -m tests.bench.pathological [--size BYTES] [--double] [NAME…]``.
Each input is made here and read by a process of its own; printed are its seconds, the most memory it held,
the size of its record, and its time as a multiple of that of ordinary text of the same size. ``--double``
reads each input at half its size too: much more than 2 would mean that time does not grow with the input
alone. Exit status 1 where an input takes more than the budget.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

SECONDS, MEGABYTES = 2.0, 200.0
"""What one input of 1 MB may take: the whole process, from its start to its end."""

_NEWS = (
    "The harbour board of Tarnbay will close the northern pier for eleven weeks from 3 March, its chair said "
    "on Tuesday. “We would rather close it now than lose it in a storm,” Ida Morrow told reporters, adding "
    "that the repair would cost $3.2 million. According to a report by the surveyor, over 6,000 people used "
    "the pier last year, up 12% on 2024.\n\n"
)

UNITS: dict[str, str] = {
    "ordinary": _NEWS,
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


class Cost(NamedTuple):
    """What reading one file took: seconds, most memory in MB (10⁶ bytes), size of the record in MB."""

    seconds: float
    megabytes: float
    record: float
    status: int


def cost(data: bytes, folder: Path) -> Cost:
    """Run ``extract`` on ``data`` in a process of its own."""
    path, out = folder / "in.txt", folder / "out.jsonl"
    path.write_bytes(data)
    begun = time.perf_counter()
    with out.open("wb") as stdout:
        child = subprocess.Popen(
            [sys.executable, "-m", "tui", "extract", str(path)], stdout=stdout, stderr=-3
        )
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    return Cost(seconds, used.ru_maxrss * 1024 / 1e6, out.stat().st_size / 1e6, child.returncode)


def of_size(unit: str, size: int) -> bytes:
    """The unit over and over, ``size`` bytes or a little less."""
    data = unit.encode()
    return data * (size // len(data))


def main() -> int:
    """Print one line an input; returns the exit status."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--size", type=int, default=1_000_000)
    words.add_argument("--double", action="store_true")
    words.add_argument("names", nargs="*", metavar="NAME")
    asked = words.parse_args()
    over = 0
    with tempfile.TemporaryDirectory() as folder:
        plain = cost(of_size(_NEWS, asked.size), Path(folder)).seconds
        print(f"{'input':24} {'s':>6} {'MB':>6} {'record':>7} {'×':>6}" + "   doubled" * asked.double)
        for name in asked.names or UNITS:
            took = cost(of_size(UNITS[name], asked.size), Path(folder))
            line = f"{name:24} {took.seconds:6.2f} {took.megabytes:6.0f} {took.record:7.2f}"
            line += f" {took.seconds / plain:6.2f}"
            if asked.double:
                half = cost(of_size(UNITS[name], asked.size // 2), Path(folder))
                line += f"   {took.seconds / half.seconds:7.2f}"
            beyond = took.seconds > SECONDS or took.megabytes > MEGABYTES
            over += beyond
            print(line + "  OVER" * beyond, flush=True)
    print(f"{over} over {SECONDS} s or {MEGABYTES} MB")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
