"""Makes the word and context tables of the tagger from UD treebanks (CoNLL-U, .xz).

    python tests/tools/attr_tags.py TREEBANK.conllu.xz…

Writes ``attr_words.tsv`` (word, tags it may have, most frequent first), ``attr_suffixes.tsv`` and
``attr_contexts.tsv`` (tag before, tags possible, tags possible for the next word; tag) into the lexicons.
With ``--test`` every tenth sentence is kept out and the accuracy on it is printed instead.
"""

import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tui.reading.attributions.tagging import Tables, classes_of, tag_classes

OUT = Path(__file__).parents[2] / "tui" / "reading" / "lexicons" / "en"
Token = tuple[str, str]
XPOS = {
    "NN": "N", "NNS": "N", "NNP": "P", "NNPS": "P", "JJ": "J", "JJR": "J", "JJS": "J", "RB": "R", "RBR": "R",
    "RBS": "R", "DT": "D", "PDT": "D", "PRP$": "D", "WP$": "W", "PRP": "H", "EX": "H", "WP": "W", "WRB": "W",
    "WDT": "W", "IN": "I", "TO": "T", "CC": "C", "MD": "M", "CD": "U", "VB": "B", "VBD": "V", "VBZ": "V",
    "VBP": "V", "VBG": "G", "VBN": "K", "POS": "Z", "RP": "L", "UH": "R", "$": "U", "FW": "N", "LS": "U",
    "ADD": "P", "GW": "N", "AFX": "N", "SYM": "N",
}  # fmt: skip
MARKS = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "-": "-", "--": "-", "–": "-",
         "—": "-"}  # fmt: skip
OBJECTS = frozenset(("me", "him", "them", "us", "whom", "himself", "herself", "themselves", "itself"))


def tag_of(form: str, lemma: str, upos: str, xpos: str) -> str:
    """The tagger's one-letter tag of a treebank token."""
    low = form.lower()
    if upos == "PUNCT":
        return MARKS.get(form, "q" if xpos in ("``", "''") else ".")
    if low == "that" and xpos in ("IN", "WDT"):
        return "h"
    if low in ("n't", "n’t", "not"):
        return "X"
    if lemma in ("be", "have", "do") and xpos[:2] == "VB":
        return {"B": "b", "G": "g", "N": "k"}.get(xpos[2:3], "A")
    if low in OBJECTS and xpos == "PRP":
        return "O"
    if upos == "SCONJ":
        return "S"
    return XPOS.get(xpos, "N")


def sentences(path: str) -> Iterator[list[Token]]:
    """The sentences of a treebank file as (form, tag) pairs."""
    sentence: list[Token] = []
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 10 and fields[0].isdigit():
                form = fields[1].replace("’", "'")
                sentence.append((form, tag_of(form, fields[2], fields[3], fields[4])))
            elif line == "\n" and sentence:
                yield sentence
                sentence = []


ADDRESS = re.compile(r"[@/]\w|\w[@/]|\d|www\.|\w\.(?:com|org|net|gov|edu|co)\b")
"""No word of the language: addresses, numbers, paths."""


def frequent(counts: Counter[str], share: float, most: int) -> str:
    """Tags that make up at least ``share`` of the counts, most frequent first."""
    total = sum(counts.values())
    return "".join(t for t, n in counts.most_common(most) if n >= share * total)


def build(corpus: list[list[Token]]) -> Tables:
    """Tables counted on a corpus."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    suffixes: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in corpus:
        for form, tag in sentence:
            if not form[:1].isupper() or tag not in "PN":
                words[form.lower()][tag] += 1
    for word, counts in words.items():
        if sum(counts.values()) <= 5 and word.isalpha():
            for size in (2, 3, 4):
                if len(word) > size + 1:
                    suffixes[word[-size:]].update(dict.fromkeys(counts, 1))
    tables = Tables(
        {
            w: frequent(c, 0.04, 4)
            for w, c in words.items()
            if (sum(c.values()) > 1 or len(w) > 3) and not ADDRESS.search(w)
        },
        {s: frequent(c, 0.1, 3) for s, c in suffixes.items() if sum(c.values()) >= 8},
        {},
    )
    contexts: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in corpus:
        classes = classes_of([f for f, _ in sentence], tables)
        classes.append(".")
        before = "."
        for i, (_, tag) in enumerate(sentence):
            if len(classes[i]) > 1:
                contexts[f"{before} {classes[i]} {classes[i + 1]}"][tag] += 1
                contexts[f"{before} {classes[i]} {classes[i + 1][0]}*"][tag] += 1
                contexts[f"{before} {classes[i]}"][tag] += 1
            before = tag
    for key, counts in contexts.items():
        best, n = counts.most_common(1)[0]
        if n >= (1 if key.count(" ") < 2 else 2) and best in key.split(" ")[1]:
            tables.contexts[key] = best
    for key in [k for k in tables.contexts if k.count(" ") == 2]:
        short = key[: key.rindex(" ")] if key.endswith("*") else None
        if short and tables.contexts.get(short) == tables.contexts[key]:
            del tables.contexts[key]
    for key in [k for k in tables.contexts if k.count(" ") == 2 and not k.endswith("*")]:
        before, own, following = key.split(" ")
        shorter = tables.contexts.get(f"{before} {own} {following[0]}*") or tables.contexts.get(
            f"{before} {own}"
        )
        if shorter == tables.contexts[key]:
            del tables.contexts[key]
    return tables


def accuracy(tables: Tables, corpus: list[list[Token]]) -> float:
    """Share of tokens tagged as the treebank has them."""
    right = total = 0
    for sentence in corpus:
        tags = tag_classes(classes_of([f for f, _ in sentence], tables), tables)
        right += sum(a == b for a, (_, b) in zip(tags, sentence, strict=True))
        total += len(sentence)
    return right / total


def main(arguments: list[str]) -> None:
    corpus = [s for path in arguments if path[0] != "-" for s in sentences(path)]
    if "--test" in arguments:
        print(accuracy(build([s for i, s in enumerate(corpus) if i % 10]), corpus[::10]))
        return
    tables = build(corpus)
    notice = "# Made by tests/tools/attr_tags.py from UD treebanks; see NOTICE.\n"
    for name, table in (
        ("words", tables.words),
        ("suffixes", tables.suffixes),
        ("contexts", tables.contexts),
    ):
        lines = [f"{key}\t{value}\n" for key, value in sorted(table.items()) if key[0] != "#" and key.strip()]
        (OUT / f"attr_{name}.tsv").write_text(notice + "".join(lines), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
