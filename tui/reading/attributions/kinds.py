"""What kind of speaker a noun stands for."""

from functools import cache

from tui.model import SourceKind
from tui.reading.attributions.view import View
from tui.reading.lexicon import lexicon, mapping

KINDS: dict[str, SourceKind] = {
    "person": "person",
    "group": "group",
    "organisation": "organisation",
    "document": "document",
    "media": "media",
}


class _Compounds(dict[str, SourceKind]):
    """Kinds by nouns, or by the noun that a longer one ends with: "Baufirma" by "Firma"."""

    def get(self, word: str, default: SourceKind | None = None) -> SourceKind | None:  # type: ignore[override]
        found = super().get(word)
        if found is None and len(word) > SHORTEST + 2:
            ends = (word[at:] for at in range(2, len(word) - SHORTEST + 1))
            found = next((super(_Compounds, self).get(e) for e in ends if self._may_end(e)), None)
        return default if found is None else found

    def _may_end(self, end: str) -> bool:
        return super().__contains__(end) and end not in _SURNAMES

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.get(word) is not None

    def __missing__(self, word: str) -> SourceKind:
        found = self.get(word)
        if found is None:
            raise KeyError(word)
        return found


SHORTEST = 4
"""Letters of a noun that may end a compound."""
_SURNAMES = frozenset(("mann", "frau", "herr", "könig", "papst", "richter", "bauern", "radio"))
"""Nouns that end surnames too: "Hoffmann"."""


@cache
def heads(language: str) -> dict[str, SourceKind]:
    """Kinds of speakers by the noun for them."""
    known = {e[0]: KINDS[e[1]] for e in lexicon(language, "attr_heads") if len(e) > 1}
    compounds = mapping(language, "attr_language").get("order") == "verb-second"
    return _Compounds(known) if compounds else known


def is_second(view: View) -> bool:
    """Whether the language is one whose verb stands second, as in German."""
    return mapping(view.language, "attr_language").get("order") == "verb-second"
