import io
import sys

import pytest

from tui.terminal.stderr import SafeStream


def test_nothing_that_a_terminal_obeys_gets_through(monkeypatch: pytest.MonkeyPatch) -> None:
    beneath = io.StringIO()
    monkeypatch.setattr(sys, "stderr", beneath)
    with SafeStream.around_stderr():
        print("title = '\x1b]0;owned\x07 \u202egnp.exe'", file=sys.stderr)
        assert not sys.stderr.isatty()
    assert sys.stderr is beneath
    assert not set("\x1b\x07\u202e") & set(beneath.getvalue())
    assert "owned" in beneath.getvalue()
