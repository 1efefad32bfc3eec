"""The line to the terminal, for what is no part of the picture: text for its clipboard."""

from typing import Any

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver


class Line(LinuxDriver):
    """Textual's own driver, which hands itself over to an app that keeps it as its ``line``."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        keeper: Any = app
        keeper.line = self
