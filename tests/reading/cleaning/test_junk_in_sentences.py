"""Sentences of an article that happen to have a phrase of a page's own in them."""

import pytest

from tui.reading.cleaning import clean

PARAGRAPHS = [
    "The council of Westmoor voted on Monday to build a new tram line from the harbour to the "
    "hospital, ending a debate that had lasted for nine years.",
    "The line will have eleven stops and is to open in the spring of 2031, said the mayor, who had "
    "staked her office on the plan.",
    "Opponents said that the money would be better spent on buses, and that the digging would close "
    "the main street for two years.",
    "A study paid for by the council put the cost at 410 million, of which the government has promised half.",
    "The first rails are to be laid next autumn, when the bridge over the river has been widened, it said.",
]


def page(line: str) -> str:
    head = [
        "Home",
        "News",
        "Sport",
        "Weather",
        "Council votes for new tram line",
        "3 May 2024",
        "By Ann Bell",
    ]
    foot = [
        "Related articles",
        "Harbour to get a new crane",
        "Buses late again on Monday",
        "About us",
        "Contact",
    ]
    return "\n".join([*head, *PARAGRAPHS[:3], line, *PARAGRAPHS[3:], *foot])


@pytest.mark.parametrize(
    "line",
    [
        "Hosted by the harbour board, the talks are due to begin in Westmoor on Monday.",
        "Back to back defeats had cost the mayor's party the seat on the quay in March.",
        "Published in 1962, the first plan for a tram sold two thousand copies.",
        "Already a member of the board, Mr Crane joined the council in 2023.",
        "More in sorrow than in anger, she resigned on Friday from the board.",
        "Cookies are to be banned in the town's schools from June, the council said.",
    ],
)
def test_a_sentence_that_speaks_to_nobody_stays(line: str) -> None:
    assert line in clean(page(line)).text


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter to get the latest news in your inbox.",
        "Subscribe to our daily briefing for the stories that matter.",
        "Read more about the story in our special report today.",
        "Share this article with your friends on Facebook and Twitter.",
    ],
)
def test_a_sentence_that_speaks_to_the_readers_goes(line: str) -> None:
    assert line not in clean(page(line)).text


def test_german_quotations_end_sentences() -> None:
    lines = [
        "Der Rat von Westmoor hat am Montag eine neue Straßenbahn vom Hafen zum Krankenhaus beschlossen.",
        "Neun Jahre lang war über die Strecke gestritten worden, zuletzt über den Preis.",
        "Bürgermeisterin Anna Wolters sagte: „Wir schaffen das.“",
        "Die Gegner wollen vor Gericht ziehen: „Das Geld fehlt den Bussen.“",
    ]
    text = clean(
        "\n".join(["Startseite", "Politik", "Rat beschließt neue Straßenbahn", *lines, "Impressum"])
    ).text
    assert all(line in text for line in lines)


def test_a_short_article_with_hardly_a_page_is_not_doubted() -> None:
    lines = [
        "Turnout was 62 per cent, up from 58.",
        "The Greens took four seats.",
        "Three recounts are going on.",
    ]
    assert not clean("\n".join(["Election at a glance", "12 May 2024", *lines, "Share"])).doubts
