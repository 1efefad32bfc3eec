"""Dumps in the shapes scrapers leave; people and places are invented."""

import pytest

from tui.model import RemovedRole
from tui.reading.cleaning import Cleaned, clean

BODY = [
    "The island of Orrin will keep its winter ferry after the harbour board found money for a new engine, "
    "the board’s chair Tilda Brandvoll told a packed meeting in Skell on Thursday evening.",
    "About 90 people had come to the old net loft to hear how the board would pay. Some brought lanterns, "
    "because the lights had failed again.",
    "Brandvoll called the engine “a promise kept” and thanked the fishermen who had lent their own boats "
    "through the autumn.",
    "The engine costs 410,000 crowns, of which the county pays a third. The rest comes from the sale of a "
    "disused ice house, according to the board’s accounts.",
]
GLUED_ICONS = "icon bookmark-bicon bookmarkicon cameraicon checkicon chevron downicon closeicon fbicon"


def removed(cleaned: Cleaned, role: RemovedRole) -> list[str]:
    return [piece.text for piece in cleaned.removed if piece.role == role]


def paragraphs(cleaned: Cleaned) -> list[str]:
    return [cleaned.text[b.start : b.end] for b in cleaned.blocks]


def test_icons_doubled_headline_standfirst_comment_policy_and_player() -> None:
    title = "Orrin to keep its winter ferry – board (PHOTOS)"
    standfirst = (
        "The harbour board has found the money for a new engine, and the boat will sail all winter long"
    )
    policy = (
        "Dear readers! We are glad of your letters. Please note that comments are read before they appear, "
        "and that to leave comments you need to register. Have a look at our commenting policy"
    )
    player = ["Podcasts", "0:00", "24:55", "0:00", "15:36"]
    head = [GLUED_ICONS, "14 Mar, 2031 08:15", "", title, "", standfirst, title, ""]
    raw = "\n".join([*head, "\n\n".join(BODY), "", policy, *player])
    cleaned = clean(raw)
    assert cleaned.title == title
    assert cleaned.published == "2031-03-14T08:15"
    assert cleaned.language == "en"
    assert paragraphs(cleaned) == [standfirst, *BODY]
    assert [b.role for b in cleaned.blocks] == ["standfirst", *["paragraph"] * len(BODY)]
    assert removed(cleaned, "icon_names") == [GLUED_ICONS]
    assert removed(cleaned, "metadata") == ["14 Mar, 2031 08:15", title]
    assert removed(cleaned, "repeated_headline") == [title]
    assert removed(cleaned, "comment_policy") == [policy]
    assert removed(cleaned, "media_player") == ["Podcasts", "\n".join(player[1:])]
    assert len(cleaned.removed) == 7


def test_share_bars_related_links_and_adverts_inside_the_body_go_with_their_roles() -> None:
    raw = "\n".join(
        [
            "Home",
            "Sport",
            "Island board finds money for its boat - The Skell Courier",
            "Island board finds money for its boat",
            "By Ann Example and Bo Sample",
            "Published 3 May 2031, 7.05 pm",
            "Share on Facebook",
            "FILE PHOTO: The ferry at the quay in Skell. Lena Form/Coast Pictures",
            "",
            BODY[0],
            "",
            "READ MORE: The boat that would not start",
            "",
            BODY[1],
            "ADVERTISEMENT",
            BODY[2],
            "",
            BODY[3],
            "",
            "Sign up for our newsletter",
            "Related articles",
            "Three goats rescued from the weir",
            "Comments (3)",
            "Netmender: I was there and it was cold, but we were all glad that the board had come at last.",
            "We use cookies to make this site work.",
            "© 2031 The Skell Courier. All rights reserved.",
        ]
    )
    cleaned = clean(raw)
    assert cleaned.title == "Island board finds money for its boat"
    assert cleaned.byline == ["Ann Example", "Bo Sample"]
    assert cleaned.published == "2031-05-03T19:05"
    assert cleaned.site == "The Skell Courier"
    assert paragraphs(cleaned) == BODY
    assert removed(cleaned, "share_bar") == ["Share on Facebook"]
    assert len(removed(cleaned, "caption")) == 1
    assert removed(cleaned, "advertisement") == ["ADVERTISEMENT"]
    assert removed(cleaned, "newsletter") == ["Sign up for our newsletter"]
    assert removed(cleaned, "cookie_notice") == ["We use cookies to make this site work."]
    assert removed(cleaned, "copyright") == ["© 2031 The Skell Courier. All rights reserved."]
    related = "\n".join(removed(cleaned, "related_links"))
    assert "READ MORE" in related and "goats" in related
    assert "Netmender" in "\n".join(removed(cleaned, "comments"))


