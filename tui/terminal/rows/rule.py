"""Row 7: site, date and byline, or what the raw text is; and the place in the text."""

from tui.model import Article, SafeText
from tui.terminal import looks
from tui.terminal.cells import cell_len, fit
from tui.terminal.glyphs import Glyphs
from tui.terminal.looks import Row, row
from tui.terminal.paging import Pager

PLACE_WIDTH = 20
NARROW_PLACE = 16


def place_width(columns: int) -> int:
    """Columns of the rule's end, where the place stands."""
    return PLACE_WIDTH if columns >= 66 else NARROW_PLACE


def about(columns: int, parts: list[str], *, edge: int, glyphs: Glyphs) -> Row:
    """A rule that begins with what it is about."""
    said = fit(
        SafeText(f" {glyphs.dot} ".join(part for part in parts if part)).line(),
        columns - edge - 3,
        glyphs.ellipsis,
    )
    said = f" {said} " if said else ""
    return row(
        (glyphs.rule * edge, looks.FAINT),
        (said, 0),
        (glyphs.rule * (columns - edge - cell_len(said)), looks.FAINT),
    )


def article_parts(article: Article, *, narrow: bool) -> list[str]:
    """Site, date and byline as the rule says them; on a narrow screen site and day."""
    published = article.published or ""
    if narrow:
        return [f"{article.site or ''} {published[5:10]}".strip()]
    byline = f"by {', '.join(article.byline)}" if article.byline else ""
    return [article.site or "", published[:16].replace("T", " "), byline]


def raw_parts(article: Article, kept: int, glyphs: Glyphs) -> list[str]:
    """What the raw text is, as the rule says it."""
    return [
        "RAW",
        f"sha256 {article.raw_sha256[:6]}{glyphs.ellipsis}",
        f"{article.raw_length:,} characters, {kept:,} kept",
    ]


def place(columns: int, pager: Pager, *, edge: int, glyphs: Glyphs) -> Row:
    """Which lines are shown, of how many, at the end of the rule; END where somebody asked for more."""
    shown = f"{pager.top + 1}{glyphs.dash}{pager.bottom} of {pager.lines}" if pager.lines else "no text"
    if pager.at_end:
        shown = f"END {shown}"
    said = fit(f" {shown} ", columns - edge, glyphs.ellipsis)
    fill = columns - edge - cell_len(said)
    return row(
        (glyphs.rule * fill, looks.FAINT),
        (said, looks.STRONG if pager.at_end else 0),
        (glyphs.rule * edge, looks.FAINT),
    )
