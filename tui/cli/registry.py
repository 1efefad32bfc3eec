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
    "next": Entry("[QUERY]", "what is to be decided first, and why"),
    "show": Entry("ID", "one article, cleaned"),
    "record": Entry("FILE|-", "record verdicts from JSON Lines"),
    "export": Entry("[QUERY]", "verdict history (--format jsonl|csv)"),
    "config": Entry("", "what is configured, and where; --template: a file to begin with"),
    "stats": Entry("[QUERY]", "what is in the library and what was decided"),
    "snapshot": Entry("", "the verdicts as plain TinyDB JSON"),
    "backup": Entry("DIR", "everything that cannot be rebuilt, while others work"),
    "restore": Entry("DIR", "a backup into a library that is missing or empty"),
    "merge": Entry("OTHER", "verdicts of another library, or of another host's copy of this one"),
    "delete": Entry("ID…", "articles with their texts; verdicts stay in the record"),
    "doctor": Entry("", "checks library, verdict store and terminal"),
    "completions": Entry("bash|zsh|fish", "a completion script for a shell"),
    "man": Entry("", "the manual page"),
    "help": Entry("[COMMAND]", "this page, that of a command, or of the filter language (filter)"),
}
"""In the order of the help."""

SCREEN = {"demo": Entry("", "the screen on a throw-away library with the sample articles")}
"""First words that open the screen; any other first word is a path (``./list``: a file of that name)."""

COMMON_OPTIONS = (
    ("--library", "DIR", "the library (else $COPYDESK_LIBRARY, config.toml, the user's data folder)"),
    ("--reviewer", "NAME", "who reviews (else $COPYDESK_REVIEWER, config.toml, the login name)"),
)
"""Before or after any command."""

SCREEN_OPTIONS = (
    ("--theme", "NAME", "ansi (default), dark, light, high-contrast or mono"),
    ("--ascii", "", "draw frames, dashes and dots with ASCII; articles keep their letters"),
    ("--linear", "", "line by line: for screen readers, braille, dumb terminals, scripts"),
)
"""For the screen alone."""