def test_sentences_broken_at_links_are_mended() -> None:
    raw = "\n".join(
        [
            "Winter ferry saved | Skell Courier",
            "Winter ferry saved",
            "The harbour board of",
            "Orrin",
            "has found the money for a new engine, its chair told a meeting in the net loft, and",
            "the boat",
            "will sail through the winter as it did before.",
            "About 90 people had come to hear how the board would pay for it, and",
            "some of them brought lanterns",
            ", because the lights had failed.",
            BODY[2],
            BODY[3],
        ]
    )
    cleaned = clean(raw)
    assert paragraphs(cleaned) == [
        "The harbour board of Orrin has found the money for a new engine, its chair told a meeting in the "
        "net loft, and the boat will sail through the winter as it did before.",
        "About 90 people had come to hear how the board would pay for it, and some of them brought lanterns, "
        "because the lights had failed.",
        BODY[2],
        BODY[3],
    ]


def test_a_brief_of_one_sentence_survives() -> None:
    brief = "Two boats were stolen from the quay at Skell on Sunday night, police said."
    cleaned = clean(f"Menu\nTwo boats stolen\n{brief}\nShare\n")
    assert brief in paragraphs(cleaned)
    assert cleaned.confidence < clean("\n\n".join(["Winter ferry saved", *BODY])).confidence


def test_prose_is_kept_where_nothing_looks_like_an_article() -> None:
    raw = (
        "Subscribe to our newsletter\n\nwe went down to the water and it was still there that night\n\nShare"
    )
    cleaned = clean(raw)
    assert "went down to the water" in cleaned.text
    assert cleaned.confidence < 0.5


def test_live_blog_times_stay_as_headings() -> None:
    entries = ["16:31", "Boats hauled in", BODY[0], "Share", "15:58", BODY[1], "Share", "15:02", BODY[2]]
    player = ["Podcasts", "0:00", "12:30"]
    raw = "\n".join(["Storm at Orrin – live", "Share", *entries, "Share", "14:40", BODY[3], *player])
    cleaned = clean(raw)
    headings = [cleaned.text[b.start : b.end] for b in cleaned.blocks if b.role == "heading"]
    assert headings == ["16:31", "Boats hauled in", "15:58", "15:02", "14:40"]
    assert removed(cleaned, "media_player") == ["Podcasts", "0:00\n12:30"]


@pytest.mark.parametrize("summary", [[], ["Summary", "The storm is over", "Two boats are lost"]])
@pytest.mark.parametrize("title", ["Storm at Orrin: live", "Storm at Orrin: boats hauled in from the sea"])
def test_the_headline_of_a_live_blog_is_none_of_its_entries(title: str, summary: list[str]) -> None:
    entries = [
        "16:31",
        "Boats hauled in",
        BODY[0],
        "15:58",
        "'We saw it come'",
        BODY[1],
        "15:02",
        title,
        BODY[2],
    ]
    entries += ["14:40", "Good morning", BODY[3]]
    menu = ["News", "Sport", "Weather", "Business", "Opinion", "Travel", "Sign in"]
    cleaned = clean("\n".join([*menu, title, *summary, *entries, "Related", "Ferry fares to rise"]))
    assert cleaned.title == title
    assert title not in cleaned.text
    assert paragraphs(cleaned) == [one for one in entries if one != title]


