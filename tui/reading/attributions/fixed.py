"""Attributions without a verb: "according to X", "X: “…”", lines signed "-X"."""

from tui.reading.attributions.cues import verbs
from tui.reading.attributions.extents import clause_end, trim
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.kinds import heads
from tui.reading.attributions.phrases import possessor, subject_left, verb_group
from tui.reading.attributions.rightward import apposition_right, noun_phrase_right
from tui.reading.attributions.tagging import tables
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import words as lexicon_words

_GESTURE = 30
"""Tokens before a colon in which somebody does something."""


def according_to(view: View, unit: int) -> list[Candidate]:
    """ "According to X, …" and "…, according to X"."""
    lo, hi = view.units[unit]
    found: list[Candidate] = []
    for at in range(lo, hi - 2):
        if view.low(at) != "according" or view.low(at + 1) != "to" or view.quoted(at):
            continue
        end = noun_phrase_right(view, at + 2, hi)
        if end is None:
            continue
        if view.tag(end) == "J" and view.tag(end + 1) == ",":
            # "a person present".
            end += 1
        content: Range | None
        if at - lo <= 2:
            comma = apposition_right(view, end, hi)
            if view.tag(comma) != ",":
                comma = next((k for k in range(end, min(hi, end + 15)) if view.tags[k] == ","), end)
                if view.tag(comma + 1) == "W":
                    # "two people familiar with the talks, who spoke anonymously,".
                    comma = apposition_right(view, comma, hi)
            content = trim(view, comma, clause_end(view, comma + 1, hi)) if comma + 1 < hi else None
        elif view.tag(at - 1) == "," == view.tag(end) and (
            view.tags[at - 2] in "hC" or view.low(lo) == "there"
        ):
            # "said that, according to Vint, it holds"; "There are, according to Vint, 9".
            content = trim(view, end, clause_end(view, end + 1, hi))
        else:
            start = max([lo, *(c.source[1] for c in found if c.source)])
            parted = next((k + 1 for k in range(at - 1, start, -1) if view.tags[k] == ";"), start)
            # "It made 3 proposals; two were taken up, according to Vint": only the last clause.
            start = start if view.tag(start) == "U" == view.tag(parted) else parted
            content = trim(view, start, at)
        pieces = [content] if content is not None else []
        if (
            pieces
            and pieces[0][0] < at
            and at - lo > 2
            and view.tag(end) == ","
            and (view.tag(end + 1) in "VAM" or not any(t in "VAMBK" for t in view.tags[lo:at]))
        ):
            rest = trim(view, end, clause_end(view, end + 1, hi))
            pieces += [rest] if rest is not None else []
        if content is not None:
            end = _whole_source(view, end, hi) if at - lo > 2 and content[0] < at else end
            found.append(Candidate((at, at + 2), (at + 2, end), pieces, "according to", unit))
    return found


def _whole_source(view: View, end: int, hi: int) -> int:
    """Takes in what still belongs to a source at the end of a sentence: "people familiar with the matter"."""
    if view.tag(end) == "," and view.low(end + 1) == "which" and view.low(end + 2) in verbs(view.language):
        # "according to the firm, which says it had warned of that".
        return end
    stop = end
    while stop < min(hi, end + 12) and view.tags[stop] not in ".,;:-VAM(" and not view.quoted(stop):
        stop += 1
    if stop >= hi or view.tags[stop] in ".,;:-(":
        end = stop
    return max(end, apposition_right(view, end, hi))


def after_colon(view: View, unit: int) -> Candidate | None:
    """ "X: “…”" where nothing but a speaker stands before the colon."""
    lo, hi = view.units[unit]
    at = view.tags.find(":", lo + 1, min(hi, lo + 16))
    if at < 0 or max(view.outer[lo + 1 : at + 1]) >= 0 or not view.opens(at + 1):
        return None
    first = lo + (view.tags[lo] == "C")
    first += view.low(first) == "from"
    end = noun_phrase_right(view, first, at)
    if end is None or (end != at and apposition_right(view, end, at + 1) != at):
        return None
    content = trim(view, at + 1, clause_end(view, at + 1, hi))
    if content is None:
        return None
    return Candidate((at, at + 1), (first, at), [content], "speaker before a colon", unit)


