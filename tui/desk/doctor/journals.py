"""The verdict journals, and the projection that is folded from them."""

from collections.abc import Iterator
from pathlib import Path

from tui.desk.doctor.finding import WITH_MEND, Finding
from tui.desk.open import VERDICTS
from tui.desk.projection import event_row, events_in, fold_new, rebuild
from tui.library import Library
from tui.library.columns import plain
from tui.query import parse
from tui.review.events import Event, Redo, Undo
from tui.review.fold import Fold
from tui.store.errors import StoreError
from tui.store.journal import journals, read_lines
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
    for name in names:
        if writer_and_part(name) is None and name not in (*torn, "lock", "keys.lock"):
            text = f"{verdicts / name}: is no journal and is not read"
            yield Finding("journals", "warning", text, "move it elsewhere")
    if not damage:
        kept = f"; {len(torn)} unfinished lines set aside ({torn[0]} …)" if torn else ""
        yield Finding("journals", "ok", f"{verdicts}: {len(paths)} journals, every line in its place{kept}")


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
    fold_new(library, folder)
    with library.checkup().moment():
        # As far as they were folded at this moment: others go on recording.
        folded = library.folded()
        lost = list(_lost(folder / VERDICTS, folded))
        events, damaged = _folded_events(folder / VERDICTS, folded)
        complaints = _differences(library, events)
    for path in lost:
        text = f"{path}: gone or cut short: the library has folded verdicts that are not there any more"
        yield Finding("projection", "wrong", text, BACKUP)
    if not complaints:
        if not lost:
            yield Finding("projection", "ok", f"{len(events)} events, the same in library and journals")
        return
    text = f"the library's verdicts differ from the journals: {complaints[0]} ({len(complaints)} in all)"
    if lost or damaged:
        # What the journals have lost may stand only here.
        yield Finding("projection", "wrong", text, "mend the journals first")
        return

    def anew() -> None:
        rebuild(library, folder)

    yield Finding("projection", "wrong", text, WITH_MEND, anew)


def _lost(verdicts: Path, folded: dict[str, int]) -> Iterator[Path]:
    for name, position in folded.items():
        path = verdicts / name
        if not path.exists() or path.stat().st_size < position:
            yield path


def _folded_events(verdicts: Path, folded: dict[str, int]) -> tuple[dict[str, Event], list[Damage]]:
    events: dict[str, Event] = {}
    damage: list[Damage] = []
    for name, position in folded.items():
        for line, end in read_lines(verdicts / name, report=damage.append):
            if end > position:
                break
            events.update(events_in(line))
    return events, damage


def _differences(library: Library, events: dict[str, Event]) -> list[str]:
    """What differs, a line for each event or article; linear in both."""
    fold = Fold((event_id, events[event_id]) for event_id in sorted(events))
    found = []
    unseen = set(events)
    for row in library.events(parse("")):
        event = events.get(row.event)
        unseen.discard(row.event)
        if event is None:
            found.append(f"event {row.event} is in no journal")
        elif isinstance(event, Undo | Redo):
            if row != event_row(row.event, event, row.article, False):
                found.append(f"event {row.event} differs")
        elif row != event_row(row.event, event, event.article, fold.undone(row.event)):
            found.append(f"event {row.event} differs")
    found += [f"event {one} is not in the library" for one in sorted(unseen)]
    articles = {plain(e.article): e.article for e in events.values() if not isinstance(e, Undo | Redo)}
    for identity, verdict, by, event_id in library.checkup().standing():
        standing = fold.standing(articles[identity]) if identity in articles else None
        wanted = (
            (None, None, None)
            if standing is None
            else (plain(standing[1].verdict), plain(standing[1].reviewer), standing[0])
        )
        if wanted != (verdict, by, event_id):
            found.append(f"article {identity} stands at {verdict}, should be {wanted[0]}")
    return found
