"""What was found out of texts seen lately, kept within bounds."""

from itertools import islice
from typing import Any

_MOST = 10_000


def forget(known: dict[Any, Any]) -> None:
    """Take the oldest out once there are many: what a site's pages share is met again soon, or not at all."""
    if len(known) > _MOST:
        for key in list(islice(known, len(known) - 3 * _MOST // 4)):
            del known[key]
