"""Signals about who said what, on sentences read as articles are."""

import pytest

from tui.reading.attributions import find_attributions
from tui.reading.signals import raise_signals


def raised(text: str, code: str, language: str = "en") -> list[str]:
    """What the signals of one code stand at in a text."""
    found = find_attributions(text, language=language)
    signals = raise_signals(
        text=text,
        title=None,
        sources=found.sources,
        attributions=found.attributions,
        figures=[],
        language=language,
    )
    return [text[one.start : one.end] for one in signals if one.code == code]


ANSWERED = [
    "Vint accused Tarn of lying. “It’s not true,” Tarn said.",
    "“I never took a coin,” Emil Lind said. Ona Brill accused Lind of theft.",
    "Ona Brill accused Per Lind of theft. Lind denied it.",
    "Ona Brill accused Per Lind of theft. Lind declined to comment.",
    "Ona Brill accused Per Lind of theft. His lawyer said he had paid for the nets.",
    "Ona Brill accused Per Lind of theft. A spokesman said the nets were old.",
    "Ona Brill accused Per Lind of theft. Lind has been asked to comment.",
    "Ona Brill accused Quarl Ferries of fraud. Quarl was approached for comment.",
    "Ona Brill accused Quarl Ferries of fraud. A spokeswoman for Quarl said all tickets were real.",
    "Ona Brill attacked the harbour board. The board has been contacted for comment.",
    "Ona Brill attacked the harbour board. The Courier has sought comment from the board.",
    "Ona Brill accused the company of hiding letters. Quarl Ferries rejected the claims.",
    "Ona Brill accused Quarl Ferries of fraud. A spokeswoman for the company said all tickets were real.",
    "The mayor criticised the Quarl Water Company. The utility said it was mending the pipes.",
    "Ona Brill accused Emil Lind of theft. The Courier has approached his office for comment.",
    "Prosecutors accused a baker of arson. The defendant said he had slept.",
    "Ona Brill accused the mayor of theft. Emil Lind denied it.",
    "Per Lind was accused by Ona Brill of theft. Lind said the nets were his.",
]


@pytest.mark.parametrize("text", ANSWERED)
def test_an_accusation_is_answered_by_the_accused(text: str) -> None:
    assert raised(text, "no-reply-sought") == []


UNANSWERED = [
    ("Vint denied theft. Brill accused Tarn of fraud.", "Brill accused Tarn of fraud"),
    (
        "Vint accused Tarn of lying. The weather service declined to comment on the rain.",
        "Vint accused Tarn of lying",
    ),
    ("Vint accused Tarn of lying to Brill. “I heard it,” Brill said.", "Vint accused Tarn of lying to Brill"),
    ("Vint accused Tarn of lying. The miller was approached for comment.", "Vint accused Tarn of lying"),
    ("Vint accused Ola Tarn of lying. Ola Brill said it rained.", "Vint accused Ola Tarn of lying"),
    ("Vint attacked the council. Her lawyers’ club met.", "Vint attacked the council"),
    ("Vint accused the mayor of theft. Brill said it rained.", "Vint accused the mayor of theft"),
    ("Vint charged that Tarn lied.", "Vint charged that Tarn lied"),
]


@pytest.mark.parametrize(("text", "where"), UNANSWERED)
def test_the_words_of_others_are_no_answer(text: str, where: str) -> None:
    assert raised(text, "no-reply-sought") == [where]


@pytest.mark.parametrize(
    "text",
    [
        "Vint attacked the plan.",
        "Vint slammed the long delay.",
        "Vint blamed falling numbers of passengers.",
        "Vint fears the winter.",
    ],
)
def test_a_thing_cannot_be_asked(text: str) -> None:
    assert raised(text, "no-reply-sought") == []


@pytest.mark.parametrize(
    "answer",
    [
        "Tarn wies die Vorwürfe zurück.",
        "Tarn war auf Anfrage nicht zu erreichen.",
        "Tarn wollte sich nicht äußern.",
        "Eine Sprecherin sagte auf Anfrage, alles sei bezahlt.",
        "Tarn wurde um eine Stellungnahme gebeten.",
        "Tarns Anwalt sagte, alles sei bezahlt.",
    ],
)
def test_answers_in_german(answer: str) -> None:
    assert raised(f"Vint wirft Tarn Betrug vor. {answer}", "no-reply-sought", "de") == []


@pytest.mark.parametrize(
    "other", ["Der Wetterdienst wollte sich zum Regen nicht äußern.", "Lind bestritt den Diebstahl."]
)
def test_words_of_others_in_german(other: str) -> None:
    assert len(raised(f"Vint wirft Tarn Betrug vor. {other}", "no-reply-sought", "de")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ola Vint says she won’t tell anyone why.",
        "Ona Brill said she had told the miller that the weir would hold.",
        "Ola Vint: I said we should count the boats.\n\nPer Lind: Why did you?",
        "The Courier: Too many boats?\n\nOla Vint: Some days there are.\n\nThe Courier: And the crabs?",
        "“Tarn told me that the weir would hold,” Brill said.",
    ],
)
def test_ones_own_words_are_first_hand(text: str) -> None:
    assert raised(text, "second-hand") == []


