"""Spans found again in texts that have been read anew."""

from hypothesis import given
from hypothesis import strategies as st

from tui.desk.spans import anchored, target_of

BODY = "Vint said so. Reed said no. Marsh said nothing at all."


def test_a_span_is_where_it_was() -> None:
    at = BODY.index("said no")
    assert anchored(target_of(BODY, "text", at, at + 4), BODY) == (at, at + 4)


def test_it_moves_with_its_surroundings() -> None:
    at = BODY.index("said no")
    target = target_of(BODY, "text", at, at + 4)
    longer = "A line came back. " + BODY
    assert anchored(target, longer) == (at + 18, at + 22)
    # One side of it is enough, where all of that side is there.
    shorter = BODY[BODY.index("Reed") :]
    assert anchored(target, shorter) == (5, 9)


def test_the_same_word_elsewhere_is_another_span() -> None:
    at = BODY.index("said no")
    target = target_of(BODY, "text", at, at + 4)
    assert anchored(target, "The pumps ran all night, they said of it.") is None
    assert anchored(target, "Nothing of it.") is None


words = st.lists(st.sampled_from(["said", "Reed", "no.", "“so”", "1,400", "\n\n", "é", "漢"]), max_size=30)


@given(words, words, words, words)
def test_what_is_found_is_the_same_text(
    before: list[str], inside: list[str], behind: list[str], new: list[str]
) -> None:
    head, exact = " ".join(before), " ".join(inside)
    body = head + exact + " ".join(behind)
    target = target_of(body, "text", len(head), len(head) + len(exact))
    changed = " ".join(new) + body
    for text in (body, changed, " ".join(new)):
        place = anchored(target, text)
        if exact and text is body:
            assert place == (len(head), len(head) + len(exact))
        if place is not None:
            assert text[place[0] : place[1]] == exact


def test_a_text_of_one_word_over_and_over_takes_no_long_time() -> None:
    body = "said " * 100_000
    target = target_of(body, "text", 250_000, 250_004)
    assert anchored(target, body) == (250_000, 250_004)
    assert anchored(target, "x" + body) is not None
