"""Outlets by their names' form: "the … Sun", "the news agency KRN", German titles in quotation marks."""

from msgspec.structs import replace

from tui.reading.attributions.kinds import heads, is_second
from tui.reading.attributions.names import Mention, mention
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import mapping


def speaker(view: View, source: Range) -> Mention:
    """The parts of a source phrase of at least one token, with the kind "media" for an outlet."""
    titled = _quoted_title(view, source)
    if titled is not None:
        return titled
    parts = mention(view, source)
    return replace(parts, kind="media") if _is_outlet(view, source, parts) else parts


def _quoted_title(view: View, source: Range) -> Mention | None:
    """A German paper or broadcast by its title: "die „Neue Mittelzeitung“", "das Magazin „Lupe“"."""
    start, end = source[0] + (view.tags[source[0]] == "D"), source[1] - 1
    if not is_second(view):
        return None
    if start == source[0] > 0 and not view.words_at(start - 1):
        # "ein Bericht der „Lupe“".
        start -= 1
    marks = [k for k in range(start, end) if not view.words_at(k)]
    if marks and any(heads(view.language).get(view.low(k)) == "document" for k in range(start, marks[0])):
        # "einem Bericht der „Lupe“": the report is the paper's.
        start = marks[0]
    while start < end and heads(view.language).get(view.low(start)) == "media":
        start += 1
    if end - start < 2 or view.words_at(start) or view.words_at(end):
        return None
    start += 1
    if not all(view.words_at(k) for k in range(start, end)):
        return None
    lows = [view.low(k) for k in range(start, end)]
    return Mention((start, end), lows[-1], frozenset(lows[:-1]), True, True, "media", False)


def _is_outlet(view: View, source: Range, parts: Mention) -> bool:
    """Whether a name is that of an outlet: a known one, or by the words around it; people bear no article."""
    start, end = parts.name
    if not parts.proper or parts.roles or (parts.plural and parts.kind == "group"):
        return False
    known = mapping(view.language, "attr_outlets")
    if known.get(" ".join(view.low(k) for k in range(start, end))) == "whole":
        return True
    kinds = heads(view.language)
    if end - start > 1 and view.low(start) in ("sunday", "daily", "evening", "morning", "weekly"):
        return True
    if any(kinds.get(view.low(k)) == "media" for k in range(max(source[0], start - 2), start)):
        return True
    return view.low(start - 1) == "the" and start > source[0] and known.get(view.low(end - 1)) == "end"
