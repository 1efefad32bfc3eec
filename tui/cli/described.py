"""The commands as data, taken from their registry and their click parameters: for completions and manual."""

from typing import Literal, TypeAlias

import click
from msgspec import Struct

from tui.cli.loading import load
from tui.cli.registry import COMMANDS, COMMON_OPTIONS, SCREEN, SCREEN_OPTIONS

Kind: TypeAlias = Literal["none", "words", "file", "folder", "query", "other"]
"""What stands behind an option or as an argument: nothing, one of some words, a path, a filter, …"""


class Value(Struct, frozen=True):
    """What an option or a command takes."""

    kind: Kind
    name: str = ""
    """As the usage line names it."""
    words: tuple[str, ...] = ()


class Option(Struct, frozen=True):
    """One option."""

    flags: tuple[str, ...]
    help: str
    value: Value


class Described(Struct, frozen=True):
    """One command."""

    name: str
    words: str
    summary: str
    help: str
    options: tuple[Option, ...]
    argument: Value


def described() -> list[Described]:
    """Every command, those that open the screen first, then in the order of the help."""
    screen = [
        Described(name, entry.words, entry.summary, entry.summary, screen_options(), Value("none"))
        for name, entry in SCREEN.items()
    ]
    return screen + [_described(name) for name in COMMANDS]


def screen_options() -> tuple[Option, ...]:
    """The options of the review screen, the common ones among them."""
    rows = (*COMMON_OPTIONS, *SCREEN_OPTIONS)
    about = (("--help", "", "show the help and exit"), ("--version", "", "show the version and exit"))
    return tuple(Option((name,), summary, _named(value)) for name, value, summary in (*rows, *about))


def _described(name: str) -> Described:
    command = load(name)
    context = click.Context(command, info_name=name)
    options = tuple(_option(one) for one in command.get_params(context) if isinstance(one, click.Option))
    arguments = [_value(one) for one in command.get_params(context) if isinstance(one, click.Argument)]
    entry = COMMANDS[name]
    argument = arguments[0] if arguments else Value("none")
    return Described(name, entry.words, entry.summary, command.help or "", options, argument)


def _option(option: click.Option) -> Option:
    flags = (*option.opts, *option.secondary_opts)
    return Option(flags, option.help or "", Value("none") if option.is_flag else _value(option))


def _value(parameter: click.Parameter) -> Value:
    name = parameter.metavar or (parameter.name or "").upper()
    if isinstance(parameter.type, click.Choice):
        words = tuple(map(str, parameter.type.choices))
        return Value("words", parameter.metavar or "|".join(words), words)
    if parameter.name == "query":
        return Value("query", name)
    if isinstance(parameter.type, click.Path) and "DIR" not in name:
        return Value("file", name)
    return _named(name)


def _named(name: str) -> Value:
    kinds: dict[str, Kind] = {"": "none", "DIR": "folder", "OTHER": "folder", "FILE": "file"}
    return Value(kinds.get(name, "other"), name)
