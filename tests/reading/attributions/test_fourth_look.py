"""Statements that a further reading showed to be missed, cut in the wrong place or given to the wrong one."""

import pytest

from tui.reading.attributions import find_attributions


@pytest.mark.parametrize(
    "listener",
    ["the Holm Wire", "the court", "a news conference", "me", "us", "him", "her", "The Baton", "Abe Tarn"],
)
def test_a_quotation_behind_a_listener_and_a_colon(listener: str) -> None:
    (told,) = find_attributions(f"Ola Vint told {listener}: “It is late.”").attributions
    assert told.source is not None and told.source.text == "Ola Vint"
    assert [c.text for c in told.content] == ["“It is late.”"]


def test_a_listener_before_a_quotation_of_the_next_paragraph() -> None:
    (told,) = find_attributions("Ola Vint told the court:\n\n“It is late.”").attributions
    assert [c.text for c in told.content] == ["“It is late.”"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("In a note read to the board, the mill’s head, Abe Noor, said: “It rained.”",
         "the mill’s head, Abe Noor", "said", ["“It rained.”"]),
        ("“It rained,” one of them said.", "one of them", "said", ["“It rained,”"]),
        ("“It rained,” one of the men said.", "one of the men", "said", ["“It rained,”"]),
        ("Asked whether it held, Vint said, “Ask me then.”", "Vint", "said", ["“Ask me then.”"]),
        ("Pressed on the dam, Vint said, “Ask me then.”", "Vint", "said", ["“Ask me then.”"]),
        ("According to two men close to the board, who spoke anonymously, it was late.", "two men",
         "According to", ["it was late"]),
        ("The firm was accused by tenants of hiding a leak.", "tenants", "was accused",
         ["The firm", "of hiding a leak"]),
        ("Wayne Vint says it’s late.", "Wayne Vint", "says", ["it’s late"]),
        ("Her brother and predecessor, Wayne Vint, says it’s late.",
         "Her brother and predecessor, Wayne Vint", "says", ["it’s late"]),
        ("A report states that it was late.", "A report", "states", ["that it was late"]),
        ("“Never!” cried Tarn.", "Tarn", "cried", ["“Never!”"]),
        ("Ola Vint shook her head: “It was late.”", "Ola Vint", ":", ["“It was late.”"]),
        ("Baker Ola Vint is not sure: “It was late.”", "Baker Ola Vint", ":", ["“It was late.”"]),
        ("In May, Vint had promised owners that it would hold.", "Vint", "had promised",
         ["that it would hold"]),
    ],
)  # fmt: skip
def test_found(text: str, source: str, cue: str, content: list[str]) -> None:
    told = find_attributions(text).attributions[-1]
    assert told.source is not None and told.source.text == source
    assert told.cue is not None and told.cue.text == cue
    assert [c.text for c in told.content] == content


@pytest.mark.parametrize(
    "rest", ["to be named", "to be identified", "to give her name", "to reveal his identity"]
)
def test_who_stays_unnamed_declines_nothing(rest: str) -> None:
    assert not find_attributions(f"Vint’s aide declined {rest}.").attributions


