"""Whatever the text: it is read, and every record keeps its promises.

``pytest tests/reading/test_any_text.py --hypothesis-profile=long`` looks for longer.
"""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.reading.invariants import check_record
from tui.model import RawDocument
from tui.reading.read import read

NAMES = "Ida Morrow|Dr Bo Reed|the mayor of Tarnbay|officials|She|who|X|UNESCO|O’Hara"
CUES = (
    "said|says|told reporters|according to|has denied|did not comment|added that|that|declined to comment on|"
    "was quoted as saying|claims|Asked|said:|by|warned of"
)
NUMBERS = (
    "6,000|3.2|one|twenty-one|half|a third|1/2|½|dozens of|2-1|10-12|1,23,456|2026|0|1e9|-5|٣|IV|third|"
    "first half|a hundred and|99999999999999999999999999999999"
)
UNITS = (
    "million|%|per cent|km|years|year-old|people|percentage points|times|kg/m²|pm|o'clock|°C|-strong|"
    "minutes to|dollars|p"
)
MONEY = "$|€|£|US$|¥|A$|Rs|USD "
DATES = (
    "3 March 2026|March 3|Tuesday|last week|30 February|2026-02-30|10 Jun, 2025 19:34|12/13/14|the 1990s|"
    "29 February 2023|9999-12-31|0:00|24:55|yesterday"
)
PAGE = (
    "Share|Read more|ADVERTISEMENT|© 2026 The Post|By Ida Morrow|Comments|0:00 24:55|<p>|</div>|&amp;|&#0;|"
    "<script>|icon bookmarkicon camera|https://a.test/b?c=1|a@b.test|1 of 3|(Ann Example/Agency)|"
    "TARNBAY (Agency) —|LIVE|12:30|Correction:"
)
ODD = (
    "\x00|\x1b[31m|\x07|\u200b|\u202e|\ufeff|\ufffd|\ud800|\udfff|e\u0301\u0301|ǅ|ß|İ|ſ|ﬁ|\U0001f600|"
    "\U000e0041|字|ع|\u0345|²|①|Ⅷ"
)
SMALL = "the|and|rose|fell by|not|of|in a statement|to|but|it|is|``|''|...|--|“‘|’”|.”|,”"
MARKS = "\"“”„‟«»‹›‘’‚'`()[]{}.,;:!?…-–—/|&@#*_~^"
SPACES = [*" " * 4, "\n", "\n\n", "\t", "\r\n", "\r", "\u00a0", "\u2028", "\x0b", "\x85", "  ", ""]

words = st.one_of(
    *(st.sampled_from(k.split("|")) for k in (NAMES, CUES, NUMBERS, UNITS, MONEY, DATES, PAGE, ODD, SMALL)),
    st.sampled_from(MARKS),
    st.sampled_from(
        ["the", "and", "rose", "fell by", "not", "of", "in a statement", "to", "but", "it", "is"]
    ),
    st.text(max_size=8),
)
news = st.lists(st.tuples(words, st.sampled_from(SPACES)), max_size=60).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)
repeated = st.builds(lambda text, times: text * times, st.one_of(words, news), st.integers(2, 80))
texts = st.one_of(
    news, st.text(max_size=200), st.lists(st.one_of(news, repeated), max_size=5).map("\n".join), repeated
)
titles = st.none() | st.one_of(news, st.text(max_size=60))
dates = st.none() | st.sampled_from(
    ["2026", "2026-03", "2026-03-17T17:31:00+01:00", "0001-01-01", "9999-12-31"]
)


@settings(deadline=None)
@given(texts, titles, dates, st.sampled_from([None, "en", "de", "xx", ""]), st.booleans())
@example("“" * 40 + " said 5. " * 40, "Said", None, None, False)
def test_every_record_keeps_its_promises(
    raw: str, title: str | None, published: str | None, language: str | None, clean: bool
) -> None:
    document = RawDocument(raw=raw, title=title, published=published, language=language, clean=clean)
    check_record(document, read(document))


@settings(deadline=None)
@given(st.dates().map(date.isoformat), st.sampled_from(["ago", "last", "next"]), st.integers(0, 10**6))
def test_no_day_is_too_far(published: str, way: str, count: int) -> None:
    raw = f"It was {count} years {way}, {way} Monday, {way} month; {count} days {way}, she said on Friday."
    for clean in (True, False):
        document = RawDocument(raw=raw, published=published, clean=clean)
        check_record(document, read(document))


@pytest.mark.parametrize(
    "unit", ["“No,” he said. ", "1 2 ", "a.", "$", "Share\nMore\n", "9\n", "x" * 10, "\x1b[31m"]
)
@pytest.mark.parametrize("clean", [True, False])
def test_so_do_those_of_endless_junk(unit: str, clean: bool) -> None:
    document = RawDocument(raw=unit * (45_000 // len(unit)), clean=clean)
    check_record(document, read(document))
