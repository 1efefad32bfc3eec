"""What a source phrase names: its core name or head noun, and what kind of speaker that is."""

import re

from msgspec import Struct

from tui.model import SourceKind
from tui.reading.attributions.cores import core_of, name_in
from tui.reading.attributions.kinds import KINDS, heads, is_second
from tui.reading.attributions.name_kinds import (
    by_apposition,
    by_article,
    counted,
    kind_of,
    kind_of_name,
)
from tui.reading.attributions.name_parts import (
    behind_role,
    body_end,
    is_noun,
    is_of_many,
    is_throned,
    joins_name,
    one_of,
)
from tui.reading.attributions.names_de import is_association, nominative
from tui.reading.attributions.tagging import tables
from tui.reading.attributions.titles import (
    before_title,
    describes,
    is_peer,
    is_role,
    is_surname,
    is_title,
    postnominal,
)
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping, words

_PAIR = re.compile("P{1,4}CP{1,4}")
"""Two names."""


class Mention(Struct, frozen=True):
    """A source phrase, taken apart.

    ``name``: the tokens of its core; ``head`` its last word in lower case, ``modifiers`` the others;
    ``proper`` whether it is a name, ``definite`` whether it begins with "the"; ``roles`` what its bearer is
    ("spokeswoman"), ``gender`` "he" or "she" where a title or role tells.
    """

    name: Range
    head: str
    modifiers: frozenset[str]
    proper: bool
    definite: bool
    kind: SourceKind
    plural: bool
    roles: frozenset[str] = frozenset()
    gender: str = ""


def mention(view: View, source: Range) -> Mention:
    """The parts of a source phrase of at least one token."""
    source = one_of(view, behind_role(view, source))
    joint = _joint(view, source)
    if joint is not None:
        return joint
    source = _without_view(view, source)
    core = core_of(view, *source)
    name = name_in(view, source, core)
    start, end = name if name is not None else core
    first = start
    while start < end - 1 and (
        is_title(view, start) or not view.words_at(start) or before_title(view, start, end)
    ):
        start += 1
    while start < end - 1 and view.tags[end - 1] == "P" and describes(view, start):
        # "the younger Vint", "Holm-based Brillane".
        start += 1
    titled = start > first
    if first < start < end - 1 and is_second(view) and _closes_with(view, start, end):
        # "der „Bote“": the title of a paper.
        return _title(view, (start, end - 1))
    while end - 1 > start and not view.words_at(end - 1) and view.tags[end - 1] != "q":
        end -= 1
    form = ""
    while letters := postnominal(view, start, end):
        form, end = letters, end - 1
    lows = [low for low in view.tokens.lows[start:end] if low[0].isalnum()]
    head = nominative(view, source[0], start, lows[-1] if lows else "")
    proper = form == "organisation" or _is_proper(view, start, end, head)
    kind = _kind_here(view, source, core, name, (start, end), head, form, titled=titled, proper=proper)
    modifiers = set(lows[:-1])
    if name is None and kind in ("organisation", "document", "media", "group"):
        start, end, more = _whole(view, source, (start, end))
        modifiers |= more
        named = kind in ("organisation", "media") and _holds_name(view, start, end)
        proper = proper or named or is_association(view, core[1])
    roles = heads(view.language)
    described = _described_by(view, source)
    if is_peer(view, start - 1) and view.low(end) == "of" and end + 2 <= source[1]:
        # "Baroness Vint of Holm"
        end += 2
    elif name is not None and len(lows) == 1 and not titled and is_throned(view, start - 1):
        start -= 1
    return Mention(
        (start, end),
        head,
        frozenset(modifiers),
        proper,
        core[0] > source[0] and _definite(view, core[0] - 1, kind),
        counted(view, source) or kind,
        head.endswith("s") and not head.endswith("ss"),
        frozenset([low for low in described if roles.get(low) == "person"]),
        _gender(view, described),
    )


