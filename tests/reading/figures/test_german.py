"""Figures in German: its marks and scale words, bounds, units, dates, ages and nouns."""

import pytest

from tests.reading.figures.reading import TUESDAY, counted
from tui.model import Figure
from tui.reading.figures import find_figures
from tui.reading.lexicon import lexicon


def read(text: str, *kinds: str) -> list[Figure]:
    found = find_figures(text, language="de", published=TUESDAY)
    return [f for f in found if not kinds or f.kind in kinds]


def only(text: str, *kinds: str) -> Figure:
    found = read(text, *kinds)
    assert len(found) == 1, [(f.text, f.kind) for f in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("Der Schaden beträgt 50.000 Euro.", "50.000 Euro", 50_000, "EUR"),
        ("Es kostete 12.345,67 Euro.", "12.345,67 Euro", 12_345.67, "EUR"),
        ("Es kostete 2,5 Mio. Euro.", "2,5 Mio. Euro", 2_500_000, "EUR"),
        ("Es kostete 1,3 Mrd. US-Dollar.", "1,3 Mrd. US-Dollar", 1_300_000_000, "USD"),
        ("Es kostete 40 000 Euro.", "40 000 Euro", 40_000, "EUR"),
        (
            "Es kostete drei Milliarden Schweizer Franken.",
            "drei Milliarden Schweizer Franken",
            3 * 10**9,
            "CHF",
        ),
        ("Die Miete ist 12 Euro pro Quadratmeter.", "12 Euro", 12, "EUR per square metre"),
        ("Der Anteil liegt bei 3,4 Prozent.", "3,4 Prozent", 3.4, "percent"),
        ("Es waren 0,5 Promille.", "0,5 Promille", 0.5, "per mille"),
        ("Es waren 2.5 Prozent.", "2.5 Prozent", 2.5, "percent"),
        ("Es fuhr 80 Kilometer pro Stunde.", "80 Kilometer pro Stunde", 80, "kilometre per hour"),
        ("Es war minus 12 Grad Celsius kalt.", "minus 12 Grad Celsius", -12, "celsius"),
        ("Es dauerte 30 Minuten.", "30 Minuten", 30, "minute"),
        ("Sie spart 1,5 Millionen Tonnen.", "1,5 Millionen Tonnen", 1_500_000, "tonne"),
    ],
)
def test_amounts(text: str, span: str, value: float, unit: str) -> None:
    figure = only(text)
    assert (figure.text, figure.value, figure.unit) == (span, value, unit)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Rund 300 Schafe weiden dort.", "about"),
        ("Etwa 300 Schafe weiden dort.", "about"),
        ("Knapp 300 Schafe weiden dort.", "about"),
        ("Fast 300 Schafe weiden dort.", "about"),
        ("Gut 300 Schafe weiden dort.", "over"),
        ("Mehr als 300 Schafe weiden dort.", "over"),
        ("Über 300 Schafe weiden dort.", "over"),
        ("Weit mehr als 300 Schafe weiden dort.", "over"),
        ("Mindestens 300 Schafe weiden dort.", "at_least"),
        ("Nicht weniger als 300 Schafe weiden dort.", "at_least"),
        ("Weniger als 300 Schafe weiden dort.", "under"),
        ("Nicht einmal 300 Schafe weiden dort.", "under"),
        ("Bis zu 300 Schafe weiden dort.", "at_most"),
        ("Höchstens 300 Schafe weiden dort.", "at_most"),
        ("Nicht mehr als 300 Schafe weiden dort.", "at_most"),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    figure = only(text)
    assert (figure.bound, figure.value, counted(figure)) == (bound, 300, "Schafe")
    assert figure.text == text[: text.index(" Schafe")]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Der Umsatz stieg um 3,4 Prozent.", "up"),
        ("Die Preise sind um 3,4 Prozent gestiegen.", "up"),
        ("Die Preise sind um 3,4 Prozent gesunken.", "down"),
        ("Es gab ein Plus von 4 Prozent.", "up"),
        ("Der Anteil liegt bei 4 Prozent.", None),
        ("Der Umsatz schrumpfte im dritten Quartal um 3 Prozent.", "down"),
    ],
)
def test_changes(text: str, change: str | None) -> None:
    assert read(text, "percent")[0].change == change


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Zwischen 20 und 30 Prozent blieben fern.", (20, 30)),
        ("Der Anteil wuchs von 20 auf 30 Prozent.", (20, 30)),
        ("Es sind 20 bis 30 Prozent.", (20, 30)),
        ("Es kostet 500 Millionen bis 1 Milliarde Euro.", (500_000_000, 1_000_000_000)),
        ("Hunderte Schafe fehlen.", (100, 1000)),
        ("Millionen Schafe fehlen.", (1_000_000, 10_000_000)),
        ("Das Spiel endete 3:1.", (3, 1)),
    ],
)
def test_two_ends(text: str, ends: tuple[int, int]) -> None:
    figure = only(text)
    assert (figure.low, figure.high) == ends


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Am Montag, 14. April 2031, begann es.", "date", "2031-04-14"),
        ("Am 3.3.2031 begann es.", "date", "2031-03-03"),
        ("Vor drei Jahren begann es.", "date", "2028"),
        ("Vom 3. bis 5. Mai 2031 tagt der Rat.", "date", "2031-05-03/2031-05-05"),
        ("Im vergangenen Jahr begann es.", "date", "2030"),
        ("Gestern begann es.", "date", "2031-04-14"),
        ("Seit 2015 steht es.", "date", "2015"),
        ("Um 14 Uhr begann es.", "time", "14:00"),
        ("Um 14.30 Uhr begann es.", "time", "14:30"),
        ("Der 54-jährige Fahrer schlief.", "age", 54),
        ("Sie starb im Alter von 87 Jahren.", "age", 87),
        ("Ein Drittel der Wähler fehlte.", "ratio", 1 / 3),
        ("Jeder vierte Haushalt fehlte.", "ratio", 0.25),
        ("Es waren einundzwanzig Tote.", "count", 21),
        ("Platz 3 blieb frei.", "rank", 3),
        ("Die 37 Jahre alte Frau schlief.", "age", 37),
        ("Es war der 16. Versuch.", "ordinal", 16),
    ],
)
def test_kinds(text: str, kind: str, value: float | str) -> None:
    figure = only(text)
    assert figure.kind == kind
    assert figure.value == value if isinstance(value, str) else figure.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Sie bauten 12 neue Wohnungen am See.", "neue Wohnungen"),
        ("Sie bauten 12 der Häuser.", "Häuser"),
        ("Sie fanden 12 verletzte, frierende Schafe.", "verletzte, frierende Schafe"),
        ("Nur 12 kamen.", None),
        ("Unter den 12 Bewerbern war sie.", "Bewerbern"),
        ("Es waren 12 die Woche.", None),
        ("12 Prozent der Befragten kamen.", "Befragten"),
    ],
)
def test_counted(text: str, noun: str | None) -> None:
    assert counted(only(text)) == noun


