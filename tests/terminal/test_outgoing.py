"""What leaves the desk: to the clipboard, to a browser, to another program."""

import asyncio
import stat
from base64 import b64decode
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.terminal.conftest import press
from tests.terminal.drawing import draw
from tests.terminal.fake_desk import FakeDesk
from tui.model import Origin
from tui.terminal import osc52, running
from tui.terminal.copying import chosen, copied_file
from tui.terminal.links import openable, punycode, warnings
from tui.terminal.no_window import NoWindow
from tui.terminal.rows.status import squeezed
from tui.terminal.work import Work

HOSTILE = "a\x1b]52;c;eA==\x07b\x9d\x07\x9c\x9bc\x00\x7f\r\ud800\nd\te"


class Terminal(NoWindow):
    """Keeps what it was sent."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def send(self, sequence: str) -> bool:
        self.sent.append(sequence)
        return True


@pytest.fixture
def terminal(work: Work, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    for name in ("TMUX", "STY", "SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT", "BROWSER", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    work.screen = terminal = Terminal()
    return terminal


def linked(work: Work, desk: FakeDesk, url: str | None) -> None:
    desk.articles[3] = replace(desk.articles[3], origin=Origin(url=url))
    work.session.go(2)


def clipboard(sequence: str) -> str:
    assert sequence.startswith("\x1b]52;c;") and sequence.endswith("\x07")
    return b64decode(sequence[7:-1], validate=True).decode("utf-8")


async def test_copies_headline_and_link(work: Work, desk: FakeDesk, terminal: Terminal) -> None:
    linked(work, desk, "https://varnholt.test/flood")
    await press(work, "Y")
    copied = clipboard(terminal.sent[0])
    assert copied.startswith("Flood leaves 1,400") and copied.endswith("\nhttps://varnholt.test/flood")
    assert work.said == f"copied {len(copied)} characters to the terminal (OSC 52)"


async def test_copies_the_marked_sentence_with_its_source(work: Work, terminal: Terminal) -> None:
    await press(work, "]", "]", "]", "Y")
    copied = clipboard(terminal.sent[0])
    assert "\n(Mara Vint, varnholt.test)" in copied and copied == chosen(work)


async def test_copies_the_whole_text_from_the_command_line(work: Work, terminal: Terminal) -> None:
    await press(work, ":", *"copy", "space", *"text", "enter")
    assert work.session.article is not None
    assert clipboard(terminal.sent[0]) == work.session.article.text
    await press(work, ":", *"copy", "space", *"x", "enter")
    assert work.said.startswith("copy takes nothing")


@pytest.mark.parametrize("env", [{}, {"TMUX": "x"}, {"STY": "x"}, {"TERM": "screen-256color"}])
def test_nothing_hostile_gets_out(env: dict[str, str]) -> None:
    sequence = osc52.sequence(HOSTILE * 100, env)
    assert sequence is not None
    rest = sequence
    if "TMUX" in env:
        rest, through = sequence.split("\x1bPtmux;", 1)
        assert through == rest.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    elif env:
        plain, _, chunks = sequence.partition("\x1bP")
        pieces = [piece.removesuffix("\x1b\\") for piece in chunks.split("\x1bP")]
        assert all(len(piece) <= osc52.CHUNK for piece in pieces)
        rest = "".join(pieces)
        assert plain in ("", rest)
    assert clipboard(rest) == "a]52;c;eA==bc\nd\te" * 100


async def test_what_is_too_large_goes_to_a_file(work: Work, desk: FakeDesk, terminal: Terminal) -> None:
    assert osc52.sequence("x" * 56_244) is not None and osc52.sequence("x" * 56_245) is None
    desk.articles[3] = replace(desk.articles[3], title="x" * 60_000)
    work.session.go(2)
    await press(work, "Y")
    assert not terminal.sent
    assert work.said.startswith("kept in ") and "too much" in work.said
    assert copied_file().read_text() == "x" * 60_000 + "\n"
    assert stat.S_IMODE(copied_file().stat().st_mode) == 0o600


@pytest.mark.parametrize("term", ["linux", "vt100", "dumb", ""])
async def test_a_terminal_without_clipboard_gets_a_file(
    work: Work, terminal: Terminal, term: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", term)
    await press(work, "Y")
    assert not terminal.sent and "kept in" in work.said
    copied_file().unlink()
    copied_file().mkdir()
    await press(work, "Y")
    assert work.said.startswith("not copied: ")


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("https://varnholt.test/a", []),
        ("http://varnholt.test/", ["not encrypted (http)"]),
        ("https://vаrnholt.test/", ["the host in ASCII: xn--vrnholt-2fg.test"]),
        ("https://xn--vrnholt-2fg.test/", ["the host in its own letters: vаrnholt.test"]),
        (
            "https://bank.test@evil.test/",
            ["what stands before the @ is no host: the host is evil.test"],
        ),
        ("https://10.0.0.1:8080/", ["the host is a bare number", "port 8080"]),
        ("https://[::1", []),
    ],
)
def test_what_is_odd_about_a_link(link: str, said: list[str]) -> None:
    assert list(warnings(link)) == said


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "file:///etc/passwd", "varnholt.test", "https://", "https://a.test/\x1b[m", "-x"],
)
def test_what_is_not_opened(link: str) -> None:
    assert openable(link)


def test_a_host_that_cannot_be_encoded_is_shown_as_it_is() -> None:
    assert punycode("ü.test") == "xn--tda.test"
    assert punycode("\u0378" + "ü" * 70 + ".test").endswith(".test")


async def test_a_link_is_shown_whole_and_opened_after_yes(
    work: Work, desk: FakeDesk, terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    browser = tmp_path / "browser"
    browser.write_text(
        f'#!/bin/sh\nprintf %s "$1" > {tmp_path}/part; echo loud; mv {tmp_path}/part {tmp_path}/got\n'
    )
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    link = "https://vаrnholt.test/" + "long" * 40 + "?a=$(id)&b='"
    linked(work, desk, link)
    await press(work, "O")
    shown = draw(work, 80, 24)
    assert link in "".join(line.strip() for line in shown)
    assert any("! the host in ASCII: xn--vrnholt-2fg.test" in line for line in shown)
    assert "open it? y or n" in shown[22]
    await press(work, "a", "r")
    assert not desk.acts
    await press(work, "n")
    assert work.panel is None
    await press(work, "O", "y")
    assert work.panel is None and work.said == f"given to {browser}"
    while not (tmp_path / "got").exists():
        await asyncio.sleep(0.01)
    assert (tmp_path / "got").read_text() == link


async def test_far_from_any_browser_the_link_is_copied(
    work: Work, desk: FakeDesk, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "x")
    linked(work, desk, "https://varnholt.test/")
    await press(work, "O", "y")
    assert clipboard(terminal.sent[0]) == "https://varnholt.test/"
    assert work.said.startswith("no $BROWSER to open it: copied 22") and "OSC 52" in work.said


async def test_no_link_and_odd_links(work: Work, desk: FakeDesk, terminal: Terminal) -> None:
    linked(work, desk, None)
    await press(work, "O")
    assert work.said == "this article came without a link"
    linked(work, desk, "file:///etc/passwd")
    await press(work, "O", "y")
    assert work.panel is not None and "only http and https" in draw(work, 80, 24)[22]
    await press(work, "escape")
    assert work.panel is None


async def piped(work: Work, command: str) -> list[str]:
    await press(work, ":", *"pipe", "space", *command, "enter")
    panel = work.panel
    ready = getattr(panel, "ready", None)
    assert ready is not None
    await asyncio.wait([ready])
    return draw(work, 80, 24)


async def test_the_text_is_piped(work: Work, desk: FakeDesk) -> None:
    desk.articles[3] = replace(desk.articles[3], text="one two\nthree")
    work.session.go(2)
    shown = await piped(work, "wc -w; exit 3")
    assert any(line.split() == ["3"] for line in shown)
    assert shown[22].startswith(" exit status 3")
    await press(work, "a")
    assert not desk.acts
    await press(work, "q")
    assert work.panel is None
    shown = await piped(work, r"printf '\033]0;x\007'")
    assert any("␛]0;x␇" in line for line in shown)
    await press(work, "escape", "|")
    assert "no command is configured" in work.said
    work.desk.pipe = "cat"
    await press(work, "|")
    panel = work.panel
    await press(work, "escape")
    await asyncio.wait([getattr(panel, "ready")])  # noqa: B009
    assert work.panel is None


async def test_a_command_has_limits() -> None:
    ran = await running.piped("sleep 60 & sleep 60", "x", limit=0.2)
    assert ran.ending == "stopped after 0.2 s"
    ran = await running.piped("yes", "x", limit=5)
    assert (len(ran.output), ran.ending) == (running.MOST, "stopped after 200,000 bytes")
    ran = await running.piped("kill -9 $$", "x" * 1_000_000)
    assert ran.ending == "ended by SIGKILL"
    ran = await running.piped("test -t 0 || test -t 1 || cat < /dev/tty", "x")
    assert "/dev/tty" in ran.output


def test_the_browsers_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "b"
    program.write_text("")
    program.chmod(0o755)
    path = {"PATH": str(tmp_path)}
    assert running.opener({**path, "BROWSER": f"nowhere:{program} -n %s"}) == [str(program), "-n", "%s"]
    assert running.opener({**path, "BROWSER": "'"}) is None
    (tmp_path / "xdg-open").write_text("")
    (tmp_path / "xdg-open").chmod(0o755)
    assert running.opener(path) == ["xdg-open"]
    assert running.opener({**path, "SSH_TTY": "x"}) is None
    assert running.opener({**path, "SSH_TTY": "x", "DISPLAY": ":1"}) == ["xdg-open"]


@pytest.mark.parametrize("reason", ["tmux needs set -g set-clipboard on", "TERM=linux knows no clipboard"])
def test_where_it_is_kept_and_why_fit_on_80_columns(reason: str) -> None:
    said = f"kept in ~/.local/state/copydesk/copied.txt: {reason}"
    assert squeezed(said, 78, "…") == said
