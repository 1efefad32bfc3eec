"""Writes the tables of units and currencies that the reading of figures uses.

    python tests/tools/bake_units.py

Names and codes of currencies and names of units come from CLDR through Babel (``pip install babel``; needed
here only, never at run time); which symbols and further names news uses, and what the commonest units are
called, is in the lists below, which come first. The results, among the English lexicons, are
``fig_units.tsv`` (surface, unit, kind, form) and ``fig_currencies.tsv`` (surface, code, form).
"""

from pathlib import Path

from babel import Locale  # type: ignore[import-not-found, unused-ignore]
from babel.numbers import get_currency_name, list_currencies  # type: ignore[import-not-found, unused-ignore]

LEXICONS = Path(__file__).resolve().parents[2] / "tui" / "reading" / "lexicons" / "en"

# unit: other names | symbols. Plurals and the spellings -meter, -liter are made from the names.
# A number before the unit is what one of the symbol holds: "bcm" is 1000000000 cubic metres.
LENGTH = """
metre: | m
kilometre: km, kms | km, Km, KM
centimetre: | cm, CM
millimetre: | mm, MM
micrometre: micron | µm, μm
nanometre: | nm
mile: statute mile | mi
nautical mile: | nmi
yard: | yd, yds, yd.
foot: | ft, ft., ′
inch: | in., ″
furlong: |
fathom: |
light-year: light year | ly
astronomical unit: | AU
decimetre: | dm
square metre: metre square, metre squared, sq metre, sq. metre | m2, m², m^2, sq m, sqm, sq. m, m squared
square kilometre: kilometre squared, sq kilometre, sq. kilometre | km2, km², km^2, sq km, sq. km, km squared
square centimetre: | cm, CM2, cm²
square foot: foot squared, sq foot, sq. foot | sq ft, sqft, sq. ft, sq. ft., sf, ft², ft2, ft^2
square mile: sq mile, sq. mile | sq mi, sq. mi, mi²
square yard: sq yard, sq. yard | sq yd, yd²
square inch: sq inch | sq in, in²
hectare: | ha
dunam: dunum, donum |
light-second: |
light-minute: |
kiloparsec: | kpc
megaparsec: | Mpc
ångström: angstrom | Å
acre: |
"""
MASS = """
gram: gramme | g, gm
kilogram: kilo, kilogramme | kg, kgs, Kg, KG, kgs.
milligram: milligramme | mg
microgram: microgramme | µg, μg, mcg
nanogram: | ng
pound-mass: pound | lb, lbs, lb., lbs.
ounce: | oz, oz.
troy ounce: |
stone: | st
tonne: metric ton, metric tonne | t, mt
ton: short ton |
kiloton: kilotonne | kt
megaton: megatonne | Mt
gigaton: gigatonne | Gt
carat: | ct
long ton: |
gross ton: gross tonne, gross register ton | GRT
deadweight tonne: deadweight ton | dwt
quintal: |
hundredweight: | cwt
kilogram-force: | kgf
"""
VOLUME = """
litre: | l, L, ltr
millilitre: | ml, mL
centilitre: | cl, cL
decilitre: | dl, dL
hectolitre: | hl, hL
cubic metre: metre cubed, cu metre, cu. metre | m3, m³, m^3, cu m, cu. m, cbm
1000000000 cubic metre: | bcm
cubic kilometre: kilometre cubed | km3, km³
cubic centimetre: | cc, cm3, cm³
cubic foot: | cu ft, cu. ft, cu. ft., ft³, ft3
1000000000 cubic foot: | bcf, Bcf
1000000000000 cubic foot: | tcf, Tcf
1000 cubic foot: | mcf, Mcf
1000000 cubic foot: | MMcf, mmcf
cubic inch: | cu in
cubic yard: |
gallon: | gal
quart: | qt
pint: |
cup: |
fluid ounce: | fl oz, fl. oz.
tablespoon: | tbsp
teaspoon: | tsp
barrel: | bbl, bbls
barrel per day: | bpd, b/d, bbl/d, bopd
1000 barrel per day: | kbpd, kb/d
1000000 barrel per day: | mbpd, mb/d, mbd, mmbpd
barrel of oil equivalent: | boe
barrel of oil equivalent per day: | boepd, boed, boe/d
twenty-foot equivalent unit: twenty-foot-equivalent unit, 20-foot equivalent unit | TEU, TEUs
megalitre: | ML
gigalitre: | GL
cubic metre per second: cumec | m3/s, m³/s
cubic foot per second: cusec | cfs
litre per minute: | l/min, L/min
litre per second: | l/s, L/s
litre per kilometre: | l/km, L/km
bushel: |
acre-foot: acre foot |
"""
POWER = """
watt: | W
kilowatt: | kW, KW, kw
megawatt: | MW
gigawatt: | GW
terawatt: | TW
watt hour: watt-hour | Wh
kilowatt hour: kilowatt-hour | kWh, kwh, KWh
megawatt hour: megawatt-hour | MWh
gigawatt hour: gigawatt-hour | GWh
terawatt hour: terawatt-hour | TWh
milliwatt: | mW
microwatt: | µW
petawatt: | PW
petawatt hour: petawatt-hour | PWh
kilovolt-ampere: | kVA
megavolt-ampere: | MVA
watt per square metre: | W/m2, W/m²
gigajoule: | GJ
terajoule: | TJ
petajoule: | PJ
exajoule: | EJ
therm: |
mega british thermal unit: million british thermal unit | MMBtu, mmBtu, MMBTU, mmbtu
horsepower: metric horsepower, brake horsepower | hp, HP, bhp, BHP, PS
joule: | J
kilojoule: | kJ
megajoule: | MJ
calorie: | cal
kilocalorie: | kcal
british thermal unit: | BTU, Btu
electronvolt: electron volt | eV
kiloelectronvolt: | keV
megaelectronvolt: | MeV
gigaelectronvolt: | GeV
teraelectronvolt: | TeV
volt: | V
kilovolt: | kV
megavolt: | MV
millivolt: | mV
ampere: amp |
milliampere: milliamp | mA
ampere-hour: amp-hour | Ah
milliampere-hour: milliamp-hour | mAh, mah
ohm: | Ω
farad: |
microfarad: | µF
coulomb: |
henry: |
siemens: |
tesla: |
newton: | N
kilonewton: | kN
newton metre: newton-metre | Nm
pound-foot: pound-foot of torque, foot-pound | lb-ft, lb ft
decibel: | dB, db, dBA
hertz: | Hz, hz
kilohertz: | kHz
megahertz: | MHz, Mhz, mhz
gigahertz: | GHz, Ghz, ghz
lumen: |
candela: |
lux: |
pascal: | Pa
hectopascal: | hPa
kilopascal: | kPa
megapascal: | MPa
gigapascal: | GPa
bar: |
millibar: | mb., mbar
millimetre of mercury: | mmHg, mm Hg
inch of mercury: | inHg
pound per square inch: | psi
becquerel: | Bq
kilobecquerel: | kBq
megabecquerel: | MBq
gigabecquerel: | GBq
terabecquerel: | TBq
gray: | Gy
milligray: | mGy
sievert: | Sv
millisievert: | mSv
microsievert: | µSv
roentgen: |
curie: |
mole: | mol
millimole per litre: | mmol/L, mmol/l
milligram per litre: | mg/L, mg/l
gram per litre: | g/L, g/l
milligram per kilogram: | mg/kg
microgram per litre: | µg/L, µg/l
nanogram per millilitre: | ng/mL, ng/ml
milligram per cubic metre: | mg/m3, mg/m³
kilogram per cubic metre: | kg/m3, kg/m³
tonne per hectare: | t/ha
international unit: | IU
"""
DATA = """
bit: |
byte: |
kilobyte: | kB, KB
megabyte: | MB, mb
gigabyte: gig | GB, gb
terabyte: | TB, tb
petabyte: | PB
exabyte: | EB
zettabyte: | ZB
teraflop: teraflop per second | TFLOPS
petaflop: | PFLOPS
exaflop: |
quantum bit: qubit |
dot per inch: | dpi
pixel per inch: | ppi
kilobit: | kbit
megabit: | Mbit, Mb
gigabit: | Gbit, Gb
kilobit per second: | kbps, Kbps
megabit per second: | Mbps, mbps, Mbit/s, Mb/s
gigabit per second: | Gbps, gbps, Gbit/s
megapixel: | MP, mp
pixel: | px
frame per second: frame a second | fps, FPS
"""
SPEED = """
kilometre per hour: kilometre an hour | km/h, k.p.h., kmh, kph, kmph, km/hr, KM/H
mile per hour: mile an hour | mph, MPH, mi/h, m.p.h.
metre per second: metre a second | m/s, mps
metre per square second: metre per second squared | m/s2, m/s²
centimetre per year: | cm/yr
millimetre per year: | mm/yr
kilometre per second: kilometre a second | km/s
foot per second: | ft/s
knot: | kn, kt., kts, kts.
mile per gallon: | mpg, MPG
litre per 100 kilometres: | l/100km, L/100km, L/100 km
gram per kilometre: | g/km
microgram per cubic metre: | µg/m3, µg/m³
revolutions per minute: revolution per minute, rev per minute | rpm, RPM
beat per minute: | bpm
parts-per-million: part per million | ppm
parts-per-billion: part per billion | ppb
parts-per-trillion: part per trillion |
"""
ANGLE = """
celsius: ° celsius, º celsius |
celsius: degree celsius, degree centigrade, degree c, deg c, centigrade, celcius | C, °C, ° C, ºC, ℃, °c, degC
fahrenheit: ° fahrenheit, º fahrenheit |
fahrenheit: degree fahrenheit, degree f, deg f, farenheit | F, °F, ° F, ºF, º F, ℉, °f, degF
kelvin: degree kelvin |
degree: | °, º, deg, deg.
"""
POINTS = """
point: | pts
"""
TIME = """
second: sec | s, secs, sec.
millisecond: | ms
microsecond: | µs
nanosecond: | ns
minute: min | mins, min.
hour: hr | h, hrs, hr., hrs.
day: |
week: wk | wks
fortnight: |
month: mth | mths, mos
year: yr | yrs, yr., yrs.
decade: |
century: |
millennium: |
"""
PERCENT = """
percent: per cent, pct, per-cent, per cents | %, ％, pct., pc
percentage point: percentage-point |
percentage point: per cent point, pct point, %age point, percent point, %-point, % point | pp, ppt, ppts
basis point: | bp, bps
per mille: per mil | ‰
"""
SECTIONS = {
    "measure": LENGTH + MASS + VOLUME + POWER + DATA + SPEED + ANGLE + POINTS,
    "duration": TIME,
    "percent": PERCENT,
}
IRREGULAR = {
    "foot": "feet",
    "inch": "inches",
    "century": "centuries",
    "millennium": "millennia",
    "hertz": "hertz",
    "kilohertz": "kilohertz",
    "megahertz": "megahertz",
    "gigahertz": "gigahertz",
    "horsepower": "horsepower",
    "celsius": "celsius",
    "celcius": "celcius",
    "farenheit": "farenheit",
    "fahrenheit": "fahrenheit",
    "centigrade": "centigrade",
    "lux": "lux",
    "henry": "henries",
    "siemens": "siemens",
    "hundredweight": "hundredweight",
    "squared": "squared",
    "cubed": "cubed",
    "percent": "percent",
    "cent": "cent",
    "pct": "pct",
    "per-cent": "per-cent",
    "stone": "stone",
    "c": "c",
    "f": "f",
    "mil": "mil",
    "mille": "mille",
}

