"""Raw text as lines with their offsets, and as passages: lines that belong to one paragraph put together."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from tui.reading.cleaning.alone import is_alone
from tui.reading.cleaning.hidden import SOFT_HYPHEN, has_hidden, visible

TERMINAL = frozenset(".!?…")
"""What ends a sentence, once closing quotes and brackets are taken off."""
CLOSING = "\"'”’“‘»)]›"
"""What may stand behind the end of a sentence; German closes with what opens in English."""
_CONTINUES = frozenset(",.;:)]’'”»?!%")
"""A line that begins so goes on with the sentence of the line before."""
BULLETS = frozenset("•·▪◦*‣–-+")
_OPENING = frozenset("([“‘«$£€#@/")
_SPACES = re.compile(r"[^\S\n]{2,}|\t")
_HANGING = frozenset(
    ["a", "an", "the", "of", "at", "by", "to", "for", "with", "from", "and", "or", "as", "that", "than"]
)
_FEW = 4
_FEW_FILLED, _WIDEST = 2, 120
_VERY_MANY, _ENDLESS = 20_000, 1000


class Line(Struct):
    """One line that is not blank: its stretch of the raw text without outer white space."""

    start: int
    end: int
    text: str
    gap: bool
    """A blank line, or the beginning of the text, stands before it."""
    repeats: int = 1
    """How many equal (or endless) lines in a row it stands for; the stretch then covers them all."""


class Passage(Struct):
    """One candidate paragraph: the lines it is made from, and its text as a reader would see it."""

    start: int
    end: int
    text: str
    gap: bool
    pieces: Sequence[tuple[int, int]]
    repeats: int = 1
    count: int = 0
    """Words."""
    tokens: Sequence[str] = ()
    """The first words in lower case without outer punctuation, digits as ``#``."""
    common: int = 0
    """How many of ``tokens`` are stop words."""
    closed: bool = False
    """Ends as a sentence does."""


def split_lines(raw: str) -> list[Line]:
    """All lines of ``raw`` that are not blank; equal lines in a row become one."""
    lines: list[Line] = []
    at = 0
    gap = True
    wholes = raw.splitlines(keepends=True)
    endless = _endless(wholes)
    before = ""
    for whole, text in zip(wholes, map(str.strip, wholes), strict=True):
        if not text:
            gap = True
            at += len(whole)
            continue
        start = at if whole[0] == text[0] else at + len(whole) - len(whole.lstrip())
        if text == before or (endless and before in endless and text in endless):
            last = lines[-1]
            last.end = start + len(text)
            last.repeats += 1
        else:
            lines.append(Line(start, start + len(text), text, gap))
            before = text
        gap = False
        at += len(whole)
    return lines


