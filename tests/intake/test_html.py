"""Pages laid out as text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.helpers import from_file, from_stdin, refused, taken
from tui.intake import layout
from tui.intake.layout import NoPage, lay_out

NAMES = """
    p div b a span table tr td th ul li br pre h1 title script style svg template textarea select option
    html body head form frameset o:p
"""
TAGS = st.sampled_from(NAMES.split())
PIECES = st.one_of(
    st.text(max_size=12),
    TAGS.map("<{}>".format),
    TAGS.map("</{}>".format),
    st.sampled_from(
        ["&amp", "&#0;", "&#xd800;", "<!--", "-->", "<a href='", "<![CDATA[", "\0", "<", '"', "<?x"]
    ),
)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<title>Weir</title><p>The <b>we</b>ir\n  held.", "Weir\n\nThe weir held.\n"),
        ("<p>One.<p>Two.</p>Three.", "One.\n\nTwo.\n\nThree.\n"),
        ("<div>One<div>Two</div></div><span>Three</span>", "One\nTwo\nThree\n"),
        ("One<br>two<br><br>three", "One\ntwo\n\nthree\n"),
        ("<ul><li>One<li><a>Two</a> <i>three</i></ul>Four", "One\nTwo three\n\nFour\n"),
        ("a&nbsp;b &lt;c&gt; &amp d\u2009e\xad", "a\xa0b <c> & d\u2009e\xad\n"),
        ("x<script>if (a<b) '<p>'</script>y<style>p{}</style><template>no</template><!-- no -->z", "xyz\n"),
        ("<pre>a\n  b <i>c</i>\n\n\nd</pre>", "a\n  b c\n\nd\n"),
        ("<table><tr><td>a<td><td>b</tr><tr><th>c<th>d</table>", "a\tb\nc\td\n"),
        ("<table><tr><td>menu<td><p>One.<p>Two.</table>", "menu\n\nOne.\n\nTwo.\n"),
        (f"<table><tr><td>menu<td>{'w ' * 150}x</table>", f"menu\n{'w ' * 150}x\n"),
        ("<title>Weir</title><svg><title>icon</title><text>9</text></svg>", "Weir\n\n9\n"),
        ("<noscript>Please</noscript><button>Share</button><button>Save</button>", "Please\nShare\nSave\n"),
        ("<frameset><frame src=a><noframes>See a</noframes></frameset>", "See a\n"),
        ("<html><body><o:p>x</o:p><x-y>z</x-y></body></html>", "xz\n"),
        ("no tags", "no tags\n"),
        ("a\0b", "a\ufffdb\n"),
        ("odd \ud800 \U0001f600", "odd \ufffd \U0001f600\n"),
    ],
)
def test_layout(source: str, text: str) -> None:
    assert lay_out(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>The weir held.<a href='http", "The weir held.\n"),
        ("<p>The weir held.<di", "The weir held.\n"),
        ("<p>The weir held &am", "The weir held &am\n"),
        ("<p>The weir held.<script>var x = '<p>", "The weir held.\n"),
        ("<p>The weir held.<!-- and <p>so on", "The weir held.\n"),
    ],
)
def test_a_page_cut_short_keeps_what_stands_before_the_cut(source: str, text: str) -> None:
    assert lay_out(source) == text


@pytest.mark.parametrize(
    "source", ["", " ", "<html><body></body></html>", "<script>x</script>", "&nbsp;<p> "]
)
def test_a_page_without_text_is_refused(source: str) -> None:
    with pytest.raises(NoPage, match="no text in this page"):
        lay_out(source)


@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize("tag", ["div", "b"])
def test_nothing_is_lost_however_deep_it_stands(tag: str, closed: bool) -> None:
    deep = 100_000
    end = f"</{tag}>" * deep if closed else ""
    source = "<p>Above.</p>" + f"<{tag}>" * deep + "<p>Deep <b>down</b>.</p>Below." + end + "<p>After."
    assert lay_out(source).split() == ["Above.", "Deep", "down.", "Below.", "After."]


def test_end_tags_that_close_nothing_take_no_time_on_a_deep_page() -> None:
    # Each would be looked for through all open elements: hours, were they left open.
    assert lay_out("<div>" * 400_000 + "</span>" * 400_000 + "x") == "x\n"


def test_too_many_tags_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MOST_TAGS", 3)
    assert lay_out("<b>x</b><i>") == "x\n"
    with pytest.raises(NoPage, match="more than 3 tags"):
        lay_out("<b>x</b><i>y</i>")


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_source_is_laid_out_in_lines_or_refused(source: str) -> None:
    try:
        text = lay_out(source)
    except NoPage:
        return
    assert text == lay_out(source)
    assert text.strip() and text.endswith("\n")
    assert "\n\n\n" not in text
    text.encode()


def test_a_page_comes_with_its_source(tmp_path: Path) -> None:
    source = "<!DOCTYPE html>\r\n<title>Weir</title><p>Caf\u00e9.\r\n"
    for name, as_ in (("a.html", "auto"), ("a.txt", "auto"), ("b.txt", "html")):
        (document,) = taken(from_file(tmp_path, name, source.encode(), as_))
        assert (document.raw, document.html) == ("Weir\n\nCaf\u00e9.\n", source)
        assert document.origin.path == str(tmp_path / name)
    assert [d.html for d in taken(from_file(tmp_path, "c.html", source.encode(), "text"))] == [None]


def test_xhtml_is_a_page_though_its_first_line_is_xml(tmp_path: Path) -> None:
    source = b'<?xml version="1.0" encoding="iso-8859-1"?>\n\n<!DOCTYPE html>\n<html><p>Caf\xe9</html>'
    assert [d.raw for d in taken(from_file(tmp_path, "page", source))] == ["Caf\u00e9\n"]


def test_pages_that_are_none_are_refused_by_name() -> None:
    assert refused(from_stdin(b"<html><body><script>x</script>")) == ["-: no text in this page"]
    assert refused(from_stdin(b"<p>" * 2_000_001, "html")) == [
        "-: more than 2,000,000 tags, which is no page"
    ]
