"""Who "Mrs Vint", "the younger Vint", "I" and "the manager" are."""

import pytest

from tui.reading.attributions import find_attributions


def speakers(text: str, title: str | None = None) -> list[str | None]:
    found = find_attributions(text, title=title)
    known = {s.id: s.name for s in found.sources}
    return [known.get(a.source_id or "") for a in found.attributions]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # one surname, two people
        ("Ola Vint, the chairman’s niece, left. Jon Vint said it rained. The younger Vint said it was wet.",
         "Ola Vint"),
        ("Jon Vint said it rained. Abel Vint, his uncle, left. The elder Vint said it was wet.", "Abel Vint"),
        ("Jon Vint said it rained. Emma Vint said it was cold.\n\nMrs Vint said it was wet.", "Emma Vint"),
        ("Jon Vint said it rained. Emma Vint said it was cold.\n\nMr Vint said it was wet.", "Jon Vint"),
        ("Jon Vint said it rained.\n\nHis brother Abel Vint left.\n\nVint said it was wet.", "Jon Vint"),
        # a relative without a surname
        ("John Vint said it rained. His wife, Maud, wept. “It was wet,” Mrs Vint said.", "Maud Vint"),
        ("Emma Vint said it rained. Her husband, Abel, wept. “It was wet,” Mr Vint said.", "Abel Vint"),
        # adjectives, letters and forms
        ("The outspoken Ola Vint said it rained.", "Ola Vint"),
        ("The Holm-based Brillane said it rained.", "Brillane"),
        ("Ola Vint KC said it rained.", "Ola Vint"),
        ("Brill Sund Ltd said it rained.", "Brill Sund Ltd"),
        ("Ola Vint MP said it rained. Ms Vint said it was wet.", "Ola Vint"),
        # roles under other words
        ("Harbour manager Ola Vint left. Jon Brill said it rained. The boss said it was wet.", "Ola Vint"),
        ("Solicitor Ola Vint left. Jon Brill said it rained. His lawyer said it was wet.", "Ola Vint"),
        ("Ola Vint said it rained.\n\n“It was wet,” the 36-year-old said.", "Ola Vint"),
        ("Ola Vint said it rained.\n\n“It was wet,” the captain said.", "Ola Vint"),
        # I, and she in a quotation
        ("“Then I said it rained,” Ola Vint said.", "Ola Vint"),
        ("Emma Sund said it rained.\n\n“She said it was wet,” Maud Brill told the Herald.", "Emma Sund"),
        # bodies told of before they are named, or by where they are
        ("A hospital trust has said it rained.\n\nHolm Hospitals said it was wet.", "Holm Hospitals"),
        ("A supermarket chain has said it rained.\n\nTolo said it was wet.", "Tolo"),
        ("Brill Sund Inc. cut its outlook.\n\nThe Holm-based company said it was wet.", "Brill Sund Inc."),
        ("Brill Foods will close its mill in May, the company said.", "Brill Foods"),
        ("Battery maker Brill Sund will close its mill. “It is wet,” the company said.", "Brill Sund"),
        ("Harrow & Sund cut its outlook. It said it was wet.", "Harrow & Sund"),
        # who is set apart by commas
        ("In a letter read to them, Ola Vint, the mother of one of them, said it was wet.", "Ola Vint"),
        ("Ola Vint KC, for the operator, Brill & Sund, said it was wet.", "Ola Vint"),
        ("He said it rained, while his rival, Ola Vint, said it was wet.", "Ola Vint"),
        # pronouns
        ("Jon Brill met them. Asked by Max Sund whether it rained, he said it was wet.", "Jon Brill"),
        ("The director, Rune Vint, dismissed her fears.\n\nVint denied it. He said it was wet.", "Rune Vint"),
        ("At the mill, baker Emma Sund put up a sign. “It is wet,” she said.", "Emma Sund"),
        ("Max Brill said it rained. “My wife says it was wet.” He said it was cold.", "Max Brill"),
    ],
)  # fmt: skip
def test_who_spoke_last(text: str, last: str) -> None:
    assert speakers(text)[-1] == last


def test_roles_told_in_the_headline() -> None:
    text = "Ola Vint said it rained.\n\nEmma Sund left.\n\n“It was wet,” the boss said."
    assert speakers(text, "Club boss Vint ‘sorry’ for rain")[-1] == "Ola Vint"


