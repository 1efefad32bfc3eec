"""Text from outside, made safe to draw: the one type that stands between an article and a terminal.

Stored text keeps every character. Drawn text has none that a terminal could obey: control characters, C1,
bidi overrides, lone surrogates and invisible ones become visible pictures; what only shapes its neighbours
(joiners, soft hyphens, direction marks, variation selectors) is left out and counted, because terminals and
width tables disagree about it. So they do about several that make one emoji: of a family, or of a hand
with its colour, the first part is drawn, of a flag its letters. Of the marks stacked on one letter the first
four are drawn.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cache

TALLEST = 4
"""Marks drawn on one letter: Hebrew with points and accents, and Tibetan stacks, need as many."""

_NAMES = {
    0x061C: "",
    0x200E: "",
    0x200F: "",
    0x00AD: "",
    0x17B4: "",
    0x17B5: "",
    0x200C: "",
    0x200D: "",
    0x034F: "",
    0x180E: "⟦MVS⟧",
    0x200B: "⟦ZWSP⟧",
    0x2060: "⟦WJ⟧",
    0x2028: "⟦LS⟧",
    0x2029: "⟦PS⟧",
    0x202A: "⟦LRE⟧",
    0x202B: "⟦RLE⟧",
    0x202C: "⟦PDF⟧",
    0x202D: "⟦LRO⟧",
    0x202E: "⟦RLO⟧",
    0x2066: "⟦LRI⟧",
    0x2067: "⟦RLI⟧",
    0x2068: "⟦FSI⟧",
    0x2069: "⟦PDI⟧",
    0xFEFF: "⟦BOM⟧",
    0x115F: "⟦HF⟧",
    0x1160: "⟦HF⟧",
    0x3164: "⟦HF⟧",
    0xFFA0: "⟦HF⟧",
}
_UNSAFE = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ufffe\uffff"
)
_UNSAFE_ASTRAL = "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff" + (
    "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
)
_PLAIN = re.compile(
    r"[\t\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u202f-\u205f\u20a0-\u20bf"
    r"\u2100-\u2bff]*+\Z"
)
"""Nothing in them is unsafe and nothing stacks: Latin, Greek and Cyrillic texts, and the screen's own words.

The tables for the others take some milliseconds to make, too many before the first paint.
"""

_ASTRAL = "\U00010000-\U0010ffff"
_HAS_ASTRAL = re.compile(f"[{_ASTRAL}]")
_JAMO = "\u1161-\u11ff\ud7b0-\ud7fb"
"""Vowels and finals of decomposed Korean: letters, yet they stack as marks do."""
_IS_JAMO = re.compile(f"[{_JAMO}]")
_JOINING = "\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180d\u180f\u200c-\u200f\ufe00-\ufe0f"
"""Left out when drawn: what follows them still stacks."""
_IS_JOINING = re.compile(f"[{_JOINING}\U000e0100-\U000e01ef]")
_MARKED = (range(0x300, 0x3100), range(0xA66F, 0xAC00), range(0xFB1E, 0xFB1F), range(0xFE00, 0xFE30))
"""Where in the basic plane the marks are."""

_EMOJI = (
    "\u203c\u2049\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff"
)
_SKIN = "\U0001f3fb-\U0001f3ff"
_FLAG = "\U0001f1e6-\U0001f1ff"
_JOINED = f"(?:\u200d[{_EMOJI}]\ufe0f?[{_SKIN}]?)"
_COMPOSED = (
    f"(?P<flag>[{_FLAG}][{_FLAG}]?)|(?<=[{_EMOJI}])(?:\ufe0f?[{_SKIN}]{_JOINED}*|\ufe0f?{_JOINED}+)"
    "|(?<=\U0001f3f4)[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
    f"|(?P<skin>[{_SKIN}])"
)
"""What makes one emoji of several: flags, colours of skin, joined ones, the flags of regions."""

Change = tuple[int, int, str]
"""Start and end of a stretch of a text that is not drawn as it is, and what is drawn for it."""


@cache
def _patterns(astral: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is unsafe, and stacks that may be too tall; beyond the basic plane every character may be in one.

    Sets without a character from there are a table: three times as fast.
    """
    marks = "".join(
        chr(code) for part in _MARKED for code in part if unicodedata.category(chr(code))[0] == "M"
    )
    stacking = marks + _JAMO + (_ASTRAL if astral else "")
    unsafe = _UNSAFE + (_UNSAFE_ASTRAL if astral else "")
    return re.compile(f"[{unsafe}]"), re.compile(f"[{stacking}][{stacking}{_JOINING}]{{{TALLEST},}}")


