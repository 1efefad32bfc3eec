"""Which attribution stands behind which figure."""

from typing import Any

import pytest
from msgspec.structs import replace

from tui.model import Attribution, RawDocument, Source, TextSpan
from tui.reading.figures import ascribe, find_figures
from tui.reading.read import read


def said(text: str, *contents: str, source: str | None = None, **more: Any) -> Attribution:
    spans = [TextSpan.cut(text, text.index(c), text.index(c) + len(c)) for c in contents]
    who = source and TextSpan.cut(text, text.index(source), text.index(source) + len(source))
    ends = [s.end for s in spans] + ([who.end] if who else [])
    starts = [s.start for s in spans] + ([who.start] if who else [])
    return Attribution(
        start=min(starts), end=max(ends), mode="indirect", source=who or None, cue=None, content=spans, **more
    )


def behind(
    text: str, *attributions: Attribution, title: str | None = None
) -> list[tuple[str, int | None, bool]]:
    done = ascribe(find_figures(text, title=title), attributions, text)
    return [(f.text, f.attribution, f.carried) for f in done]


def test_inside_and_outside() -> None:
    text = "Vint said 40 boats sank. Then 12 crates washed ashore."
    assert behind(text, said(text, "40 boats sank", source="Vint")) == [("40", 0, False), ("12", None, False)]


def test_the_innermost_wins() -> None:
    text = "Vint said the mayor claimed that 40 boats sank."
    outer = said(text, "the mayor claimed that 40 boats sank", source="Vint")
    inner = said(text, "40 boats sank", source="the mayor", nested_in=0)
    assert behind(text, outer, inner) == [("40", 1, False)]


def test_a_piece_after_the_cue() -> None:
    text = "“We lost 40 boats,” Vint said, “and 12 crates.”"
    one = said(text, "“We lost 40 boats,”", "“and 12 crates.”", source="Vint")
    assert [x[1] for x in behind(text, one)] == [0, 0]


def test_a_pronoun_carries_on() -> None:
    text = "Vint said 40 boats sank. She also counted 12 crates. The 7 ferries sail again."
    one = said(text, "40 boats sank", source="Vint")
    assert behind(text, one) == [("40", 0, False), ("12", 0, True), ("7", None, False)]


def test_not_into_another_paragraph() -> None:
    text = "Vint said 40 boats sank.\n\nShe owns 12 crates."
    assert behind(text, said(text, "40 boats sank", source="Vint"))[1] == ("12", None, False)


def test_a_new_subject_does_not_carry_on() -> None:
    text = "Vint said 40 boats sank. The harbour holds 12 crates."
    assert behind(text, said(text, "40 boats sank", source="Vint"))[1] == ("12", None, False)


def test_headline_and_text_do_not_mix() -> None:
    text, title = "Vint said 40 boats sank.", "Vint said 40 boats sank"
    assert behind(text, said(text, "40 boats sank", source="Vint"), title=title) == [
        ("40", None, False),
        ("40", 0, False),
    ]


def led_out(text: str, content: str, cue: str, source: str) -> Attribution:
    one = said(text, content, source=source)
    at = text.index(cue)
    return replace(one, cue=TextSpan.cut(text, at, at + len(cue)), end=max(one.end, at + len(cue)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A boat sank, police said. Four died at the scene.", True),
        ("A boat sank, police said. The crew had been at sea for 9 days.", True),
        ("A boat sank, police said. That would be the 4th this year.", True),
        ("A boat sank, police said on Monday.\n\nThe skipper was 54 miles from home.", True),
        ("A boat sank, police said. The crew live in a town of 900.", False),
        ("A boat sank, police said. She owns 3 more.", False),
        ("Rain fell.\n\nA boat sank, police said.\n\nThe skipper was 54 miles from home.", False),
    ],
)
def test_a_report_goes_on(text: str, value: bool) -> None:
    one = led_out(text, "A boat sank", "said", "police")
    found = ascribe(find_figures(text), [one], text)
    assert {f.carried for f in found if f.attribution is not None} == ({True} if value else set())


