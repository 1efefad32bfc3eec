"""Who stands behind a number: reports, polls and offices named behind, before and inside what they say."""

import pytest

from tui.model import Attribution
from tui.reading.attributions import find_attributions


def said(text: str) -> list[tuple[str | None, list[str]]]:
    """Source and content of each attribution."""
    found: list[Attribution] = find_attributions(text, language="en").attributions
    return [(a.source.text if a.source else None, [c.text for c in a.content]) for a in found]


@pytest.mark.parametrize(
    ("what", "who"),
    [
        ("The ferry left at noon", "the log shows"),
        ("It sold 4 million pumps, a share of 9 percent", "company filings show"),
        ("At least 90 people died, half of them farmers", "the Alder Alliance estimates"),
        ("Prices will fall by a tenth", "the bank forecasts"),
        ("More than 40 roads were cut", "records kept by the county show"),
        ("The lead has narrowed to three points", "a survey published Friday showed"),
        ("Some 118,000 pupils stayed away", "figures released by the school board on Tuesday show"),
        ("The party has the support of 34 percent", "a poll for two papers found six weeks before the vote"),
        ("The savings should reach 4 million", "finance chief Mina Oduya told analysts"),
        ("The fire had burnt for six hours", "the report on the blaze concluded in March"),
        ("A third of the buses will run", "the operator expects"),
        ("The talks have settled nine of 17 points", "said an envoy who asked not to be named"),
    ],
)
def test_behind_what_was_counted(what: str, who: str) -> None:
    found = said(f"{what}, {who}.")
    assert [content for _, content in found] == [[what]]
    assert found[0][0] is not None
    assert set(found[0][0].split()) <= set(who.split())


@pytest.mark.parametrize(
    "text",
    [
        "Lost drawing fetches 4 million, eight times estimate",
        "He saw concerts, plays and talk shows.",
        "The union called a strike of 48 hours from Wednesday.",
        "The mayor has called a snap election.",
        "A driver who charged insurers for 90 trips he never made was jailed.",
    ],
)
def test_nobody_says_it(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        (
            "The plant, which the owner said would hire 400 people, opened on Monday.",
            "the owner",
            ["would hire 400 people"],
        ),
        (
            "The storm, which forecasters say could bring 20 inches of snow, is due.",
            "forecasters",
            ["could bring 20 inches of snow"],
        ),
        (
            "A storm the harbour office says could bring 20 inches of snow is due on Monday.",
            "the harbour office",
            ["could bring 20 inches of snow"],
        ),
        (
            "The phone, which the maker claims will run for five days, costs 400.",
            "the maker",
            ["will run for five days"],
        ),
        (
            "The mayor, who noted that the rate, at 7 percent, was double that of the state, left.",
            "who",
            ["that the rate, at 7 percent, was double that of the state"],
        ),
        ("He keeps a parrot that is said to do 14 voices.", None, ["a parrot", "to do 14 voices"]),
        ("He left for a fee reported to be about 6 million.", None, ["a fee", "to be about 6 million"]),
        (
            "Her firm is rumoured to be sitting on a loss of 9 million.",
            None,
            ["Her firm", "to be sitting on a loss of 9 million"],
        ),
        (
            "It equals four days of profit, by the reckoning of Mina Oduya.",
            "Mina Oduya",
            ["It equals four days of profit"],
        ),
        (
            "In 2020, according to the broadcaster KTV, her voice was heard every 11 seconds.",
            "the broadcaster KTV",
            ["In 2020", "her voice was heard every 11 seconds"],
        ),
        (
            "The second vote is due in July; a third of the trains will run, the railway expects.",
            "the railway",
            ["a third of the trains will run"],
        ),
    ],
)
def test_inside_and_around(text: str, who: str | None, what: list[str]) -> None:
    assert said(text) == [(who, what)]


def test_a_source_ends_where_it_says_more() -> None:
    text = "It was struck 17 times, according to the rail firm, which says it asked for lamps in 2018."
    assert said(text)[:2] == [
        ("the rail firm", ["It was struck 17 times"]),
        ("which", ["it asked for lamps in 2018"]),
    ]


