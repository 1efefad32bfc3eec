"""The judge sees every string of the corpus, and nothing of it is left once it is drawn."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile.corpus import OBEYED, STRINGS, benign
from tests.hostile.sequences import kinds
from tui.cli.output import escaped
from tui.model import SafeText, encode

any_text = st.lists(st.sampled_from(STRINGS) | st.text(max_size=8), max_size=4).map("".join)


def kinds_of(text: str) -> set[str]:
    return kinds(text.encode("utf-8", "surrogatepass"))


def test_the_corpus_is_large_and_the_judge_knows_what_is_harmful() -> None:
    assert len(set(STRINGS)) == len(STRINGS) >= 300
    for strings in OBEYED.values():
        for string in strings:
            assert kinds_of(string), ascii(string)
            assert not kinds_of(benign(string)), ascii(string)


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        (b"plain \xe2\x80\x93 text\r\n", set()),
        (b"\x1b[1;31mred\x1b[0m", {"CSI 1m", "CSI 31m", "CSI 0m"}),
        (b"\x1b[?1049h\x1b[2;5H", {"CSI ?1049h", "CSI H"}),
        (b"\x1b]52;c;aGk=\x1b\\x", {"OSC 52"}),
        (b"\x1bP$q q\x1b\\", {"DCS $q"}),
        (b"\xc2\x9b31m", {"8-bit CSI 31m"}),
        (b"\x9b31m", {"U+DC9B"}),
        (b"\x1b(0\x1bc", {"ESC (0", "ESC c"}),
        (b"\x1b", {"1B"}),
        ("e\u0301\u202e".encode(), {"U+202E"}),
    ],
)
def test_the_judge_names_what_was_sent(sent: bytes, found: set[str]) -> None:
    assert kinds(sent) == found


def test_nothing_of_the_corpus_is_left_when_drawn() -> None:
    for string in STRINGS:
        assert not kinds_of(SafeText(string).drawn), ascii(string)
        assert not kinds_of(escaped(encode(string).decode())), ascii(string)


def test_no_character_there_is_gets_through_unseen() -> None:
    every = "a".join(map(chr, [*range(0x20000), *range(0xE0000, 0xE1000), 0x10FFFE, 0x10FFFF]))
    assert not kinds_of(SafeText(every).drawn)
    assert not kinds_of(escaped(encode(every).decode()))


@given(any_text)
def test_nothing_hostile_is_drawn(text: str) -> None:
    safe = SafeText(text)
    assert not kinds_of(safe.drawn)
    assert not kinds_of(safe.line())
    again = SafeText(safe.drawn)
    assert (again.drawn, again.pictured, again.dropped) == (safe.drawn, 0, 0)


@given(any_text)
def test_the_way_to_the_drawing_and_back(text: str) -> None:
    safe = SafeText(text)
    positions = [safe.position(offset) for offset in range(len(text) + 1)]
    assert positions == sorted(positions)
    assert (positions[0], positions[-1]) == (0, len(safe.drawn))
    for offset in range(len(text)):
        for position in range(positions[offset], positions[offset + 1]):
            # A stretch that is left out as a whole leads to its end.
            assert safe.offset(position) == offset


@given(any_text)
def test_json_on_a_terminal_reads_back_the_same(text: str) -> None:
    line = escaped(encode({text: [text]}).decode())
    assert not kinds_of(line)
    assert json.loads(line) == json.loads(json.dumps({text: [text]}))


@pytest.mark.parametrize(
    "text",
    [
        "قَالَ رَئِيسُ البَلَدِيَّةِ: «اِنْتَهَى الفَيَضَانُ» ١٤٠٠",
        "בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים",
        "महापौर ने कहा कि १४०० घरों की बिजली चली गई; क़ानून, हिंदी, श्री",
        "เจ้าหน้าที่กล่าวว่าน้ำท่วมที่นี่",
        "Tiếng Việt: những người đã chết ở đường Nguyễn",
        unicodedata.normalize("NFD", "Tiếng Việt: những người ở đường Nguyễn"),
        "한국어 신문 기사",
        unicodedata.normalize("NFD", "한국어 신문 기사"),
        "བོད་སྐད་ ཨོཾ་མ་ཎི་པདྨེ་ཧཱུྃ",
        "မြန်မာဘာသာ စာပေ",
        "日本語と中文、全角文字",
        "👍 1⃣ ❤",
    ],
)
def test_every_script_stays_readable(text: str) -> None:
    safe = SafeText(text)
    assert (safe.drawn, safe.pictured, safe.dropped) == (text, 0, 0)


def test_joiners_of_persian_and_hindi_are_left_out_and_counted() -> None:
    assert SafeText("می\u200cخواهم").dropped == 1
    assert SafeText("क्\u200dष").drawn == "क्ष"


@pytest.mark.parametrize(
    "tower",
    [
        "e" + "\u0301" * 9,
        "e" + "\u0301\u200d" * 9,
        "e" + "\u0301\ufe0f" * 9,
        "e\u0301\u0301\u034f" + "\u0301" * 9,
        "ก" + "\u0e49" * 9,
        "ᄒ" + "\u1161\u0301" * 9,
    ],
)
def test_of_the_marks_on_one_letter_four_are_drawn(tower: str) -> None:
    drawn = SafeText(f"a{tower}b").drawn
    assert len(drawn) == len("a") + len(tower[0]) + 4 + len("b")