def test_the_sentence_runs_on_round_the_cue() -> None:
    text = "A boat sank, police said, and 4 people died."
    assert behind(text, led_out(text, "A boat sank", "said", "police")) == [("4", 0, True)]


def test_what_is_decided_nobody_vouches_for() -> None:
    text = "The board approved a dividend of 90 cents."
    assert behind(text, led_out(text, "a dividend of 90 cents", "approved", "The board")) == [
        ("90 cents", None, False)
    ]


def test_a_share_of_people_is_no_source() -> None:
    text = "Forty per cent of voters said they would back the plan for 3 years."
    one = said(text, "they would back the plan for 3 years", source="Forty per cent of voters")
    assert [f[1] for f in behind(text, one)] == [None, None]


def test_a_full_stop_past_the_content() -> None:
    text = "It sank at 6 a.m., police said."
    assert behind(text, led_out(text, "It sank at 6 a.m", "said", "police")) == [("6 a.m.", 0, False)]


@pytest.mark.parametrize(
    "text",
    [
        "A van hit a tree, police said. He was 34. A girl in the seat behind him was 9.",
        "Floods cut 40 roads, the ministry said. Of those, 12 are open again.",
        "Floods cut 40 roads, the ministry said. The total includes 12 bridges.",
        "Floods cut 40 roads, the ministry said. A further 12 were at risk.",
        "Floods have cut 40 roads, the ministry said. At least 12 bridges are down.",
        "The count, according to the commission: Vint 40 votes, Harrow 12.",
    ],
)
def test_what_a_report_leaves_to_the_next_sentence(text: str) -> None:
    cue = "according to" if "according" in text else "said"
    content, source = text.split(", ")[0], "the commission" if "according" in text else "the ministry"
    one = led_out(text, content, cue, "police" if "police" in text else source)
    found = ascribe(find_figures(text), [one], text)
    assert {f.attribution for f in found} == {0}
    assert found[-1].carried


@pytest.mark.parametrize(
    "text",
    [
        "A van hit a tree, her publisher said. She was 34.",
        "A van hit a tree, police said. Two cranes are on their way.",
        "A van hit a tree, police said. Crews reached villages that had waited 5 days.",
        "A van hit a tree, police said. Elsewhere 12 roads were shut.",
    ],
)
def test_what_is_told_by_nobody(text: str) -> None:
    one = led_out(text, "A van hit a tree", "said", "police" if "police" in text else "her publisher")
    assert {f.attribution for f in ascribe(find_figures(text), [one], text)} == {None}


def test_it_and_they_agree_with_who_spoke() -> None:
    text = "Organisers said 40 boats sailed. It was 31 degrees."
    assert behind(text, said(text, "40 boats sailed", source="Organisers"))[1][1] is None
    text = "Organisers said 40 boats sailed. They counted 31 crews."
    assert behind(text, said(text, "40 boats sailed", source="Organisers"))[1][1] == 0
    text = "Korvo said 40 boats sailed. They share 31 cooks."
    assert behind(text, said(text, "40 boats sailed", source="Korvo"))[1][1] is None


def test_a_poll_goes_on_with_its_shares() -> None:
    text = "A poll found 58 percent would leave. The mayor's own rating slid to 27 percent."
    assert behind(text, said(text, "58 percent would leave", source="A poll"))[1] == ("27 percent", 0, True)
    text = "Vint found 58 percent would leave. The mayor's own rating slid to 27 percent."
    assert behind(text, said(text, "58 percent would leave", source="Vint"))[1][1] is None


def test_plans_go_on_in_the_next_paragraph() -> None:
    text = "Korvo announced plans for a plant.\n\nThe plant will add 40 jobs."
    assert behind(text, said(text, "plans for a plant", source="Korvo")) == [("40", 0, True)]


def test_datelines_and_times_of_entries() -> None:
    text = "PORT LERNA, Jan 6 — A quake hit 40 homes, police said.\n\n21:42 The count, said Vint, was 12."
    one, two = (
        said(text, text.split(", police")[0], source="police"),
        said(text, "21:42 The count", source="Vint"),
    )
    found = {f.text: f.attribution for f in ascribe(find_figures(text), [one, two], text)}
    assert (found["Jan 6"], found["40"], found["21:42"]) == (None, 0, None)