def gesture(view: View, unit: int) -> Candidate | None:
    """ "Bill Opal shook his head: “…”": somebody does something, then what that one says; no other cue."""
    lo, hi = view.units[unit]
    colon = view.tags.find(":", lo + 3, min(hi, lo + _GESTURE))
    if colon < 0 or not view.opens(colon + 1) or not view.closes(hi - 1) or max(view.outer[lo:colon]) >= 0:
        return None
    end = noun_phrase_right(view, lo, colon)
    if end is None or view.outer[colon + 1] != view.outer[hi - 1]:
        return None
    if view.tags[end] == "D" and view.tags[end - 2 : end] == "PN" and end - lo > 1:
        # "shook his head": a verb that no table knows.
        end -= 1
        stop = verb = end
    else:
        stop = apposition_right(view, end, colon)
        verb = stop + (view.tag(stop) == ",")
    last = view.low(end - 1)
    if view.tag(verb) in "JK" and view.tag(verb + 1) == "I":
        # "A source close to Ola Vint went further"
        verb = next((k for k in range(verb + 2, colon) if view.tags[k] not in "DNPJ"), colon)
        stop = verb
    whose = possessor(view, end - 1, lo) if last in lexicon_words(view.language, "attr_words_of") else None
    if whose is not None and whose[0] == lo and view.tag(verb) in "VA":
        # "The union’s answer was short"
        return Candidate((colon, colon + 1), whose, [(colon + 1, hi)], "gesture, then a colon", unit)
    person = "H" in view.tags[lo:end] or heads(view.language).get(last) == "person"
    named = view.tags[end - 1] == "P" and last not in heads(view.language)
    if not (person or named) or view.tag(verb) not in "VAMKN":
        return None
    return Candidate((colon, colon + 1), (lo, stop), [(colon + 1, hi)], "gesture, then a colon", unit)


def signed_line(view: View, unit: int) -> Candidate | None:
    """A quotation, then a line "-X, title", or a dash and X in the same line."""
    lo, hi = view.units[unit]
    if view.opens(lo):
        return _dashed(view, unit)
    if not unit:
        return None
    if view.paragraph[unit - 1] == view.paragraph[unit]:
        return _signed_letter(view, unit)
    earlier, end = view.units[unit - 1]
    signature = _is_signature(view, unit)
    if signature:
        lo -= 1
    elif view.tag(lo) != "-" or not view.quoted(end - 1) or hi - lo > 25 or view.tag(lo + 1) not in "PD":
        return None
    if view.low(lo) == "-" and view.tokens.ends[lo] != view.tokens.starts[lo + 1]:
        return None
    name = noun_phrase_right(view, lo + 1, hi)
    if name is None or any(t in "VAM" for t in view.tags[lo + 1 : hi]):
        return None
    start = end - 1
    while start > earlier and view.outer[start - 1] == view.outer[end - 1]:
        start -= 1
    source = (lo + 1, max(name, apposition_right(view, name, hi)))
    cue = None if signature else (lo, lo + 1)
    return Candidate(cue, source, [(start, end)], "signed line", unit)


def _signed_letter(view: View, unit: int) -> Candidate | None:
    """ "“My fridge never came.” HP, Garrowby": a letter in one paragraph, then its writer and a place."""
    lo, hi = view.units[unit]
    last = unit + 1 >= len(view.units) or view.paragraph[unit + 1] != view.paragraph[unit]
    if not last or hi - lo > 12 or not view.closes(lo - 1):
        return None
    first = unit - 1
    while first and view.paragraph[first - 1] == view.paragraph[unit]:
        first -= 1
    start = view.units[first][0]
    whole = view.opens(start) and view.closes(lo - 1) and view.outer[start] == view.outer[lo - 1]
    name = view.tags[lo : hi - (view.tag(hi - 1) == ".")]
    if not whole or not name.startswith("P") or set(name) - set("P,-ID"):
        return None
    end = name.find(",")
    source = (lo, lo + end) if end > 0 else (lo, lo + len(name))
    return Candidate(None, source, [(start, lo)], "signed line", unit)


