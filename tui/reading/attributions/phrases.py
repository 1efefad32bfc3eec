"""Phrases around a verb: its group, its subject on the left or the right, what may stand beside it.

All ranges are token ranges; every walk is bounded by ``REACH`` tokens.
"""

from tui.reading.attributions.kinds import heads
from tui.reading.attributions.surroundings import listed_left, relative_word, stands_apart
from tui.reading.attributions.tagging import tables
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping, words

REACH = 60
_NOUNISH = frozenset("NPUJOD")
_INSIDE = frozenset("NPUJKZDGR&-qC")
_ALONE = frozenset(
    ("this", "that", "these", "those", "some", "many", "all", "both", "each", "another", "most", "several",
     "few", "any", "neither", "either", "half")
)  # fmt: skip
"""Determiners that may stand for a whole phrase."""
DESCRIBED = frozenset(("named", "known", "identified", "described", "asked", "born", "aged", "dressed"))
"""Participles, often taken for finite verbs, that tell more of a name: ", named only as P,"."""
_AUXILIARY = frozenset("ARMXb")
ATTACHES = frozenset(("of", "for", "from", "in", "at", "with", "on", "to", "behind", "by",
                       "near", "within", "between", "against", "under", "including", "inside", "among",
                       "along", "across", "around", "per"))  # fmt: skip
_SINCE = frozenset(("since", "because", "when", "until", "before", "after"))


def verb_group(view: View, verb: int, lo: int) -> int:
    """Where the group of auxiliaries, adverbs and negations that ends with ``verb`` begins."""
    at = verb
    while at - 1 >= lo and verb - at < 8:
        tag = view.tags[at - 1]
        once = tag == "J" and view.low(at - 1) == "first" and at - 2 >= lo and view.tags[at - 2] in "NPH,"
        if view.outer[at - 1] >= 0 or not (
            once or tag in _AUXILIARY or tag in "kg" or (tag == "T" and at - 1 > lo)
        ):
            break
        if tag == "R" and at - 2 >= lo and view.tags[at - 2] in ",C" and view.tags[at] not in "ARMXVGKB":
            break
        at -= 1
    return at


def subject_left(view: View, at: int, lo: int) -> Range | None:
    """The noun phrase that ends just before token ``at``, appositions and relative clauses included."""
    j = _before_time(view, at - 1, lo)
    end = j + 1
    if j < lo:
        return None
    tag = view.tags[j]
    if tag == "H" and not view.quoted(j):
        return (j, end)
    if tag == ",":
        return _before_comma(view, j, lo)
    if tag == "-" and view.tokens.ends[j - 1 : j] != [view.tokens.starts[j]]:
        k = _back_to(view, "-", j, lo)
        head = noun_phrase_left(view, k - 1, lo) if k is not None and k > lo else None
        return (head, k) if head is not None and k is not None else None
    if tag == ")":
        k = _back_to(view, "(", j, lo)
        head = noun_phrase_left(view, k - 1, lo) if k is not None else None
        return (head, end) if head is not None else None
    if tag in "D":
        return (j, end) if view.low(j) in _ALONE else None
    head = noun_phrase_left(view, j, lo)
    if head is None and tag == "K" and end < at:
        # "a survey published on Friday".
        head, end = noun_phrase_left(view, j - 1, lo), at
    if head is None:
        return None
    whole = _with_relative(view, head, lo)
    if whole is not None:
        return whole, end
    bare = _behind_adverbial(view, head, end, lo)
    if bare is not None:
        return bare, end
    start = _relative(view, head, lo)
    if start is None:
        start = _reduced(view, head, lo)
    return (head if start is None else start, end)


def _with_relative(view: View, head: int, lo: int) -> int | None:
    """Where a subject begins whose long relative clause ends with the phrase at ``head``.

    "A skipper who spent a night at sea after his boat sank off Holm": not Holm.
    """
    if head - lo < 6 or view.tags[head - 1] not in "ITLG" or "W" not in view.tags[lo + 1 : head]:
        return None
    who = view.tags.index("W", lo + 1)
    inside = view.tags[who:head]
    apart = any(tag in ",;:-q" for tag in inside) or not any(tag in "VAMK" for tag in inside)
    if apart or view.low(who) not in ("who", "which", "that") or view.quoted(who):
        return None
    return lo if noun_phrase_left(view, who - 1, lo) == lo else None


