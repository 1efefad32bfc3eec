"""A text made ready for the rules: tokens, tags, quotations and sentences, all by token index."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from sys import intern

from tui.model import Span, TextSpan
from tui.reading.attributions.cues import verb_classes, verbs
from tui.reading.attributions.quotes import Quote, find_quotes
from tui.reading.attributions.tagging import Tables, classes_of, tables, tag_classes
from tui.reading.attributions.tokens import Tokens, tokenize
from tui.reading.lexicon import mapping
from tui.reading.lexicon import words as known_words
from tui.reading.segment import paragraphs, sentences

Range = tuple[int, int]
"""Tokens from the first index up to, not including, the second."""
MAX_RUN = 600
"""A sentence of more tokens is cut into such pieces: within one, rules may walk to its end."""


@dataclass(slots=True)
class View:
    """Everything the rules look at.

    ``tags`` has one letter a token (see ``tagging``); ``outer`` the index in ``quotes`` of the outermost
    quotation that a token (marks included) stands in, else -1; ``units`` are sentences that no quotation
    crosses the border of, each with the number of its paragraph; ``inner`` is like ``outer`` for quotations
    inside others; ``labels`` the first tokens of paragraphs that begin with the same few big words and a
    colon as another one; ``surnames`` nouns for speakers that are somebody's surname here.
    """

    text: str
    language: str
    tokens: Tokens
    tags: str
    quotes: list[Quote]
    outer: list[int]
    units: list[Range]
    paragraph: list[int]
    labels: frozenset[int] = frozenset()
    inner: list[int] = field(default_factory=list)
    surnames: frozenset[str] = frozenset()

    def low(self, i: int) -> str:
        """Token ``i`` in lower case, or an empty string outside the text."""
        try:
            return self.tokens.lows[i] if i >= 0 else ""
        except IndexError:
            return ""

    def tag(self, i: int) -> str:
        """Tag of token ``i``, or a full stop outside the text."""
        try:
            return self.tags[i] if i >= 0 else "."
        except IndexError:
            return "."

    def words_at(self, i: int) -> bool:
        """Whether token ``i`` is a word or number."""
        return self.tokens.words[i][0].isalnum()

    def cut(self, piece: Range) -> TextSpan:
        """The text of a range of at least one token."""
        return TextSpan.cut(self.text, self.tokens.starts[piece[0]], self.tokens.ends[piece[1] - 1])

    def string(self, start: int, end: int) -> str:
        """The text of the tokens from ``start`` up to, not including, ``end``; at least one."""
        return self.text[self.tokens.starts[start] : self.tokens.ends[end - 1]]

    def quoted(self, i: int) -> bool:
        """Whether token ``i`` is a quotation's mark or inside one."""
        try:
            return i >= 0 and self.outer[i] >= 0
        except IndexError:
            return False

    def closes(self, i: int) -> bool:
        """Whether token ``i`` is the last of a quotation."""
        outer = self.outer
        return 0 <= i < len(outer) and 0 <= outer[i] != (outer[i + 1] if i + 1 < len(outer) else -1)

    def opens(self, i: int) -> bool:
        """Whether token ``i`` is the first of a quotation."""
        outer = self.outer
        return 0 <= i < len(outer) and 0 <= outer[i] != (outer[i - 1] if i else -1)


def view(text: str, language: str, *, headline: bool = False) -> View:
    """Tokens, tags, quotations and units of a text."""
    parts = paragraphs(text)
    spans = [(s, n) for n, part in enumerate(parts) for s in sentences(text, part, language)]
    tokens = tokenize(text)
    quotes = find_quotes(text, parts)
    outer = _outer(tokens, quotes)
    bounds = _bounds(tokens, [s for s, _ in spans])
    tags = _tags(tokens, quotes, [b[0] for b in bounds], [b[1] for b in bounds], language, headline)
    units, numbers = _units(bounds, [n for _, n in spans], outer)
    if units and not headline:
        units[0] = (_behind_dateline(tokens, tags, *units[0]), units[0][1])
    labels = _labels(tokens, units, numbers)
    inner = _outer(tokens, quotes, 1)
    surnames = _surnames(tokens, language)
    return View(text, language, tokens, tags, quotes, outer, units, numbers, labels, inner, surnames)


def _surnames(tokens: Tokens, language: str) -> frozenset[str]:
    """Words for speakers that follow a given name: "Emma Bishop"."""
    given = known_words(language, "attr_given")
    kinds = mapping(language, "attr_heads")
    lows, words = tokens.lows, tokens.words
    return frozenset(
        lows[i + 1]
        for i in tokens.capitals
        if lows[i] in given and i + 1 < len(lows) and words[i + 1][0].isupper()
        if kinds.get(lows[i + 1]) in ("person", "document")
        if words[i + 1][1:].islower()
    )


