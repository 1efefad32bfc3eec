"""Which encoding bytes are in that are no UTF-8: what a page declares, else what the bytes look like."""

import codecs
import re

_DECLARED = re.compile(
    rb"<meta\s[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})"
    rb"|<\?xml\s[^>]{0,100}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_HEAD = 8192
"""Bytes in which a declaration counts; browsers look at the first 1024, but pages put scripts before it."""

_LABELS = {
    "cp1252": "iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 ascii us-ascii x-cp1252",
    "cp1254": "iso-8859-9 iso8859-9 latin5 x-cp1254",
    "cp874": "iso-8859-11 iso8859-11 tis-620 windows-874",
    "gb18030": "gb2312 gb_2312-80 gbk x-gbk chinese",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j",
    "cp949": "euc-kr ks_c_5601-1987 ksc5601 ks_c_5601 korean windows-949",
    "big5hkscs": "big5 big5-hkscs x-x-big5",
    "euc_jp": "x-euc-jp",
    "mac_roman": "macintosh x-mac-roman mac",
    "mac_cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "cp866": "ibm866",
}
"""Labels that mean more than they say, by the WHATWG's Encoding Standard."""
_MEANT = {label: encoding for encoding, labels in _LABELS.items() for label in labels.split()}
_ONE_BYTE = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8"),
    *("iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16"),
    *("koi8-r", "koi8-u", "cp866", "mac-roman", "mac-cyrillic"),
)
_MORE_BYTES = ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "iso2022_jp")
_BELIEVED = frozenset(codecs.lookup(name).name for name in (*_ONE_BYTE, *_MORE_BYTES))


def declared(data: bytes) -> str | None:
    """The encoding that a page says it is in, as a codec's name; None where it says none that is known."""
    found = _DECLARED.search(data[:_HEAD])
    if found is None:
        return None
    label = (found[1] or found[2]).decode("ascii").lower()
    try:
        name = codecs.lookup(_MEANT.get(label, label)).name
    except LookupError:
        return None
    return name if name in _BELIEVED else None


_GUESSED = (*_ONE_BYTE[:8], "cp874", "iso8859-2", "iso8859-5", "koi8-r", "cp866", *_MORE_BYTES[:-1])
_WESTERN = "cp1252"
_SAMPLE = 1 << 15
_FEWEST = 8
"""So few bytes above ASCII say nothing."""
_HIGH_LINE = re.compile(rb"[^\n]{0,2000}[\x80-\xff][^\n]{0,2000}")
_HIGH = bytes(range(0x80, 0x100))


def detected(data: bytes) -> str:
    """The encoding that bytes are likely in, as a codec's name: Windows-1252 unless another fits better."""
    sample = _sample(data)
    if len(sample) - len(sample.translate(None, _HIGH)) < _FEWEST:
        return _WESTERN
    # Imported late: hardly any input is in an old encoding that it does not declare.
    from charset_normalizer import from_bytes

    found = list(from_bytes(sample, cp_isolation=list(_GUESSED)))
    if not found:
        return _WESTERN
    best = found[0]
    for match in found:
        as_good = (match.chaos, match.coherence) == (best.chaos, best.coherence)
        if as_good and _WESTERN in (match.encoding, *match.could_be_from_charset):
            return _WESTERN
    return codecs.lookup(best.encoding).name


def _sample(data: bytes) -> bytes:
    """Lines that are not ASCII, as many as are enough."""
    lines: list[bytes] = []
    length = 0
    for line in _HIGH_LINE.finditer(data):
        lines.append(line[0])
        length += len(line[0])
        if length > _SAMPLE:
            break
    return b"\n".join(lines)
