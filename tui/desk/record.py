"""Verdicts from JSON Lines: each acknowledged once it is on disk to stay."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import UNSET, Struct
from msgspec.structs import replace

from tui.desk.act import Act, beginnings
from tui.desk.cleaned import refuse_headline, whole_target
from tui.desk.config.settings import Settings
from tui.desk.errors import Unknown
from tui.desk.open import VERDICTS
from tui.desk.reading import article_of
from tui.desk.writing import Writing
from tui.library import DamagedText
from tui.model import (
    Article,
    CleaningRequest,
    NoteRequest,
    Recorded,
    TagsRequest,
    UndoRequest,
    VerdictRequest,
    decode,
)
from tui.review.events import Cleaning, Event, Note, Tagging, Undo, Verdict
from tui.review.scheme import SPAN_VERDICTS

CHUNK = 1 << 16
"""Bytes read at a time: the lines that have arrived together share one fsync."""


class Wrong(Struct, frozen=True):
    """A line that was not recorded, and why."""

    line: int
    reason: str


def record(folder: Path, reviewer: str, descriptor: int) -> Iterator[list[Recorded | Wrong]]:
    """Record the lines that arrive on a file descriptor; yields outcomes in input order, a list a batch.

    Raises ``NotSaved`` when the store cannot be written; what was yielded before is stored.
    """
    names = [kind.name for kind in Settings(folder=folder).verdicts]
    with Writing(folder, reviewer) as writing:
        number = 0
        for lines in _arriving(descriptor):
            numbered = list(enumerate(lines, number + 1))
            number += len(lines)
            yield _record_batch(writing, names, [(n, line) for n, line in numbered if line.strip()])


def record_lines(writing: Writing, names: list[str], lines: bytes) -> Act:
    """Record one line or several with one sync; what is wrong with some of them stands in ``refused``.

    Raises ``Unknown`` with what is wrong where that is all of them, ``NotSaved`` where they are not stored.
    """
    parted = lines.split(b"\n")
    outcomes = _record_batch(writing, names, list(enumerate(parted)))
    done = [one for one in outcomes if isinstance(one, Recorded)]
    wrong = [one for one in outcomes if isinstance(one, Wrong)]
    if not done:
        raise Unknown(wrong[0].reason)
    request = _understood(parted[0])
    what = f"{request.verdict} recorded" if isinstance(request, VerdictRequest) else "undone"
    cleaned = isinstance(request, CleaningRequest)
    if isinstance(request, NoteRequest | TagsRequest):
        what = f"{'note' if isinstance(request, NoteRequest) else 'tags'} recorded"
    elif cleaned:
        what = "line recorded"
    act = writing.act(tuple(one.event for one in done), done[0].article, what)
    refused = tuple((one.line, one.reason) for one in wrong)
    return replace(act, articles=len(done), refused=refused, cleaned=cleaned)


def _arriving(descriptor: int) -> Iterator[list[bytes]]:
    """The lines as they arrive, those of one read together."""
    begun: list[bytes] = []
    while chunk := os.read(descriptor, CHUNK):
        first, *others = chunk.split(b"\n")
        begun.append(first)
        if others:
            yield [b"".join(begun), *others[:-1]]
            begun = [others[-1]]
    if any(begun):
        yield [b"".join(begun)]


def _record_batch(
    writing: Writing, names: list[str], lines: list[tuple[int, bytes]]
) -> list[Recorded | Wrong]:
    """One batch: understood, stored with one sync, answered line by line."""
    requests = [(number, _understood(line)) for number, line in lines]
    keyed = any(getattr(request, "key", None) is not None for _, request in requests)
    with _alone(writing.folder / VERDICTS) if keyed else nullcontext():
        writing.fold()
        batch = _Batch(writing, names)
        for number, request in requests:
            batch.take(number, request)
        return batch.stored()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """No other process looks up or records keys meanwhile: between the two, a key could be stored twice."""
    descriptor = _lock_file(folder / "keys.lock")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _lock_file(path: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o660)
    if os.fstat(descriptor).st_uid == os.geteuid():
        # A team's other members take it too, whatever the umask.
        os.fchmod(descriptor, 0o660)
    return descriptor


Request = VerdictRequest | NoteRequest | TagsRequest | CleaningRequest | UndoRequest | str
"""What a line asks for, or why it cannot be understood."""


def _understood(line: bytes) -> Request:
    try:
        fields = decode(line, dict[str, Any])
        if "undo" in fields:
            return decode(line, UndoRequest)
        if "keep" in fields and "verdict" not in fields:
            return decode(line, CleaningRequest)
        # As export gives it back; a line with a verdict is one whatever it says it is.
        if "verdict" not in fields and fields.get("kind") in ("note", "tags"):
            return decode(line, NoteRequest) if fields["kind"] == "note" else decode(line, TagsRequest)
        return decode(line, VerdictRequest)
    except (msgspec.DecodeError, ValueError) as error:
        return str(error)


class _Batch:
    """Lines that share one sync: events to be stored, and each line's answer or the event it waits for."""

    def __init__(self, writing: Writing, names: list[str]) -> None:
        self._writing = writing
        self._names = names
        self._events: list[Event] = []
        self._keys: dict[str, tuple[int, str]] = {}
        self._answers: list[Recorded | Wrong | tuple[int, str]] = []

    def take(self, number: int, request: Request) -> None:
        """Take the request of a line."""
        answer: Recorded | Wrong | tuple[int, str]
        try:
            if isinstance(request, str):
                raise Unknown(request)
            answer = self._known(request.key) or self._keyed(request)
        except Unknown as error:
            answer = Wrong(number, str(error))
        self._answers.append(answer)

    def _known(self, key: str | None) -> Recorded | tuple[int, str] | None:
        """The answer to a key that has been recorded already."""
        if key is None or key in self._keys:
            return None if key is None else self._keys[key]
        library = self._writing.library
        known = next(filter(None, map(library.event_by_key, beginnings(key))), None)
        return None if known is None else Recorded(known.event, known.article)

    def _keyed(
        self, request: VerdictRequest | NoteRequest | TagsRequest | CleaningRequest | UndoRequest
    ) -> tuple[int, str]:
        if isinstance(request, UndoRequest):
            answer = self._undo(request)
        elif isinstance(request, CleaningRequest):
            answer = self._cleaning(request)
        elif isinstance(request, VerdictRequest):
            answer = self._verdict(request)
        else:
            answer = self._noted(request)
        if request.key is not None:
            self._keys[request.key] = answer
        return answer

    def _cleaning(self, request: CleaningRequest) -> tuple[int, str]:
        article, _ = self._writing.judged(request.article, request.revision)
        refuse_headline(*self._read(article), request.start, request.end)
        event = Cleaning(
            reviewer=request.reviewer or self._writing.reviewer,
            article=article,
            revision=request.revision,
            start=request.start,
            end=request.end,
            exact=request.exact,
            keep=request.keep,
            key=request.key,
            at=_moment(request.at),
        )
        return self._add(event, article)

    def _verdict(self, request: VerdictRequest) -> tuple[int, str]:
        names = [*self._names, *(SPAN_VERDICTS if request.target else ())]
        if request.verdict not in names:
            raise Unknown(f"unknown verdict {request.verdict!r} (there are {', '.join(names)})")
        article, revision = self._writing.judged(request.article)
        self._settled(article, request)
        target = request.target
        if target is not None and target.place == "raw" and request.verdict in SPAN_VERDICTS:
            target = whole_target(*self._read(article), target) if target.removed is UNSET else target
        event = Verdict(
            reviewer=request.reviewer or self._writing.reviewer,
            article=article,
            verdict=request.verdict,
            revision=request.revision or revision,
            note=request.note,
            tags=request.tags,
            at=_moment(request.at),
            key=request.key,
            target=target,
            act=request.act,
            settles=request.settles,
        )
        return self._add(event, article)

    def _read(self, article: str) -> tuple[Article, str]:
        """The article as it is read now, and its raw text."""
        seq = self._writing.library.exact(article)
        try:
            if seq is None:
                raise KeyError(article)
            return article_of(self._writing.library, seq), self._writing.library.raw(seq)
        except (KeyError, DamagedText) as error:
            raise Unknown(f"the raw text of {article!r} cannot be read: {error}") from None

    def _settled(self, article: str, request: VerdictRequest) -> None:
        """Raises ``Unknown`` where what it settles are no verdicts on the whole of the same article."""
        if request.settles and request.target is not None:
            raise Unknown("a verdict on a span settles nothing")
        for name in request.settles:
            known = self._writing.library.event(name)
            if known is None or (known.kind, known.article, known.target) != ("verdict", article, None):
                raise Unknown(f"unknown event {name!r}: settles names verdicts on the whole of this article")

    def _noted(self, request: NoteRequest | TagsRequest) -> tuple[int, str]:
        article, revision = self._writing.judged(request.article)
        reviewer = request.reviewer or self._writing.reviewer
        event: Event
        if isinstance(request, NoteRequest):
            event = Note(
                reviewer=reviewer,
                article=article,
                note=request.note,
                revision=revision,
                at=_moment(request.at),
                target=request.target,
                key=request.key,
            )
        else:
            event = Tagging(
                reviewer=reviewer,
                article=article,
                added=request.added,
                removed=request.removed,
                at=_moment(request.at),
                key=request.key,
            )
        return self._add(event, article)

    def _undo(self, request: UndoRequest) -> tuple[int, str]:
        known = self._writing.library.event(request.undo)
        if known is None or known.kind not in ("verdict", "clear", "cleaning", "note", "tags"):
            raise Unknown(f"unknown event {request.undo!r}")
        reviewer = request.reviewer or self._writing.reviewer
        event = Undo(reviewer=reviewer, event=request.undo, at=_moment(request.at), key=request.key)
        return self._add(event, known.article)

    def _add(self, event: Event, article: str) -> tuple[int, str]:
        self._events.append(event)
        return len(self._events) - 1, article

    def stored(self) -> list[Recorded | Wrong]:
        """Store the events; the answers, in the order of the lines. Raises ``NotSaved``."""
        ids = self._writing.store(self._events) if self._events else []
        return [
            Recorded(ids[answer[0]], answer[1]) if isinstance(answer, tuple) else answer
            for answer in self._answers
        ]


def _moment(at: str | None) -> str:
    """The time of a request as it was given, or empty for now; raises ``Unknown`` for what is no time."""
    if at is None:
        return ""
    try:
        datetime.fromisoformat(at)
    except ValueError:
        raise Unknown(f"at: {at!r} is no ISO 8601 time") from None
    return at
