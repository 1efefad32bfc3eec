"""The role of every passage that goes: what it is by itself, and what it is from where it stands."""

from collections.abc import Sequence

from tui.model import HEADLINE, RemovedRole
from tui.reading.cleaning.head import Head
from tui.reading.cleaning.junk import Verdict
from tui.reading.cleaning.labels import (
    CALLING,
    COUNT,
    FIELD,
    FILED,
    NUMBER,
    closes,
    is_person,
    is_personal,
    is_weak,
    own_roles,
    weak_labels,
)
from tui.reading.cleaning.lines import Passage

HEADLINE_AGAIN: Verdict = ("repeated_headline", "the headline again")
PAGE_TITLE: Verdict = ("repeated_headline", "the page's title")
BYLINE: Verdict = ("metadata", "a byline")
_MENU: Verdict = ("navigation", "a label of a menu")
_PLAYER: Verdict = ("media_player", "label of a player")
_TEASER: Verdict = ("related_links", "under a headline of another article")
_COMMENTED: Verdict = ("comments", "a comment")
_ARCHIVE: Verdict = ("navigation", "a month of an archive")
_A_DATE, _A_TIMER = "a date", "a timer"
_A_NUMBER = "phrase: #"
_UNDER = "under such a heading"
_LABEL, _MENU_RUN, _MENU_WORDS = 4, 5, 2.7
_HEADLINE_WORDS, _PROSE_WORDS, _TEASER_WORDS = 5, 8, 70
_LONGEST_HEADLINE = 20
_LONE_WORDS, _ALONE = 12, 1
_SAID_OF_MENU = 20
"""Words of the line that a menu has under a label at most."""
_MONTH_WORDS = 2
_PLAYER_REACH = 2
_FORM_REACH, _FIELD_WORDS = 3, 5
_MAYBE_FIELD = frozenset(
    f"phrase: {label}"
    for label in ("email", "e-mail", "mail", "website", "email address", "your email", "your email address")
)
_SETTLED_LATE = frozenset((_A_DATE, *_MAYBE_FIELD))
_WITH_FORMS = frozenset[RemovedRole](("comments", "newsletter", "share_bar"))
_ANSWER_REACH, _ANSWER = 4, ("phrase: reply", "phrase: says", "phrase: cancel reply")
_REACH: dict[RemovedRole, int] = {"newsletter": 3, "metadata": 12}
"""Over how many passages the heading of a part reaches; the other parts go on until something ends them."""
_UNSETTLED = frozenset[RemovedRole](("comments", "cookie_notice", "media_player", "pagination", "other"))
"""What a passage of such a role is depends on what stands beside it, or tells what follows."""
_MAYBE_COMMENTS = frozenset[RemovedRole](("other", "related_links", "metadata"))
_CLOSING = frozenset[RemovedRole](("copyright", "cookie_notice"))


def roles(
    found: Sequence[Passage],
    junk: Sequence[Verdict | None],
    kept: Sequence[bool],
    sections: Sequence[Verdict | None],
    head: Head,
) -> list[Verdict | None]:
    """For each passage what it was taken out for, None for those that stay."""
    menu = _menus(found, junk, kept)
    asked = [i for i, inside in enumerate(kept) if not inside and not menu[i]]
    own = own_roles(found, junk, asked)
    walk = _Walk(found, own, kept, sections, head)
    verdicts = walk.verdicts
    named = {0, head.title_at, *head.repeats, *head.names}
    for i, said in enumerate(junk):
        if kept[i]:
            walk.part = None
        elif i in named:
            verdicts[i] = walk.named(i) or walk.verdict(i)
        elif menu[i] and walk.part != "metadata":
            walk.part = None
            verdicts[i] = said if said is not None and said[0] == "navigation" else _MENU
        else:
            plain = own[i] if walk.part is None and sections[i] is None else None
            if plain is None or plain[0] in _UNSETTLED or plain is COUNT or plain[1] in _SETTLED_LATE:
                plain = walk.verdict(i)
            verdicts[i] = plain
    if walk.timed:
        _near_players(found, verdicts)
    return verdicts


def _menus(found: Sequence[Passage], junk: Sequence[Verdict | None], kept: Sequence[bool]) -> list[bool]:
    """Which passages stand in a run of short labels that nothing else interrupts."""
    inside = [False] * len(found)
    weak = weak_labels()
    run: list[int] = []
    words = 0
    for i, passage in enumerate(found):
        count = passage.count
        if count <= _LABEL and not kept[i] and not passage.closed:
            said = junk[i]
            if said is None or said[0] == "navigation" or said[1] in weak:
                if count:
                    run.append(i)
                    words += count
                continue
            if said is not None and said[1] == _A_NUMBER:
                continue
        if run:
            if len(run) >= _MENU_RUN and words <= _MENU_WORDS * len(run):
                for j in run:
                    inside[j] = True
            run = []
            words = 0
    if len(run) >= _MENU_RUN and words <= _MENU_WORDS * len(run):
        for j in run:
            inside[j] = True
    return inside


