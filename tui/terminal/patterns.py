"""A reviewer's own pattern over a text, in a process of its own: it can be stopped, whatever it does."""

import re
import subprocess
import sys
from collections.abc import Sequence

from tui.model import decode, encode
from tui.terminal.hits import MOST, Spans

SECONDS = 2.0
"""How long a pattern may take in one article."""

_PROGRAM = """
import json, re, sys
pattern, small, texts, most = json.load(sys.stdin)
try:
    found = re.compile(pattern, re.MULTILINE | (re.IGNORECASE if small else 0))
except Exception as error:
    print(json.dumps({"wrong": str(error), "at": getattr(error, "pos", None)}))
else:
    spans = []
    for text in texts:
        spans.append([])
        for hit in found.finditer(text):
            if hit.end() > hit.start():
                spans[-1].append(hit.span())
                if len(spans[-1]) >= most:
                    break
    print(json.dumps({"spans": spans}))
"""
_ESCAPED = re.compile(r"\\.", re.DOTALL)


class BadPattern(Exception):
    """It is no pattern; ``column`` (from 1, in the pattern) where that is known."""

    def __init__(self, message: str, column: int | None) -> None:
        super().__init__(message)
        self.column = column


class TooSlow(Exception):
    """It took longer than a pattern may."""


class PatternRun:
    """One pattern over some texts; ``run`` in a thread, ``stop`` from another."""

    def __init__(self, pattern: str, texts: Sequence[str]) -> None:
        self._asked = encode([pattern, not capitals(pattern), [*texts], MOST])
        self._child: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def run(self, seconds: float = SECONDS) -> list[Spans]:
        """Where the pattern matches in each text; raises ``BadPattern`` and ``TooSlow``."""
        if self._stopped or not sys.executable:
            return []
        with subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as child:
            self._child = child
            try:
                answer, _ = child.communicate(self._asked, seconds)
            except subprocess.TimeoutExpired:
                raise TooSlow from None
            finally:
                child.kill()
        if not answer:
            return []
        found = decode(answer, dict[str, object])
        if "wrong" in found:
            at = found.get("at")
            raise BadPattern(str(found["wrong"]), at + 1 if isinstance(at, int) else None)
        return decode(encode(found["spans"]), list[Spans])

    def stop(self) -> None:
        """Nobody waits for it any more."""
        self._stopped = True
        if self._child is not None:
            self._child.kill()


def capitals(pattern: str) -> bool:
    """Whether a pattern asks for capital letters: only then does case matter."""
    plain = _ESCAPED.sub("", pattern)
    return plain != plain.lower()