def _kind_here(
    view: View,
    source: Range,
    core: Range,
    name: Range | None,
    span: Range,
    head: str,
    form: str,
    *,
    titled: bool,
    proper: bool,
) -> SourceKind:
    """The kind of speaker that a name is, by its own words, those beside it and what follows it."""
    start, end = span
    kind = KINDS.get(form) if proper else None
    if kind is None and name is not None and proper:
        kind = kind_of_name(view, source, core, (start, end))
    if kind is None and proper and view.low(start - 1) in words(view.language, "attr_firms"):
        kind = "organisation"
    kind = kind or ("person" if titled and proper else kind_of(view, start, end, head))
    doubtful = kind == "person" and not titled and _guessed(view, core, name)
    if proper and (kind == "unknown" or doubtful):
        told = by_apposition(view, source, end)
        told = by_article(view, source, core, name) if told == "unknown" and doubtful else told
        kind = told if told != "unknown" else kind
    if (
        name is None
        and kind == "unknown"
        and proper
        and (
            is_of_many(view, start, end, source[1])
            or (
                view.tokens.words[end - 1].isupper()
                and by_article(view, source, core, name) == "organisation"
            )
        )
    ):
        kind = "organisation"
    return kind


def _closes_with(view: View, start: int, end: int) -> bool:
    return view.closes(end - 1) and view.outer[end - 1] == view.outer[start]


def _title(view: View, name: Range) -> Mention:
    """What stands in marks and speaks in German: a paper, if nothing is known of it."""
    lows = [view.low(i) for i in range(*name) if view.words_at(i)]
    kind = kind_of(view, *name, lows[-1])
    kind = kind if kind in ("organisation", "media") else "media"
    return Mention(name, lows[-1], frozenset(lows[:-1]), True, True, kind, False)


def _without_view(view: View, source: Range) -> Range:
    """Whose words they are: "Angaben der Polizei" without "Angaben"."""
    first, last = source
    if last - first < 3 or view.tags[first + 1] not in "DI" or not is_second(view):
        return source
    views = tuple(words(view.language, "attr_views"))
    spoken = view.low(first).endswith(views) and view.tokens.words[first][0].isupper()
    return (first + 1, last) if spoken else source


def _guessed(view: View, core: Range, name: Range | None) -> bool:
    """Whether a name is taken for a person's only because it has two words."""
    return name is not None and not any(
        heads(view.language).get(view.low(k)) == "person" for k in range(*core) if not name[0] <= k < name[1]
    )


def _definite(view: View, at: int, kind: SourceKind) -> bool:
    """Whether a determiner points at what is known; "his office" is not the office named before."""
    rule = mapping(view.language, "attr_definite").get(view.low(at), "")
    return rule == "points" or (rule == "owns" and kind != "organisation")


def _holds_name(view: View, start: int, end: int) -> bool:
    return any(_names(view, k) for k in range(start, end))


def _whole(view: View, source: Range, core: Range) -> tuple[int, int, set[str]]:
    """The name of a body with whose and of what it is ("Holm’s Ministry of Arts"), and words that adds."""
    start, end = core
    first = source[0]
    while first < start and (view.tags[first] == "D" or view.low(first) in ("the", "a", "an")):
        first += 1
    while start < end - 1 and view.tags[start] == "U" and len(view.low(start)) == 4:
        # "a 2023 review by the board"
        start += 1
    owner = view.tags.find("Z", first, start)
    owned = owner >= 0 and "," not in view.tags[first:start]
    # "The state’s Cannabis Oversight Board" bears its own name.
    # "Holm’s Brill Foods" too.
    own = view.tags[owner - 1] == "N" or not (is_noun(view, start) or view.tags[start] != "P")
    owned = owned and not (own and end - start > 1 and set(view.tags[start:end]) == {"P"})
    stop = body_end(view, end, source[1])
    if stop == end and (view.low(end) == "of" or is_association(view, end)) and end < source[1]:
        stop = end + 1
        while stop < source[1] and view.tags[stop] not in ",(-WVAMI":
            stop += 1
    added = {view.low(k) for k in (*range(first, start), *range(end, stop)) if view.tags[k] in "NPJ"}
    return (first if owned else start), stop, added


def _described_by(view: View, source: Range) -> list[str]:
    """The words of a source phrase up to a relative clause: "who drove his mother" makes nobody a mother."""
    stop = view.tags.find("W", *source)
    end = source[1] if stop < 0 else stop
    # Nor is "the minister’s brother" a minister.
    return view.tokens.lows[max(source[0], view.tags.rfind("Z", source[0], end) + 1) : end]