def test_a_day_before_the_next_verb_is_that_of_saying() -> None:
    text = (
        "Vint Foods reported a fall of 12 percent in profit on Thursday and warned that 4 mills would close."
    )
    assert said(text)[0] == ("Vint Foods", ["a fall of 12 percent in profit"])


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("The ministry's list has 22 names for the town.", "The ministry's list", "22 names for the town"),
        ("The coastguard's estimate is 99.", "The coastguard", "99"),
        ("The union's own count was more than 400.", "The union", "more than 400"),
        ("The latest estimate by the agency stands at 3,400 tonnes.", "the agency", "3,400 tonnes"),
        ("Alder Line has a list of 112 names.", "Alder Line", "a list of 112 names"),
        ("The landlords' union arrives at €1,390: it counts old leases.", "The landlords' union", "€1,390"),
        ("The Alder Observatory counts 1,240 deaths, compared with 905 in 2024.", "The Alder Observatory",
         "1,240 deaths, compared with 905 in 2024"),
        ("Police count 23,000.", "Police", "23,000"),
        ("A rival survey by Metra, out today, had the sides level on 31 percent.", "A rival survey by Metra",
         "the sides level on 31 percent"),
        ("An exit poll gives Vint 51 percent and Hale 49, with an error of 2 points.", "An exit poll",
         "Vint 51 percent and Hale 49, with an error of 2 points"),
        ("She gives the margin of error as plus or minus 2.3 points.", "She",
         "the margin of error as plus or minus 2.3 points"),
        ("Traders put the odds of a cut at the bank's May meeting at 70 percent.", "Traders",
         "the odds of a cut at the bank's May meeting at 70 percent"),
        ("The canvassers saw it at 37 percent.", "The canvassers", "it at 37 percent"),
        ("A local paper quoted the mayor, Ola Vint, as saying that 60 boats sank.", "the mayor, Ola Vint",
         "that 60 boats sank"),
        ("The agency cited officials as telling reporters that 40 men had left.", "officials",
         "that 40 men had left"),
    ],
)  # fmt: skip
def test_how_much_somebody_counts(text: str, who: str, what: str) -> None:
    assert said(text) == [(who, [what])]


@pytest.mark.parametrize(
    "text",
    [
        "The train arrived at 10.",
        "The boat arrived at 16 Mill Street.",
        "The mayor has a house of 12 rooms.",
        "The survey covers 900 people.",
        "The number of dead is 40.",
        "The poll was held on 3 May.",
        "Ola Vint had 12 boats.",
    ],
)
def test_no_count_of_anybody(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The battery maker Voltane will cut 320 jobs, it said on Thursday.", "Voltane"),
        ("Korvane on Tuesday unveiled a lamp that it claims will burn for five days.", "Korvane"),
        ("The chipmaker Silane rose 7 percent after it said it would buy back shares.", "Silane"),
        ("Vint Foods lost 4 million last year, it said in a filing.", "Vint Foods"),
        ("The mayor opened a bridge that it said was safe.", None),
        ("The river Tarro rose by 6 metres, it said.", None),
    ],
)
def test_it_is_the_subject_of_its_sentence(text: str, who: str | None) -> None:
    found = find_attributions(text, language="en")
    names = {source.id: source.name for source in found.sources}
    assert names.get(found.attributions[0].source_id or "") == who


