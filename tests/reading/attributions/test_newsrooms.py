"""Who is meant, by which medium and when, in the manner of newsrooms of every kind."""

import pytest

from tui.model import Attribution
from tui.reading.attributions import Found, find_attributions


def name(found: Found, attribution: Attribution) -> str:
    """The name of who speaks, "" for nobody known."""
    return next((s.name for s in found.sources if s.id == attribution.source_id), "")


def names(text: str, title: str | None = None) -> list[str]:
    """The name of the source of each statement, the headline's first."""
    found = find_attributions(text, title=title)
    return [name(found, a) for a in found.attributions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Called by what he or it is first, named in the next paragraph.
        ("A gran has told how she fled.\n\nEffie Vint, 84, was upstairs.\n\n“I ran,” she said.",
         ["Effie Vint"] * 2),
        ("A GRAN has told how she fled.\n\nEffie Vint, 84, was upstairs.", ["Effie Vint"]),
        ("A ferry firm has said it will close.\n\nHolm Ferries was founded in 1901.", ["Holm Ferries"]),
        ("A council has said it is late.\n\nHolm Ferries was founded in 1901.", ["council"]),
        ("A farmer has said it is late.\n\nMayor Abe Tarn, 40, was upstairs.", ["farmer"]),
        ("The widow of a miller said it was late.\n\n“No,” Ola Vint told reporters.", ["Ola Vint"] * 2),
        ("Effie Vint won.\n\nThe operator denies haste\n\nHolm Ferries said it was “late”.",
         ["Holm Ferries"] * 2),
        # Called by where somebody is from, or by a rank.
        ("Coach Henrik Dahl was sad. “It rained,” the Dane said.", ["Henrik Dahl"]),
        ("Baroness Tarn called it late. “It rained,” the peer said.", ["Tarn"] * 2),
        ("“It rained,” said the former dinner lady Effie Vint.", ["Effie Vint"]),
        # By what the paragraph has just told, by what somebody does, by an office with "of".
        ("Ola Vint said it was late. “It rained,” the retired judge said. The professor denied haste.",
         ["Ola Vint"] * 3),
        ("Ola Vint said the leader was late.\n\n“It rained,” the third-term congresswoman said.",
         ["Ola Vint"] * 2),
        ("Effie Vint, who has run Brill since 2019, was sad. She said it was late.\n\nAbe Tarn denied it. "
         "“It rained,” the chief executive said.", ["Effie Vint", "Abe Tarn", "Effie Vint"]),
        ("Head of policy Effie Vint said it was late.", ["Effie Vint"]),
        ("Minister of Foreign Affairs Effie Vint said it was late. Vint said it rained.", ["Effie Vint"] * 2),
        ("The mother of victim Effie Vint said it was late.", ["mother of victim Effie Vint"]),
        ("Abe Vint said it was late. A nurse ran off. She said it rained.", ["Abe Vint", "nurse"]),
        # Bands by their own name, firms by their trade, bodies by what they do.
        ("A group calling itself Grey Heron took the files. On its site, the gang said it was late.",
         ["Grey Heron"]),
        ("Brill & Sund will shut its plant.\n\nThe Holm-based brewer said it was late.", ["Brill & Sund"]),
        ("The Holm Guild said it was late. The motoring body said it rained.", ["Holm Guild"] * 2),
        ("Brill Motors sold 2m cars. The German carmaker said it was late.", ["Brill Motors"]),
        ("Holm Police said it was late. The council said it rained.", ["Holm Police", "council"]),
        ("The mayor of Holm has been sued. Effie Vint denies it. The mayor said it was late.",
         ["Effie Vint"] * 2),
        ("Abe Tarn’s daughter, Clemency, is ten. Abe Tarn’s aunt, Maud, laughed. She said it was late.",
         ["Maud"]),
    ],
)  # fmt: skip
def test_who_is_meant(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Planning officer Ruth Abel told the board the roof was late.",
         "Planning officer Ruth Abel", "the roof was late"),
        ("Resident Ola Vint, of Mill Road, asked who would pay.", "Resident Ola Vint", "who would pay"),
        ("She and her colleagues suggest that it rained.", "She and her colleagues", "that it rained"),
        ("The team reports in the journal Abyss that it rained.", "The team", "that it rained"),
        ("The paper, written in March by the office’s head, Ola Vint, warns that it is late.",
         "The paper", "that it is late"),
        ("A spokesman for the Department for Land and Water said it was late.",
         "A spokesman for the Department for Land and Water", "it was late"),
        ("14:32 Police in Holm say it is late.", "Police in Holm", "it is late"),
        ("[9.40am] “It is late,” says Ola Vint.", "Ola Vint", "“It is late,”"),
    ],
)  # fmt: skip
def test_who_and_what(text: str, source: str, content: str) -> None:
    (said,) = find_attributions(text).attributions
    assert said.source is not None and said.source.text == source
    assert [c.text for c in said.content] == [content]


