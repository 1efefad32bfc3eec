"""How much faster two jobs are than one: ``python -m tests.bench.jobs [--articles N] [--times N]``.

Makes its own corpus, runs ``ingest`` and ``extract`` with one and with two jobs in turn, and prints the
medians and their ratio. The ratio means something on two free cores only: the load is printed too.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import corpus


def timed(words: list[str]) -> tuple[float, float]:
    """Seconds by the clock, and of all processors together, that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "tui", *words],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONHASHSEED": "0"},
    )
    seconds = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


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
            found: dict[int, list[tuple[float, float]]] = {1: [], 2: []}
            for turn in range(asked.times):
                for jobs in (1, 2):
                    found[jobs].append(timed(words(command, jobs, dump, folder, turn)))
            wall = {jobs: statistics.median(seconds for seconds, _ in runs) for jobs, runs in found.items()}
            busy = {jobs: statistics.median(cpu for _, cpu in runs) for jobs, runs in found.items()}
            print(
                f"{command:8} 1 job {wall[1]:.2f} s (CPU {busy[1]:.2f}), 2 jobs {wall[2]:.2f} s"
                f" (CPU {busy[2]:.2f}): {wall[1] / wall[2]:.2f} times as fast; load {os.getloadavg()[0]:.2f}"
            )


if __name__ == "__main__":
    main()