def _gender(view: View, described: list[str]) -> str:
    """What a title or role says: "Mr", "spokeswoman", "Sprecherin"."""
    marks, roles = mapping(view.language, "attr_gender"), heads(view.language)
    kin = mapping(view.language, "attr_kin")
    for low in described:
        if low in marks:
            # "chairman" tells nothing.
            return marks[low].strip("-")
        if low in kin:
            return kin[low]
        if low in roles:
            for ending in (f"-{low[-5:]}", f"-{low[-3:]}", f"-{low[-2:]}"):
                if ending in marks:
                    return marks[ending]
    return ""


def _joint(view: View, source: Range) -> Mention | None:
    """Several who speak as one: "Holm and Vantal"."""
    start, end = source = _pair(view, source)
    for i in range(start + 1, end - 1):
        if view.tags[i] in ",IW":
            return None
        own = view.low(i + 1) in ("his", "her", "their") and view.tags[end - 1] == "N"
        if view.low(i) == "and" and own and view.tags[i - 1] == "P" and view.low(end - 1).endswith("s"):
            # "Vint and her co-authors"
            return Mention(source, view.string(start, end).lower(), frozenset(), True, False, "group", True)
        if view.tags[i] == "C" and joins_name(view, i, end):
            return None
        if view.tags[i] == "C" and view.low(i) == "and" and view.tags[i - 1] == "P" == view.tags[end - 1]:
            body = view.low(start) == "the" and is_noun(view, i - 1) and is_noun(view, end - 1)
            kind: SourceKind = "organisation" if body else "group"
            start += view.low(start) == "the"
            name = view.cut((start, end)).text.lower()
            return Mention((start, end), name, frozenset(), True, False, kind, True)
    return None


def _pair(view: View, source: Range) -> Range:
    """Two names without what their bearers are: "two experts, Ola Vint and Jon Brill", "…, both of Holm"."""
    start, end = source
    comma = view.tags.find(",", start, end)
    if comma < 0:
        return source
    if _PAIR.fullmatch(view.tags, start, comma):
        return start, comma
    of = view.tags.find("I", start, comma)
    noun = view.low((of if of > start else comma) - 1)
    many = noun.endswith("s") and not noun.endswith("ss") and "C" not in view.tags[start:comma]
    stop = end - (view.tags[end - 1] == ",")
    return (comma + 1, stop) if many and _PAIR.fullmatch(view.tags, comma + 1, stop) else source


def _is_proper(view: View, start: int, end: int, head: str) -> bool:
    """Whether the core is a name; "officials" and "a report" are not, whatever stands before them."""
    kind = heads(view.language).get(head)
    if is_surname(view, end - 1):
        return True
    if kind == "person" and not is_role(view, end - 1):
        # "her son Col"
        kind = None
    first = view.tokens.words[start]
    if (
        kind == "media"
        and end - start > 1
        and first[0].isupper()
        and first.endswith("er")
        and is_second(view)
    ):
        # "die Holmer Zeitung".
        return True
    if kind == "person" and head in words(view.language, "attr_overseeing") and end - start > 1:
        # "the Tenancy Ombudsman"
        return all(view.tokens.words[k][0].isupper() for k in range(start, end))
    if kind == "document" and end - start > 1 and view.low(start - 1) in words(view.language, "attr_generic"):
        # "the consumer group Fair Bill"
        return set(view.tags[start:end]) == {"P"}
    if kind in ("person", "group", "document"):
        return False
    word = view.tokens.words[end - 1]
    if is_second(view) and view.tags[end - 1] == "N" and word.isupper() and 2 < len(word) < 7:
        # Behind an article capitals alone show a name where nouns have big letters: "die FDP".
        return True
    if kind is not None and end - start == 1 and word[0].isupper():
        common = "N" in tables(view.language).words.get(head, "")
        return view.tags[end - 1] == "P" and (kind == "media" or not common)
    if kind is not None:
        return end - start > 1 and any(_names(view, i) for i in range(start, end))
    return view.tags[end - 1] == "P" and view.tokens.words[end - 1][0].isupper()


def _names(view: View, at: int) -> bool:
    """Whether a word makes a name of a phrase: neither "Holm-based" nor a headline’s first word does."""
    if view.tags[at] != "P" or describes(view, at):
        return False
    return at > 0 or "N" not in tables(view.language).words.get(view.low(at), "")
