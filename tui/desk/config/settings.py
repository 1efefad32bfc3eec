"""What holds: flag, then environment, then ``desk.toml``, then ``config.toml``, then the default."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tui.desk.config.files import NAMES, File, load, user_file
from tui.desk.config.keys import Keys
from tui.desk.config.kinds import Wrong
from tui.desk.config.priorities import Audit, Rule
from tui.desk.config.queries import SavedQuery
from tui.desk.config.table import BY_NAME, SETTINGS, Setting
from tui.desk.errors import WrongConfig
from tui.review.scheme import Reviewing, VerdictKind


class Held(NamedTuple):
    """A value and who set it."""

    value: Any
    source: str
    """A flag, ``$VARIABLE``, ``desk.toml line 3``, ``default``."""


class Settings:
    """All settings, from flags (by setting's name; None or False: not given), environment and files.

    Without a ``folder`` no ``desk.toml`` is read. Raises ``WrongConfig`` with every mistake there is:
    nothing is done with half a configuration. Not ``strict``, they are only kept in ``mistakes``, and what is
    mistaken is as if it were not said.
    """

    def __init__(
        self, flags: Mapping[str, Any] | None = None, folder: Path | None = None, *, strict: bool = True
    ) -> None:
        self.user = load(user_file(), "user")
        self.desk: File | None = None
        self._said: dict[str, Held] = {}
        mistakes = self._words(flags or {})
        if folder is not None:
            self.desk = load(folder / NAMES["desk"], "desk")
            mistakes += self.desk.mistakes
        mistakes += self.user.mistakes
        self.mistakes = mistakes
        if mistakes and strict:
            raise WrongConfig(mistakes)

    def _words(self, flags: Mapping[str, Any]) -> list[str]:
        """Take what flags and environment say; the mistakes in it."""
        mistakes: list[str] = []
        for setting in SETTINGS:
            source, word = _word(setting, flags)
            if not word:
                continue
            try:
                value = word if not isinstance(word, str) else setting.kind.of_text(word)
                self._said[setting.name] = Held(value, source)
            except Wrong as wrong:
                mistakes.append(f"{source}: {wrong}")
        return mistakes

    def held(self, name: str) -> Held:
        """What holds for the setting of this name, and who says so."""
        if name in self._said:
            return self._said[name]
        if name == "theme" and os.environ.get("NO_COLOR") and name not in self.user.found:
            # This user's wish for all programs: a library's theme is no answer to it.
            return Held("mono", "$NO_COLOR")
        for file, label in ((self.desk, NAMES["desk"]), (self.user, NAMES["user"])):
            if file is not None and name in file.found:
                found = file.found[name]
                return Held(found.value, f"{label} line {found.line}")
        unset = BY_NAME[name].unset
        return Held(unset() if callable(unset) else unset, "default")

    @property
    def library(self) -> Path:
        """The library's folder."""
        found: Path = self.held("library").value
        return found

    @property
    def reviewer(self) -> str:
        """Who reviews."""
        found: str = self.held("reviewer").value
        return found

    @property
    def jobs(self) -> int:
        """Processes that read at once."""
        found: int = self.held("jobs").value
        return found

    @property
    def log(self) -> str:
        """How much is noted in the log file."""
        found: str = self.held("log").value
        return found

    @property
    def theme(self) -> str:
        """The screen's colours."""
        found: str = self.held("theme").value
        return found

    @property
    def ascii(self) -> bool:
        """Whether the screen is drawn with ASCII only."""
        found: bool = self.held("ascii").value
        return found

    @property
    def linear(self) -> bool:
        """Whether the work is done line by line, without the screen."""
        found: bool = self.held("linear").value
        return found

    @property
    def pipe(self) -> str | None:
        """The shell command that an article's text is piped to; None where none is set."""
        found: str | None = self.held("pipe").value
        return found

    @property
    def filter(self) -> str | None:
        """The list that the screen opens with; None: the one it was left with."""
        found: str | None = self.held("filter").value
        return found

    @property
    def order(self) -> str | None:
        """The order of that list; None: the one it was left with."""
        found: str | None = self.held("order").value
        return found

    @property
    def queries(self) -> tuple[SavedQuery, ...]:
        """The saved queries of the desk, else of the user."""
        found: tuple[SavedQuery, ...] = self.held("query").value
        return found

    @property
    def priority(self) -> tuple[Rule, ...]:
        """The rules that give an article its priority."""
        found: tuple[Rule, ...] = self.held("priority").value
        return found

    @property
    def audit(self) -> Audit:
        """The share of articles that comes first."""
        found: Audit = self.held("audit").value
        return found

    @property
    def signals_off(self) -> frozenset[str]:
        """Codes of the signals that are switched off."""
        found: frozenset[str] = self.held("signals").value
        return found

    @property
    def keys(self) -> Keys:
        """The user's own keys, by command."""
        found: Keys = self.held("keys").value
        return found

    @property
    def tags(self) -> tuple[str, ...]:
        """Tags that the screen offers first."""
        found: tuple[str, ...] = self.held("tags").value
        return found

    @property
    def review(self) -> Reviewing:
        """How many reviewers judge an article."""
        found: Reviewing = self.held("review").value
        return found

    @property
    def verdicts(self) -> tuple[VerdictKind, ...]:
        """The verdicts that can be given."""
        found: tuple[VerdictKind, ...] = self.held("verdict").value
        return found


def _word(setting: Setting, flags: Mapping[str, Any]) -> tuple[str, Any]:
    """Who says something about a setting on the command line or in the environment, and what; or nothing."""
    flag = flags.get(setting.name)
    if flag:
        return setting.flag or setting.name, flag
    if setting.variable:
        word = os.environ.get(setting.variable, "")
        return f"${setting.variable}", word if word.strip() else None
    return "", None