@pytest.mark.parametrize("cue", ["ordered", "has ordered", "requires", "later approved", "called for"])
def test_what_is_ordered_nobody_vouches_for(cue: str) -> None:
    text = f"The court {cue} a fine of 90 cents."
    assert behind(text, led_out(text, "a fine of 90 cents", cue, "The court")) == [("90 cents", None, False)]


@pytest.mark.parametrize(
    "text",
    [
        "A boat sank, the ministry said. There were 12 people aboard.",
        "A boat sank, the ministry said. The skipper, a father of 3, was held.",
        "A boat sank, the ministry said. Two of them are 12.",
        "A boat sank, the ministry said. Two remain in hospital.",
        "A boat sank, the ministry said. Two bodies have yet to be found.",
        "Exports were up, the ministry said. Imports fell 12 percent.",
    ],
)
def test_more_that_a_report_goes_on_with(text: str) -> None:
    one = led_out(text, text.split(", ")[0], "said", "the ministry")
    assert {f.attribution for f in ascribe(find_figures(text), [one], text)} == {0}


def test_the_market_is_nobodys_report() -> None:
    text = "Sales were up, the firm said. Its shares fell 12 percent."
    one = led_out(text, "Sales were up", "said", "the firm")
    assert {f.attribution for f in ascribe(find_figures(text), [one], text)} == {None}


@pytest.mark.parametrize(
    "rest", ["Davon waren 12 neu.", "Das waren 12 mehr.", "Im Vorjahr waren es 12.", "Die Zahl stieg um 12."]
)
def test_german_goes_on_too(rest: str) -> None:
    text = f"Vint sagte, 40 Boote seien gesunken. {rest}"
    one = said(text, "40 Boote seien gesunken", source="Vint")
    found = ascribe(find_figures(text, language="de"), [one], text)
    assert [(f.value, f.attribution, f.carried) for f in found] == [(40, 0, False), (12, 0, True)]


def test_it_is_no_person() -> None:
    text = "Now he said 40 boats sailed. It takes 31 men to haul one."
    assert behind(text, said(text, "40 boats sailed", source="he"))[1][1] is None
    text = "Now he said 40 boats sailed. It was done 31 times."
    assert behind(text, said(text, "40 boats sailed", source="he"))[1][1] == 0


@pytest.mark.parametrize(
    "text",
    [
        "Work will end soon, the ministry said. Costs of 9 million will fall due in May.",
        "Two trains ran late, the ministry said, while buses had 12 faults.",
        "A hall fell, the ministry said. The injured included 4 guests.",
        "A hall fell, the ministry said. The dead were 4 guests.",
        "Homes are scarce, the ministry said. Each drew 64 bids.",
        "Exports rose, the ministry said.\n\nThat is up from 12 percent in May.",
        "Exports rose, the ministry said.\n\nThis was about 12 percent less than in May.",
    ],
)
def test_what_a_plan_or_a_count_goes_on_with(text: str) -> None:
    one = led_out(text, text.split(", ")[0], "said", "the ministry")
    found = ascribe(find_figures(text), [one], text)
    assert {f.attribution for f in found} == {0}
    assert found[-1].carried


@pytest.mark.parametrize(
    "text",
    [
        "Work has ended, the ministry said. Costs of 9 million will fall due then.",
        "Work will end soon, the ministry said. She will pay 9 million.",
        "Exports rose, the ministry said.\n\nThat is no way to feed 12 mouths.",
        "Exports rose, the ministry said.\n\nThe harbour is up to 12 feet deep.",
    ],
)
def test_what_no_plan_goes_on_with(text: str) -> None:
    one = led_out(text, text.split(", ")[0], "said", "the ministry")
    assert {f.attribution for f in ascribe(find_figures(text), [one], text)} == {None}


