"""Dumps in the shapes scrapers leave; people and places are invented."""

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
