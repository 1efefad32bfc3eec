"""The footer's verdicts: named where there is room, by their keys alone where there is none."""

from tui.terminal.rows.footer import Item, footer

OTHERS: list[Item] = [("[u]ndo", True), ("[q]uit", True), ("[?]", True)]


def drawn(columns: int, names: str) -> str:
    verdicts: list[Item] = [(f"[{name[0]}]{name[1:]}", True) for name in names.split()]
    text = "".join(run[0] for run in footer(columns, verdicts, OTHERS))
    assert len(text) == columns
    return text


def test_verdicts_are_named_on_a_wide_screen() -> None:
    assert drawn(80, "accept reject").startswith(" [a]ccept [r]eject   ")


def test_many_verdicts_leave_room_for_help() -> None:
    text = drawn(80, "accept reject escalate skip hold wire monitor vouch yesterday")
    assert text.startswith(" [a][r][e][s][h][w][m][v][y] ")
    assert "[?]" in text
    assert "[h]old" in drawn(120, "accept reject escalate skip hold wire monitor vouch yesterday")


def test_a_narrow_screen_has_the_keys() -> None:
    assert drawn(60, "accept reject").startswith(" [a][r] ")
