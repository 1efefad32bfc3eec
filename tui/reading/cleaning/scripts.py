"""Pages in scripts that the line model has not learnt: it is shown them in the shape of English ones.

The model knows how long a passage is, how it begins and ends, whether it has the small words of a sentence,
and what stands around it. All but the words can be said of any script: here words are counted where no space
parts them, and a sentence is known by its length and by its own marks.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from tui.model import RemovedRole
from tui.reading.cleaning.junk import OVER_AND_OVER, Verdict
from tui.reading.cleaning.lines import CLOSING, Passage
from tui.reading.cleaning.model import Weights, line_scores
from tui.reading.cleaning.phrases import LONGEST, PUNCTUATION
from tui.reading.cleaning.survey import Page
from tui.reading.lexicon import lexicon

_FEWEST_BYTES = 1.1
"""Bytes in UTF-8 to a letter: fewer have all pages in which another script than Latin is a guest."""
_LOOK_AT = 8_000
_SHARE = 0.3
_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_THAI = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Tibetan, Burmese and Khmer: no spaces between words, hardly a mark at the end of a sentence."""
_ALPHABETS = "\u0370-\u03ff\u0530-\u05ff\u0600-\u0dff\u10a0-\u137f\u1f00-\u1fff\u3130-\u318f\uac00-\ud7a3"
_UNSERVED = re.compile(f"[{_HAN}{_KANA}{_THAI}{_ALPHABETS}]")
_LETTER = re.compile(r"[^\W\d_]")
_UNPARTED = re.compile(f"[{_HAN}{_KANA}{_THAI}]")
_KANA_ONLY, _THAI_ONLY = re.compile(f"[{_KANA}]"), re.compile(f"[{_THAI}]")
_LANGUAGES = (
    ("ko", "\uac00-\ud7a3\u3130-\u318f"),
    ("th", "\u0e00-\u0e7f"),
    ("he", "\u0590-\u05ff"),
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("hi", "\u0900-\u097f"),
    ("ar", "\u0600-\u06ff"),
    ("zh", _HAN),
)
"""Languages by their scripts; others that share one are told by :data:`_APART` letters."""
_APART = (("ar", "fa", re.compile("[پچژگکی]")), ("fa", "ur", re.compile("[ٹڈڑےں]")))
_MARKS = ".!?…。！？｡؟۔।॥։።។။"
_CLOSING = CLOSING + "」』）】》〉〞"
_ENDING_QUOTES = "」』”"
_INNER = re.compile("[、，,،；：。]")
_OPENING = '「『“"«‹‘〝《'
_NO_WORD = (
    re.escape(PUNCTUATION + _MARKS + _CLOSING + _OPENING + "、，،؛；：（【").replace("'", "").replace("’", "")
)
_WORD = re.compile(
    # An English word has about as much to say as two characters of Chinese, or five letters of Thai.
    f"[{_HAN}{_KANA}]{{1,2}}|[{_THAI}]{{1,5}}|[^\\s{_HAN}{_KANA}{_THAI}{_NO_WORD}]+"
)
_FEWEST = 5
_UNMARKED = 14
"""Words from which on a line is a sentence where the script has no mark for its end."""
_COMMON, _COMMON_LABEL = 0.4, 0.1
"""Shares of small words in English sentences, and in labels."""
_SENTENCE, _LABEL = "\0sentence", "\0label"
_BEGINS, _HAS = {f"^{_SENTENCE}": 1.5, f"^{_LABEL}": -1.0}, {_SENTENCE: 1.5}
"""What its words say for a sentence and against a label, in log odds; for more than fourteen the second too.
In English they say 3.8 for sentences of articles, and 1.7 for others."""
_LISTED = 3.0
_PHRASE_WORDS = 12
_ROUND = re.compile(r"[\W\d_]+")


