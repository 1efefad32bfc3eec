"""The words that a filter looks for, as patterns to find them by in a text that is shown."""

import re

from tui.query import And, Node, Or, Text

_WORD = re.compile(r"\w+")


def sought(node: Node) -> list[str]:
    """A pattern for each term of words that an article may have been found by; linear in time.

    They are for a text folded as the text index folds it: small letters without their accents.
    """
    match node:
        case Text(value, prefix):
            words = _WORD.findall(value)
            if not words:
                return []
            end = "" if prefix else r"(?!\w)"
            return [r"(?<!\w)" + r"[\W_]++".join(map(re.escape, words)) + end]
        case And(nodes) | Or(nodes):
            return [pattern for inner in nodes for pattern in sought(inner)]
    return []
