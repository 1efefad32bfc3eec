"""How much faster two jobs are than one: ``python -m tests.bench.jobs [--articles N] [--times N]``.

Makes its own corpus, runs ``ingest`` and ``extract`` with one and with two jobs in turn, and prints the
medians and their ratio. The ratio means something on two free cores only: the load is printed too.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.bench import corpus

INSIDE = """
import resource, sys
from tui.__main__ import main
status = main(sys.argv[1:])
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print("CPU", *(one.ru_utime + one.ru_stime for one in used), file=sys.stderr)
sys.exit(status)
"""


class Run(NamedTuple):
    """Seconds that a command took: by the clock, and of the processors in the parent and in its children."""

    wall: float
    parent: float
    children: float


def timed(words: list[str]) -> Run:
    """A run of the program with these words."""
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", INSIDE, *words],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONHASHSEED": "0"},
        text=True,
    )
    seconds = time.perf_counter() - begun
    parent, children = done.stderr.rpartition("CPU ")[2].split()
    return Run(seconds, float(parent), float(children))


def median(runs: list[Run]) -> Run:
    """The median of each of the three."""
    return Run(*(statistics.median(values) for values in zip(*runs, strict=True)))


def words(command: str, jobs: int, dump: Path, folder: Path, turn: int) -> list[str]:
    """The command line of one run; an ingest gets a library of its own."""
    library = ["--library", str(folder / f"library-{jobs}-{turn}")] if command == "ingest" else []
    return [command, *library, "--jobs", str(jobs), str(dump)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="copydesk-bench-") as name:
        folder = Path(name)
        dump = folder / "dump.jsonl"
        corpus.write(dump, asked.articles)
        print(f"{asked.articles} articles; load {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores")
        for command in ("ingest", "extract"):
            found: dict[int, list[Run]] = {1: [], 2: []}
            for turn in range(asked.times):
                for jobs in (1, 2):
                    found[jobs].append(timed(words(command, jobs, dump, folder, turn)))
            one, two = median(found[1]), median(found[2])
            # Were there nothing but two cores for it, two jobs could not be done in less than this.
            least = max((two.parent + two.children) / 2, two.parent)
            print(
                f"{command:8} 1 job {one.wall:6.2f} s (CPU {one.parent:.2f}), 2 jobs {two.wall:6.2f} s"
                f" (CPU {two.parent:.2f} parent + {two.children:.2f} children):"
                f" {one.wall / two.wall:.2f} times as fast, by CPU {one.parent / least:.2f};"
                f" load {os.getloadavg()[0]:.2f}"
            )


if __name__ == "__main__":
    main()
