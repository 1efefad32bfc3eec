"""The program run as its users run it."""

import json
import subprocess
import sys
from typing import Any

PROGRAM = [sys.executable, "-m", "tui"]


def run(env: dict[str, str], *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run ``copydesk`` with these words and this stdin."""
    return subprocess.run([*PROGRAM, *words], env=env, input=given, capture_output=True, text=True)


def filled(env: dict[str, str], articles: list[dict[str, Any]]) -> None:
    """Ingest articles from JSON Lines."""
    lines = "".join(json.dumps(article) + "\n" for article in articles)
    done = run(env, "ingest", "--jobs", "1", "--no-clean", "--as", "jsonl", "-", given=lines)
    assert done.returncode == 0, done.stderr


def decided(env: dict[str, str], *verdicts: dict[str, Any]) -> list[str]:
    """Record verdicts; the ids of their events."""
    done = run(env, "record", "-", given="".join(json.dumps(one) + "\n" for one in verdicts))
    assert done.returncode == 0, done.stderr
    return [json.loads(line)["event"] for line in done.stdout.splitlines()]


def exported(env: dict[str, str], *query: str) -> list[dict[str, Any]]:
    """The verdict history."""
    done = run(env, "export", "--format", "jsonl", *query)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
