"""Files written wholly or not at all, for the front ends."""

from tui.store.whole import WholeFile

__all__ = ["WholeFile"]
