"""The kinds of refusals that the log tells apart: all of them our own words, or the system's."""

import errno
import os

OTHER = "other"
_BEGINNINGS = (
    "JSON longer than",
    "JSON nested too deeply",
    "XML",
    "a line longer than",
    "a member",
    "a text of",
    "ambiguous article",
    "an Office document",
    "an OpenDocument file",
    "a Java archive",
    "at",
    "became shorter while it was read",
    "binary",
    "damaged",
    "damaged archive",
    "empty",
    "had no size and does not end",
    "its raw text is damaged",
    "its reading is damaged",
    "longer than",
    "more than",
    "neither text nor html",
    "no text in this page",
    "not JSON",
    "not UTF-8",
    "not a JSON object",
    "text is empty",
    "the archive breaks off",
    "the archive is damaged",
    "the members after this one are not read",
    "there is no stdin",
    "unknown article",
    "unknown event",
    "unknown verdict",
    "unpacks to more than",
    "zstd is read with",
)


def kind_of(reason: str) -> str:
    """The longest of these that the reason begins with, else ``other``; nothing of the reason itself."""
    found = [one for one in (*_BEGINNINGS, *_system()) if _begins(reason, one)]
    return max(found, key=len, default=OTHER)


def _begins(reason: str, words: str) -> bool:
    """Whether the reason begins with these words, whole."""
    return reason.startswith(words) and not reason[len(words) : len(words) + 1].isalnum()


def _system() -> list[str]:
    return [os.strerror(code) for code in errno.errorcode]
