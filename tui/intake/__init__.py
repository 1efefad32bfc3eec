"""Where articles come from: one module per format, each yielding raw documents one by one."""

from tui.intake.documents import FORMATS, documents

__all__ = ["FORMATS", "documents"]
