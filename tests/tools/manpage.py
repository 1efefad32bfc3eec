"""The manual page in roff, made of the commands, their options, the filter language and the screen's keys."""

from collections.abc import Iterable, Iterator

from tui.cli.described import Described, Option, described, screen_options
from tui.desk.config.table import SETTINGS
from tui.desk.filters import explained

DESCRIPTION = (
    "copydesk is a desk for reading and judging scraped news. Raw page dumps go in; each article is shown"
    " cleaned, with who said what and every figure marked, and gets a verdict by one key. Without a command"
    " it opens the review screen on the library; each PATH is ingested while the screen is open. A first"
    " word that is a command's name is that command; ./list is a path.",
    "Data is printed on standard output, everything else on standard error. On a terminal control"
    " characters and invisible ones are pictured (escaped in JSON); in a pipe or a file every character"
    " stays as it came.",
)
STATUSES = (
    ("0", "done"),
    ("1", "done, but some inputs were refused, each named with its reason"),
    ("2", "wrong usage"),
    ("3", "the library or the verdict store cannot be used"),
    ("130", "interrupted; what was done is kept, and long work says where it stopped"),
)
LIST = (
    ("A R E S", "the verdict that stands, by its letter; a small one is not saved yet"),
    ("\u2260", "two reviewers' last verdicts differ"),
    ("*", "the text has changed since its verdict"),
    ("7s", "how many sources speak in the article; new: not read yet"),
    ("!", "a signal was raised; the last row but one names it"),
)
ENVIRONMENT = (
    *(
        (setting.variable, f"{setting.help}{f', where {setting.flag} does not say' if setting.flag else ''}")
        for setting in SETTINGS
        if setting.variable
    ),
    ("COPYDESK_CONFIG", "the file of the user's settings, in place of copydesk/config.toml"),
    ("NO_COLOR", "no colour on the screen nor in what commands print"),
    ("XDG_CONFIG_HOME", "the folder that copydesk/config.toml lies in"),
    ("XDG_DATA_HOME, XDG_STATE_HOME", "where the user's library and the reviewer's own state lie"),
)
FILES = (
    ("LIBRARY/library.sqlite", "articles, text index, and what can be made again from the journals"),
    ("LIBRARY/verdicts/*.jsonl", "the verdicts: one journal for each writer, one event a line"),
    ("LIBRARY/desks/*.json", "which article each open screen has in front; gone with the screen"),
    ("LIBRARY/desk.toml", "settings of this library, for everybody who works with it"),
    ("~/.config/copydesk/config.toml", "settings of this user; copydesk config says what holds"),
    (
        "~/.local/state/copydesk/unsaved.jsonl",
        "what could not be stored, in lines that copydesk record takes",
    ),
)
EXAMPLES = (
    ("copydesk dumps/", "ingest a folder and review what comes"),
    ("copydesk list 'verdict:none site:northpost.test'", "what is undecided of one site"),
    ("copydesk extract page.txt | jq .figures", "the figures of one page"),
    ("copydesk export --format csv -o verdicts.csv", "the verdict history for a spreadsheet"),
)

Keys = Iterable[tuple[str, str, str]]
"""Keys, name and help of each command of the screen."""


def page(version: str, keys: Keys) -> str:
    """The whole page."""
    parts = [*_head(version), *_commands(described()), *_filter(), *_keys(keys), *_list(), *_tail()]
    return "\n".join(parts) + "\n"


def roff(text: str) -> str:
    """Text in which nothing is a request or an escape to roff."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    escaped = (
        escaped.replace("^", "\\(ha").replace("~", "\\(ti").replace("…", "...").replace("\u2260", "\\(!=")
    )
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def _head(version: str) -> Iterator[str]:
    yield f'.TH COPYDESK 1 "" "copydesk {roff(version)}" "User Commands"'
    yield '.\\" Made by tests/tools/make_docs.py; do not edit.'
    yield ".SH NAME"
    yield "copydesk \\- read and judge scraped news in a terminal"
    yield ".SH SYNOPSIS"
    for words in (
        "[\\fIOPTION\\fR]... [\\fIPATH\\fR]...",
        "\\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...",
    ):
        yield f".B copydesk\n{words}\n.br"
    yield ".SH DESCRIPTION"
    for paragraph in DESCRIPTION:
        yield f".PP\n{roff(paragraph)}"
    yield ".SH OPTIONS"
    yield from _options(screen_options())


def _commands(commands: Iterable[Described]) -> Iterator[str]:
    yield ".SH COMMANDS"
    for command in commands:
        yield f".SS copydesk {roff(f'{command.name} {command.words}'.strip())}"
        yield roff(command.help.rstrip(".") + ".")
        common = {flag for option in screen_options() for flag in option.flags}
        yield from _options(option for option in command.options if not common & set(option.flags))


def _options(options: Iterable[Option]) -> Iterator[str]:
    for option in options:
        flags = ", ".join(f"\\fB{roff(flag)}\\fR" for flag in option.flags)
        value = f" \\fI{roff(option.value.name)}\\fR" if option.value.name else ""
        yield f".TP\n{flags}{value}\n{roff(option.help)}"


def _tagged(rows: Iterable[tuple[str, str]], face: str = "B") -> Iterator[str]:
    for tag, text in rows:
        yield f".TP\n\\f{face}{roff(tag)}\\fR\n{roff(text)}"


def _filter() -> Iterator[str]:
    yield ".SH FILTER LANGUAGE"
    yield roff("list, export and stats take a filter. A mistake is named with its column.")
    yield roff("Quote the filter for the shell.")
    yield from _tagged(explained())


def _keys(keys: Keys) -> Iterator[str]:
    yield ".SH KEYS"
    yield roff("On the review screen:")
    yield from _tagged((tag, f"{name}: {help_}") for tag, name, help_ in keys)


def _list() -> Iterator[str]:
    yield ".SH THE LIST"
    yield roff("Beside each article in the list of the review screen:")
    yield from _tagged(LIST)


def _tail() -> Iterator[str]:
    yield ".SH EXIT STATUS"
    yield from _tagged(STATUSES)
    yield ".SH ENVIRONMENT"
    yield from _tagged(ENVIRONMENT)
    yield ".SH FILES"
    yield from _tagged(FILES, "I")
    yield ".SH EXAMPLES"
    yield from _tagged(EXAMPLES)
