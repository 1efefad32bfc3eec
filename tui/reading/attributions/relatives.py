"""Relative clauses with a speaker in them: "which the firm said would", "the 3% that economists expected"."""

from tui.reading.attributions.extents import trim
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.phrases import noun_phrase_left
from tui.reading.attributions.rightward import noun_phrase_right
from tui.reading.attributions.view import Range, View

_RECKONED = frozenset(
    """
    expected forecast predicted projected estimated promised pledged anticipated budgeted feared claimed
    reported
    """.split()  # noqa: SIM905
)
"""What is done with an amount, as the last word of a relative clause."""
_CLAUSE = 30
"""Tokens of a subject with its relative clause."""
_CONCEDING = frozenset(("although", "though", "while", "whereas"))


def fills(view: View, lo: int, source: Range) -> bool:
    """Whether a speaker's clause is relative: "which the firm said would", "a sum it says would"."""
    before = source[0] - 1
    if before < lo:
        return False
    bare = view.tags[source[0]] in "DH" and view.tags[before] in "NP" and not view.quoted(before)
    return view.tags[before] in "Wh" or bare


def within_relative(view: View, lo: int, source: Range, content: Range | None) -> Range | None:
    """ "Vint, who said the dam holds, left": what was said ends where the main clause goes on."""
    if content is not None and source[0] - 1 == lo and view.low(lo) in _CONCEDING:
        return _before_main(view, content)
    subject = view.tags[source[0]] in "Wh" and source[1] - source[0] == 1
    if content is None or not (subject or (fills(view, lo, source) and view.tags[content[0]] in "VAM")):
        return content
    apart = subject or view.tag(source[0] - 2) == ","
    for k in range(content[0] + 1, content[1] - 1):
        if view.quoted(k):
            continue
        if view.tags[k] == "," and view.tags[k + 1] in ("VAM" if subject else "VAMK"):
            if any(t in "VAMK" for t in view.tags[content[0] + subject : k]):
                return trim(view, content[0], k)
        elif not apart and view.tags[k] in "VA" and view.tags[k - 1] in "NPU":
            # "A storm the mayor says may cut roads is due".
            return trim(view, content[0], k)
    return content


def _before_main(view: View, content: Range) -> Range | None:
    """ "Although Vint says it holds, nine left": what was said ends at the comma."""
    for k in range(content[0] + 1, content[1] - 2):
        if view.tags[k] != "," or view.quoted(k) or view.tags[k + 1] not in "DNPHUJ":
            continue
        before, after = view.tags[content[0] : k], view.tags[k + 1 : content[1]]
        if set("VAM") & set(before) and set("VAMK") & set(after):
            return trim(view, content[0], k)
    return content


def amount_before(view: View, lo: int, verb: int, source: Range) -> tuple[Range, Range] | None:
    """Who expected how much, and how much that is: "the 0.3% that economists had forecast"."""
    after = view.tag(verb + 1)
    if view.low(verb) not in _RECKONED or after not in ".,;:-ISTC":
        return None
    start, end = source
    while start < end and (view.tags[start] in "WhDU" or view.low(start) == "%"):
        # "the 0.3% economists had forecast" looks like one phrase.
        start += 1
    end_of_amount = source[0] if start == source[0] else start
    if view.tags[source[0]] in "DH" and fills(view, lo, source):
        start, end_of_amount = source[0], source[0]
    last = end_of_amount - 1 - (view.tag(end_of_amount - 1) in "Wh")
    head = noun_phrase_left(view, last, lo) if last >= lo else None
    if head is None or start >= end or "U" not in view.tags[head : last + 1]:
        return None
    return (start, end), (head, last + 1)


def past_relative(view: View, lo: int, source: Range, verb: int) -> Range:
    """The subject with its relative clause, where that clause's last words stand before the verb.

    "A man whose dog bit two walkers told police": no walkers.
    """
    if source[1] != verb or view.quoted(lo) or view.tags[lo] not in "DU" or verb - lo > _CLAUSE:
        return source
    end = noun_phrase_right(view, lo, verb)
    while end is not None and view.low(end) in ("of", "from", "at"):
        end = noun_phrase_right(view, end + 1, verb)
    if end is None or end >= source[0] or view.low(end) not in ("who", "whose", "which", "that"):
        return source
    clause = view.tags[end:verb]
    acts = any(tag in "VAMK" for tag in view.tags[end + 1 : source[0]])
    return (lo, verb) if acts and "," not in clause and "W" not in clause[1:] else source


def is_amount(view: View, source: Range) -> bool:
    """Whether a subject is so much of something, and nobody: "the limit of 4.5 agreed with its banks"."""
    last = source[1] - 1
    of = last - 2 >= source[0] and view.tags[last] == "U" and view.low(last - 1) == "of"
    return of and view.tags[last - 2] == "N" and view.low(last - 2) not in heads(view.language)
