"""The raw text of an article as it came, with what was taken out and as what."""

from bisect import bisect_right
from collections.abc import Sequence

from tui.desk.cleaned import Word, piece_at, pieces
from tui.desk.spans import anchored
from tui.model import HEADLINE, Article, Removed, SafeText, Target
from tui.terminal import looks
from tui.terminal.cursor import CursorPager
from tui.terminal.judged import Judged, judged_blocks
from tui.terminal.looks import Row, row
from tui.terminal.paging import Anchor
from tui.terminal.wrap import Line, wrap

LABELS = {
    "navigation": "menu",
    "icon_names": "icons",
    "repeated_headline": "repeated",
    "share_bar": "share",
    "caption": "caption",
    "related_links": "related",
    "advertisement": "advert",
    "comments": "comments",
    "comment_policy": "policy",
    "cookie_notice": "cookies",
    "newsletter": "letter",
    "media_player": "player",
    "pagination": "pages",
    "copyright": "rights",
    "metadata": "meta",
    "other": "other",
}
LABEL_WIDTH = 12
RAW_WIDTH = 68


class RawReading:
    """The raw text, wrapped, each line with the role of what was taken out there, if anything was."""

    def __init__(self, article: Article, raw: str) -> None:
        self.article = article
        self.safe = SafeText(raw)
        self.pager = CursorPager()
        self._removed = sorted(article.removed, key=lambda piece: piece.start)
        self._starts = [piece.start for piece in self._removed]
        self._kept = sorted(
            ((span.start, span.end, block) for block in article.blocks for span in block.raw),
            key=lambda kept: kept[:2],
        )
        self.pieces = pieces(article)
        """The blocks that can be judged, in order."""
        self.judged: dict[int, Judged] = {}
        """What was said of them, by their numbers."""
        self.by_lines: dict[int, str] = {}
        """Of those that are as they are by the reviewer's own keeping and removing: ``right``."""
        self._anchor = Anchor()
        self._size = (0, 0)
        self._lines: list[Line] = []

    def judge(self, words: Sequence[Word], reviewer: str) -> None:
        """See what was said of the blocks, the earliest first."""
        raw, sha = self.safe.original, self.article.raw_sha256
        self.judged, self.by_lines = judged_blocks(self.pieces, words, raw, sha, reviewer)

    def block(self) -> int | None:
        """The number of the block that the cursor's line begins in, or None."""
        return self._block(self.pager.cursor) if self._lines else None

    def _block(self, number: int) -> int | None:
        low, high = (self.safe.offset(at) for at in self._lines[number])
        words = self.safe.original[low:high]
        if not words.strip():
            return None
        return piece_at(self.pieces, low + len(words) - len(words.lstrip()))

    def walk(self, step: int) -> bool:
        """Go to the next block, or the one before, and bring it onto the screen; False at the end."""
        low = self.safe.offset(self._lines[self.pager.cursor][0]) if self._lines else 0
        here = self.block()
        if here is None:
            at = bisect_right(self.pieces, low, key=lambda one: one.start)
            index = at if step > 0 else at - 1
        else:
            index = here + step
        if not 0 <= index < len(self.pieces):
            return False
        # Its end comes onto the screen first, as far as there is room for both.
        self.stand(max(self.pieces[index].start, self.pieces[index].end - 1))
        self.stand(self.pieces[index].start)
        return True

    def stand_on(self, target: Target) -> None:
        """Have the cursor on what a verdict is about, where it is there still."""
        place = anchored(target, self.safe.original)
        if place is not None:
            self.stand(place[0])

    def stand(self, offset: int) -> None:
        """Have the cursor on the line that holds this offset, and that line on the screen."""
        self.pager.by(self._line_at(offset) - self.pager.cursor)
        self.pager.at_end = False

    def fit(self, columns: int, height: int) -> None:
        """Wrap for a screen of so many columns and rows, the place kept by its offset."""
        width = max(1, min(RAW_WIDTH, columns - LABEL_WIDTH))
        if (width, height) == self._size:
            return
        place = self._anchor.offset(self.pager, self.offset)
        if width != self._size[0]:
            self._lines = wrap(self.safe.drawn, width)
        self._size = (width, height)
        self.pager.fit(len(self._lines), height)
        self.go_to(place)
        self._anchor.hold(self.pager, place)

    @property
    def offset(self) -> int:
        """Offset in the raw text of the first line shown."""
        return self.safe.offset(self._lines[self.pager.top][0]) if self._lines else 0

    def go_to(self, offset: int) -> None:
        """Put the line that holds this offset of the raw text on the top row."""
        self.pager.to(self._line_at(offset))

    def _line_at(self, offset: int) -> int:
        position = self.safe.position(offset)
        return max(0, bisect_right(self._lines, position, key=lambda line: line[0]) - 1)

    @property
    def kept(self) -> int:
        """Characters of the raw text that were kept as text."""
        return sum(end - start for start, end, _ in self._kept)

    def shown(self) -> list[Row]:
        """The rows of raw text on the screen: sign, label, text."""
        return [self._row(number) for number in range(self.pager.top, self.pager.bottom)]

    def _row(self, number: int) -> Row:
        start, end = self._lines[number]
        text = self.safe.drawn[start:end]
        first = number == 0 or self.safe.drawn[self._lines[number - 1][1] : start].find("\n") >= 0
        removed = self.removed_at(number)
        current = number == self.pager.cursor
        sign = ">-" if current else "- "
        if removed is None and not text:
            return ((f"{sign}blank", looks.LABEL),)
        if removed is None:
            label = self._kept_as(start, end) if first else ""
            said = self._said(number) if first else " "
            return row((f"{'>' if current else ' '} {label:<8}{said} ", 0), (text, 0))
        first = first or self.safe.offset(start) == removed.start
        label, said = (LABELS[removed.role], self._said(number)) if first else ("", " ")
        return row((f"{sign}{label:<8}{said} ", looks.LABEL), (text, looks.REMOVED))

    def _said(self, number: int) -> str:
        """``-`` where the block that this line is of was called wrong, ``+`` where it was called right."""
        block = self._block(number)
        said = self.judged.get(block) if block is not None else None
        return " " if said is None else "-" if said.verdict == "wrong" else "+"

    def line(self) -> tuple[int, int, bool] | None:
        """The stretch of the raw text that the cursor's line stands for, and whether it is to be kept.

        It is the line as the raw text has it, not as it is wrapped, and of that what is kept or removed
        together. None where nothing stands there.
        """
        if not self._lines:
            return None
        raw = self.safe.original
        low, high = (self.safe.offset(at) for at in self._lines[self.pager.cursor])
        if not raw[low:high].strip():
            return None
        start, end = raw.rfind("\n", 0, low) + 1, raw.find("\n", max(high - 1, low))
        end = len(raw) if end < 0 else end
        removed = self.removed_at(self.pager.cursor)
        if removed is not None:
            start, end = max(start, removed.start), min(end, removed.end)
        else:
            start = max([start, *(one.end for one in self._removed if start < one.end <= low)])
            end = min([end, *(one.start for one in self._removed if low < one.start < end)])
        while start < end and raw[start].isspace():
            start += 1
        while start < end and raw[end - 1].isspace():
            end -= 1
        return (start, end, removed is not None) if start < end else None

    def on_headline(self) -> bool:
        """Whether the cursor's line is the one that the headline was taken from."""
        removed = self.removed_at(self.pager.cursor) if self._lines else None
        return removed is not None and (removed.role, removed.why) == HEADLINE

    def removed_at(self, number: int) -> Removed | None:
        """What was taken out on this line, or None where the line was kept."""
        start, end = self._lines[number]
        low, high = self.safe.offset(start), self.safe.offset(end)
        index = bisect_right(self._starts, low) - 1
        if index >= 0 and self._removed[index].end > low:
            return self._removed[index]
        if index + 1 < len(self._removed) and self._removed[index + 1].start < high:
            following = self._removed[index + 1]
            # Only leading spaces may stand before a removed piece for the line to count as removed.
            if not self.safe.original[low : following.start].strip():
                return following
        return None

    def _kept_as(self, start: int, end: int) -> str:
        low, high = self.safe.offset(start), self.safe.offset(end)
        index = bisect_right(self._kept, high, key=lambda kept: kept[0]) - 1
        if index >= 0 and self._kept[index][1] > low:
            return ""
        text = self.safe.original[low:high].strip()
        if self.article.title and text and self.article.title.startswith(text):
            return "headline"
        return "byline" if any(name and name in text for name in self.article.byline) else ""

    def reason(self, number: int) -> str:
        """What a line was taken for, and why."""
        removed = self.removed_at(number)
        if removed is None:
            start, end = (self.safe.offset(at) for at in self._lines[number])
            for one in reversed(self.article.overrides):
                if one.keep and one.start < end and one.end > start:
                    return f"kept by {SafeText(one.by).line()}"
            return "kept"
        if removed.why.startswith("removed by "):
            return SafeText(removed.why).line()
        why = f" ({removed.why})" if removed.why else ""
        return f"taken for {removed.role.replace('_', ' ')}{why}"
