"""Each class of cue, with invented people and places."""

import pytest

from tui.model import Attribution
from tui.reading.attributions import find_attributions


def only(text: str, **more: str) -> Attribution:
    found = find_attributions(text, **more).attributions
    assert len(found) == 1, found
    return found[0]


def parts(a: Attribution) -> tuple[str | None, str | None, list[str]]:
    source = a.source.text if a.source else None
    cue = a.cue.text if a.cue else None
    return source, cue, [c.text for c in a.content]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Ola Vint said the dam was safe.", "Ola Vint", "said", ["the dam was safe"]),
        (
            "The mayor has claimed that the dam was safe.",
            "The mayor",
            "has claimed",
            ["that the dam was safe"],
        ),
        ("The dam was safe, Vint said on Monday.", "Vint", "said", ["The dam was safe"]),
        ("“The dam is safe,” said Vint.", "Vint", "said", ["“The dam is safe,”"]),
        ("“The dam,” said Vint, “is safe.”", "Vint", "said", ["“The dam,”", "“is safe.”"]),
        ("The dam, Vint said, was safe.", "Vint", "said", ["The dam", "was safe"]),
        (
            "“It holds,” Vint told reporters. “It will hold.”",
            "Vint",
            "told",
            ["“It holds,”", "“It will hold.”"],
        ),
        ("“It holds,” Vint told the town assembly.", "Vint", "told", ["“It holds,”"]),
        (
            "“It holds,” Vint told the council’s dam committee on Monday. “It will hold.”",
            "Vint",
            "told",
            ["“It holds,”", "“It will hold.”"],
        ),
        ("“It holds,” Vint assured a packed hall.", "Vint", "assured", ["“It holds,”"]),
        ("Vint began: “The dam is safe.”", "Vint", "began", ["“The dam is safe.”"]),
        ("“It holds,” Vint continued.", "Vint", "continued", ["“It holds,”"]),
        ("Vint said: “The dam is safe.”", "Vint", "said", ["“The dam is safe.”"]),
        ("Vint: “The dam is safe.”", "Vint", ":", ["“The dam is safe.”"]),
        (
            "According to the ministry, the dam was safe.",
            "the ministry",
            "According to",
            ["the dam was safe"],
        ),
        ("The dam was safe, according to Ola Vint.", "Ola Vint", "according to", ["The dam was safe"]),
        ("''It holds,'' Vint said.", "Vint", "said", ["''It holds,''"]),
        ("The dam, according to Vint, was safe.", "Vint", "according to", ["The dam", "was safe"]),
        (
            "It burst, according to people close to Vint.",
            "people close to Vint",
            "according to",
            ["It burst"],
        ),
        ("The council called for new elections.", "The council", "called for", ["new elections"]),
        ("Vint made clear that the dam was safe.", "Vint", "made clear", ["that the dam was safe"]),
        ("Vint vowed to rebuild the dam.", "Vint", "vowed", ["to rebuild the dam"]),
        ("Vint urged residents to leave the valley.", "Vint", "urged", ["residents to leave the valley"]),
        ("Vint told the council that the dam was safe.", "Vint", "told", ["that the dam was safe"]),
        ("Vint described the dam as a disgrace.", "Vint", "described", ["the dam as a disgrace"]),
        ("The plan was rejected by Ola Vint.", "Ola Vint", "was rejected", ["The plan"]),
        ("Asked about it, Vint said the dam was safe.", "Vint", "said", ["the dam was safe"]),
    ],
)
def test_cue_classes(text: str, source: str, cue: str, content: list[str]) -> None:
    assert parts(only(text)) == (source, cue, content)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Vint said the dam was safe.", "neutral"),
        ("Vint confirmed that the dam was safe.", "endorse"),
        ("Vint denied that the dam was safe.", "deny"),
        ("Vint claimed that the dam was safe.", "doubt"),
        ("Vint accused the ministry of lying.", "accuse"),
        ("Vint promised to rebuild the dam.", "promise"),
        ("Vint praised the engineers.", "praise"),
        ("Vint slammed the engineers.", "attack"),
        ("Vint declined to comment.", "decline"),
        ("Vint did not comment.", "decline"),
        ("The ministry did not respond to questions about the dam.", "decline"),
    ],
)
def test_stances(text: str, stance: str) -> None:
    assert only(text).stance == stance


