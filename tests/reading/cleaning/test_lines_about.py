"""Lines about an article, its date and its authors, in the forms pages give them; all names are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reading.cleaning import Cleaned, clean
from tui.reading.cleaning.byline import byline, is_name_line
from tui.reading.cleaning.date_lines import is_date_line
from tui.reading.cleaning.dates import find_date, find_order

TITLE = "Board of Orrin meets in the net loft again"
REST = "The board met for three hours, and most of the town had come to hear what it would say. " * 2
FRENCH = (
    "Le conseil de la ville a voté lundi pour que le bac reste en service tout l’hiver, et la plupart des "
    "habitants étaient venus pour entendre ce que les élus allaient dire de cette affaire. " * 2
)


def page(*top: str, foot: str = "", rest: str = REST) -> Cleaned:
    return clean("\n".join([TITLE, *top, "", rest, "", rest, "", foot]))


@pytest.mark.parametrize(
    "line",
    [
        "Published May 3, 2031 at 7:34 p.m.",
        "May 3, 2031, 7:34 P.M.",
        "Last updated on Friday, May 3, 2031 at 10:15 a.m.",
        "May 3, 2031, 7 p.m.",
        "Publié le 3 octobre 2031 à 18h42, mis à jour le 4 octobre 2031 à 9h10",
        "Published: 03/04/2031",
    ],
)
def test_date_lines(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "It opened on May 3, 2031.",
        "The board met May 3, 2031 at 7:34 p.m.",
        "Ann Example, Orrin Hall, October 2, 2030 – February 15, 2031, with a talk",
    ],
)
def test_no_date_lines(line: str) -> None:
    assert not is_date_line(line)


def test_a_stop_of_the_afternoon_ends_no_sentence() -> None:
    cleaned = page("", "Published May 3, 2031 at 7:34 p.m.")
    assert cleaned.published == "2031-05-03T19:34"
    assert cleaned.text.startswith("The board met")


@pytest.mark.parametrize(
    "line",
    [
        "by Ann Example",
        "share",
        "updated 3 May 2031, 10:15",
        "photo: Ann Example",
        "read more",
        "von Jens Beispiel",
    ],
)
def test_labels_below_a_headline_are_no_part_of_it(line: str) -> None:
    cleaned = page(line)
    assert cleaned.title == TITLE
    assert line not in cleaned.text


@pytest.mark.parametrize(
    "lines",
    [
        (
            "The inquiry into the harbour of Orrin was led",
            "by Ann Example",
            "and ended on Monday after two years of work.",
        ),
        (
            "The board of Orrin had asked its members to",
            "share",
            "what they knew of the ferry and of its owner.",
        ),
        ("The board of Orrin said that it would hear", "more of the ferry and of its owner on Monday."),
    ],
)
def test_fragments_of_a_sentence_are_joined(lines: tuple[str, ...]) -> None:
    assert " ".join(lines[:2]) in page("", *lines).text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ann Example in Varnholt", ["Ann Example"]),
        ("By Ann Example May 3, 2031", ["Ann Example"]),
        ("By Ann Example and Bo Sample Published 3 May 2031", ["Ann Example", "Bo Sample"]),
        ("By Ann Example and Bo Sample, Orrin Post May 3, 2031, 7:34 p.m.", ["Ann Example", "Bo Sample"]),
        ("By Ann Example, Health Correspondent", ["Ann Example"]),
        ("By Ann Example Health Correspondent", ["Ann Example"]),
        ("By Ann Example, editor of the Orrin Post.", ["Ann Example"]),
        ("By Ann Example ExamplePublished 3 May 2031", ["Ann Example Example"]),
        ("By June Example", ["June Example"]),
        ("By Ann Example | Orrin Post", ["Ann Example"]),
        ("By Orrin Post Staff", []),
        ("Ann Example, Health Correspondent", ["Ann Example"]),
        ("作者:李例", ["李例"]),
        ("记者：李例、王例", ["李例", "王例"]),
        ("김예시 기자", ["김예시"]),
        ("김예시 기자 desk@orrin.test", ["김예시"]),
    ],
)
def test_bylines_with_more_than_names(text: str, names: list[str]) -> None:
    assert byline(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "By Friday, Ann Example had gone.",
        "Written by Ann Example, the play opened in Varnholt on Friday.",
        "By Ann Example in Varnholt the matter was closed.",
        "By June, Ann Example had gone",
        "By Invitation Only",
        "By Monday",
        "作者不明の本",
    ],
)
def test_sentences_are_no_bylines(text: str) -> None:
    assert byline(text) is None


def test_a_sentence_that_begins_as_a_byline_stays() -> None:
    cleaned = page("", "By Friday, Ann Example had gone.")
    assert cleaned.byline == []
    assert cleaned.text.startswith("By Friday")


def test_a_name_line_under_a_standfirst() -> None:
    standfirst = "What the members of the board had to say about the ferry and its owner"
    cleaned = page("", standfirst, "", "Ann Example", "3 May 2031")
    assert (cleaned.byline, cleaned.published) == (["Ann Example"], "2031-05-03")


@pytest.mark.parametrize("line", ["South Korea", "Climate Change", "Orrin Post", "Net Loft", "The Rundown"])
def test_labels_beside_a_date_are_no_authors(line: str) -> None:
    assert page("", line, "3 May 2031", "", "It met in the net loft, as ever.").byline == []


@pytest.mark.parametrize(
    "line", ["Ann Example | 3 May 2031", "Ann Example • 3 May 2031, 10:15", "Ann Example, 3 May 2031"]
)
def test_names_and_date_in_one_line(line: str) -> None:
    assert page("", line).byline == ["Ann Example"]


def test_name_lines() -> None:
    assert is_name_line("Ann Example and Bo Sample")
    assert not is_name_line("New Zealand")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("4 May 2031 • 2:30 min video", "2031-05-04"),
        ("4 May 2031 – 1.20 km", "2031-05-04"),
        ("4 мая 2031, 18:42 • 3 мин", "2031-05-04T18:42"),
        ("4 May 2031, $1.20", "2031-05-04"),
        ("4 May 2031 18:42 EſT+1", "2031-05-04T18:42"),
        ("2025年6月10日 下午3点20分", "2025-06-10T15:20"),
        ("2025年6月10日 上午12点20分", "2025-06-10T00:20"),
        ("2025年6月10日(火) 19時34分", "2025-06-10T19:34"),
        ("２０２５年６月１０日", "2025-06-10"),
        ("3 مايو 2031", "2031-05-03"),
        ("3 مايو/ أيار 2031", "2031-05-03"),
        ("٣ كانون الثاني ٢٠٣١، ١٠:١٥", "2031-01-03T10:15"),
        ("3 במאי 2031, 18:42", "2031-05-03T18:42"),
        ("۳ ژوئن ۲۰۳۱", "2031-06-03"),
        ("10 अप्रैल 2031 18:42", "2031-04-10T18:42"),
        ("3 พฤษภาคม 2574 เวลา 18.42 น.", "2031-05-03T18:42"),
        ("3 Μαΐου 2031 18:42", "2031-05-03T18:42"),
        ("3 Ağustos 2031", "2031-08-03"),
        ("3 października 2031, 18:42", "2031-10-03T18:42"),
        ("3 augustus 2031 om 18.42 uur", "2031-08-03T18:42"),
        ("3 maggio 2031 alle 18:42", "2031-05-03T18:42"),
        ("3 de maio de 2031 às 18h42", "2031-05-03T18:42"),
    ],
)
def test_dates_of_many_scripts(text: str, iso: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.iso == iso


ODD = "ſKİıßÅ١२０๓ﬁ¹²½Ⅷ"


@given(
    st.text(st.sampled_from(f"{ODD}0123456789 :.+-/()aApPmMeEsStTuUcCkKgGZzhd年月日点Mayjun"), max_size=40)
)
def test_odd_letters_and_digits_beside_a_date(tail: str) -> None:
    for text in (f"4 May 2031 {tail}", f"{tail} 2031-05-04 {tail}", f"2031年5月4日 {tail}", tail):
        found = find_date(text)
        assert found is None or (found.iso.isascii() and found.start < found.end <= len(text))
        byline(f"By Ann Example {text}")
        is_date_line(text)


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        (
            "Publié le 3 octobre 2031 à 18h42, mis à jour le 4 octobre 2031 à 9h10",
            "2031-10-03T18:42",
            "2031-10-04T09:10",
        ),
        ("Veröffentlicht am 3. Mai 2031, aktualisiert am 4. Mai 2031", "2031-05-03", "2031-05-04"),
        ("Publicado el 3 de mayo de 2031, actualizado el 4 de mayo de 2031", "2031-05-03", "2031-05-04"),
        ("Опубликовано 3 мая 2031, обновлено 4 мая 2031", "2031-05-03", "2031-05-04"),
        ("Опубліковано 3 травня 2031, оновлено 4 травня 2031", "2031-05-03", "2031-05-04"),
        ("Pubblicato il 3 maggio 2031, aggiornato il 4 maggio 2031", "2031-05-03", "2031-05-04"),
        ("Publicado em 3 de maio de 2031, atualizado em 4 de maio de 2031", "2031-05-03", "2031-05-04"),
        ("Gepubliceerd 3 mei 2031, bijgewerkt 4 mei 2031", "2031-05-03", "2031-05-04"),
    ],
)
def test_dates_of_change_in_other_languages(line: str, published: str, updated: str) -> None:
    cleaned = page("", line)
    assert (cleaned.published, cleaned.updated) == (published, updated)
    assert [piece.role for piece in cleaned.removed if piece.text.startswith(line[:9])] == ["metadata"]


@pytest.mark.parametrize(
    ("foot", "published", "updated"),
    [
        ("Last updated 25/12/2030", "2031-04-03", "2030-12-25"),
        ("Last updated 12/25/2030", "2031-03-04", "2030-12-25"),
        ("Last updated 3 May 2032", None, "2032-05-03"),
        ("", None, None),
    ],
)
def test_the_order_of_a_date_in_numbers(foot: str, published: str | None, updated: str | None) -> None:
    cleaned = page("", "Published: 03/04/2031", foot=foot)
    assert (cleaned.published, cleaned.updated) == (published, updated)


def test_a_language_with_one_order() -> None:
    assert page("", "Publié le 03/04/2031", rest=FRENCH).published == "2031-04-03"
    assert find_order("25/12/2023") == "day"
    assert find_order("1/2/2023") is None


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("The first ferry left the quay on 4 May 1931", None),
        ("Posted on 4 May 2021 by Ann Bell in Local news", "2021-05-04"),
        ("4 May 2021", "2021-05-04"),
    ],
)
def test_below_the_article_only_what_is_a_date_is_its_date(line: str, published: str | None) -> None:
    assert clean("\n".join([TITLE, *[REST] * 3, line, "About us"])).published == published


@pytest.mark.parametrize(
    "line",
    [
        "© Ann Vint", "(c) Ann Vint", "File photo: Ann Vint", "Handout photo: Ann Vint", "Stock image: Orrin",
        "AP photo: Ann Vint", "AFP photo: Ann Vint", "Photo: Ann Vint", "Image credit: Ann Vint",
        "Picture: Ann Vint", "Illustration: Ann Vint", "Tags: ferry", "Topics: ferry", "Filed under: ferry",
        "Keywords: ferry", "Labels: ferry", "Get our harbour newsletter", "Receive the harbour briefing",
        "Read our harbour digest", "Try our harbour letter", "Join our harbour briefing",
    ],
)  # fmt: skip
def test_no_form_is_passed_over_by_how_its_line_begins(line: str) -> None:
    assert any(removed.text == line and removed.role != "navigation" for removed in page(line).removed)


@pytest.mark.parametrize(
    "lead",
    [
        "By", "Written by", "Posted by", "Published by", "Reported by", "Text by", "Words by", "Story by",
        "Article by", "Analysis by", "Opinion by", "Author:", "Reporter:", "Writer:", "Von", "Par", "Por",
        "Автор:", "Авторка:", "Текст:", "Autor:", "Texte:",
    ],
)  # fmt: skip
def test_no_lead_is_passed_over_by_how_it_begins(lead: str) -> None:
    assert byline(f"{lead} Ann Vint") == ["Ann Vint"]