def names(text: str) -> list[str]:
    """The name of the source of each statement, in text order; "" without one."""
    found = find_attributions(text)
    by_id = {s.id: s.name for s in found.sources}
    return [by_id.get(a.source_id or "", "") for a in found.attributions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A court said it was late.\n\nAbe Tarn said he saw a van.", ["court", "Abe Tarn"]),
        ("A driver said it was late.\n\nHolm Police said he saw a van.", ["driver", "Holm Police"]),
        ("The finance minister said it was late.\n\n“No,” Ola Vint told reporters.", ["Ola Vint"] * 2),
        ("His agent said it was late.\n\n“No,” Ola Vint told reporters.", ["Ola Vint"] * 2),
        ("A hospital trust said it was late.\n\nHolm Hospitals said it would close.",
         ["Holm Hospitals"] * 2),
        ("Maria Tarn, 50, said it was late. Her brother, Paul Tarn, left. “It was early,” said Tarn, 72.",
         ["Maria Tarn", "Paul Tarn"]),
        ("Maria Tarn said it was late. Her brother, Paul Tarn, left. “It was early,” said Tarn, 72.",
         ["Maria Tarn", "Paul Tarn"]),
        ("Senator Tom Noor said he would. Rep. Dale Noor said he would not.\n\n“It rained,” Rep. Noor said.",
         ["Tom Noor", "Dale Noor", "Dale Noor"]),
        ("Mayor Ola Vint said it was late.\n\nBrill’s daughter, Jean, shook her head. “Dad,” she said, “no.”",
         ["Ola Vint", "Jean"]),
        ("Vint said in a statement that he was late. The statement said he would pay. He said it hurt.",
         ["Vint"] * 3),
    ],
)  # fmt: skip
def test_who_speaks(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_statement_makes_nobody_a_document() -> None:
    text = "Vint said in a statement that he was late. The statement said he would pay."
    assert [s.kind for s in find_attributions(text).sources] != ["document"]


@pytest.mark.parametrize("quote", ["“She said, ‘Mend it or go,’”", "\"She said, 'Mend it or go,'\""])
def test_marks_that_close_together_are_no_part_of_the_source(quote: str) -> None:
    outer, inner = find_attributions(f"{quote} Mr Brill told us.").attributions
    assert outer.source is not None and outer.source.text == "Mr Brill"
    assert [c.text for c in outer.content] == [quote]
    assert inner.nested_in == 0


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Vantal Semiconductor said it was late.", "en", ("Vantal Semiconductor", "organisation", True)),
        ("Vantal Motor said it was late.", "en", ("Vantal Motor", "organisation", True)),
        ("Mercy International said it was late.", "en", ("Mercy International", "organisation", True)),
        ("Alder Street said it was late.", "en", ("Alder Street", "organisation", True)),
        ("Emma Street said she was late.", "en", ("Emma Street", "person", True)),
        ("A Department of Rain spokesperson said it was late.", "en",
         ("Department of Rain spokesperson", "person", False)),
        ("A Department of Rain spokesperson, Ola Vint, said it was late.", "en",
         ("Ola Vint", "person", True)),
        ("Der Gutachter sagte, es regne.", "de", ("Gutachter", "person", False)),
        ("Der Angeklagte sagte, es regne.", "de", ("Angeklagte", "person", False)),
        ("Die Managerin sagte, es regne.", "de", ("Managerin", "person", False)),
        ("Der VKQ teilte mit, es regne.", "de", ("VKQ", "organisation", True)),
        ("Die VK Metall teilte mit, es regne.", "de", ("VK Metall", "organisation", True)),
        ("Nach Informationen der „Uferpost“ regnet es.", "de", ("Uferpost", "media", True)),
        ("Einem Bericht des „Kurier“ zufolge regnet es.", "de", ("Kurier", "media", True)),
        ("Vorgestern sagte Wolters, es regne.", "de", ("Wolters", "unknown", True)),
    ],
)  # fmt: skip
def test_what_speaks(text: str, language: str, expected: tuple[str, str, bool]) -> None:
    (source,) = find_attributions(text, language=language).sources
    assert (source.name, source.kind, source.named) == expected


def test_on_whom_a_paper_relies_is_no_channel() -> None:
    text = "Wie die „Neue Uferpost“ unter Berufung auf Ratskreise berichtet, regnet es in Holm."
    (told,) = find_attributions(text, language="de").attributions
    assert told.channel is None


def test_an_age_for_who_was_named_just_before() -> None:
    text = "„Es hat geregnet“, sagte Trainer Arn Wolters.\n\n„Das reicht“, sagte der 48-Jährige."
    found = find_attributions(text, language="de")
    assert {a.source_id for a in found.attributions} == {"s1"}


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Storm Ada: 14 dead as dam bursts", "en"),
        ("Holm League: Rovers beat Town", "en"),
        ("Bundesliga: Holm schlägt Tarn", "de"),
    ],
)
def test_a_topic_in_a_headline_says_nothing(title: str, language: str) -> None:
    assert not find_attributions("It rained.", title=title, language=language).attributions


@pytest.mark.parametrize(
    ("title", "language", "source"),
    [
        ("Trainer Wolters nach Pokal-Aus: „Das war nichts“", "de", "Trainer Wolters"),
    ],
)
def test_a_headline_says_what_somebody_speaks_about(title: str, language: str, source: str) -> None:
    (told,) = find_attributions("It rained.", title=title, language=language).attributions
    assert told.source is not None and told.source.text == source


def test_of_two_that_begin_together_the_one_that_holds_the_other_comes_first() -> None:
    text = "“Ola Vint said, ‘Go home,’ and we went,” Abe Tarn said."
    parents = [a.nested_in for a in find_attributions(text).attributions]
    assert all(parent is None or parent < i for i, parent in enumerate(parents))


def test_who_may_not_discuss_it_says_nothing() -> None:
    text = "Two men, who were not authorised to discuss the talks, said it was late."
    (told,) = find_attributions(text).attributions
    assert [c.text for c in told.content] == ["it was late"]


def test_a_book_is_no_she() -> None:
    text = (
        "Ola Vint said it rained.\n\nThe author of The Salt Road lives alone. She moved, she says, for quiet."
    )
    assert "Salt Road" not in {s.name for s in find_attributions(text).sources}


def test_who_says_that_nothing_is_certain_is_not_silent() -> None:
    (one,) = find_attributions("His spokesman, Rolf Enz, later said nothing was ruled out.").attributions
    assert (one.stance, one.content[0].text) == ("neutral", "nothing was ruled out")
