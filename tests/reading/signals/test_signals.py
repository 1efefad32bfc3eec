"""Each signal, raised and not raised."""

from typing import Any

from tui.model import Attribution, Block, Figure, Signal, Source, Span, TextSpan
from tui.reading.cleaning import Doubt
from tui.reading.signals import SIGNALS, raise_signals

TEXT = "Mira Tarn said 40 boats sank. Officials said 12 did. The 3rd stayed."


def attribution(start: int, end: int, source_id: str | None) -> Attribution:
    return Attribution(
        start=start,
        end=end,
        mode="indirect",
        source=TextSpan.cut(TEXT, start, start + 4),
        cue=None,
        content=[],
        source_id=source_id,
    )


def figure(word: str, kind: Any, index: int | None, **more: Any) -> Figure:
    at = TEXT.index(word)
    return Figure(start=at, end=at + len(word), text=word, kind=kind, value=None, attribution=index, **more)


def source(name: str, named: bool = True) -> Source:
    return Source(id=name, name=name, kind="person", named=named, mentions=[])


def signals(*codes: str, **parts: Any) -> list[Signal]:
    given: dict[str, Any] = {"sources": [], "attributions": [], "figures": [], "title": None, "text": TEXT}
    return [s for s in raise_signals(**{**given, **parts}) if s.code in codes]


def test_figures_that_nobody_stands_behind() -> None:
    found = signals(
        "unattributed-figure",
        figures=[figure("40", "count", 0), figure("12", "count", None), figure("3rd", "ordinal", None)],
    )
    assert [(s.start, s.end) for s in found] == [(TEXT.index("12"), TEXT.index("12") + 2)]


def test_one_source_behind_everything() -> None:
    both = [attribution(0, 28, "tarn"), attribution(30, 51, "tarn")]
    assert [(s.start, s.end) for s in signals("single-source", attributions=both)] == [(0, 28)]


def test_two_sources_or_one_statement_are_no_single_source() -> None:
    two = [attribution(0, 28, "tarn"), attribution(30, 51, "officials")]
    assert signals("single-source", attributions=two) == []
    assert signals("single-source", attributions=two[:1]) == []
    assert signals("single-source") == []


def test_an_unnamed_source_once() -> None:
    found = signals(
        "anonymous-source",
        sources=[source("tarn"), source("officials", named=False)],
        attributions=[
            attribution(0, 28, "tarn"),
            attribution(30, 51, "officials"),
            attribution(30, 51, "officials"),
        ],
    )
    assert len(found) == 1
    assert found[0].start == 30


def test_headline_signals_come_first_and_keep_their_place() -> None:
    figures = [figure("12", "count", None), figure("40", "count", None, place="title")]
    assert [s.place for s in signals("unattributed-figure", title=TEXT, figures=figures)] == ["title", "text"]


def test_every_message_is_one_plain_sentence() -> None:
    parts: dict[str, Any] = {
        "figures": [figure("12", "count", None)],
        "sources": [source("officials", named=False)],
        "attributions": [attribution(0, 28, "officials"), attribution(30, 51, "officials")],
        "confidence": 0.1,
    }
    raised = signals(*SIGNALS, **parts)
    assert {s.code for s in raised} == set(SIGNALS)
    assert all(s.message.endswith(".") and s.message.count(".") == 1 for s in raised)


def test_doubts_show_where_text_stays_and_where_it_was_taken_out() -> None:
    blocks = [Block(0, 28, "paragraph", [Span(100, 128)]), Block(30, 51, "paragraph", [Span(200, 221)])]
    doubts = [Doubt(90, 130, True), Doubt(140, 150, False), Doubt(160, 170, False), Doubt(50, 60, False)]
    found = signals("cleaning-doubtful", blocks=blocks, doubts=doubts)
    assert [(s.start, s.end) for s in found] == [(0, 0), (0, 28), (28, 28)]
    assert signals("cleaning-doubtful", blocks=blocks) == []
