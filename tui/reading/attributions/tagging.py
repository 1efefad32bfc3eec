"""Coarse parts of speech, one letter a token, from tables: fast, and good enough to find phrases by.

Letters: N noun, P name, J adjective, R adverb, X not, D determiner or possessive, H pronoun, O object
pronoun, V finite verb, B base form, G -ing form, K past participle, A/b/g/k the same of be, have and do,
M modal, I preposition, T to, S subordinator, h that, W wh-word, C coordinator, L particle, U number,
Z possessive 's, q quote mark; other marks stand for themselves (. for all that end a sentence).
"""

from dataclasses import dataclass, field
from functools import cache
from sys import intern

from tui.reading.lexicon import lexicon

_MARKS = {
    **dict.fromkeys(("(", "["), "("),
    **dict.fromkeys((")", "]"), ")"),
    **dict.fromkeys(("-", "--", "–", "—", "/"), "-"),
    **dict.fromkeys((".", "!", "?", "…", "..", "..."), "."),
    **dict.fromkeys("\"“”„«»‘’'`‹›‚‟", "q"),
    **dict.fromkeys("$€£", "U"),
    **dict.fromkeys(("''", "``"), "q"),
    ",": ",",
    ";": ";",
    ":": ":",
    "%": "N",
    "&": "C",
}
_CLOSED = frozenset("DHOIThSWCMAXR")
_MOST = 100_000
"""Choices remembered at a time."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Possible tags of words and of endings, and the tag to choose in a context.

    ``unknown`` is the tag of a word that begins small and is in no table; ``nouns`` tells of a language that
    writes nouns with capitals. ``plain`` has the tags of words that begin small and of marks, which are the
    same everywhere; ``chosen`` remembers the choices made by the tag before, the possible ones, and those of
    the next word.
    """

    words: dict[str, str]
    suffixes: dict[str, str]
    contexts: dict[str, str]
    unknown: str = "N"
    nouns: bool = False
    plain: dict[str, str] = field(init=False)
    chosen: dict[tuple[str, str, str], str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        small = {word: possible for word, possible in self.words.items() if word[:1].islower()}
        object.__setattr__(self, "plain", {**_MARKS, **small})


@cache
def tables(language: str) -> Tables:
    """The tables of a language; empty ones where it has none."""

    def read(name: str) -> dict[str, str]:
        # Equal tags are one string: so they are compared at a glance.
        return {e[0]: intern(e[1]) for e in lexicon(language, name) if len(e) > 1}

    about = read("attr_language")
    return Tables(
        read("attr_words"),
        read("attr_suffixes"),
        read("attr_contexts"),
        about.get("unknown", "N"),
        about.get("capitals") == "nouns",
    )


def classes_of(
    words: list[str],
    table: Tables,
    firsts: frozenset[int] = frozenset((0,)),
    names: frozenset[str] = frozenset(),
    headline: bool = False,
) -> list[str]:
    """The tags each word may have, most likely first.

    ``firsts`` are the places where a sentence begins, ``names`` words known as names in this text.
    """
    classes = [table.plain.get(word, "") for word in words]
    last = len(words) - 1
    for i in [i for i, possible in enumerate(classes) if not possible]:
        word = words[i]
        if word[0].isupper() and not table.nouns and word.lower().replace("’", "'") not in table.words:
            classes[i] = "P"
            continue
        guessed = _guess(word, table, i in firsts or headline, word in names)
        if table.nouns and guessed == "P" and i and "D" in classes[i - 1]:
            guessed = "N"
        if "N" in guessed and i < last and word.islower() and words[i + 1][0].isupper():
            # A word that no table knows, before a name, is what its bearer is: "harbourmaster Ruth Lam".
            guessed = "N"
        classes[i] = guessed
    return classes


def _guess(word: str, table: Tables, first: bool, name: bool) -> str:
    low = word.lower().replace("’", "'")
    possible = table.words.get(low)
    initial = word[0]
    if initial.isupper():
        if possible is None and not table.nouns:
            return "P"
        closed = possible is not None and possible[0] in _CLOSED and (len(word) == 1 or not word.isupper())
        if possible is not None and closed and (first or table.nouns or possible[0] != "R"):
            return possible
        if table.nouns:
            known = first and possible is not None
            return possible if known else table.suffixes.get(low[-4:]) or table.suffixes.get(low[-3:]) or "P"  # type: ignore[return-value]
        if not first or name or possible is None:
            return "P"
        return possible
    if possible is not None:
        return possible
    if initial.isdigit():
        return "U"
    if not initial.isalpha():
        return "Z" if low == "'s" else "-"
    return (
        table.suffixes.get(low[-4:])
        or table.suffixes.get(low[-3:])
        or table.suffixes.get(low[-2:])
        or table.unknown
    )


def tag_classes(classes: list[str], table: Tables) -> str:
    """One tag a word, from left to right, as a string."""
    chosen = table.chosen
    # The last full stop stands for what is behind the text, and before it.
    tags = [*classes, "."]
    for i in [i for i, possible in enumerate(classes) if len(possible) > 1]:
        context = tags[i - 1], tags[i], tags[i + 1]
        tag = chosen.get(context)
        tags[i] = _choose(table, context) if tag is None else tag
    return "".join(tags[:-1])


def _choose(table: Tables, context: tuple[str, str, str]) -> str:
    """The tag for a word in a context, by as much of it as the table knows; remembered."""
    before, possible, following = context
    key = f"{before} {possible}"
    tag = (
        table.contexts.get(f"{key} {following}")
        or table.contexts.get(f"{key} {following[0]}*")
        or table.contexts.get(key)
        or possible[0]
    )
    if len(table.chosen) >= _MOST:
        table.chosen.clear()
    table.chosen[context] = tag
    return tag
