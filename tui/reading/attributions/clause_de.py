"""Phrases and clauses of German: what may be a subject, and where it ends.

All ranges are token ranges; every walk is bounded.
"""

from tui.reading.attributions.cues import verbs
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.media import phrase_end as channel_end
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping, words

_REACH = 40


def segments(view: View, lo: int, hi: int) -> list[Range]:
    """The stretches between commas, colons, semicolons, spaced dashes and clauses joined by "und".

    Quotations are not cut, but what follows a long one begins anew.
    """
    found: list[Range] = []
    start = lo
    for at in range(lo, hi):
        tag = view.tags[at]
        if view.closes(at) and _whole_quotation(view, start, at):
            found.append((start, at + 1))
            start = at + 1
            continue
        if view.quoted(at) or tag not in ",;:-C":
            continue
        if tag == "-" and (at == lo or view.tokens.ends[at - 1] == view.tokens.starts[at]):
            continue
        if tag == "C" and not _new_clause(view, start, at, hi):
            continue
        if at > start or tag != ",":
            found.append((start, at))
        start = at + 1
    found.append((start, hi))
    return found


def _whole_quotation(view: View, start: int, last: int) -> bool:
    """Whether a segment is one quotation of more than a name, after which a small word goes on."""
    if view.outer[start] != view.outer[last] or last + 1 >= len(view.tags):
        return False
    return last - start > 6 and view.tokens.words[last + 1][0].islower()


def _new_clause(view: View, start: int, at: int, hi: int) -> bool:
    """Whether "und" joins a clause with a reporting verb of its own to one with a verb."""
    if not any(view.tags[k] in "VAM" and not view.quoted(k) for k in range(start, at)):
        return False
    table = verbs(view.language)
    for k in range(at + 1, min(hi, at + 9)):
        if view.quoted(k) or view.tags[k] in ",:;":
            return False
        if view.tags[k] in "VAM":
            return view.low(k) in table or view.tags[k] == "A"
    return False


def _is(view: View, at: int, role: str) -> bool:
    return role in mapping(view.language, "attr_cases").get(view.low(at), "").split()


def nominative(view: View, at: int, hi: int) -> bool:
    """Whether a phrase that may be a subject begins at ``at``."""
    if at >= hi:
        return False
    tag = view.tags[at]
    if view.quoted(at):
        return view.opens(at) and _name_in_quotes(view, at, hi) is not None
    if tag in "JU":
        return view.tag(at + 1) in "JNPU" and any(view.tag(k) in "NP" for k in range(at + 1, min(hi, at + 4)))
    return tag in "HNPD" and not _is(view, at, "oblique")


def phrase_end(view: View, first: int, hi: int) -> int:
    """Where the noun phrase that begins at ``first`` ends, or ``first`` if none begins there."""
    if first >= hi:
        return first
    if view.tags[first] in "HO":
        return first + 1
    noun = -1
    waits = True
    at = first
    while at < min(hi, first + _REACH):
        step = _step(view, at, hi, waits)
        if step is None:
            break
        width, waits, is_noun = step
        at += width
        if is_noun:
            noun = at
    return max(noun, first)


def _step(view: View, at: int, hi: int, waits: bool) -> tuple[int, bool, bool] | None:
    """How far a phrase goes on at ``at``: tokens, whether a noun is still to come, whether one was taken."""
    tag, low = view.tags[at], view.low(at)
    after = view.tag(at + 1) if at + 1 < hi else "."
    if tag == "U" and after in "JNP":
        return 1, True, False
    if tag in "NPU":
        return (1, False, True) if waits or not is_time(view, at) else None
    if tag == "q" or view.quoted(at):
        return _name_in_quotes(view, at, hi)
    if tag == "(":
        close = next((k for k in range(at, min(hi, at + 8)) if view.tokens.words[k] in ")]"), None)
        return (close + 1 - at, False, True) if close is not None and not waits else None
    if waits:
        return (1, True, False) if tag in "DJRKBG" and not (tag == "R" and after not in "JUR") else None
    titled = after == "q" and _name_in_quotes(view, at + 1, hi) is not None
    if tag == "D" and _is(view, at, "genitive") and (titled or after in "NPJUDKB"):
        return None if view.tags[at - 1] == "P" and _told(view, at, hi) else (1, True, False)
    if tag == "T" and after == "P":
        return 1, True, False
    if tag == "I" and _is(view, at, "attaches") and after in "NPJDU" and not is_time(view, at + 1):
        return (1, True, False) if channel_end(view, at, hi) is None else None
    if tag == "C" and low in ("und", "sowie", "&") and after in "NPDJ":
        return 1, True, False
    if tag in "-Z" and at + 1 < hi and view.tokens.ends[at - 1] == view.tokens.starts[at]:
        return (1, True, False) if after == "D" else (1, False, True)
    return None


