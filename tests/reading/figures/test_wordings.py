"""Wordings, one sentence each: bounds from the table, times, ages, shares, odds, money, dates, ellipsis."""

import pytest

from tests.reading.figures.reading import counted, figures, only
from tui.reading.lexicon import lexicon

_LOOSE = {
    "not even",
    "near",
    "passed",
    "inside",
    "nearer",
    "within",
    "minimum",
    "maximum",
    "averaged",
    "averages",
    "some",
}
BEFORE = [(p, b) for p, b, place in lexicon("en", "fig_bounds") if place == "before" and p not in _LOOSE]
AFTER = [(p, b) for p, b, place in lexicon("en", "fig_bounds") if place == "after"]


@pytest.mark.parametrize(("phrase", "bound"), BEFORE)
def test_every_bound_before(phrase: str, bound: str) -> None:
    figure = only(f"The herders lost {phrase} 40 sheep.")
    assert (figure.bound, figure.value) == (bound, 40)
    assert figure.text == f"{phrase} 40"


@pytest.mark.parametrize(("phrase", "bound"), AFTER)
def test_every_bound_after(phrase: str, bound: str) -> None:
    gap = "" if phrase[0] in "-+" else " "
    figure = figures(f"It weighed 40 kg{gap}{phrase}.")[0]
    assert (figure.bound, figure.value) == (bound, 40)


@pytest.mark.parametrize(
    ("text", "span", "bound"),
    [
        ("The law gives them within 90 days to pay.", "within 90 days", "at_most"),
        ("They must answer within the 90 days.", "90 days", "exact"),
        ("The price hovers near $50.", "near $50", "about"),
        ("They want 7 percent over two years.", "two years", "exact"),
        ("The bank was fined for over two years.", "over two years", "over"),
        ("The pact lasted over two years.", "over two years", "over"),
        ("They were punished over a 15-month lapse.", "15-month", "exact"),
        ("It shed up to 120 posts.", "up to 120", "at_most"),
        ("The score went up to 5.", "5", "exact"),
        ("Prices were 12% higher than a year ago.", "a year ago", "exact"),
        ("Sales were 12% more than a year ago.", "a year ago", "exact"),
        ("It burnt more than a year ago.", "more than a year ago", "over"),
        ("The gate stays shut until at least Thursday.", "at least Thursday", "at_least"),
        ("Talks end no later than Thursday.", "no later than Thursday", "at_most"),
        ("The moor is shut to those under the age of 25.", "under the age of 25", "under"),
    ],
)
def test_bounds_by_what_stands_around(text: str, span: str, bound: str) -> None:
    figure = figures(text)[-1]
    assert (figure.text, figure.bound) == (span, bound)


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("It began at half past three.", "half past three", "03:30"),
        ("It began at a quarter to five.", "a quarter to five", "04:45"),
        ("It began at quarter past nine.", "quarter past nine", "09:15"),
        ("It began at twenty past six in the evening.", "twenty past six", "18:20"),
        ("It began at ten to six.", "ten to six", "05:50"),
        ("It began at five o'clock.", "five o'clock", "05:00"),
        ("The heat peaks by 11 in the morning.", "11", "11:00"),
        ("They met at seven in the evening.", "seven", "19:00"),
        ("They met at 10 at night.", "10", "22:00"),
        ("The school opens at 9.30.", "9.30", "09:30"),
        ("It began at 6.15 a.m.", "6.15 a.m.", "06:15"),
        ("It began at noon.", "noon", "12:00"),
        ("It began at 0930 GMT.", "0930 GMT", "09:30Z"),
        ("It began at 8:30 p.m. on Monday.", "8:30 p.m.", "2031-04-14T20:30"),
        ("It began on Monday at 8:30 p.m.", "8:30 p.m.", "2031-04-14T20:30"),
    ],
)
def test_time(text: str, span: str, value: str) -> None:
    figure = only(text, "time")
    assert (figure.text, figure.value) == (span, value)


