"""Paragraphs and sentences of a text, by offset; shared by everything that reads.

Both run in time linear in the text. Spans never begin or end with white space, never overlap, and come in
text order.
"""

import re
from functools import cache

from tui.model import Span
from tui.reading.lexicon import lexicon, mapping

_CLOSERS = "\"'”’»«›‹“)\\]"
# Looked for by their first mark, which no other one stands before.
_END = re.compile(rf"[.!?…](?<![.!?…].)[.!?…]*+[{_CLOSERS}]{{0,6}}(?=\s)")
_NEXT = re.compile(r"\s+([-–—•]\s?)?[\"“„«‘'‚»(\[]{0,3}(\w?)")
_HEADING = 80
"""Characters of a heading in capitals above a paragraph."""
_LAST_WORD = re.compile(r"(?:\w|[.&-](?=\w)){1,12}\Z")
_LINE_END = re.compile(rf"[.!?…:][{_CLOSERS}]{{0,3}}\s*\Z")


@cache
def _abbreviations(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Abbreviations that never end a sentence, those that may, and those that do but before a number."""
    entries = lexicon(language, "attr_abbreviations")
    kinds = [(e[0], e[1] if len(e) > 1 else "") for e in entries]
    never, may, counting = (frozenset(w for w, k in kinds if k == kind) for kind in ("", "end", "number"))
    return never, may, counting


def paragraphs(text: str) -> list[Span]:
    """The paragraphs: parted by empty lines; by every line break where lines plainly are paragraphs."""
    found: list[Span] = []
    block: list[Span] = []
    at = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = at + line.index(stripped[0])
            block.append(Span(start, start + len(stripped)))
        elif block:
            found.extend(_joined(text, block))
            block = []
        at += len(line) + 1
    found.extend(_joined(text, block))
    return found


def _joined(text: str, lines: list[Span]) -> list[Span]:
    """A block of lines as one paragraph, or as one a line if most of them end like paragraphs."""
    if len(lines) < 2:
        return lines
    first = text[lines[0].start : lines[0].end]
    if first.isupper() and " " in first and len(first) < _HEADING:
        return [lines[0], *_joined(text, lines[1:])]
    ended = sum(1 for line in lines[:-1] if _LINE_END.search(text, max(line.start, line.end - 8), line.end))
    if ended * 2 > len(lines) - 1 or (lines[-1].end - lines[0].start) / len(lines) > 160:
        return lines
    return [Span(lines[0].start, lines[-1].end)]


def sentences(text: str, within: Span | None = None, language: str = "en") -> list[Span]:
    """The sentences of ``text``, or of one stretch of it; none crosses a paragraph."""
    parts = paragraphs(text) if within is None else [within]
    return [sentence for part in parts for sentence in _sentences(text, part, language)]


def _sentences(text: str, part: Span, language: str) -> list[Span]:
    found: list[Span] = []
    start = part.start
    for end in _END.finditer(text, part.start, part.end):
        following = _NEXT.match(text, end.end(), part.end)
        if following is None or not _parts(text, start, end, following, language):
            continue
        found.append(Span(start, end.end()))
        start = _skip_space(text, end.end(), part.end)
    if start < part.end:
        found.append(Span(start, part.end))
    return found


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _parts(text: str, start: int, end: re.Match[str], following: re.Match[str], language: str) -> bool:
    """Whether the marks at ``end`` end a sentence, given what comes before and after them."""
    first = following.group(2)
    if first.islower():
        return False
    marks = end.group()
    if marks[0] != "." or len(marks) > 1:
        return True
    word = _LAST_WORD.search(text, max(start, end.start() - 12), end.start())
    if word is None:
        return True
    before = word.group().lower()
    never, may, counting = _abbreviations(language)
    if before in counting:
        # "No. 10" is a number; "She said no." ends.
        return not first.isdigit()
    if language == "de" and before.isdigit() and _month(text, following, language):
        return False
    if before in never:
        if len(before) > 2 and _opens_sentence(text, following, _PRONOUNS):
            # "They met at Mass. He said no."
            return True
        return not (first.isupper() or first.isdigit()) and bool(first)
    if before in may:
        return True
    if before == "x" and language == "en" and text[max(start, word.start() - 3) : word.start()] == "on ":
        return True  # "She posted it on X. Dr Vint left."
    if len(before) == 1 and _opens_sentence(text, following, _PRONOUNS):
        return True  # "It was plan B. He left."
    # "J. Smith", "U.S. Senate": an initial or a dotted acronym does not end a sentence before a capital.
    return not (len(before) == 1 and before.isalpha()) and not (
        "." in before and all(len(p) == 1 for p in before.split(".")) and not _opens_sentence(text, following)
    )


_OPENERS = frozenset(
    ("the", "a", "an", "he", "she", "it", "they", "we", "but", "and", "in", "on", "at", "this")
)

_PRONOUNS = frozenset(("the", "he", "she", "it", "they", "we", "but", "this"))
"""What begins no name behind an abbreviation."""


def _month(text: str, following: re.Match[str], language: str) -> bool:
    """Whether a month follows, as in "am 3. November"."""
    word = re.compile(r"\w{3,9}\b").match(text, following.start(2))
    return word is not None and mapping(language, "attr_days").get(word.group().lower(), "").startswith("m")


def _opens_sentence(text: str, following: re.Match[str], openers: frozenset[str] = _OPENERS) -> bool:
    at = following.start(2)
    word = re.compile(r"\w{1,6}\b").match(text, at)
    return word is not None and word.group().lower() in openers
