"""What lines that pages carry around an article are taken for: invented lines in the forms that pages have.

``roles.tsv``: the role by hand, and the line.
"""

from collections import defaultdict
from pathlib import Path

from tests.reading.cleaning.pages import HEADLINE, PARAGRAPHS
from tui.reading.cleaning import clean

LINES = [line.split("\t") for line in Path(__file__).with_name("roles.tsv").read_text("utf-8").splitlines()]
MUST = 0.95
STAYING = 0.08
"""Sentences right below an article as short as this one's may be its own."""


def role_of(line: str) -> str:
    """The role a line gets between an article and the foot of its page."""
    body = "\n\n".join(PARAGRAPHS)
    raw = f"Harbour news\n\n{HEADLINE}\n\n{body}\n\nSend us a picture\n\n{line}\n\nWhere we are\n"
    at = raw.index(f"\n{line}\n", raw.index(PARAGRAPHS[-1])) + 1
    for piece in clean(raw).removed:
        if piece.start <= at < piece.end:
            return piece.role
    return "kept"


def test_there_are_lines_enough() -> None:
    assert len(LINES) >= 300


def test_roles_are_what_a_person_says() -> None:
    wrong: dict[str, list[str]] = defaultdict(list)
    for role, line in LINES:
        found = role_of(line)
        if found != role:
            wrong[f"{role} as {found}"].append(line)
    missed = {what: lines for what, lines in wrong.items() if not what.endswith("as kept")}
    assert sum(map(len, missed.values())) <= (1 - MUST) * len(LINES), missed
    stayed = sum(map(len, wrong.values())) - sum(map(len, missed.values()))
    assert stayed <= STAYING * len(LINES), wrong