@pytest.mark.parametrize(
    "text",
    [
        "The fund closed at 9.30 a share, in dollars.",
        "They moved from ten to six boats.",
        "It fell from 10 to 5.",
    ],
)
def test_no_time(text: str) -> None:
    assert figures(text, "time") == []


def test_how_long_a_race_took() -> None:
    assert [(f.kind, f.value) for f in figures("She won the race in 4:12:36.")] == [("duration", 15156)]
    assert [(f.kind, f.value) for f in figures("He leads by 1:20.")] == [("duration", 80)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was 34.", 34),
        ("I'm 33.", 33),
        ("She is not 46 until Thursday.", 46),
        ("Orla Vint, who charted the bay, has died at 91.", 91),
        ("He left school at 14 and went to sea.", 14),
        ("A woman of 72 was hurt.", 72),
        ("The driver, 61, was unhurt.", 61),
        ("The median age is 46.8.", 46.8),
        ("She turned 40 on Monday.", 40),
        ("Vint, now 54, left.", 54),
    ],
)
def test_age_told_by_the_sentence(text: str, value: float) -> None:
    figure = only(text, "age")
    assert (figure.value, figure.unit) == (value, "year of age")


def test_two_ages() -> None:
    assert [(f.kind, f.value) for f in figures("Two brothers aged 19 and 23 were held.")][1:] == [
        ("age", 19),
        ("age", 23),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The total, 61, was low.",
        "It was 34.",
        "The death toll stands at 31.",
        "Ten died as shares closed at 31.",
        "They sold it at 14 and bought at 17.",
        "It stood at 91.",
    ],
)
def test_no_age(text: str) -> None:
    assert figures(text, "age") == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("His lead in the poll fell to three points.", "percentage point"),
        ("Turnout in the vote was up 4.1 points.", "percentage point"),
        ("The index lost 196 points in morning trading.", "point"),
    ],
)
def test_points(text: str, unit: str) -> None:
    assert [f.unit for f in figures(text) if f.kind != "time"] == [unit]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Losers outnumbered winners by three to one.", "ratio", 3),
        ("The odds were 14 to 1.", "ratio", 14),
        ("There is a one-in-20 chance.", "ratio", 0.05),
        ("One in five stayed.", "ratio", 0.2),
        ("It took twice what it had.", "ratio", 2),
        ("It was almost double that.", "ratio", 2),
        ("It was less than half.", "ratio", 0.5),
        ("It is a fifth higher.", "ratio", 0.2),
        ("It was fifty-fifty.", "ratio", 0.5),
        ("The ratio is 4:1.", "ratio", 4),
    ],
)
def test_ratio(text: str, kind: str, value: float) -> None:
    figure = only(text)
    assert (figure.kind, figure.value) == (kind, value)


def test_won_twice_is_no_ratio() -> None:
    assert figures("They won twice. The double bed creaked.") == []


@pytest.mark.parametrize(
    ("text", "span", "pair"),
    [
        ("It passed by 31 votes to 17.", "31 votes to 17", (31, 17)),
        ("It passed by 76 to 74.", "76 to 74", (76, 74)),
        ("Norvale beat Sund 24-19 in the final.", "24-19", (24, 19)),
    ],
)
def test_score(text: str, span: str, pair: tuple[int, int]) -> None:
    figure = only(text)
    assert (figure.kind, figure.text, (figure.low, figure.high)) == ("score", span, pair)


