"""Passives: "was rejected by X", "was told by X that …"."""

from tui.reading.attributions.cues import Cue
from tui.reading.attributions.extents import clause_end, object_end, trim
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.phrases import noun_phrase_left, subject_left
from tui.reading.attributions.rightward import apposition_right, noun_phrase_right
from tui.reading.attributions.sentence import Sentence
from tui.reading.attributions.view import Range

_REACH = 10
_FEARS = frozenset(("fear", "report", "believe", "presume", "confirm", "think"))
_FATES = frozenset(
    ("dead", "missing", "killed", "injured", "lost", "trapped", "drowned", "alive", "wounded", "hurt")
)
"""What people are reported or feared to be: "feared dead"."""
_MOST = 40
"""Tokens that the subject of a report without a source may have."""
_FORESEEN = frozenset(("expect", "forecast", "predict", "project", "fear"))
"""What is done with an amount to come: "Some 3,000 guests are expected", "10 cm of snow is forecast"."""
_HELD = _FORESEEN | {"estimate", "believe", "think", "understand", "allege", "presume"}
"""Participles after which "to" begins a verb, whatever the tagger takes it for: "expected to resume"."""
_MEANS = frozenset(
    ("phone", "telephone", "radio", "email", "e-mail", "text", "letter", "post", "fax", "video", "mail")
)
"""What somebody is told by that nobody is."""


def by_agent(sentence: Sentence, verb: int, group: int, cue: Cue) -> None:
    """Takes up a participle whose speaker follows after "by"."""
    view, hi = sentence.view, sentence.hi
    if cue.words[0] in ("see", "read", "hear"):
        return
    if cue.words[0] == "quote" and as_saying(sentence, verb, group, subject_left(view, group, sentence.lo)):
        return
    by = verb + 1
    while by < min(hi, verb + _REACH) and view.low(by) != "by" and view.tags[by] not in ".,;:VAMhSW":
        by += 1
    # "is forecast to fall by 3%" is by nobody.
    if by >= hi or view.low(by) != "by" or view.quoted(by) or view.tag(by + 1) in "GU":
        by_nobody(sentence, verb, group, cue)
        return
    end = noun_phrase_right(view, by + 1, hi)
    if end is None:
        return
    if cue.stance == "accuse":
        # "accused by residents of neglecting the dam": what of is no part of who.
        end = next(
            (k for k in range(by + 2, end) if view.low(k) == "of" and view.low(k + 1).endswith("ing")), end
        )
    source: Range = (by + 1, apposition_right(view, end, hi))
    pieces: list[Range] = []
    if "y" in cue.frames:
        end = sentence.beside(end)
    asked = view.low(end) in ("if", "whether") or view.tag(end) == "W"
    if view.low(group - 1) == "as" and group > sentence.lo and cue.takes("hst"):
        pieces = _around(sentence, group - 1, source[1])
    elif "y" in cue.frames and (view.tag(end) in "hT" or asked):
        stop = clause_end(view, end, hi)
        if group <= sentence.lo or view.tags[group - 1] == ",":
            # "Asked by Vint whether it held, Bell said …": what was asked ends at the comma.
            stop = next((k for k in range(end, stop) if view.tags[k] == "," and not view.quoted(k)), stop)
        told = trim(view, end, stop)
        pieces = [told] if told else []
    elif cue.takes("na"):
        subject = subject_left(view, group, sentence.lo)
        if subject is None or view.tag(subject[0]) in "W":
            head = noun_phrase_left(view, group - 1, sentence.lo)
            subject = (head, group) if head is not None and head < group else None
        rest = (
            trim(view, end, object_end(view, end, hi, True)) if view.low(end) in ("as", "for", "of") else None
        )
        pieces = [piece for piece in (subject, rest) if piece]
    if pieces:
        # "was told by phone that" is by nobody.
        teller = None if source[1] == by + 2 and view.low(by + 1) in _MEANS else source
        sentence.keep(Candidate((group, by), teller, pieces, "passive with by", sentence.unit, cue.stance))


def as_saying(sentence: Sentence, verb: int, group: int, source: Range | None) -> bool:
    """ "Vint was quoted by the Courier as saying that …", "quoted Vint as saying …": the words are Vint's."""
    view, hi = sentence.view, sentence.hi
    said = next(
        (
            k
            for k in range(verb + 1, min(hi, verb + 14))
            if view.low(k) == "saying" and view.low(k - 1) == "as"
        ),
        None,
    )
    if said is None or source is None or said + 1 >= hi:
        return False
    content = trim(view, said + 1, clause_end(view, said + 1, hi))
    if content is None:
        return False
    cue = (group, verb + 1)
    sentence.keep(Candidate(cue, source, [content], "who, then what was said", sentence.unit))
    sentence.cover(said)
    return True


def _around(sentence: Sentence, start: int, end: int) -> list[Range]:
    """What is said around ", as reported by X,": what is before it, or after it at the start."""
    view = sentence.view
    if start - sentence.lo <= 1:
        piece = trim(view, end, clause_end(view, end + 1, sentence.hi)) if view.tag(end) == "," else None
    else:
        piece = trim(view, sentence.lo, start)
    return [piece] if piece is not None else []