def test_another_ones_words_are_second_hand() -> None:
    assert raised("Ona Brill said Tarn had told her that the weir would hold.", "second-hand") == ["Tarn"]


@pytest.mark.parametrize(
    ("language", "text", "outlet"),
    [
        ("en", "The Guardian reported that the weir would hold.", "The Guardian"),
        ("en", "According to the Quarl Sun, the weir held.", "the Quarl Sun"),
        ("en", "State television said the weir would hold.", "State television"),
        ("en", "The Ostrell Tribune reported that it rained.", "The Ostrell Tribune"),
        ("en", "According to the news agency Karnet, the weir held.", "the news agency Karnet"),
        ("de", "Wie die „Neue Mittelzeitung“ berichtet, hält der Damm.", "die „Neue Mittelzeitung“"),
        ("de", "Der „Lotse“ berichtete, der Damm halte.", "Der „Lotse“"),
        ("de", "Das Magazin „Lupe“ schrieb, der Damm halte.", "Das Magazin „Lupe“"),
        ("de", "Laut „Ostmark-Rundschau“ hält der Damm.", "„Ostmark-Rundschau“"),
        ("de", "Einem Bericht der „Lupe“ zufolge hält der Damm.", "Einem Bericht der „Lupe“"),
        ("de", "Das Staatsfernsehen meldete, der Damm halte.", "Das Staatsfernsehen"),
    ],
)
def test_outlets_by_their_form(language: str, text: str, outlet: str) -> None:
    assert raised(text, "second-hand", language) == [outlet]


@pytest.mark.parametrize(
    "text", ["Ola Sun said the weir held.", "Her guardian said that it rained.", "The Courier denied it."]
)
def test_who_is_no_outlet_or_speaks_for_itself(text: str) -> None:
    assert raised(text, "second-hand") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police accused Vint of lying."),
        ("en", "The report accused Vint of lying."),
        ("en", "Prosecutors accused Vint of fraud."),
        ("en", "Residents fear the dam."),
        ("en", "His barrister accused Vint of lying."),
        ("en", "Villagers dread the winter."),
        ("de", "Die Staatsanwaltschaft wirft Ola Vint Betrug vor."),
        ("de", "Der Bericht wirft Ola Vint Versagen vor."),
    ],
)
def test_only_people_have_opinions_without_a_name(language: str, text: str) -> None:
    assert raised(text, "anonymous-opinion", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Residents accused the mayor of lying."), ("de", "Kritiker warfen Ola Vint Versagen vor.")],
)
def test_unnamed_people_who_attack(language: str, text: str) -> None:
    assert len(raised(text, "anonymous-opinion", language)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ola Vint said the weir held. “It is fine,” Vint said. Tarn declined to comment.",
        "Ola Vint said the weir held. “It is fine,” Vint said. Tarn could not be reached.",
        "Ola Vint said the weir held. It is said that it leaks. “It is fine,” Vint said.",
        "Ola Vint said Tarn had told her that the weir held. “It is fine,” Vint said.",
    ],
)
def test_silence_and_hearsay_are_no_second_source(text: str) -> None:
    assert len(raised(text, "single-source")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Vint said he had told the miller that the weir would hold.",
        "Ola Vint said the weir held. “It is fine,” Vint said. Per Tarn denied it.",
    ],
)
def test_one_statement_or_two_sources(text: str) -> None:
    assert raised(text, "single-source") == []


@pytest.mark.parametrize(
    "text",
    [
        "Vint, rejecting claims that he lied, said the weir held.",
        "Vint’s claim that the weir held was wrong, Brill said.",
        "The weir is believed to be leaking.",
    ],
)
def test_only_a_speakers_verb_is_loaded(text: str) -> None:
    assert raised(text, "loaded-cue") == []


def test_a_belief_of_nobodys_is_told_once() -> None:
    assert raised("The weir is believed to be leaking.", "agentless-report") == ["is believed"]


def test_who_only_keeps_silent_is_no_unnamed_source() -> None:
    assert raised("A ministry spokeswoman declined to say whether it rained.", "anonymous-source") == []
    assert raised("Prosecutors said the baker had confessed.", "anonymous-source") == []
    assert raised("A baker said it rained.", "anonymous-source") == ["A baker"]


def test_a_pronoun_stands_for_somebody_who_may_have_answered() -> None:
    text = "Vorsitzende Ria Lenz bezichtigte ihn, 3000 Taler unterschlagen zu haben."
    assert len(raised(text, "no-reply-sought", "de")) == 1
    assert raised(f"{text} Udo Pahl sagte, er habe nichts genommen.", "no-reply-sought", "de") == []


@pytest.mark.parametrize(
    "text",
    [
        "Die Opposition wirft der Regierung Untätigkeit vor. Regierungssprecherin Ria Lenz wies das zurück.",
        "Kritiker werfen der Baufirma Pfusch vor. Das Unternehmen reagierte auf Anfragen nicht.",
        "Vint kritisierte die hohen Preise.",
    ],
)
def test_compounds_and_things_in_german(text: str) -> None:
    assert raised(text, "no-reply-sought", "de") == []
