"""Invented articles in any number, the same every time: what the benches run on."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PEOPLE = [
    f"{first} {last}"
    for first in ("Mara", "Tolvan", "Ida", "Oskar", "Lene", "Bram", "Sunniva", "Pell")
    for last in ("Vint", "Reed", "Morrow", "Haldane", "Ostby", "Kerrin", "Lund", "Quill")
]
PLACES = ("Varnholt", "Tarn Bay", "Ostrell", "Ansk", "Coldmere", "Brandau", "Lower Wick", "Helmsund")
BODIES = ("the harbour board", "the grid company", "the ferry union", "the town council", "the fire service")
THINGS = (
    "homes",
    "boats",
    "tickets",
    "tonnes of gravel",
    "jobs",
    "trees",
    "complaints",
    "kilometres of cable",
)
VERBS = ("said", "claimed", "denied that", "warned that", "confirmed that", "told reporters that")
STATES = (
    "had been lost",
    "were under water",
    "would be replaced by spring",
    "had been sold twice",
    "were late",
)
SITES = ("northpost.test", "coastwire.test", "varnholt.test", "tarnbay.test", "anskpaper.test")

TEMPLATES = (
    "{person} {verb} {about} {number} {things} in {place} {state}.",
    "“We have counted {number} {things} and we are not done,” {person} told reporters in {place} on {day}.",
    "According to {body}, the repair will cost ${money} million, {percent} per cent more than planned.",
    "The road between {place} and {place2} has been closed since {day}, and nobody knows for how long.",
    "{Body} declined to comment on the {number} {things}, but a spokesman for {place} {verb} they {state}.",
    "Rain fell for {small} days; the river rose by {small}.{small} metres and then, slowly, went back.",
    "“It is what it is,” said {person}, who has run the bakery on the quay for {small} years.",
    "{person}, a former member of {body}, wrote in a letter that {number} {things} {state}.",
    "Officials said between {small} and {number} people had asked for help, mostly in {place}.",
    "The old mill, the new bridge and the lane behind the school were all named in the report of {body}.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def article(number: int, words: int = 700) -> dict[str, Any]:
    """Article ``number`` as a line of JSON Lines input: about ``words`` words, some junk around."""
    luck = random.Random(number)
    place, site = luck.choice(PLACES), luck.choice(SITES)
    title = f"{place} counts {luck.randint(20, 9000)} {luck.choice(THINGS)} after the flood, no. {number}"
    paragraphs, length = [], 0
    while length < words:
        paragraph = " ".join(_sentence(luck) for _ in range(luck.randint(2, 4)))
        paragraphs.append(paragraph)
        length += len(paragraph.split())
    junk_before = ["Home", "Menu", "Share this article", title]
    junk_after = ["Read more", "Sign up for our newsletter", f"© {site}. All rights reserved."]
    day = f"2025-{luck.randint(1, 12):02}-{luck.randint(1, 28):02}"
    return {
        "id": f"bench-{number}",
        "url": f"https://{site}/news/{number}",
        "title": title,
        "published": f"{day}T{luck.randint(0, 23):02}:{luck.randint(0, 59):02}:00",
        "language": "en",
        "text": "\n\n".join([*junk_before, *paragraphs, *junk_after]),
    }


def _sentence(luck: random.Random) -> str:
    body = luck.choice(BODIES)
    return luck.choice(TEMPLATES).format(
        person=luck.choice(PEOPLE),
        verb=luck.choice(VERBS),
        about=luck.choice(("about", "over", "nearly", "")),
        number=luck.randint(20, 9000),
        small=luck.randint(2, 19),
        money=luck.randint(2, 90),
        percent=luck.randint(2, 60),
        things=luck.choice(THINGS),
        place=luck.choice(PLACES),
        place2=luck.choice(PLACES),
        body=body,
        Body=body[0].upper() + body[1:],
        state=luck.choice(STATES),
        day=luck.choice(DAYS),
    )


def lines(count: int, words: int = 700) -> Iterator[str]:
    """The first ``count`` articles as JSON Lines."""
    for number in range(count):
        yield json.dumps(article(number, words), ensure_ascii=False) + "\n"


def write(path: Path, count: int, words: int = 700) -> None:
    """The first ``count`` articles into a file."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(lines(count, words))
