"""Reporting words, from the lexicons, by the form in which they stand in a text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import get_args

from tui.model import Stance
from tui.reading.attributions import morphology, morphology_de
from tui.reading.lexicon import lexicon, mapping
from tui.reading.lexicon import words as known_words


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb: its words (first the verb), the complements it takes, the stance it shows.

    ``frames`` has one letter a complement; ``rest`` are the words that must follow the verb.
    """

    words: tuple[str, ...]
    frames: frozenset[str]
    stance: Stance
    rest: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rest", self.words[1:])

    def takes(self, frames: str) -> bool:
        """Whether the verb takes one of several complements."""
        return not self.frames.isdisjoint(frames)


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
    for cue, found in _inflected(language):
        for form in found:
            table.setdefault(form, []).append(cue)
    return {form: tuple(sorted(cues, key=lambda c: -len(c.words))) for form, cues in table.items()}


@cache
def aside_verbs(language: str) -> dict[str, Cue]:
    """By verb form, the first cue that may follow what was said: "…, she said"."""
    found = {form: next((c for c in cues if c.takes("qsty")), None) for form, cues in verbs(language).items()}
    return {form: cue for form, cue in found.items() if cue is not None}


@cache
def verb_classes(language: str) -> dict[str, str]:
    """What a form of a reporting verb may be (see ``morphology.forms``)."""
    known: dict[str, str] = {}
    for _, found in _inflected(language):
        for form, kinds in found.items():
            known[form] = "".join(sorted(set(known.get(form, "") + kinds), reverse=True))
    return known


def _inflected(language: str) -> Iterator[tuple[Cue, dict[str, str]]]:
    """Each entry of a language's verbs with its forms; one with a separable prefix ("an|geben") twice."""
    for entry in lexicon(language, "attr_verbs"):
        frames, kind = frozenset(entry[1]), stance(entry[2])
        irregular = entry[3].split() if len(entry) > 3 else []
        if language != "de":
            words = tuple(entry[0].split())
            yield Cue(words, frames, kind), morphology.forms(words[0], *irregular)
            continue
        prefix, _, base = entry[0].rpartition("|")
        if prefix:
            yield Cue((prefix + base,), frames, kind), morphology_de.forms(base, *irregular, prefix=prefix)
        whole = (base, prefix) if prefix else (base,)
        yield Cue(whole, frames, kind), morphology_de.forms(base, *irregular)


@cache
def nouns(language: str) -> dict[str, tuple[frozenset[str], Stance]]:
    """Nouns of saying, with the prepositions that carry what was said, and the stance."""
    return {e[0]: (frozenset(e[1].split("|")), stance(e[2])) for e in lexicon(language, "attr_nouns")}


@cache
def silences(language: str) -> frozenset[str]:
    """Verbs that, denied or as they are, may be words of silence."""
    lists = ("attr_declining", "attr_withheld", "attr_unreached", "attr_silence", "attr_denied")
    return frozenset(word for name in lists for word in known_words(language, name))


@cache
def beginnings(language: str) -> frozenset[str]:
    """All words that a rule of ``plain`` begins at."""
    adjectives, rumours = mapping(language, "attr_adjectives"), mapping(language, "attr_rumours")
    return frozenset((*silences(language), *verbs(language), *nouns(language), *adjectives, *rumours))


@cache
def seeming(language: str) -> frozenset[str]:
    """Forms of verbs like "seem"."""
    return frozenset(form for form, cues in verbs(language).items() if any("r" in c.frames for c in cues))
