"""A reviewer's word on a line stands over the cleaning, and offsets stay true."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.invariants import check_record
from tests.reading.test_any_text import texts
from tui.model import Override, RawDocument
from tui.reading.read import read

PAGE = """\
icon menu-bicon searchicon shareicon mailicon closeicon tgicon

Flood leaves 1,400 Varnholt homes dark

By Ida Morrow

Varnholt mayor Mara Vint said on Tuesday that about 1,400 homes had lost power after the Tarn broke its banks.

READ MORE: Tarn Bay ferry to stop for three weeks

“We have moved 212 people and we are not done,” Vint told reporters at the Corn Hall in the town.

We and our 214 partners store information on your device. Accept
"""


def override(piece: str, *, keep: bool, by: str = "ana") -> Override:
    start = PAGE.index(piece)
    return Override(start, start + len(piece), keep, by)


def document(*overrides: Override) -> RawDocument:
    return RawDocument(raw=PAGE, overrides=list(overrides))


def test_a_line_that_is_removed_says_by_whom() -> None:
    line = "“We have moved 212 people and we are not done,” Vint told reporters at the Corn Hall in the town."
    given_ = document(override(line, keep=False))
    article = read(given_)
    check_record(given_, article)
    assert "212" not in article.text and "Varnholt mayor" in article.text
    (gone,) = [one for one in article.removed if one.why == "removed by ana"]
    assert (gone.role, gone.text) == ("other", line)
    assert article.overrides == given_.overrides


def test_a_line_that_is_kept_comes_back_as_a_block_in_its_place() -> None:
    line = "READ MORE: Tarn Bay ferry to stop for three weeks"
    before = read(document())
    assert line not in before.text
    given_ = document(override(line, keep=True))
    article = read(given_)
    check_record(given_, article)
    at = article.text.index(line)
    assert article.text.index("Varnholt mayor") < at < article.text.index("212")
    assert next(block for block in article.blocks if block.start == at).role == "paragraph"


def test_the_later_word_counts_and_undone_together_they_change_nothing() -> None:
    line = "READ MORE: Tarn Bay ferry to stop for three weeks"
    kept, gone = override(line, keep=True), override(line, keep=False, by="bo")
    assert line not in read(document(kept, gone)).text
    assert line in read(document(gone, kept)).text
    assert read(document()).text == read(document(override("\n\n", keep=True))).text


def test_a_sentence_taken_out_of_the_middle_comes_back_into_its_paragraph() -> None:
    raw = "Mara Vint said so.\nThe pumps ran all night, she said.\nNobody was hurt in the town of Varnholt.\n"
    start = raw.index("The pumps")
    line = Override(start, raw.index("\nNobody"), False, "ana")
    for clean in (True, False):
        cut = RawDocument(raw=raw, clean=clean, overrides=[line])
        article = read(cut)
        assert "pumps" not in article.text and "Nobody" in article.text
        back = [line, Override(line.start, line.end, True, "ana")]
        again = read(RawDocument(raw=raw, clean=clean, overrides=back))
        assert again.text.split() == raw.split()
        for block in again.blocks:
            assert again.text[block.start : block.end].split() == [
                word for span in block.raw for word in raw[span.start : span.end].split()
            ]


def kept_again(raw: str, piece: str, *, nth: int = 0) -> list[str]:
    """The paragraphs of ``raw`` once the nth place of ``piece`` is kept."""
    at = -1
    for _ in range(nth + 1):
        at = raw.index(piece, at + 1)
    given_ = RawDocument(raw=raw, overrides=[Override(at, at + len(piece), True, "ana")])
    article = read(given_)
    check_record(given_, article)
    assert article.title == read(RawDocument(raw=raw)).title
    return [article.text[block.start : block.end] for block in article.blocks]


def test_a_repeat_that_is_kept_is_a_paragraph_of_its_own() -> None:
    line = "The pumps ran all night in the lower town, Mara Vint said, and nobody in the town slept."
    raw = f"Flood in Varnholt\n\n{line}\n{line}\n{line}\nNobody was hurt in the town of Varnholt.\n"
    assert kept_again(raw, line, nth=1)[:3] == [line, line, "Nobody was hurt in the town of Varnholt."]
    assert kept_again(raw, f"{line}\n{line}", nth=1)[:3] == [line, line, line]


def test_a_line_that_is_kept_keeps_the_spaces_of_its_script() -> None:
    line = "記者　中村さくら　港町"
    raw = PAGE.replace("READ MORE: Tarn Bay ferry to stop for three weeks", f"READ MORE: {line}")
    assert f"READ MORE: {line}" in kept_again(raw, f"READ MORE: {line}")


def test_the_headline_stays_the_headline() -> None:
    title = "Flood leaves 1,400 Varnholt homes dark"
    before = read(document())
    article = read(document(override(title, keep=True)))
    assert (article.title, article.text, article.removed) == (title, before.text, before.removed)
    whole = read(document(Override(0, len(PAGE), True, "ana")))
    assert whole.title == title
    assert title not in whole.text and "READ MORE" in whole.text and "icon menu" in whole.text
    gone = read(document(Override(0, len(PAGE), False, "ana")))
    assert (gone.title, gone.text) == (title, "")
    assert [one.why for one in gone.removed] == ["removed by ana", "the headline", "removed by ana"]


def test_very_many_lines_kept_at_once_come_back_each_by_itself() -> None:
    labels = [f"Label{i} q" for i in range(3000)]
    raw = "\n\n".join([*labels, PAGE])
    article = read(RawDocument(raw=raw, overrides=[Override(0, len(raw), True, "ana")]))
    assert [article.text[b.start : b.end] for b in article.blocks][:3000] == labels


@st.composite
def overridden_documents(draw: st.DrawFn) -> RawDocument:
    raw = draw(texts)
    edge = st.integers(-3, len(raw) + 3)
    overrides = draw(
        st.lists(st.builds(Override, edge, edge, st.booleans(), st.sampled_from(["ana", "bo"])), max_size=4)
    )
    return RawDocument(raw=raw, clean=True, overrides=overrides)


@settings(deadline=None)
@given(overridden_documents())
def test_kept_and_removed_are_all_of_the_text_whatever_is_overridden(document: RawDocument) -> None:
    article = read(document)
    check_record(document, article)
    for one in document.overrides[-1:]:
        start, end = max(one.start, 0), min(one.end, len(document.raw))
        inside = {i for i in range(start, end) if not document.raw[i].isspace()}
        for headline in [piece for piece in article.removed if piece.why == "the headline"]:
            inside -= set(range(headline.start, headline.end))
        taken = {i for piece in article.removed for i in range(piece.start, piece.end)}
        assert not (inside & taken) if one.keep else inside <= taken
