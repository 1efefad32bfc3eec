import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.intake.decode import decode, decode_page

texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(texts)
def test_utf_8_comes_out_as_it_went_in(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode()) == text


@given(texts, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]))
def test_a_byte_order_mark_decides_and_is_dropped(text: str, encoding: str) -> None:
    # A UTF-16 text that begins with NUL looks like UTF-32.
    if not (encoding == "utf-16-le" and text.startswith("\0")):
        assert decode(("\ufeff" + text).encode(encoding)) == text


@given(st.binary())
def test_no_bytes_are_an_error(data: bytes) -> None:
    decode(data)
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE):
        decode(mark + data)


def test_an_old_encoding() -> None:
    assert decode("Café “Zur Brücke” – 5 €".encode("cp1252")) == "Café “Zur Brücke” – 5 €"
    assert decode(b"caf\xe9 \x81\x8d") == "café \x81\x8d"


def test_utf_8_with_a_broken_byte_stays_utf_8() -> None:
    assert decode("ü".encode() * 20 + b"\xff") == "ü" * 20 + "\ufffd"


@pytest.mark.parametrize("text", ["a\r\nb\rc", "\u2028\x85\x0c", "\0", "e\u0301", "\ufffe"])
def test_nothing_else_is_changed(text: str) -> None:
    assert decode(text.encode()) == text


LANGUAGES = [
    (
        "cp1252",
        "Le maire a déclaré mardi que les élèves étaient rentrés. « Nous sommes prêts », a-t-il ajouté.",
    ),
    (
        "cp1252",
        "Der Bürgermeister sagte, die Brücke über den Fluß müsse gesperrt werden. „Das ist ärgerlich.“",
    ),
    (
        "cp1252",
        "El alcalde dijo que la reunión del año próximo será más pequeña; «mañana», añadió también él.",
    ),
    (
        "cp1250",
        "Burmistrz powiedział we wtorek, że most przez rzekę będzie zamknięty. Źródła mówią o świętach.",
    ),
    ("cp1250", "Starosta v úterý řekl, že most přes řeku bude tři roky uzavřen. Příští týden začne škola."),
    (
        "iso8859-2",
        "Burmistrz powiedział, że most przez rzekę będzie zamknięty. Źródła mówią o świętach i górach.",
    ),
    ("cp1251", "Мэр города заявил во вторник, что мост через реку будет закрыт на три года."),
    ("koi8-r", "Мэр города заявил во вторник, что мост через реку будет закрыт на три года."),
    ("cp1253", "Ο δήμαρχος είπε την Τρίτη ότι η γέφυρα θα κλείσει για τρία χρόνια."),
    (
        "cp1254",
        "Belediye başkanı salı günü köprünün üç yıl kapalı kalacağını söyledi. Işıklar söndü, yağmur yağdı.",
    ),
    ("cp1255", "ראש העיר אמר ביום שלישי כי הגשר ייסגר לשלוש שנים."),
    ("cp1256", "قال رئيس البلدية يوم الثلاثاء إن الجسر سيغلق لمدة ثلاث سنوات."),
    ("gb18030", "市长星期二表示，这座桥将关闭三年。居民们对此表示不满。"),
    ("big5", "市長星期二表示，這座橋將關閉三年。居民們對此表示不滿。"),
    ("cp932", "市長は火曜日、橋を三年間閉鎖すると述べた。住民は不満を示している。"),
    ("euc_jp", "市長は火曜日、橋を三年間閉鎖すると述べた。住民は不満を示している。"),
    ("cp949", "시장은 화요일에 다리를 3년 동안 폐쇄할 것이라고 말했다. 주민들은 불만을 나타냈다."),
]


@pytest.mark.parametrize(("encoding", "text"), LANGUAGES, ids=lambda value: value[:9])
def test_what_no_mark_and_no_page_declares_is_detected(encoding: str, text: str) -> None:
    data = text.encode(encoding)
    assert decode(data) == text
    assert decode(b"The weir of Orrin held on Monday.\n" * 5000 + data + b"\n").splitlines()[-1] == text
    assert decode_page(b"<p>" + data) == f"<p>{text}"


@pytest.mark.parametrize(
    ("declaration", "encoding", "text"),
    [
        ('<meta charset="windows-1251">', "cp1251", "мост"),
        ("<META CHARSET=koi8-r>", "koi8-r", "мост"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252", "“5 €”"),
        ("<meta charset='latin1'>", "cp1252", "é – ü"),
        ("<meta charset='ISO-8859-9'>", "cp1254", "ışık €"),
        ('<?xml version="1.0" encoding="Shift_JIS"?>', "cp932", "橋①"),
        ('<meta charset="gb2312">', "gb18030", "橋鎔"),
        ('<meta charset="euc-kr">', "cp949", "다리"),
        ('<meta charset="big5">', "big5hkscs", "橋"),
        ('<meta charset="iso-2022-jp">', "iso2022_jp", "橋を三年間"),
        ('<meta charset="iso-8859-2">', "iso8859-2", "žluťoučký"),
        ("<!--" + "x" * 3000 + "--><meta charset='x-sjis'>", "cp932", "橋"),
    ],
)
def test_a_page_may_declare_its_encoding(declaration: str, encoding: str, text: str) -> None:
    source = f"<html><head>{declaration}</head><p>{text}</p>"
    assert decode_page(source.encode(encoding)) == source


@pytest.mark.parametrize(
    "declared", ["iso-8859-1", "gbk", "shift_jis", "utf-16", "utf-7", "no-such", "hex", "idna"]
)
def test_a_declaration_that_the_bytes_contradict_is_not_believed(declared: str) -> None:
    source = f'<meta charset="{declared}"><p>Café “Zur Brücke” – 5 €</p>'
    assert decode_page(source.encode()) == source
    assert decode_page(source.encode("utf-16")) == source


def test_a_declared_encoding_may_have_a_broken_byte() -> None:
    source = '<meta charset="shift_jis"><p>市長は火曜日、橋を三年間閉鎖すると述べた'
    assert decode_page(source.encode("cp932") + b"\x81") == source + "\ufffd"
    wrong = '<meta charset="euc-kr"><p>Мэр города заявил во вторник, что мост через реку будет закрыт'
    assert decode_page(wrong.encode("koi8-r")) == wrong


@given(st.binary())
def test_no_pages_are_an_error(data: bytes) -> None:
    for head in (b"", b"<meta charset=euc-jp>", b"<meta charset=latin1>", b"<meta charset=iso-2022-jp>\x1b"):
        assert decode_page(head + data) == decode_page(head + data)