def _told(view: View, at: int, hi: int) -> bool:
    """Whether an article behind a name brings in the medium that was told: "sagte Vint der Zeitung"."""
    kinds = heads(view.language)
    for k in range(at + 1, min(hi, at + 4)):
        if kinds.get(view.low(k)) == "media":
            return True
        if view.tags[k] not in "NPJ":
            break
    return False


def _name_in_quotes(view: View, at: int, hi: int) -> tuple[int, bool, bool] | None:
    end = at
    while end < hi and view.outer[end] == view.outer[at] and end - at < 7:
        end += 1
    short = view.opens(at) and view.closes(end - 1) and end - at <= 6
    return (end - at, False, True) if short and is_title(view, at + 1, end - 1) else None


def is_title(view: View, start: int, end: int) -> bool:
    """Whether words in quotation marks are a name: all nouns and articles, or an address of the web."""
    tags = view.tags[start:end]
    return bool(tags) and all(t in "NPDUC-" for t in tags) and any(t in "NP" for t in tags)


def is_time(view: View, at: int) -> bool:
    """Whether token ``at`` belongs to an expression of time."""
    return view.low(at) in words(view.language, "attr_times")


def with_apposition(view: View, end: int, hi: int) -> int:
    """Takes in ", der Vorsitzende des Rates" after a phrase that ends at ``end``."""
    if view.tag(end) != "," or end + 1 >= hi or view.quoted(end + 1):
        return end
    if view.tags[end + 1] not in "DNPJU" or is_time(view, end + 1):
        return end
    stop = phrase_end(view, end + 1, hi)
    return stop if stop > end + 1 and (stop >= hi or view.tags[stop] in ".,;:") else end


def subjunctive(view: View, at: int) -> bool:
    """Whether a verb reports what somebody said: one of the lexicon, or "er prüfe", "man komme"."""
    low = view.low(at)
    if low in words(view.language, "attr_subjunctive"):
        return True
    known = low.endswith("e") and not low.endswith("te") and view.tokens.words[at][0].islower()
    return known and view.tags[at] in "JVBN" and view.low(at - 1) in ("er", "sie", "es", "man")


def subject_before(view: View, verb: int, segment: Range, earlier: list[Range]) -> Range | None:
    """The subject before a verb, which may end with an apposition or a relative clause between commas."""
    start = segment[0]
    while start < verb and view.tags[start] in "CR" and not view.quoted(start):
        start += 1
    if start < verb:
        if not nominative(view, start, verb):
            return None
        end = phrase_end(view, start, verb)
        if end == start + 1 and is_time(view, start):
            # "Vorgestern sagte Vint".
            return None
        rest = view.tags[end:verb]
        if end == start or any(tag not in "ROAMX" for tag in rest):
            return None
        if earlier and start == segment[0] and view.tag(start - 1) == ",":
            name, stop = earlier[-1]
            if stop - name < 5 and stop == start - 1 and all(t in "PN" for t in view.tags[name:stop]):
                return name, end
        return start, end
    if len(earlier) < 2 or view.tag(segment[0] - 1) != ",":
        return None
    (first, stop), inner = earlier[-2], earlier[-1]
    while first < stop and view.tags[first] in "CR":
        first += 1
    if not nominative(view, first, stop) or phrase_end(view, first, stop) != stop:
        return None
    if phrase_end(view, inner[0], inner[1]) == inner[1]:
        return first, inner[1]
    return (first, stop) if view.tag(inner[0]) == "D" else None


def subject_after(view: View, verb: int, hi: int) -> Range | None:
    """The subject after a verb: the first phrase that can be one and hangs on no preposition."""
    at = verb + 1
    for _ in range(8):
        if at >= hi or view.quoted(at):
            return None
        if nominative(view, at, hi) and not is_time(view, at):
            end = phrase_end(view, at, hi)
            return (at, end) if end > at else None
        if view.tags[at] in "ORXM" or view.low(at) == "sich":
            at += 1
        elif view.tags[at] in "IT":
            at = max(at + 1, phrase_end(view, at + 1, hi))
        elif view.tags[at] in "DNPU":
            at = max(at + 1, phrase_end(view, at, hi))
        else:
            return None
    return None
