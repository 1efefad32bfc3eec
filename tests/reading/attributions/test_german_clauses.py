"""German: who said it, by which medium, on which day; articles of Wednesday, 25 November 2026."""

import pytest

from tui.reading.attributions import find_attributions


@pytest.mark.parametrize(
    ("text", "source", "channel", "day"),
    [
        ("„Der Damm hält“, sagte Ola Vint am Dienstag.", "Ola Vint", None, "2026-11-24"),
        (
            "„Der Damm hält“, sagte Ola Vint der Deutschen Presse-Agentur.",
            "Ola Vint",
            "der Deutschen Presse-Agentur",
            None,
        ),
        (
            "„Der Damm hält“, sagte Ola Vint der Zeitung „Holmer Bote“.",
            "Ola Vint",
            "der Zeitung „Holmer Bote“",
            None,
        ),
        (
            "„Der Damm hält“, sagte Ola Vint dem Radiosender am Montag.",
            "Ola Vint",
            "dem Radiosender",
            "2026-11-23",
        ),
        ("„Der Damm hält“, sagte sie dem Holmer Kurier.", "sie", "dem Holmer Kurier", None),
        ("„Der Damm hält“, sagte Vint im Deutschlandfunk.", "Vint", "im Deutschlandfunk", None),
        ("„Der Damm hält“, schrieb Vint auf X.", "Vint", "auf X", None),
        ("„Der Damm hält“, schrieb Vint am Montag auf Facebook.", "Vint", "auf Facebook", "2026-11-23"),
        ("Die Firma teilte in einer Erklärung mit, der Damm halte.", "Die Firma", "in einer Erklärung", None),
        ("Die Firma teilte am Montag mit, dass der Damm halte.", "Die Firma", None, "2026-11-23"),
        ("Am Montag teilte die Firma mit, dass der Damm halte.", "die Firma", None, "2026-11-23"),
        (
            "In einer Pressemitteilung vom Montag erklärte die Firma, der Damm halte.",
            "die Firma",
            "In einer Pressemitteilung",
            "2026-11-23",
        ),
        (
            "In einem Interview mit der Zeitung „Bote“ sagte Vint, der Damm halte.",
            "Vint",
            "In einem Interview mit der Zeitung „Bote“",
            None,
        ),
        (
            "Vint sagte im Gespräch mit dem Holmer Boten, der Damm halte.",
            "Vint",
            "im Gespräch mit dem Holmer Boten",
            None,
        ),
        ("Vint sagte auf einer Pressekonferenz, der Damm halte.", "Vint", "auf einer Pressekonferenz", None),
        ("Vint erklärte per E-Mail, der Damm halte.", "Vint", "per E-Mail", None),
        ("Vint sagte am Telefon, der Damm halte.", "Vint", "am Telefon", None),
        ("Vint sagte gestern, der Damm halte.", "Vint", None, "2026-11-24"),
        ("Vint sagte vor zwei Tagen, der Damm halte.", "Vint", None, "2026-11-23"),
        ("Vint sagte am 3. November, der Damm halte.", "Vint", None, "2026-11-03"),
        ("Vint sagte am Montagabend, der Damm halte.", "Vint", None, "2026-11-23"),
        ("Vint sagte in der vergangenen Woche, der Damm halte.", "Vint", None, None),
        ("Vint sagte, der Damm sei am Montag gebrochen.", "Vint", None, None),
        ("Wie die Polizei am Montag mitteilte, hält der Damm.", "die Polizei", None, "2026-11-23"),
        ("Der Damm hält, wie die Polizei auf Twitter mitteilte.", "die Polizei", "auf Twitter", None),
        ("Der Damm hält. Das teilte die Polizei am Montag mit.", "die Polizei", None, "2026-11-23"),
        ("Angaben der Polizei zufolge hält der Damm.", "der Polizei", None, None),
        ("Laut Polizei hält der Damm.", "Polizei", None, None),
        ("Vint forderte einen neuen Damm.", "Vint", None, None),
        ("Vint forderte am Dienstag, den Damm zu erneuern.", "Vint", None, "2026-11-24"),
        ("Vint warf der Firma vor, den Damm zu vernachlässigen.", "Vint", None, None),
        ("Vint wies die Vorwürfe zurück.", "Vint", None, None),
        ("Vint wollte sich nicht äußern.", "Vint", None, None),
        ("Die Firma wollte sich zu den Vorwürfen nicht äußern.", "Die Firma", None, None),
        ("Die Firma äußerte sich zunächst nicht.", "Die Firma", None, None),
        ("Die Firma lehnte eine Stellungnahme ab.", "Die Firma", None, None),
        ("Die Firma reagierte nicht auf eine Anfrage.", "Die Firma", None, None),
        (
            "Der Vorsitzende der Holmer Partei, Ola Vint, sagte, der Damm halte.",
            "Der Vorsitzende der Holmer Partei, Ola Vint",
            None,
            None,
        ),
        (
            "Bürgermeisterin Ola Vint kündigte an, den Damm zu erneuern.",
            "Bürgermeisterin Ola Vint",
            None,
            None,
        ),
        ("Vint kritisierte den Bau des Dammes.", "Vint", None, None),
        ("Vint lobte die Arbeit der Feuerwehr.", "Vint", None, None),
        ("Aus dem Ministerium hieß es, der Damm halte.", "dem Ministerium", None, None),
        (
            "Vint schrieb in einem Gastbeitrag für die Zeitung „Bote“, der Damm halte.",
            "Vint",
            "in einem Gastbeitrag für die Zeitung „Bote“",
            None,
        ),
        ("Im Bundestag sagte Vint, der Damm halte.", "Vint", "Im Bundestag", None),
        ("Vint begrüßte die Entscheidung.", "Vint", None, None),
        ("Vint bestritt die Vorwürfe.", "Vint", None, None),
        ("Es wird vermutet, dass der Damm bricht.", None, None, None),
    ],
)
def test_source_channel_and_day(text: str, source: str | None, channel: str | None, day: str | None) -> None:
    first = find_attributions(text, language="de", published="2026-11-25").attributions[0]
    assert (
        first.source and first.source.text,
        first.channel and first.channel.text,
        first.said_on,
    ) == (source, channel, day)


