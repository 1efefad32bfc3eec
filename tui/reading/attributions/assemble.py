"""Candidates to the model's attributions, with mode, channel, day and source."""

from datetime import date
from functools import cache

from tui.model import Attribution, Mode, Place, TextSpan
from tui.reading.attributions import Found
from tui.reading.attributions.channels import channel_of
from tui.reading.attributions.days import day_of, said_on
from tui.reading.attributions.found import Candidate
from tui.reading.attributions.meant import Meant
from tui.reading.attributions.view import Range, View
from tui.reading.lexicon import lexicon


def assemble(
    body: View,
    found: list[Candidate],
    headline: View | None,
    heads: list[Candidate],
    *,
    published: str | None,
) -> Found:
    """The room's answer: sources joined over headline and text, the headline's attributions first."""
    day = day_of(published)
    register = Meant(body, headline)
    ids = register.resolve(found, heads)
    attributions: list[Attribution] = []
    for view, group, place in ((headline, heads, "title"), (body, found, "text")):
        if view is None:
            continue
        numbers = {id(c): len(attributions) + n for n, c in enumerate(group)}
        channels = _channels(view, group)
        for candidate in group:
            nested = numbers.get(id(candidate.nested_in))
            attributions.append(
                _attribution(
                    view,
                    candidate,
                    ids.get(id(candidate)),
                    channels.get(id(candidate)),
                    day,
                    place,  # type: ignore[arg-type]
                    nested,
                )
            )
    return Found(register.sources(set(ids.values())), attributions)


def _channels(view: View, group: list[Candidate]) -> dict[int, Range]:
    """The channel of each candidate, by ``id()``; of several that share one the first has it."""
    found: dict[int, Range] = {}
    taken: set[int] = set()
    for candidate in group:
        channel = channel_of(view, candidate)
        if channel is not None and channel[0] not in taken:
            taken.add(channel[0])
            found[id(candidate)] = channel
    return found


def _attribution(
    view: View,
    candidate: Candidate,
    source_id: str | None,
    channel: Range | None,
    day: date | None,
    place: Place,
    nested: int | None,
) -> Attribution:
    ranges = candidate.ranges()
    how = mode(view, candidate.content)
    content: list[TextSpan] = [view.cut(piece) for piece in candidate.content]
    return Attribution(
        start=view.tokens.starts[min(ranges)[0]],
        end=view.tokens.ends[max(b for _, b in ranges) - 1],
        mode=how,
        source=view.cut(candidate.source) if candidate.source else None,
        cue=view.cut(candidate.cue) if candidate.cue else None,
        content=content,
        source_id=source_id,
        stance=candidate.stance,
        channel=view.cut(channel) if channel is not None else None,
        said_on=said_on(view, candidate, day) if day is not None else None,
        nested_in=nested,
        why=candidate.rule,
        confidence=confidence(view.language, candidate, how),
        place=place,
    )


_NESTED = 0.75
"""How much less sure a statement inside another one is."""


def confidence(language: str, candidate: Candidate, how: Mode) -> float:
    """How many of what its rule finds of this mode people marked the same, on the texts looked at."""
    known = _shares(language).get(candidate.rule, (0.5, 0.5))
    share = known[1] if how == "indirect" else known[0]
    return share if candidate.nested_in is None else round(share * _NESTED, 2)


@cache
def _shares(language: str) -> dict[str, tuple[float, float]]:
    return {e[0]: (round(float(e[1]), 2), round(float(e[2]), 2)) for e in lexicon(language, "attr_rules")}


def mode(view: View, content: list[Range]) -> Mode:
    """Direct if all words stand in quotation marks, mixed if some do."""
    if all(max(view.outer[start:end], default=-1) < 0 for start, end in content):
        return "indirect"
    outer = [quotation for start, end in content for quotation in view.outer[start:end]]
    words = [word for start, end in content for word in view.tokens.words[start:end]]
    if min(outer) >= 0:
        return "direct" if any(word[0].isalnum() for word in words) else "indirect"
    said = [quotation >= 0 for word, quotation in zip(words, outer, strict=True) if word[0].isalnum()]
    inside = sum(said)
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.95 * len(said) else "mixed"
