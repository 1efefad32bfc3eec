"""Files to begin with: every setting with its help, its values and its default, commented out."""

from tui.desk.config.files import NAMES
from tui.desk.config.table import SETTINGS, Setting, Which

_HEADS: dict[Which, str] = {
    "user": (
        "# copydesk: your own settings. Command line, environment and a library's desk.toml come first.\n"
        "# `copydesk config` prints what holds and who says so.\n"
    ),
    "desk": (
        "# copydesk: settings of this library, for everybody who works with it.\n"
        "# The command line and the environment come first, each user's config.toml comes after.\n"
        "# `copydesk config` prints what holds and who says so.\n"
    ),
}


def template(which: Which) -> str:
    """A ``config.toml`` or ``desk.toml`` in which every setting is explained and none is set."""
    return "\n".join([_HEADS[which], *(_entry(setting) for setting in SETTINGS if which in setting.files)])


def _entry(setting: Setting) -> str:
    lines = [
        f"# {setting.help}",
        f"# values: {setting.kind.values}; default: {setting.default}",
        *(f"#{line}" if line else "#" for line in setting.example.split("\n")),
    ]
    return "\n".join(lines) + "\n"


def reference() -> str:
    """All settings as a Markdown table."""
    rows = ["| setting | is | values | default | flag, variable | files |", "|---|---|---|---|---|---|"]
    for setting in SETTINGS:
        words = [f"`{setting.flag}`"] * bool(setting.flag) + [f"`${setting.variable}`"] * bool(
            setting.variable
        )
        files = ", ".join(f"`{NAMES[which]}`" for which in setting.files)
        cells = (f"`{setting.name}`", setting.help, setting.kind.values, setting.default, ", ".join(words))
        rows.append(f"| {' | '.join(cells)} | {files} |")
    return "\n".join(rows) + "\n"