@pytest.mark.parametrize(
    "text",
    [
        "Vint wollte sich nicht äußern.",
        "Die Firma lehnte eine Stellungnahme ab.",
        "Die Firma reagierte nicht auf eine Anfrage.",
        "Die Firma gab keinen Kommentar ab.",
        "Vint war für eine Stellungnahme nicht zu erreichen.",
    ],
)
def test_silence(text: str) -> None:
    (one,) = find_attributions(text, language="de").attributions
    assert (one.stance, one.content) == ("decline", [])


def test_that_is_what_the_sentence_before_says() -> None:
    (one,) = find_attributions("Der Damm hält. Das teilte die Polizei mit.", language="de").attributions
    assert [piece.text for piece in one.content] == ["Der Damm hält"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("„Das hält“, sagte die Bäckerin Rosa Lund.", "Rosa Lund"),
        ("Der Ingenieur Emil Tarn sagte, es halte.", "Emil Tarn"),
        ("Der Fraktionschef im Stadtrat, Jon Brill, sagte, es halte.", "Jon Brill"),
        ("Die Nachrichtenagentur TWA berichtete, dass es halte.", "TWA"),
        ("Nach Angaben der Polizei hält es.", "Polizei"),
        ("Die Baufirma Sund teilte mit, es halte.", "Sund"),
    ],
)
def test_who_that_is(text: str, name: str) -> None:
    assert [s.name for s in find_attributions(text, language="de").sources] == [name]


def test_what_goes_on_in_the_subjunctive() -> None:
    text = "Ein Sprecher sagte, Wagen bräuchten zwölf Minuten. Er rechne mit mehr. Man habe gewarnt."
    found = find_attributions(text, language="de").attributions
    assert [a.source_id for a in found] == ["s1", "s1", "s1"]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Vint wollte nicht sagen, wann der Damm hält.", "wollte nicht sagen", ["wann der Damm hält"]),
        ("Ob der Damm halte, ließ Vint offen.", "ließ", ["Ob der Damm halte"]),
        ("In einem Brief, der dem Boten vorliegt, bat Vint um Hilfe.", "bat", ["um Hilfe"]),
        ("Vint warnte vor einem Bruch des Dammes.", "warnte", ["vor einem Bruch des Dammes"]),
    ],
)
def test_what_was_asked_warned_of_or_left_open(text: str, cue: str, content: list[str]) -> None:
    (one,) = find_attributions(text, language="de").attributions
    assert one.cue is not None
    assert (one.cue.text, [piece.text for piece in one.content]) == (cue, content)
