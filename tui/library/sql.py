"""Syntax tree to SQL: a condition on ``article a`` and its parameters; every value is bound.

Conditions are never NULL, so that ``NOT`` means what it says.
"""

from collections.abc import Sequence
from typing import Any

from tui.library.columns import UNDATED, place, plain
from tui.model import REASON
from tui.query import And, Date, Everything, Key, Match, Node, Not, Or, Order, Range, Text
from tui.query.fields import COUNTED

Condition = tuple[str, list[Any]]

COLUMNS = {
    "date": "a.sort",
    "site": "a.site",
    "words": "a.words",
    "unattributed": "a.unattributed",
    "priority": "a.priority",
    "seq": "a.seq",
}
"""The column of each key an order can sort by."""

REVIEWED = "article INDEXED BY article_newest"
"""Articles, by an index that holds how many have judged each."""

_HIGHEST = "\U0010ffff"
_IN_INDEX = "a.seq IN (SELECT rowid FROM search WHERE search MATCH ?)"


def where(node: Node) -> Condition:
    """The condition that a filter's syntax tree states."""
    match node:
        case Everything():
            return "1", []
        case Text():
            return _IN_INDEX, [_searched([node])]
        case Match("mine" | "mine, often" as field, value, reviewer):
            return _mine(field, plain(value), plain(reviewer))
        case Match(field, value):
            return _match(field, value)
        case Range("reviews, few", _, high):
            return f"a.seq IN (SELECT seq FROM {REVIEWED} WHERE reviews <= ?)", [high]
        case Range(field, low, high):
            return _range(field, low, high)
        case Date(field, value):
            # What has no date sorts before everything: it was published neither before nor after.
            # With a plus SQLite walks the order's index rather than that of dates.
            column = "+a.sort" if field.endswith(", often") else "a.sort"
            if field.startswith("after"):
                return f"{column} >= ?", [max(place(value), UNDATED + 1)]
            return f"{column} < ? AND {column} > ?", [place(value), UNDATED]
        case Not(inner):
            sql, parameters = where(inner)
            return f"NOT ({sql})", parameters
        case And(nodes):
            return _all_of(nodes)
        case Or(nodes):
            words = searched(node)
            if words is not None:
                return _IN_INDEX, [words]
            return _joined(" OR ", [where(inner) for inner in nodes])


def _joined(word: str, conditions: Sequence[Condition]) -> Condition:
    sql = word.join(f"({sql})" for sql, _ in conditions)
    return sql, [parameter for _, parameters in conditions for parameter in parameters]


def _all_of(nodes: Sequence[Node]) -> Condition:
    """Words that must all be there are one question to the text index, which intersects them best itself."""
    texts = [node for node in nodes if isinstance(node, Text)]
    conditions = [where(node) for node in nodes if not isinstance(node, Text)]
    if texts:
        conditions.insert(0, (_IN_INDEX, [_searched(texts)]))
    return _joined(" AND ", conditions)


def searched(node: Node) -> str | None:
    """The question to the text index that a filter of words, and of nothing else, is; None for another."""
    match node:
        case Text():
            return _searched([node])
        case Match("source", value) if value != "none":
            return "{sources} : " + quoted(value)
        case And(nodes) | Or(nodes):
            asked = [searched(inner) for inner in nodes]
            if None in asked:
                return None
            return (" AND " if isinstance(node, And) else " OR ").join(f"({one})" for one in asked)
    return None


def _searched(texts: Sequence[Text]) -> str:
    return "{title text} : (" + " AND ".join(quoted(text.value, text.prefix) for text in texts) + ")"


def quoted(words: str, prefix: bool = False) -> str:
    """Words as one FTS5 string: nothing in them can be syntax."""
    escaped = plain(words).replace("\0", " ").replace('"', '""')
    return f'"{escaped}"' + " *" * prefix


def _match(field: str, value: str) -> Condition:
    value = plain(value)
    none = value == "none"
    match field:
        case "verdict":
            return _verdict(value)
        case "site":
            return _site("" if none else value.lower())
        case "site, often":
            return "+a.site = ?", [value.lower()]
        case "lang":
            return "a.language IS ?", [None if none else value.lower()]
        case "disagree":
            # No parameter: SQLite has to see that the index of these few holds them.
            return ("a.disagree = 1" if value == "yes" else "a.disagree = 0"), []
        case "settled":
            return f"a.settled IS {'NOT ' * (value == 'yes')}NULL", []
        case "id":
            return "a.id >= ? AND a.id < ?", [value, value + _HIGHEST]
        case "source":
            return ("a.sources = 0", []) if none else (_IN_INDEX, ["{sources} : " + quoted(value)])
        case "signal":
            return ("a.signals = ''", []) if none else ("instr(a.signals, ?) > 0", [f" {value.lower()} "])
        case "tag":
            if none:
                return "a.id NOT IN (SELECT article FROM tag)", []
            return "a.id IN (SELECT article FROM tag WHERE tag = ?)", [value]
        case "tag, alone":
            # None but such as are a verdict's reason.
            return "a.id NOT IN (SELECT article FROM tag WHERE NOT glob(?, tag))", [f"{REASON}*"]
        case "tag, alone, often":
            tagged = (
                "SELECT 1 FROM event JOIN tag USING (event) WHERE event.article = a.id AND NOT glob(?, tag)"
            )
            return f"NOT EXISTS ({tagged})", [f"{REASON}*"]
        case "tag, often":
            if none:
                tagged = "SELECT 1 FROM event JOIN tag USING (event) WHERE event.article = a.id"
                return f"NOT EXISTS ({tagged})", []
            return "EXISTS (SELECT 1 FROM tag WHERE tag = ? AND article = a.id)", [value]
        case "reviewer, often":
            found = "SELECT 1 FROM event WHERE reviewer = ? AND article = a.id AND undone = 0"
            return f"EXISTS ({found})", [value]
        case "reviewer":
            if none:
                return "a.verdict IS NULL", []
            return "a.id IN (SELECT article FROM event WHERE reviewer = ? AND undone = 0)", [value]
        case "note":
            return _note(value, "a.id {}IN (SELECT article FROM event WHERE {})")
        case "note, often":
            return _note(value, "{}EXISTS (SELECT 1 FROM event WHERE article = a.id AND {})")
        case "note, alone":
            return _note(value, "a.id {}IN (SELECT article FROM event WHERE {})", "kind = 'note'")
        case "note, alone, often":
            return _note(value, "{}EXISTS (SELECT 1 FROM event WHERE article = a.id AND {})", "kind = 'note'")
    raise ValueError(f"no field {field!r}")


