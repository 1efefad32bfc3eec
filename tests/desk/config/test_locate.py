"""The places of keys and values, held against what tomllib reads."""

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.desk.config.locate import At, Path, locate

TEXT = """\
# a comment with "quotes" and [brackets]
theme = "mono"
  ascii   =   true   # behind it
"quoted key" = 1
'lit.eral'.inner = 'its'
"""

NESTED = '''\
many = """
theme = "not this"
""\\"""" # "
raw = \'\'\'
[[verdict]]
\'\'\'\'\'
array = [
  1, # one
  "two, ]",
  { name = "three", deep = [ [ 4 ] ] },
]
when = 1979-05-27 07:32:00
[signals]
single-source = false
[[verdict]]
name = "hold"
[[verdict]]
name = "keep"
[verdict.more]
"k\\u00e9y" = "x"
[[verdict.inner]]
a = 1
[[verdict.inner]]
a.b = 2
'''


def test_plain_pairs() -> None:
    places = locate(TEXT)
    assert places.keys[("theme",)] == At(2, 1)
    assert places.values[("theme",)] == At(2, 9)
    assert places.keys[("ascii",)] == At(3, 3)
    assert places.values[("ascii",)] == At(3, 15)
    assert places.keys[("quoted key",)] == At(4, 1)
    assert places.keys[("lit.eral",)] == At(5, 1)
    assert places.keys[("lit.eral", "inner")] == At(5, 12)


def test_everything_that_nests() -> None:
    places = locate(NESTED)
    assert places.keys[("array",)] == At(7, 1)
    assert places.values[("array", 1)] == At(9, 3)
    assert places.values[("array", 2, "deep", 0, 0)] == At(10, 32)
    assert places.keys[("when",)] == At(12, 1)
    assert places.keys[("signals", "single-source")] == At(14, 1)
    assert places.values[("verdict", 1, "name")] == At(18, 8)
    assert places.keys[("verdict", 1, "more", "kéy")] == At(20, 1)
    assert places.values[("verdict", 1, "inner", 1, "a", "b")] == At(24, 7)
    assert set(paths(tomllib.loads(NESTED))) <= set(places.values)


def test_what_is_not_there_has_the_place_of_what_holds_it() -> None:
    places = locate('x = 1\n[[verdict]]\nkey = "a"\n')
    assert places.value(("verdict", 0, "name")) == At(2, 1)
    assert places.value(("nowhere",)) == At(1, 1)


def paths(value: Any, path: Path = ()) -> list[Path]:
    """Every path in what tomllib gave."""
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    return [path] * bool(path) + [one for key, item in items for one in paths(item, (*path, key))]


# Texts put together from their parts, so that tomllib takes most of them, in every way of writing.

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6)


def literal(text: str) -> str:
    return f"'{text}'" if "'" not in text else json.dumps(text)


KEYS = st.one_of(
    st.from_regex(r"[A-Za-z0-9_-]{1,5}", fullmatch=True), WORDS.map(json.dumps), WORDS.map(literal)
)
DOTTED = st.lists(KEYS, min_size=1, max_size=3).flatmap(
    lambda keys: st.sampled_from([".", " . ", "\t."]).map(lambda dot: dot.join(keys))
)
STRINGS = st.one_of(
    WORDS.map(json.dumps),
    WORDS.map(literal),
    st.lists(
        st.sampled_from(['"', '""', "x", "\n", "\\\\", '\\"', "#", "]", "é", "[a]\n", "k = 1\n"]), max_size=6
    ).map(lambda parts: '"""' + "".join(parts) + '"""'),
    st.lists(st.sampled_from(["'", "''", "x", "\n", "\\", "#", "}"]), max_size=6).map(
        lambda parts: "'''" + "".join(parts) + "'''"
    ),
)
ATOMS = st.sampled_from(
    ["1", "-2.5e3", "true", "1979-05-27", "1979-05-27 07:32:00", "07:32:00", "0xff", "inf"]
)
GAPS = st.sampled_from(["", " ", "\n", ' # ] } "\n', "\t"])


def array(parts: tuple[list[str], str]) -> str:
    items, gap = parts
    return "[" + gap + f"{gap},{gap}".join(items) + gap + "]"


def inline(pairs: list[tuple[str, str]]) -> str:
    return "{ " + ", ".join(f"{key} = {value}" for key, value in pairs) + " }"


VALUES = st.recursive(
    STRINGS | ATOMS,
    lambda inner: (
        st.tuples(st.lists(inner, max_size=3), GAPS).map(array)
        | st.lists(st.tuples(DOTTED, inner), max_size=3).map(inline)
    ),
    max_leaves=6,
)
LINES = st.one_of(
    st.tuples(DOTTED, VALUES).map(lambda pair: f"{pair[0]} = {pair[1]}"),
    DOTTED.map(lambda key: f"[{key}]"),
    DOTTED.map(lambda key: f"[[ {key} ]]  # twice"),
    st.sampled_from(["", "# [no] = 'table'", "[[verdict]]", "[verdict.sub]", "[[verdict.sub.deep]]"]),
)


@given(st.lists(LINES, max_size=8))
def test_every_path_that_tomllib_reads_has_its_place(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    places = locate(text)
    rows = text.split("\n")
    assert set(paths(values)) == set(places.values), text
    for path, (line, column) in places.values.items():
        begin = rows[line - 1][column - 1 :]
        assert begin and not begin[0].isspace(), (path, text)
        last = path[-1]
        if path in places.keys and isinstance(last, str):
            at = places.keys[path]
            written = rows[at.line - 1][at.column - 1 :]
            assert written.startswith((last, '"', "'")), (path, text)


@given(st.lists(LINES, max_size=8))
def test_a_scalar_read_at_its_place_is_the_scalar(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    places = locate(text)
    rows = text.split("\n")
    for path in paths(values):
        value: Any = values
        for part in path:
            value = value[part]
        if isinstance(value, bool):
            line, column = places.values[path]
            assert rows[line - 1][column - 1 :].startswith(str(value).lower())


@given(st.text(st.sampled_from("[]{}\"'\\=.,# \nab1"), max_size=40))
def test_any_text_that_tomllib_takes_is_walked_to_its_end(text: str) -> None:
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert set(paths(values)) == set(locate(text).values)


@pytest.mark.parametrize("text", ["[a", "= 1", "a = ", '"""', "[[[[[", "a = {b", "a.\n= 1"])
def test_no_toml_ends_too(text: str) -> None:
    try:
        locate(text)
    except (ValueError, IndexError):
        return
