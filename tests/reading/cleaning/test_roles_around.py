"""What lines that go are taken for, by themselves and by what stands around them; what stays is given."""

from tests.reading.cleaning.pages import HEADLINE, PARAGRAPHS
from tests.reading.cleaning.test_roles import LINES
from tui.reading.cleaning.head import Head
from tui.reading.cleaning.labels import own_roles
from tui.reading.cleaning.roles import roles
from tui.reading.cleaning.survey import survey

ARTICLE = [HEADLINE, *PARAGRAPHS]
FOOT = ["Send us a picture", "Where we are"]


def named(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """The roles of lines before and after an article that stays."""
    page = survey("\n\n".join([*before, *ARTICLE, *after]))
    first, last = len(before), len(before) + len(ARTICLE)
    kept = [first < i < last for i in range(len(page.found))]
    head = Head(HEADLINE, kept, title_at=first, start=first)
    found = [
        verdict[0] if verdict else "" for verdict in roles(page.found, page.junk, kept, page.sections, head)
    ]
    return found[:first], found[last:]


def after(*lines: str) -> list[str]:
    return named([], list(lines))[1]


def test_every_line_by_itself() -> None:
    wrong = [
        (role, found, line) for role, line in LINES if (found := after(FOOT[0], line, FOOT[1])[1]) != role
    ]
    assert len(wrong) <= 0.02 * len(LINES), wrong


def test_an_offer_in_the_head_does_not_make_the_menu_one() -> None:
    menu = ["Harbour", "Fishing", "Boat yards", "Tides", "Sport", "Golf"]
    assert named(["Newsletter", *menu], [])[0] == ["newsletter", *["navigation"] * 6]


def test_labels_of_a_menu_are_no_player_and_no_advertisement() -> None:
    menu = ["Harbour", "Video", "Photos", "Boat yards", "Advertising", "Sport", "Auto"]
    assert named(menu, [])[0] == ["navigation"] * 7
    assert after(FOOT[0], "Video", FOOT[1])[1] == "media_player"


def test_other_articles_end_where_labels_begin() -> None:
    lines = ["Related stories", "The mill at Ansk takes on forty workers", "How the ferry came to Skell"]
    labels = ["Tides", "Jobs", "Boat yards", "Golf", "Kiel", "Bergen"]
    assert after(*lines, *labels) == ["related_links"] * 3 + ["navigation"] * 6


def test_headlines_before_the_article() -> None:
    lines = ["The mill at Ansk takes on forty workers", "Ansk grinds oats for the coast again"]
    assert named(lines, [])[0] == ["related_links"] * 2
    assert named(["Tides", lines[0], "Jobs"], [])[0] == ["navigation"] * 3


def test_a_teaser_is_of_its_headline() -> None:
    lines = [
        "The mill at Ansk takes on forty workers",
        "Three days a week they will grind oats for the coast.",
    ]
    assert after(*lines) == ["related_links", "related_links"]


def test_comments_by_their_dates() -> None:
    lines = ["Ann Example", "3 May 2031, 19:05", "I was on that ferry and nobody told us a thing."]
    assert after(*lines, "Reply", "Bo Sample", "4 May 2031, 8:10") == ["comments"] * 6


def test_what_stands_before_an_answer_is_a_comment() -> None:
    lines = [
        "Nobody ever asked the crew about the new engine.",
        "Reply",
        "Ann Example",
        "So it goes with boats.",
    ]
    assert after(FOOT[0], *lines) == ["navigation", *["comments"] * 4]


def test_comments_end_at_their_form_and_at_menus() -> None:
    lines = ["3 Comments", "It was late again on Monday, as ever.", "Name *", "Email", "Website", "Δ"]
    assert after(*lines, "Where we are", "The harbour office is open on weekdays from nine.") == [
        *["comments"] * 6,
        "navigation",
        "other",
    ]


def test_headlines_under_a_count_of_comments_are_other_articles() -> None:
    lines = ["3 Comments", "Mill at Ansk Takes On Forty Workers", "Why the Ferry Comes to Skell No More"]
    assert after(*lines)[1:] == ["related_links"] * 2


def test_fields_belong_to_what_the_form_is_for() -> None:
    assert after("Subscribe to our newsletter", "First name", "Email address") == ["newsletter"] * 3
    assert after("Facebook", "Twitter", "Email", "Print") == ["share_bar"] * 4
    assert after(FOOT[0], "First name *", FOOT[1])[1] == "other"


def test_numbers_are_of_what_stands_beside_them() -> None:
    assert after(FOOT[0], "1", "2", "3", FOOT[1])[1:4] == ["pagination"] * 3
    assert after("Share", "12", FOOT[0])[:2] == ["share_bar"] * 2
    assert (
        after("Most read", "1", "The mill at Ansk takes on forty workers", "2")[1::2] == ["related_links"] * 2
    )


def test_months_of_an_archive() -> None:
    assert after(FOOT[0], "May 2031", "April 2031", "March 2031")[1:] == ["navigation"] * 3
    assert after(FOOT[0], "May 2031", FOOT[1])[1] == "metadata"


def test_a_line_over_and_over_is_what_it_is_once() -> None:
    page = ["Photo: Ann Example/Coast Pictures"] * 3
    assert after(FOOT[0], *page, FOOT[1])[1:-1] == ["caption"]


def test_tags_under_their_heading() -> None:
    assert after("Tags", "Ferry", "Net lofts", "Orrin") == ["metadata"] * 4


def test_the_name_over_who_that_is() -> None:
    bio = "Ann Example is a reporter who has written about boats since 2019."
    assert after(FOOT[0], "Ann Example", bio) == ["navigation", "metadata", "metadata"]


def test_lower_case_lines_put_together_are_labels() -> None:
    page = survey("\n".join(["Boats", "oars and nets", "floats", "buoys", "ropes", "tide tables"]))
    (passage,) = page.found[1:] if len(page.found) > 1 else page.found
    assert len(passage.pieces) > 4
    assert own_roles([passage], [None], [0]) == [("navigation", "labels in a column")]
