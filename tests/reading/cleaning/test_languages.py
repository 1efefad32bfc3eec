"""Pages in other languages than English keep their articles; people and places are invented."""

from typing import NamedTuple

import pytest

from tui.reading.cleaning import clean
from tui.reading.cleaning.language import detect


class Page(NamedTuple):
    """An invented page, from top to bottom."""

    language: str
    menu: list[str]
    title: str
    standfirst: str
    byline: str
    author: str
    body: list[str]
    foot: list[str]


PAGES = [
    Page(
        "de",
        ["Startseite", "Politik", "Wirtschaft", "Sport", "Kultur", "Anmelden"],
        "Orrin behält seine Winterfähre",
        "Die Gemeinde zahlt die Hälfte des Treibstoffs für die Überfahrt im Winter.",
        "Von Anna Beispiel\n10. Juni 2025, 19:34 Uhr",
        "Anna Beispiel",
        [
            "Der Rat von Orrin hat am Montag beschlossen, die Fähre den ganzen Winter fahren zu "
            "lassen, sagte sein Vorsitzender Bo Muster. Damit endet ein Streit, der zwei Jahre "
            "gedauert hat.",
            "Etwa 1400 Menschen überqueren jede Woche den Sund, die meisten von ihnen arbeiten in der"
            " Mühle auf der anderen Seite. Ohne das Schiff dauert der Weg neunzig Minuten.",
            "„Wir wollten sie nicht am Kai stehen lassen“, sagte Muster nach der Sitzung. „Eine "
            "Stadt, die man nicht erreichen kann, bleibt nicht lange eine Stadt.“",
            "Die Reederei hatte im März gedroht, den Betrieb einzustellen. Zu dem Beschluss wollte "
            "sie sich nicht äußern.",
            "Das Geld soll aus dem Fonds für Straßen kommen. Zwei Mitglieder stimmten dagegen.",
        ],
        [
            "Mehr zum Thema",
            "Mühle in Ansk stellt vierzig Arbeiter ein",
            "Brücke wird erst im Frühjahr repariert",
            "Kommentare",
            "Impressum",
            "Datenschutz",
            "© 2025 Orriner Bote. Alle Rechte vorbehalten.",
        ],
    ),
    Page(
        "fr",
        ["Accueil", "Politique", "Économie", "Sport", "Culture", "Se connecter"],
        "Orrin garde son bac d’hiver",
        "La commune paiera la moitié du carburant pour la traversée d’hiver.",
        "Par Anne Exemple\nPublié le 10 juin 2025 à 19h34",
        "Anne Exemple",
        [
            "Le conseil d’Orrin a décidé lundi de maintenir le bac pendant tout l’hiver, a déclaré "
            "son président Bo Modèle. Le vote met fin à une querelle qui durait depuis deux ans.",
            "Quelque 1 400 personnes traversent le détroit chaque semaine et la plupart d’entre elles"
            " travaillent à la scierie de l’autre rive. Sans le bateau, le trajet par la route prend "
            "une heure et demie.",
            "« Nous n’allions pas les laisser sur le quai », a dit M. Modèle après la réunion. « Une "
            "ville que l’on ne peut pas atteindre ne reste pas longtemps une ville. »",
            "La compagnie avait menacé en mars d’arrêter le service. Elle n’a pas souhaité commenter "
            "le vote.",
            "L’argent doit venir du fonds des routes. Deux membres ont voté contre.",
        ],
        [
            "À lire aussi",
            "La scierie d’Ansk embauche quarante ouvriers",
            "Le pont ne sera réparé qu’au printemps",
            "Commentaires",
            "Mentions légales",
            "Confidentialité",
            "© 2025 Le Courrier d’Orrin. Tous droits réservés.",
        ],
    ),
    Page(
        "es",
        ["Inicio", "Política", "Economía", "Deportes", "Cultura", "Iniciar sesión"],
        "Orrin conserva su transbordador de invierno",
        "El municipio pagará la mitad del combustible de la travesía de invierno.",
        "Por Ana Ejemplo\n10 de junio de 2025, 19:34",
        "Ana Ejemplo",
        [
            "El consejo de Orrin decidió el lunes mantener el transbordador durante todo el invierno,"
            " dijo su presidente Bo Muestra. La votación pone fin a una disputa que duró dos años.",
            "Unas 1.400 personas cruzan el estrecho cada semana y la mayoría de ellas trabaja en el "
            "aserradero de la otra orilla. Sin el barco, el camino por carretera lleva noventa "
            "minutos.",
            "«No los íbamos a dejar en el muelle», dijo Muestra después de la reunión. «Una ciudad a "
            "la que no se puede llegar no es ciudad por mucho tiempo».",
            "La naviera había amenazado en marzo con suspender el servicio. No quiso hacer "
            "comentarios sobre la votación.",
            "El dinero debe salir del fondo de carreteras. Dos miembros votaron en contra.",
        ],
        [
            "Más noticias",
            "El aserradero de Ansk contrata a cuarenta obreros",
            "El puente no se reparará hasta la primavera",
            "Comentarios",
            "Aviso legal",
            "Privacidad",
            "© 2025 El Correo de Orrin. Todos los derechos reservados.",
        ],
    ),
    Page(
        "ru",
        ["Главная", "Политика", "Экономика", "Спорт", "Культура", "Войти"],
        "Оррин сохранит зимний паром",
        "Город оплатит половину топлива для зимней переправы.",
        "Автор: Анна Примерова\n10 июня 2025, 19:34",
        "Анна Примерова",
        [
            "Совет Оррина в понедельник решил сохранить паром на всю зиму, сообщил его председатель "
            "Бо Образцов. Голосование положило конец спору, который длился два года.",
            "Около 1400 человек пересекают пролив каждую неделю, и большинство из них работает на "
            "лесопилке на другом берегу. Без парома дорога в объезд занимает полтора часа.",
            "«Мы не собирались бросать их на причале», — сказал Образцов после заседания. «Город, до "
            "которого нельзя добраться, недолго остаётся городом».",
            "В марте компания пригрозила прекратить перевозки. Комментировать решение она не стала.",
            "Деньги возьмут из дорожного фонда. Двое членов совета голосовали против.",
        ],
        [
            "Читайте также",
            "Лесопилка в Анске нанимает сорок рабочих",
            "Мост починят только весной",
            "Комментарии",
            "О проекте",
            "Реклама",
            "© 2025 Орринский вестник. Все права защищены.",
        ],
    ),
    Page(
        "uk",
        ["Головна", "Політика", "Економіка", "Спорт", "Культура", "Увійти"],
        "Оррін збереже зимовий пором",
        "Місто сплатить половину пального для зимової переправи.",
        "Автор: Анна Прикладна\n10 червня 2025, 19:34",
        "Анна Прикладна",
        [
            "Рада Орріна в понеділок вирішила зберегти пором на всю зиму, повідомив її голова Бо "
            "Зразковий. Голосування поклало край суперечці, яка тривала два роки.",
            "Близько 1400 людей перетинають протоку щотижня, і більшість із них працює на лісопилці "
            "на іншому березі. Без порома дорога в об’їзд забирає півтори години.",
            "«Ми не збиралися кидати їх на причалі», — сказав Зразковий після засідання. «Місто, до "
            "якого не можна дістатися, недовго лишається містом».",
            "У березні компанія пригрозила припинити перевезення. Коментувати рішення вона не стала.",
            "Гроші візьмуть із дорожнього фонду. Двоє членів ради голосували проти.",
        ],
        [
            "Читайте також",
            "Лісопилка в Анську наймає сорок робітників",
            "Міст полагодять лише навесні",
            "Коментарі",
            "Про проєкт",
            "Реклама",
            "© 2025 Оррінський вісник. Усі права захищено.",
        ],
    ),
]