def test_an_admission_and_what_it_is_set_against_are_two() -> None:
    found = find_attributions("Ola Vint acknowledges the flaw but notes that it rained.")
    assert [[c.text for c in a.content] for a in found.attributions] == [["the flaw"], ["that it rained"]]


def test_asked_is_no_question_where_the_sentence_goes_on() -> None:
    said, asked = find_attributions("Ola Vint, asked who would pay, said it was late.").attributions
    assert asked.source is None and said.source is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Offices and overseers of the first sentence, named in the next paragraph.
        ("A coroner has said it was late.\n\nRecording a verdict, Dr Ola Vint found that it rained.",
         ["Ola Vint"] * 2),
        ("It rained, the auditor general has found.\n\nOla Vint said it was late.", ["Ola Vint"] * 2),
        ("It rained, a watchdog has ruled.\n\nThe Tenancy Ombudsman said it was late.",
         ["Tenancy Ombudsman"] * 2),
        ("It is late, the regulator said.\n\nThe Energy Conduct Office blamed rain.",
         ["Energy Conduct Office"] * 2),
        # Firms by what they are, though they have not spoken.
        ("Crews will strike, the Dockers’ Union said. It accused Holm Lines.\n\nThe company said it was.",
         ["Dockers’ Union", "Dockers’ Union", "Holm Lines"]),
        ("Lumo Home is calling kettles back after the company admitted that it rained.", ["Lumo Home"]),
        ("Sirens sounded late, the agency said.", ["agency"]),
        ("Holm Mountain Rescue was called out. The team said it was late.", ["Holm Mountain Rescue"]),
        ("Vint sent questions to the agency, which said it did not comment.", ["agency", "agency"]),
        # People by what they are.
        ("Abe Tarn, 40, denies two counts.\n\nProsecutor Ola Vint said it was late. The defendant denied it.",
         ["Abe Tarn", "Ola Vint", "Abe Tarn"]),
        ("Baker Lew Tarn left. “It rained,” said the father of four.", ["Lew Tarn"]),
        ("A guard who gave his name only as Ilir said it was late.", ["Ilir"]),
        ("Ola Vint left. Ms Vint’s verdict: “It was late.”", ["Ola Vint"]),
        ("“It was late,” said one of the analysts, Jules Tarn.", ["Jules Tarn"]),
        ("Judge Alastair Tarn branded her a thief and jailed her for a year.\n\nHe said: “It was late.”",
         ["Alastair Tarn"] * 2),
        # Whole names.
        ("The Community of Coastal States said it was late.", ["Community of Coastal States"]),
        ("The Holm Fire and Rescue Service said it was late.", ["Holm Fire and Rescue Service"]),
        ("The Seafarers’ and Dockers’ Union said it was late.", ["Seafarers’ and Dockers’ Union"]),
        ("Det Con Leanne Vint said it was late.", ["Leanne Vint"]),
        ("Co-founder and CEO Yusra Vint said it was late.", ["Yusra Vint"]),
        ("A 2023 review by the Evidence Board found that it was late.", ["review by the Evidence Board"]),
    ],
)  # fmt: skip
def test_who_is_called_so(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("‘We got a kicking’: party leader concedes", "“We got a kicking,” Ola Vint said.", "Ola Vint"),
        ("Village bus to end, operator confirms", "Comet Coaches said it was late.", "Comet Coaches"),
        ("Palace confirms split", "The palace said it was late.", "palace"),
        ("Parents call for crossing after girl is hit", "It rained.", "Parents"),
    ],
)
def test_who_speaks_in_a_headline(title: str, text: str, expected: str) -> None:
    assert names(text, title)[0] == expected