def _behind_adverbial(view: View, head: int, end: int, lo: int) -> int | None:
    """Where a name begins that no comma parts from the adverbial before it: "At noon Vint said"."""
    if head <= lo or view.tags[head - 1] != "I" or (head - 1 > lo and view.tags[head - 2] not in ",C;:"):
        return None
    at = end
    while at > head and view.tags[at - 1] == "P":
        at -= 1
    return at if head < at < end and view.tags[at - 1] in "NU" else None


def _reduced(view: View, head: int, lo: int) -> int | None:
    """Where the phrase begins that a participle before ``head`` belongs to: "papers seen by the Courier"."""
    if view.tags[head - 1] == "K" and is_when(view, head):
        # "data released Friday by the bureau".
        return noun_phrase_left(view, head - 2, lo)
    if head - 2 >= lo and view.tags[head - 1 : head + 1] == "GD" and view.tags[head - 2] in "NP":
        # "a man carrying a bag".
        return noun_phrase_left(view, head - 2, lo)
    if head - 3 > lo and view.tags[head - 3 : head] == "CKI":
        # "a message sent to members and seen by the Courier".
        for k in range(head - 4, max(lo, head - 18), -1):
            if view.tags[k] == "K" and view.tags[k - 1] in "NP":
                return noun_phrase_left(view, k - 1, lo)
            if view.tags[k] not in "NPUIJDRTGZ":
                break
    at = head - 3
    if at < lo or view.tags[head - 1] not in "IT" or view.tags[head - 2] not in "KGJ" or view.quoted(at):
        return None
    return noun_phrase_left(view, at, lo) if view.tags[at] in "NP" else None


def _relative(view: View, head: int, lo: int) -> int | None:
    """Where a phrase begins whose relative clause ends with the one at ``head``: "those who ran the mill"."""
    at = head - 1
    while at > lo and head - at < 8 and view.tags[at] in "VAMRBKTIXk":
        at -= 1
    if at <= lo or at >= head - 1 or view.low(at) not in ("who", "that", "which") or view.quoted(at):
        return None
    if not any(t in "VAM" for t in view.tags[at + 1 : head]) or view.tags[at - 1] not in "NPD":
        return None
    return noun_phrase_left(view, at - 1, lo)


def _before_time(view: View, last: int, lo: int) -> int:
    """Steps back over an expression of time: "Vint on Monday", "Vint earlier this week"."""
    at = last
    while at > lo and last - at < 5 and view.tags[at] in "NPRJD" and is_when(view, at):
        at -= 1
    if at == last or view.low(last) == "this":
        return last
    if view.low(at) in ("on", "in"):
        at -= 1
    return at if at >= lo and view.tags[at] in "NPUHK,)" else last


def _back_to(view: View, tag: str, at: int, lo: int) -> int | None:
    for k in range(at - 1, max(lo, at - REACH) - 1, -1):
        if view.tags[k] == tag and not view.quoted(k):
            return k
    return None


def _before_comma(view: View, comma: int, lo: int) -> Range | None:
    """A phrase closed by a comma: "Ola Vant, 57," or "the mayor, who had left,"."""
    k = comma
    for _ in range(4):
        earlier = _back_to(view, ",", k, lo)
        if earlier is None or earlier - 1 < lo:
            return None
        k = earlier
        inside = view.tags[k + 1 : comma]
        participle = inside[:2] == "VI" and view.low(k + 1).endswith("ed")
        if not inside or (
            inside[0] not in "WUDNPJIKGR" and not participle and view.low(k + 1) not in DESCRIBED
        ):
            continue
        before = _back_to(view, ",", k, lo) if inside[0] in "PU" else None
        if before is not None and view.tags[before + 1] == "W":
            # "Vint, whose son, Abe, was ill, said"
            continue
        if (
            inside[0] not in "W"
            and not _ends_with_clause(view, k + 1, comma)
            and view.low(k + 1) not in DESCRIBED
            and not participle
            and any(t in inside for t in "VAM")
            and "W" not in inside
            and "h" not in inside
        ):
            return None
        if inside[0] in "IRGK" and len(inside) > 25:
            return None
        last = k - 1
        if view.tags[last] == ")":
            last = (_back_to(view, "(", last, lo) or last) - 1
        head = noun_phrase_left(view, last, lo)
        if head is None and inside[0] == "P":
            # "The inspector who led it, Ola Vint, said".
            who = relative_word(view, max(lo + 1, k - 14), k)
            verb = who > 0 and any(tag in "VAM" for tag in view.tags[who:k])
            head = noun_phrase_left(view, who - 1, lo) if verb else None
            if head is not None:
                return head, comma
        if head is None and view.tags[last] == "D" and view.low(last) in _ALONE:
            head = last
        if head is not None and head > lo and view.tags[head - 1] in "ITG" and _in_participle(view, head, lo):
            continue
        if head is not None:
            head = _widened(view, head, last, k, lo)
        if head is not None and head - 2 >= lo and _about_somebody(view, head, k):
            continue
        if head is not None and view.tags[k - 1] in "NPUOZ)D":
            return (
                _with_apposition(view, head, lo),
                k
                if (inside[0] in "GIRK" and inside[1:2] != "W") or participle or view.low(k + 1) in DESCRIBED
                else comma,
            )
    return None