def _endless(lines: list[str]) -> frozenset[str]:
    """Lines that stand so often in a page of very many that they count as the same line over and over."""
    if len(lines) < _VERY_MANY:
        return frozenset()
    counts = Counter(lines)
    return frozenset(line.strip() for line, seen in counts.items() if seen > _ENDLESS) - {""}


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, closing quotes and brackets aside."""
    last = text[-1:]
    if last not in CLOSING:
        return last in TERMINAL
    tail = text[-6:].rstrip(CLOSING)
    return bool(tail) and tail[-1] in TERMINAL


def _goes_on(text: str) -> bool:
    first = text[0]
    return first.islower() or (first in _CONTINUES and not text.startswith("..."))


def is_fragmented(lines: list[Line]) -> bool:
    """Whether sentences were broken over lines wherever a link or bold face stood: no blank lines, and many
    lines that go on with the one before."""
    gaps = sum([line.gap for line in lines[1:]])
    if len(lines) < _FEW or gaps * 25 > len(lines):
        return False
    broken = sum(1 for a, b in pairwise(lines) if _goes_on(b.text) and not ends_sentence(a.text))
    return broken >= _FEW and broken * 40 >= len(lines)


def unspaced(char: str) -> bool:
    """Whether a character is of a script that puts no space between words: Chinese, Japanese, Thai and its
    neighbours."""
    return char >= "\u0e00" and (
        char < "\u10a0"
        or "\u1780" <= char < "\u1800"
        or "\u3000" <= char < "\u3130"
        or "\u31a0" <= char < "\ua4d0"
        or "\uf900" <= char < "\ufb00"
        or "\uff01" <= char < "\uffa0"
        or char >= "\U00020000"
    )


def _filled(lines: list[Line]) -> frozenset[int]:
    """The lines that go on with the one before because a paragraph was filled to a width.

    A paragraph is filled where no line but its last had room for the next word; it takes most lines of a text
    to say so.
    """
    if max([len(line.text) for line in lines], default=0) > _WIDEST:
        return frozenset()
    # A line alone, as a headline, was not filled: it may be wider.
    width = max((max(len(a.text), len(b.text)) for a, b in pairwise(lines) if not b.gap), default=0)
    filled: list[int] = []
    inside: list[int] = []
    full = True
    for i, (before, line) in enumerate(pairwise(lines), 1):
        if line.gap:
            filled += inside if full else []
            inside, full = [], True
            continue
        inside.append(i)
        first = line.text[0] if unspaced(line.text[0]) else line.text.split(None, 1)[0]
        full = full and before.repeats == line.repeats == 1 and len(before.text) + 1 + len(first) > width
    filled += inside if full else []
    follow = sum(not line.gap for line in lines)
    return frozenset(filled) if len(filled) >= _FEW_FILLED and 2 * len(filled) > follow else frozenset()


def passages(raw: str) -> list[Passage]:
    """The candidate paragraphs of a raw text, in order."""
    lines = split_lines(raw)
    fragmented = is_fragmented(lines)
    filled = _filled(lines)
    found: list[Passage] = []
    group: list[Line] = []
    for i, line in enumerate(lines):
        if group and (
            i in filled
            or (
                not line.gap
                # Most lines begin with a capital and go on with nothing: that is seen without a call.
                and (fragmented or not line.text[0].isupper() or len(group[-1].text) == 1)
                and _belongs(lines, i, group, fragmented)
            )
        ):
            group.append(line)
        else:
            if group:
                found.append(_passage(group))
            group = [line]
    if group:
        found.append(_passage(group))
    if has_hidden(raw):
        for passage in found:
            if has_hidden(passage.text):
                passage.text = visible(passage.text)
    return found


def _belongs(lines: list[Line], i: int, group: list[Line], fragmented: bool) -> bool:
    """Whether line ``i``, right below the group, goes on with its sentence."""
    line, last = lines[i], group[-1]
    if line.repeats > 1 or last.repeats > 1:
        return False
    text, before = line.text, last.text
    if not fragmented and len(before) > 1 and not _goes_on(text):
        return False
    if len(before) == 1 and len(group) == 1:
        return before in BULLETS or (_drop_cap(before) and text[0].islower())
    if ends_sentence(before) and text[0] not in ",;)":
        return False
    if _goes_on(text):
        return fragmented or (len(before) >= 30 and not _apart(lines, i, before))
    if not fragmented:
        return False
    if before[-1] in _OPENING or before[-1] == "," or _hangs(before):
        return True
    follows = lines[i + 1].text if i + 1 < len(lines) and not lines[i + 1].gap else ""
    in_sentence = len(group) > 1 or len(before) >= 30
    return bool(follows) and in_sentence and not ends_sentence(text) and _goes_on(follows)


def _apart(lines: list[Line], i: int, before: str) -> bool:
    """Whether line ``i``, in lower case, is a label and no part of the sentence of the line ``before``."""
    if not lines[i].text[0].islower() or before[-1] in ",(" or _hangs(before) or not is_alone(lines[i].text):
        return False
    after = lines[i + 1] if i + 1 < len(lines) else None
    inside = after is not None and not after.gap and _goes_on(after.text) and not is_alone(after.text)
    return not inside


def _drop_cap(line: str) -> bool:
    """Whether a line is a large first letter; "A" and "I" are words of their own."""
    return len(line) == 1 and line.isupper() and line not in "AI"


def _hangs(text: str) -> bool:
    """Whether a line ends in a word that no sentence and hardly a label ends in."""
    word = text[-6:].rpartition(" ")[2].lower()
    if word in _HANGING:
        return True
    return word in ("in", "on") and text.count(" ") >= 3


def _passage(group: list[Line]) -> Passage:
    line = group[0]
    if len(group) == 1 and line.repeats == 1 and "  " not in line.text and "\t" not in line.text:
        return Passage(line.start, line.end, line.text, line.gap, [(line.start, line.end)])
    pieces: list[tuple[int, int]] = []
    texts: list[str] = []
    for line in group:
        cut = _pieces(line)
        texts.append(" ".join(line.text[start - line.start : end - line.start] for start, end in cut))
        pieces.extend(cut)
    return Passage(group[0].start, group[-1].end, glued(texts), group[0].gap, pieces, group[0].repeats)


def glued(lines: list[str]) -> str:
    """The lines of one paragraph as its text: a space between two, but for where one broke off in a bracket,
    in a word or before a comma."""
    if len(lines) == 1:
        return lines[0]
    texts: list[str] = []
    for line in lines:
        if texts and not (
            line[0] in _CONTINUES
            or texts[-1][-1] in "([“‘«$£€@/"
            or _drop_cap(texts[-1])
            or _parted(texts[-1], line)
            or texts[-1][-1] == SOFT_HYPHEN
            or (unspaced(line[0]) and unspaced(texts[-1][-1]))
        ):
            texts.append(" ")
        texts.append(line)
    return "".join(texts)


def _parted(before: str, line: str) -> bool:
    """Whether a word was parted at the end of a line; its hyphen stays, as it may be its own."""
    return before[-1] == "-" and before[-2:-1].isalpha() and line[0].islower()


def _pieces(line: Line) -> list[tuple[int, int]]:
    """The stretches of a line between runs of white space."""
    text = line.text
    if line.repeats > 1:
        return [(line.start, line.start + len(text))]
    if "  " not in text and "\t" not in text:
        return [(line.start, line.end)]
    found: list[tuple[int, int]] = []
    at = 0
    for run in _SPACES.finditer(text):
        found.append((line.start + at, line.start + run.start()))
        at = run.end()
    found.append((line.start + at, line.end))
    return found
