"""A desk without a library: articles in memory, verdicts in a list, a disk that can fail or be slow."""

import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Unpack

from msgspec.structs import replace

from tests.terminal.flood import FLOOD, RAW
from tui.desk.act import Named
from tui.desk.cleaned import word
from tui.desk.completion import Completion
from tui.desk.config.queries import SavedQuery
from tui.desk.decided import Decided, Decision, SpanVerdict
from tui.desk.desk import Act, NotSaved, Place, Reason, Row, TooLong, Unknown, VerdictKind
from tui.desk.ending import Ending
from tui.desk.gate import Gate
from tui.desk.leases import Desks
from tui.desk.offering import next_undecided
from tui.desk.others import News
from tui.desk.sought import sought
from tui.desk.unsaved import Request, Waiting
from tui.library import EventRow
from tui.model import Article, Block, Given, Origin, Span, Target, UndoRequest, VerdictRequest, decode
from tui.query import ORDERS, parse
from tui.query import order as order_of

AT = "2026-03-17T17:58:00Z"
SCHEME = tuple(
    VerdictKind(name=name, key=name[0], letter=name[0].upper())
    for name in ("accept", "reject", "escalate", "skip")
)


def plain(number: int, title: str, site: str, at: str, text: str | None = None) -> Article:
    """An article without marks."""
    body = text if text is not None else f"{title}.\n\nNothing else is known in Varnholt."
    return Article(
        id=f"plain-{number}",
        origin=Origin(),
        raw_sha256=f"{number:064x}",
        raw_length=len(body),
        rules="test",
        title=title,
        byline=[],
        site=site,
        published=f"2026-03-17T{at}",
        language="en",
        text=body,
        blocks=[Block(0, len(body), "paragraph", [Span(0, len(body))])],
        removed=[],
        sources=[],
        attributions=[],
        figures=[],
        signals=[],
    )


NEIGHBOURS = [
    (
        plain(1, "Ostrell council votes to keep night buses running until spring", "northpost.test", "17:52"),
        2,
        (),
    ),
    (
        plain(2, "Brandau: ‘no talks’ on harbour sale as union sets strike date", "coastwire.test", "17:40"),
        5,
        ("x",),
    ),
    (FLOOD, 3, ("unattributed-figure",)),
    (
        plain(3, "Varnholt flood: 1,150 homes cut off, says grid firm Tarnlicht", "coastwire.test", "17:30"),
        4,
        ("x",),
    ),
    (plain(4, "Tarn Bay ferry to stop for three weeks", "tarnbay.test", "17:12"), 1, ("x",)),
]


def row(seq: int, article: Article, sources: int = 0, signals: tuple[str, ...] = ()) -> Row:
    """The article's row, as the library would give it."""
    return Row(
        seq=seq,
        id=article.id,
        title=article.title,
        site=article.site,
        published=article.published,
        added="2026-03-17T17:55:00Z",
        language="en",
        verdict=None,
        verdict_by=None,
        verdict_event=None,
        undecided=True,
        disagree=False,
        sources=sources,
        unnamed=0,
        figures=0,
        unattributed=0,
        signals=signals,
        words=len(article.text.split()),
        removed=len(article.removed),
        confidence=article.confidence,
        unread=False,
        changed=False,
    )


class FakeQueue:
    """A list of rows whose desk knows what has been decided."""

    def __init__(self, desk: "FakeDesk", filter_: str, order: str, seqs: list[int]) -> None:
        self.newest = 0
        self.filter, self.order, self.complete = filter_, order, True
        self.sure, self.unmarked = True, False
        self.passed: set[int] = set()
        self.go_on = threading.Event()
        self.go_on.set()
        self._desk, self._seqs = desk, seqs

    def __len__(self) -> int:
        return len(self._seqs)

    def row(self, index: int) -> Row:
        return self._desk.rows[self._seqs[index]]

    def rows(self, start: int, stop: int) -> list[Row]:
        return [self._desk.rows[seq] for seq in self._seqs[start:stop]]

    def index_of(self, seq: int) -> int | None:
        return self._seqs.index(seq) if seq in self._seqs else None

    def reach(self, seq: int) -> int | None:
        return self.index_of(seq)

    def reach_last(self) -> int:
        return len(self._seqs) - 1

    def number(self, index: int) -> int | None:
        return index + 1

    def seq(self, index: int) -> int:
        return self._seqs[index]

    def stop(self) -> None:
        self.go_on.set()

    def rest(self) -> None:
        """Comes when the test says so."""
        self.go_on.wait(5)

    def join(self, everything: None) -> None: ...

    def forget(self, seq: int) -> None: ...

    def forget_all(self) -> None: ...

    def seqs(self, start: int, stop: int) -> list[int]:
        return self._seqs[start:stop]

    def next_undecided(
        self, index: int, step: int = 1, free: Callable[[Row], bool] = lambda row: True, held: int = 0
    ) -> int | None:
        count = len(self)
        self.passed = set()
        for away in range(1, count):
            at = (index + step * away) % count
            row = self.row(at)
            if row.undecided and free(row):
                return at
            if row.undecided:
                self.passed.add(row.seq)
        return None

    def bring(self, seq: int, index: int) -> int:
        standing = self.index_of(seq)
        if standing is not None:
            return standing
        self._seqs.insert(index, seq)
        return index