def test_silence_has_what_it_was_about_as_content() -> None:
    assert parts(only("The ministry did not comment on the cost."))[2] == ["on the cost"]
    assert only("The ministry declined to comment.").content == []


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“It holds,” Vint said.", "direct"),
        ("Vint said the dam was “quite safe” now.", "mixed"),
        ("Vint said the dam was safe.", "indirect"),
    ],
)
def test_modes(text: str, mode: str) -> None:
    assert only(text).mode == mode


def test_participles_and_shared_subjects() -> None:
    text = "Ola Vint slammed the plan, saying it “helps nobody,” and accused the council of haste."
    found = find_attributions(text).attributions
    assert [(a.source and a.source.text, a.cue and a.cue.text) for a in found] == [
        ("Ola Vint", "slammed"),
        ("Ola Vint", "saying"),
        ("Ola Vint", "accused"),
    ]
    assert found[1].content[0].text == "it “helps nobody,”"


def test_a_noun_of_saying() -> None:
    found = find_attributions("Nobody believed Vint’s claim that the dam was safe.").attributions
    assert ("Vint", "claim", ["that the dam was safe"]) in [parts(a) for a in found]


def test_a_statement_inside_a_statement() -> None:
    outer, inner = find_attributions(
        "Ola Vint said the mayor had told her that the dam was safe."
    ).attributions
    assert (outer.nested_in, inner.nested_in) == (None, 0)
    assert parts(inner) == ("the mayor", "had told", ["that the dam was safe"])


def test_a_quotation_over_paragraphs() -> None:
    text = "“It holds,” said Vint. “It will hold.\n\n“It must hold.”"
    assert parts(only(text))[2] == ["“It holds,”", "“It will hold.\n\n“It must hold.”"]


def test_a_quotation_after_a_colon_in_the_next_paragraph() -> None:
    text = "The mayor, Ola Vint, said:\n\n“The dam holds.”"
    found = find_attributions(text).attributions
    assert [c.text for a in found for c in a.content] == ["“The dam holds.”"]


def test_an_announced_statement_in_the_next_paragraph() -> None:
    text = "Ola Vint released the following statement:\n\n“The dam holds.”"
    assert parts(only(text)) == ("Ola Vint", "released the following statement:", ["“The dam holds.”"])


def test_labels_of_a_transcript() -> None:
    found = find_attributions("HOST: Does it hold?\n\nVINT: It does. I said so.").attributions
    assert [parts(a) for a in found] == [
        ("HOST", ":", ["Does it hold?"]),
        ("VINT", ":", ["It does. I said so"]),
    ]


def test_a_signed_line() -> None:
    text = "“The dam will hold.”\n\n-Ola Vint, engineer"
    assert parts(only(text)) == ("Ola Vint, engineer", "-", ["“The dam will hold.”"])


@pytest.mark.parametrize(
    ("title", "source", "content"),
    [
        (
            "Dam is safe after the storm – Holm ministry (PHOTOS)",
            "Holm ministry",
            "Dam is safe after the storm",
        ),
        ("Ola Vint: the dam is safe", "Ola Vint", "the dam is safe"),
        ("‘We will rebuild the dam’ – Vint", "Vint", "‘We will rebuild the dam’"),
    ],
)
def test_headlines(title: str, source: str, content: str) -> None:
    a = only("Rain fell.", title=title)
    assert a.place == "title"
    assert a.source is not None
    assert (a.source.text, a.content[0].text) == (source, content)


def test_channel_and_day() -> None:
    a = only(
        "The dam is safe, Vint said in a statement on Telegram on Tuesday.", published="2031-05-15T08:00"
    )
    assert a.channel is not None
    assert (a.channel.text, a.said_on) == ("in a statement on Telegram", "2031-05-13")


def test_the_same_weekday_is_the_day_of_publication() -> None:
    assert only("Vint said on Tuesday the dam was safe.", published="2031-05-13").said_on == "2031-05-13"
    assert only("Vint said on Tuesday the dam was safe.", published="nonsense").said_on is None


