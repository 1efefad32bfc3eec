"""Tags that the tagger's short sight gets wrong, mended by what stands around a word."""

import re
from functools import cache

from tui.reading.attributions.cues import verb_classes, verbs
from tui.reading.lexicon import mapping
from tui.reading.lexicon import words as known_words

_RECKONED = frozenset(("forecast", "alleged", "projected", "estimated"))
"""Participles behind "is" that look like something else."""
_TOLD_BY_NEIGHBOURS = _RECKONED | frozenset(
    (
        "slid",
        "figures",
        "point",
        "points",
        "show",
        "retired",
        "trained",
        "managing",
        "lead",
        "acting",
        "neighbouring",
        "neighboring",
        "surrounding",
    )
)
"""Words that ``_by_neighbours`` looks at though they are neither doubtful verbs nor speakers."""
_INVARIANT = frozenset(
    (
        "cut",
        "put",
        "set",
        "shut",
        "hit",
        "let",
        "cost",
        "spread",
        "split",
        "shed",
        "quit",
        "resume",
        "double",
        "halve",
    )
)
"""Verbs that the tagger takes for participles or nouns behind "to"."""
_NUMBERS = frozenset(("figures", "data", "statistics", "numbers", "results"))
_BEFORE_NOUNS = frozenset(("the", "a", "an", "its", "his", "their"))


def _says(low: str, language: str) -> bool:
    """Whether a form alone is a word of saying: "fire" is only in "fire back"."""
    return any(not cue.rest for cue in verbs(language).get(low, ()))


def _no_verb(lows: list[str], i: int, after: str, speakers: frozenset[str], language: str) -> bool:
    """Whether what looks like a finite verb is a noun: "the blaze", ", finance chief Vint"."""
    if lows[i - 1] in _BEFORE_NOUNS:
        return True
    if lows[i + 1 : i + 2] == ["by"]:
        return False
    chief = after in ("N", "J") and lows[i + 1] in speakers and not _says(lows[i], language)
    papers = after == "I" and lows[i + 1] in ("from", "of", "compiled") and lows[i] in speakers
    return after == "K" or chief or papers


def _names_speaker(before: str, tag: str, speaks: bool, after: str) -> bool:
    """Whether what may be a verb is a noun: after a determiner, or "aides" before a verb."""
    if before in ("D", "Z"):
        return tag == "B" or speaks
    if before == "C" and after == ",":
        # "her brother and predecessor, Wayne Vint,".
        return tag == "B" and speaks
    return speaks and after != "" and after in "VAM"


_DOUBTFUL = re.compile("[KVBJh]")
"""Tags that may be mended; those of nouns, pronouns and the like only beside some words."""
_ONE_BY_ONE = _TOLD_BY_NEIGHBOURS.union(
    ("one", "that", "'s", "both", "to", "may", "long", "most", "will", "back", "first"),
)
"""Words whose own tag, or that of a word beside, may be mended whatever it is."""
_AUXILIARIES = frozenset("Abk")


