"""Each signal, raised and not raised."""

from typing import Any

import pytest
from msgspec.structs import replace

from tui.model import Attribution, Block, Figure, Signal, Source, Span, TextSpan
from tui.reading.attributions import find_attributions
from tui.reading.cleaning import Doubt
from tui.reading.figures import find_figures
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


def said(content: str, source_id: str | None = None, **more: Any) -> Attribution:
    """A statement; ``by`` is the text of its source and ``cue`` of its verb, where they have one."""
    by, cue = more.pop("by", None), more.pop("cue", None)
    at = TALK.index(content)
    return Attribution(
        start=at,
        end=at + len(content),
        mode=more.pop("mode", "direct"),
        source=TextSpan.cut(TALK, TALK.index(by), TALK.index(by) + len(by)) if by else None,
        cue=TextSpan.cut(TALK, TALK.index(cue), TALK.index(cue) + len(cue)) if cue else None,
        content=[TextSpan.cut(TALK, at, at + len(content))],
        source_id=source_id,
        **more,
    )


LONG = "“" + "It rained, and then it rained again. " * 9 + "”"
TALK = (
    "Officials slammed the council. The harbour was reported to be shut. The Quill Post says it is open. "
    "“We are open,” Ona Brill claimed. “We are shut,” Per Lind said.\n\n"
    f"{LONG} said Ona Brill, who claimed it."
)


def raised(
    *attributions: Attribution, sources: tuple[Source, ...] = (), **more: Any
) -> list[tuple[str, str]]:
    """Codes of the signals about attributions, with the text they stand at."""
    found = raise_signals(
        text=TALK, title=None, sources=sources, attributions=attributions, figures=(), **more
    )
    return [(one.code, TALK[one.start : one.end]) for one in found]


SLAMMED = said("the council", "officials", by="Officials", cue="slammed", mode="indirect", stance="attack")


def test_an_opinion_without_a_name() -> None:
    nameless, named = source("officials", named=False), source("officials")
    assert ("anonymous-opinion", "the council") in raised(SLAMMED, sources=(nameless,))
    assert "anonymous-opinion" not in dict(raised(SLAMMED, sources=(named,)))


def test_a_verb_that_takes_sides_is_told_once() -> None:
    first = said("“We are open,”", "brill", by="Ona Brill", cue="claimed")
    again = said(LONG, "brill", by="Ona Brill", cue="claimed")
    assert raised(first, again).count(("loaded-cue", "claimed")) == 1
    assert "loaded-cue" not in dict(raised(said("“We are shut,”", "lind", by="Per Lind", cue="said")))


def test_what_another_outlet_says_and_what_was_said_to_have_been_said() -> None:
    post = Source(id="post", name="Quill Post", kind="media", named=True, mentions=[])
    outlet = said("it is open", "post", by="The Quill Post", mode="indirect")
    assert ("second-hand", "The Quill Post") in raised(outlet, sources=(post,))
    inner = said("“We are open,”", "brill", by="Ona Brill", nested_in=0)
    assert ("second-hand", "Ona Brill") in raised(outlet, inner)
    assert "second-hand" not in dict(raised(said("“We are shut,”", "lind"), inner))


def test_a_report_of_nobodys() -> None:
    assert ("agentless-report", "reported") in raised(said("to be shut", cue="reported", mode="indirect"))
    assert "agentless-report" not in dict(raised(SLAMMED))


def test_a_quotation_far_from_its_source() -> None:
    behind = TextSpan.cut(TALK, TALK.rindex("Ona Brill"), TALK.rindex("Ona Brill") + 9)
    far = replace(said(LONG, "brill"), source=behind)
    assert ("quote-far-from-source", LONG) in raised(far)
    assert "quote-far-from-source" not in dict(raised(said("“We are open,”", "brill", by="Ona Brill")))


def test_two_speakers_in_a_paragraph() -> None:
    brill, lind = said("“We are open,”", "brill"), said("“We are shut,”", "lind")
    assert ("speakers-mixed", "“We are shut,”") in raised(brill, lind)
    assert "speakers-mixed" not in dict(raised(brill, said("“We are shut,”", "brill")))
    assert "speakers-mixed" not in dict(raised(brill, said(LONG, "lind")))