@pytest.mark.parametrize(
    "text",
    [
        "The leak at the lower dam began at 15:50.",
        "The leak began “in silence and went on in noise” after the storm.",
        "The trial continued: nobody was there.",
        "The race went on to a second round, and the wind was strong.",
    ],
)
def test_what_begins_or_goes_on_says_nothing(text: str) -> None:
    assert find_attributions(text).attributions == []


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Brill Foods put its loss at $45 million.", "Brill Foods", "put", ["its loss at $45 million"]),
        ("The mill is expected to close.", None, "is expected", ["The mill", "to close"]),
        ("It was reported that the mill had closed.", None, "was reported", ["that the mill had closed"]),
        ("The mill had closed, the court heard.", None, "the court heard", ["The mill had closed"]),
        ("The mill reportedly closed.", None, "reportedly", ["The mill", "closed"]),
        ("In Vint’s view, the mill is safe.", "Vint", "In", ["the mill is safe"]),
        (
            "The mill, in the words of Vint, is “a wreck”.",
            "Vint",
            "in the words of",
            ["The mill", "is “a wreck”"],
        ),
        (
            "Papers seen by the Courier show that the mayor knew.",
            "Papers seen by the Courier",
            "show",
            ["that the mayor knew"],
        ),
        (
            "Vint, speaking at a rally in Holm, warned that the mill was closing.",
            "Vint",
            "warned",
            ["that the mill was closing"],
        ),
        (
            "Those who ran the mill said it was safe.",
            "Those who ran the mill",
            "said",
            ["it was safe"],
        ),
        ("Polls show most voters want a bridge.", "Polls", "show", ["most voters want a bridge"]),
        (
            "Two people familiar with the talks said a deal was near.",
            "Two people familiar with the talks",
            "said",
            ["a deal was near"],
        ),
        ("“It holds,” the mayor, Ola Vint, told the court.", "the mayor, Ola Vint", "told", ["“It holds,”"]),
    ],
)
def test_further_cue_classes(text: str, source: str | None, cue: str, content: list[str]) -> None:
    assert parts(only(text)) == (source, cue, content)


def test_a_remark_after_an_aside() -> None:
    text = "Sales fell by a tenth, the firm said on Tuesday as it reported its loss."
    found = find_attributions(text).attributions
    assert parts(found[0]) == ("the firm", "said", ["Sales fell by a tenth"])


def test_a_vow_after_a_comma_has_its_subject() -> None:
    assert parts(only("Ola Vint, 57, vowed to stay.")) == ("Ola Vint, 57", "vowed", ["to stay"])


def test_two_who_share_a_sentence() -> None:
    found = find_attributions("Vint said the dam held and warned that it might break.").attributions
    assert [parts(a) for a in found] == [
        ("Vint", "said", ["the dam held"]),
        ("Vint", "warned", ["that it might break"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry had no comment.",
        "Vint was not available for comment.",
        "Vint declined to be interviewed.",
        "Vint could not be reached.",
        "The ministry has yet to respond.",
    ],
)
def test_silence(text: str) -> None:
    assert only(text).stance == "decline"


def test_speakers_of_an_interview() -> None:
    text = (
        "Ola Vint: How does it hold?\n\nJon Brill: We built it well. It took years.\n\n"
        "Ola Vint: And the cost?\n\nJon Brill: It doubled."
    )
    found = find_attributions(text).attributions
    assert [a.source.text for a in found if a.source] == ["Ola Vint", "Jon Brill"] * 2


def test_a_quotation_after_an_indirect_sentence() -> None:
    first, second = find_attributions("Vint said the dam held. “It will outlive us.”").attributions
    assert second.mode == "direct"
    assert second.source_id == first.source_id


def test_confidence_follows_the_rule() -> None:
    sure = only("“It holds,” said Vint.")
    unsure = only("The mill reportedly closed.")
    assert sure.confidence > unsure.confidence
    assert (sure.why, unsure.why) == ("words, then who said them", "hearsay")
