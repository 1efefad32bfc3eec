"""An article in plain lines that read well aloud: its marks are words in brackets.

The article's own brackets are doubled, so that no text can pretend to be a mark.
"""

from collections.abc import Iterator, Sequence

from tui.desk.cleaned import piece_at
from tui.desk.priorities import Reason
from tui.desk.words import counted
from tui.model import Article, Attribution, Place, SafeText
from tui.terminal.glyphs import Glyphs
from tui.terminal.paint import COUNTED, is_orphan
from tui.terminal.raw import LABELS, RawReading
from tui.terminal.rows.rule import article_parts

_VERBS = {
    "neutral": "said by",
    "endorse": "endorsed by",
    "doubt": "doubted by",
    "deny": "denied by",
    "decline": "no comment from",
    "accuse": "accused by",
    "promise": "promised by",
    "praise": "praised by",
    "attack": "attacked by",
}
_ROLES = {
    "standfirst": "[standfirst] ",
    "heading": "[heading] ",
    "list_item": "[item] ",
    "quote": "[block quote] ",
    "caption": "[caption] ",
    "dateline": "[dateline] ",
    "correction": "[correction] ",
}
_Note = tuple[int, int, str]
"""Where it stands, which comes first of several there, and the note itself."""
FIRST = 72
"""Characters of a block that are printed with it."""
_CLOSING = " .,;:!?’”\"')"


class Spoken:
    """Makes lines of articles; every line is safe to print and holds no newline."""

    def __init__(self, glyphs: Glyphs) -> None:
        self._glyphs = glyphs

    def outside(self, text: str) -> str:
        """Text from outside, on one line: what might be taken for a mark of ours is told apart."""
        return self._glyphs.drawn(SafeText(text).line()).replace("[", "[[")

    def article(self, article: Article, position: str, why: Sequence[Reason] = ()) -> Iterator[str]:
        """Headline, a line about it, why it comes, and every paragraph behind an empty line."""
        title = self._marked(article, "title", 0, len(article.title or "")) or "(no headline)"
        yield f"{position}. {title}"
        about = ", ".join(filter(None, article_parts(article, narrow=False)))
        if about:
            yield self.outside(about)
        yield self.contents(article)
        if why:
            yield f"comes for {self.outside('; '.join(one.told for one in why))}."
        for block in article.blocks:
            yield ""
            yield _ROLES.get(block.role, "") + self._marked(article, "text", block.start, block.end)
        if not article.blocks and article.text:
            yield ""
            yield self.outside(article.text)

    def contents(self, article: Article) -> str:
        """How many speak, how many figures there are, and what to look at, as one sentence."""
        unnamed = sum(not source.named for source in article.sources)
        figures = [figure for figure in article.figures if figure.kind in COUNTED]
        orphans = sum(is_orphan(figure) for figure in figures)
        parts = [
            counted(len(article.sources), "source") + (f", {unnamed} unnamed" if unnamed else ""),
            counted(len(figures), "figure") + (f", {orphans} by nobody" if orphans else ""),
        ]
        signals = list(dict.fromkeys(signal.code for signal in article.signals))
        if signals:
            parts.append(f"look at {', '.join(signals)}")
        return "; ".join(parts) + "."

    def raw(self, view: RawReading) -> Iterator[str]:
        """The raw text line by line, what was taken out, and what was said of its blocks, before it."""
        article, raw = view.article, view.safe.original
        at = number = 0
        removed = sorted(article.removed, key=lambda one: one.start)
        for line in raw.split("\n"):
            end = at + len(line)
            while number < len(removed) and removed[number].end <= at:
                number += 1
            taken = number < len(removed) and removed[number].start < end
            if line.strip():
                parts = ["removed", LABELS[removed[number].role]] if taken else []
                block = piece_at(view.pieces, at + len(line) - len(line.lstrip()))
                judged = view.judged.get(block) if block is not None else None
                if judged is not None:
                    parts += [*([] if taken else ["kept"]), f"{judged.verdict} by {self.outside(judged.by)}"]
                yield (f"[{', '.join(parts)}] " if parts else "") + self.outside(line)
            at = end + 1

    def block(self, view: RawReading, number: int) -> str:
        """Which block of the raw text of how many, what was done with it and why, and its first words."""
        piece, judged = view.pieces[number], view.judged.get(number)
        parts = [f"block {number + 1} of {len(view.pieces)}", view.reason(view.pager.cursor)]
        if judged is not None:
            parts.append(f"{judged.verdict} by {judged.by}")
        words = " ".join(view.safe.original[piece.start : piece.end][: 4 * FIRST].split())
        return self.outside(
            f"{': '.join(parts[:2])}{''.join(f', {one}' for one in parts[2:])}: {words[:FIRST]}"
        )

    def _marked(self, article: Article, place: Place, start: int, end: int) -> str:
        body = article.body(place)
        notes: list[_Note] = []
        for attribution in article.attributions:
            if attribution.place == place and start <= attribution.start < end:
                notes += self._notes(article, attribution, body, end)
        for figure in article.figures:
            if figure.place == place and start <= figure.start < end and figure.kind in COUNTED:
                if figure.attribution is None:
                    notes.append((figure.start, 1, "[figure, nobody] "))
                elif figure.carried:
                    notes.append((figure.start, 1, "[figure, goes on] "))
        pieces: list[str] = []
        for at, _, note in sorted(notes):
            at = min(at, end)
            pieces += (self.outside(body[start:at]), note)
            start = at
        return "".join(pieces) + self.outside(body[start:end])

    def _notes(self, article: Article, said: Attribution, body: str, block_end: int) -> Iterator[_Note]:
        """What stands before what somebody said, and behind it where nothing else shows its end."""
        source = article.source(said)
        name = source.name if source else said.source.text if said.source else "nobody named"
        unnamed = ", unnamed" if source is not None and not source.named else ""
        begin = said.content[0].start if said.content else said.start
        yield begin, 0, f"[{_VERBS[said.stance]} {self.outside(name)}{unnamed}] "
        if said.content and said.mode != "direct":
            finish = said.content[-1].end
            # Where a paragraph ends so does what is reported in it.
            if body[finish:block_end].strip(_CLOSING):
                yield finish, -1, " [end]"