def test_initials_label_answers() -> None:
    text = (
        "Ola Vint leads the rescue.\n\nHerald: Is it wet?\n\nOV: It is wet here.\n\nHerald: And cold?\n\n"
        "OV: It is very cold here."
    )
    assert speakers(text)[-1] == "Ola Vint"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("DCI Ola Vint said it rained. DCI Vint said it was wet.", "Ola Vint"),
        ("Sgt Ola Vint said it rained.", "Ola Vint"),
        ("Ex-mayor Ola Vint said it rained.", "Ola Vint"),
        ("Ola Vint Jr. said it rained.", "Ola Vint Jr"),
        ("Ola van Brill said it rained. Van Brill said it was wet.", "Ola van Brill"),
        ("The trial began. Jailing her, Mr Justice Brill said it was wet.", "Brill"),
        ("The mayor of Holm, Ola Vint, left. The mayor said it was wet.", "Ola Vint"),
        ("Ola Vint, 44, a nurse from Holm, left. The nurse said it was wet.", "Ola Vint"),
        ("A spokesman for Emma Vint said it rained. She said it was wet.", "Emma Vint"),
        ("Emma Vint bakes. Her husband sells. “It is wet,” she said.", "Emma Vint"),
        ("Chipmaker Vantal cut its forecast. It said it was wet.", "Vantal"),
        ("Vantal AG cut its forecast. The carmaker said it was wet.", "Vantal AG"),
        ("Shares in Brill Foods fell. The company said it was wet.", "Brill Foods"),
        ("Researchers at the University of Holm said it rained. The university said it was wet.",
         "University of Holm"),
        ("The Office for Rain Statistics said it rained. The ORS said it was wet.",
         "Office for Rain Statistics"),
        ("Tarnshire Police said it rained. The force said it was wet.", "Tarnshire Police"),
        ("Spokesman Jon Vint said it rained. A spokesman said it was wet.", "spokesman"),
        ("Mr Vint said it rained.", "Vint"),
    ],
)  # fmt: skip
def test_titles_and_descriptions(text: str, last: str) -> None:
    assert speakers(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "last", "kind"),
    [
        ("Metzgermeister Bodo Vint sagte, es regne.", "Bodo Vint", "person"),
        ("Vorstand Elke Vint sagte, es regne.", "Elke Vint", "person"),
        ("Innenministerin Anna Vint ging. Die Ministerin sagte, es sei nass.", "Anna Vint", "person"),
        ("Das Auktionshaus Brill erklärte, es regne.", "Brill", "organisation"),
        ("Die Vantal AG ging. Das Unternehmen erklärte, es sei nass.", "Vantal AG", "organisation"),
        ("Laut dem Verband der Bäcker ist es nass.", "Verband der Bäcker", "organisation"),
        ("Landrat Jan Vint sagte, es regne. Landrat Vint sagte, es sei nass.", "Jan Vint", "person"),
        ("Jan von Brill sagte, es regne.", "Jan von Brill", "person"),
        ("Eine Wahlhelferin sagte, es regne.", "Wahlhelferin", "person"),
    ],
)  # fmt: skip
def test_german_names(text: str, last: str, kind: str) -> None:
    found = find_attributions(text, language="de")
    source = {s.id: s for s in found.sources}[found.attributions[-1].source_id or ""]
    assert (source.name, source.kind) == (last, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Amber Lines said it rained.", "organisation"),
        ("Tony Banks said it rained.", "person"),
        ("The study was large. The paper said it rained.", "document"),
        ("The newspaper is old. The paper said it rained.", "media"),
        ("The communiqué said it rained.", "document"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert find_attributions(text).sources[-1].kind == kind


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The owner of a mill says it rained.\n\nOla Vint, 44, was asleep. “It is wet,” she said.",
         "Ola Vint"),
        ("It is five and Ola Vint is up. “It is wet,” she says.", "Ola Vint"),
        ("Ola Vint said it rained.\n\nStriker Jon Brill scored. “It was wet,” the 23-year-old said.",
         "Jon Brill"),
        ("A baker’s brother, Jon Vint, said it rained. “It was wet,” Mr Vint said.", "Jon Vint"),
        ("The minister’s brother, Jon Vint, left. The minister said it was wet.", "minister"),
        ("Det Insp Ola Vint said it rained. DI Vint said it was wet.", "Ola Vint"),
        ("Volunteer Ola Vint said it rained.", "Ola Vint"),
        ("Ola Vint said it rained.\n\nA witness said it snowed. She said it was wet.", "witness"),
        ("A source said it rained, though Jon Vint, a cousin, will sue. He said it was wet.", "Jon Vint"),
        ("Brill Sund plc cut its outlook. The Holm-based group said it was wet.", "Brill Sund plc"),
    ],
)  # fmt: skip
def test_people_told_of_before_they_speak(text: str, last: str) -> None:
    assert speakers(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Emma Bishop left. Bishop said it rained.", "Emma Bishop"),
        ("The mayor, Tom Judge, said it rained. Judge said it was wet.", "Tom Judge"),
        ("Bishop Tom Vint left. The bishop said it was wet.", "Tom Vint"),
        ("Emma Law said it rained.", "Emma Law"),
    ],
)
def test_surnames_that_are_nouns(text: str, last: str) -> None:
    assert speakers(text)[-1] == last


@pytest.mark.parametrize(
    ("title", "text", "first"),
    [
        ("PM vows to rebuild", "Prime minister Ola Vint vowed to rebuild the town.", "Ola Vint"),
        ("Widow says firm lied", "Emma Vint, whose husband died, said the firm lied.", "Emma Vint"),
        ("Union says strike will go on", "The Bakers’ Union said it would go on.", "Bakers’ Union"),
        ("Watchdog criticises bank", "The Rain Authority criticised Brill Bank.", "Rain Authority"),
        ("Firm denies losing bags", "Brill & Sund, the parcel company, denied it.", "Brill & Sund"),
        ("Widow says firm lied", "Minister Ola Vint said it rained. A widow said the firm lied.", "widow"),
    ],
)
def test_whom_a_headline_means(title: str, text: str, first: str) -> None:
    assert speakers(text, title)[0] == first


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Verrland said it rained. Emma Vint left.", "organisation"),
        ("Verrland said it rained. It said it was wet.", "organisation"),
        ("Vint said it rained. He said it was wet.", "person"),
    ],
)
def test_kinds_of_single_names(text: str, kind: str) -> None:
    assert find_attributions(text).sources[0].kind == kind