def _is_signature(view: View, unit: int) -> bool:
    """Whether a paragraph under one that is all quotation is a name and what its bearer is."""
    lo, hi = view.units[unit]
    if hi - lo > 20 or view.tags[hi - 1] == ".":
        return False
    earlier, end = view.units[unit - 1]
    whole = view.opens(earlier) and view.closes(end - 1) and view.outer[earlier] == view.outer[end - 1]
    before = unit > 1 and view.paragraph[unit - 2] == view.paragraph[unit - 1]
    alone = unit + 1 >= len(view.units) or view.paragraph[unit + 1] != view.paragraph[unit]
    apart = view.paragraph[unit - 1] != view.paragraph[unit] and alone
    if not apart or not whole or before:
        return False
    comma = view.tags.find(",", lo, lo + 5)
    role = any(heads(view.language).get(view.low(k)) == "person" for k in range(comma, min(hi, comma + 6)))
    return role and comma - lo > 1 and set(view.tags[lo:comma]) == {"P"}


def _dashed(view: View, unit: int) -> Candidate | None:
    """ "“It holds.” – Ola Vint, mayor"."""
    lo, hi = view.units[unit]
    if view.tags.find("-", lo, hi - 1) < 0:
        return None
    dash = lo
    while dash < hi and view.outer[dash] == view.outer[lo]:
        dash += 1
    if view.tag(dash) != "-" or dash + 1 >= hi or hi - dash > 20 or view.tags[dash + 1] not in "PD":
        return None
    name = noun_phrase_right(view, dash + 1, hi)
    if name is None or any(t in "VAMq" for t in view.tags[dash + 1 : hi]) or dash - lo < 4:
        return None
    source = (dash + 1, max(name, apposition_right(view, name, hi)))
    return Candidate((dash, dash + 1), source, [(lo, dash)], "signed line", unit)


def labelled(view: View, unit: int) -> Candidate | None:
    """ "VINT: It holds.": a label in capitals, or Q and A, before what is said in that paragraph."""
    lo, hi = view.units[unit]
    if view.tags.find(":", lo, min(hi, lo + 6)) < 0:
        return None
    if unit and view.paragraph[unit - 1] == view.paragraph[unit]:
        return None
    colon = lo
    recurs = lo in view.labels
    while colon < min(hi, lo + 5) and view.tokens.words[colon][0].isupper() and not view.quoted(colon):
        if not recurs and not view.tokens.words[colon].isupper():
            break
        colon += 1
    words = view.tokens.words[lo:colon]
    kickers = lexicon_words(view.language, "attr_kickers")
    if any(view.low(k) in kickers for k in range(lo, colon)):
        return None
    if not words or view.tag(colon) != ":" or colon + 1 >= hi or view.opens(colon + 1):
        return None
    if not recurs and max(len(word) for word in words) < 4 and words not in (["Q"], ["A"]):
        return None
    last = words[-1].lower()
    known = recurs or words in (["Q"], ["A"]) or last in heads(view.language)
    if not known and tables(view.language).words.get(last, "P") not in ("P", "PN"):
        return None
    end = unit
    while end + 1 < len(view.units) and view.paragraph[end + 1] == view.paragraph[unit]:
        end += 1
    content = trim(view, colon + 1, view.units[end][1])
    if content is None or (
        content[1] - content[0] < 4 and not set(view.tags[slice(*content)]) & set("VAMBRH")
    ):
        return None
    return Candidate((colon, colon + 1), (lo, colon), [content], "speaker's label", unit)


def announced(view: View, unit: int) -> Candidate | None:
    """ "Vint released the following statement:" before a quotation in the next paragraph; content to come."""
    lo, hi = view.units[unit]
    if view.tags[hi - 1] != ":" or unit + 1 >= len(view.units) or not view.opens(view.units[unit + 1][0]):
        return None
    for verb in range(lo + 1, hi - 1):
        if view.tags[verb] in "VAM" and not view.quoted(verb):
            group = verb_group(view, verb, lo)
            source = subject_left(view, group, lo)
            if source is None:
                return None
            return Candidate((group, hi), source, [], "announced with a colon", unit)
    return None
