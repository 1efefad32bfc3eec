"""Raw text to clean text: the article apart from the page around it.

Three pure functions: :func:`clean` for dumps of whole pages, :func:`clean_page` for HTML, :func:`take` for
text that is clean already.
"""

from tui.reading.cleaning.cleaner import clean, take
from tui.reading.cleaning.doubt import Doubt
from tui.reading.cleaning.overrides import overridden
from tui.reading.cleaning.page import clean_page
from tui.reading.cleaning.record import Cleaned

__all__ = ["Cleaned", "Doubt", "clean", "clean_page", "overridden", "take"]
