"""The verdict journals, and the projection that is folded from them."""

from collections.abc import Iterator
from pathlib import Path

from tui.desk.doctor.finding import WITH_MEND, Finding, once
from tui.desk.open import VERDICTS
from tui.desk.projection import event_row, events_in, fold_to_read, rebuild, whole_event
from tui.desk.words import counted
from tui.library import EventRow, Library
from tui.library.columns import plain
from tui.model import Standing
from tui.query import parse
from tui.review.events import Event, Redo, Undo
from tui.review.fold import Fold
from tui.review.recorder import Recorder
from tui.store.errors import StoreError
from tui.store.journal import journals, read_lines
from tui.store.merging import FORK
from tui.store.reader import Damage, writer_and_part
from tui.store.verify import verify

BACKUP = "put the file back from a backup; until then its other lines count, and nothing is dropped"
_TORN = "the last line is not finished"


def check_journals(folder: Path) -> Iterator[Finding]:
    """Every line's checksum and place in the chain, and what lies there that is no journal."""
    verdicts = folder / VERDICTS
    try:
        damage, paths = verify(verdicts), journals(verdicts)
        names = sorted(path.name for path in verdicts.iterdir()) if verdicts.is_dir() else []
    except (StoreError, OSError) as error:
        yield Finding("journals", "wrong", f"{verdicts}: {error}", "let this user read it")
        return
    for one in damage:
        yield _damaged(one)
    torn = [name for name in names if name.endswith(".torn")]
    for name in (one for one in names if FORK in one):
        text = (
            f"{verdicts / name}: a merge kept this fork aside: what it has beyond our journal does not count"
        )
        yield Finding(
            "journals", "warning", text, "move it elsewhere, or to NAME.jsonl if it is to count too"
        )
    for name in names:
        if FORK in name:
            continue
        if writer_and_part(name) is None and name not in (*torn, "lock", "keys.lock"):
            text = f"{verdicts / name}: is no journal and is not read"
            yield Finding("journals", "warning", text, "move it elsewhere")
    if not damage:
        kept = f"; {counted(len(torn), 'unfinished line')} set aside ({torn[0]} …)" if torn else ""
        text = f"{verdicts}: {counted(len(paths), 'journal')}, every line in its place{kept}"
        yield Finding("journals", "ok", text)


def _damaged(damage: Damage) -> Finding:
    if damage.reason == _TORN:
        mend = "nothing: it was never acknowledged; the next verdict of this user sets it aside"
        return Finding("journals", "warning", str(damage), mend)
    if damage.reason.startswith("format "):
        return Finding(
            "journals", "wrong", f"{damage}: its verdicts are not counted", "a newer copydesk reads it"
        )
    return Finding("journals", "wrong", str(damage), BACKUP)


def check_projection(library: Library, folder: Path) -> Iterator[Finding]:
    """Whether the library's verdicts are those of the journals, folded anew in memory."""
    with library.checkup().moment():
        # Asked before folding: that takes a journal that was cut short as it is now.
        cut = set(_lost(folder / VERDICTS, library.folded()))
    fold_to_read(library, folder)
    with library.checkup().moment():
        # As far as they were folded at this moment: others go on recording.
        folded = library.folded()
        lost = set(_lost(folder / VERDICTS, folded))
        events = _folded_events(folder / VERDICTS, folded)
        missing = [row for row in library.events(parse("")) if row.event not in events]
        complaints = _differences(library, events)
    # A file that is shorter than it was but lacks nothing is a copy put back.
    short = sorted(lost | cut if missing else lost)
    whole = {row.event: event for row in missing if (event := whole_event(row)) is not None}
    if len(whole) < len(missing):
        yield from _kept(short, missing, len(missing) - len(whole))
        return
    remedy = once(lambda: _mend(library, folder, whole))
    for path in short:
        text = f"{path}: gone or cut short: the library has folded verdicts that are not there any more"
        mend = f"put it back from a backup; {WITH_MEND} writes anew what the library has of it"
        yield Finding("projection", "wrong", text, mend, remedy)
    if missing:
        stand = "event stands" if len(missing) == 1 else "events stand"
        text = f"{len(missing):,} {stand} in no journal, only in the library ({missing[0].event})"
        yield Finding("projection", "wrong", text, f"{WITH_MEND} writes them into a journal", remedy)
    elif complaints:
        text = (
            f"the library's verdicts differ from the journals: {complaints[0]} ({len(complaints):,} in all)"
        )
        yield Finding("projection", "wrong", text, WITH_MEND, remedy)
    elif not short:
        yield Finding(
            "projection", "ok", f"{counted(len(events), 'event')}, the same in library and journals"
        )