def test_every_signal_says_in_plain_words_what_to_look_at() -> None:
    post = Source(id="post", name="Quill Post", kind="media", named=True, mentions=[])
    behind = TextSpan.cut(TALK, TALK.rindex("Ona Brill"), TALK.rindex("Ona Brill") + 9)
    found = [
        *signals("single-source", attributions=[attribution(0, 28, "tarn"), attribution(30, 51, "tarn")]),
        *signals("unattributed-figure", figures=[figure("12", "count", None)]),
        *signals("cleaning-doubtful", confidence=0.1),
        *raise_signals(
            text=TALK,
            title=None,
            sources=[source("officials", named=False), post],
            attributions=[
                SLAMMED,
                said("to be shut", cue="reported", mode="indirect"),
                said("it is open", "post", by="The Quill Post", mode="indirect"),
                said("“We are open,”", "brill", by="Ona Brill", cue="claimed"),
                said("“We are shut,”", "lind"),
                replace(said(LONG, "brill"), source=behind),
            ],
            figures=[],
        ),
    ]
    numbers = (
        "It blew at 87 mph (104 km/h). They met on Tuesday. The mill lost $4 million. "
        "Floods killed 12 people. In all the floods killed 14 people. Three boats sank: "
        "one tug and one ferry. Of those asked, support rose from 40 percent to 44 percent, up 4 percent."
    )
    title = "Wind costs $900m"
    figures = find_figures(numbers, title=title)
    few = "Dozens were hurt."
    found += raise_signals(text=few, title=None, sources=[], attributions=[], figures=find_figures(few))
    found += raise_signals(text=numbers, title=title, sources=[], attributions=[], figures=figures)
    assert {one.code for one in found} == set(SIGNALS)
    assert all(one.message.endswith(".") and ". " not in one.message for one in found)


def test_doubts_show_where_text_stays_and_where_it_was_taken_out() -> None:
    blocks = [Block(0, 28, "paragraph", [Span(100, 128)]), Block(30, 51, "paragraph", [Span(200, 221)])]
    doubts = [Doubt(90, 130, True), Doubt(140, 150, False), Doubt(160, 170, False), Doubt(50, 60, False)]
    found = signals("cleaning-doubtful", blocks=blocks, doubts=doubts)
    assert [(s.start, s.end) for s in found] == [(0, 0), (0, 28), (28, 28)]
    assert signals("cleaning-doubtful", blocks=blocks) == []


def test_doubts_over_blocks_that_follow_one_another_are_one() -> None:
    places = [(0, 9), (11, 20), (22, 30), (32, 40)]
    blocks = [Block(a, b, "paragraph", [Span(10 * a, 10 * b)]) for a, b in places]
    doubts = [Doubt(10 * a, 10 * b, True) for a, b in (places[0], places[1], places[3])]
    found = signals("cleaning-doubtful", blocks=blocks, doubts=doubts)
    assert [(s.start, s.end) for s in found] == [(0, 20), (32, 40)]


def german(text: str) -> list[tuple[str, str]]:
    found = find_attributions(text, language="de")
    raised = signals(
        "loaded-cue",
        "agentless-report",
        text=text,
        sources=found.sources,
        attributions=found.attributions,
        language="de",
    )
    return [(s.code, text[s.start : s.end]) for s in raised]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ola Vint behauptete, der Damm halte.", [("loaded-cue", "behauptete")]),
        ("„Der Damm bricht“, wetterte Ola Vint.", [("loaded-cue", "wetterte")]),
        ("Ola Vint sagte, der Damm halte.", []),
        ("Der Damm ist angeblich gebrochen.", [("agentless-report", "angeblich")]),
    ],
)
def test_german_verbs_have_a_lexicon_of_their_own(text: str, expected: list[tuple[str, str]]) -> None:
    assert german(text) == expected


def test_a_language_without_lexicon_raises_neither() -> None:
    claimed = replace(attribution(0, 20, "s1"), cue=TextSpan.cut(TEXT, 10, 14))
    assert not signals("loaded-cue", "agentless-report", attributions=[claimed], language="fr")


def test_a_standfirst_is_held_against_the_text_below_it() -> None:
    text = "A storm killed 14 people in Ostrell.\n\nRain fell. The storm killed 13 people, Vint said."
    blocks = [
        Block(0, 36, "standfirst", [Span(0, 36)]),
        Block(38, len(text), "paragraph", [Span(38, len(text))]),
    ]
    found = signals("figures-disagree", text=text, figures=find_figures(text), blocks=blocks)
    assert [[text[spot.start : spot.end] for spot in one.spots] for one in found] == [["14", "13"]]
    assert found[0].message.endswith("standfirst and text.")
