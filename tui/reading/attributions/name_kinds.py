"""Of what kind the speaker is that a name or noun stands for."""

from tui.model import SourceKind
from tui.reading.attributions.kinds import KINDS, heads, is_second
from tui.reading.attributions.tagging import tables
from tui.reading.attributions.titles import is_surname
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping, words

_OWNERS = frozenset(("owner", "backer", "sponsor", "tenant", "landlord", "bidder", "buyer", "rival"))
"""What a firm is called that people are called too."""


def by_article(view: View, source: Range, core: Range, name: Range | None) -> SourceKind:
    """ "the Vennick Mercury": people bear no article."""
    bare = (name is None or name[0] == core[0]) and core[0] > source[0]
    return "organisation" if bare and view.low(core[0] - 1) == "the" else "unknown"


def counted(view: View, source: Range) -> SourceKind | None:
    """ "24 per cent", "one in eight", "seven of the nine": a part of a group."""
    if view.low(source[0]) == "one" and view.low(source[0] + 1) == "of":
        return "person"
    tags = view.tags[source[0] : source[1]]
    if tags[:1] == "U" and len(tags) > 1 and view.low(source[0] + 1) in ("of", "in", "per", "percent", "%"):
        return "group"
    return None


def by_apposition(view: View, source: Range, end: int) -> SourceKind:
    """What kind of speaker what follows a name says it is: ", the grid operator", ", which …", ", who …"."""
    if end + 1 >= source[1] or view.tags[end] != ",":
        return "unknown"
    if view.low(end + 1) in ("who", "whose"):
        return "person"
    if view.low(end + 1) == "which":
        return "organisation"
    for k in range(end + 1, source[1]):
        if view.tags[k] in ",IWVAM":
            break
        kind = heads(view.language).get(view.low(k))
        if kind is not None and (k + 1 >= source[1] or view.tags[k + 1] not in "NPZ"):
            return kind
    return "unknown"


def kind_of_name(view: View, source: Range, core: Range, name: Range) -> SourceKind | None:
    """The kind of speaker that the words beside a name make it: "duty forecaster", "rail operator"."""
    known = heads(view.language)
    own = kind_of(view, *name, view.low(name[1] - 1)) if name[1] - name[0] > 1 else "person"
    two = own == "unknown"
    if two and view.low(name[0]) in mapping(view.language, "attr_given"):
        return "person"
    firm = two and many_things(view.language, view.low(name[0]), view.low(name[1] - 1))
    descriptors = [k for k in range(*core) if not name[0] <= k < name[1] and view.tags[k] in "NPJ"]
    for k in reversed(descriptors):
        kind = known.get(view.low(k))
        if view.low(k) in _OWNERS and (firm or own in ("organisation", "media")):
            # "its owner, Brill Inns"
            return "organisation"
        if kind in ("person", "organisation", "media"):
            return kind
        if kind == "group" and two and view.low(k).endswith("s"):
            # "pollsters Brill Vint"
            return "organisation"
    if firm or (two and any(_is_letters(view.tokens.words[k]) for k in range(*name))):
        return "organisation"
    return "person" if two else None


def _is_letters(word: str) -> bool:
    """Whether a word of a name is of capitals: "BBC Holm", "Rain UK", but not "JD Vint"."""
    return word.isupper() and (2 < len(word) < 6 or word in ("UK", "US", "EU", "UN"))


def many_things(language: str, first: str, last: str) -> bool:
    """Whether a name ends as firms' names do: "Amber Lines", but not "Tony Banks"; "Holm Motor"."""
    if last in words(language, "attr_firm_names") and first not in mapping(language, "attr_given"):
        return True
    if not last.endswith("s") or last.endswith("ss") or last in words(language, "attr_plural_surnames"):
        return False
    known = tables(language).words
    ones = (f"{last[:-3]}y",) if last.endswith("ies") else (last[:-1], last[:-2])
    noun = known.get(last, "N")[:1] == "N" and any(known.get(one, "")[:1] == "N" for one in ones)
    return noun and first not in mapping(language, "attr_given")


def kind_of(view: View, start: int, end: int, head: str) -> SourceKind:
    """The kind of speaker that a name or noun of at least one token tells by itself."""
    known = heads(view.language)
    if is_surname(view, end - 1):
        return "person"
    plural = head in words(view.language, "attr_plural_surnames") and end - start > 1
    if plural and view.low(start) in mapping(view.language, "attr_given"):
        return "person"
    if head in known:
        return known[head]
    if head.endswith(("year-old", "jährige", "jähriger")):
        return "person"
    if any(view.tokens.words[k] == "&" for k in range(start, end)):
        return "organisation"
    if head.endswith("s") and head[:-1] in known:
        kind = known[head[:-1]]
        return "group" if kind == "person" else kind
    for i in range(end - 1, start - 1, -1):
        if known.get(view.low(i)) in ("organisation", "media"):
            return known[view.low(i)]
    if view.tags[end - 1] == "N" or (is_second(view) and head.endswith("amt")):
        marks = mapping(view.language, "attr_endings")
        for size in (5, 4, 3, 2):
            if f"-{head[-size:]}" in marks and len(head) > size + 1:
                return KINDS[marks[f"-{head[-size:]}"]]
    if head in words(view.language, "attr_states"):
        return "organisation"
    word = view.tokens.words[end - 1]
    return "organisation" if word.isupper() and 2 < len(word) < 7 else "unknown"
