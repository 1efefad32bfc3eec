"""Numbers held against each other, from the whole reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import RawDocument
from tui.reading.read import read


def raised(code: str, text: str, title: str | None = None) -> list[str]:
    article = read(RawDocument(raw=text, clean=False, title=title))
    bodies = {"text": article.text, "title": article.title or ""}
    return [bodies[s.place][s.start : s.end] for s in article.signals if s.code == code]


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("It blew at 87 mph (140 km/h).", []),
        ("It blew at 87 mph (104 km/h).", ["104 km/h"]),
        ("It is 30C (86F).", []),
        ("It is 30C (68F).", ["68F"]),
        ("It lies 5 miles (8km) off.", []),
        ("It lies 5 miles (8 metres) off.", ["8 metres"]),
        ("It cost $300 million (£240 million).", []),
        ("He is 6 feet (12 years old).", []),
        ("It holds 10 acres (4 hectares).", []),
        ("It lies 5 miles, or 12km, off.", ["12km"]),
        ("It lies 5 miles, or 8km, off.", []),
        ("It cost $300 million (£240 million), then $400 million (£320 million).", []),
        ("It cost $300 million (£240 million), then $400 million (£240 million).", ["£240 million"]),
        ("It cost $2 (£1.60), then about $30 (£23).", []),
    ],
)
def test_conversion_off(text: str, off: list[str]) -> None:
    assert raised("conversion-off", text) == off


@pytest.mark.parametrize(
    ("title", "text", "missing"),
    [
        ("Storm sinks 40 boats", "The storm sank 40 boats.", []),
        ("Storm sinks 40 boats", "The storm sank 30 boats.", []),
        ("Storm sinks 40 boats", "The storm came at night, and 30 trees fell.", ["40"]),
        ("7 things to know about Tarn", "The storm sank 30 boats.", []),
        ("Tarn 101", "The storm sank 30 boats.", []),
        ("Over 900 flee", "Mira Tarn said 700 fled by sea and 200 more by road.", []),
        ("Over 900 flee", "Mira Tarn said 912 had fled.", []),
        ("Over 900 flee", "Mira Tarn said 512 had fled.", []),
        ("Over 900 flee", "Mira Tarn said 12 boats had left.", ["Over 900"]),
        ("Firm loses £11.6m", "The firm lost £11.58 million.", []),
        ("Two hurt in crash", "A man and a woman were hurt.", []),
        ("Storm sinks 40 boats", "The storm sank them all.", []),
        (
            "Tarn ships 12 tonnes of eel",
            "The port took in rope, and 14 tonnes of tin left it.",
            ["12 tonnes"],
        ),
        ("Wave of 12 feet hits Tarn", "The wave was 3.7 metres high.", []),
    ],
)
def test_headline_figure_missing(title: str, text: str, missing: list[str]) -> None:
    assert raised("headline-figure-missing", text, title) == missing


def compared(
    code: str, text: str, title: str | None = None, published: str | None = None
) -> list[tuple[str, ...]]:
    """For each signal of that code: its stretch, and those that it is held against."""
    article = read(RawDocument(raw=text, clean=False, title=title, published=published))
    return [
        tuple(article.body(spot.place)[spot.start : spot.end] for spot in signal.spots)
        for signal in article.signals
        if signal.code == code
    ]


HEAD = "The ferry lay in Tarn Bay. "


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        # what happened to how many, with bounds and rounding
        ("The blast killed four people. Vint, 52, ran, killing three people.", [("four", "three")]),
        ("The blast killed four people. Police said four people were killed.", []),
        ("The blast killed over 200 people. Vint said 249 people had died.", []),
        ("The blast hurt over 200 people. Vint said 180 people were injured.", [("over 200", "180")]),
        ("The blast hurt at least 44. Vint said at least 38 were hurt.", [("at least 44", "at least 38")]),
        ("The flood displaced 900 people. In all 897 people were displaced.", []),
        ("The flood displaced about 900 people. In all 840 people were displaced.", []),
        # parts, others, hypotheses, several events, other places and times
        ("The blast killed four people, and wounded 15 others. Six people were injured.", []),
        ("The blast killed four people. Another six people were killed at sea.", []),
        ("The blast killed four people. The next one could kill six people.", []),
        ("The blast killed four people. A fire killed five people. A flood killed seven people.", []),
        ("A blast in northern Ostrell killed four people. One in southern Ostrell killed five people.", []),
        ("The blast on 3 May 2024 killed four people. One on 8 June 2023 killed five people.", []),
        ("The blast killed four soldiers. It killed five children.", []),
        # opponents
        ("Police said 500 people marched. The union said 4,000 people marched.", [("500", "4,000")]),
        ("In all 500 people marched. The union said 4,000 people marched.", []),
        # the same words
        (
            "Vint leads the race for seats with 61. Rain fell. Vint leads the race for seats with 55.",
            [("61", "55")],
        ),
        ("Vint has 129 seats in the council. Nobody spoke, and Vint has 63 seats now.", [("129", "63")]),
        ("Vint won 44 of the 50 seats at stake. Vint will win 38 of the 50 seats at stake.", [("44", "38")]),
        ("You pay $12 a month on a two-year plan. It comes at $15 a month on a two-year plan.", []),
        # digits
        ("Tarn cost $3.2 million to build. The board called $3.2 billion for Tarn too much.",
         [("$3.2 million", "$3.2 billion")]),
        ("The tax on a Tarn Bay home comes to $40,595. In all the tax on that Tarn Bay home was $40,598.",
         [("$40,595", "$40,598")]),
        # a thing brought in, then meant again
        ("They signed a $24 million contract. Vint read the $26 million contract.",
         [("$24 million", "$26 million")]),
        ("They signed a $24 million contract. Vint read a $26 million contract.", []),
        # ages
        ("Mira Tarn, 34, left. Nobody saw it. Mira Tarn, 36, came.", [("34", "36")]),
        ("Mira Tarn, 34, left. Oskar Tarn, 36, came.", []),
        ("Mira Tarn, 34, left. The 36-year-old was seen at noon.", [("34", "36-year-old")]),
        ("Mira Tarn, 34, left. The 34-year-old was seen at noon.", []),
        # entries of lists tell of different things
        ("\n\nMira Tarn: theft of a boat, held in lieu of $326,000 bond.\n\n"
         "Oskar Reed: theft of a boat, held in lieu of $268,500 bond.", []),
        ("\n\n• Theft of a boat in the old harbour, $326,000 bond.\n\n"
         "• Theft of a boat in the old harbour, $268,500 bond.", []),
        ("Tarn was jailed for theft in lieu of $326,000 bond in Ansk. "
         "Reed was jailed for theft in lieu of $268,500 bond in Ansk.", []),
        ("Fig. 7 shows the course of the flood. Fig. 9 shows the course of the fire.", []),
        # another year is another event
        ("The blast killed four people. A blast in 2009 killed six people.", []),
        ("In all 45 swimmers finished the race. Then 54 swimmers finished the race.", [("45", "54")]),
        ("The mill was fined $1.4 million. The $1.8 million fine is the largest.",
         [("$1.4 million", "$1.8 million")]),
        ("They counted 212 entries. Of the 221 entries many were late.", [("212", "221")]),
        ("Mira Tarn (1931-2019) died at the age of 92.", [("92", "1931-2019")]),
        ("Mira Tarn (1931-2019) died at the age of 88.", []),
        ("She died at 24 in the Meiji period (1868-1912).", []),
        # a live blog goes on
        ("\n\n10:10 Vint has 61 seats.\n\n10:40 Rain fell.\n\n10:50 Vint has 55 seats.", []),
    ],
)  # fmt: skip
def test_figures_disagree(text: str, pairs: list[tuple[str, ...]]) -> None:
    assert compared("figures-disagree", HEAD + text) == pairs


@pytest.mark.parametrize(
    ("title", "text", "pairs"),
    [
        ("Storm leaves 14 dead", "A storm killed 13 people on Tuesday.", [("14", "13")]),
        ("Storm leaves 14 dead", "A storm killed 14 people on Tuesday.", []),
        ("Storm leaves 900 homeless", "In all 897 people are homeless.", []),
        ("Over 900 flee", "Mira Tarn said 700 fled by sea and 200 more by road.", []),
        ("The 18 best ferries", "We tested over 50 best ferries, and 18 of them are shown.", []),
        ("Baker dies at 84", "Mira Tarn baked for Ostrell. She was 85.", [("84", "85")]),
        ("9 Best Online Ferries of 2025", "There is no need of over 20 best online ferries.", []),
        # headlines round
        ("Mill brings six jobs to Ansk", "The mill brings 6.2 jobs to each street in Ansk.", []),
        ("Mill costs $1bn", "The mill in Ansk costs $1.2 billion.", []),
        ("Nearly 400 jobs go at mill", "The mill in Ansk will cut 392 jobs.", []),
        ("Mill to cut 1,200 jobs", "The mill in Ansk will cut 1,234 jobs.", []),
        ("Mill to cut 300 jobs", "The mill in Ansk will cut 400 jobs.", [("300", "400")]),
        ("Six in ten shops refuse coins", "In all 58 percent of shops refuse coins.", []),
        (
            "Six in ten shops refuse coins",
            "In all 40 percent of shops refuse coins.",
            [("Six in ten", "40 percent")],
        ),
        ("Baker dies at 84", "Mira Tarn baked for Ostrell. She was 84 and had a son, 51.", []),
    ],
)
def test_headline_against_text(title: str, text: str, pairs: list[tuple[str, ...]]) -> None:
    assert compared("figures-disagree", text, title) == pairs


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("The blast killed 12 people: seven men and five women.", []),
        ("The blast killed 12 people: seven men and six women.", [("12", "seven", "six")]),
        ("It had 60 guests (30 from Ostrell and 20 from Ansk).", [("60", "30", "20")]),
        ("It had 60 guests (20 from Ostrell and 10 from Ansk).", []),
        ("It went to 30 countries, including 500 towns.", []),
        ("It killed 12 people: seven men, five women, and hurt 30 others.", []),
        ("It had 60 guests, including 75 from Ostrell.", [("60", "75")]),
        ("It had 60 guests, including 25 from Ostrell.", []),
        ("It had 56 guests and 10 cooks, including 30 from Ostrell.", []),
        ("They sold 600 kits (one lamp and one cable).", []),
        ("In all 46% said yes -- including 16% of the young -- and 46% said no.", []),
        ("In all 46% said yes, 46% said no and, among them, 16% were angry.", []),
        ("It cost $12 million: $9 million for steel and $6 million for wood.",
         [("$12 million", "$9 million", "$6 million")]),
        ("It killed 12 people, seven men and six women.", [("12", "seven", "six")]),
        ("The dead were five children, four women and five men.", []),
        ("It hurt 12 people, including seven women and six children.", [("12", "seven", "six")]),
        ("It hurt 12 people, including seven from Ansk and six from Pell.", []),
        ("Sales fell by 1,000 to 8,600 from 9,400.", [("1,000", "9,400", "8,600")]),
        ("Sales doubled from 300 to 450.", [("from 300 to 450",)]),
        ("Sales doubled from 300 to 580.", []),
        ("Of the 400 mills that answered, 140 (70 percent) stood still.", [("70 percent", "140", "400")]),
        ("They found seven men and six women, a total of 12 people.", [("12", "seven", "six")]),
        ("In all 12 of the 48 ships (25%) sank.", []),
        ("In all 12 of the 48 ships (20%) sank.", [("20%", "12", "48")]),
        ("Sales rose 25 percent to $50 million from $40 million.", []),
        ("Sales rose 35 percent to $50 million from $40 million.",
         [("35 percent", "$40 million", "$50 million")]),
        ("Sales went from $40 million to $50 million, up 35 percent.",
         [("35 percent", "from $40 million to $50 million")]),
        ("Sales rose 10 percent to over $50 million from $40 million last year, it said.",
         [("10 percent", "$40 million", "over $50 million")]),
        ("Some 62% backed it, 30% opposed it and 8% were undecided.", []),
        ("Some 62% backed it, 30% opposed it and 18% were undecided.", [("Some 62%", "30%", "18%")]),
        ("Some 52% backed it, 30% opposed it and 8% were undecided.", [("Some 52%", "30%", "8%")]),
        ("Some 62% like cats, and 58% like dogs.", []),
        ("Some 62% back the mayor, and 58% oppose Reed.", [("Some 62%", "58%")]),
        ("Some 62% back Vint, and 58% oppose Reed.", []),
        ("They came by ferry (48%), by car (30%), by bus (15%) and on foot (7%).", []),
        ("They came by ferry (48%), by car (30%), by bus (15%) and on foot (17%).",
         [("48%", "30%", "15%", "17%")]),
        ("In all 60% came by ferry, 25% by car and the remaining 15% on foot.", []),
        ("In all 60% came by ferry, 25% by car and the remaining 25% on foot.", [("60%", "25%", "25%")]),
        ("In all 36% came by ferry; of those 62% were old and 10% were ill.", []),
    ],
)  # fmt: skip
def test_sum_off(text: str, off: list[tuple[str, ...]]) -> None:
    assert compared("sum-off", text) == off


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("Support rose to 44 percent from 40 percent, up 4 percent.", ["4 percent"]),
        ("Support went from 40 percent to 44 percent, up 4 percent.", ["4 percent"]),
        ("Support went from 40 percent to 44 percent, up 10 percent.", []),
        ("Support went from 40 percent to 44 percent, up 4 percentage points.", []),
        ("Support rose 4 percent to 100 percent from 96 percent.", []),
        ("Support fell 4 percent to 40 percent.", ["4 percent"]),
        ("It has a margin of error of 4 percent.", ["4 percent"]),
        # two shares side by side are a score
        ("Vint was losing 54 percent to 46 percent in Ostrell.", []),
        ("Vint was leading Reed by 70 percent to 25 percent.", []),
        ("Vint was leading Reed by 46 percent to 35 percent.", []),
        ("Vint beat Reed 61 percent to 39 percent.", []),
        ("Ansk rejected the bridge by 52 percent to 48 percent.", []),
    ],
)
def test_percent_points(text: str, off: list[str]) -> None:
    assert raised("percent-points", text) == off


@pytest.mark.parametrize(
    ("title", "text", "vague"),
    [
        (None, "Hundreds marched through Ostrell. Nobody knows why.", ["Hundreds"]),
        (None, "Hundreds marched through Ostrell. Police counted 412 marchers; 412 marched in all.", []),
        (None, "Police said hundreds marched through Ostrell.", []),
        (None, "Millions fled the war. Nobody knows why.", []),
        ("Dozens hurt in blast", "A blast woke Ostrell. Nobody knows why.", ["Dozens"]),
        ("Dozens of ways to cook", "A blast woke Ostrell. Nobody knows why.", []),
    ],
)
def test_vague_figure(title: str | None, text: str, vague: list[str]) -> None:
    assert raised("vague-figure", text, title) == vague


@pytest.mark.parametrize(
    ("text", "published", "unresolved"),
    [
        ("It sank on Tuesday. It was raised on Friday.", None, ["Tuesday"]),
        ("It sank on Tuesday. It was raised on Friday.", "2025-03-20", []),
        ("It sank on 18 March 2025.", None, []),
        ("It sank on Tuesday, March 18, 2025.", "2025-03-20", []),
        ("It sank on Wednesday, March 18, 2025.", "2025-03-20", ["Wednesday, March 18, 2025"]),
        ("It sank on Wednesday 18 March.", "2025-03-20", ["Wednesday 18 March"]),
        ("It is a fact of life today.", None, []),
        ("It sank on June 31, 2025.", "2025-07-20", ["June 31, 2025"]),
        ("It sank on 29 February 2023.", None, ["29 February 2023"]),
        ("It sank on 29 February 2024.", None, []),
        ("It sank on June 30.", "2025-07-20", []),
    ],
)
def test_date_unresolved(text: str, published: str | None, unresolved: list[str]) -> None:
    found = compared("date-unresolved", text, published=published)
    assert [one[0] for one in found] == unresolved


def test_what_adds_up_is_told_with_the_figure() -> None:
    text = "Vint said 700 fled by sea and 200 more by road. It killed 12 people: seven men and five women."
    article = read(RawDocument(raw=text, clean=False, title="Over 900 flee"))
    shown = {f.text: [article.figures[part].text for part in f.parts] for f in article.figures if f.parts}
    assert shown == {"Over 900": ["700", "200"], "12": ["seven", "five"]}


NUMBERS = ["12", "40 percent", "$3.2 million", "7", "9" * 30, "dozens of", "10:10", "Vint, 34,"]
SMALL = ["a", "the", "of the", "from", "to", "up", "and", "or", ".", ":", "(", ")", "\n\n"]
OTHERS = ["people", "killed", "including", "total of", "backed", "opposed", "contract"]
WORDS = st.sampled_from([*NUMBERS, *SMALL, *OTHERS])


@given(st.lists(WORDS, max_size=40), st.lists(WORDS, max_size=8))
def test_any_figures_are_compared(text: list[str], title: list[str]) -> None:
    article = read(RawDocument(raw=" ".join(text), clean=False, title=" ".join(title)))
    for signal in article.signals:
        for spot in signal.spots:
            assert 0 <= spot.start <= spot.end <= len(article.body(spot.place))
    assert all(0 <= part < len(article.figures) for f in article.figures for part in f.parts)