@pytest.mark.parametrize(
    "text",
    [
        "Researchers have found 27 bones left by at least three deer in a salt pan.",
        "Alder is the fourth named storm of the season.",
        "Silane shares bucked the trend, adding 7 percent after a slow start.",
    ],
)
def test_found_named_and_added_that_say_nothing(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("In a survey by Metra, 64 percent of voters were in favour.", "a survey by Metra",
         "64 percent of voters were in favour"),
        ("The governor's office gave a toll of 40.", "The governor's office", "a toll of 40"),
        ("The bank sees growth of 2.4 percent next year.", "The bank", "growth of 2.4 percent next year"),
        ("The bank forecasts growth of 2.4 percent.", "The bank", "growth of 2.4 percent"),
        ("The bank cut its forecast for growth to 2.4 percent from 3.", "The bank", "2.4 percent from 3"),
        ("The union claims 4,000 members.", "The union", "4,000 members"),
        ("The memo, seen by the Courier, lists 40 faults.", "The memo", "40 faults"),
        ("Organisers expected up to 40,000 visitors.", "Organisers", "up to 40,000 visitors"),
        ("The agency says at least 40 men have died, most of them old.", "The agency",
         "at least 40 men have died, most of them old"),
        ("The agency says over 40 men have died.", "The agency", "over 40 men have died"),
        ("Data released Friday by the labour bureau showed that 40 mills had shut.",
         "Data released Friday by the labour bureau", "that 40 mills had shut"),
        ("It sank at noon, fire chief Ola Vint said.", "fire chief Ola Vint", "It sank at noon"),
        ("The bill would raise the tax to 12 percent, according to its sponsors.", "its sponsors",
         "The bill would raise the tax to 12 percent"),
        ("He stole 40 cars, a court in Holm was told on Monday.", None, "He stole 40 cars"),
        ("The minister's claim that 40 schools had been built drew laughter.", "The minister",
         "that 40 schools had been built"),
    ],
)  # fmt: skip
def test_more_ways_to_tell_how_much(text: str, who: str | None, what: str) -> None:
    assert said(text) == [(who, [what])]


def test_more_pieces() -> None:
    assert said("Some 40 men died, the agency says – 12 of them guards.") == [
        ("the agency", ["Some 40 men died", "12 of them guards"])
    ]
    assert said("Some 40 men are feared dead.") == [(None, ["Some 40 men", "dead"])]
    assert said("The station said 40 men had died, while a rights group put the number at 90.") == [
        ("The station", ["40 men had died"]),
        ("a rights group", ["the number at 90"]),
    ]


def test_who_says_more_behind_a_quotation() -> None:
    assert said("“Too high,” said Ola Vint of Alder Research, who expects 1.4 percent.") == [
        ("Ola Vint of Alder Research", ["“Too high,”"]),
        ("who", ["1.4 percent"]),
    ]
    assert said("“Too high,” said Ola Vint, who lives in Holm.")[0][0] == "Ola Vint, who lives in Holm"
    assert said("“Too high,” said Ola Vint, who has called five of the last six elections.")[1:] == []


def test_counts_that_stand_side_by_side() -> None:
    assert said("Five voted for it; three were against, minutes show.") == [
        ("minutes", ["Five voted for it; three were against"])
    ]
    assert said("It sees the gap at 2.8 percent of output.") == [("It", ["the gap at 2.8 percent of output"])]
    assert said("It counts 900 souls.") == []


def test_papers_with_a_date_and_errors_given() -> None:
    text = "A paper dated 2 June, which the Courier has seen, puts the cost at 40,000."
    assert said(text) == [("A paper dated 2 June, which the Courier has seen", ["the cost at 40,000"])]
    assert said("The pollster gives an error of up to 3.1 points.") == [
        ("The pollster", ["an error of up to 3.1 points"])
    ]
    assert said("An expert for the defence came up with 2,600.") == [("An expert for the defence", ["2,600"])]
    assert said("Wards in Holm admitted 31 people with burns.") == []


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("Poll: Vint's lead shrinks to three points", "Poll"),
        ("Poll gives Reform League 34%, four points ahead", "Poll"),
        ("80,000 march, organisers say; police count 23,000", "organisers"),
        ("Poll: who should lead the city?", None),
        ("Storm Alder: 80,000 homes without power", None),
    ],
)
def test_headlines(title: str, who: str | None) -> None:
    found = find_attributions("Rain fell.", title=title, language="en").attributions
    first = found[0].source if found else None
    assert (first.text if first else None) == who
