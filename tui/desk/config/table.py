"""Every setting there is, once: checks, ``copydesk config``, templates and reference are made of it."""

from typing import Any, Literal, NamedTuple

from tui.desk.config.keys import KeysOfCommands
from tui.desk.config.kinds import Choice, Count, Filter, Folder, Kind, Line, Name, Signals, Switch, Tags
from tui.desk.config.priorities import Audit, AuditShare, Rules
from tui.desk.config.queries import Queries
from tui.desk.config.reviews import Reviews
from tui.desk.config.verdicts import Verdicts
from tui.desk.errors import Unusable
from tui.model.names import QUIET_SIGNALS, SIGNAL_NAMES
from tui.review.scheme import DEFAULT_SCHEME, Reviewing

Which = Literal["desk", "user"]
"""The library's ``desk.toml``, or the user's ``config.toml``."""

THEMES = ("ansi", "dark", "light", "high-contrast", "mono")
LEVELS = ("off", "error", "info", "debug")
FIRST_FILTER, FIRST_ORDER = "verdict:none", "newest"
"""What a reviewer's first list is where nothing is set: what is there to be decided."""


class Setting(NamedTuple):
    """One setting: what it may be, who may set it, what holds where nobody does."""

    name: str
    kind: Kind
    help: str
    default: str
    """In words."""
    files: tuple[Which, ...] = ("desk", "user")
    flag: str | None = None
    variable: str | None = None
    unset: Any = None
    """The value where nobody has set one, or a function that finds it."""
    example: str = ""
    """Lines for the template, as TOML."""


def _orders() -> tuple[str, ...]:
    from tui.query.order import ORDERS

    return tuple(ORDERS)


def _library() -> Any:
    # Imported late: it costs tens of milliseconds, and most calls name their library.
    from platformdirs import user_data_path

    try:
        return user_data_path("copydesk")
    except RuntimeError:
        raise Unusable("no home folder to look for a library in: --library DIR names one") from None


def _reviewer() -> str:
    import getpass
    import os

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"uid{os.getuid()}"


def _cores() -> int:
    import os

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, 64)


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "library",
        Folder(),
        "the library's folder",
        "the user's data folder",
        files=("user",),
        flag="--library",
        variable="COPYDESK_LIBRARY",
        unset=_library,
        example='library = "~/desk"',
    ),
    Setting(
        "reviewer",
        Name(),
        "who reviews: the name that stands in the record",
        "the login name",
        files=("user",),
        flag="--reviewer",
        variable="COPYDESK_REVIEWER",
        unset=_reviewer,
        example='reviewer = "ana"',
    ),
    Setting(
        "jobs",
        Count(1, 64),
        "processes that read at once",
        "as many as there are cores",
        files=("user",),
        flag="--jobs",
        variable="COPYDESK_JOBS",
        unset=_cores,
        example="jobs = 2",
    ),
    Setting(
        "log",
        Choice(LEVELS),
        "what is noted in the log file (never text of an article)",
        "info",
        files=("user",),
        variable="COPYDESK_LOG",
        unset="info",
        example='log = "info"',
    ),
    Setting(
        "theme",
        Choice(THEMES),
        "colours of the screen: the terminal's own sixteen (ansi), a theme's, or none (mono)",
        "ansi; mono where NO_COLOR is set, whatever desk.toml says",
        flag="--theme",
        variable="COPYDESK_THEME",
        unset="ansi",
        example='theme = "ansi"',
    ),
    Setting(
        "ascii",
        Switch(),
        "draw frames, dashes and dots with ASCII; articles keep their letters",
        "false; in the C locale true",
        flag="--ascii",
        variable="COPYDESK_ASCII",
        unset=False,
        example="ascii = false",
    ),
    Setting(
        "linear",
        Switch(),
        "work line by line in place of the screen: for screen readers, braille, dumb terminals, scripts",
        "false",
        files=("user",),
        flag="--linear",
        variable="COPYDESK_LINEAR",
        unset=False,
        example="linear = false",
    ),
    Setting(
        "pipe",
        Line(),
        "the shell command that gets an article's text (key: the vertical bar); its output is shown",
        "none",
        files=("user",),
        example='pipe = "wc -w"',
    ),
    Setting(
        "filter",
        Filter(),
        "the list that the screen opens with; F changes between it and all articles",
        "the list last left, at first verdict:none",
        variable="COPYDESK_FILTER",
        example='filter = "verdict:none"',
    ),
    Setting(
        "order",
        Choice(_orders),
        "the order of the list that the screen opens with",
        "the order last left, at first newest",
        variable="COPYDESK_ORDER",
        example='order = "newest"',
    ),
    Setting(
        "tags",
        Tags(),
        "tags that the screen offers first, beside those that articles have",
        "none",
        files=("desk",),
        unset=(),
        example="tags = []",
    ),
    Setting(
        "signals",
        Signals(),
        "signals that are shown, listed and found; one switched off stays in the stored reading",
        f"all but {', '.join(sorted(QUIET_SIGNALS))}",
        files=("desk",),
        unset=QUIET_SIGNALS,
        example="\n".join(
            ["[signals]", *(f"{code} = {str(code not in QUIET_SIGNALS).lower()}" for code in SIGNAL_NAMES)]
        ),
    ),
    Setting(
        "query",
        Queries(),
        "saved queries for alt+1 to alt+9 and Q: name, filter, order (else newest)",
        "none",
        unset=(),
        example='[[query]]\nname = "inbox"\nfilter = "verdict:none"\norder = "newest"',
    ),
    Setting(
        "priority",
        Rules(),
        "rules that make the order called priority: an article that the filter finds has so much more of it",
        "none",
        files=("desk",),
        unset=(),
        example='[[priority]]\nwhen = "signal:single-source unattributed:3.."\nadd = 20\n'
        'reason = "one source, many orphans"',
    ),
    Setting(
        "audit",
        AuditShare(),
        "the share of all articles (0.05: one in twenty) that comes first in that order, chosen by chance",
        "none",
        files=("desk",),
        unset=Audit(),
        example="[audit]\nshare = 0.0\nseed = 0",
    ),
    Setting(
        "verdict",
        Verdicts(),
        "the verdicts that can be given: name, key (else the name's first letter), letter in the list and its"
        " colour, reasons (of which the screen asks for one), guideline (when to give it, for the screen)",
        "accept, reject, escalate, skip",
        files=("desk",),
        unset=DEFAULT_SCHEME,
        example="\n\n".join(
            f'[[verdict]]\nname = "{kind.name}"\nkey = "{kind.key}"\nletter = "{kind.letter}"'
            for kind in DEFAULT_SCHEME
        ),
    ),
    Setting(
        "review",
        Reviews(),
        "how many reviewers judge each article, and whether who is still to judge it sees no other verdict",
        "1 for each article",
        files=("desk",),
        unset=Reviewing(),
        example="[review]\neach = 1\nblind = false",
    ),
    Setting(
        "keys",
        KeysOfCommands(),
        "the screen's keys, in place of those of a command; verdicts have theirs in desk.toml",
        "those of the key table",
        files=("user",),
        unset={},
        example='[keys]\nnext = ["n", "right"]\n"page down" = ["space", "pagedown", "ctrl+f"]',
    ),
)

BY_NAME = {setting.name: setting for setting in SETTINGS}
