"""Writes docs/configuration.md from the table of settings.

python tests/tools/config_page.py
"""

from pathlib import Path

from tui.desk.config.template import reference

PAGE = Path(__file__).resolve().parents[2] / "docs" / "configuration.md"

TEXT = """\
# Configuration

Where several say something about a setting, the first of these holds: the option on the command line, the
environment, the library's `desk.toml`, the user's `config.toml`, the default. `copydesk config` prints what
holds and who says so (`--format jsonl` for programs), and which files were looked at.

`config.toml` lies in `$XDG_CONFIG_HOME/copydesk` (`~/.config/copydesk`); `$COPYDESK_CONFIG` names another
one. `desk.toml` lies in the library's folder and holds for everybody who works with it. `copydesk config
--template` prints a `config.toml` to begin with, `--template desk` a `desk.toml`; `copydesk init` puts one
into the library.

A mistake in either is named with file, line and column, all mistakes of a file at once, and nothing is done
with half a configuration: exit status 2.

{table}
The themes: `ansi` has the sixteen colours of your terminal; `dark`, `light` and `high-contrast` bring their
own, told apart by eyes that see no red or no green too (contrast at least 4.5, in `high-contrast` 7); `mono`
has none. Each mark has its sign before the line as well. `:theme NAME` changes the theme of a running screen.
`NO_COLOR` makes `mono` the theme unless you ask for another one yourself; a library's `desk.toml` does not.

`filter` and `order` are for the list that the screen opens with,
each time; where they are not set the screen opens with the list that it was left with.

A signal that is switched off is not shown, not listed, and not found by `signal:`; readings are stored with
all signals, so that switching it on again brings it back. `copydesk extract`, which reads no library, gives
all.

```toml
[signals]
single-source = false

[[verdict]]
name = "hold"           # one word; the record names the verdict so
key = "h"               # left out: the name's first letter
letter = "H"            # what shows it in the list; left out: the key's capital
reasons = ["unsourced", "not news"]    # left out: it is recorded without asking why
```

With a `[[verdict]]` of its own a library has those verdicts and no others. A verdict that is not among them
any more stays in the history; the list shows it as `?`.

## What comes first
In the order `priority` (`o` on the screen, `--order priority`, `copydesk next`) the article comes first for
which most speaks. Each `[[priority]]` adds to what its filter finds; it may take away too.

```toml
[[priority]]
when = "signal:single-source unattributed:3.."   # a filter, as `copydesk list` takes it
add = 20                                          # from -1000 to 1000
reason = "one source, many orphans"               # left out: the filter itself

[[priority]]
when = "before:30d"
add = -5

[audit]
share = 0.05
seed = 7
```

The inspector and `copydesk next` say what speaks for an article. With an `[audit]` that share of all articles
comes before everything else, with the reason “audit”: an article is in it if the first eight bytes of the
SHA-256 of `SEED ID` are, as a part of all they can be, below the share. So it is the same on every machine,
whatever the rules say, and a larger share holds a smaller one. Where priorities are equal the newest comes
first. They are made again where rules or articles have changed, by whoever next asks for this order. Where
reviews are blind a rule that asks for verdicts, their reasons or notes finds an article once it wants no
other verdict: before that neither its place nor a reason tells what somebody has said of it.

## Keys
In `config.toml` each command of the screen can have other keys; those that are not named keep theirs.

```toml
[keys]
next = ["n", "ctrl+n"]       # in place of n and the right arrow
"page down" = "space"
raw = []                     # no key: ? and its name do it
```

The commands' names are those that the help panel (`?`) lists. A key is one character, or `enter`, `esc`,
`tab`, `space`, `backspace`, `up`, `home`, `PgDn`, `delete`, `f5` and the like, or `ctrl+` and a letter;
digits count (`5n`). Where two want a key, verdicts come first, then your own keys in the order of the
file; who has lost a key is said when the screen opens. A verdict's key is the library's, the same for
everybody: it is set in `desk.toml`. In the help panel `ctrl+k` changes the key of the command that is
chosen, and writes it into `config.toml`; your comments and the order of the file stay.

Without brackets on the keyboard `J` and `K` walk the marks as `]` and `[` do.

## The log
`copydesk.log`, in `$XDG_STATE_HOME/copydesk` (`~/.local/state/copydesk`), tells what the program did:
commands with their duration and exit status, how much was ingested, refusals counted by reason, what could
not be stored and where the program failed. It never holds text of an article, nor of a filter: an exception
is noted by its class and its place in the code. Only its user may read it; at 1 MB a new one is begun, two
earlier ones are kept (`.1`, `.2`).

## A library for a team
`copydesk init --group desk /srv/desk` makes a library that all members of the group `desk` may read and
write: whatever their umask, new files in it belong to the group. Each writes a journal of verdicts of their
own, which the others may read and nobody else may write.
"""


def page() -> str:
    """The whole page."""
    return TEXT.format(table=reference())


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