def _note(value: str, noted: str, kind: str = "kind IN ('note', 'verdict')") -> Condition:
    """A note by itself or with a verdict, not undone, that has these words in it, whatever their case."""
    kept = f"{kind} AND undone = 0 AND "
    # What a note is in the record is decoded, so that a quotation mark or a newline is one.
    note = "json_extract(CAST(record AS TEXT), '$.note')"
    if value in ("any", "none"):
        return noted.format("NOT " * (value == "none"), f"{kept}ifnull({note}, '') <> ''"), []
    return noted.format("", f"{kept}instr(lower({note}), lower(?)) > 0"), [value]


def _verdict(value: str) -> Condition:
    if value == "any":
        return "a.verdict IS NOT NULL", []
    return ("a.verdict IS NULL", []) if value == "none" else ("a.verdict IS ?", [value])


def _mine(field: str, value: str, reviewer: str) -> Condition:
    """A reviewer's own verdict that stands; article by article where they have none or many."""
    about = ("", [reviewer]) if value in ("none", "any") else (" AND verdict = ?", [reviewer, value])
    if field == "mine" and value != "none":
        return f"a.id IN (SELECT article FROM opinion WHERE reviewer = ?{about[0]})", about[1]
    judged = f"EXISTS (SELECT 1 FROM opinion WHERE article = a.id AND reviewer = ?{about[0]})"
    if value == "none":
        return f"(a.reviews = 0 OR NOT {judged})", about[1]
    return f"a.reviews > 0 AND {judged}", about[1]


def _site(value: str) -> Condition:
    """A site, or with a star at the end every site that begins so."""
    if value.endswith("*"):
        return "a.site >= ? AND a.site < ?", [value[:-1] or "\1", value[:-1] + _HIGHEST]
    return "a.site = ?", [value]


def _range(field: str, low: int | None, high: int | None) -> Condition:
    column = f"a.{field}"
    assert field in COUNTED
    bounds = [(f"{column} >= ?", low), (f"{column} <= ?", high)]
    given = [(sql, bound) for sql, bound in bounds if bound is not None]
    return " AND ".join(sql for sql, _ in given), [bound for _, bound in given]


def listed(node: Node, order: Order) -> Condition:
    """The condition for a list in an order, put so that the order's own index is walked.

    A verdict is no narrow choice: SQLite would take its index and sort a third of all articles, unless a plus
    keeps it from that. Only the date's order goes with the verdict's index. No value stands in the SQL.
    """
    sql, parameters = where(node)
    if order.keys[0].by != "date" or "a.disagree = 1" in sql:
        sql = sql.replace("a.verdict IS", "+a.verdict IS")
    return sql, parameters


def order_by(order: Order, node: Node | None = None) -> str:
    """The ORDER BY list of an order, for a list of what matches ``node``.

    The few on which reviewers disagree have an index of their own; SQLite would rather walk all articles in
    their order, unless a plus keeps it from that.
    """
    parts = node.nodes if isinstance(node, And) else (node,)
    few = "+" * (order.keys[0].by != "date" and Match("disagree", "yes") in parts)
    return few + ", ".join(f"{COLUMNS[key.by]} {'DESC' if key.descending else 'ASC'}" for key in order.keys)


def backwards(order: Order) -> Order:
    """The same order from its end."""
    return Order(order.name, order.about, tuple(Key(key.by, not key.descending) for key in order.keys))


def beyond(keys: Sequence[Key], values: Sequence[Any]) -> Condition:
    """What comes after the row whose keys have these values, in the order of the keys."""
    if len({key.descending for key in keys}) == 1:
        columns = ", ".join(COLUMNS[key.by] for key in keys)
        places = ", ".join("?" * len(keys))
        return f"({columns}) {'<' if keys[0].descending else '>'} ({places})", list(values)
    column, sign = COLUMNS[keys[0].by], "<" if keys[0].descending else ">"
    rest, parameters = beyond(keys[1:], values[1:])
    # The first bound lets an index be entered at the right place.
    sql = f"{column} {sign}= ? AND ({column} {sign} ? OR ({column} = ? AND {rest}))"
    return sql, [values[0]] * 3 + parameters
