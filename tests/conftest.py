"""No test reads the settings of whoever runs it, or writes into their state folder.

``pytest --hypothesis-profile=long``: the generated tests look for hours if they are let.
``pytest --update-snapshots``: the screens are written as they are now; look at what is different.
"""

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("long", max_examples=200_000, deadline=None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="write the screens' snapshots anew")


def pytest_configure() -> None:
    # Started in the background of a plain shell, an interrupt is ignored here and in every child.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    # And under nohup a hang-up.
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture(scope="session", autouse=True)
def _own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(home / "config"))
        patch.setenv("XDG_STATE_HOME", str(home / "state"))
        for name in [*os.environ]:
            if name.startswith("COPYDESK_"):
                patch.delenv(name)
        yield
