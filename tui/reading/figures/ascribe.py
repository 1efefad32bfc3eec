"""Who stands behind a figure: the attribution whose content holds it, or the one it plainly continues."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from tui.model import Attribution, Figure, Place, Source, SourceKind
from tui.reading.figures.subjects import DOCUMENT

_DECIDING = re.compile(
    r"(?i)^(?:(?:has|have|had|is|are|was|were|be|been|also|now|will|later|to) )*(?:approv(?:ed?|es|ing)"
    r"|propos(?:ed?|es|ing)|offer(?:s|ed|ing)?|wants?|wanted|seeks?|seeking|sought|demand(?:s|ed|ing)?"
    r"|intends?|intended|questioned|asks? for|(?:will )?(?:must|should|have to) \w+|will have to \w+"
    r"|asked(?: for)?|order(?:s|ed|ing)?|requir(?:es?|ed|ing)|sentenced|fined|banned|urg(?:ed?|es|ing)"
    r"|decid(?:ed?|es|ing)|opt(?:s|ed|ing)?|chose|chooses?|vot(?:ed?|es|ing)|agree[sd]?|refus(?:ed?|es|ing)|allow(?:s|ed)?|permit(?:s|ted)?"
    r"|call(?:s|ed|ing) (?:for|on)|recommend(?:s|ed|ing)?|instruct(?:s|ed)?|agreed (?:on|to)|advised)$"
)
_OBJECTS = frozenset(("who, then of what", "noun of saying"))
_SIDES = re.compile(
    r"(?i)\b(?:back(?:s|ed|ing)?|support(?:s|ed|ing)?|endors(?:es?|ed|ing)|favou?r(?:s|ed|ing)?"
    r"|embrac(?:es?|ed|ing)|ratif(?:y|ies|ied)|vot(?:es?|ed|ing) (?:for|against)"
    r"|(?:sid(?:es?|ed|ing)|agrees?|agreed) (?:with|to|on)|accept(?:s|ed|ing)?|oppos(?:es?|ed|ing)"
    r"|discuss(?:es|ed|ing)?|respond(?:s|ed|ing)? to|focus(?:es|ed|ing)? on|comment(?:s|ed|ing)? on"
    r"|(?:look|push|press|appeal|plead|ask|hop|wish|apologi[sz])\w* for)$"
)
"""What is backed or praised is not said by who does so: "hailed the scheme", "a complaint of it"."""
_AGREES = re.compile(r"(?i)\b(?:agree[sd]?|allow(?:s|ed)?)$")
_UNKNOWN = re.compile(r"(?i)\bnot (?:yet |immediately )?(?:known|clear|said)$")
_MUST = re.compile(r"\b(?:must|should|ha[sd] to|ought to)\b")
_SHARE = re.compile(r"(?i)(?:(?:only|just|another|some|a further|the other|the remaining) )?")
_DATELINE = re.compile(r"[A-Z][\w .,'’()/]{1,60} [—–-]{1,2} ")
_STAMP = re.compile(r"[ \t]*(?:$|[—–:-]\s|[\"“‘'A-Z])")
_DATELINE_REACH = 80
_INQUIRE = re.compile(
    r"(?i)\b(?:inspect|audit|investigat|inquir|ombuds|research|scientist|stud|economist)\w*$"
)
_PROVES = re.compile(r"(?i)\b(?:show|prov|mean|suggest|demonstrat|reflect)(?:s|ed|es|ing|n|t)?$")
"""What a thing shows, as somebody says: "Vint said the raid showed that it was wrong to sell 3 boats"."""
_SHOWS = re.compile(r"(?i)\bshow(?:s|ed|n|ing)?$")
_A_CHANGE = re.compile(
    r"(?:an?|the|its|no) (?:\w+ ){0,2}(?:fall|rise|drop|increase|decrease|decline|gain|loss|growth|change)\b"
)
_TIMES = re.compile(r"(?i)\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|many) times$")
_SUM = re.compile(r"[$€£]?\d|(?:two|three|four|five|six|seven|eight|nine|ten|hundreds|dozens)\b")
_FINITE = re.compile(r"\b(?:is|are|was|were|ha[sd]|have|would|could|can|may|might|did|do|does)\b")
_FEW = 6
_REPEATS = re.compile(r"(?i)\b(?:sa(?:y|ys|id)|mention(?:s|ed)?|repeat(?:s|ed)?)$")
_PICTURES = re.compile(
    r"(?i)\b(?:film|exhibition|painting|picture|panel|mural|poster|stamp|play|series|drawing|portrait)s?$"
)
_CALLERS = re.compile(r"(?:Any(?:one|body)|Those|Witnesses|Readers|Viewers|People)\b")
_CALLS = re.compile(r"\b(?:call|contact|write)$")
_CROWD = re.compile(
    r"(?i)(?:(?:about|some|nearly|more than|over|almost) ){0,2}\d[\d,.]+ (?:\w+ ){0,2}people\b"
)
_COUNTS = re.compile(r"(?i)\b(?:admit|den[iy])\w* [^.,;]{1,30}\b(?:counts?|charges?|offences)\b")
"""A plea: "He admitted 14 counts of fraud"."""
_SAYS = re.compile(
    r"(?i)\b(?:sa(?:y|ys|id)|t(?:ell|ells|old)|report(?:s|ed)?|think|thought|believed?|expect(?:ed)?)\b"
)
_AT = re.compile(r"(?:(?:at|on|in|by|just|about|around|shortly|before|after) ){1,3}")
_WHEN = 12
_IN_QUOTES = frozenset(("i", "we", "you", "they", "he", "she", "it"))
_LOOSE_END = 2
"""A figure may end so many characters after the content that holds it: the full stop of "6 a.m."."""


def ascribe(
    figures: Sequence[Figure],
    attributions: Sequence[Attribution],
    text: str,
    sources: Sequence[Source] = (),
) -> list[Figure]:
    """The same figures, each with ``attribution`` set where somebody stands behind it.

    The innermost attribution whose content holds the figure is taken; else, with ``carried``, the one that
    the figure's sentence plainly goes on with (``carrying``). In doubt nobody. Two kinds of attribution stand
    behind no figure: what is decided, ordered, offered or wanted, and what a share of people say ("46 per
    cent said"). Nor does anybody stand behind the day of a dateline or the time before an entry.
    """
    from tui.reading.figures.carrying import Following  # its patterns take long to compile: not at the start

    shares = {(f.place, f.start) for f in figures if f.kind in ("percent", "ratio")}
    mute = {i for i, attribution in enumerate(attributions) if _is_share(attribution, shares)}
    decided = {i for i, attribution in enumerate(attributions) if _decides(attribution)}
    mute |= _misread(figures, attributions, sources)
    idle = decided | mute
    holders = _Holders(attributions, idle)
    decisions = _Holders(attributions, set(range(len(attributions))) - decided)
    follow = Following(figures, attributions, text, idle, sources, mute)
    done = []
    for figure in figures:
        if _stamped(figure, text):
            done.append(replace(figure, attribution=None, carried=False))
            continue
        index = holders.innermost(figure)
        carried = False
        if index is None and figure.place == "text" and decisions.innermost(figure) is None:
            index = follow.source_of(figure)
            carried = index is not None
        done.append(replace(figure, attribution=index, carried=carried))
    return done


def _is_share(attribution: Attribution, shares: set[tuple[Place, int]]) -> bool:
    """Whether it is a share of people that speaks: "46 percent said", "another 8 percent named"."""
    source = attribution.source
    if source is None:
        return False
    before = _SHARE.match(source.text)
    starts = {source.start, source.start + (before.end() if before else 0)}
    return any((attribution.place, start) in shares for start in starts)


def _misread(
    figures: Sequence[Figure], attributions: Sequence[Attribution], sources: Sequence[Source]
) -> set[int]:
    """What only looks like an attribution: a cue within a figure, the topic before a headline's colon.

    "points to" of "cut by 25 basis points to 4.25%"; "State election: 32.8 percent for …", where nothing
    else is known of who stands before the colon; "conceded at 11 p.m.", which says only when.
    """
    taken: dict[Place, list[tuple[int, int]]] = {"text": [], "title": []}
    moments: dict[Place, set[tuple[int, int]]] = {"text": set(), "title": set()}
    for figure in figures:
        taken[figure.place].append((figure.start, figure.end))
        if figure.kind in ("date", "time"):
            moments[figure.place].add((figure.start, figure.end))
    kinds = {s.id: s.kind for s in sources}
    topics = {s.id for s in sources if s.kind == "unknown" and not s.mentions}
    found = set()
    for index, attribution in enumerate(attributions):
        cue = attribution.cue
        if cue is None:
            continue
        spans = taken[attribution.place]
        at = bisect_right(spans, (cue.start, 1 << 62)) - 1
        in_figure = at >= 0 and spans[at][0] < cue.start < spans[at][1]
        topic = attribution.place == "title" and cue.text == ":" and attribution.source_id in topics
        if (
            _shows_nothing(attribution, kinds)
            or in_figure
            or topic
            or _only_when(attribution, spans, moments[attribution.place])
        ):
            found.add(index)
    return found


def _shows_nothing(attribution: Attribution, kinds: dict[str, SourceKind]) -> bool:
    """Whether a thing shows a change of itself, or a crowd does something: "Clothing showed a fall"."""
    cue, source = attribution.cue, attribution.source
    if attribution.mode != "indirect" or cue is None or source is None:
        return False
    if attribution.place == "title":
        # "Rescuers find 11th body".
        found = cue.text == "find" and kinds.get(attribution.source_id or "") in ("group", "person")
        return found and not _INQUIRE.search(source.text)
    told = attribution.content[0].text if attribution.content else ""
    if _TIMES.search(told) and len(told.split()) < _FEW and _REPEATS.search(cue.text):
        return True  # "He said so three times."
    found = cue.text.endswith("found") and kinds.get(attribution.source_id or "") in ("person", "unknown")
    if found and _SUM.match(told) and not _FINITE.search(told) and not _INQUIRE.search(source.text):
        return True  # "A barmaid found £900 stitched into a bag."
    if _CALLERS.match(source.text) and _CALLS.search(cue.text):
        return True
    if _SHOWS.search(cue.text):
        if _PICTURES.search(source.text):
            return True
        unknown = kinds.get(attribution.source_id or "") == "unknown"
        return unknown and bool(_A_CHANGE.match(attribution.content[0].text if attribution.content else ""))
    return bool(_CROWD.match(source.text) and not _SAYS.search(cue.text))


def _only_when(attribution: Attribution, spans: list[tuple[int, int]], moments: set[tuple[int, int]]) -> bool:
    """Whether all that is said is a day or time: "conceded at 11 p.m."."""
    if len(attribution.content) != 1:
        return False
    content = attribution.content[0]
    at = bisect_right(spans, (content.start + _WHEN, 1 << 62)) - 1
    if at < 0 or spans[at] not in moments or spans[at][0] < content.start or spans[at][1] < content.end:
        return False
    return _AT.fullmatch(content.text[: spans[at][0] - content.start]) is not None


def _decides(attribution: Attribution) -> bool:
    """Whether nothing is said but something done: what is approved, offered or wanted, nobody vouches for."""
    if attribution.mode != "indirect" or attribution.cue is None or not attribution.content:
        return False
    cue, stance = attribution.cue.text, attribution.stance
    noun = attribution.why == "noun of saying" and stance == "attack"
    if noun or (attribution.why in _OBJECTS and (stance == "praise" or _SIDES.search(cue))):
        return True
    if attribution.why == "seems, without a source" or stance == "decline" or _UNKNOWN.search(cue):
        return True
    if cue.endswith("ruled") and _MUST.search(attribution.content[0].text):
        return True
    if attribution.why == "who, then what was said" and _AGREES.search(cue):
        return False
    return bool(_DECIDING.search(cue) or _COUNTS.match(f"{cue} {attribution.content[0].text}"))


def _stamped(figure: Figure, text: str) -> bool:
    """Whether a day or time only heads what follows: "PORT LERNA, Jan 6 — …", "21:42 The count …"."""
    if figure.place != "text" or figure.kind not in ("date", "time"):
        return False
    at = figure.start
    if figure.kind == "time" and (at == 0 or text[at - 1] == "\n"):
        return bool(_STAMP.match(text, figure.end))
    opens = text.rfind("\n", max(0, at - _DATELINE_REACH), at) + 1
    if opens == 0 and at > _DATELINE_REACH:
        return False
    line = _DATELINE.match(text, opens)
    return line is not None and figure.end <= line.end()


def _nobody_else(attribution: Attribution, attributions: Sequence[Attribution]) -> bool:
    """Whether it names nobody: "is put at 9m" of what somebody says, "we said" in somebody's own words."""
    if attribution.source is None:
        return True
    outer = attributions[attribution.nested_in] if attribution.nested_in is not None else None
    if outer is not None and attribution.cue is not None and _PROVES.search(attribution.cue.text):
        return not DOCUMENT.search(attribution.source.text)
    return outer is not None and outer.mode == "direct" and attribution.source.text.lower() in _IN_QUOTES


class _Holders:
    """The pieces of content, to be asked which holds an offset."""

    def __init__(self, attributions: Sequence[Attribution], idle: set[int]) -> None:
        self._vague = {i for i, a in enumerate(attributions) if _nobody_else(a, attributions)}
        self._pieces: dict[str, list[tuple[int, int, int]]] = {"text": [], "title": []}
        for index, attribution in enumerate(attributions):
            if index in idle:
                continue
            for piece in attribution.content:
                self._pieces[attribution.place].append((piece.start, piece.end, index))
        self._longest = {}
        for place, pieces in self._pieces.items():
            pieces.sort()
            self._longest[place] = max((end - start for start, end, _ in pieces), default=0)

    def innermost(self, figure: Figure) -> int | None:
        """Index of the shortest content that holds the figure, of one with a source if there is one."""
        pieces = self._pieces[figure.place]
        best: tuple[bool, int, int] | None = None
        # A bound may stand before the content: "Around" of "Around 40 people are believed to …".
        at = bisect_right(pieces, (figure.end - 1, 1 << 62, 0)) - 1
        while at >= 0 and figure.start - pieces[at][0] <= self._longest[figure.place]:
            start, end, index = pieces[at]
            if (
                figure.start < end
                and figure.end <= end + _LOOSE_END
                and (best is None or (index in self._vague, end - start) < best[:2])
            ):
                best = index in self._vague, end - start, index
            at -= 1
        return best[2] if best else None
