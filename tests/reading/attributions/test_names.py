"""What of a source phrase is its name: behind appositions, without titles, with nicknames and forms."""

import pytest

from tests.reading.attributions.test_people import speakers
from tui.reading.attributions import find_attributions


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # behind what the bearer is
        ("The council’s chief negotiator, Beth Ann Vint, said it rained.", "Beth Ann Vint"),
        ("The mission’s head, former Holm Bay premier Ola Vint, said it rained.", "Ola Vint"),
        ("Holm’s Data Guardian, Ola Vint, said it rained.", "Ola Vint"),
        ("The panel agreed, and its chair, Employment Judge Ola Vint, said it rained.", "Ola Vint"),
        ("The governor, a Freeholder who is ill, said it rained.", "governor"),
        ("Brill Bank closed. In Holm, the bank’s managing director, Ola Vint, said it rained.", "Ola Vint"),
        ("Its policy lead, Ola Vint, said it rained.", "Ola Vint"),
        ("The mining firm that holds the lease inland, Batu Brill, said it rained.", "Batu Brill"),
        ("The pub shut after its owner, Brill Inns, announced that it had rained.", "Brill Inns"),
        ("The court saw a note in which Holm’s founder, Abe Vint, told a friend it rained.", "Abe Vint"),
        ("“It was late,” said retired signalman Ola Vint, 88.", "Ola Vint"),
        ("Their son Col, who fishes, said it rained.", "Col"),
        ("The area’s MP, Labour’s Ola Vint, said it rained.", "Ola Vint"),
        ("The driver, named by police as Ola Vint, said it rained.", "Ola Vint"),
        ("A nurse, identified only as Witness K, said it rained.", "nurse"),
        ("The Holm Police and Crime Commissioner, Ola Vint, said it rained.", "Ola Vint"),
        ("Ola Vint, whose daughter Elsie, four, was ill, said it rained.", "Ola Vint"),
        ("The health inspectorate left. The inspectorate said it rained.", "health inspectorate"),
        # without titles and offices
        ("Maj Gen Ola Vint said it rained.", "Ola Vint"),
        ("Private Ola Vint said it rained.", "Ola Vint"),
        ("Private Eye said it rained.", "Private Eye"),
        ("Its commandant, Brigadier (retd) Ola Vint, said it rained.", "Ola Vint"),
        ("After a day in court Mr Vint said it rained.", "Vint"),
        ("Minister for Health Ola Vint said it rained.", "Ola Vint"),
        ("Minister of State for Health Ola Vint said it rained.", "Ola Vint"),
        ("World No. 1 Ola Vint said it rained.", "Ola Vint"),
        ("President-elect Ola Vint said it rained.", "Ola Vint"),
        ("A visibly shaken Ola Vint said it rained.", "Ola Vint"),
        ("O. B. Vint said it rained.", "O. B. Vint"),
        ("Rear Adm. Ola Vint said it rained.", "Ola Vint"),
        ("Holm’s oil minister, Amb. Ola Vint, said it rained.", "Ola Vint"),
        ("Auditor-General Ola Vint said it rained.", "Ola Vint"),
        ("“It was late,” Selectman Ola Vint said.", "Ola Vint"),
        ("The parish priest, Fr Ola Vint, said it rained.", "Ola Vint"),
        ("The judge, Mrs Justice Vint, said it rained.", "Vint"),
        ("Baroness Vint of Holm said it rained. Lady Vint said it was wet.", "Vint of Holm"),
        ("Lord Vint said it rained.", "Vint"),
        ("Inspector Vint said it rained.", "Vint"),
        ("Queen Maud said it rained.", "Queen Maud"),
        ("According to Adv. Ola Vint, it rained.", "Ola Vint"),
        ("Bashir Vint said it rained. Col Vint said it was wet.", "Bashir Vint"),
        ("The detective who dealt with it, Inspector Ola Vint, said it rained.", "Ola Vint"),
        ("One of the two dissenters, the banker Sir Ola Vint, said it rained.", "Ola Vint"),
        ("“It rained,” said one of them, retired dentist Ola Vint.", "Ola Vint"),
        ("A colonel who introduced himself as Ola Vint said it rained.", "Ola Vint"),
        ("Holm spokesman Cal Brewer said it rained.", "Cal Brewer"),
        ("Her coach, American Ola Vint, said it rained.", "Ola Vint"),
        # bodies
        ("The Holm Farm Watch group said it rained.", "Holm Farm Watch"),
        ("The Red Lantern aid group said it rained.", "Red Lantern"),
        ("Saint Hilda’s said it rained.", "Saint Hilda’s"),
        ("A rival chain, Tinker’s, said it rained.", "Tinker’s"),
        (
            "The benefits agency said it was late. Ola Vint, of Brill, left. The agency said it rained.",
            "benefits agency",
        ),
        ("Prince Holm County ODS said it rained.", "Prince Holm County ODS"),
        ("Credit Union Central said it rained.", "Credit Union Central"),
        ("Charity Warm Homes Now said it rained.", "Warm Homes Now"),
        ("Brokerage Vantal Capital said it rained.", "Vantal Capital"),
        ("“Open a window,” read a reply from Brill Lets, which runs the block.", "Brill Lets"),
        ("Her insurer, Holm Mutual, at first refused to pay, arguing that it rained.", "Holm Mutual"),
        ("Channel Two erred. Brill Foods said it was late. The channel said it rained.", "Channel Two"),
        ("Its largest shareholder, the Vint family trust, said it rained.", "Vint family trust"),
        ("Last month her publisher, Holm and Brill, said it rained.", "Holm and Brill"),
        ("The Tenants’ Front said it rained.", "Tenants’ Front"),
        ("The United Nurses and Midwives said it rained.", "United Nurses and Midwives"),
        ("The state’s Herring Safety Board said it rained.", "Herring Safety Board"),
        ("Channel Nine Holm said it rained. Nine Holm said it was wet.", "Channel Nine Holm"),
        ("Rival brokerage Vantal said it rained.", "Vantal"),
        (
            "The Holm Centre for Rain Studies (HCRS) left. HCRS said it rained.",
            "Holm Centre for Rain Studies",
        ),
        ("The Ministry of Herring left. The MoH said it rained.", "Ministry of Herring"),
        (
            "The Holm and District Angling Society left. The society said it rained.",
            "Holm and District Angling Society",
        ),
        ("The Justice Department said it rained.", "Justice Department"),
        ("The consumer group Fair Bill said it rained.", "Fair Bill"),
        (
            "The Society for the Protection of Herring said it rained.",
            "Society for the Protection of Herring",
        ),
        ("The Committee on Herring said it rained.", "Committee on Herring"),
        ("The Department for Rain, Wind and Hail said it rained.", "Department for Rain, Wind and Hail"),
        ("Holm’s Vantal Foods said it rained.", "Vantal Foods"),
        ("Holm’s Herring Ministry said it rained.", "Holm’s Herring Ministry"),
        ("Pollsters Brill Vint said it rained.", "Brill Vint"),
        ("The opposition People’s Herring Party said it rained.", "People’s Herring Party"),
        # who is told of before a quotation
        ("His neighbour, Ola Vint, was carried out. “It rained.”", "Ola Vint"),
        (
            "Ola Vint said no. A source close to Abe Brill went further: “It rained.”",
            "source close to Abe Brill",
        ),
        ("Holm Union left. The union’s response was short: “It rained.”", "Holm Union"),
        # nicknames, forms, days
        ("Salvo “Sonny” Vint left.\n\nVint said it rained.", "Salvo “Sonny” Vint"),
        ("Abe “Bud” Vint left. Bud said it rained.", "Abe “Bud” Vint"),
        ("Teodor Vint left. Teo said it rained.", "Teodor Vint"),
        ("Tarnian Rain Service left. Tarnia said it rained.", "Tarnia"),
        ("Holm Devices Inc. said it rained. Holm Devices said it was wet.", "Holm Devices Inc."),
        ("In a note on Friday Vint & Brill, which sells it, said it rained.", "Vint & Brill"),
        ("Holm State University left. Holm State said it rained.", "Holm State University"),
    ],
)
def test_what_the_name_is(text: str, last: str) -> None:
    assert speakers(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Its owner, Brill Inns, said it rained.", "organisation"),
        ("Its owner, Ola Vint, said it rained.", "person"),
        ("BBC Holm said it rained.", "organisation"),
        ("The Health and Safety Executive said it rained.", "organisation"),
    ],
)
def test_who_owns_it(text: str, kind: str) -> None:
    assert find_attributions(text).sources[-1].kind == kind


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Runner says it rained", "Ola Vint was late. Ola Vint said it rained.", "Ola Vint"),
        ("Ex-envoy says it rained", "Ola Vint told MPs it rained.", "Ola Vint"),
        ("Former warden says it rained", "A former warden said it rained.\n\nOla Vint, 53, said it was wet.",
         "Ola Vint"),
        ("Water boss says it rained", "Ola Vint, president of Holm Water, said it rained.", "Ola Vint"),
        ("Milk giant says it rained", "Brill Foods said it rained. Holm Milk said it was wet.", "Holm Milk"),
        ("Courier firm says it rained", "Brill, which represents drivers, denied it. Tarnia Ltd said it is.",
         "Tarnia Ltd"),
    ],
)  # fmt: skip
def test_a_headline_means_who_speaks_first_with_a_name(title: str, text: str, name: str) -> None:
    found = find_attributions(text, title=title, language="en")
    sources = {source.id: source.name for source in found.sources}
    assert [sources[a.source_id or ""] for a in found.attributions if a.place == "title"] == [name]
