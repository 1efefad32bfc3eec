"""What has to be recorded another time, where it could not be stored before the screen was left."""

from collections.abc import Sequence

from tui.desk import log
from tui.desk.desk import Desk
from tui.desk.unsaved import Request, Waiting
from tui.model import TagsRequest, VerdictRequest, decode
from tui.terminal.saving import Write
from tui.terminal.unsaved import Unsaved, unsaved


def to_be_recorded(desk: Desk, waiting: Sequence[Write]) -> tuple[list[Unsaved], bool]:
    """What has to be recorded for all that waits, and whether that is all of it.

    Where the library cannot be read any more nobody knows what an undo is about: verdicts and tags are kept.
    Undos that came from the file stay there, notes stay drafts.
    """
    writes = [write for write in waiting if write.kind != "record" or write.verdict]
    acts = [_waiting(write) for write in writes]
    whole, requests = True, []
    try:
        requests = desk.unsaved(acts)
    except Exception as error:  # Whatever it was: what can be kept without the library must be.
        log.crashed("not saved", error)
        whole = all(one.kind in ("decide", "tags", "note") for one in acts)
        requests = [one for act in acts if (one := _by_itself(desk.reviewer, act)) is not None]
    # As it stands in the file: with its note, if it has one.
    filed = {(one.article, one.verdict): one.line for one in writes if one.line}
    found = [unsaved(desk.library_path, request) for request in requests]
    lines = [filed.get((one.article or "", one.verdict)) for one in found]
    return [decode(line, Unsaved) if line else one for one, line in zip(found, lines, strict=True)], whole


def _waiting(write: Write) -> Waiting:
    kind = "decide" if write.kind == "record" else write.kind
    return Waiting(kind, write.article, write.verdict or "", write.note, write.added, write.removed)


def _by_itself(reviewer: str, act: Waiting) -> Request | None:
    if act.kind == "tags":
        return TagsRequest(article=act.article, added=[*act.added], removed=[*act.removed], reviewer=reviewer)
    if act.kind != "decide":
        return None
    return VerdictRequest(
        article=act.article, verdict=act.verdict, reviewer=reviewer, note=act.note, tags=[*act.added]
    )