class _Walk:
    """The way down a page, with the part of it that is open."""

    def __init__(
        self,
        found: Sequence[Passage],
        own: list[Verdict | None],
        kept: Sequence[bool],
        sections: Sequence[Verdict | None],
        head: Head,
    ) -> None:
        self.found, self.own, self.sections, self.head = found, own, sections, head
        self.first = kept.index(True) if True in kept else len(found)
        self.last = len(kept) - kept[::-1].index(True) if True in kept else len(found)
        self.part: RemovedRole | None = None
        self.opened = 0
        self.timed = False
        self.verdicts: list[Verdict | None] = [None] * len(found)

    def named(self, i: int) -> Verdict | None:
        """What the passage ``i`` is where the article's head says so."""
        head = self.head
        if i == head.title_at:
            return HEADLINE
        if i in head.repeats:
            return HEADLINE_AGAIN
        if i == 0 and head.title and self.found[i].text.startswith(head.title):
            return PAGE_TITLE
        return BYLINE if i in head.names else None

    def verdict(self, i: int) -> Verdict:
        """What the passage ``i``, which goes, is."""
        own, opens = self.own[i], self.sections[i]
        if opens is not None:
            self.open(i, opens)
        if own is not None:
            return self.settled(i, own)
        return (self.by_part(i) if self.part is not None else None) or self.by_place(i)

    def open(self, i: int, opens: Verdict) -> None:
        """A heading of another part of the page."""
        role, own = opens[0], self.own[i]
        if own is not None and own[0] == "metadata":
            role = "metadata"
        if role == "comments" and i < self.first:
            return
        self.part, self.opened = role, i

    def settled(self, i: int, own: Verdict) -> Verdict:
        """What a passage is that says so itself, where its neighbours have a say in it."""
        role, why = own
        if why == _A_TIMER:
            self.timed = True
        if own is FIELD or (why in _MAYBE_FIELD and self.found[i].count <= _FIELD_WORDS):
            return self.field(i, own)
        if own is NUMBER or own is COUNT:
            return self.number(i, own)
        if is_weak(own) and not self.supported(i, role):
            return "navigation", "a label"
        if self.part == "comments":
            if role == "metadata" and own is not CALLING and own is not FILED:
                return _COMMENTED
            if self.found[i].count >= _PROSE_WORDS and not _begins_so(self.found[i], why):
                return _COMMENTED
        elif why == _A_DATE and self.in_archive(i):
            return _ARCHIVE
        elif why == _A_DATE and i >= self.last and self.heads_comment(i):
            self.part, self.opened = "comments", i
            self.verdicts[i - 1] = _COMMENTED
            return _COMMENTED
        elif role == "comments" and why in _ANSWER and i > self.first:
            self.part, self.opened = "comments", i
            self.answered(i)
        if (role in _CLOSING or closes(own)) and self.part != "newsletter":
            self.part = None
        return own

    def answered(self, i: int) -> None:
        """What stands right before the first "Reply" is a comment, with whose it is."""
        places = range(max(self.last, i - _ANSWER_REACH), i)
        if not any(self.found[j].count >= _HEADLINE_WORDS for j in places):
            return
        for j in places:
            verdict = self.verdicts[j]
            if verdict is not None and verdict[1] != _UNDER and verdict[0] in _MAYBE_COMMENTS:
                self.verdicts[j] = _COMMENTED

    def in_archive(self, i: int) -> bool:
        """Whether a month and a year stand beside others."""
        if self.found[i].count != _MONTH_WORDS:
            return False
        for j in (i - 1, i + 1):
            if 0 <= j < len(self.own) and self.found[j].count == _MONTH_WORDS:
                beside = self.own[j]
                if beside is not None and beside[1] == _A_DATE:
                    return True
        return False

    def heads_comment(self, i: int) -> bool:
        """Whether a date with its time of day stands between somebody's name and what they say themselves."""
        found = self.found
        if ":" not in found[i].text or not 0 < i < len(found) - 1:
            return False
        name, said = found[i - 1], found[i + 1]
        return 0 < name.count <= _LABEL and said.count >= _PROSE_WORDS and said.closed and is_personal(said)

    def supported(self, i: int, role: RemovedRole) -> bool:
        beside = self.own[max(0, i - 3) : i] + self.own[i + 1 : i + 4]
        return any(one is not None and one[0] == role for one in beside)

    def field(self, i: int, own: Verdict) -> Verdict:
        """A field of a form is of what the form is for, as the nearest thing beside it says."""
        for away in range(1, _FORM_REACH + 1):
            for j in (i - away, i + away):
                beside = self.own[j] if 0 <= j < len(self.own) else None
                if beside is not None and beside[0] in _WITH_FORMS and beside[1] not in _MAYBE_FIELD:
                    return beside[0], FIELD[1]
        if self.part == "comments" or self.part == "newsletter":
            return self.part, FIELD[1]
        return own

    def number(self, i: int, own: Verdict) -> Verdict:
        """A bare number: of a page, of what stands beside it, or in a list."""
        before = self.verdicts[i - 1] if i else None
        after = self.own[i + 1] if i + 1 < len(self.own) else None
        if after is NUMBER or (before is not None and before[0] == "pagination"):
            return NUMBER
        for beside in (before, after):
            if beside is not None:
                if beside[0] in ("copyright", "share_bar", "comments"):
                    return beside[0], "a number beside it"
                if beside[0] == "pagination":
                    return NUMBER
        if self.part == "related_links":
            return "related_links", _UNDER
        return own

    def by_part(self, i: int) -> Verdict | None:
        """What a passage is by the part of the page that is open."""
        part, passage = self.part, self.found[i]
        if part is None:
            return None
        count = passage.count
        reach = _REACH.get(part)
        if reach is not None and i - self.opened > reach:
            self.part = None
            return None
        if part == "comments" and count >= _HEADLINE_WORDS and _is_title_case(passage):
            return None
        if part == "newsletter" and count < _HEADLINE_WORDS:
            return None
        if part == "related_links" and count == 1 and not passage.closed:
            return None
        if part == "metadata" and count > _LABEL and i - self.opened > _PLAYER_REACH:
            self.part = None
            return None
        return part, _UNDER

    def by_place(self, i: int) -> Verdict:
        """What is left: headlines, running text, labels."""
        passage = self.found[i]
        count = passage.count
        where = "before" if i < self.first else "after" if i >= self.last else "inside"
        before = self.verdicts[i - 1] if i else None
        if count >= _HEADLINE_WORDS and (not passage.closed or _is_cut(passage)):
            if where == "before" and (count == _HEADLINE_WORDS or not passage.common):
                return "navigation", "before the article"
            if count <= _LONE_WORDS and self.is_alone(i):
                return "navigation", f"{where} the article"
            return "related_links", f"headline {where} the article"
        if count >= _PROSE_WORDS:
            if before is not None:
                if before[0] == "related_links" and count <= _TEASER_WORDS:
                    return _TEASER
                if where == "before" and before[0] == "navigation" and count <= _SAID_OF_MENU:
                    return "navigation", "before the article"
            return "other", f"prose {where} the article"
        if count > 1 and where == "after" and self.beside_bio(i) and is_person(passage):
            return BYLINE
        return "navigation", f"{where} the article"

    def is_alone(self, i: int) -> bool:
        """Whether a line stands among labels, without another headline, a teaser or a date beside it."""
        for j in range(max(0, i - _ALONE), min(len(self.found), i + _ALONE + 1)):
            own = self.own[j]
            if j != i and (self.found[j].count >= _HEADLINE_WORDS or (own and own[0] == "metadata")):
                return False
        return True

    def beside_bio(self, i: int) -> bool:
        return any(self.own[j] is CALLING for j in range(i + 1, min(i + 3, len(self.own))))


