"""German names: what stands before them, and bodies named by whose they are."""

from tui.reading.attributions.kinds import SHORTEST, heads, is_second
from tui.reading.attributions.view import View
from tui.reading.lexicon import mapping, words


def german_role(view: View, start: int, end: int) -> int | None:
    """What stands before a name of two words: "der Ingenieur Emil Tarn", or a word for any firm or paper."""
    generic = words(view.language, "attr_generic")
    article = view.tag(start - 1) == "D"
    while start < end - 1 and view.tags[start] in "JK" and view.tokens.words[start][0].islower():
        start += 1
    for i in range(start, end - 1):
        if view.low(i).endswith(tuple(generic)) and view.tags[i + 1] == "P":
            return i
    three = end - start == 3 and all(view.words_at(i) for i in range(start, end))
    # Three words in a row are a name only if the first is a given one: "Hans Emil Tarn".
    given = view.low(start) in mapping(view.language, "attr_given")
    return start if three and (article or not given) and view.tags[start] in "PN" else None


def is_association(view: View, end: int) -> bool:
    """ "der Verband der Bäcker", "die Kammer für Ärzte": with an article before, and whose it is behind."""
    whose = view.low(end) in ("der", "für", "des", "deutscher") and view.tag(end - 2) == "D"
    if not whose or not is_second(view):
        return False
    return view.low(end - 1).endswith(tuple(words(view.language, "attr_associations")))


def nominative(view: View, first: int, start: int, head: str) -> str:
    """A German noun without the ending of "des Forstamts"."""
    if head.endswith("s") and "des" in view.tokens.lows[max(0, first - 1) : start] and is_second(view):
        kinds = heads(view.language)
        return next(
            (w for w in (head[:-1], head[:-2]) if len(w) > SHORTEST and (w in kinds or w.endswith("amt"))),
            head,
        )
    return head
