from tui.reading.cleaning import align


def test_a_line_that_stands_everywhere_does_not_multiply() -> None:
    lines = ["Read more"] * 4000
    places = align._Places("\n".join(lines))
    assert len(places.of(["read", "more"])) < 100
    assert len(align.aligned(lines, "\n".join(lines))) == 4000
