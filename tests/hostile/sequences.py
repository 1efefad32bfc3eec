"""What a terminal was sent, as kinds of sequences: the judge of everything that reaches it."""

import re
import unicodedata

from rich.cells import get_character_cell_size

_STRINGS = {"P": "DCS", "_": "APC", "^": "PM", "X": "SOS", "]": "OSC", "k": "title"}
_CSI = re.compile(r"([<-?]?)([0-9:;<-?]*)([ -/]*)([@-~])")
_STRING = re.compile("([^\x07\x1b\x9c]*)(\x07|\x1b\\\\|\x9c|)")
_ESCAPE = re.compile(r"([ -/]*)([0-~])")
_SEEN = re.compile("\x1b|[\x80-\x9f]")

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Default_Ignorable_Code_Point of Unicode, the separators of lines, annotation controls, noncharacters."""


def kinds(sent: bytes) -> set[str]:
    """The kinds of sequences, controls and invisible characters in what was sent.

    A CSI is its marker, intermediates and final letter, a mode or a rendition its number too; an OSC its
    number; bytes that are no UTF-8 and characters that are not drawn stand as themselves.
    """
    text = sent.decode("utf-8", "surrogateescape").replace("\r\n", "\n")
    found: set[str] = set()
    at = 0
    for match in _SEEN.finditer(text):
        if match.start() < at:
            continue
        found |= _characters(text[at : match.start()])
        at = _sequence(text, match.start(), found)
    return found | _characters(text[at:])


def printed(sent: bytes) -> str:
    """What was sent without its sequences, line ends as newlines."""
    text = sent.decode("utf-8", "surrogateescape")
    pieces: list[str] = []
    at = 0
    while (start := text.find("\x1b", at)) >= 0:
        pieces.append(text[at:start])
        at = _sequence(text, start, set())
    return "".join([*pieces, text[at:]]).replace("\r\n", "\n")


def _sequence(text: str, start: int, found: set[str]) -> int:
    """Note the sequence that begins at ``start``; where it ends."""
    # An 8-bit control is its 7-bit form in another dress.
    code = ord(text[start])
    eight = "" if code == 0x1B else "8-bit "
    letter = text[start + 1 : start + 2] if code == 0x1B else chr(code - 0x40)
    body = start + (2 if code == 0x1B else 1)
    if letter == "[" and (csi := _CSI.match(text, body)):
        marker, numbers, between, final = csi.groups()
        numbered = final in "hlm" and not between
        for number in numbers.split(";") if numbered else [""]:
            found.add(f"{eight}CSI {marker}{number}{between}{final}")
        return csi.end()
    if letter in _STRINGS:
        string = _STRING.match(text, body)
        assert string is not None
        number = string[1].split(";")[0][:6] if letter == "]" else string[1][:2]
        found.add(f"{eight}{_STRINGS[letter]} {number}")
        return string.end()
    plain = _ESCAPE.match(text, body - 1) if not eight else None
    found.add(f"ESC {plain.group()}" if plain else f"{eight}{code:02X}")
    return plain.end() if plain else body


def _characters(text: str) -> set[str]:
    found: set[str] = set()
    height = 0
    for char in text:
        if char.isascii():
            height = 0
            if (char < " " or char == "\x7f") and char != "\n":
                found.add(f"C0 {ord(char):02X}")
            continue
        height = 0 if get_character_cell_size(char) else height + 1
        if height > 4:
            found.add("tower")
        if (
            unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")
            or _INVISIBLE.match(char)
            or ord(char) & 0xFFFE == 0xFFFE
        ):
            found.add(f"U+{ord(char):04X}")
    return found