def test_every_bound_of_the_table_is_found() -> None:
    for phrase, bound, place in lexicon("de", "fig_bounds"):
        if place == "before" and phrase.split()[0] not in ("nahe", "innerhalb", "binnen"):
            found = [f for f in read(f"Dort weiden {phrase} 300 Schafe.") if f.value == 300]
            assert [f.bound for f in found] == [bound], phrase


def test_the_comma_of_other_languages() -> None:
    assert [f.value for f in find_figures("Le prix est de 2,5 % ou 50.000 €.", language="fr")] == [
        2.5,
        50_000,
    ]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        (
            "fr",
            "Quelque 12 500 bergers, 40\u202f000 selon eux, et 1,2 milliard.",
            [12_500, 40_000, 1_200_000_000],
        ),
        ("fr", "Depuis 2025 300 bergers vivent de 1 234,5 hectares.", ["2025", 300, 1234.5]),
        (
            "es",
            "Son 12.400 pastores y 1.845,30 euros, un 1,8 % de 3 millones.",
            [12_400, 1845.3, 1.8, 3_000_000],
        ),
        ("es", "Son 12,400 pastores y un 1.8 %.", [12_400, 1.8]),
        ("de", "Er bekommt 1'450'000 Franken oder 1’450.50 Franken.", [1_450_000, 1450.5]),
        ("en", "She was paid 1'450'000 francs.", [1_450_000]),
    ],
)
def test_thousands_as_languages_part_them(language: str, text: str, values: list[object]) -> None:
    assert [f.value for f in find_figures(text, language=language)] == values