@pytest.mark.parametrize("page", PAGES, ids=[page.language for page in PAGES])
def test_an_article_in_another_language(page: Page) -> None:
    head = "\n".join([*page.menu, "", page.title, "", page.standfirst, page.byline])
    cleaned = clean("\n\n".join([head, *page.body, "\n".join(page.foot)]))
    assert cleaned.language == page.language
    assert cleaned.title == page.title
    assert cleaned.byline == [page.author]
    assert cleaned.published == "2025-06-10T19:34"
    assert [cleaned.text[b.start : b.end] for b in cleaned.blocks] == [page.standfirst, *page.body]
    assert cleaned.blocks[0].role == "standfirst"
    assert cleaned.confidence > 0.5
    roles = {piece.role for piece in cleaned.removed}
    assert {"navigation", "related_links", "copyright"} <= roles


def test_one_word_alone_speaks_for_no_language() -> None:
    assert detect([["vint", "war", "harrow", "war", "oyle", "war", "lowry"]]) is None
    assert detect([["vint", "war", "nicht", "in", "der", "stadt"]]) == "de"


STANDFIRSTS = [
    ("ru", "Совет одобрил половину расходов на топливо."),
    ("ru", "Решение приняли на закрытом заседании"),
    ("ru", "Паром будет ходить всю зиму"),
    ("uk", "Рада схвалила половину витрат на пальне."),
    ("uk", "Рішення ухвалили на закритому засіданні"),
]


@pytest.mark.parametrize(("language", "standfirst"), STANDFIRSTS)
@pytest.mark.parametrize("parted", ["\n", "\n\n"], ids=["lines", "paragraphs"])
def test_a_short_standfirst_in_a_language_without_articles(
    language: str, standfirst: str, parted: str
) -> None:
    page = next(one for one in PAGES if one.language == language)
    head = [*page.menu, page.title, standfirst, page.byline]
    cleaned = clean("\n\n".join([parted.join(head), *page.body, "\n".join(page.foot)]))
    assert cleaned.title == page.title
    assert [cleaned.text[b.start : b.end] for b in cleaned.blocks] == [standfirst, *page.body]


@pytest.mark.parametrize(
    "line",
    [
        "Фото: пресс-служба администрации города Оррина",
        "Подписывайтесь на наш канал в мессенджере",
        "Время на чтение: 3 минуты",
        "Источник: Орринский вестник и агентства",
        "Обновлено в 19:34 по времени Оррина",
        "Паром у причала в Оррине. Фото из архива",
    ],
)
def test_what_else_stands_below_a_headline_is_no_standfirst(line: str) -> None:
    page = next(one for one in PAGES if one.language == "ru")
    head = [*page.menu, page.title, line, page.byline]
    cleaned = clean("\n\n".join(["\n".join(head), *page.body, "\n".join(page.foot)]))
    assert [cleaned.text[b.start : b.end] for b in cleaned.blocks] == page.body
