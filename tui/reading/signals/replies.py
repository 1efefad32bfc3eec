"""Who is accused in an accusation, and whether an article says what came back.

The accused are known by the words for them. Whoever speaks under such a word or a name that has one, or for
them ("her lawyer") has answered. What counts as asking is data: ``sig_reply.tsv`` of the language.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from tui.model import Attribution, Source
from tui.reading.attributions.kinds import heads
from tui.reading.lexicon import lexicon, mapping, words
from tui.reading.signals.findings import Findings

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE = re.compile(r"[^.!?\n]+")
_BODIES = frozenset({"person", "group", "organisation"})
_ANSWERS = frozenset({"deny", "decline"})
_LONGEST = 60
"""Words of an accusation that are looked through for the accused."""
_SHORTEST_STEM = 4
"""Letters of a word that may begin a compound."""
_LONGEST_WORD = 40
"""Letters of a word that is looked up: keeps the time linear."""


class Accused(NamedTuple):
    """``names`` and ``nouns`` for the accused, in lower case; ``last``: the names that end one.

    Without either the accused is somebody that a pronoun stands for.
    """

    names: frozenset[str]
    last: frozenset[str]
    nouns: frozenset[str]


class _Word(NamedTuple):
    text: str
    low: str
    start: int
    end: int


def accused(findings: Findings, speakers: "Speakers", accusation: Attribution) -> Accused | None:
    """Whom an accusation or attack names; None where it is about no person and no body of people."""
    said = _object(findings, accusation)
    language = findings.language
    clause = bool(said) and said[0].low in reply_words(language, "clause")
    clause = clause or accusation.mode == "direct"
    names: list[str] = []
    last: set[str] = set()
    nouns: set[str] = set()
    pronoun = False
    meant = accusation.stance == "accuse" or clause
    for at, word in enumerate(said):
        following = said[at + 1] if at + 1 < len(said) else None
        if not clause and word.low in reply_words(language, "stop"):
            if names or pronoun or (at and not nouns and not _nouns_have_capitals(language)):
                break
            if nouns and (following is None or following.low not in reply_words(language, "whose")):
                break
            continue
        pronoun = pronoun or word.low in reply_words(language, "someone")
        if (
            pronoun
            and not clause
            and not names
            and not nouns
            and "," in findings.text[word.end : word.end + 1]
        ):
            break
        body = _is_body(word.low, language)
        strict = accusation.stance == "attack" and at > 0
        if not body and not _is_name(findings, speakers, word, strict):
            continue
        ends = following is None or findings.text[word.end : following.start] != " "
        meant = meant or ends or (following is not None and following.low in reply_words(language, "stop"))
        if body:
            nouns.add(word.low)
            continue
        names.append(word.low)
        if ends or following is None or not _is_name(findings, speakers, following):
            last.add(word.low)
    if names or nouns:
        return Accused(frozenset(names), frozenset(last), frozenset(nouns)) if meant else None
    return Accused(frozenset(), frozenset(), frozenset()) if pronoun else None


def _object(findings: Findings, accusation: Attribution) -> list[_Word]:
    """The words among which the accused is: from the verb on, where it comes first, without the accuser."""
    if not accusation.content:
        return []
    piece, cue, by = accusation.content[0], accusation.cue, accusation.source
    start = cue.end if cue is not None and cue.end <= piece.start else piece.start
    words = []
    for found in _WORD.finditer(findings.text, start, piece.end):
        if by is None or not by.start <= found.start() < by.end:
            words.append(_Word(found[0], found[0].lower(), found.start(), found.end()))
        if len(words) == _LONGEST:
            break
    return words


def _is_name(findings: Findings, speakers: "Speakers", word: _Word, strict: bool = False) -> bool:
    """``strict``: where all nouns have capitals, no word in lower case may stand before it."""
    if len(word.text) < 2 or not word.text[0].isupper() or _is_body(word.low, findings.language):
        return False
    if word.low in mapping(findings.language, "attr_pronouns"):
        return False
    if word.low in speakers.names:
        return True
    if _nouns_have_capitals(findings.language) and _has_article(findings, word.start, strict):
        return False
    before = findings.text[max(0, word.start - 2) : word.start].rstrip(" ")
    return bool(before) and before[-1] not in ".!?:“„\"'‘\n"


def _nouns_have_capitals(language: str) -> bool:
    return mapping(language, "attr_language").get("order") == "verb-second"


def _has_article(findings: Findings, start: int, strict: bool) -> bool:
    """Whether an article, or with ``strict`` an adjective, stands before a noun: names bear none."""
    before = _WORD.findall(findings.text, max(0, start - _LONGEST_WORD), start)
    return bool(before) and (
        before[-1] in reply_words(findings.language, "whose") or (strict and before[-1][0].islower())
    )


def _is_body(low: str, language: str) -> bool:
    """Whether a noun is one for people, or for a body of them."""
    known = heads(language)
    if len(low) > _LONGEST_WORD:
        return False
    return known.get(low) in _BODIES or (low.endswith("s") and known.get(low[:-1]) in _BODIES)


class Speakers:
    """Who speaks in an article, by all the words that stand for each."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.by_id: dict[str, Source] = {one.id: one for one in findings.sources}
        self.words: dict[str, set[str]] = {one.id: set(_lows(one.name)) for one in findings.sources}
        for one in findings.attributions:
            if one.source is not None and one.source_id is not None:
                self.words.setdefault(one.source_id, set()).update(_lows(one.source.text))
        self.names = {low for one in findings.sources if one.named for low in _lows(one.name) if len(low) > 1}
        phrases = _phrases(findings.language)
        sentences = map(_lows, _SENTENCE.findall(findings.text))
        self.asking = [lows for lows in sentences if any(_in_order(one, lows) for one in phrases)]

    def answer(self, whom: Accused, accusation: Attribution) -> bool:
        """Whether the accused says anything, denies, declines or is said to have been asked."""
        others = (
            one
            for one in self.findings.attributions
            if one is not accusation
            and (one.source_id is None or one.source_id != accusation.source_id)
            and (one.source is not None or one.stance in _ANSWERS)
        )
        return any(self._answers(whom, one) for one in others) or self._asked(whom)

    def _answers(self, whom: Accused, said: Attribution) -> bool:
        if said.source_id is None:
            return said.stance in _ANSWERS
        if not (whom.names or whom.nouns):
            return True
        source = self.by_id.get(said.source_id)
        lows = self.words[said.source_id]
        if said.source is not None and self._for_somebody(said.source.text):
            return True
        named = source is None or source.named
        if not whom.names or not named:
            called = reply_words(self.findings.language, "whose") | _generic(self.findings.language)
            described = not named and said.source is not None and called.issuperset(_lows(said.source.text))
            return (
                described
                or self._mentions(whom.nouns | whom.names, lows)
                or self._by_its_kind(whom, said, source)
            )
        own = _lows(source.name)[-1:] if source is not None else []
        person = source is not None and source.kind == "person"
        return (
            self._mentions(whom.last, lows)
            or any(low in whom.names for low in own)
            or (not person and bool(whom.names & lows))
        )

    def _by_its_kind(self, whom: Accused, said: Attribution, source: Source | None) -> bool:
        """ "The company" for the only one with a name that speaks; "the mayor" for whoever denies "it"."""
        if whom.names or source is None or not source.named:
            return False
        language = self.findings.language
        if source.kind == "organisation" and not whom.nouns.isdisjoint(_generic(language)):
            return True
        about = reply_words(language, "about")
        content = [low for piece in said.content for low in _lows(piece.text)]
        return said.stance in _ANSWERS and (not content or not about.isdisjoint(content))

    def _for_somebody(self, phrase: str) -> bool:
        """ "Her lawyer", "a spokesman for the firm", "the accused": who needs no name to be understood."""
        lows, language = _lows(phrase), self.findings.language
        whose, speaks = reply_words(language, "whose"), reply_words(language, "speaks")
        if not reply_words(language, "self").isdisjoint(lows):
            return True
        if len(lows) < 2 or lows[0] not in whose or speaks.isdisjoint(lows):
            return False
        own = mapping(language, "attr_pronouns").get(lows[0]) or lows[0] in ("his", "its", "their")
        plain = whose | speaks | reply_words(language, "stop") | _generic(language)
        return bool(own) or plain.issuperset(lows)

    def _asked(self, whom: Accused) -> bool:
        language = self.findings.language
        meant = whom.names | whom.nouns | reply_words(language, "anyone")
        unknown = not whom.names and not whom.nouns
        return any(unknown or self._mentions(meant, lows) for lows in self.asking)

    def _mentions(self, whom: frozenset[str], lows: Iterable[str]) -> bool:
        """Whether some words mention the accused; in German in a genitive or a compound too."""
        if not whom.isdisjoint(lows):
            return True
        long = tuple(word for word in whom if len(word) >= _SHORTEST_STEM)
        return _nouns_have_capitals(self.findings.language) and any(low.startswith(long) for low in lows)


def _in_order(phrase: tuple[str, ...], lows: list[str]) -> bool:
    rest: Iterator[str] = iter(lows)
    return all(word in rest for word in phrase)


def _lows(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


@cache
def reply_words(language: str, name: str) -> frozenset[str]:
    """One set of words of ``sig_reply``."""
    found = (entry[1].split() for entry in lexicon(language, "sig_reply") if entry[0] == name)
    return frozenset(word for words in found for word in words)


def _generic(language: str) -> frozenset[str]:
    return words(language, "attr_generic") | words(language, "attr_firms")


@cache
def _phrases(language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(e[1].split()) for e in lexicon(language, "sig_reply") if e[0] == "asked")