@pytest.mark.parametrize(
    ("text", "kind", "span"),
    [
        ("It is the third-largest bay.", "rank", "third-largest"),
        ("They climb to fifth.", "rank", "fifth"),
        ("They slid into the bottom three.", "rank", "bottom three"),
        ("The storm was a category one hurricane.", "identifier", "one"),
        ("The strike enters day three.", "identifier", "three"),
        ("They missed a last-32 tie.", "identifier", "32"),
        ("The ID.4 model sold well.", "identifier", "ID.4"),
        ("It ran version 3.1 of the code.", "identifier", "3.1"),
    ],
)
def test_named_by_number(text: str, kind: str, span: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.text) == (kind, span)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost 10 dollars and 30 cents.", 10.3, "USD"),
        ("It cost 15 dollars 50.", 15.5, "USD"),
        ("It cost £3 50p.", 3.5, "GBP"),
        ("Sales were MSEK 60.", 60_000_000, "SEK"),
        ("Sales were 30 MEUR.", 30_000_000, "EUR"),
        ("It cost hk$ 15.", 15, "HKD"),
        ("It cost usd 20.", 20, "USD"),
        ("It cost 50 pesetas.", 50, "ESP"),
        ("It cost 5,50 euros.", 5.5, "EUR"),
        ("It cost 1.234,50 euros.", 1234.5, "EUR"),
        ("It cost 12 000 euros.", 12_000, "EUR"),
        ("It cost minus $4.50.", -4.5, "USD"),
        ("It cost -$4.50.", -4.5, "USD"),
        ("It cost $-4.50.", -4.5, "USD"),
        ("It lost negative $71.5 million.", -71_500_000, "USD"),
    ],
)
def test_money(text: str, value: float, unit: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.value, figure.unit) == ("money", value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It shows 60 frames per second.", 60, "frame per second"),
        ("It stood at 120 mmHg.", 120, "millimetre of mercury"),
        ('The pen is 10 " long.', 10, "inch"),
        ("It was 2.5degF warmer.", 2.5, "fahrenheit"),
        ("The pause lasted a year and a half.", 1.5, "year"),
        ("They slept for more than an hour.", 1, "hour"),
        ("It hung there for 60-odd years.", 60, "year"),
        ("The error is plus or minus 2.5 kg.", 2.5, "kilogram"),
        ("The buffer zone is 10 to 15 kilometres wide.", None, "kilometre"),
    ],
)
def test_measure(text: str, value: float | None, unit: str) -> None:
    figure = only(text)
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("It was set up in 1980. That year it burnt.", "That year", "1980"),
        ("It was set up in 1980. It burnt the following year.", "the following year", "1981"),
        ("It ran from March to August 2030.", "March", "2030-03"),
        ("It rose between 2019 and 2023.", "between 2019 and 2023", "2019/2023"),
        ("It was open between 2 and 6 May.", "between 2 and 6 May", "2031-05-02/2031-05-06"),
        ("A week ago it burnt.", "A week ago", "2031-04-08"),
        ("It was more a decade ago.", "a decade ago", "2021"),
        ("It starts in two weeks' time.", "two weeks' time", "2031-04-29"),
        ("It opens three days from now.", "three days from now", "2031-04-18"),
        ("In '87 the sea came up.", "'87", "1987"),
        ("It appeared in 1974 in a small edition.", "1974", "1974"),
        ("The 1829 ban held.", "1829", "1829"),
        ("The Treaty of 1648 held.", "1648", "1648"),
        ("The 9/11 attacks were recalled.", "9/11", "2001-09-11"),
        ("It begins in the fourth quarter of 2032.", "fourth quarter of 2032", None),
        ("Trains on Friday will be few.", "Friday", "2031-04-18"),
        ("They met at the weekend.", "the weekend", "2031-04-12/2031-04-13"),
        ("It starts on Monday week.", "Monday week", "2031-04-28"),
        ("They vote this coming Friday.", "coming Friday", "2031-04-18"),
        ("He left the day before yesterday.", "the day before yesterday", "2031-04-13"),
        ("It ends by the end of the month.", "the month", "2031-04"),
        ("They went home on Christmas Day.", "Christmas Day", "2030-12-25"),
        ("They go home by Christmas.", "Christmas", "2031-12-25"),
        ("It was several weeks ago.", "several weeks ago", None),
        ("It was in May last year.", "May last year", "2030-05"),
        ("It was in mid-May.", "May", "2030-05"),
        ("It runs from Monday to Friday.", "Friday", "2031-04-18"),
        ("It was in the nineteenth century.", "nineteenth century", "1800/1899"),
        ("The dividend is payable on 12 June.", "12 June", "2031-06-12"),
    ],
)
def test_date(text: str, span: str, value: str | None) -> None:
    found = {f.text: f.value for f in figures(text, "date")}
    assert found[span] == value


