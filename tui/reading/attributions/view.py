"""A text made ready for the rules: tokens, tags, quotations and sentences, all by token index."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field, replace
from sys import intern

from tui.model import Span, TextSpan
from tui.reading.attributions.capitals import given_names, like_headline, without_capitals
from tui.reading.attributions.cues import verb_classes
from tui.reading.attributions.mending import mended_tags
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
    _once: frozenset[str] | None = None

    def stands_once(self, low: str) -> bool:
        """Whether a word stands once in the text, in whatever case."""
        if self._once is None:
            self._once = frozenset(word for word, count in Counter(self.tokens.lows).items() if count == 1)
        return low in self._once

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
        start, end = self.tokens.starts[piece[0]], self.tokens.ends[piece[1] - 1]
        return TextSpan(start, end, self.text[start:end])

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
        if not self.quoted(i):
            return False
        return i + 1 >= len(self.outer) or self.outer[i] != self.outer[i + 1]

    def opens(self, i: int) -> bool:
        """Whether token ``i`` is the first of a quotation."""
        try:
            return i >= 0 and self.outer[i] >= 0 and (i == 0 or self.outer[i] != self.outer[i - 1])
        except IndexError:
            return False


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
        before = -1
        for at, (unit, number) in enumerate(zip(units, numbers, strict=True)):
            if number != before and tags[unit[0] : unit[0] + 1] in ("U", "("):
                units[at] = (_behind_time(tokens, tags, *unit), unit[1])
            before = number
    labels = _labels(tokens, units, numbers)
    inner = _outer(tokens, quotes, 1)
    surnames = _surnames(tokens, language)
    return View(text, language, tokens, tags, quotes, outer, units, numbers, labels, inner, surnames)


def _surnames(tokens: Tokens, language: str) -> frozenset[str]:
    """Words for speakers that follow a given name: "Emma Bishop", "spokesman Cal Brewer"."""
    given = known_words(language, "attr_given")
    kinds = mapping(language, "attr_heads")
    lows, words = tokens.lows, tokens.words
    return frozenset(
        lows[i + 1]
        for i in tokens.capitals
        if i + 1 < len(lows) and words[i + 1][0].isupper()
        if lows[i] in given or (i and kinds.get(words[i - 1]) == "person" and lows[i] not in kinds)
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


def _behind_time(tokens: Tokens, tags: str, lo: int, hi: int) -> int:
    """Where an entry of a live page begins behind its time: "14:32 Trains …", "[9.40am] – Police …"."""
    at = lo + (tags[lo] == "(")
    if at + 2 >= hi or not _TIME.fullmatch(tokens.words[at]):
        return lo
    at += 1
    while at < hi - 1 and (tokens.lows[at] in ("am", "pm", "gmt", "bst", "cet") or tags[at] in ")-:"):
        at += 1
    word = tokens.words[at]
    return at if word[0].isupper() or tags[at] == "q" else lo


_TIME = re.compile(r"[012]?[0-9][:.][0-5][0-9]")


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
_COMPASS = frozenset(("north", "south", "east", "west", "upper", "lower", "inner", "outer"))
"""What begins the names of places."""
_BEHIND_WORDS = frozenset((".", "’", "'"))


def _tags(
    tokens: Tokens, quotes: list[Quote], firsts: list[int], lasts: list[int], language: str, headline: bool
) -> str:
    table = _with_cues(language)
    lows = tokens.lows
    words = without_capitals(tokens.words, table, language) if not headline else tokens.words
    begins = {i + 1 for i in tokens.marks if words[i] in _BEFORE_FIRST}
    begins.update(firsts)
    for lo, hi in zip(firsts, lasts, strict=True):
        if words[hi - 1] != "." and like_headline(words[lo:hi]):
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
    for i in [i for i in begins if i + 1 < len(words) and lows[i] in _COMPASS and words[i][0].isupper()]:
        if words[i + 1][0].isupper():
            # "West Holm Hospitals"
            classes[i] = "P"
    for i in given_names(words, tokens, begins, zip(firsts, lasts, strict=True), language):
        classes[i] = "P"
    particles = known_words(language, "attr_particles")
    for i in tokens.marks:
        if i and "-" in words[i] and words[i].partition("-")[0] in particles and classes[i - 1] == "P":
            # "Omar al-Brill"
            classes[i] = "P"
    inside = range(1, len(words) - 1) if not particles.isdisjoint(words) else ()
    for i in [i for i in inside if words[i] in particles]:
        more = i + 2 < len(words) and words[i + 1] in particles
        if more and classes[i - 1] == "P" == classes[i + 2] and words[i - 1][0].isupper():
            # "Ola van der Brill"
            classes[i] = classes[i + 1] = "P"
        if words[i - 1][0].isupper() and words[i + 1][0].isupper():
            # "Ola van Brill"; in German "von" also tells where somebody is from.
            if words[i] in ("von", "zu") and lows[i - 1] not in known_words(language, "attr_given"):
                continue
            classes[i] = "P" if classes[i - 1] == "P" == classes[i + 1] else classes[i]
    return mended_tags(tag_classes(classes, table), lows, language)


_joined: dict[str, Tables] = {}


def _with_cues(language: str) -> Tables:
    """The tagger's tables, with the forms of reporting verbs that the treebanks do not know."""
    known = _joined.get(language)
    if known is None:
        base = tables(language)
        words = {**base.words, **mapping(language, "attr_more_words")}
        for form, kinds in verb_classes(language).items():
            have = words.get(form, "")
            words[form] = intern((have + "".join(k for k in kinds if k not in have))[:4] or kinds)
        known = _joined[language] = replace(base, words=words)
    return known
