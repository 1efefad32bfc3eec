"""ULIDs: 48 bits of milliseconds, 80 bits of chance, 26 characters that sort as the numbers do.

``new`` never gives an id that is not above the last one given or observed, even when the clock goes back.
"""

import os
import threading
import time

LENGTH = 26
LIMIT = 1 << 128
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS = [high + low for high in _ALPHABET for low in _ALPHABET]
_DIGITS = "0123456789abcdefghijklmnopqrstuv"
_TO_DIGITS = str.maketrans(_ALPHABET, _DIGITS)

_lock = threading.Lock()
_last = 0


def new() -> int:
    """A new ULID as an integer, above every one this process has given or observed."""
    global _last
    now = time.time_ns() // 1_000_000 << 80
    chance = int.from_bytes(os.urandom(10), "big")
    with _lock:
        if now > _last:
            _last = now | chance
        else:
            # A step of 64 random bits: two processes that go on from the same id do not meet.
            _last += (chance & 0xFFFF_FFFF_FFFF_FFFF) + 1
        if _last >= LIMIT:
            raise OverflowError("no ULID is left above the newest one")
        return _last


def observe(number: int) -> None:
    """Make every later ``new`` be above ``number``."""
    global _last
    with _lock:
        _last = max(_last, number)


def to_str(number: int) -> str:
    """26 characters of Crockford's base 32; raises ValueError outside 0 … 2**128 - 1."""
    if not 0 <= number < LIMIT:
        raise ValueError(f"{number} is no ULID")
    return "".join([_PAIRS[number >> shift & 1023] for shift in range(120, -1, -10)])


def from_str(text: str) -> int:
    """The number a ULID's 26 characters stand for (upper case only); raises ValueError for anything else."""
    # Translated, the letters of the alphabet are lower case: what is upper case then is I, L, O or U.
    digits = text.translate(_TO_DIGITS) if text.isascii() else ""
    if len(digits) != LENGTH or text[0] > "7" or not text.isalnum() or text != text.upper():
        raise ValueError(f"{text!r} is no ULID")
    if digits != digits.lower():
        raise ValueError(f"{text!r} is no ULID")
    return int(digits, 32)


def milliseconds(number: int) -> int:
    """When the ULID was given: milliseconds since 1970, UTC."""
    return number >> 80