def mended_tags(tags: str, lows: list[str], language: str) -> str:
    """Tags that the tagger's short sight gets wrong: "said" as a participle, "official" as an adjective."""
    mended, last = list(tags), len(tags) - 1
    speakers = known_words(language, "attr_heads")
    active = known_words(language, "attr_active")
    verbs = verb_classes(language)
    papers = _papers(language)
    described = _described(language)
    places = _places(lows)
    nouns = {i for word in ("one", *_TOLD_BY_NEIGHBOURS) for i in places[word]}
    nouns.update(i - 1 for i in places["that"] if i)
    doubtful = [match.start() for match in _DOUBTFUL.finditer(tags)]
    for i in sorted(doubtful + [i for i in nouns if tags[i] in "NHG" or lows[i] == "lead"]):
        tag, low = tags[i], lows[i]
        posted = tag == "J" and low.endswith("ed") and low in verbs
        if tag in "KJ" and low not in described and not posted:
            continue
        following = lows[i + 1] if i < last else ""
        before, after = mended[i - 1] if i else "", tags[i + 1 : i + 2]
        if tag == "K" and low in active:
            if _AUXILIARIES.isdisjoint(tags[max(0, i - 3) : i]):
                mended[i] = "V"
        elif (
            tag in "VB"
            and i
            and (lows[i - 1] in _BEFORE_NOUNS or before == ",")
            and _no_verb(lows, i, after, speakers, language)
        ):
            mended[i] = "N"
        elif tag == "B" and before == "V" and following in speakers:
            # "says lead author Mina Oduya".
            mended[i] = "J"
        elif (tag == "B" and lows[i - 2 : i] == ["according", "to"]) or (
            tag in "VB" and _names_speaker(before, tag, low in speakers, after)
        ):
            mended[i] = "N"
        elif better := _by_neighbours(mended, lows, i, verbs):
            mended[i] = better
        elif posted:
            if before in ("P", "O") and after == "I":
                # "Vint himself posted on Chatterbox".
                mended[i] = "V"
        elif tag == "J" and low in speakers and before == "D" and _reported(tags, lows, i + 1, verbs):
            # "the firm disputes this"
            mended[i : i + 2] = "NV"
        elif tag == "J" and low in speakers:
            mended[i] = "J" if after and after in "NPJ-" else "N"
        elif low == "state" and tag in "VB" and after == "N" and tags[i + 2 : i + 3] in ("V", "A"):
            # "state television reported".
            mended[i] = "J"
        elif low == "one" and ((after and after in "NJP") or following == "of"):
            mended[i] = "U"
        elif tag == "N" and following == "that" and low in verbs and _reports(tags, lows, i, papers):
            mended[i : i + 2] = "Vh"
        elif tag == "h" and after and after in "NB" and tags[i + 2 : i + 3] in (".", ",", ";", "I", "q"):
            mended[i] = "D"
    _mend_short(mended, lows, places, language)
    _mend_words(tags, lows, places, mended)
    _mend_nouns(tags, lows, mended, language)
    return "".join(mended)


def _by_neighbours(tags: list[str], lows: list[str], i: int, verbs: dict[str, str]) -> str:
    """The tag of a word of a trade, or of one that reckons, which what stands beside it tells; else ""."""
    tag = tags[i]
    if tag not in "KB" and lows[i] not in _TOLD_BY_NEIGHBOURS and lows[i] not in _NUMBERS:
        return ""
    before, after = "".join(tags[max(0, i - 1) : i]), "".join(tags[i + 1 : i + 3])
    told = before == "V" and lows[i - 1] in verbs
    if tag == "K" and after == "NP" and (told or before in ("", "q", ",", ".")):
        return "J"  # "…,” retired welder Mina Oduya said".
    if tag == "G" and after[:1] in ("N", "P"):
        return "J"  # "managing director Mina Oduya said".
    if tag == "V" and lows[i] == "lead" and before in ("N", "J") and after == ",P":
        return "N"  # "its policy lead, Mina Oduya,".
    if tag == "B" and after[:1] == "P" and told:
        return "N"  # "said butcher Mina Oduya".
    if tag == "B" and after == "PP" and before == ",":
        return "N"  # "…, butcher Mina Oduya said".
    if tag in "NJ" and lows[i] in _RECKONED and before == "A":
        return "K"
    if tag == "J" and lows[i] == "slid":
        return "V"
    points_out = lows[i] in ("point", "points") and lows[i + 1 : i + 2] == ["out"]
    if tag == "N" and ((lows[i] == "figures" and before == "H") or points_out):
        return "V"  # "She figures it took a day".
    if lows[i] in _NUMBERS and tag == "V" and lows[i + 1 : i + 2] in (["show"], ["reveal"], ["suggest"]):
        return "N"  # "…, figures show".
    if tag == "N" and lows[i] == "show" and lows[i - 1] in _NUMBERS:
        return "V"
    return ""


def _mend_short(mended: list[str], lows: list[str], places: dict[str, list[int]], language: str) -> None:
    """Mends the tags of "'s", "both" and "may" in place."""
    tags = "".join(mended)
    views = known_words(language, "attr_views")
    for i in places["'s"]:
        owned = lows[i + 1 : i + 2] and (lows[i + 1] in views or lows[i + 1] == "managing")
        if tags[i] == "A" and tags[i - 1 : i] == "N" and owned:
            # "by the union's reckoning", "the union's managing director".
            mended[i] = "Z"
    for i in places["both"]:
        if tags[i] == "C" and tags[i + 1 : i + 2] in ("N", "J", "U"):
            mended[i] = "D"
    for i in places["to"]:
        if tags[i] == "I" and lows[i + 1 : i + 2] and lows[i + 1] in _INVARIANT:
            # "threatened to cut 40 jobs".
            mended[i : i + 2] = "TB"
    for i in places["may"]:
        if tags[i] == "M" and tags[i - 1 : i] in ("U", "I"):
            # The month.
            mended[i] = "P"
    _mend_owned(mended, lows, verb_classes(language))