def unserved(raw: str) -> str | None:
    """The language of a page in a script that the line model has not learnt; None for a page in another.

    Empty where only the script is known to be such a one.
    """
    if raw.isascii():
        return None
    part = raw if len(raw) <= _LOOK_AT else raw[: _LOOK_AT // 2] + raw[len(raw) // 2 :][: _LOOK_AT // 2]
    if len(part.encode("utf-8", "surrogatepass")) < _FEWEST_BYTES * len(part):
        return None
    foreign = len(_UNSERVED.findall(part))
    # A character of Chinese or Thai weighs more than a letter, as there are fewer to a word.
    weight = foreign + len(_UNPARTED.findall(part))
    if weight < _SHARE * (len(_LETTER.findall(part)) + weight - foreign):
        return None
    if len(_KANA_ONLY.findall(part)) * 10 > foreign:
        return "ja"
    best, language = 0, ""
    for code, letters in _LANGUAGES:
        seen = len(re.findall(f"[{letters}]", part))
        if seen > best:
            best, language = seen, code
    for of, other, letters_of in _APART:
        if language == of and len(letters_of.findall(part)) * 50 > best:
            language = other
    return language if best * 2 > foreign else ""


def shown_scores(page: Page, language: str, use: Weights) -> list[float]:
    """What the line model says for each passage of an unserved page, as :func:`.model.line_scores`.

    Fills in what is counted in the passages, and what the language's own phrases say of them, on the way.
    """
    for i, passage in enumerate(page.found):
        _count(passage)
        if page.junk[i] == OVER_AND_OVER and passage.closed and passage.count >= _FEWEST:
            page.junk[i] = None
        elif page.junk[i] is None:
            page.junk[i] = phrase_verdict(passage, language, "clean_phrases")
        if page.sections[i] is None:
            page.sections[i] = phrase_verdict(passage, language, "clean_sections")
    shown = [_shown(passage) for passage in page.found]
    # What is remembered of a text is remembered of the text as it stands.
    use = replace(use, words=_BEGINS, long_words=_HAS, known={})
    odds = line_scores(shown, page.junk, page.sections, page.keys, use)
    return _less_listed(page, odds)


def _less_listed(page: Page, odds: list[float]) -> list[float]:
    """Less for the lines that a heading opens as a list of other articles: their words cannot say so."""
    listed = False
    found = []
    for passage, section, own in zip(page.found, page.sections, odds, strict=True):
        listed = section is not None or (listed and not passage.closed)
        found.append(own - _LISTED if listed else own)
    return found


def _count(passage: Passage) -> None:
    """Words, and what makes a sentence, by script."""
    text = passage.text
    found = _WORD.findall(text.lower())
    passage.count = count = len(found)
    passage.tokens = ["#" if word[0].isdigit() else word for word in found[:LONGEST]]
    unmarked = _THAI_ONLY.search(text) is not None
    passage.closed = count > 1 and ((unmarked and count >= _UNMARKED) or is_closed(text))
    sentence = passage.closed and count >= _FEWEST
    passage.common = int((_COMMON if sentence else _COMMON_LABEL) * len(passage.tokens))


def is_closed(text: str) -> bool:
    """Whether a text ends as a sentence does in any script; with dots at its end it was cut to fit a list."""
    if text.endswith(("..", "…", "⋯")):
        return False
    bare = text[-20:].rstrip(_CLOSING)
    if bare and bare[-1] in _MARKS:
        return True
    # In Japanese the last sentence of a quotation has no mark.
    return text[-1] in _ENDING_QUOTES and _INNER.search(text) is not None


def _shown(passage: Passage) -> Passage:
    """A passage as one of English words, of the same length and with the same marks."""
    text, count = passage.text, passage.count
    quoted = any(mark in text for mark in _OPENING)
    inner = "".join(
        sign
        for sign, marks in (
            ("“", _OPENING),
            ("|", "|｜"),
            ("@", "@"),
            ("(", "(（"),
            ("?", "?？؟"),
            ("©", "©…"),
        )
        if any(mark in text for mark in marks)
    )
    first = text[0] if not text[0].isalpha() else "A"
    if first in _OPENING:
        first = "“"
    last = text[-1] if not text[-1].isalpha() else "a"
    if passage.closed:
        last = "”" if text[-1] in _CLOSING and quoted else "."
    elif _THAI_ONLY.match(last):
        last = "a"
    return Passage(
        passage.start,
        passage.end,
        f"{first}{' a' * min(count, LONGEST)} {inner}{last}",
        passage.gap,
        passage.pieces,
        passage.repeats,
        count,
        [_SENTENCE if passage.common > 1 else _LABEL, *passage.tokens],
        passage.common,
        passage.closed,
    )


@cache
def _phrases(
    language: str, name: str
) -> tuple[dict[str, RemovedRole], Sequence[tuple[str, str, RemovedRole]]]:
    """Whole lines, and phrases that lines begin with or have."""
    lines: dict[str, RemovedRole] = {}
    others: list[tuple[str, str, RemovedRole]] = []
    for role, where, phrase, *_ in lexicon(language, name):
        if where == "line":
            lines[_bare(phrase)] = cast(RemovedRole, role)
        else:
            others.append((where, _bare(phrase), cast(RemovedRole, role)))
    return lines, others


def _bare(text: str) -> str:
    """The letters of a line with one space between what is not parted by letters."""
    return _ROUND.sub(" ", text.lower()).strip()


def phrase_verdict(passage: Passage, language: str, name: str) -> Verdict | None:
    """The role of a short line by the phrases of an unserved language."""
    if not language or passage.count > _PHRASE_WORDS + 2 or passage.closed:
        return None
    lines, others = _phrases(language, name)
    bare = _bare(passage.text)
    role = lines.get(bare)
    if role is not None:
        return role, f"phrase: {bare}"
    for where, phrase, kind in others:
        if bare.startswith(phrase) if where == "start" else phrase in bare:
            return kind, f"phrase: {phrase}"
    return None
