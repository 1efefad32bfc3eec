"""Raw text to clean text: the article apart from the page around it.

Two pure functions: :func:`clean` for dumps of whole pages, :func:`take` for text that is clean already.
"""

from tui.reading.cleaning.cleaner import clean, take
from tui.reading.cleaning.record import Cleaned

__all__ = ["Cleaned", "clean", "take"]