def _reported(tags: str, lows: list[str], i: int, verbs: dict[str, str]) -> bool:
    """Whether what looks like a noun behind a speaker is a verb: it ends in "s", and an object follows."""
    verb = tags[i : i + 1] == "N" and lows[i].endswith("s") and lows[i] in verbs
    return verb and tags[i + 1 : i + 2] in ("D", "H", "h")


def _reports(tags: str, lows: list[str], i: int, papers: frozenset[str]) -> bool:
    """Whether a word before "that" reports: "a report states that", "admits it but notes that"."""
    if lows[i - 1] in papers or lows[i - 1] == "but":
        return True
    return lows[i - 1] == "and" and "V" in tags[max(0, i - 25) : i]


def _mend_nouns(tags: str, lows: list[str], mended: list[str], language: str) -> None:
    """Nouns behind adjectives where nouns have capitals too ("das kommunale Unternehmen"), in place."""
    if mapping(language, "attr_language").get("order") != "verb-second":
        return
    speakers = known_words(language, "attr_heads")
    for match in re.finditer("JP", tags):
        if lows[match.start() + 1] in speakers:
            mended[match.start() + 1] = "N"


_BEARING = re.compile("(?:^|(?<=[.,q]))P{1,3}Z(?=[V,]|Kh)")


def _mend_owned(mended: list[str], lows: list[str], verbs: dict[str, str]) -> None:
    """Bodies with a genitive for a name: "Saint Hilda’s said", "a rival chain, Tinker’s, said"; in place."""
    for match in _BEARING.finditer("".join(mended)):
        last = match.end()
        told = mended[last : last + 2] == [",", "V"] and mended[match.start() - 2 : match.start()] == [
            "N",
            ",",
        ]
        said = lows[last] in verbs and lows[last].endswith(("aid", "ays", "ed", "old"))
        if said or told:
            mended[last - 1 : last + 1] = ["P", "V" if said else ","]


def _mend_words(tags: str, lows: list[str], places: dict[str, list[int]], mended: list[str]) -> None:
    """Words that are mostly of another class than here, one by one; changes ``mended`` in place."""
    for i in places["long"]:
        if tags[i] == "J" and tags[i - 1 : i] == "A" and tags[i + 1 : i + 2] == "K":
            mended[i] = "R"
    for i in places["most"]:
        if tags[i] == "R" and tags[i + 1 : i + 2] == "V":
            mended[i] = "D"
    for i in places["will"]:
        if tags[i] == "M" and lows[i - 1 : i] and lows[i - 1] in ("his", "her", "their", "a", "the"):
            mended[i] = "N"
    for i in places["first"]:
        if lows[i - 1 : i] == ["at"] and tags[i + 1 : i + 2] in ("V", "K"):
            # "Brill, at first, denied it"
            mended[i - 1 : i + 1] = "RR"
    for i in places["back"]:
        if tags[i] == "R" and tags[i - 1 : i] == "D":
            # "a voice from the back"
            mended[i] = "N"


@cache
def _papers(language: str) -> frozenset[str]:
    """Nouns for documents that speak."""
    return frozenset(noun for noun, kind in mapping(language, "attr_heads").items() if kind == "document")


@cache
def _described(language: str) -> frozenset[str]:
    """Words that are mended where they look like participles or adjectives."""
    listed = known_words(language, "attr_heads"), known_words(language, "attr_active")
    return _TOLD_BY_NEIGHBOURS.union(("one",), *listed)


def _places(lows: list[str]) -> dict[str, list[int]]:
    """Where the words stand that are looked at one by one."""
    places: dict[str, list[int]] = {word: [] for word in _ONE_BY_ONE}
    for i in [i for i, low in enumerate(lows) if low in _ONE_BY_ONE]:
        places[lows[i]].append(i)
    return places