def test_a_poll_goes_on_in_the_next_paragraph() -> None:
    text = (
        "Some 34 percent back Vint, a poll found.\n\n"
        "Harrow stands at 15 percent. Another 8 percent named others.\n\nTurnout was 60 percent in May."
    )
    one = led_out(text, text.split(", ")[0], "found", "a poll")
    assert [f.attribution for f in ascribe(find_figures(text), [one], text)][:4] == [0, 0, 0, None]


def test_a_bound_before_the_content() -> None:
    text = "Around 40 people are believed to be trapped."
    assert behind(text, said(text, "40 people", "to be trapped")) == [("Around 40", 0, False)]


def test_what_the_desk_adds_in_the_next_paragraph() -> None:
    text = "The skipper said a boat sank.\n\nIt was the second of 3 such cases."
    one = said(text, "a boat sank", source="The skipper", source_id="s1")
    skipper = Source("s1", "skipper", "person", False, [])
    done = ascribe(find_figures(text), [one], text, [skipper])
    assert {f.attribution for f in done} == {None}
    text = "Floods cut 40 roads, the ministry said.\n\nSome 12 of them are open again."
    done = ascribe(find_figures(text), [led_out(text, "Floods cut 40 roads", "said", "the ministry")], text)
    assert {f.attribution for f in done} == {0}


@pytest.mark.parametrize(
    "text",
    [
        "A quake shook Holm, the survey said. It was felt 30 miles off.",
        "Four men died, according to the survey; 17 of them were miners.",
        "Four men died, according to the survey; another 17 were hurt.",
        "The survey put the risk at one in nine. There had been 14 shocks by noon.",
        "Mills will close, the survey said.\n\nMost of the mills, 9 in all, are old.",
    ],
)
def test_what_happened_besides(text: str) -> None:
    content = "the risk at one in nine" if "risk" in text else text.split(", ")[0]
    one = said(text, content, source="survey")
    if "risk" not in text:
        one = led_out(text, content, "said" if "said" in text else "according to", "survey")
    assert {f.attribution for f in ascribe(find_figures(text), [one], text)} == {0}


def test_a_poll_goes_on_for_a_paragraph() -> None:
    text = (
        "Some 46 percent back Vint, a poll found. The rest were 9 percent undecided.\n\n"
        "The margin of error is 3 points. Among women it is 51 percent."
    )
    one = led_out(text, text.split(", ")[0], "found", "a poll")
    assert {f.attribution for f in ascribe(find_figures(text), [one], text)} == {0}


@pytest.mark.parametrize(
    "text",
    [
        "Sales fell, the firm said on the radio, against a rise of 4 percent before.",
        "Divers found a hull, the firm told the Courier; 12 of them were hurt.",
        "Boats sank, the firm said. The worst case, it is true, was in May. The worst cost 71 lives.",
    ],
)
def test_on_behind_the_cue(text: str) -> None:
    one = led_out(text, text.split(", ")[0], "told" if "told" in text else "said", "the firm")
    assert 0 in {f.attribution for f in ascribe(find_figures(text), [one], text)}


def test_the_day_of_saying_is_not_carried() -> None:
    text = "Sales fell, the firm said on Monday, against a rise of 4 percent before."
    one = led_out(text, "Sales fell", "said", "the firm")
    assert [f[:2] for f in behind(text, one)] == [("Monday", None), ("4 percent", 0)]


def test_what_is_ordered_is_not_carried() -> None:
    text = "The firm promised aid. It has ordered checks on 36 boats."
    one, two = said(text, "aid", source="The firm"), led_out(text, "checks on 36 boats", "has ordered", "It")
    assert behind(text, one, two) == [("36", None, False)]


def test_plural_subjects_go_on_in_reported_tense() -> None:
    text = "The office said rain would come. Nights would bring lows of 25 degrees."
    assert behind(text, said(text, "rain would come", source="The office")) == [("25 degrees", 0, True)]