def _widened(view: View, head: int, last: int, comma: int, lo: int) -> int | None:
    """Where a phrase that a relative clause follows begins, once what belongs to its noun is counted in."""
    if head - 2 >= lo and view.tags[head - 1] == "K" and view.tags[head - 2] in "NP":
        # "A paper dated 2 June, which the Courier has seen, puts".
        return noun_phrase_left(view, head - 2, lo)
    thing = view.tags[last] == "N" and view.low(last) not in heads(view.language)
    if head > lo and view.low(comma + 1) == "who" and thing:
        # "Two officials familiar with the matter, who asked not to be named, said".
        whole = _reduced(view, head, lo)
        return head if whole is None else whole
    return head


def _ends_with_clause(view: View, start: int, end: int) -> bool:
    """Whether an apposition ends with when or why that is: ", a friend since they met in Holm,"."""
    for k in range(start + 2, end):
        if view.tags[k] in "VAM":
            return False
        if view.low(k) in _SINCE:
            return view.tags[start] == "D" and view.tags[k - 1] == "N"
    return False


def is_whole_subject(view: View, start: int, end: int) -> bool:
    """Whether a phrase closed by a comma is a subject by itself: ", who …,", "while his rival, Vint,"."""
    if "W" in view.tags[start + 1 : end] or view.tag(start - 1) == "S":
        return True
    commas = [k for k in range(start + 1, end) if view.tags[k] == ","]
    if any(_ends_with_clause(view, k + 1, end) for k in commas[-4:]):
        return True
    if view.tag(start - 1) in ":;" and view.tags[start] == "P":
        return True  # "Others go further: Ola Vint, of Brill Foods, said"
    clause = view.tag(start - 1) == "W" or view.low(start - 1) in _SINCE
    if clause or (view.tag(start - 1) in ",;C" and view.tags[start] == "D"):
        # "In a statement read out in Holm, the chief executive, Ola Vint, said".
        return any(view.tags[k : k + 2] == ",P" for k in range(start + 1, end - 1))
    described = any(view.tags[k] == "," and view.tags[k + 1] in "DU" for k in range(start + 1, end - 1))
    return described and view.tag(start - 1) in ",C" and view.tags[start] == "P"


def _about_somebody(view: View, head: int, end: int) -> bool:
    """Whether a phrase says where somebody is from, or how old: "Ola Vant, 57, of Mill Row, Holm, said"."""
    if view.tags[head - 1] == ",":
        return end - head == 1 and view.tags[head] == "U"
    return view.tags[head - 2] == "," and view.low(head - 1) in ("of", "from", "at", "in", "for")


def _in_participle(view: View, head: int, lo: int) -> bool:
    """Whether the phrase at ``head`` belongs to an aside like ", speaking at a rally in Holm"."""
    at = head - 1
    while at > lo and head - at < 12 and view.tags[at] in "ITNPDJRGKZUO":
        if view.tags[at - 1] == "," and (
            view.tags[at] == "G"
            or (view.tags[at] == "K" and "V" not in tables(view.language).words.get(view.low(at), "V"))
        ):
            return True
        at -= 1
    return False


def _with_apposition(view: View, head: int, lo: int) -> int:
    """Takes in a title before the name: "The author, Mik Sol" with the comma at ``head - 1``."""
    if head - 2 < lo or view.tags[head - 1] != "," or view.tags[head] not in "PD":
        return head
    before = noun_phrase_left(view, head - 2, lo)
    if before is None or not _at_border(view, before, lo) or view.low(before).endswith("ing"):
        return head
    return before if view.tags[before] in "DPN" and (view.tags[head] == "P") and before == lo else head


