"""When each verdict is given, in the desk's own words."""

from collections.abc import Iterable, Iterator

from tui.desk.desk import VerdictKind
from tui.terminal.panels.page import Page


def guidelines(scheme: Iterable[VerdictKind]) -> Page:
    """A page with each verdict that something is said of."""
    kinds = [kind for kind in scheme if kind.guideline or kind.reasons]
    said = "from desk.toml"
    return Page("guidelines", "\n\n".join("\n".join(_lines(kind)) for kind in kinds), said)


def _lines(kind: VerdictKind) -> Iterator[str]:
    yield f"{kind.name} ({kind.key})"
    if kind.guideline:
        yield kind.guideline
    if kind.reasons:
        yield f"reasons: {', '.join(kind.reasons)}"
