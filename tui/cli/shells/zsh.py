"""The completion script for zsh."""

from collections.abc import Sequence

from tui.cli.described import Described, Option, Value
from tui.desk.filters import About

_SCRIPT = r"""#compdef copydesk
# zsh completion for copydesk, made by: copydesk completions zsh

_copydesk_query() {
    compset -P '*[ (]'
@FIELDS@
    compadd -S '' - @NAMES@
    compadd - and or not
}

_copydesk() {
    local curcontext="$curcontext" state line
    local -a commands
    commands=(
@COMMANDS@
    )
    _arguments -C \
@SCREEN@
        '1: :->first' \
        '*:: :->rest'
    case $state in
        first)
            _describe -t commands command commands
            _files
            ;;
        rest)
            curcontext="${curcontext%:*:*}:copydesk-$words[1]:"
            case $words[1] in
@CASES@
                *) _files ;;
            esac
            ;;
    esac
}

if [ "$funcstack[1]" = "_copydesk" ]; then
    _copydesk "$@"
else
    compdef _copydesk copydesk
fi
"""


def script(commands: Sequence[Described], screen: Sequence[Option], fields: Sequence[About]) -> str:
    """The whole script."""
    parts = {
        "FIELDS": "\n".join(_field(about) for about in fields),
        "NAMES": " ".join(f"{about.field}:" for about in fields),
        "COMMANDS": "\n".join(f"        {_quoted(f'{one.name}:{_plain(one.summary)}')}" for one in commands),
        "SCREEN": "\n".join(f"        {word} \\" for option in screen for word in _option(option)),
        "CASES": "\n".join(_case(one) for one in commands),
    }
    text = _SCRIPT
    for name, part in parts.items():
        text = text.replace(f"@{name}@", part)
    return text


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _plain(text: str) -> str:
    """A description in which nothing has a meaning for ``_arguments``."""
    return "".join(f"\\{char}" if char in "\\[]:" else char for char in text)


def _field(about: About) -> str:
    offered = f"compadd - {' '.join(about.values)}" if about.values else "_message value"
    return f"    if compset -P '{about.field}:'; then {offered}; return; fi"


def _case(command: Described) -> str:
    words = [word for option in command.options for word in _option(option)]
    if command.argument.kind != "none":
        many = "*" if "…" in command.argument.name or command.argument.kind == "query" else "1"
        words.append(_quoted(f"{many}:{_plain(command.argument.name)}:{_taken(command.argument)}"))
    return f"                {command.name}) _arguments {' '.join(words)} ;;"


def _option(option: Option) -> list[str]:
    taken = ""
    if option.value.kind != "none":
        taken = f":{_plain(option.value.name)}:{_taken(option.value)}"
    equals = {flag: "=" if taken and flag.startswith("--") else "" for flag in option.flags}
    return [_quoted(f"{flag}{equals[flag]}[{_plain(option.help)}]{taken}") for flag in option.flags]


def _taken(value: Value) -> str:
    match value.kind:
        case "words":
            return f"({' '.join(value.words)})"
        case "query":
            return "_copydesk_query"
        case "folder":
            return "_files -/"
        case "file":
            return "_files"
    return " "
