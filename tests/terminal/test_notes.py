"""Notes, tags and reasons on the screen, to the column, and what becomes of them."""

import asyncio
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.terminal.conftest import clock, press
from tests.terminal.drawing import draw
from tests.terminal.fake_desk import SCHEME, FakeDesk
from tui.desk.settings import state_folder
from tui.model import encode
from tui.terminal.drafts import Drafts
from tui.terminal.editing import edit
from tui.terminal.glyphs import UNICODE
from tui.terminal.panels import note
from tui.terminal.panels.note import NotePanel
from tui.terminal.work import Work

NOTE = """\
 "# “We have moved 212 people and we are not done,” Vint told reporters at      |
 "  the Corn Hall. “Nobody should go back for a car.”                           |
                                                                                |
  ? Three bridges are closed and more than 40 roads are under water. Two        |
── note by ana, about “about 1,400 homes” (mark 2 of 14) ───────────────────────|
    Who counted the 1,400? Grid firm says 1,150 (coastwire 17:30).              |
    Ask Vint’s office for the hour of the count._                               |
                                                                                |
                                                                                |
 ctrl+s save   esc close, draft kept   ctrl+e open $EDITOR          draft 17:58 |
 note: letters are letters here                                                 |"""

SMALL_NOTE = """\
 3/5 verdict:none           saved 17:58 |
> 17:31 Flood leaves 1,400 Varnholt hom…|
─ varnholt.test 03-17 ────── 1–3 of 28 ─|
    Varnholt mayor Mara Vint said on    |
 ~# Tuesday that about 1,400 homes had  |
 ~  power after the Tarn broke its banks|
── note by ana, about the article ──────|
    漢_                                 |
                                        |
                                        |
 ctrl+s save  esc close  ctrl+e $EDITOR |
 note: letters are letters here         |"""

REASONS = """\
 "# “We have moved 212 people and we are not done,” Vint told reporters at      |
 "  the Corn Hall. “Nobody should go back for a car.”                           |
                                                                                |
── reject: why?  (desk.toml asks for a reason) ─────────────────────────────────|
     1  not news (advertisement, shop page)                                     |
     2  duplicate of another article                                            |
     3  unreadable: cleaning failed                                             |
     4  unsourced                                             last time         |
     5  other … (asks for a note)                                               |
 1–5 record and go on · enter takes the last one (4) · esc: nothing recorded    |
 reject: pick a reason                                                          |"""

SMALL_REASONS = """\
── reject: why?  (desk.toml asks for a…─|
 1  not news (advertisement, shop page) |
 2  duplicate of another article        |
 3  unreadable: cleaning failed         |
 4  unsourced (last)                    |
 5  other … (asks for a note)           |
 1–5 record  enter 4  esc leave         |
 reject: pick a reason                  |"""

WHY = (
    "not news (advertisement, shop page)",
    "duplicate of another article",
    "unreadable: cleaning failed",
    "unsourced",
)
FIRST = "Who counted the 1,400? Grid firm says 1,150 (coastwire 17:30)."
SECOND = "Ask Vint’s office for the hour of the count."


def keys(text: str) -> list[str]:
    return ["space" if char == " " else "enter" if char == "\n" else char for char in text]


def again(desk: FakeDesk) -> Work:
    """The screen opened anew."""
    work = Work(desk, UNICODE, clock)  # type: ignore[arg-type]
    work.begin()
    work.session.fit(80, 13)
    return work


async def until(true: Callable[[], bool]) -> None:
    for _ in range(2000):
        if true():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it never came to be")


def files() -> list[Path]:
    return sorted((state_folder() / "drafts").glob("*"))