def noun_phrase_left(view: View, last: int, lo: int) -> int | None:
    """Where the noun phrase whose last token is ``last`` begins; None if it is none."""
    if last < lo or (view.tags[last] not in _NOUNISH and not view.closes(last)):
        return None
    at = _simple_left(view, last, lo)
    for _ in range(4):
        if at - 2 < lo:
            break
        tag, low = view.tags[at - 1], view.low(at - 1)
        if low in ("than", "least", "most") and view.tags[at] == "U" and at - 3 >= lo:
            # "a study of more than 4,000 adults", "of at least 40".
            at -= 2
            tag, low = view.tags[at - 1], view.low(at - 1)
        if tag in "IT" and low in ATTACHES and view.tags[at - 2] in "NPUOZ" and not view.quoted(at - 2):
            if (low not in ("of", "for") and is_when(view, at)) or (
                low == "by" and view.low(at - 3) == "on" and is_when(view, at - 2)
            ):
                break
            at = _simple_left(view, at - 2, lo)
        elif tag == "C" and low in ("and", "or", "&") and view.tags[at - 2] in "NPUHZ":
            other = at - 2 if view.tags[at - 2] == "H" else _simple_left(view, at - 2, lo)
            if not _at_border(view, other, lo) and not _of_name(view, other, at, lo):
                break
            at = listed_left(view, other, lo)
        else:
            break
    while at < last and view.tags[at] in "RC":
        at += 1
    return at


def noun_phrase_left_alone(view: View, last: int, lo: int) -> int:
    """Where a noun phrase without prepositions begins whose last token is ``last``."""
    return _simple_left(view, last, lo)


def _of_name(view: View, first: int, last: int, lo: int) -> bool:
    """Whether both sides of "and" are of a body's name: "Department for Land and Water"."""
    if first - 2 < lo or view.low(first - 1) not in ("of", "for") or view.tags[first] != "P":
        return False
    words = view.tokens.words
    return view.tags[last] == "P" and all(words[k][0].isupper() for k in (first - 2, first, last))


def _at_border(view: View, at: int, lo: int) -> bool:
    return at <= lo or view.tags[at - 1] in ",;:-(CSh.W" or view.closes(at - 1)


def is_when(view: View, at: int) -> bool:
    """Whether a word tells a time, and is no part of a name as in "the Holm Morning Show"."""
    if view.low(at) not in words(view.language, "attr_times"):
        return False
    part = view.low(at) in ("morning", "evening", "afternoon", "night") and view.tag(at - 1) in "DPNJIVZ"
    return not (part and view.tokens.words[at][0].isupper())


def _simple_left(view: View, last: int, lo: int) -> int:
    at = last
    tags = view.tags
    while at - 1 >= lo and last - at < 25:
        before = tags[at - 1]
        if before not in _INSIDE or (
            view.quoted(at - 1) and view.outer[at - 1] != view.outer[at] and tags[at] in "DH"
        ):
            break
        if tags[at] == "D" and before not in "DZ":
            break
        if before == "D" and at - 1 == last:
            break
        if before == "C" and not (
            view.low(at - 1) == "&" or (tags[at] in "JN" and at - 2 >= lo and tags[at - 2] == "J")
        ):
            break
        if before == "R" and tags[at] not in "JUKR" and not (at - 2 >= lo and tags[at - 2] in "ZD"):
            break
        if before in "GK" and not (at - 2 >= lo and tags[at - 2] in "DJZPR"):
            office = at - 1 == lo and before == "G" and tags[at : at + 2] == "NP" and at < last
            if not (office and view.low(at) in mapping(view.language, "attr_heads")):
                # "Planning officer Ola Vint", at the start of a sentence.
                break
        if (before == "-" and view.tokens.starts[at] != view.tokens.ends[at - 1]) or stands_apart(view, at):
            break
        if before == "q" and view.closes(at - 1) and _ends_speech(view, at - 1):
            break
        time = tags[at] == "P" and before in "NP" and is_when(view, at - 1) and view.low(at - 1).isalpha()
        if time and not (view.low(at - 2) == "the" and view.tokens.words[at - 1][0].isupper()):
            break
        at -= 1
    return at


def _ends_speech(view: View, mark: int) -> bool:
    """Whether a closing mark, or several of quotations one in another, stands behind a comma or stop."""
    while mark and view.tags[mark] == "q":
        mark -= 1
    return view.low(mark) in ",.!?…"


def possessor(view: View, noun: int, lo: int) -> Range | None:
    """The one whose thing the noun is: "Holm’s", "the mayor’s repeated", "his"; without the ending."""
    at = noun - 1
    while at > lo and view.tags[at] in "JRU":
        at -= 1
    if at < lo or view.quoted(at):
        return None
    if view.low(at) in ("his", "her", "their", "its", "my", "our"):
        return (at, at + 1)
    if view.tags[at] != "Z":
        return None
    start = noun_phrase_left(view, at - 1, lo)
    return (start, at) if start is not None else None
