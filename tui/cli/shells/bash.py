"""The completion script for bash (3.2 and later)."""

from collections.abc import Sequence

from tui.cli.described import Described, Option, Value
from tui.desk.filters import About

_SCRIPT = r"""# bash completion for copydesk, made by: copydesk completions bash

_copydesk_words() {
    local word
    while IFS= read -r word; do
        COMPREPLY+=("$word")
    done < <(compgen -W "$1" -- "$cur")
}

_copydesk_nothing() { compopt +o default 2>/dev/null; }
_copydesk_folder() { compopt -o dirnames +o default 2>/dev/null; }

# Fields of the filter language; a colon parts words for bash, so what stands before it is not given again.
_copydesk_query() {
    _copydesk_nothing
    case $cur in
@FIELDS@
        *) _copydesk_words "@NAMES@" ;;
    esac
    case ${COMPREPLY[0]} in *:) compopt -o nospace 2>/dev/null ;; esac
    case $COMP_WORDBREAKS in *:*) case $cur in *:*) COMPREPLY=("${COMPREPLY[@]#"${cur%:*}":}") ;; esac ;; esac
}

_copydesk() {
    local line=${COMP_LINE:0:COMP_POINT} cur command="" previous="" word
    local -a words
    COMPREPLY=()
    cur=${line##*[[:space:]]}
    read -ra words <<< "${line%"$cur"}"
    for word in "${words[@]:1}"; do
        case $previous in @VALUED@) previous=$word; continue ;; esac
        case $word in
            -*) ;;
            *) if [[ -z $command ]]; then command=$word; fi ;;
        esac
        previous=$word
    done
    case $cur in --*=*) previous=${cur%%=*} cur=${cur#*=} ;; esac
    case $command:$previous in
@VALUES@
    esac
    case $command:$cur in
@OPTIONS@
        :*) _copydesk_words "@COMMANDS@" ;;
@ARGUMENTS@
    esac
}

complete -o default -F _copydesk copydesk
"""


def script(commands: Sequence[Described], screen: Sequence[Option], fields: Sequence[About]) -> str:
    """The whole script."""
    every = [*(one for command in commands for one in command.options), *screen]
    valued = dict.fromkeys(flag for one in every if one.value.kind != "none" for flag in one.flags)
    parts = {
        "FIELDS": "\n".join(_field(about) for about in fields if about.values),
        "NAMES": " ".join([*(f"{about.field}:" for about in fields), "and", "or", "not"]),
        "VALUED": "|".join(valued),
        "VALUES": "\n".join(
            [*_values("", screen), *(x for one in commands for x in _values(one.name, one.options))]
        ),
        "OPTIONS": "\n".join([_options("", screen), *(_options(one.name, one.options) for one in commands)]),
        "COMMANDS": " ".join(one.name for one in commands),
        "ARGUMENTS": "\n".join(f"        {one.name}:*) {_taken(one.argument)} ;;" for one in commands),
    }
    text = _SCRIPT
    for name, part in parts.items():
        text = text.replace(f"@{name}@", part)
    return text


def _field(about: About) -> str:
    words = " ".join(f"{about.field}:{value}" for value in about.values)
    return f'        {about.field}:*) _copydesk_words "{words}" ;;'


def _values(command: str, options: Sequence[Option]) -> list[str]:
    """Lines for the word behind an option that takes one."""
    return [
        f"        {'|'.join(f'{command}:{flag}' for flag in one.flags)}) {_taken(one.value)}; return ;;"
        for one in options
        if one.value.kind != "none"
    ]


def _options(command: str, options: Sequence[Option]) -> str:
    flags = " ".join(flag for one in options for flag in one.flags if flag.startswith("--"))
    return f'        {command}:-*) _copydesk_words "{flags}" ;;'


def _taken(value: Value) -> str:
    """What is offered for a value; for a file nothing: readline does that itself."""
    match value.kind:
        case "words":
            return f'_copydesk_nothing; _copydesk_words "{" ".join(value.words)}"'
        case "query":
            return "_copydesk_query"
        case "folder":
            return "_copydesk_folder"
        case "file":
            return ":"
    return "_copydesk_nothing"