def _begins_so(passage: Passage, why: str) -> bool:
    """Whether the phrase that a verdict names stands at the beginning."""
    phrase = why.removeprefix("phrase: ")
    return phrase is why or " ".join(passage.tokens[: phrase.count(" ") + 1]) == phrase


def _is_title_case(passage: Passage) -> bool:
    """Whether a line is written as headlines in English are: nearly all words with a capital."""
    if passage.closed or passage.count > _LONGEST_HEADLINE:
        return False
    words = passage.text.split()
    if ":" in words[-1]:
        return False
    return 4 * sum(word[0].isupper() or word[0].isdigit() for word in words) >= 3 * (
        len(words) - passage.common // 2
    )


def _is_cut(passage: Passage) -> bool:
    """Whether a headline or the beginning of a text was cut for want of room."""
    return passage.text[-1] == "…" or passage.text.endswith("...")


def _near_players(found: Sequence[Passage], verdicts: list[Verdict | None]) -> None:
    """A short label right before a player's timers belongs to the player."""
    for i, verdict in enumerate(verdicts):
        if verdict is None or verdict[1] != _A_TIMER:
            continue
        for j in range(max(0, i - _PLAYER_REACH), i):
            label = verdicts[j]
            if label is not None and found[j].count <= 3 and label[0] in ("navigation", "related_links"):
                verdicts[j] = _PLAYER
