"""Numbers, units, money, percent, ranges."""

import pytest

from tests.reading.figures.reading import counted, figures, only


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The port took in 1,204 crates.", 1204),
        ("Some say 1\u202f204 crates came.", 1204),
        ("The valley counts twenty-one farms.", 21),
        ("The guild has one hundred and five members.", 105),
        ("Brackwater has 1.2 million residents.", 1200000),
        ("They sold 2.5bn stamps.", 2500000000),
        ("Half a dozen ferries sailed.", 6),
        ("Two and a half million visitors came.", 2500000),
        ("A million and a half lanterns were lit.", 1500000),
        ("Three dozen lamps broke.", 36),
        ("It runs at 0.5 of its strength.", 0.5),
        ("Nine thousand three hundred and two nests were seen.", 9302),
    ],
)
def test_value(text: str, value: float) -> None:
    assert only(text, "count", "measure").value == value


def test_whole_values_are_integers() -> None:
    assert isinstance(only("The bridge cost $3.2 million.").value, int)


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("The bridge cost $3.2 million.", "$3.2 million", 3200000, "USD"),
        ("Fares are £2.50 now.", "£2.50", 2.5, "GBP"),
        ("They paid 400 euros.", "400 euros", 400, "EUR"),
        ("The fund holds EUR50m.", "EUR50m", 50000000, "EUR"),
        ("A fine of 10 million Australian dollars.", "10 million Australian dollars", 10000000, "AUD"),
        ("A loaf costs 85 cents.", "85 cents", 85, "CENT"),
        ("Tea is 40p a head.", "40p", 40, "PENNY"),
        ("Milk is 40p a litre.", "40p", 40, "PENNY per litre"),
        ("It paid $2 a share.", "$2", 2, "USD"),
        ("It is $15 a month and comes with a lamp.", "$15", 15, "USD per month"),
        ("Deposits of 40 m euros.", "40 m euros", 40_000_000, "EUR"),
        ("A ten-pound note.", "ten-pound", 10, "GBP"),
        ("It cost €2,5 million.", "€2,5 million", 2_500_000, "EUR"),
        ("It cost € 1.200,50.", "€ 1.200,50", 1200.5, "EUR"),
        ("It cost N$40.", "N$40", 40, "NAD"),
        ("It cost Php 500.", "Php 500", 500, "PHP"),
        ("Rent is $900 a month.", "$900", 900, "USD per month"),
        ("Crude hit $90-a-barrel.", "$90", 90, "USD per barrel"),
    ],
)
def test_money(text: str, span: str, value: float, unit: str) -> None:
    figure = only(text)
    assert (figure.text, figure.kind, figure.value, figure.unit) == (span, "money", value, unit)


@pytest.mark.parametrize(
    ("text", "span", "unit"),
    [
        ("Turnout was 61.5 per cent.", "61.5 per cent", "percent"),
        ("Turnout was 61.5% there.", "61.5%", "percent"),
        ("The gap is 3 percentage points.", "3 percentage points", "percentage point"),
    ],
)
def test_percent(text: str, span: str, unit: str) -> None:
    figure = only(text)
    assert (figure.text, figure.kind, figure.unit) == (span, "percent", unit)


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("The trail is 14 kilometers long.", "measure", 14, "kilometre"),
        ("A 3.5-litre engine.", "measure", 3.5, "litre"),
        ("Winds of 90 mph came.", "measure", 90, "mile per hour"),
        ("It was 31 degrees Celsius.", "measure", 31, "celsius"),
        ("He is 6 ft 3 in tall.", "measure", 6.25, "foot"),
        ("The strike lasted six weeks.", "duration", 6, "week"),
        ("A 20-minute walk.", "duration", 20, "minute"),
    ],
)
def test_measures(text: str, kind: str, value: float, unit: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.value, figure.unit) == (kind, value, unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Expect 10 to 15 per cent.", 10, 15, "percent"),
        ("Between 40 and 60 goats fled.", 40, 60, None),
        ("A $3-5 million plan.", 3000000, 5000000, "USD"),
        ("Children of 8–10 years came.", 8, 10, "year"),
        ("Prices went from $20 to $25.", 20, 25, "USD"),
    ],
)
def test_ranges(text: str, low: float, high: float, unit: str | None) -> None:
    figure = only(text)
    assert (figure.value, figure.low, figure.high, figure.bound) == (None, low, high, "range")
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Dozens of goats fled.", 12, 120),
        ("Tens of thousands of fans came.", 10000, 100000),
        ("Several hundred homes lost power.", 300, 900),
        ("Only a handful of shops opened.", 3, 9),
    ],
)
def test_vague(text: str, low: int, high: int) -> None:
    figure = only(text)
    assert (figure.low, figure.high, figure.bound, figure.value) == (low, high, "vague", None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A third of the voters stayed away.", 1 / 3),
        ("Two-thirds of the voters stayed away.", 2 / 3),
        ("One in five voters stayed away.", 0.2),
        ("Three out of four voters stayed away.", 0.75),
    ],
)
def test_ratios(text: str, value: float) -> None:
    figure = only(text)
    assert figure.kind == "ratio"
    assert figure.value == pytest.approx(value)
    assert counted(figure) == "voters"


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("They found 1,212 of the bodies there.", "bodies"),
        ("They returned over 6,000 Velmarish sailors at dawn.", "Velmarish sailors"),
        ("Three small boats sank.", "small boats"),
        ("About 300 people voted.", "people"),
        ("One man was hurt.", "man"),
        ("Dozens of Velmarish sailors were freed.", "Velmarish sailors"),
    ],
)
def test_counted(text: str, noun: str) -> None:
    assert counted(only(text, "count")) == noun


def test_a_pronoun_is_no_figure() -> None:
    assert figures("No one wanted this one, and one another they blamed.") == []


def test_other_languages_have_digits_and_no_english_words() -> None:
    from tui.reading.figures import find_figures

    assert [f.text for f in find_figures("Ten muž dal 300 Kč.", language="cs")] == ["300 Kč"]


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("Just over a third voted.", "ratio", 1 / 3, None),
        ("A third died.", "ratio", 1 / 3, None),
        ("A third man died.", "ordinal", 3, None),
        ("There was talk about a third runway.", "ordinal", 3, None),
        ("The pound lost half a cent.", "money", 0.5, "CENT"),
    ],
)
def test_parts(text: str, kind: str, value: float, unit: str | None) -> None:
    figure = only(text)
    assert (figure.kind, figure.unit) == (kind, unit)
    assert figure.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "span", "kind", "value"),
    [
        ("A pensioner of 82 fell.", "82", "age", 82),
        ("Boys of 12 ran.", "12", "age", 12),
        ("She is a mother of 3.", "3", "count", 3),
        ("One girl of 12 came.", "12", "count", 12),
        ("Tarn has a 1.5m-strong army.", "1.5m", "count", 1_500_000),
        ("The wall would cost $1.2 to 1.4bn.", "$1.2 to 1.4bn", "money", None),
        ("The run took 2h 15m.", "2h 15m", "duration", 2.25),
    ],
)
def test_amounts_in_short(text: str, span: str, kind: str, value: float | None) -> None:
    figure = figures(text)[-1]
    assert (figure.text, figure.kind, figure.value) == (span, kind, value)