# Units of CLDR whose names mostly mean something else.
EVERYDAY = frozenset(
    [
        "item",
        "dot",
        "em",
        "grain",
        "drop",
        "pinch",
        "revolution",
        "light",
        "atmosphere",
        "point",
        "stone",
        "degree",
        "cup",
        "bar",
        "part",
        "jigger",
        "karat",
        "portion",
    ]
) | {"of gasoline equivalent", "degree temperature", "milligram per decilitre of glucose"}

# Names for money that CLDR does not give, and which currency a bare name means in English-language news.
MONEY_WORDS = {
    "USD": "dollar, us dollar, u.s. dollar, american dollar, buck, greenback, usd",
    "GBP": "pound sterling, british pound, sterling, quid, uk pound",
    "EUR": "euro",
    "JPY": "yen",
    "CNY": "yuan, renminbi, rmb, kuai",
    "INR": "rupee",
    "CHF": "franc",
    "RUB": "ruble, rouble, russian ruble, russian rouble",
    "UAH": "hryvnia, hryvnya",
    "TRY": "lira",
    "KRW": "won",
    "MXN": "peso",
    "ZAR": "rand",
    "BRL": "reais",
    "ILS": "shekel",
    "SEK": "swedish crown, krona",
    "NOK": "norwegian crown",
    "DKK": "danish crown",
    "CZK": "czech crown, koruna",
    "PLN": "zloty, zlotys",
    "HUF": "forint",
    "RON": "leu",
    "BGN": "lev",
    "THB": "baht",
    "MYR": "ringgit",
    "IDR": "rupiah",
    "VND": "dong",
    "NGN": "naira",
    "GHS": "cedi",
    "KES": "shilling",
    "EGP": "egyptian pound",
    "SAR": "riyal",
    "AED": "dirham",
    "IRR": "rial, toman",
    "PKR": "pakistani rupee",
    "KZT": "tenge",
    "GEL": "lari",
    "BDT": "taka",
    "AFN": "afghani",
    "ETB": "birr",
    "AOA": "kwanza",
    "SGD": "singaporean dollar",
    "TWD": "taiwan dollar, taiwanese dollar",
    "ESP": "peseta",
    "NLG": "guilder",
    "PTE": "escudo",
    "DEM": "deutschmark, deutsche mark, german mark, d-mark",
    "FRF": "french franc",
    "ITL": "italian lira",
    "ATS": "schilling",
    "IEP": "irish pound, punt",
    "BTC": "bitcoin",
    "ETH": "ether",
    "CENT": "cent, us cent, eurocent, euro cent",
    "PENNY": "penny, pence",
    "SEN": "sen",
    "PEN": "peruvian sol, nuevo sol",
    "GTQ": "quetzal",
    "HNL": "lempira",
    "VES": "bolívar, bolivar",
    "PYG": "guaraní, guarani",
    "BOB": "boliviano",
    "NAD": "namibian dollar",
    "XCD": "east caribbean dollar",
    "KHR": "riel",
    "LAK": "kip",
    "MNT": "tugrik",
    "UZS": "uzbek som, uzbek soum",
    "KGS": "kyrgyz som",
    "ALL": "albanian lek",
    "MKD": "macedonian denar",
    "ISK": "icelandic crown",
    "MVR": "rufiyaa",
    "LKR": "lankan rupee",
    "NPR": "nepali rupee",
}
MONEY_PREFIXES = {
    "USD": "$, US$, U.S.$, US $, US-$, ＄, $US",
    "GBP": "£, PS, UK£",
    "EUR": "€",
    "JPY": "¥, JP¥, Y=",
    "CNY": "CN¥, RMB, Rmb, RMB¥",
    "INR": "₹, Rs, Rs., INR",
    "AUD": "A$, AU$, Au$, $A, $AU",
    "CAD": "C$, CA$, CDN$, Can$, $C, $CA",
    "NZD": "NZ$, $NZ",
    "HKD": "HK$, HK $, $HK",
    "SGD": "S$, SG$, $S",
    "TWD": "NT$",
    "BRL": "R$",
    "MXN": "MX$, Mex$",
    "JMD": "J$",
    "TTD": "TT$",
    "KRW": "₩",
    "RUB": "₽",
    "UAH": "₴",
    "TRY": "₺, TL",
    "ILS": "₪",
    "NGN": "₦",
    "GHS": "₵, GH₵, GH¢",
    "PHP": "₱, Php, PhP",
    "VND": "₫",
    "THB": "฿",
    "KZT": "₸",
    "BTC": "₿, BTC",
    "ETH": "ETH",
    "MYR": "RM",
    "IDR": "Rp",
    "ZAR": "R",
    "CHF": "SFr, Fr.",
    "KES": "KSh, Ksh, Sh",
    "CENT": "¢",
    "NAD": "N$",
    "FJD": "FJ$",
    "XCD": "EC$",
    "BZD": "BZ$",
    "BBD": "Bds$",
    "GYD": "G$, GY$",
    "SEK": "SKr, Skr",
    "NOK": "NKr, Nkr",
    "DKK": "DKr, Dkr",
    "DEM": "DM",
    "BDT": "Tk, ৳",
    "CRC": "₡",
    "PEN": "S/, S/.",
    "PYG": "₲",
    "LAK": "₭",
    "MNT": "₮",
    "AZN": "₼",
    "GEL": "₾",
    "AMD": "֏",
    "TZS": "TSh",
    "UGX": "USh",
    "LKR": "SLRs",
}
MONEY_SUFFIXES = {
    "EUR": "€",
    "USD": "$",
    "GBP": "£",
    "CENT": "¢, c",
    "PENNY": "p",
    "SEK": "kr",
    "PLN": "zł",
    "CZK": "Kč",
    "HUF": "Ft",
    "RUB": "₽",
    "UAH": "₴",
    "ILS": "₪",
    "BTC": "BTC",
    "ETH": "ETH",
}
RETIRED = ["FIM", "DEM", "FRF", "ITL", "ESP", "NLG", "ATS", "BEF", "GRD", "IEP", "PTE", "HRK"]
# Codes that are English words or names in capitals: only their names are money.
WORDLIKE = {"ALL", "TOP", "TRY", "CUP", "PEN", "MAD", "GEL", "MOP", "SOS", "COP", "AMD", "BAM", "LAK"}
IRREGULAR_MONEY = {
    "penny": "pence",
    "sol": "soles",
    "quetzal": "quetzales",
    "bolívar": "bolívares",
    "real": "reais",
    "leu": "lei",
    "lev": "leva",
    "koruna": "koruny",
}
UNCHANGED_MONEY = frozenset(
    {
        "yen",
        "yuan",
        "kuai",
        "won",
        "baht",
        "rand",
        "renminbi",
        "rmb",
        "dong",
        "ringgit",
        "sen",
        "sterling",
        "usd",
        "reais",
    }
    | {"pence", "zlotys", "quid", "birr", "lari", "tenge"}
)
# The words of a unit's name after the one that takes the plural.
AFTER_HEAD = {"per", "an", "a", "of", "celsius", "centigrade", "fahrenheit", "c", "f"}


