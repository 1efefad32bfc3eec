"""Whether a sentence has a new subject, so that it does not go on with what somebody said before it."""

import re

from tui.model import Attribution

DOCUMENT = re.compile(
    r"(?i)\b(?:poll|polls|survey|surveys|study|studies|report|reports|figures|data|statistics|numbers|results|census"
    r"|filing|filings|audit|research|review|index|analysis|estimates|records|accounts|forecast|calculations|sums|tables|questionnaire|evaluation|comparison|ranking)\b"
)
"""A source with many figures: a poll, a report, statistics."""
_GIVEN = re.compile(
    r"(?:The|This|That|These|Those|Its|His|Her|Their|He|She|It|They|There|Both|All|Each|Most|Many|Some|None|One"
    r"|Neither|Others?|Another)\b|An? \w+ (?:ago|earlier|before|later)\b"
    r"|[^.;\n]{1,60}? (?:him|them|(?:its|their) (?:usual|normal))\b"
)
"""A subject that may be known from what was told; any other is new unless a word of it was."""
_VICTIM = re.compile(
    r"An? (?:[\w-]+ ){0,2}(?:man|woman|boy|girl|child|baby|teenager|passenger|driver|pedestrian|cyclist)\b"
)
_HARM = re.compile(
    r"\b(?:died|dead|deaths?|killed|kills|injured|hurt|wounded|crash\w*|collided|fire|blaze|shot|stabbed|drowned"
    r"|passengers|victims|casualties|collapsed?)\b"
)
"""A report with people in it who are not named: "Seven died, police said. A girl, 9, was …"."""
_ANSWERING = re.compile(
    r"(?:Support|Backing|Opposition|Approval|Satisfaction|Confidence|Trust|Concern|Respondents|Women|Men|Voters"
    r"|Younger|Older|Participants|Those|Asked)\b"
)
"""What the answers of a poll are told of."""
_POLL = re.compile(r"(?i)\b(?:polls?|surveys?|questionnaires?)\b")
_MOVED = re.compile(
    r"(?:[^.;\n]|\.\d){1,80}? (?:rose|fell|gained|dropped|climbed|declined|increased|decreased|slipped|grew"
    r"|shrank|jumped|slid|edged|eased|cost)\b"
)
"""What a new subject does in a column of figures: "The index fell 40 points"."""
_MOVES = re.compile(
    r"\b(?:up|down|rose|fell|rise|fall|gained|dropped|climbed|declined|increased?|decreased?|slipped|grew"
    r"|shrank|put|puts)\b"
)
_COLUMN = re.compile(
    r"[A-Z](?:[^.;:\n]|\.\d){1,80}? (?:(?:was|were) (?:up|down|flat|unchanged|little changed)"
    r"|came (?:in at|to)|stood at|reached(?=[^;\n]{0,20}\d)|totall?ed|numbered|averaged|amounted to|rose|fell"
    r"|gained|dropped|climbed|declined|increased|decreased|slipped|grew|shrank|jumped|slid|edged|eased"
    r"|(?:has|have|had) (?:also |since |now )?(?:fallen|risen|dropped|climbed|grown|declined|increased"
    r"|decreased|doubled|halved|tripled|gone (?:up|down)|shrunk|jumped)|(?:was|were) likely"
    r"|(?<![Tt]he )(?<![Aa]n )averages?|stands? at|accounts? for|accounted for|makes? up|made up)\b"
)
"""How a column of figures goes on: "Births numbered 900", "Sales were up 6 percent"."""
_BACKGROUND = re.compile(
    r"[^.;,\n]{1,60}? (?:(?:was|were) (?:first )?(?:built|founded|established|opened|launched|born|elected"
    r"|appointed|commissioned|designed|created|set up|listed|carried out|conducted|based"
    r"|compiled)\b|employs?\b|operates?\b|owns\b"
    r"|(?:is|are) based\b|(?:has|have) (?:\w+ (?:than )?)?[\d.,]+ (?:staff|employees|inhabitants|residents"
    r"|members|workers|people|shops|stores|branches)\b|last (?!\w+ (?:year|month|week)))"
)
"""What the desk knows of somebody or something: "It employs 900", "The mill was built in 1904"."""
_WORD = re.compile(r"[^\W\d_]{4,40}")
_COMMON = frozenset(
    """
    about after also among around been before compared does during from have into just last least less
    many more most much nearly only other over said says some such than that their them then there these
    they this those under until were what when which while will with would year month week according
    percent cent prozent monday tuesday wednesday thursday friday saturday sunday
    """.split()  # noqa: SIM905
)
_REACH = 400


def stem(word: str) -> str:
    """A noun without the ending of its plural."""
    return word.lower().removesuffix("s")


def turns_away(text: str, attribution: Attribution, begin: int, end: int) -> bool:
    """Whether the sentence from ``begin`` to ``end`` has a new subject, no word of which was told.

    "Rainfall was 40mm in May" after "Some 60 people were missing, police said". "The crew had been at sea"
    may be known from what was told; so may what rose or fell where the source told of rises and falls.
    """
    moved = _MOVED.match(text, begin, end)
    document = attribution.source is not None and DOCUMENT.search(attribution.source.text)
    if document and text[begin:end].lower().startswith(f"the {document[0].lower()} "):
        return True  # "The report was 40 pages long" is of the source, not by it
    if _GIVEN.match(text, begin, end) and (document or not moved):
        return False
    if _VICTIM.match(text, begin, end) and _HARM.search(text, attribution.start, attribution.end):
        return False
    if document and _ANSWERING.match(text, begin, end):
        return False
    if moved and _MOVES.search(text, attribution.start, min(attribution.end, attribution.start + _REACH)):
        return False
    return not _topic(text, attribution.start, attribution.end) & _topic(text, begin, end)


def is_answer(text: str, begin: int, end: int) -> bool:
    """Whether a sentence begins with some who were asked: "Men eat 6 a year, women 4"."""
    return _ANSWERING.match(text, begin, end) is not None


def in_column(text: str, attribution: Attribution, begin: int, end: int) -> bool:
    """Whether a sentence has one more of the figures a source gives: "Sales were up 6 percent"."""
    if not _COLUMN.match(text, begin, end):
        return False
    who = attribution.source.text if attribution.source else ""
    if _POLL.search(who):
        return False
    led_out = attribution.cue is not None and attribution.cue.start >= attribution.content[-1].start
    if led_out and who.lower() not in ("he", "she"):
        return True
    told = min(attribution.end, attribution.start + _REACH)
    return bool(DOCUMENT.search(who) or _MOVES.search(text, attribution.start, told))


def is_background(text: str, begin: int, end: int) -> bool:
    """Whether a sentence tells what the desk knows without asking anybody."""
    return _BACKGROUND.match(text, begin, end) is not None


def _topic(text: str, begin: int, end: int) -> set[str]:
    """The words with a meaning of their own in a stretch, without the endings of plurals."""
    found = _WORD.finditer(text, max(begin, end - _REACH), end)
    return {stem(match[0]) for match in found if match[0].lower() not in _COMMON}
