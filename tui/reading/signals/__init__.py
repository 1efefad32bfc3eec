"""What a desk editor would want to look at: one small module a signal, all listed in ``SIGNALS``."""

from collections.abc import Callable, Iterator, Sequence

from tui.model import Attribution, Block, Figure, Signal, Source
from tui.reading.cleaning import Doubt
from tui.reading.figures.compare import Compared, compared
from tui.reading.signals import (
    agentless_report,
    anonymous_opinion,
    anonymous_source,
    cleaning_doubtful,
    conversion_off,
    date_unresolved,
    figures_disagree,
    headline_figure_missing,
    loaded_cue,
    no_reply_sought,
    percent_points,
    quote_far_from_source,
    second_hand,
    single_source,
    speakers_mixed,
    sum_off,
    unattributed_figure,
    vague_figure,
)
from tui.reading.signals.findings import Findings

SIGNALS: dict[str, Callable[[Findings], Iterator[Signal]]] = {
    module.CODE: module.find
    for module in (
        unattributed_figure,
        single_source,
        anonymous_source,
        cleaning_doubtful,
        anonymous_opinion,
        no_reply_sought,
        loaded_cue,
        second_hand,
        agentless_report,
        quote_far_from_source,
        speakers_mixed,
        headline_figure_missing,
        conversion_off,
        figures_disagree,
        sum_off,
        percent_points,
        vague_figure,
        date_unresolved,
    )
}


def raise_signals(
    *,
    text: str,
    title: str | None,
    sources: Sequence[Source],
    attributions: Sequence[Attribution],
    figures: Sequence[Figure],
    blocks: Sequence[Block] = (),
    doubts: Sequence[Doubt] = (),
    confidence: float = 1.0,
    published: str | None = None,
    found: Compared | None = None,
    language: str = "en",
) -> list[Signal]:
    """All signals of an article, the headline's first, then by position in the text.

    ``found``: what the figures are about, where that is known already.
    """
    told = compared(text, title, figures, blocks) if found is None else found
    findings = Findings(
        text, title, sources, attributions, figures, blocks, doubts, confidence, published, *told, language
    )
    raised = [signal for find in SIGNALS.values() for signal in find(findings)]
    return sorted(raised, key=lambda s: (s.place != "title", s.start, s.end, s.code))


__all__ = ["SIGNALS", "raise_signals"]
