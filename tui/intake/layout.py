"""A page's text, laid out: one line a block, blank lines around paragraphs, nothing cleaned.

What comes out names the raw text of a page for ever (its hash and all offsets): a change here makes every
known page a new one.
"""

import re
from typing import Any

MOST_TAGS = 2_000_000
"""More ``<`` than this are no page; so many take three seconds."""

_DEEPEST = 1_000
_CHUNK = 1 << 16
_SPACES = re.compile(r"[ \t\n\r\f]+")
_UNFOLDED = ("\n", "  ", "\t", "\r", "\f")
_SURROGATES = re.compile("[\ud800-\udfff]")
_TAG = re.compile(r"<(/?)(?!(?:script|style|title|textarea)\b)([A-Za-z][\w:.-]*)", re.IGNORECASE)

_HIDDEN = frozenset(("script", "style", "template", "metadata"))
_PARAGRAPH = """
    address article aside blockquote body center dialog details dir dl fieldset figure footer form frameset
    h1 h2 h3 h4 h5 h6 head header hgroup hr main menu nav ol p pre section table title ul
"""
_LINE = """
    button caption col dd div dt figcaption frame iframe input legend li marquee noframes noscript
    optgroup option select summary tbody textarea tfoot thead tr
"""
_BREAKS = dict.fromkeys(_LINE.split(), 1) | dict.fromkeys(_PARAGRAPH.split(), 2)
"""Line breaks around an element; those that are not listed stand within a line."""
_CELL = frozenset(("td", "th"))
_BETWEEN_CELLS = "\t"
_ROW = 200
"""Characters in a row of a table that is one line; longer ones are a layout, each cell on its own line."""


class NoPage(ValueError):
    """There is no text to be had from the source; the message says why."""


def lay_out(source: str) -> str:
    """The text of a page's source; in time and memory linear in its length, however broken or deep it is.

    Titles, paragraphs and lists are parted by a blank line, other blocks by a line break, short table cells
    by a tab; white space is folded as browsers do, except in ``pre``. Raises ``NoPage`` where nothing is
    left.
    """
    if source.count("<") > MOST_TAGS:
        raise NoPage(f"more than {MOST_TAGS:,} tags, which is no page")
    if not source.isascii():
        source = _SURROGATES.sub("\ufffd", source)
    text = _parsed(source)
    # The parser looks through all open elements for the one that an end tag closes: on a deep page none may
    # stay open, so that every tag becomes one that cannot hold anything.
    if text is None:
        text = _parsed(_TAG.sub(_flat, source), deepest=None)
    if not text or text.isspace():
        raise NoPage("no text in this page")
    return text


def _parsed(source: str, deepest: int | None = _DEEPEST) -> str | None:
    """The text, or None where elements stand within one another deeper than ``deepest``."""
    # Imported late: only pages need it.
    from lxml.etree import HTMLParser

    layout = _Layout()
    # Events, no tree: a tree is cut below its 256th level, and takes ten times the memory.
    parser: Any = HTMLParser(target=layout, huge_tree=True)
    for at in range(0, len(source), _CHUNK):
        parser.feed(source[at : at + _CHUNK])
        if deepest is not None and layout.deepest > deepest:
            return None
    if source:
        parser.close()
    return layout.text()


def _flat(tag: re.Match[str]) -> str:
    name = tag[2].lower()
    breaks = 1 if name in _CELL else _BREAKS.get(name, 0)
    return ("<img", "<br", "<hr")[breaks]


class _Layout:
    """Takes the parser's events and puts the text together."""

    def __init__(self) -> None:
        self.deepest = 0
        self._depth = 0
        self._hidden = 0
        """Elements open within a hidden one, itself included."""
        self._verbatim = 0
        self._titled = False
        self._parts: list[str] = []
        self._break = 0
        """Line breaks due before the next text."""
        self._space = False
        self._new_cell = False
        self._lines = 0
        self._length = 0
        self._cells: list[int] = []
        """Where in ``_parts`` a cell begins whose row is not at its end."""
        self._rows: list[tuple[int, int, int]] = []

    def start(self, tag: str, attributes: object) -> None:
        """An element begins."""
        self._depth += 1
        self.deepest = max(self.deepest, self._depth)
        if self._hidden or tag in _HIDDEN or (tag == "title" and self._titled):
            self._hidden += 1
            return
        if tag == "tr":
            self._due(1)
            self._rows.append((len(self._cells), self._lines, self._length))
        elif tag in _CELL:
            self._new_cell = bool(self._parts)
        elif tag == "br":
            self._due(min(2, self._break + 1))
        elif tag == "pre":
            self._verbatim += 1
        if breaks := _BREAKS.get(tag):
            self._due(breaks)

    def end(self, tag: str) -> None:
        """An element ends."""
        self._depth -= 1
        if self._hidden:
            self._hidden -= 1
            return
        if tag == "tr" and self._rows:
            self._row(*self._rows.pop())
        elif tag == "pre":
            self._verbatim -= 1
        elif tag == "title":
            self._titled = True
        if breaks := _BREAKS.get(tag):
            self._due(breaks)

    def data(self, text: str) -> None:
        """Text, perhaps not all that stands between two tags."""
        if self._hidden or not text:
            return
        if self._verbatim:
            self._as_it_stands(text)
            return
        folded = _SPACES.sub(" ", text) if any(space in text for space in _UNFOLDED) else text
        self._space = self._space or folded[0] == " "
        word = folded.strip(" ")
        if word:
            self._put(word)
            self._space = folded[-1] == " "

    def close(self) -> None:
        """The page ends."""

    def text(self) -> str:
        """All that was laid out, ending in a line break."""
        return "".join(self._parts) + ("\n" if self._parts else "")

    def _due(self, breaks: int) -> None:
        self._break = max(self._break, breaks)
        self._space = False

    def _as_it_stands(self, text: str) -> None:
        for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
            if number:
                self._due(min(2, self._break + 1))
            if line.strip(" \t") or (line and not self._break):
                self._put(line)

    def _put(self, text: str) -> None:
        if self._break:
            self._lines += 1
            if self._parts:
                self._parts.append("\n" * self._break)
        elif self._new_cell:
            self._cells.append(len(self._parts))
            self._parts.append("\n")
        elif self._space and self._parts:
            self._parts.append(" ")
        self._parts.append(text)
        self._length += len(text)
        self._break = 0
        self._new_cell = self._space = False

    def _row(self, cells: int, lines: int, length: int) -> None:
        """At a row's end: its cells in one line where they are short and of one line each."""
        if self._lines - lines <= 1 and self._length - length <= _ROW:
            for at in self._cells[cells:]:
                self._parts[at] = _BETWEEN_CELLS
        else:
            self._lines += len(self._cells) - cells
        del self._cells[cells:]
        self._due(1)
