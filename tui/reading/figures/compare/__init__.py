"""Figures of one article held against each other: what each is about, whether two agree, what adds up.

Nothing here says that a figure is wrong: what is found is there to be compared by a person.
"""

from tui.reading.figures.compare.about import About, abouts
from tui.reading.figures.compare.arithmetic import Off, off
from tui.reading.figures.compare.article import Compared, compared, with_parts
from tui.reading.figures.compare.births import Born, misfits
from tui.reading.figures.compare.headlines import Looked, untold
from tui.reading.figures.compare.pairs import Pair, disagreeing
from tui.reading.figures.compare.sums import Sum, adds_up, sums, total
from tui.reading.figures.compare.worth import agree, number, slack, worth

__all__ = [
    "About", "Born", "Compared", "Looked", "Off", "Pair", "Sum", "abouts", "adds_up", "agree", "compared",
    "disagreeing", "misfits", "number", "off", "slack", "sums", "total", "untold", "with_parts", "worth",
]  # fmt: skip