def _kept(lost: list[Path], missing: list[EventRow], broken: int) -> Iterator[Finding]:
    """Events that neither journals nor library have whole: nothing is folded anew, what there is stays."""
    for path in lost:
        yield Finding("projection", "wrong", f"{path}: gone or cut short", BACKUP)
    text = (
        f"{counted(len(missing), 'event')} in no journal, only in the library, {broken:,} of them not whole:"
        f" {', '.join(row.event for row in missing[:3])}{' …' if len(missing) > 3 else ''}"
    )
    yield Finding("projection", "wrong", text, "mend the journals first: put the files back from a backup")


def _mend(library: Library, folder: Path, missing: dict[str, Event]) -> None:
    """Journal what only the library has; then the journals are all there is to fold."""
    if missing:
        with Recorder(folder / VERDICTS, "") as recorder:
            recorder.record_again(missing)
    rebuild(library, folder)


def _lost(verdicts: Path, folded: dict[str, int]) -> Iterator[Path]:
    for name, position in folded.items():
        path = verdicts / name
        if not path.exists() or path.stat().st_size < position:
            yield path


def _folded_events(verdicts: Path, folded: dict[str, int]) -> dict[str, Event]:
    events: dict[str, Event] = {}
    for name, position in folded.items():
        for line, end in read_lines(verdicts / name):
            if end > position:
                break
            events.update(events_in(line))
    return events


def _differences(library: Library, events: dict[str, Event]) -> list[str]:
    """What differs, a line for each journaled event or article; linear in both."""
    fold = Fold((event_id, events[event_id]) for event_id in sorted(events))
    found = []
    unseen = set(events)
    for row in library.events(parse("")):
        event = events.get(row.event)
        unseen.discard(row.event)
        if event is None:
            continue
        if isinstance(event, Undo | Redo):
            if row != event_row(row.event, event, row.article, False):
                found.append(f"event {row.event} differs")
        elif row != event_row(row.event, event, event.article, fold.undone(row.event)):
            found.append(f"event {row.event} differs")
    found += [f"event {one} is not in the library" for one in sorted(unseen)]
    articles = {plain(e.article): e.article for e in events.values() if not isinstance(e, Undo | Redo)}
    for identity, verdict, rest in library.checkup().standing():
        should, others = _stands(fold.stands(articles.get(identity, "")))
        if should != verdict:
            found.append(f"article {identity} stands at {verdict}, should be {should}")
        elif others != rest:
            found.append(f"what reviewers say of article {identity} differs")
    opinions = {
        (name, plain(by), plain(one.verdict or ""), one.event)
        for name, identity in articles.items()
        for by, one in fold.stands(identity).opinions.items()
    }
    other = opinions ^ set(library.checkup().opinions())
    found += [f"a reviewer’s verdict on article {name} differs" for name in sorted({one[0] for one in other})]
    given = {(name, plain(tag)) for name, identity in articles.items() for tag in fold.tags(identity)}
    differing = given ^ set(library.checkup().tags())
    return found + [
        f"article {identity} has other tags" for identity in sorted({one for one, _ in differing})
    ]


def _stands(standing: Standing) -> tuple[str | None, tuple[object, ...]]:
    """The verdict that stands, and the rest as the library has it beside an article."""
    last, settled = standing.last, standing.settlement
    return (
        None if last is None else plain(last.verdict or ""),
        (
            None if last is None else plain(last.reviewer),
            None if last is None else last.event,
            standing.disputed,
            len(standing.opinions),
            None if settled is None else settled.event,
        ),
    )