@pytest.mark.parametrize(
    "text",
    [
        "Some 60 hikers were cut off, rangers said. Vell Rovers were beaten 3-1.",
        "Some 60 hikers were cut off, rangers said. Snowfall was 40cm in May.",
        "Half the crew will leave, the union said. The average wage is £30,000.",
        "Half the crew will leave, the union said. The total distance is 40km.",
        "Most lodgers are worried, according to a poll by Vint. Rents rose 40%.",
        "Most lodgers are worried, according to a poll by Vint. Attendance in 2019 was 66%.",
        "Half of all patients got better, he said. The trial cost $4.6m.",
        "Half of all patients got better, he said. The index fell 40 points.",
        "The tunnel may cost more, insurers estimate. A man in his 60s died on the quay.",
        "The tunnel may cost more, Vint said. The board proposed a levy of 5%. The total is now 44.",
        "A third of pupils are late, the report says. The report was 40 pages long.",
        "Bei dem Sturm wurden Boote beschädigt, teilte die Wache mit. Insgesamt 12 Spiele gewann der Verein.",
        "Bei dem Sturm wurden Boote beschädigt, teilte die Wache mit. Weitere 5 Prozent zahlt der Bund.",
    ],
)
def test_a_new_subject_is_told_by_nobody(text: str) -> None:
    assert not [f for f in read(RawDocument(raw=text, clean=False)).figures if f.carried]


@pytest.mark.parametrize(
    "text",
    [
        "Some 60 hikers were cut off, rangers said. Hikers were found in 4 huts.",
        "Two thousand jobs will go, the company said. A further 300 jobs are at risk.",
        "The works will close, the company said. The total cost is 300 jobs.",
        "Sales of boats fell, the guild said. Rents rose 40%.",
        "Bei dem Sturm wurden 12 Boote beschädigt, teilte die Wache mit. Weitere 5 Boote sanken.",
        "Bei dem Sturm wurden 12 Boote beschädigt, teilte die Wache mit. Weitere 5 wurden vermisst.",
    ],
)
def test_more_of_what_was_told_is_carried(text: str) -> None:
    assert read(RawDocument(raw=text, clean=False)).figures[-1].carried


@pytest.mark.parametrize(
    "title",
    [
        "Gemeindewahl: Vintpartei gewinnt mit 32,8 Prozent",
        "Harbour bank cuts rates by 25 basis points to 4.25%",
        "Norrland index down 40 points to 9,300",
    ],
)
def test_a_topic_or_a_unit_is_no_speaker(title: str) -> None:
    german = "Gemeinde" in title
    text = "Die Partei hat am Abend gewonnen und wird nun regieren." if german else "The move came on Monday."
    assert {f.attribution for f in read(RawDocument(raw=text, title=title, clean=False)).figures} == {None}


@pytest.mark.parametrize("title", ["Police: 40 boats sank", "Harbour mayor: 40 boats sank"])
def test_a_speaker_in_a_headline(title: str) -> None:
    figures = read(RawDocument(raw="Boats sank near the quay.", title=title, clean=False)).figures
    assert [f.attribution for f in figures] == [0]


@pytest.mark.parametrize(
    ("text", "figure", "who"),
    [
        ("Early results gave the Reds 38.2 percent of the vote.", "38.2 percent", "Early results"),
        ("Partial counts put the Reds on 38.2 percent.", "38.2 percent", "Partial counts"),
        (
            "A pair will gain £38, the ministry's sums show; a lodger will lose £4.",
            "£4",
            "the ministry's sums",
        ),
        ("Sales fell, the bureau said. Attendance was 70 percent, it said.", "70 percent", "bureau"),
        (
            "Thefts fell, figures from the wardens show. They put losses at 3,978.",
            "3,978",
            "figures from the wardens",
        ),
        ("Mayor Tam Vint conceded at 11.40 p.m.", "11.40 p.m.", None),
    ],
)
def test_who_is_behind_it_in_the_end(text: str, figure: str, who: str | None) -> None:
    article = read(RawDocument(raw=text, clean=False))
    found = next(f for f in article.figures if f.text == figure)
    attribution = None if found.attribution is None else article.attributions[found.attribution]
    names = {s.id: s.name for s in article.sources}
    stands = (
        attribution and attribution.source and (attribution.source.text, names[attribution.source_id or ""])
    )
    assert (stands is None) if who is None else bool(stands and who in stands)
