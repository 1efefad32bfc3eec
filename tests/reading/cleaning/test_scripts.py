"""Pages in scripts and languages without weights of their own come out whole; all names are invented.

``scripts/LANGUAGE.txt`` is a page from top to bottom: ``=`` its headline, ``#`` its date, ``+`` a paragraph
of its article, ``-`` what stands around it.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tui.intake.layout import lay_out
from tui.reading.cleaning import Cleaned, clean, clean_page
from tui.reading.cleaning.scripts import unserved

FOLDER = Path(__file__).parent / "scripts"
Rows = list[tuple[str, str]]
Shape = Callable[[list[tuple[str, str]]], Cleaned]
PAGES: dict[str, Rows] = {
    file.stem: [(line[0], line[2:]) for line in file.read_text("utf-8").splitlines()]
    for file in sorted(FOLDER.glob("*.txt"))
}
LATIN = ("tr", "vi")
"""Their phrases are not known yet: more of the page stays."""
UNSPACED = ("ja", "th", "zh", "zh-tw")


def lines(rows: Rows) -> Cleaned:
    return clean("\n".join(text for _, text in rows))


def paragraphs(rows: Rows) -> Cleaned:
    return clean("\n\n".join(text for _, text in rows))


def blocks(rows: Rows) -> Cleaned:
    """Blank lines around paragraphs alone."""
    return clean("".join(f"\n{text}\n\n" if kind in "+=" else f"{text}\n" for kind, text in rows))


def page(rows: Rows) -> Cleaned:
    first = next(i for i, (kind, _) in enumerate(rows) if kind == "=")
    last = max(i for i, (kind, _) in enumerate(rows) if kind == "+")
    form = {
        "=": "<h1>{}</h1>",
        "+": "<p>{}</p>",
        "#": "<time>{}</time>",
        "-": '<div><a href="#">{}</a></div>',
    }
    menu, foot = (
        "".join(f'<li><a href="/{text}">{text}</a></li>' for _, text in part)
        for part in (rows[:first], rows[last + 1 :])
    )
    story = "".join(form[kind].format(text) for kind, text in rows[first : last + 1])
    html = (
        f"<html><head><title>{rows[first][1]}</title></head><body><nav><ul>{menu}</ul></nav>"
        f"<article>{story}</article><aside><ul>{foot}</ul></aside></body></html>"
    )
    return clean_page(lay_out(html), html)


def texts(cleaned: Cleaned) -> list[str]:
    return [cleaned.text[block.start : block.end] for block in cleaned.blocks]


def name(shape: Shape) -> str:
    return shape.__name__


def of(rows: Rows, kind: str) -> list[str]:
    return [text for own, text in rows if own == kind]


def test_there_are_a_dozen_languages() -> None:
    assert len(PAGES) >= 12
    assert all(len(of(rows, "+")) >= 8 and len(of(rows, "-")) >= 12 for rows in PAGES.values())


@pytest.mark.parametrize("shape", [lines, paragraphs, blocks, page], ids=name)
@pytest.mark.parametrize("language", PAGES)
def test_every_paragraph_stays_and_the_page_goes(language: str, shape: Shape) -> None:
    rows = PAGES[language]
    cleaned = shape(rows)
    kept = texts(cleaned)
    assert [text for text in kept if text not in of(rows, "-")] == of(rows, "+")
    left = sum(text in kept for text in of(rows, "-"))
    assert left <= (6 if language in LATIN else 1)
    assert cleaned.title == of(rows, "=")[0]
    assert cleaned.language == language.partition("-")[0]
    assert cleaned.confidence > 0.6


@pytest.mark.parametrize("language", [own for own in PAGES if own not in LATIN])
@pytest.mark.parametrize("shape", [lines, paragraphs, page], ids=name)
def test_so_it_is_without_the_phrases_of_a_language(
    language: str, shape: Shape, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.reading.cleaning.scripts.phrase_verdict", lambda *_: None)
    rows = PAGES[language]
    kept = texts(shape(rows))
    assert [text for text in kept if text not in of(rows, "-")] == of(rows, "+")
    assert sum(text in kept for text in of(rows, "-")) <= len(of(rows, "-")) / 2


@pytest.mark.parametrize("language", PAGES)
@pytest.mark.parametrize("parted", ["\n", "\n\n"], ids=["lines", "paragraphs"])
@pytest.mark.parametrize("many", [2, 8])
def test_an_article_without_a_page(language: str, parted: str, many: int) -> None:
    rows = PAGES[language]
    title, body = of(rows, "=")[0], of(rows, "+")[:many]
    assert texts(clean(parted.join(body))) == body
    cleaned = clean(parted.join([title, *body]))
    assert (cleaned.title, texts(cleaned)) == (title, body)


@pytest.mark.parametrize("language", UNSPACED)
@pytest.mark.parametrize("width", [20, 30])
def test_filled_paragraphs_are_put_together_without_a_space(language: str, width: int) -> None:
    rows = PAGES[language]
    filled = [
        "\n".join(text[at : at + width] for at in range(0, len(text), width)).replace(" \n", "\n ")
        for text in of(rows, "+")
    ]
    kept = texts(clean("\n\n".join([of(rows, "=")[0], *filled])))
    assert [text.replace(" ", "") for text in kept] == [text.replace(" ", "") for text in of(rows, "+")]


def test_headlines_cut_to_fit_a_list_are_no_sentences() -> None:
    rows = PAGES["ko"]
    cut = [f"* {text[:18]}.." for text in of(rows, "+")]
    kept = texts(clean("\n".join([*cut[:4], *(text for _, text in rows), *cut])))
    assert not any(text in kept for text in cut)
    assert set(of(rows, "+")) <= set(kept)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council of Orrin voted on Monday. 奥林", None),
        ("Рада Орріна в понеділок вирішила зберегти пором.", None),
        ("“We will not go,” she said – and stayed…", None),
        ("议会决定保留渡轮。", "zh"),
        ("町は渡し船を残す。", "ja"),
        ("یہ فیصلہ پیر کو ہوا اور سب نے اسے پڑھا۔", "ur"),
        ("Խորհուրդը որոշեց պահել լաստանավը։", ""),
        ("", None),
    ],
)
def test_scripts_are_told(text: str, language: str | None) -> None:
    assert unserved(text) == language
