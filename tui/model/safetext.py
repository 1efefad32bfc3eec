"""Text from outside, made safe to draw: the one type that stands between an article and a terminal.

Stored text keeps every character. Drawn text has none that a terminal could obey: control characters, C1,
bidi overrides, lone surrogates and invisible ones become visible pictures; what only shapes its neighbours
(joiners, soft hyphens, direction marks, variation selectors) is left out and counted, because terminals and
width tables disagree about it.
"""

import re
import unicodedata
from bisect import bisect_left

_NAMES = {
    0x061C: "",
    0x200E: "",
    0x200F: "",
    0x00AD: "",
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
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_PLAIN = re.compile(r"[\t\n\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u20a0-\u20bf]*\Z")
_TOWER = re.compile(r"([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})"
                    r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")  # fmt: skip


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

    __slots__ = ("_positions", "drawn", "dropped", "original", "pictured")

    def __init__(self, original: str) -> None:
        self.original = original
        self.pictured = 0
        self.dropped = 0
        self._positions: list[int] | None = None
        if _PLAIN.match(original):
            self.drawn = original.replace("\t", " ")
            return
        pieces: list[str] = []
        # Positions of every character whose drawing is not one code point long, as (offset, drawn) steps.
        steps: list[int] = []
        last = 0
        for start, end, drawn in self._changes(original):
            pieces.append(original[last:start])
            pieces.append(drawn)
            steps.extend((start, end, len(drawn)))
            last = end
        pieces.append(original[last:])
        self.drawn = "".join(pieces).replace("\t", " ")
        if steps:
            self._positions = self._table(original, steps)

    def _changes(self, original: str) -> list[tuple[int, int, str]]:
        changes = [(m.start(), m.end(), _picture(m.group())) for m in _UNSAFE.finditer(original)]
        for _, _, drawn in changes:
            if drawn:
                self.pictured += 1
            else:
                self.dropped += 1
        towers = [(m.end(1), m.end(), "") for m in _TOWER.finditer(original)]
        if towers:
            self.dropped += sum(end - start for start, end, _ in towers)
            taken = {start for start, end, _ in changes}
            changes += [t for t in towers if t[0] not in taken]
            changes.sort()
        return changes

    @staticmethod
    def _table(original: str, steps: list[int]) -> list[int]:
        table: list[int] = []
        drawn = 0
        at = 0
        for i in range(0, len(steps), 3):
            start, end, length = steps[i : i + 3]
            table.extend(range(drawn, drawn + start - at))
            drawn += start - at
            table.extend([drawn] * (end - start))
            drawn += length
            at = end
        table.extend(range(drawn, drawn + len(original) - at + 1))
        return table

    def position(self, offset: int) -> int:
        """Where the character at ``offset`` of the original begins in ``drawn``."""
        if self._positions is None:
            return min(max(offset, 0), len(self.original))
        return self._positions[min(max(offset, 0), len(self._positions) - 1)]

    def offset(self, position: int) -> int:
        """The offset in the original of the character drawn at ``position``."""
        if self._positions is None:
            return min(max(position, 0), len(self.original))
        if position >= self._positions[-1]:
            return len(self.original)
        found = bisect_left(self._positions, position + 1) - 1
        return max(found, 0)

    def line(self) -> str:
        """The drawn text on one line: newlines become single spaces."""
        return " ".join(self.drawn.split("\n")) if "\n" in self.drawn else self.drawn

    def __str__(self) -> str:
        return self.drawn

    def __len__(self) -> int:
        return len(self.drawn)


def is_invisible(char: str) -> bool:
    """Whether JSON printed on a terminal should escape this character."""
    return bool(_UNSAFE.match(char)) or unicodedata.category(char) in {"Cf", "Cc", "Zl", "Zp"}
