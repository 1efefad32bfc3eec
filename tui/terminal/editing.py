"""A text handed to the reviewer's own editor, and taken back."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from tui.desk.settings import state_folder


def edit(text: str) -> str:
    """What ``$VISUAL`` or ``$EDITOR`` (else ``vi``) makes of a text; raises OSError with the reason.

    The editor has the terminal meanwhile. The file is nobody else's to read and goes when it is done.
    """
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        words = shlex.split(named) or ["vi"]
    except ValueError as error:
        raise OSError(None, f"$EDITOR cannot be understood: {error}") from error
    folder = state_folder() / "drafts"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    # mkstemp makes it readable by its owner only.
    descriptor, name = tempfile.mkstemp(".txt", "note-", folder)
    try:
        os.close(descriptor)
        Path(name).write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            done = subprocess.run([*words, name], check=False)
        except OSError as error:
            raise OSError(None, f"{words[0]}: {error.strerror}") from error
        if done.returncode:
            raise OSError(None, f"{words[0]} ended with {done.returncode}: the note is as it was")
        found = Path(name).read_bytes().decode("utf-8", "replace")
    finally:
        Path(name).unlink(missing_ok=True)
    # Editors end a file with a newline.
    return found[:-1] if found.endswith("\n") and not text.endswith("\n") else found
