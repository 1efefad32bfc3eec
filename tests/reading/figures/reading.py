"""Short ways to read figures in tests."""

from tui.model import Figure
from tui.reading.figures import find_figures

TUESDAY = "2031-04-15"


def figures(text: str, *kinds: str, published: str | None = TUESDAY) -> list[Figure]:
    found = find_figures(text, published=published)
    return [f for f in found if not kinds or f.kind in kinds]


def only(text: str, *kinds: str, published: str | None = TUESDAY) -> Figure:
    found = figures(text, *kinds, published=published)
    assert len(found) == 1, [(f.text, f.kind) for f in found]
    return found[0]


def counted(figure: Figure) -> str | None:
    return figure.counted.text if figure.counted else None