def plural(name: str, irregular: dict[str, str], unchanged: frozenset[str]) -> str:
    """The plural of a name: of the word before "per" or "of", else of the last word."""
    words = name.split(" ")
    at = next((i for i, w in enumerate(words) if i and w in AFTER_HEAD), len(words))
    head = words[at - 1]
    if head in unchanged:
        return name
    stem, dash, last = head.rpartition("-")
    words[at - 1] = stem + dash + irregular.get(last, last + "s")
    return " ".join(words)


def spellings(name: str) -> list[str]:
    """A name with both spellings of metre and litre."""
    american = name.replace("metre", "meter").replace("litre", "liter")
    return [name] if american == name else [name, american]


def unit_rows() -> list[tuple[str, ...]]:
    """(surface, unit, kind, form) of every unit; form is ``word`` (any case) or ``symbol`` (this case)."""
    rows: dict[tuple[str, str], tuple[str, ...]] = {}
    for kind, section in SECTIONS.items():
        for line in section.strip().splitlines():
            names, _, symbols = line.partition("|")
            unit, _, others = names.partition(":")
            for name in [unit, *others.split(",")] if not unit[:1].isdigit() else ():
                for form in (name.strip(), plural(name.strip(), IRREGULAR, frozenset())):
                    for surface in spellings(form) if form else []:
                        rows.setdefault((surface, "word"), (surface, unit, kind, "word"))
            for symbol in symbols.split(","):
                if symbol.strip():
                    rows.setdefault((symbol.strip(), "symbol"), (symbol.strip(), unit, kind, "symbol"))
    for name, other in cldr_units():
        unit = name.removeprefix("us ").replace("per us ", "per ")
        for form in (name, other):
            for surface in dict.fromkeys([form, form.replace("metre", "meter").replace("litre", "liter")]):
                rows.setdefault((surface, "word"), (surface, unit, "measure", "word"))
    return sorted(rows.values(), key=lambda row: (row[2], row[1], row[3], row[0]))


