"""Draws the pictures in docs/: the review screen on the sample articles, as SVG.

    python -m tests.tools.make_picture [-o docs]

The screen is the real one, driven by the keys of a first session in a library of its own; only the clock is
held still, so that the same program draws the same pictures.
"""

import argparse
import asyncio
import os
import re
import tempfile
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from textual.pilot import Pilot

from tui.desk.demo import demo_library
from tui.desk.desk import Desk
from tui.terminal.app import CopyDesk
from tui.terminal.glyphs import UNICODE
from tui.terminal.work import Work

_WEB_FONT = re.compile(r"@font-face \{[^}]*\}\s*")
"""A picture fetches nothing: where its font is missing, the reader's own monospace serves."""
HEADLINE = "Flood leaves 1,400 Varnholt homes dark"
DEFAULT = Path(__file__).resolve().parents[2] / "docs"


class Picture(Struct, frozen=True):
    """A file in docs/, and how its screen is reached from the flood article, the one before it accepted."""

    name: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (80, 24)
    theme: str = "ansi"


PICTURES = (
    Picture("screen"),
    Picture("screen-walk", ("right_square_bracket",) * 5),
    Picture("screen-raw", ("x",)),
    Picture("screen-help", ("question_mark", *"mark")),
    Picture("screen-wide", ("right_square_bracket",) * 3, (140, 40)),
    Picture("screen-light", ("right_curly_bracket",), theme="light"),
)


async def _at(pilot: Pilot[int], work: Work, headline: str) -> None:
    """Walk down the list to an article."""
    for _ in range(len(work.session.queue)):
        reading = work.session.reading
        if reading is not None and (reading.article.title or "").startswith(headline):
            return
        await pilot.press("n")
        await pilot.pause()
    raise SystemExit(f"no sample article is headed {headline!r}")


async def draw(picture: Picture) -> str:
    """The picture as SVG."""
    with demo_library() as folder:
        work = Work(Desk(folder, "ana"), UNICODE, lambda: datetime(2026, 3, 17, 17, 58))
        work.begin()
        app = CopyDesk(work, picture.theme, ())
        async with app.run_test(size=picture.size) as pilot:
            await _at(pilot, work, HEADLINE)
            await pilot.press("p", "a")
            await pilot.pause(0.3)
            await _at(pilot, work, HEADLINE)
            for key in picture.keys:
                await pilot.press(key)
                await pilot.pause()
            await pilot.pause()
            svg = _WEB_FONT.sub("", app.export_screenshot(title="copydesk demo"))
            # Not every program that draws SVG takes a no-break space at the beginning of a text for one.
            return svg.replace("<svg ", '<svg xml:space="preserve" ', 1)


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("-o", "--output", type=Path, default=DEFAULT, help="a folder")
    output: Path = parser.parse_args().output
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as state:
            os.environ.update(XDG_STATE_HOME=state, TERM="xterm-256color")
            os.environ.pop("NO_COLOR", None)
            svg = asyncio.run(draw(picture))
        (output / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
