"""Reporting words, from the lexicons, by the form in which they stand in a text."""

from dataclasses import dataclass
from functools import cache
from typing import get_args

from tui.model import Stance
from tui.reading.attributions.morphology import forms
from tui.reading.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb: its words (first the verb), the complements it takes, the stance it shows."""

    words: tuple[str, ...]
    frames: str
    stance: Stance

    @property
    def rest(self) -> tuple[str, ...]:
        """The words that must follow the verb."""
        return self.words[1:]


def stance(name: str) -> Stance:
    """A stance by its name; raises ValueError for any other word."""
    for known in get_args(Stance):
        if known == name:
            return known  # type: ignore[no-any-return]
    raise ValueError(f"no such stance: {name}")


@cache
def verbs(language: str) -> dict[str, tuple[Cue, ...]]:
    """Cues by verb form, those of more words first."""
    table: dict[str, list[Cue]] = {}
    for entry in lexicon(language, "attr_verbs"):
        words = tuple(entry[0].split())
        past, participle = entry[3].split() if len(entry) > 3 else ("", "")
        cue = Cue(words, entry[1], stance(entry[2]))
        for form in forms(words[0], past, participle):
            table.setdefault(form, []).append(cue)
    return {form: tuple(sorted(cues, key=lambda c: -len(c.words))) for form, cues in table.items()}


@cache
def verb_classes(language: str) -> dict[str, str]:
    """What a form of a reporting verb may be (see ``morphology.forms``)."""
    found: dict[str, str] = {}
    for entry in lexicon(language, "attr_verbs"):
        past, participle = entry[3].split() if len(entry) > 3 else ("", "")
        for form, kinds in forms(entry[0].split()[0], past, participle).items():
            found[form] = "".join(sorted(set(found.get(form, "") + kinds), reverse=True))
    return found


@cache
def nouns(language: str) -> dict[str, tuple[frozenset[str], Stance]]:
    """Nouns of saying, with the prepositions that carry what was said, and the stance."""
    return {e[0]: (frozenset(e[1].split("|")), stance(e[2])) for e in lexicon(language, "attr_nouns")}