def test_a_correction_and_a_dateline_stay_in_the_text() -> None:
    wire = f"SKELL (Coast Agency) — {BODY[0]}"
    note = "Correction: An earlier version of this article gave the wrong price of the engine."
    cleaned = clean("\n\n".join(["Winter ferry saved", wire, *BODY[1:], note, "Share", "Related stories"]))
    assert paragraphs(cleaned) == [wire, *BODY[1:], note]
    assert cleaned.blocks[-1].role == "correction"


def test_what_is_given_wins_over_what_is_found() -> None:
    raw = "\n\n".join(["Winter ferry saved", "By Ann Example", "3 May 2031", *BODY])
    cleaned = clean(
        raw, title="Given title", byline=["Cy Other"], published="2030-01-01T00:00:00Z", language="da"
    )
    assert (cleaned.title, cleaned.byline) == ("Given title", ["Cy Other"])
    assert (cleaned.published, cleaned.language) == ("2030-01-01T00:00:00Z", "da")


def test_windows_line_ends_and_hard_spaces_change_nothing() -> None:
    raw = "\n\n".join(
        ["Winter ferry saved", "By Ann Example", *BODY, "Share\u00a0this", "\u200bRelated articles"]
    )
    plain, windows = clean(raw), clean(raw.replace("\n", "\r\n"))
    assert plain.text == windows.text
    assert removed(plain, "share_bar") == ["Share\u00a0this"]
    assert removed(plain, "related_links") == ["\u200bRelated articles"]


def test_a_standfirst_between_two_headlines_is_not_the_headline() -> None:
    raw = (
        "04 May, 2026 09:15\n\nQuarl ferry strike enters second week\n\n"
        "Crews say they will stay ashore until the winter rota is withdrawn\n"
        "Quarl ferry strike enters second week\n\n"
        "The strike of the Quarl ferry crews entered its second week on Monday, the harbour office said.\n\n"
        "“We will stay ashore until the rota is withdrawn,” crew delegate Jonna Prill told reporters.\n"
    )
    cleaned = clean(raw)
    assert cleaned.title == "Quarl ferry strike enters second week"
    assert [block.role for block in cleaned.blocks] == ["standfirst", "paragraph", "paragraph"]


def test_drop_caps_bullets_and_words_parted_at_the_end_of_a_line_are_mended() -> None:
    first, rest = BODY[0][0], BODY[0][1:]
    parted = [line for text in BODY[1:3] for line in text.replace("meeting", "meet-\ning").split("\n")]
    points = ["The engine comes from Ansk in June.", "The old boat goes to the museum in Skell."]
    raw = "\n".join([first, rest, "", BODY[1], "", *parted, "", "•", points[0], "•", points[1], "", BODY[3]])
    cleaned = clean(raw)
    assert paragraphs(cleaned)[0] == BODY[0]
    assert [f"• {point}" for point in points] == paragraphs(cleaned)[-3:-1]
    assert [b.role for b in cleaned.blocks][-3:-1] == ["list_item", "list_item"]
    words = "The council of Orrin voted on Mon-\nday to keep the ferry running all win-\nter, its chair said."
    assert clean(words).text == words.replace("\n", "")


def test_headlines_right_below_the_last_sentence_go() -> None:
    body = [
        "The harbour board of Tarnbay met on Monday and voted to close the old slipway for the winter.",
        "Its members had asked for a report on the cracks in the wall, which came out in early March.",
        "“Nobody should stand there when the tide is high,” said Vera Example, who chairs the board.",
        "The slipway will open again in May, once the wall has been looked at by engineers from Skell.",
    ]
    menu = [
        "Home",
        "News",
        "Sport",
        "Tides",
        "Letters",
        "Search",
        "Log in",
        "",
        "Slipway closes for winter",
        "",
    ]
    below = ["* Why the Skell bus is late again", "* Goats of the week", "* Friday rewind: the big storm"]
    cleaned = clean(
        "\n".join([*menu, "\n\n".join(body), "", *below, "", "Contact", "© 2031 The Tarnbay Post"])
    )
    assert cleaned.text == "\n\n".join(body)