def _said_to_be(sentence: Sentence, verb: int, group: int, at: int) -> bool:
    """ "It is claimed the dam leaks", "She was told the dam leaked": a clause without "that"."""
    view = sentence.view
    it = view.low(group - 1) == "it" or view.low(verb) == "told"
    if not it or group <= sentence.lo or view.tag(at) not in "DPNHU":
        return False
    return any(view.tags[k] in "VAM" for k in range(at + 1, min(sentence.hi, at + 12)))


def _foreseen(sentence: Sentence, verb: int, group: int, cue: Cue) -> None:
    """Takes up how much is expected: "Some 3,000 guests are expected on Friday"."""
    view = sentence.view
    subject = subject_left(view, group, sentence.lo)
    if subject is None or subject[1] - subject[0] > _MOST or "U" not in view.tags[slice(*subject)]:
        return
    start = subject[0]
    while start > sentence.lo and view.tags[start - 1] in "RI" and not view.quoted(start - 1):
        start -= 1  # "Up to 3,000 guests", "At least 40 deaths".
    rest = trim(view, verb + 1, clause_end(view, verb + 1, sentence.hi))
    pieces = [piece for piece in ((start, subject[1]), rest) if piece is not None]
    rule = "passive without a source"
    sentence.keep(Candidate((group, verb + 1), None, pieces, rule, sentence.unit, cue.stance))


def behind_noun(sentence: Sentence, verb: int, cue: Cue) -> bool:
    """Takes up an insertion: "The gang, thought to number 14, fled", "a stone said to weigh 9 tonnes"."""
    view = sentence.view
    thought = cue.words[0] in ("think", "believe", "estimate") and view.tag(verb - 1) == "N"
    apart = view.tag(verb - 1) == "," and view.tag(verb - 2) in "NPU"
    if not (thought or apart) or verb - 1 <= sentence.lo:
        return False
    if view.low(verb + 1) != "to" or cue.words[0] not in _HELD | {"say", "report", "know"}:
        return False
    stop = next((k for k in range(verb, sentence.hi) if view.tags[k] in ",;:" or view.quoted(k)), None)
    rest = trim(view, verb + 1, stop) if stop is not None else None
    if rest is None or rest[1] - rest[0] < 3:
        return False
    rule = "passive without a source"
    sentence.keep(Candidate((verb, verb + 1), None, [rest], rule, sentence.unit, cue.stance))
    return True


def by_nobody(sentence: Sentence, verb: int, group: int, cue: Cue) -> None:
    """Takes up a report that names no source: "is expected to …", "it was said that …", "was asked if …"."""
    view, hi = sentence.view, sentence.hi
    at = sentence.past_time(verb + 1)
    if "y" in cue.frames and view.low(at) == "in" and view.tag(at + 1) in "PU" and view.tag(at + 2) in "hDHU":
        at += 3 if view.tag(at + 2) == "U" else 2  # "was told in May that", "in May 2024 that"
    tag = view.tag(at)
    asked = cue.takes("wu") and (tag == "W" or view.low(at) in ("if", "whether", "about"))
    told = cue.takes("hsty") and (tag == "h" or _said_to_be(sentence, verb, group, at))
    to = at + (tag == "X" or view.low(at) == "likely")
    infinitive = view.low(to) == "to" and (
        view.tag(to + 1) in "BbRA"
        or (view.tag(to + 1) in "JN" and (view.tag(to + 2) in ".," or cue.words[0] in _HELD))
    )
    ordered = infinitive and "u" in cue.frames and "h" not in cue.frames and "X" not in view.tags[group:verb]
    raised = infinitive and not ordered and cue.words[0] != "mean" and cue.takes("hnst")
    raised = raised or (view.low(at) in _FATES and cue.words[0] in _FEARS and group < verb)
    if not infinitive and cue.words[0] in _FORESEEN and group < verb and view.tag(at) in "I.,":
        _foreseen(sentence, verb, group, cue)
        return
    told = told or (cue.stance == "accuse" and view.low(at) == "of" and group < verb)
    if at >= hi or not (asked or told or raised or ordered):
        return
    end = clause_end(view, at, hi)
    apart = group == verb and (verb == sentence.lo or view.tags[verb - 1] == ",")
    if asked or (ordered and apart):
        # "Asked to explain, Bell said …": what was asked ends at the comma.
        end = next((k for k in range(at, end) if view.tags[k] == "," and not view.quoted(k)), end)
    rest = trim(view, at, end)
    if rest is None or (asked and (rest[1] - rest[0] < 3 or any(view.quoted(k) for k in range(*rest)))):
        return
    pieces = [rest]
    if raised:
        if group - 2 > sentence.lo and view.low(group - 1) in ("that", "which", "who"):
            # "a parrot that is said to sing".
            last = group - 2 - (view.tag(group - 2) == ",")
            head = noun_phrase_left(view, last, sentence.lo)
            if head is not None:
                head = max([head, *(k + 1 for k in range(head, last) if view.tags[k] == "C")])
            subject = (head, last + 1) if head is not None else None
        else:
            subject = subject_left(view, group, sentence.lo)
        if subject is None or subject[1] - subject[0] > _MOST or view.tags[subject[0]] in "Wh":
            return
        pieces = [subject, rest]
    sentence.keep(
        Candidate((group, verb + 1), None, pieces, "passive without a source", sentence.unit, cue.stance)
    )
