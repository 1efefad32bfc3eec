import pytest

from tui.reading.cleaning import align


@pytest.mark.parametrize("gone", [range(0), range(5, 16), range(9), range(30, 40)])
def test_passages_worded_alike_are_told_apart(gone: range) -> None:
    texts = [f"Police in Town{n} said {n} people had been arrested and that it went on." for n in range(40)]
    other = "\n".join(text for n, text in enumerate(texts) if n not in gone)
    assert align.aligned(texts, other) == [n not in gone for n in range(40)]


def test_a_line_that_stands_everywhere_does_not_multiply() -> None:
    lines = ["Read more"] * 4000
    places = align._Places("\n".join(lines))
    assert len(places.of(["read", "more"])) < 100
    assert len(align.aligned(lines, "\n".join(lines))) == 4000
