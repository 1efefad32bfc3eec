"""The completion script for fish."""

from collections.abc import Iterator, Sequence

from tui.cli.described import Described, Option, Value
from tui.desk.filters import About

_HEAD = "# fish completion for copydesk, made by: copydesk completions fish\n\n"


def script(commands: Sequence[Described], screen: Sequence[Option], fields: Sequence[About]) -> str:
    """The whole script."""
    lines = [*_first(commands, screen)]
    for command in commands:
        lines += _command(command, fields)
    return _HEAD + "\n".join(lines) + "\n"


def _first(commands: Sequence[Described], screen: Sequence[Option]) -> Iterator[str]:
    """What can come where no command has been given yet."""
    for command in commands:
        yield f"complete -c copydesk -n __fish_use_subcommand -a {command.name} -d {_quoted(command.summary)}"
    for option in screen:
        yield f"complete -c copydesk -n __fish_use_subcommand {_option(option)}"


def _command(command: Described, fields: Sequence[About]) -> Iterator[str]:
    begin = f"complete -c copydesk -n '__fish_seen_subcommand_from {command.name}'"
    for option in command.options:
        yield f"{begin} {_option(option)}"
    argument = command.argument
    if argument.kind == "file":
        yield f"{begin} -F"
    elif argument.kind == "folder":
        yield f"{begin} -f -a '(__fish_complete_directories)'"
    elif argument.kind == "query":
        for about in fields:
            words = [f"{about.field}:{value}" for value in about.values] or [f"{about.field}:"]
            yield f"{begin} -f -a {_quoted(' '.join(words))} -d {_quoted(about.meaning)}"
    else:
        words_ = f" -a {_quoted(' '.join(argument.words))}" if argument.words else ""
        yield f"{begin} -f{words_}"


def _option(option: Option) -> str:
    flags = [f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags]
    return " ".join([*flags, *_taken(option.value), "-d", _quoted(option.help)])


def _taken(value: Value) -> list[str]:
    match value.kind:
        case "none":
            return ["-f"]
        case "words":
            return ["-x", "-a", _quoted(" ".join(value.words))]
        case "folder":
            return ["-x", "-a", "'(__fish_complete_directories)'"]
        case "file":
            return ["-r", "-F"]
    return ["-x"]


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
