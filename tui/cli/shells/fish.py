"""The completion script for fish."""

from collections.abc import Iterator, Sequence

from tui.cli.described import Described, Option, Value
from tui.desk.filters import About

_HEAD = """\
# fish completion for copydesk, made by: copydesk completions fish

function __copydesk_command
    set -l words (commandline -opc)
    set -l valued 0
    for word in $words[2..]
        if test $valued = 1
            set valued 0
            continue
        end
        switch $word
            case @VALUED@
                set valued 1
            case '-*'
            case '*'
                echo $word
                return 0
        end
    end
    return 1
end

function __copydesk_is
    contains -- $argv[1] (__copydesk_command)
end

"""


def script(commands: Sequence[Described], screen: Sequence[Option], fields: Sequence[About]) -> str:
    """The whole script."""
    lines = [*_first(commands, screen)]
    for command in commands:
        lines += _command(command, fields)
    valued = " ".join(flag for one in screen if one.value.kind != "none" for flag in one.flags)
    return _HEAD.replace("@VALUED@", valued) + "\n".join(lines) + "\n"


def _first(commands: Sequence[Described], screen: Sequence[Option]) -> Iterator[str]:
    """What can come where no command has been given yet."""
    begin = "complete -c copydesk -n 'not __copydesk_command >/dev/null'"
    for command in commands:
        yield f"{begin} -a {command.name} -d {_quoted(command.summary)}"
    for option in screen:
        yield f"{begin} {_option(option)}"


def _command(command: Described, fields: Sequence[About]) -> Iterator[str]:
    begin = f"complete -c copydesk -n '__copydesk_is {command.name}'"
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
