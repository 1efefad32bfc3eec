"""Names that several rooms must agree on, and what to say where one is mistyped."""

from collections.abc import Iterable

SIGNAL_NAMES = {
    "unattributed-figure": "orphan-figure",
    "single-source": "single-source",
    "anonymous-source": "anonymous",
    "cleaning-doubtful": "doubtful",
    "anonymous-opinion": "anon-opinion",
    "no-reply-sought": "no-reply",
    "loaded-cue": "loaded",
    "second-hand": "second-hand",
    "agentless-report": "agentless",
    "quote-far-from-source": "far-quote",
    "speakers-mixed": "mixed",
    "headline-figure-missing": "headline",
    "conversion-off": "conversion",
    "figures-disagree": "disagree",
    "sum-off": "sum",
    "percent-points": "points",
    "vague-figure": "vague",
    "date-unresolved": "which-day",
}
"""The code of every signal, with its name where there is little room; a filter takes both."""

QUIET_SIGNALS = frozenset({"figures-disagree", "percent-points", "vague-figure"})
"""Signals that are off until ``desk.toml`` switches them on: desk editors want too few of their prompts."""

_LONGEST = 200
"""Characters of a word that are compared."""


def did_you_mean(word: object, words: Iterable[str]) -> str:
    """A hint at the end of a reason, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(str(word)[:_LONGEST], list(words), 1)
    return f" (did you mean {close[0]}?)" if close else ""