def test_no_old_year() -> None:
    assert figures("The 1700 seats were full. A total of 1500 came.", "date") == []


@pytest.mark.parametrize(
    ("text", "span", "unit", "noun"),
    [
        ("The rate was 26.1 percent, against 23.4 in 2024.", "23.4", "percent", None),
        ("Leave is 16 weeks, up from ten now.", "ten", "week", None),
        ("Last year 412 boats sank, against 187 in 2024.", "187", None, "boats"),
        ("Vint took 38.2 percent, Harrow 31 and Oyle 12.", "31", "percent", None),
        ("Forty boats sank, two of them ferries.", "two", None, "boats"),
        ("His rating in the poll slid six points, to 27.", "27", "percent", None),
    ],
)
def test_ellipsis(text: str, span: str, unit: str | None, noun: str | None) -> None:
    figure = next(f for f in figures(text) if f.text == span)
    assert (figure.unit, counted(figure)) == (unit, noun)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Only 14 of the country's towns grew.", "towns"),
        ("Only 14 of the country's 96 towns grew.", "towns"),
        ("She was one of only three women there.", "women"),
        ("He is one of thousands of people ruined.", "people"),
        ("They fixed dozens of Ardo and Belt cars.", "Ardo and Belt cars"),
        ("The union has 27,000 drivers and guards.", "drivers and guards"),
        ("It is one of the most gifted crews.", "gifted crews"),
        ("They sold 63,000 Model 3 cars.", "Model 3 cars"),
        ("They sent a 12 page document to her.", "page"),
        ("They sent 12 young people to her.", "young people"),
    ],
)
def test_counted(text: str, noun: str) -> None:
    assert counted(figures(text)[0]) == noun


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("They pay 4.9 percent more tax.", "up"),
        ("It has 230 more than in May.", "up"),
        ("It has 230 fewer than a year earlier.", "down"),
        ("It was revised upward by 40 million.", "up"),
        ("They won a 2.5-percent rise.", "up"),
        ("They shot down 11 drones.", None),
        ("Women make up 40 percent of it.", None),
        ("Its shares rose to close at $41.", None),
    ],
)
def test_change(text: str, change: str | None) -> None:
    assert figures(text)[0].change == change


def test_one_scale_for_both_ends() -> None:
    figure = only("The bill is £1.2-1.4m.")
    assert (figure.low, figure.high, figure.unit) == (1_200_000, 1_400_000, "GBP")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("He is six foot two.", 6 + 2 / 12, "foot"),
        ("It weighs 10st 4lb.", 10 + 4 / 14, "stone"),
        ("It spilt 3,5 litres.", 3.5, "litre"),
    ],
)
def test_compound(text: str, value: float, unit: str) -> None:
    figure = only(text)
    assert figure.value == pytest.approx(value)
    assert figure.unit == unit


def test_both_sides_have_the_unit() -> None:
    assert [(f.value, f.unit) for f in figures("It measures 3 by 4 metres.")] == [(3, "metre"), (4, "metre")]


@pytest.mark.parametrize("text", ["Call 020 7946 0018.", "Call 555-0123.", "Call +44 20 7946 0018."])
def test_phone(text: str) -> None:
    assert only(text).kind == "identifier"


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The 12-strong team left.", "team"),
        ("Of those, 12 returned.", None),
        ("Some 100 were wounded.", None),
    ],
)
def test_what_is_not_counted(text: str, noun: str | None) -> None:
    assert counted(figures(text)[0]) == noun


def test_a_change_and_where_it_led() -> None:
    found = figures("The number of jobs fell by more than 3,000 to 41,000.")
    assert [(f.text, f.value, f.change) for f in found] == [
        ("more than 3,000", 3000, "down"),
        ("41,000", 41000, None),
    ]
    assert only("Prices rose 5 to 7 percent.").bound == "range"