def _behind_dateline(tokens: Tokens, tags: str, lo: int, hi: int) -> int:
    """Where the first sentence begins behind a line like "HOLM, March 3 (Tern Wire) —"."""
    if lo >= hi or not tokens.words[lo].isupper() or len(tokens.words[lo]) < 3:
        return lo
    for k in range(lo + 1, min(hi - 2, lo + 14)):
        if tags[k] == "-" and tokens.ends[k - 1] < tokens.starts[k]:
            return k + 1
        if tags[k] not in "PNU,.()J-":
            break
    return lo


def _labels(tokens: Tokens, units: list[Range], paragraph: list[int]) -> frozenset[int]:
    """First tokens of paragraphs with a label ("Ola Vint: …") that begins another paragraph too."""
    places: dict[str, list[int]] = {}
    before = -1
    for (lo, hi), number in zip(units, paragraph, strict=True):
        if number != before:
            before = number
            for at in range(lo, min(hi, lo + 5)):
                word = tokens.words[at]
                if word == ":" and at > lo:
                    places.setdefault(" ".join(tokens.words[lo:at]), []).append(lo)
                if not word[0].isupper():
                    break
    often = {label for label, same in places.items() if len(same) > 1}
    # "Ola Vint: …" once, then "OV: …".
    often |= {label for label in places if " " in label and "".join(w[0] for w in label.split()) in often}
    return frozenset(at for label in often for at in places[label])


def _units(bounds: list[Range], paragraph: list[int], outer: list[int]) -> tuple[list[Range], list[int]]:
    """Sentences, those joined that one quotation runs through, in pieces of at most ``MAX_RUN`` tokens."""
    units: list[Range] = []
    numbers: list[int] = []
    for (lo, hi), number in zip(bounds, paragraph, strict=True):
        inside = bool(units) and numbers[-1] == number and lo < hi and 0 <= outer[lo] == outer[lo - 1]
        if inside and hi - units[-1][0] <= MAX_RUN:
            units[-1] = (units[-1][0], hi)
            continue
        for start in range(lo, hi, MAX_RUN):
            units.append((start, min(start + MAX_RUN, hi)))
            numbers.append(number)
    return units, numbers


def _bounds(tokens: Tokens, spans: list[Span]) -> list[Range]:
    bounds: list[Range] = []
    at = 0
    for span in spans:
        lo, at = at, bisect_left(tokens.starts, span.end, at)
        bounds.append((lo, at))
    return bounds


def _outer(tokens: Tokens, quotes: list[Quote], depth: int = 0) -> list[int]:
    starts, at = tokens.starts, 0
    outer = [-1] * len(tokens)
    for number, quote in enumerate(quotes):
        if quote.depth == depth:
            first = bisect_left(starts, quote.start, at)
            at = bisect_left(starts, quote.end, first)
            outer[first:at] = [number] * (at - first)
    return outer


_BEFORE_FIRST = frozenset("\"“„«‘':—–-•*")
"""Marks behind which a word has a capital as at the beginning of a sentence."""
_BEHIND_WORDS = frozenset((".", "’", "'"))


def _tags(
    tokens: Tokens, quotes: list[Quote], firsts: list[int], lasts: list[int], language: str, headline: bool
) -> str:
    table = _with_cues(language)
    words, lows = tokens.words, tokens.lows
    begins = {i + 1 for i in tokens.marks if words[i] in _BEFORE_FIRST}
    begins.update(firsts)
    for lo, hi in zip(firsts, lasts, strict=True):
        if _like_headline(words[lo:hi]):
            begins.update(range(lo, hi))
    inner = () if headline else tokens.capitals
    names = frozenset(words[i] for i in inner if i not in begins and words[i][1:].islower())
    classes = classes_of(words, table, frozenset(begins), names, headline)
    ends = {last - 1 for last in lasts}
    marks = {q.start for q in quotes} | {q.end - 1 for q in quotes}
    for i in tokens.marks:
        if words[i] not in _BEHIND_WORDS or not i or tokens.ends[i - 1] != tokens.starts[i]:
            continue
        if words[i] != ".":
            classes[i] = "Z" if tokens.starts[i] not in marks else classes[i]
        elif i not in ends and words[i - 1].isalnum():
            classes[i] = classes[i - 1] = "P" if words[i - 1][0].isupper() else classes[i - 1][0]
    particles = known_words(language, "attr_particles")
    for i in tokens.marks:
        if i and "-" in words[i] and words[i].partition("-")[0] in particles and classes[i - 1] == "P":
            # "Omar al-Brill"
            classes[i] = "P"
    for i in [i for i, word in enumerate(words[1:-1], 1) if word in particles]:
        more = i + 2 < len(words) and words[i + 1] in particles
        if more and classes[i - 1] == "P" == classes[i + 2] and words[i - 1][0].isupper():
            # "Ola van der Brill"
            classes[i] = classes[i + 1] = "P"
        if words[i - 1][0].isupper() and words[i + 1][0].isupper():
            # "Ola van Brill"; in German "von" also tells where somebody is from.
            if words[i] in ("von", "zu") and lows[i - 1] not in known_words(language, "attr_given"):
                continue
            classes[i] = "P" if classes[i - 1] == "P" == classes[i + 1] else classes[i]
    return _mended(tag_classes(classes, table), lows, language)


