"""Lexicons: word lists as data, one folder a language.

A lexicon is a UTF-8 file ``lexicons/<language>/<name>.tsv``: one entry a line, fields parted by tabs, empty
lines and lines that begin with ``#`` left out.
"""

from functools import cache
from importlib.resources import files

Entry = tuple[str, ...]


@cache
def lexicon(language: str, name: str) -> tuple[Entry, ...]:
    """All entries of a lexicon in file order; empty where the language has no such file."""
    file = files("tui.reading") / "lexicons" / language / f"{name}.tsv"
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        return ()
    return tuple(
        tuple(field.strip() for field in line.split("\t"))
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    )


@cache
def words(language: str, name: str) -> frozenset[str]:
    """The first field of every entry of a lexicon, as a set."""
    return frozenset(entry[0] for entry in lexicon(language, name))


@cache
def mapping(language: str, name: str, field: int = 1) -> dict[str, str]:
    """One field of every entry of a lexicon that has it, by the first."""
    return {entry[0]: entry[field] for entry in lexicon(language, name) if len(entry) > field}
