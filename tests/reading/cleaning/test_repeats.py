"""What stands on a page more than once: one copy of prose, none of a bar; all names are invented."""

import pytest

from tui.reading.cleaning import Cleaned, clean

PARAGRAPHS = [
    "The council of Orrin voted on Monday to keep the ferry running all winter, its chair Bo Example said.",
    "About 1,400 people cross the sound every week, and most of them work at the mill on the other side.",
    "“We were not going to leave them on the quay,” Example said after the meeting in the town hall.",
    "The company had threatened in March to stop the service because of the price of fuel.",
]
OTHERS = {
    "de": "Etwa 1400 Menschen überqueren jede Woche den Sund, die meisten arbeiten in der Mühle drüben.",
    "ru": "Около 1400 человек пересекают пролив каждую неделю, и большинство из них работает на лесопилке.",
    "zh": "每个星期大约有一千四百人乘船过海峡，其中大多数人在对岸的锯木厂上班。",
}


def texts(cleaned: Cleaned) -> list[str]:
    return [cleaned.text[block.start : block.end] for block in cleaned.blocks]


@pytest.mark.parametrize("times", [2, 3, 4, 9])
@pytest.mark.parametrize("at", range(len(PARAGRAPHS)))
def test_of_a_paragraph_in_a_row_one_copy_stays(times: int, at: int) -> None:
    raw = "\n\n".join([*PARAGRAPHS[:at], *PARAGRAPHS[at : at + 1] * times, *PARAGRAPHS[at + 1 :]])
    cleaned = clean(raw)
    assert texts(cleaned) == PARAGRAPHS
    assert {piece.why for piece in cleaned.removed} == {"the same line again"}


@pytest.mark.parametrize("language", OTHERS)
def test_so_in_other_languages(language: str) -> None:
    paragraph = OTHERS[language]
    assert texts(clean("\n\n".join([paragraph] * 5))) == [paragraph]


def test_of_a_paragraph_here_and_there_the_first_stays() -> None:
    first, second, third, fourth = PARAGRAPHS
    cleaned = clean("\n\n".join([first, second, third, second, fourth, second]))
    assert texts(cleaned) == PARAGRAPHS
    assert [piece.why for piece in cleaned.removed] == ["the same paragraph again"] * 2
    assert texts(clean("\n\n".join(PARAGRAPHS * 2))) == PARAGRAPHS


def test_a_question_that_is_a_heading_may_stand_in_the_contents_too() -> None:
    question = "Why did the council of the town of Orrin vote to keep the ferry all winter?"
    kept = texts(clean("\n\n".join([PARAGRAPHS[0], question, *PARAGRAPHS[1:3], question, PARAGRAPHS[3]])))
    assert kept.count(question) == 2


@pytest.mark.parametrize(
    "bar",
    [
        "Like 12 Love 3 Angry 1",
        "👍 12 ❤️ 3 😮 1",
        "12 likes 3 comments",
        "Happy 0 Sad 0 Excited 0",
        "3,307 reactions 4% 79% 17%",
        "Brisk 3 Mellow 2 Tart 1",
    ],
)
def test_bars_of_reactions_go(bar: str) -> None:
    raw = "\n\n".join(f"{paragraph}\n\n{bar}" for paragraph in PARAGRAPHS)
    cleaned = clean(f"Orrin keeps its ferry\n\n{raw}")
    assert (cleaned.title, texts(cleaned)) == ("Orrin keeps its ferry", PARAGRAPHS)
    assert {piece.role for piece in cleaned.removed} == {"metadata", "share_bar"}


def test_a_bar_in_a_row_goes_too() -> None:
    cleaned = clean("\n\n".join([PARAGRAPHS[0], *["Brisk Mellow Tart"] * 4, *PARAGRAPHS[1:]]))
    assert texts(cleaned) == PARAGRAPHS


def test_headings_with_numbers_stay() -> None:
    days = [part for n, paragraph in enumerate(PARAGRAPHS, 1) for part in (f"Day {n}", paragraph)]
    assert texts(clean("\n\n".join(days))) == days[1:]
