"""Draws the picture in README.md: the review screen on the sample articles, as an SVG.

    python tests/tools/make_picture.py [-o docs/screen.svg]

The screen is the real one, driven by the keys of a first session in a library of its own; only the clock is
held still, so that the same program draws the same picture.
"""

import argparse
import asyncio
import os
import re
import tempfile
from datetime import datetime
from pathlib import Path

from textual.pilot import Pilot

from tui.desk.demo import demo_library
from tui.desk.desk import Desk
from tui.terminal.app import CopyDesk
from tui.terminal.glyphs import UNICODE
from tui.terminal.work import Work

SIZE = (80, 24)
_WEB_FONT = re.compile(r"@font-face \{[^}]*\}\s*")
"""A picture fetches nothing: where its font is missing, the reader's own monospace serves."""
HEADLINE = "Flood leaves 1,400 Varnholt homes dark"
DEFAULT = Path(__file__).resolve().parents[2] / "docs" / "screen.svg"


async def _at(pilot: Pilot[int], work: Work, headline: str) -> None:
    """Walk down the list to an article."""
    for _ in range(len(work.session.queue)):
        reading = work.session.reading
        if reading is not None and (reading.article.title or "").startswith(headline):
            return
        await pilot.press("n")
        await pilot.pause()
    raise SystemExit(f"no sample article is headed {headline!r}")


async def picture() -> str:
    """The screen at the flood article, the one before it accepted, as SVG."""
    with demo_library() as folder:
        work = Work(Desk(folder, "ana"), UNICODE, lambda: datetime(2026, 3, 17, 17, 58))
        work.begin()
        app = CopyDesk(work, "ansi", ())
        async with app.run_test(size=SIZE) as pilot:
            await _at(pilot, work, HEADLINE)
            await pilot.press("p", "a")
            await pilot.pause(0.3)
            await _at(pilot, work, HEADLINE)
            await pilot.pause()
            return _WEB_FONT.sub("", app.export_screenshot(title="copydesk demo"))


def main() -> None:
    """Write the picture."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("-o", "--output", type=Path, default=DEFAULT)
    output: Path = parser.parse_args().output
    with tempfile.TemporaryDirectory() as state:
        os.environ.update(XDG_STATE_HOME=state, TERM="xterm-256color")
        os.environ.pop("NO_COLOR", None)
        svg = asyncio.run(picture())
    output.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
