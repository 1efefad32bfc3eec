"""An article on a terminal, with the marks of the review screen."""

from rich.console import Console
from rich.text import Text

from tui.model import Article, SafeText

STYLES = {
    "source": "bold",
    "unnamed": "bold magenta",
    "cue": "underline",
    "direct": "green",
    "indirect": "cyan",
    "sourced": "yellow underline",
    "orphan": "black on yellow",
}
_UNMARKED = frozenset({"date", "time", "ordinal", "rank", "identifier"})


def highlighted(article: Article) -> None:
    """Print the article to stdout with who said what and every figure marked."""
    console = Console(highlight=False, markup=False, emoji=False)
    console.print(Text(SafeText(article.title or "(no title)").line(), "bold"))
    facts = " · ".join(filter(None, (article.site, article.published, *article.byline)))
    console.print(Text(SafeText(facts).line(), "dim"))
    console.print()
    console.print(marked(article))


def marked(article: Article) -> Text:
    """The article's text as drawn, with a style on every mark."""
    safe = SafeText(article.text)
    drawn = Text(safe.drawn)

    def style(start: int, end: int, name: str) -> None:
        drawn.stylize(STYLES[name], safe.position(start), safe.position(end))

    for attribution in article.attributions:
        if attribution.place != "text":
            continue
        for piece in attribution.content:
            style(piece.start, piece.end, "indirect" if attribution.mode == "indirect" else "direct")
        if attribution.cue:
            style(attribution.cue.start, attribution.cue.end, "cue")
        if attribution.source:
            source = article.source(attribution)
            style(
                attribution.source.start,
                attribution.source.end,
                "source" if source is None or source.named else "unnamed",
            )
    for figure in article.figures:
        if figure.place == "text" and figure.kind not in _UNMARKED:
            style(figure.start, figure.end, "orphan" if figure.attribution is None else "sourced")
    return drawn