@pytest.mark.parametrize(
    ("text", "span", "kind", "value"),
    [
        ("Der Rat hat mit der VPO 48 von 120 Sitzen.", "48", "count", 48),
        ("Die VPO bekam 4,9, die Grauen 8,8 Prozent.", "4,9", "percent", 4.9),
        ("Das ergab eine Umfrage unter 1.004 Befragten.", "1.004", "count", 1004),
        ("Es war eine Befragung des Instituts Vint unter 800 Menschen.", "800", "count", 800),
        ("Das Amt ist von 9 bis 17 Uhr offen.", "9", "time", "09:00"),
        ("Das Amt ist zwischen 9 und 17 Uhr offen.", "9", "time", "09:00"),
        ("Um halb drei kam das Boot.", "halb drei", "time", "02:30"),
        ("Um halb eins kam das Boot.", "halb eins", "time", "12:30"),
        ("Sechs von zehn Fischern waren dagegen.", "Sechs von zehn", "ratio", 0.6),
        ("Anderthalb Millionen Menschen kamen.", "Anderthalb Millionen", "count", 1_500_000),
        ("Es dauerte zweieinhalb Stunden.", "zweieinhalb Stunden", "duration", 2.5),
        ("Sie starb mit 91 Jahren.", "91 Jahren", "age", 91),
        ("Er kam mit 30 Jahren Erfahrung.", "30 Jahren", "duration", 30),
        ("Es kamen 10 000 Menschen.", "10 000", "count", 10_000),
        ("Das Ticket kostet 58 statt 49 Euro.", "58", "money", 58),
        ("Die Quote sank von 5,2 auf 4,8 Prozent.", "5,2", "percent", 5.2),
        ("Der Preis stieg um 9 auf 58 Euro.", "9", "money", 9),
        ("Acht von 10 Fischern waren dagegen.", "Acht von 10", "ratio", 0.8),
        ("Er starb mit 84.", "84", "age", 84),
        ("In den 1990er-Jahren war es anders.", "1990er-Jahren", "date", "1990/1999"),
        ("In den 80er Jahren war es anders.", "80er Jahren", "date", "1980/1989"),
    ],
)
def test_wordings_of_news(text: str, span: str, kind: str, value: object) -> None:
    figure = read(text)[0]
    assert (figure.text, figure.kind, figure.value) == (span, kind, value)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Der Umsatz ging um 3 Prozent zurück.", "down"),
        ("Die Preise legten um 3 Prozent zu.", "up"),
        ("Das sind 1,5 Prozentpunkte weniger als 2023.", "down"),
        ("Das sind 3 Prozent mehr als im Vorjahr.", "up"),
        ("Das ist ein Plus von 5,1 Prozent.", "up"),
        ("Er lief um 3 Runden zurück zum Start.", None),
    ],
)
def test_changes_by_the_end_of_the_verb(text: str, change: str | None) -> None:
    assert read(text)[0].change == change


def test_under_is_a_bound_where_nobody_is_asked() -> None:
    assert only("Es kamen unter 50 Menschen.").bound == "under"


@pytest.mark.parametrize(
    ("text", "span", "kind", "value"),
    [
        ("Das gilt seit dem 3.11. und länger.", "3.11.", "date", "2025-11-03"),
        ("Am 14.2. öffnet das Bad.", "14.2.", "date", "2026-02-14"),
        ("Ab dem 30.2. gilt das.", "30", "count", 30),
        ("Kinder unter 14 Jahren fahren frei.", "unter 14 Jahren", "age", 14),
        ("Um 18 Uhr 23-mal gerufen.", "18 Uhr", "time", "18:00"),
        ("Ihm droht Haft unter 5 Jahren.", "unter 5 Jahren", "duration", 5),
    ],
)
def test_days_and_ages(text: str, span: str, kind: str, value: object) -> None:
    figure = find_figures(text, language="de", published="2025-11-14")[0]
    assert (figure.text, figure.kind, figure.value) == (span, kind, value)


def test_trains_that_do_not_run_are_no_fall() -> None:
    assert find_figures("Gestern fielen 20 Züge ganz aus.", language="de")[-1].change is None
    assert find_figures("Die Preise fielen um 4 Prozent.", language="de")[-1].change == "down"


def test_what_an_amount_is_shared_by() -> None:
    assert find_figures("Sie tranken 122,6 Liter pro Kopf.", language="de")[0].unit == "litre per head"