def changes(text: str) -> list[Change]:
    """What of a text must not reach a terminal as it is, in order, none overlapping another."""
    if _PLAIN.match(text):
        return []
    unsafe, tower = _patterns(_HAS_ASTRAL.search(text) is not None)
    found = [(m.start(), m.end(), _picture(m.group())) for m in unsafe.finditer(text)]
    cut = [stretch for m in tower.finditer(text) for stretch in _too_many(m.group(), m.start())]
    if cut:
        found = sorted(found + cut)
    if _HAS_ASTRAL.search(text) is None and "\u200d" not in text:
        return found
    # Made when first needed, as the tables above: the first paint waits for none of them.
    composed = [(m.start(), m.end(), _part(m)) for m in re.compile(_COMPOSED).finditer(text)]
    return _within(found, composed) if composed else found


def _part(composed: re.Match[str]) -> str:
    """What is drawn of the rest of an emoji, behind its first part: nothing; of a flag its letters."""
    if composed["flag"]:
        return f"⟦{''.join(chr(ord(one) - 0x1F1E6 + ord('A')) for one in composed['flag'])}⟧"
    return f"⟦{ord(composed['skin']):04X}⟧" if composed["skin"] else ""


def _within(found: list[Change], composed: list[Change]) -> list[Change]:
    """Both lists in one, without what of the first lies in a stretch of the second."""
    starts = [start for start, _, _ in composed]

    def covered(start: int) -> bool:
        at = bisect_right(starts, start) - 1
        return at >= 0 and start < composed[at][1]

    return sorted([one for one in found if not covered(one[0])] + composed)


def _too_many(run: str, at: int) -> list[Change]:
    """The stretches of a run of marks and the like that are beyond the tallest stack."""
    cut: list[Change] = []
    height = 0
    for offset, char in enumerate(run, at):
        if _IS_JOINING.match(char):
            continue
        if not _stacks(char):
            height = 0
            continue
        height += 1
        if height > TALLEST:
            if cut and cut[-1][1] == offset:
                cut[-1] = (cut[-1][0], offset + 1, "")
            else:
                cut.append((offset, offset + 1, ""))
    return cut


def _stacks(char: str) -> bool:
    """Marks, decomposed Korean, and the colours of skin."""
    modifier = "\U0001f3fb" <= char <= "\U0001f3ff"
    return modifier or unicodedata.category(char)[0] == "M" or _IS_JAMO.match(char) is not None


@cache
def _picture(char: str) -> str:
    code = ord(char)
    if code in _NAMES:
        return _NAMES[code]
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or 0x180B <= code <= 0x180F:
        return ""
    if 0xE0000 <= code <= 0xE007F:
        return f"⟦TAG {chr(code - 0xE0000)}⟧" if 0xE0020 <= code < 0xE007F else "⟦TAG⟧"
    return f"⟦{code:04X}⟧"


class SafeText:
    """A text as it may be drawn, with the way back to its own offsets.

    ``drawn`` is what a terminal may get; a newline stays a newline and a tab becomes one space. ``pictured``
    counts the characters shown as pictures, ``dropped`` those left out.
    """

    __slots__ = (
        "_changes",
        "_drawn_ends",
        "_drawn_starts",
        "_starts",
        "drawn",
        "dropped",
        "original",
        "pictured",
    )

    def __init__(self, original: str) -> None:
        self.original = original
        self.pictured = 0
        self.dropped = 0
        self._changes: list[Change] = changes(original)
        if not self._changes:
            self.drawn = original.replace("\t", " ")
            return
        self._starts: list[int] = []
        self._drawn_starts: list[int] = []
        self._drawn_ends: list[int] = []
        pieces: list[str] = []
        last = drawn_to = 0
        for start, end, drawn in self._changes:
            pieces += (original[last:start], drawn)
            drawn_to += start - last
            self._starts.append(start)
            self._drawn_starts.append(drawn_to)
            drawn_to += len(drawn)
            self._drawn_ends.append(drawn_to)
            last = end
            if drawn:
                self.pictured += 1
            else:
                self.dropped += end - start
        pieces.append(original[last:])
        self.drawn = "".join(pieces).replace("\t", " ")

    def position(self, offset: int) -> int:
        """Where the character at ``offset`` of the original begins in ``drawn``."""
        offset = min(max(offset, 0), len(self.original))
        at = bisect_right(self._starts, offset) - 1 if self._changes else -1
        if at < 0:
            return offset
        end = self._changes[at][1]
        return self._drawn_starts[at] if offset < end else self._drawn_ends[at] + offset - end

    def offset(self, position: int) -> int:
        """The offset in the original of the character drawn at ``position``."""
        position = min(max(position, 0), len(self.drawn))
        at = bisect_right(self._drawn_starts, position) - 1 if self._changes else -1
        if at < 0:
            return position
        end = self._changes[at][1]
        return end - 1 if position < self._drawn_ends[at] else end + position - self._drawn_ends[at]

    def line(self) -> str:
        """The drawn text on one line: newlines become single spaces."""
        return self.drawn.replace("\n", " ")

    def __str__(self) -> str:
        return self.drawn

    def __len__(self) -> int:
        return len(self.drawn)
