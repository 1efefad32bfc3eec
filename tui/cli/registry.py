"""The headless commands by name, each with its line in the help; a module is imported when it is called."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One headless command, as the help, the man page and the completions name it."""

    words: str
    """Its arguments, as the usage line shows them."""
    summary: str
    """What it does, in one line."""


COMMANDS: dict[str, Entry] = {
    "init": Entry("DIR", "make a library; --group G: one that a team shares"),
    "ingest": Entry("PATH…", "read files, folders or stdin (-) into the library"),
    "extract": Entry("PATH…", "article records as JSON Lines, no library touched"),
    "list": Entry("[QUERY]", "articles that match, one a line"),
    "show": Entry("ID", "one article, cleaned"),
    "record": Entry("FILE|-", "record verdicts from JSON Lines"),
    "export": Entry("[QUERY]", "verdict history (--format jsonl|csv)"),
    "config": Entry("", "what is configured, and where; --template: a file to begin with"),
    "snapshot": Entry("", "the verdicts as plain TinyDB JSON"),
    "backup": Entry("DIR", "everything that cannot be rebuilt, while others work"),
    "restore": Entry("DIR", "a backup into a library that is missing or empty"),
    "delete": Entry("ID…", "articles with their texts; verdicts stay in the record"),
    "doctor": Entry("", "checks library, verdict store and terminal"),
}
"""In the order of the help."""