async def test_the_note_editor_as_drawn(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(note, "PAUSE", 0.0)
    await press(work, "]", "]", "c", *keys(f"{FIRST}\n{SECOND}"))
    panel = work.panel
    assert isinstance(panel, NotePanel)
    await until(lambda: panel.hint(80)[1] == "draft 17:58")
    drawn = "\n".join(f"{line}|" for line in draw(work, 80, 24)[13:])
    assert drawn == NOTE
    assert panel.cursor() == (48, 2)
    await press(work, "ctrl+s")
    assert work.panel is None and work.said == "note saved"
    (noted,) = work.desk.notes("flood")
    assert noted.note == f"{FIRST}\n{SECOND}"
    target, text = noted.target, work.desk.article(3).text
    assert target is not None and text[target.start : target.end] == target.exact == "about 1,400 homes"
    assert text[target.start - len(target.prefix) : target.start] == target.prefix
    assert text[target.end :].startswith(target.suffix) and len(target.suffix) == 32
    assert files() == []


async def test_the_note_editor_on_the_smallest_screen(work: Work) -> None:
    await press(work, "c", "漢", "pagedown", "pageup")
    drawn = draw(work, 40, 12)
    wanted = SMALL_NOTE.split("\n")
    assert [f"{line}|" for line in drawn[6:]] == wanted[6:]
    assert drawn[2].endswith("of 28 ─")


async def test_no_verdict_fires_while_a_note_is_written(work: Work, desk: FakeDesk) -> None:
    await press(work, "c", *"areszqn")
    assert desk.given == [] and work.session.index == 2
    panel = work.panel
    assert isinstance(panel, NotePanel) and panel.editor.text == "areszqn"


async def test_a_draft_is_found_again_with_its_cursor(work: Work, desk: FakeDesk) -> None:
    await press(work, "]", "c", *keys("Who?"), "left", "left", "escape")
    assert work.said == "the draft is kept: c goes on with it"
    (path,) = files()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    later = again(desk)
    assert later.said.startswith("a note is not finished: c on “Flood leaves 1,400")
    later.session.go(2)
    await press(later, "c")
    panel = later.panel
    assert isinstance(panel, NotePanel)
    assert (panel.editor.text, panel.editor.cursor) == ("Who?", 2)
    assert "about “Varnholt mayor Mara" in draw(later, 80, 24)[17]
    await press(later, "ctrl+s")
    assert [one.target is not None for one in desk.notes("flood")] == [True]
    assert files() == [] and not again(desk).said


async def test_leaving_keeps_what_was_typed_last(work: Work, desk: FakeDesk) -> None:
    await press(work, "c", *"half")
    await work.finish()
    (draft,) = Drafts(desk.library_path, "ana").all()
    assert (draft.text, draft.cursor, draft.article) == ("half", 4, "flood")


async def test_a_note_on_a_mark_is_no_reason_for_a_verdict(asking: Work, desk: FakeDesk) -> None:
    await press(asking, "]", "c", *"mark", "escape", "r", "5")
    panel = asking.panel
    assert isinstance(panel, NotePanel) and panel.editor.text == ""
    await press(asking, *"why", "escape")
    assert asking.said == "the draft is kept: r goes on with it"
    later = again(desk)
    assert later.said.startswith("2 notes are not finished")
    later.session.go(2)
    await press(later, "r", "5")
    panel = later.panel
    assert isinstance(panel, NotePanel) and panel.editor.text == "why"
    await press(later, "ctrl+s")
    assert desk.given == [("reject", "why", ("reason:other",))]
    (left,) = Drafts(desk.library_path, "ana").all()
    assert left.text == "mark" and left.target is not None


async def test_each_span_has_a_draft_of_its_own(work: Work, desk: FakeDesk) -> None:
    await press(work, "c", *"all", "escape", "]", "c", *"one", "escape", "]", "c")
    panel = work.panel
    assert isinstance(panel, NotePanel) and panel.editor.text == ""
    await press(work, *"two", "ctrl+s", "[", "c")
    panel = work.panel
    assert isinstance(panel, NotePanel) and panel.editor.text == "one"
    await press(work, "escape", "escape", "c")
    panel = work.panel
    assert isinstance(panel, NotePanel) and panel.editor.text == "all"
    assert [one.note for one in desk.notes("flood")] == ["two"]


async def test_drafts_are_ones_own(work: Work, desk: FakeDesk) -> None:
    await press(work, "c", *"half", "escape")
    assert Drafts(desk.library_path, "bo").all() == []
    assert Drafts(Path("/elsewhere"), "ana").find("flood") is None
    (state_folder() / "drafts" / "torn.json").write_bytes(b'{"library"')
    assert len(Drafts(desk.library_path, "ana").all()) == 1


async def test_what_the_start_says_of_two_drafts_fits_on_80_columns(work: Work, desk: FakeDesk) -> None:
    await press(work, "c", *keys("Who?"), "escape", "n", "c", *keys("When?"), "escape")
    said = again(desk).said
    assert said.startswith("2 notes are not finished: c on “") and said.endswith("…” goes on with the last")
    assert len(said) <= 78


async def test_nothing_written_leaves_no_draft(work: Work) -> None:
    await press(work, "c", "space", "escape")
    await press(work, "c", *"x", "escape")
    await press(work, "c", "backspace", "escape")
    assert files() == [] and work.panel is None
    await press(work, "c", "ctrl+s")
    assert work.said == "nothing is written yet: nothing saved"


async def test_a_note_that_cannot_be_stored_stays_a_draft(work: Work, desk: FakeDesk) -> None:
    desk.broken = "no space left on device"
    await press(work, "c", *"Who?", "ctrl+s")
    assert work.saving == ("NOT SAVED 1", True)
    await press(work, "q")
    assert work.said.startswith("1 note is not saved (no space left on device)")
    await work.finish()
    assert [one.text for one in Drafts(desk.library_path, "ana").all()] == ["Who?"]
    assert not (state_folder() / "unsaved.jsonl").exists()


async def test_a_mark_under_the_panel_comes_into_sight(work: Work) -> None:
    for _ in range(6):
        await press(work, "]")
        await press(work, "c")
        lines = draw(work, 80, 24)[9:17]
        assert [line[0] for line in lines].count(">") == 1, lines
        await press(work, "escape")


async def test_the_article_is_paged_by_what_is_seen_of_it(work: Work) -> None:
    await press(work, "c")
    seen = draw(work, 80, 24)[9:17]
    await press(work, "pagedown")
    seen += draw(work, 80, 24)[9:17]
    await press(work, "pagedown", "pagedown")
    seen += draw(work, 80, 24)[9:17]
    await press(work, "escape")
    whole = "\n".join(seen)
    for words in ("Varnholt mayor", "Corn Hall", "Two", "Fire chief", "comment.", "passes the weir."):
        assert words in whole, words
    assert draw(work, 80, 24)[6].endswith("6–18 of 18 ──")


async def test_the_text_comes_back_from_another_editor(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work.screen, "edit", lambda text: f"{text} and more", raising=False)
    await press(work, "c", *"Who", "ctrl+e")
    panel = work.panel
    assert isinstance(panel, NotePanel) and panel.editor.text == "Who and more"

    def gone(text: str) -> str:
        raise OSError(2, "No such file or directory")

    monkeypatch.setattr(work.screen, "edit", gone, raising=False)
    await press(work, "ctrl+e")
    assert panel.hint(80)[1] == "No such file or directory"
    assert panel.editor.text == "Who and more"


async def test_tags_are_changed_and_shown(work: Work, desk: FakeDesk) -> None:
    desk.tagged["flood"] = ["old", "two words"]
    await press(work, "t")
    lines = draw(work, 80, 24)
    assert lines[22].startswith(" tags: ") and lines[22].endswith("now: old, two words ")
    await press(work, *"fl", "tab", *"-old", "space", *"+new", "enter")
    assert work.panel is None and work.said == "tags +flood +new -old"
    assert desk.tagged["flood"] == ["two words", "flood", "new"]
    await press(work, "]", "escape")
    assert "4 by nobody · two words" in draw(work, 120, 24)[22]
    await press(work, "t", *"-none", "enter")
    assert "no tag none here" in draw(work, 80, 24)[22]
    await press(work, "escape", "t", *"new", "enter")
    assert work.said == "no tag changed"


async def test_tags_to_choose_from_those_of_the_desk_first(work: Work, desk: FakeDesk) -> None:
    await press(work, "t", "tab")
    drawn = draw(work, 80, 24)
    assert '"follow up"' in drawn[19] and "of desk.toml" in drawn[19]
    assert "flood" in drawn[20] and "3 articles" in drawn[20]
    desk.tagged["flood"] = ["old"]
    await press(work, "escape", "escape", "t", "-", "tab", "enter")
    assert desk.tagged["flood"] == []


async def test_notes_and_tags_stand_in_row_23_and_in_the_inspector(work: Work, desk: FakeDesk) -> None:
    desk.tagged["flood"] = ["budget"]
    desk.note(3, "Who counted?\x1b[2J", "flood")
    work.session.annotations.forget()
    assert "4 by nobody · 1 note · budget" in draw(work, 120, 24)[22]
    assert draw(work, 80, 24)[22].startswith(" 4 sources, 1 unnamed · 8 figures, 4 by nobody")
    inspector = work.session.inspector
    assert inspector is not None
    lines = [item.left for item in inspector.items]
    at = lines.index("NOTES")
    assert lines[at : at + 3] == ["NOTES", "ana", "  Who counted?␛[2J"]
    assert lines[lines.index("TAGS") + 1] == "budget"


@pytest.fixture
def asking(work: Work, desk: FakeDesk) -> Work:
    """A desk that wants to know why something is rejected."""
    desk.scheme = tuple(replace(one, reasons=WHY) if one.name == "reject" else one for one in SCHEME)
    (state_folder() / "reasons.json").parent.mkdir(parents=True, exist_ok=True)
    (state_folder() / "reasons.json").write_bytes(encode({"ana": {"reject": "unsourced"}}))
    return work


async def test_reasons_as_drawn(asking: Work, desk: FakeDesk) -> None:
    await press(asking, "r")
    assert "\n".join(f"{line}|" for line in draw(asking, 80, 24)[13:]) == REASONS
    assert "\n".join(f"{line}|" for line in draw(asking, 40, 12)[4:]) == SMALL_REASONS
    await press(asking, "q", "9", "x", "a")
    assert desk.given == []
    await press(asking, "escape")
    assert desk.given == [] and asking.said == "nothing recorded"


async def test_a_digit_picks_and_enter_takes_the_last_one(asking: Work, desk: FakeDesk) -> None:
    await press(asking, "r", "2")
    assert desk.given == [("reject", None, ("reason:duplicate of another article",))]
    assert asking.panel is None and asking.session.index == 3
    later = again(desk)
    later.session.go(0)
    await press(later, "r", "enter")
    assert desk.given[1] == ("reject", None, ("reason:duplicate of another article",))
    await press(later, "a")
    assert desk.given[2] == ("accept", None, ())


async def test_enter_without_a_last_one_records_nothing(asking: Work, desk: FakeDesk) -> None:
    (state_folder() / "reasons.json").write_bytes(b"{torn")
    await press(asking, "r", "enter")
    assert desk.given == [] and asking.panel is not None
    assert "takes the last" not in draw(asking, 80, 24)[22]


async def test_another_reason_goes_with_its_note(asking: Work, desk: FakeDesk) -> None:
    await press(asking, "r", "5", *keys("Two towns mixed up"))
    assert desk.given == []
    assert isinstance(asking.panel, NotePanel)
    await press(asking, "ctrl+s")
    assert desk.given == [("reject", "Two towns mixed up", ("reason:other",))]
    assert files() == [] and desk.noted == []


async def test_another_reason_left_records_nothing_and_keeps_the_words(asking: Work, desk: FakeDesk) -> None:
    await press(asking, "r", "5", *"Two", "escape")
    assert desk.given == [] and len(files()) == 1


async def test_what_is_pasted_is_kept_after_a_pause(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(note, "PAUSE", 0.0)
    await press(work, "c")
    work.paste("one\rtwo\x1b[2J\u202e")
    await until(lambda: bool(files()))
    assert "one" in draw(work, 80, 24)[18] and draw(work, 80, 24)[19].startswith("    two␛[2J⟦RLO⟧_")
    await press(work, "ctrl+s")
    assert [one.note for one in work.desk.notes("flood")] == ["one\ntwo\x1b[2J\u202e"]


@pytest.mark.parametrize(
    ("editor", "reason"),
    [
        ("/nowhere/ed", "/nowhere/ed: No such file or directory"),
        ("'", "$EDITOR cannot be understood: No closing quotation"),
        ("false", "false ended with 1: the note is as it was"),
    ],
)
def test_an_editor_that_does_not_work_leaves_the_note_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, editor: str, reason: str
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("EDITOR", editor)
    monkeypatch.delenv("VISUAL", raising=False)
    with pytest.raises(OSError) as caught:
        edit("Who?")
    assert caught.value.strerror == reason
    assert files() == []


def test_an_editor_gets_and_gives_every_character(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("VISUAL", "sh -c 'echo x >> \"$0\"'")
    assert edit("Who?\x1b\u202e\r") == "Who?\x1b\u202e\rx"