_DOUBTFUL = re.compile("[KVBJNHh]")
"""Tags that may be mended."""
_AUXILIARIES = frozenset("Abk")


def _mended(tags: str, lows: list[str], language: str) -> str:
    """Tags that the tagger's short sight gets wrong: "said" as a participle, "official" as an adjective."""
    mended, last = list(tags), len(tags) - 1
    speakers = known_words(language, "attr_heads")
    active = known_words(language, "attr_active")
    verbs = verb_classes(language)
    papers = _papers(language)
    described = _described(language)
    for match in _DOUBTFUL.finditer(tags):
        i, tag = match.start(), match.group()
        low, following = lows[i], lows[i + 1] if i < last else ""
        if (tag in "KJ" and low not in described) or (tag in "NH" and low != "one" and following != "that"):
            continue
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
        elif tag == "J" and low in speakers:
            mended[i] = "J" if after and after in "NPJ-" else "N"
        elif low == "state" and tag in "VB" and after == "N" and tags[i + 2 : i + 3] in ("V", "A"):
            # "state television reported".
            mended[i] = "J"
        elif low == "one" and ((after and after in "NJP") or following == "of"):
            mended[i] = "U"
        elif tag == "N" and following == "that" and low in verbs and lows[i - 1] in papers:
            # "A report states that".
            mended[i : i + 2] = "Vh"
        elif tag == "h" and after == "N" and tags[i + 2 : i + 3] in (".", ",", ";", "I"):
            mended[i] = "D"
    _mend_short(mended, lows, language)
    return "".join(mended)


def _by_neighbours(tags: list[str], lows: list[str], i: int, verbs: dict[str, str]) -> str:
    """The tag of a word of a trade, or of one that reckons, which what stands beside it tells; else ""."""
    tag, before, after = tags[i], "".join(tags[max(0, i - 1) : i]), "".join(tags[i + 1 : i + 3])
    if tag == "K" and after == "NP" and before in ("", "q", ",", "."):
        return "J"  # "…,” retired welder Mina Oduya said".
    if tag == "B" and after[:1] == "P" and before == "V" and lows[i - 1] in verbs:
        return "N"  # "said butcher Mina Oduya".
    if tag in "NJ" and lows[i] in _RECKONED and before == "A":
        return "K"
    if tag == "J" and lows[i] == "slid":
        return "V"
    points_out = lows[i] in ("point", "points") and lows[i + 1 : i + 2] == ["out"]
    if tag == "N" and ((lows[i] == "figures" and before == "H") or points_out):
        return "V"  # "She figures it took a day".
    numbers = ("figures", "data", "statistics", "numbers", "results")
    if lows[i] in numbers and tag == "V" and lows[i + 1 : i + 2] in (["show"], ["reveal"], ["suggest"]):
        return "N"  # "…, figures show".
    if tag == "N" and lows[i] == "show" and lows[i - 1] in numbers:
        return "V"
    return ""


def _mend_short(mended: list[str], lows: list[str], language: str) -> None:
    """Mends the tags of "'s", "both" and "may" in place."""
    tags = "".join(mended)
    views = known_words(language, "attr_views")
    for i in _places(lows, "'s"):
        if tags[i] == "A" and tags[i - 1 : i] == "N" and lows[i + 1 : i + 2] and lows[i + 1] in views:
            # "by the union's reckoning".
            mended[i] = "Z"
    for i in _places(lows, "both"):
        if tags[i] == "C" and tags[i + 1 : i + 2] in ("N", "J", "U"):
            mended[i] = "D"
    for i in _places(lows, "may"):
        if tags[i] == "M" and tags[i - 1 : i] in ("U", "I"):
            # The month.
            mended[i] = "P"


@cache
def _papers(language: str) -> frozenset[str]:
    """Nouns for documents that speak."""
    return frozenset(noun for noun, kind in mapping(language, "attr_heads").items() if kind == "document")


@cache
def _described(language: str) -> frozenset[str]:
    """Words that are mended where they look like participles or adjectives."""
    return known_words(language, "attr_heads") | known_words(language, "attr_active") | {"one"}


def _places(lows: list[str], word: str) -> Iterator[int]:
    at = -1
    for _ in range(lows.count(word)):
        at = lows.index(word, at + 1)
        yield at


def _like_headline(words: list[str]) -> bool:
    """Whether a line has big words only, as headlines do."""
    if len(words) < 4 or words[-1] == ".":
        return False
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.85 * len(long)


_RECKONED = frozenset(("forecast", "alleged", "projected", "estimated"))
"""Participles behind "is" that look like something else."""
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


_joined: dict[str, Tables] = {}


def _with_cues(language: str) -> Tables:
    """The tagger's tables, with the forms of reporting verbs that the treebanks do not know."""
    known = _joined.get(language)
    if known is None:
        base = tables(language)
        words = dict(base.words)
        for form, kinds in verb_classes(language).items():
            have = words.get(form, "")
            words[form] = intern((have + "".join(k for k in kinds if k not in have))[:4] or kinds)
        known = _joined[language] = replace(base, words=words)
    return known
