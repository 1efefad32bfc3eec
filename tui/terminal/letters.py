"""What stands for an article's verdict in the list."""

from collections.abc import Iterable

from tui.desk.desk import Row, VerdictKind
from tui.terminal import looks
from tui.terminal.glyphs import Glyphs
from tui.terminal.saving import Saver


class Letters:
    """The letters of a desk's verdicts, and what stands where several reviewers have judged."""

    def __init__(self, scheme: Iterable[VerdictKind], saver: Saver, glyphs: Glyphs) -> None:
        self._kinds = {kind.name: kind for kind in scheme}
        self._saver = saver
        self._glyphs = glyphs

    def of(self, row: Row) -> tuple[str, int]:
        """A row's letter, small until it is saved, or a sign where several have judged; and its look."""
        pending = self._saver.pending(row.seq)
        if pending is None and row.disagree:
            return self._glyphs.disagree, 0
        if pending is None and row.agree:
            return "=", 0
        verdict = pending or row.verdict
        if not verdict:
            return "", 0
        kind = self._kinds.get(verdict)
        # One that the scheme does not have any more stands all the same.
        letter = kind.letter if kind else "?"
        return letter.lower() if pending else letter, looks.hue(kind.colour if kind else "")
