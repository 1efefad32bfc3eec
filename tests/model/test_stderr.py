"""What is said on stderr is safe, and a stream that has gone is left without leaving anything open."""

import subprocess
import sys

CODE = """
import os, sys
from tui.model.stderr import mute, say
say("a \\x1b[31m title\\n")
sys.stderr.flush()
before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
for _ in range(5):
    mute(2)
after = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
say("nobody hears this")
print(after - before)
"""


def test_a_muted_stream_leaves_no_descriptor_open() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("0\n", "a ␛[31m title \n")
