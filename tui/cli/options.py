"""Options that several commands share."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

FORMATS_IN = ("auto", "text", "html", "jsonl", "json")


def library(function: F) -> F:
    """``--library`` and ``--reviewer``."""
    function = click.option("--library", metavar="DIR", help="The library's folder.")(function)
    return click.option("--reviewer", metavar="NAME", help="Who reviews.")(function)


def query(function: F) -> F:
    """``QUERY``: words of a filter, which together are one."""
    return click.argument("query", nargs=-1, metavar="[QUERY]…")(function)


def reading(function: F) -> F:
    """How inputs are taken: ``--as``, ``--no-clean``, ``--jobs``."""
    function = click.option(
        "--as",
        "as_",
        type=click.Choice(FORMATS_IN),
        default="auto",
        help="Input format (auto: by content, then name).",
    )(function)
    function = click.option("--no-clean", is_flag=True, help="Take the text as already clean.")(function)
    return jobs(function)


def jobs(function: F) -> F:
    """``--jobs``."""
    return click.option(
        "--jobs",
        type=click.IntRange(1, 64),
        metavar="N",
        help="Processes that read at once (default: as configured, else cores).",
    )(function)