def cldr_units() -> list[tuple[str, str]]:
    """Singular and plural of every unit that CLDR names and that is no everyday word."""
    names = []
    for key, forms in sorted(dict(Locale("en_GB")._data["unit_patterns"]).items()):
        long = forms.get("long") if hasattr(forms, "get") else None
        if long is None or key.startswith(("duration-", "per-", "times")) or not hasattr(long, "get"):
            continue
        one, other = (
            str(long.get(form) or "").replace("{0}", "").strip().lower() for form in ("one", "other")
        )
        if one and other and one not in EVERYDAY:
            names.append((one, other))
    return names


def currency_rows() -> list[tuple[str, ...]]:
    """(surface, code, form) of every currency; form is ``word``, ``code``, ``prefix`` or ``suffix``."""
    locale = Locale("en")
    rows: dict[tuple[str, str], tuple[str, str, str]] = {}

    def add(surface: str, code: str, form: str) -> None:
        rows.setdefault((surface, form), (surface, code, form))

    for code, names in MONEY_WORDS.items():
        for name in names.split(", "):
            add(name, code, "word")
            add(plural(name, IRREGULAR_MONEY, UNCHANGED_MONEY), code, "word")
            if name in IRREGULAR_MONEY:
                add(name + "s", code, "word")
    current = {code for code in list_currencies(locale) if _is_current(code)} | set(RETIRED)
    for code in sorted(current):
        if code not in WORDLIKE:
            add(code, code, "code")
        for count in (1, 2):
            name = str(get_currency_name(code, count=count, locale=locale)).lower()
            if "(" not in name:
                add(name, code, "word")
    for form, table in (("prefix", MONEY_PREFIXES), ("suffix", MONEY_SUFFIXES)):
        for code, symbols in table.items():
            for symbol in symbols.split(", "):
                add(symbol, code, form)
    return sorted(rows.values(), key=lambda row: (row[1], row[2], row[0]))


def _is_current(code: str) -> bool:
    """Whether a currency is money today: CLDR gives the years of a past one in its name."""
    name = str(get_currency_name(code, locale=Locale("en")))
    return code[0] != "X" or code in {"XAF", "XOF", "XCD", "XPF"} if "(" not in name else False


def write(name: str, head: str, rows: list[tuple[str, ...]]) -> None:
    """One lexicon file."""
    lines = ["\t".join(row) for row in rows]
    note = "# Written by tests/tools/bake_units.py."
    (LEXICONS / name).write_text("\n".join([note, head, *lines]) + "\n", "utf-8")


if __name__ == "__main__":
    write("fig_units.tsv", "# surface\tunit\tkind\tform", unit_rows())
    write("fig_currencies.tsv", "# surface\tcode\tform", currency_rows())