def test_who_a_headline_is_about_has_not_said_so() -> None:
    assert not find_attributions("It rained.", title="Ola Vint: the woman who counted bees").attributions


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Giving a lecture at Holm College on Monday, Ola Vint said it was late.",
         "a lecture at Holm College"),
        ("In an interview last year with the Holm Courier, she said it was late.",
         "In an interview last year with the Holm Courier"),
        ("Vint wrote in a memo dated 24 October that it was late.", "in a memo dated 24 October"),
        ("Vint told the Marl Gazette on Sunday he was late.", "the Marl Gazette"),
        ("Vint told the Holm Morning Show her roof was late.", "the Holm Morning Show"),
        ("Vint told Sky Valley that it was late.", "Sky Valley"),
        ("Through her solicitors, Vint said it was late.", "Through her solicitors"),
        ("In the Sunday Beacon, Vint said it was late.", "In the Sunday Beacon"),
        ("Vint wrote on the social network Pylon that it was late.", "on the social network Pylon"),
        ("Vint had predicted on air that it was late.", "on air"),
        ("Vint replied, on a postcard, that it was late.", "on a postcard"),
        ("Vint accused the council of hiding it on page 214.", None),
    ],
)  # fmt: skip
def test_by_which_medium(text: str, channel: str | None) -> None:
    (said,) = find_attributions(text, published="2026-03-11").attributions
    assert (said.channel.text if said.channel is not None else None) == channel


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The office forecasts that prices will rise, and its director, Ola Vint, warned that it was late.",
         [["that prices will rise"], ["that it was late"]]),
        ("Vint has vowed to build a bridge, and those who know him are glad.", [["to build a bridge"]]),
        ("Vint said it was “late”, a claim that pleased nobody.", [["it was “late”"]]),
        ("Vint said they had been “hurt” and threatened legal action.",
         [["they had been “hurt”"], ["legal action"]]),
        ("He said so in his last letter.", [["so"]]),
        ("The mayor called this absurd.", [["this absurd"]]),
        ("“It rained,” Per Lind said.", [["“It rained,”"]]),
    ],
)  # fmt: skip
def test_where_words_end(text: str, contents: list[list[str]]) -> None:
    found = find_attributions(text).attributions
    assert [[c.text for c in a.content] for a in found] == contents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fenn called on the Banking Authority to act.\n\nThe watchdog declined to comment.",
         ["Fenn", "Banking Authority"]),
        ("Abe Tarn was a guest. “He slept,” said the manager, who did not want to be named.", ["manager"]),
        ("Vint and her co-authors say it rained. They put the cost at 9 million.",
         ["Vint and her co-authors"] * 2),
        ("The inspector who led it, Colin Tarn, said it was late.", ["Colin Tarn"]),
        ("Jenny Tarn, landlady of the Ship, left.\n\nAbe Noor ran.\n\nThe landlady smiled. “No,” she said.",
         ["Jenny Tarn"]),
        ("Holm’s economy minister urged calm. “It is late,” Hubert Tarn said.", ["Hubert Tarn"] * 2),
        ("Keith Tarn said it was late. Asked by the coroner, Dr Simon Noor, if it rained, he replied: “No.”",
         ["Keith Tarn", "Keith Tarn"]),
        ("Alfie Tarn’s dish won. The 15-year-old said it was late.", ["Alfie Tarn"]),
        ("Dilys Tarn came second. “It rained,” the retired clockmaker said.", ["Dilys Tarn"]),
        ("Tarn, asked whether more mills could close, said it was late.", ["Tarn", ""]),
        ("Abe Noor said it was late.\n\nThe bidder, Delmarine, is calm. The company said it rained.",
         ["Abe Noor", "Delmarine"]),
        ("Officers Ola Vint and Abe Tarn left. Tarn said it was late.", ["Abe Tarn"]),
        ("“We stand by it,” editor in chief Roxie Tarn said.", ["Roxie Tarn"]),
        ("The Holm Federation of Educators said it was late. The union promised to wait.",
         ["Holm Federation of Educators"] * 2),
        ("Tarn’s great-granddaughter, Rosalind, left the hall. “He ran,” she said.", ["Rosalind"]),
        ("Holm Foods said it was late. The interior ministry said no.", ["Holm Foods", "interior ministry"]),
        ("A man who spent a night at sea after his boat went down off Cape Sorrel has said it was late.",
         ["man"]),
        ("Ola Vint, 52, left. “It rolled,” the mother of five said. Her priest, Mother Ada Tarn, prayed.",
         ["Ola Vint"]),
        ("Captain Ricardo Tarn saw it. “It was lit,” the Filipino said.", ["Ricardo Tarn"]),
        ("Roz Tarn was there. “It was lit,” the lamplighter said.", ["Roz Tarn"]),
        ("A student named Ilya Noor said it was late.", ["Ilya Noor"]),
        ("Kiri Noor was fifth. “It rained,” the New Zealander said.", ["Kiri Noor"]),
        ("Things were shouted at Marisol Noor, she says.", ["Marisol Noor"]),
        ("Not so fast, says Marguerite Tarn. The astronomer says that it rained.", ["Marguerite Tarn"] * 2),
        ("Tess Vint, 38, waded in after her neighbour, Bob Tully, rang to say it was late.", ["Bob Tully"]),
    ],
)  # fmt: skip
def test_who_else_is_meant(text: str, expected: list[str]) -> None:
    assert names(text) == expected
