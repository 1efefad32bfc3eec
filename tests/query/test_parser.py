import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.model.names import SIGNAL_NAMES
from tui.query import (
    And,
    Date,
    Everything,
    Match,
    Node,
    Not,
    Or,
    QueryError,
    Range,
    Text,
    order,
    parse,
    unparse,
)
from tui.reading.signals import SIGNALS

a, b, c = Text("a"), Text("b"), Text("c")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", Everything()),
        ("  \n", Everything()),
        ("flood", Text("flood")),
        ('"night buses"', Text("night buses")),
        (r'"a \"b\" \\ \n"', Text(r'a "b" \ \n')),
        ("flood*", Text("flood", prefix=True)),
        ('"night bus"*', Text("night bus", prefix=True)),
        ("a b", And((a, b))),
        ("a and b AND c", And((a, b, c))),
        ("a or b or c", Or((a, b, c))),
        ("a b or c", Or((And((a, b)), c))),
        ("a (b or c)", And((a, Or((b, c))))),
        ("a (b c)", And((a, b, c))),
        ("not a b", And((Not(a), b))),
        ("!a -b not c", And((Not(a), Not(b), Not(c)))),
        ("!(a b)", Not(And((a, b)))),
        ("!!a", Not(Not(a))),
        ('-"a"', Not(a)),
        ("well-known", Text("well-known")),
        ("(a)", a),
        ('"and"', Text("and")),
        ("verdict:none", Match("verdict", "none")),
        ("Site:coastwire.test", Match("site", "coastwire.test")),
        ('source:"Mara Vint"', Match("source", "Mara Vint")),
        ("tag:a:b", Match("tag", "a:b")),
        ("disagree:yes", Match("disagree", "yes")),
        ("verdict:Reject", Match("verdict", "Reject")),
        ("signal:orphan-figure", Match("signal", "unattributed-figure")),
        ("signal:Anonymous", Match("signal", "anonymous-source")),
        ("lang:EN", Match("lang", "EN")),
        ("after:2025-06-01", Date("after", "2025-06-01")),
        ("before:2025", Date("before", "2025")),
        ("before:2025-06-01T12:30+02:00", Date("before", "2025-06-01T12:30+02:00")),
        ("figures:6..", Range("figures", 6, None)),
        ("words:..300", Range("words", None, 300)),
        ("unattributed:2..5", Range("unattributed", 2, 5)),
        ("figures:3", Range("figures", 3, 3)),
        ("figures>5", Range("figures", 6, None)),
        ("figures>=5", Range("figures", 5, None)),
        ("figures<5", Range("figures", None, 4)),
        ("figures<=5", Range("figures", None, 5)),
        ("figures=5", Range("figures", 5, 5)),
        ("(figures:3)", Range("figures", 3, 3)),
    ],
)
def test_what_a_filter_means(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("(", 2, "missing at the end"),
        ("a and", 6, "missing at the end"),
        ("a )", 3, "never opened"),
        ("a (b", 3, "never closed"),
        ("()", 2, "empty parenthesis"),
        ("or a", 1, "'or' joins nothing"),
        ("a or or b", 6, "'or' joins nothing"),
        ('a "b', 3, "never closed"),
        ('a ""', 3, "nothing between"),
        ("colour:red", 1, "no field 'colour'"),
        ("a https://x.test", 3, "no field 'https'"),
        ("site:", 6, "value is missing"),
        ("site: a", 6, "value is missing"),
        ("figures:x", 9, "a number or a range"),
        ("figures:..", 9, "a number or a range"),
        ("figures:5..2", 9, "5 is more than 2"),
        ("figures>2..5", 9, "a number or a range"),
        ("figures<0", 9, "nothing is below 0"),
        ("figures:²", 9, "a number or a range"),
        ("a figures:9999999999999999999", 11, "a number or a range"),
        ("after:someday", 7, "a date such as"),
        ("after:7", 7, "a date such as"),
        ("before:99999d", 8, "a date such as"),
        ("after:2025-02-30", 7, "a date such as"),
        ("disagree:maybe", 10, "there are yes, no"),
        ("verdict:rejct", 9, "no 'rejct'; there are accept, reject, none, any .did you mean reject"),
        ("a signal:orphan", 10, "unattributed-figure, single-source, .*speakers-mixed, .*none"),
        ("lang:english", 6, "two letters such as en, or none; not 'english' .did you mean en"),
        ("lang:en-GB", 6, "did you mean en"),
        ("sight:x", 1, "no field 'sight'; .* .did you mean site"),
        ("(" * 1000, 41, "within one another"),
        ("!" * 1000, 41, "within one another"),
        ("a " * 300, 401, "more than 200 terms"),
        ("a" * 20_000, 10_001, "longer than"),
    ],
)
def test_a_mistake_points_at_its_column(text: str, column: int, message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        parse(text, ["accept", "reject"])
    assert caught.value.column == column


pieces = st.sampled_from(
    ["(", ")", '"', "\\", "!", "-", "*", " ", "and", "or", "not", "site:", "figures", ">", "<=", "..", "5"]
) | st.sampled_from(["after:", "2025-06-01", "flood", "é", "\0", "\ud800", "\u2028", ":", "none"])


@given(st.text() | st.lists(pieces).map("".join))
@example("figures:" + "9" * 5000)
@example('"' + "\\" * 5000)
def test_nothing_but_a_query_error_and_the_tree_survives_printing(text: str) -> None:
    try:
        tree = parse(text)
    except QueryError as error:
        assert 1 <= error.column <= len(text) + 1
    else:
        assert parse(unparse(tree)) == tree


def nonblank(text: str) -> bool:
    return bool(text.strip())


values = st.text(max_size=12).filter(nonblank)
numbers = st.integers(0, 10**15 - 1)
fields = st.sampled_from(["verdict", "site", "source", "tag", "reviewer", "id"])
leaves = st.one_of(
    st.builds(Text, values, st.booleans()),
    st.builds(Match, fields, values),
    st.builds(Match, st.just("signal"), st.sampled_from(["single-source", "anonymous-source", "none"])),
    st.builds(Match, st.just("lang"), st.sampled_from(["en", "de", "none"])),
    st.builds(Date, st.sampled_from(["after", "before"]), st.dates().map(str)),
    st.builds(lambda x, y: Range("words", min(x, y), max(x, y)), numbers, numbers),
    st.builds(lambda x: Range("figures", x, None), numbers),
)


def flat(kind: type[And] | type[Or], nodes: list[Node]) -> Node:
    return kind(tuple(part for node in nodes for part in (node.nodes if isinstance(node, kind) else (node,))))


trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(lambda nodes: flat(And, nodes)),
        st.lists(inner, min_size=2, max_size=3).map(lambda nodes: flat(Or, nodes)),
    ),
    max_leaves=12,
)


@given(trees)
def test_every_tree_can_be_printed_and_read_again(tree: Node) -> None:
    assert parse(unparse(tree)) == tree


def test_orders() -> None:
    assert [key.by for key in order("newest").keys] == ["date", "seq"]
    with pytest.raises(QueryError, match="newest, oldest, site, longest, orphans"):
        order("best")


def test_a_verdict_is_known_by_its_name_whatever_its_case() -> None:
    assert parse("verdict:REJECT or verdict:Any", ["accept", "reject"]) == Or(
        (Match("verdict", "reject"), Match("verdict", "any"))
    )


def test_every_signal_has_a_name_that_a_filter_takes() -> None:
    assert set(SIGNAL_NAMES) == set(SIGNALS)
    for code, short in SIGNAL_NAMES.items():
        assert parse(f"signal:{short}") == parse(f"signal:{code}") == Match("signal", code)
