"""The dateline that opens a report: "VARNHOLT, March 17 (Coastwire) — …"."""

import re

from tui.model import Block, Dateline

_WITHIN = 140
_UPPER = "A-ZÀ-ÞА-ЯЁІЇЄҐ"
_REGION = r"(?:,\ [^\W\d_](?:[^\W\d_]|[.'’ ]){1,30})?"
_CAPITALS = rf"(?P<place>[{_UPPER}][{_UPPER} .'’\-]{{1,40}}[{_UPPER}]{_REGION})"
_NAME = rf"(?P<place>[{_UPPER}][\w.'’\-]{{1,20}}(?:[ /][\w.'’\-]{{1,20}}){{0,3}}{_REGION})"
_DAY = r"(?:,?\ [A-Z][a-z]{2,8}\.?\ \d{1,2}(?:,\ (?:19|20)\d\d)?)?"
_AGENCY = r"\ \((?P<agency>[^()]{2,40})\)"
_FORMS = (
    # With an agency any place and any dash; without one capitals and a long dash.
    re.compile(rf"{_CAPITALS}{_DAY}{_AGENCY}\ ?(?:--|[—–-])\ "),
    re.compile(rf"{_NAME}{_DAY}{_AGENCY}\ ?(?:--|[—–-])\ "),
    re.compile(rf"{_CAPITALS}{_DAY}(?P<agency>)\ ?(?:--|[—–])\ "),
)
_NO_PLACES = frozenset(["PHOTO", "VIDEO", "UPDATE", "UPDATED", "WATCH", "BREAKING", "OPINION"])


def find_dateline(text: str, blocks: list[Block]) -> Dateline | None:
    """The dateline at the beginning of one of the first three blocks; offsets count in ``text``."""
    for block in blocks[:3]:
        opening = text[block.start : min(block.end, block.start + _WITHIN)]
        for form in _FORMS:
            match = form.match(opening)
            if match and match["place"] not in _NO_PLACES:
                end = block.start + len(match[0].rstrip())
                return Dateline(block.start, end, match["place"].strip(), match["agency"] or None)
    return None