class FakeLeases:
    """Says of ``seen`` articles who reads them; those are not given."""

    def __init__(self) -> None:
        self.seen = Desks()
        self.trouble = ""
        self.unsaved: Callable[[], Iterable[str]] = tuple
        self.mine: str | None = None

    def readers(self, article: str) -> tuple[str, ...]:
        return self.seen.front.get(article, ())

    @property
    def held(self) -> int:
        return len(self.seen.front)

    def busy(self, article: str) -> tuple[str, ...]:
        return self.readers(article)

    def free(self, article: str, judged: int = 0) -> bool:
        return article not in self.seen.front

    def hold(self, article: str | None, *, judged: bool = False) -> None:
        self.mine = article

    def saved(self) -> None: ...

    def refresh(self) -> None: ...

    def claim(self, article: str, free: Callable[[], bool]) -> bool:
        if free():
            self.mine = article
        return free()


class FakeWatch:
    """Nobody else is at work."""

    def look(self, newest: int, *, lock: bool = False) -> News:
        return News(False)

    def close(self) -> None: ...


class FakeDesk:
    """Behaves as ``Desk`` does; ``broken`` says why nothing can be stored, ``slow`` how long it takes."""

    reviewer = "ana"
    scheme = SCHEME
    home = "verdict:none"
    trouble = ""
    behind: dict[int, Act] = {}
    pipe: str | None = None
    several = False
    blind = False

    def __init__(self, articles: list[tuple[Article, int, tuple[str, ...]]] | None = None) -> None:
        chosen = NEIGHBOURS if articles is None else articles
        self.library_path = Path("/nowhere/copydesk")
        self.leases = FakeLeases()
        self.articles = {seq: article for seq, (article, _, _) in enumerate(chosen, 1)}
        self.rows = {seq: row(seq, *one) for seq, one in enumerate(chosen, 1)}
        self.acts: list[tuple[int, str | None, str | None]] = []
        self.undone: list[tuple[int, str | None, str | None]] = []
        self.kept: Place | None = None
        self.together: list[list[int]] = []
        self.spans: dict[str, list[SpanVerdict]] = {}
        self.history: dict[str, list[Decision]] = {}
        self.disputes: dict[str, tuple[Given, ...]] = {}
        self.lines: list[tuple[str, int, int, bool]] = []
        self.read_again: list[int] = []
        self.long: set[str] = set()
        self.gate = Gate()
        self.broken: str | None = None
        self.slow = 0.0
        self.saved: list[SavedQuery] = []
        self.given: list[tuple[str | None, str | None, tuple[str, ...]]] = []
        self.noted: list[EventRow] = []
        self.tagged: dict[str, list[str]] = {}
        self.reasons: list[Reason] = []
        self.written: list[str] = []
        """The article of each thing recorded, undo and redo left out."""

    def queue(self, filter_: str = "", order: str = "newest", *, within: float | None = None) -> FakeQueue:
        if within is not None and filter_ in self.long:
            raise TooLong(filter_)
        parse(filter_)
        order_of(order)
        hidden = {seq for seq, one in self.rows.items() if filter_ == "verdict:none" and one.verdict}
        hidden |= set(self.rows) if filter_.startswith("tag:") else set()
        return FakeQueue(self, filter_, order, [seq for seq in self.rows if seq not in hidden])

    def coming(self, filter_: str, order: str) -> FakeQueue:
        queue = self.queue(filter_, order)
        queue.go_on.clear()
        return queue

    def first_queue(self, place: Place | None) -> FakeQueue:
        return self.queue(place.filter, place.order) if place else self.queue(self.home)

    def find(self, article: str) -> int | None:
        return next((seq for seq, one in self.articles.items() if one.id == article), None)

    def lead(self, seq: int) -> str:
        return self.articles[seq].text[:80]

    def warm(self) -> None: ...

    def queries(self) -> list[SavedQuery]:
        return self.saved

    def save_query(self, name: str, filter_: str, order: str) -> str | None:
        self.saved.append(SavedQuery(name, filter_, order, own=True))
        return None

    def drop_query(self, name: str) -> bool:
        self.saved = [one for one in self.saved if one.name != name]
        return True

    def mistaken(self) -> list[str]:
        return []

    def orders(self) -> list[tuple[str, str]]:
        return [(one.name, one.about) for one in ORDERS.values()]

    def completions(self, text: str, cursor: int) -> list[Completion]:
        start = text.rfind(" ", 0, cursor) + 1
        known = ("site:coastwire.test", "site:northpost.test", "source:", "signal:")
        found = [one for one in known if one.startswith(text[start:cursor])]
        return [Completion(start, cursor, one, "offered") for one in found]

    def excluding(self, filter_: str, ending: Ending) -> tuple[str, int, str] | None:
        return filter_, len(self.rows), ""

    def counts(self, filters: Sequence[str], ending: Ending) -> list[int | None]:
        return [self.count(one) for one in filters]

    def text(self, seq: int) -> str:
        return self.articles[seq].text

    def words(self, filter_: str) -> list[str]:
        return sought(parse(filter_))

    def watch(self) -> "FakeWatch":
        return FakeWatch()

    def count(self, filter_: str = "") -> int:
        return len(self.queue(filter_))

    def article(self, seq: int) -> Article:
        if seq not in self.articles:
            raise Unknown("the article is not in the library any more")
        return self.articles[seq]

    def raw(self, seq: int) -> str:
        return RAW if self.articles[seq].id == "flood" else self.articles[seq].text

    def next_undecided(self, queue: FakeQueue, index: int, step: int = 1) -> int | None:
        return next_undecided(queue, self.leases, index, step)  # type: ignore[arg-type]

    def _set(self, seq: int, verdict: str | None) -> None:
        self.rows[seq] = replace(
            self.rows[seq],
            verdict=verdict,
            verdict_by=self.reviewer if verdict else None,
            undecided=verdict is None,
        )

    def _write(self) -> None:
        with self.gate.passing():
            time.sleep(self.slow)
            if self.broken:
                raise NotSaved(self.broken)

    def revision(self, seq: int) -> str | None:
        return self.articles[seq].raw_sha256 if seq in self.articles else None

    def recorded(self, key: str) -> bool:
        return False

    def decide(
        self,
        seq: int,
        verdict: str | None,
        article: str | None = None,
        *,
        note: str | None = None,
        tags: Sequence[str] = (),
        settles: Sequence[str] = (),
        **named: Unpack[Named],
    ) -> Act:
        self._write()
        self.given.append((verdict, note, tuple(tags)))
        if seq not in self.articles or article not in (None, self.articles[seq].id):
            raise Unknown("the article is not in the library any more")
        self.acts.append((seq, self.rows[seq].verdict, verdict))
        self.written.append(self.rows[seq].id)
        self.undone.clear()
        self._set(seq, verdict)
        return Act((f"e{len(self.acts)}",), seq, self.rows[seq].id, verdict, f"{verdict} recorded")

    def identities(self, seqs: Sequence[int]) -> dict[int, str]:
        return {seq: self.articles[seq].id for seq in seqs if seq in self.articles}

    def settling(self, chosen: Mapping[int, str], verdict: str) -> dict[str, tuple[str, ...]]:
        return {}

    def decide_all(
        self,
        chosen: Mapping[int, str],
        verdict: str,
        tags: Sequence[str] = (),
        key: str | None = None,
        settles: Mapping[str, Sequence[str]] | None = None,
    ) -> Act:
        self._write()
        there = [seq for seq, one in chosen.items() if seq in self.articles and self.articles[seq].id == one]
        if not there:
            raise Unknown("none of the selected articles is in the library any more")
        self.together.append(there)
        self.written += [self.rows[seq].id for seq in there]
        self.given.append((verdict, None, tuple(tags)))
        for seq in there:
            self.acts.append((seq, self.rows[seq].verdict, verdict))
            self._set(seq, verdict)
        gone = len(chosen) - len(there)
        said = f"{verdict} recorded on {len(there)} articles" + (f"; {gone} deleted" if gone else "")
        return Act(("m",), there[0], self.rows[there[0]].id, verdict, said, len(there))

    def judge_span(self, article: str, verdict: str, target: Target, **named: Unpack[Named]) -> Act:
        self._write()
        self.written.append(article)
        self.spans.setdefault(article, []).append(SpanVerdict(verdict, self.reviewer, AT, target))
        return Act(("s",), self.find(article), article, None, verdict, target=target)

    def clean_line(
        self, article: str, revision: str, start: int, end: int, *, keep: bool, key: str | None = None
    ) -> Act:
        self._write()
        self.written.append(article)
        self.lines.append((article, start, end, keep))
        return Act(("c",), self.find(article), article, None, "kept" if keep else "removed", cleaned=True)

    def read_anew(self, seq: int) -> None:
        self.read_again.append(seq)

    def decided(self, article: str) -> Decided:
        dispute = self.disputes.get(article, ())
        cites = tuple(one.event for one in dispute)
        said = self.spans.get(article, [])
        spans = [one for one in said if one.target.place != "raw"]
        words = tuple(w for one in said if (w := word(one.reviewer, one.verdict, one.target)) is not None)
        history = self.history.get(article, [])
        return Decided(spans, history, dispute=dispute, cites=cites, words=words)

    def clear(self, seq: int, article: str | None = None, *, key: str | None = None) -> Act:
        return self.decide(seq, None, article)

    def note(
        self,
        seq: int,
        text: str,
        article: str | None = None,
        target: Target | None = None,
        **named: Unpack[Named],
    ) -> Act:
        self._write()
        one = EventRow(
            event="n", kind="note", article=article or "", reviewer="ana", at="", note=text, target=target
        )
        self.noted.append(one)
        self.written.append(article or "")
        return Act(("n",), seq, one.article, None, "note saved")

    def tag(
        self,
        seq: int,
        added: Sequence[str],
        removed: Sequence[str],
        article: str | None = None,
        **named: Unpack[Named],
    ) -> Act:
        self._write()
        self.written.append(article or "")
        kept = [one for one in self.tags(article or "") if one not in removed]
        self.tagged[article or ""] = [*kept, *added]
        changes = " ".join([*(f"+{one}" for one in added), *(f"-{one}" for one in removed)])
        return Act(("t",), seq, article or "", None, f"tags {changes}")

    def notes(self, article: str) -> list[EventRow]:
        return [one for one in self.noted if one.article == article]

    def tags(self, article: str) -> list[str]:
        return self.tagged.get(article, [])

    def why(self, article: str) -> list[Reason]:
        return self.reasons

    def known_tags(self) -> dict[str, int]:
        return {"follow up": 0, "flood": 3, "ferry": 1}

    def undo(self, key: str | None = None) -> Act | None:
        self._write()
        if not self.acts:
            return None
        seq, before, after = self.acts.pop()
        self.undone.append((seq, before, after))
        self._set(seq, before)
        return Act(("u",), seq, self.rows[seq].id, before, f"{after} taken back")

    def redo(self, key: str | None = None) -> Act | None:
        self._write()
        if not self.undone:
            return None
        seq, before, after = self.undone.pop()
        self.acts.append((seq, before, after))
        self._set(seq, after)
        return Act(("r",), seq, self.rows[seq].id, after, f"{after} again")

    def record(self, lines: bytes) -> Act:
        acts = [self._record(line) for line in lines.split(b"\n")]
        return replace(acts[0], articles=len(acts))

    def _record(self, line: bytes) -> Act:
        asked = decode(line, dict[str, str])
        if "undo" in asked:
            return self.undo() or Act((), None, "", None, "")
        seq = self.find(asked["article"])
        if seq is None:
            raise Unknown("unknown article")
        return self.decide(seq, asked["verdict"], asked["article"])

    def unsaved(self, acts: Sequence[Waiting], stored: Sequence[str] = ()) -> list[Request]:
        """As the desk's, for undos of what is stored or of the act right before."""
        found: list[Request] = []
        for act in acts:
            if act.kind == "note":
                continue
            if act.kind == "decide":
                found += [
                    VerdictRequest(
                        article=article,
                        verdict=act.verdict,
                        reviewer=self.reviewer,
                        act="together" if act.articles else None,
                        target=act.target,
                        key=act.key,
                    )
                    for article in act.articles or (act.article,)
                ]
            elif found and isinstance(found[-1], VerdictRequest):
                del found[-1]
            else:
                found.append(UndoRequest(undo=f"e{len(self.acts)}", reviewer=self.reviewer))
        return found

    def place(self) -> Place | None:
        return self.kept

    def remember(self, place: Place) -> None:
        self.kept = place

    def close(self) -> None:
        # It may be opened anew.
        self.gate = Gate()
