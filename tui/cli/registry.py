"""The headless commands by name, each with its line in the help; a module is imported when it is called."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One headless command, as the help, the man page and the completions name it."""

    words: str
    """Its arguments, as the usage line shows them."""
    summary: str
    """What it does, in one line."""


COMMANDS: dict[str, Entry] = {
    "ingest": Entry("PATH…", "read files, folders or stdin (-) into the library"),
    "extract": Entry("PATH…", "article records as JSON Lines, no library touched"),
    "list": Entry("[QUERY]", "articles that match, one a line"),
    "show": Entry("ID", "one article, cleaned"),
    "record": Entry("FILE|-", "record verdicts from JSON Lines"),
    "export": Entry("[QUERY]", "verdict history (--format jsonl|csv)"),
    "stats": Entry("[QUERY]", "what is in the library and what was decided"),
}
"""In the order of the help."""
