import pytest

from tui.__main__ import split
from tui.terminal.start import Words, parse


@pytest.mark.parametrize(
    ("words", "command", "rest"),
    [
        ([], None, []),
        (["list", "site:x"], "list", ["site:x"]),
        (["./list"], None, ["./list"]),
        (["dumps/", "list"], None, ["dumps/", "list"]),
        (["--library", "L", "list", "a"], "list", ["--library", "L", "a"]),
        (
            ["--library=L", "--reviewer", "ana", "record", "-"],
            "record",
            ["--library=L", "--reviewer", "ana", "-"],
        ),
        (["--library", "list"], None, ["--library", "list"]),
        (["demo"], "demo", []),
        (["--help", "list"], "list", ["--help"]),
        (["--ascii", "--theme=mono", "dumps"], None, ["--ascii", "--theme=mono", "dumps"]),
        (["--library"], None, ["--library"]),
    ],
)
def test_first_word_decides(words: list[str], command: str | None, rest: list[str]) -> None:
    assert split(words) == (command, rest)


def test_screen_words() -> None:
    assert parse(["--library=L", "a", "--ascii", "--theme", "mono", "--", "-b"]) == Words(
        library="L", theme="mono", ascii=True, paths=["a", "-b"]
    )


@pytest.mark.parametrize(("words", "reason"), [(["--colour"], "--colour"), (["--theme"], "needs a value")])
def test_wrong_words_are_named(words: list[str], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse(words)
