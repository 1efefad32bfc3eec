"""The front ends' source: text from outside meets no markup parser, and a terminal only through SafeText."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "tui"
MODULES = sorted(path for room in ("cli", "terminal") for path in (ROOT / room).rglob("*.py"))

PARSERS = frozenset(
    {
        "rich.markup",
        "rich.markdown",
        "textual.markup",
        "textual.content",
        "textual.widgets",
        "textual.notifications",
    }
)
"""Modules that read markup, or whose widgets do."""
PARSING = frozenset(
    {"from_markup", "render_markup", "render_str", "notify", "secho", "get_console", "inspect"}
)
"""Functions and methods that read markup or send styles, or print through something that does."""
TOLD_NOT_TO = frozenset({"Console", "TextColumn"})
"""They read markup unless they are given ``markup=False``."""

PRINTING = frozenset({"print", "echo", "click.echo", "sys.stdout.write", "sys.stderr.write", "console.print"})
OWN_WORDS = {
    ("cli/run.py", "show_about"): "the program's help and version",
    ("cli/loading.py", "_version"): "the program's version",
    ("cli/help.py", "command"): "a command's help",
    ("cli/help.py", "_filter"): "examples of filters",
    ("cli/man.py", "command"): "the manual page",
    ("cli/completions.py", "command"): "a script made of commands, options and fields",
    ("cli/doctor.py", "command"): "drawn by _line, which goes through SafeText",
    ("terminal/linear.py", "_print"): "a line of SafeText, broken between words",
    ("cli/highlight.py", "highlighted"): "rich's Text, of drawn text and styles",
}
"""Functions that print what is no text from outside. A new one is one line here, with its reason."""


def name_of(node: ast.expr) -> str:
    return ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def markup(source: str) -> list[str]:
    """What in a source may read markup."""
    tree = ast.parse(source)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name in PARSERS]
        elif isinstance(node, ast.ImportFrom):
            full = {f"{node.module}.{alias.name}" for alias in node.names}
            found += sorted(full & (PARSERS | {"rich.print"}))
            found += [node.module] if node.module in PARSERS else []
    for call in calls(tree):
        name = name_of(call.func).rpartition(".")[2]
        given = {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}
        if name in PARSING or given.get("markup") == "True" or "show_locals" in given:
            found.append(ast.unparse(call))
        if name in TOLD_NOT_TO and given.get("markup") != "False":
            found.append(ast.unparse(call))
    return found


def is_safe(node: ast.expr) -> bool:
    """Whether an expression can only be the program's own words or drawn text."""
    match node:
        case ast.Constant():
            return True
        case ast.JoinedStr(values):
            return all(is_safe(part.value) for part in values if isinstance(part, ast.FormattedValue))
        case ast.Attribute(ast.Call(ast.Name("SafeText")), "drawn"):
            return True
        case ast.Call(ast.Attribute(ast.Call(ast.Name("SafeText")), "line")) | ast.Call(ast.Name("escaped")):
            return True
    return False


def unsafe_prints(source: str, module: str) -> list[str]:
    """The calls in a source that may print a text from outside as it is."""
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    own = {call for one in functions if (module, one.name) in OWN_WORDS for call in calls(one)}
    return [
        ast.unparse(call)
        for call in calls(tree)
        if name_of(call.func) in PRINTING and call not in own and not all(map(is_safe, call.args))
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_markup_is_read_and_nothing_printed_as_it_is(path: Path) -> None:
    source = path.read_text("utf-8")
    assert markup(source) == []
    assert unsafe_prints(source, path.relative_to(ROOT).as_posix()) == []


@pytest.mark.parametrize(
    "source",
    [
        "from rich import print",
        "from rich.markup import escape",
        "import rich.markup",
        "from textual.widgets import Static",
        "Console(highlight=False)",
        "Text.from_markup(title)",
        "self.notify(title)",
        "TextColumn('{task.description}')",
        "Static(title, markup=True)",
        "install(show_locals=False)",
    ],
)
def test_markup_is_seen(source: str) -> None:
    assert markup(source)


@pytest.mark.parametrize(
    "source",
    ["print(title)", "click.echo(f'no {title}')", "sys.stderr.write('a' + title)", "print(*titles)"],
)
def test_prints_are_seen(source: str) -> None:
    assert unsafe_prints(source, "cli/x.py")
    assert not unsafe_prints("print(f'a: {SafeText(title).line()}', SafeText(title).drawn, 'b')", "cli/x.py")


def test_the_list_of_own_words_names_functions_that_are_there() -> None:
    for module, function in OWN_WORDS:
        assert f"def {function}(" in (ROOT / module).read_text("utf-8")
