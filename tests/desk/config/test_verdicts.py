"""A library's own verdicts: what can be a name, a key, a letter, and what clashes."""

import json
import tomllib
from pathlib import Path

import pytest

from tui.desk.config.kinds import Wrong
from tui.desk.config.verdicts import NOT_NAMES, TAKEN, Verdicts
from tui.review.scheme import VerdictKind


def scheme(text: str) -> tuple[VerdictKind, ...]:
    return Verdicts().check(tomllib.loads(text)["verdict"])


def test_key_and_letter_follow_from_the_name() -> None:
    text = '[[verdict]]\nname = "Look"\n[[verdict]]\nname = "keep"\nkey = "d"\nletter = "Ø"\n'
    assert scheme(text) == (VerdictKind("Look", "l", "L"), VerdictKind("keep", "d", "Ø"))
    assert scheme('verdict = [{ name = "hold", key = "h" }]') == (VerdictKind("hold", "h", "H"),)


def test_reasons_are_kept_in_their_order() -> None:
    (kind,) = scheme('[[verdict]]\nname = "hold"\nreasons = ["unsourced", "not news"]\n')
    assert kind.reasons == ("unsourced", "not news")
    assert Verdicts().plain((kind,))[0]["reasons"] == ["unsourced", "not news"]
    assert "reasons" not in Verdicts().plain((VerdictKind("hold", "h", "H"),))[0]


def test_colour_and_guideline_are_the_desks_own() -> None:
    text = '[[verdict]]\nname = "hold"\ncolour = "red"\nguideline = """\nWhen in doubt.\nAsk.\n"""\n'
    (kind,) = scheme(text)
    assert (kind.colour, kind.guideline) == ("red", "When in doubt.\nAsk.")
    assert scheme(f"verdict = [{toml(Verdicts().plain((kind,))[0])}]") == (kind,)


def toml(table: dict[str, object]) -> str:
    return "{" + ", ".join(f"{name} = {json.dumps(value)}" for name, value in table.items()) + "}"


def wrong(text: str) -> list[tuple[tuple[str | int, ...], str]]:
    with pytest.raises(Wrong) as caught:
        scheme(text)
    return [(fault.path, fault.reason) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("entry", "path", "reason"),
    [
        ('{ name = "next", key = "y" }', (0, "name"), "next means something else already"),
        ('{ name = "none", key = "y" }', (0, "name"), "none means something else already"),
        ('{ name = "two words" }', (0, "name"), "one word"),
        ('{ name = "" }', (0, "name"), "one word"),
        ('{ name = "a:b" }', (0, "name"), "one word"),
        ("{ name = 3 }", (0, "name"), "one word"),
        ('{ name = "keep" }', (0, "key"), "'k' is the key of line up already"),
        ('{ name = "hold", key = "q" }', (0, "key"), "'q' is the key of quit already"),
        ('{ name = "hold", key = " " }', (0, "key"), "' ' is the key of page down already"),
        ('{ name = "hold", key = "5" }', (0, "key"), "one visible character that is no digit"),
        ('{ name = "hold", key = "f5" }', (0, "key"), "one visible character that is no digit"),
        ('{ name = "hold", key = "\\u001b" }', (0, "key"), "one visible character"),
        ('{ name = "hold", key = "\\u202e" }', (0, "key"), "one visible character"),
        ('{ name = "hold", letter = "h" }', (0, "letter"), "one capital letter"),
        ('{ name = "hold", letter = "!" }', (0, "letter"), "one capital letter"),
        ('{ name = "hold", letter = "HO" }', (0, "letter"), "one capital letter"),
        (
            '{ name = "hold" }, { name = "HOLD", key = "y" }',
            (1, "name"),
            "'HOLD' is the name of hold already",
        ),
        ('{ name = "hold" }, { name = "hark" }', (1, "key"), "'h' is the key of hold already"),
        (
            '{ name = "hold" }, { name = "later", letter = "H" }',
            (1, "letter"),
            "'H' is the letter of hold already",
        ),
        ('{ name = "hold", kee = "h" }', (0, "kee"), "no such field (did you mean key?)"),
        ('{ key = "h" }', (0,), "name is missing"),
        ('{ name = "hold", colour = "grene" }', (0, "colour"), "one of red, green, yellow, blue, magenta"),
        ("{ name = 'hold', colour = 3 }", (0, "colour"), "one of red"),
        ("{ name = 'hold', guideline = 3 }", (0, "guideline"), "a text of at most 2,000 characters"),
        (f'{{ name = "hold", guideline = "{"a" * 2001}" }}', (0, "guideline"), "a text of at most 2,000"),
        ('{ name = "hold", reasons = "old" }', (0, "reasons"), "a list of texts"),
        ('{ name = "hold", reasons = [""] }', (0, "reasons"), "a list of texts"),
        ('{ name = "hold", reasons = ["a", "a"] }', (0, "reasons"), "the same reason twice"),
        (f'{{ name = "hold", reasons = {[str(n) for n in range(9)]} }}', (0, "reasons"), "at most 8 reasons"),
    ],
)
def test_what_cannot_be_a_verdict(entry: str, path: tuple[str | int, ...], reason: str) -> None:
    found = wrong(f"verdict = [{entry}]")
    assert [one for one in found if one[0] == path and one[1].startswith(reason)], found


@pytest.mark.parametrize("text", ["verdict = []", 'verdict = "accept"', "verdict = [1]"])
def test_what_is_no_scheme(text: str) -> None:
    assert wrong(text)


def test_more_than_a_hand_remembers() -> None:
    entries = ", ".join(f'{{ name = "v{n}", key = "{chr(0x3B1 + n)}" }}' for n in range(13))
    assert "1 to 12 verdicts, not 13" in wrong(f"verdict = [{entries}]")[0][1]


def test_what_the_screen_has_commands_for_is_taken() -> None:
    from tui.terminal.keymap import keymap

    commands = keymap(()).commands
    typed = {
        " " if key == "space" else key
        for command in commands
        for key in command.keys
        if len(key) == 1 or key == "space"
    }
    assert typed == set(TAKEN)
    assert {command.name for command in commands} <= NOT_NAMES


def test_the_record_takes_the_librarys_verdicts_and_no_others(tmp_path: Path) -> None:
    import json
    import os

    from tui.desk.ingest import ingest
    from tui.desk.record import Wrong as WrongLine
    from tui.desk.record import record

    (tmp_path / "a.jsonl").write_text('{"id": "one", "text": "The ferry stops."}\n')
    library = tmp_path / "library"
    ingest(library, [str(tmp_path / "a.jsonl")], refused=lambda refusal: pytest.fail(str(refusal)))
    (library / "desk.toml").write_text('verdict = [{ name = "hold" }, { name = "later" }]')
    lines = "".join(json.dumps({"article": "one", "verdict": name}) + "\n" for name in ("hold", "accept"))
    reader, writer = os.pipe()
    os.write(writer, lines.encode())
    os.close(writer)
    taken, refused = (outcome for batch in record(library, "ana", reader) for outcome in batch)
    os.close(reader)
    assert not isinstance(taken, WrongLine)
    assert isinstance(refused, WrongLine)
    assert refused.reason == "unknown verdict 'accept' (there are hold, later)"
