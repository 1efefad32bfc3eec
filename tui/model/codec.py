"""JSON in and out, for every record of the model.

msgspec does the work; text with lone surrogates (JSON escapes can carry them, UTF-8 cannot) goes through the
standard library, which writes and reads them as escapes, so that no character is ever lost.
"""

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_encoder = msgspec.json.Encoder()
_decoders: dict[Any, msgspec.json.Decoder[Any]] = {}


def encode(record: Any) -> bytes:
    """One record as compact JSON in UTF-8, without a newline."""
    try:
        return _encoder.encode(record)
    except UnicodeEncodeError:
        import json  # Rarely needed, and not before the first paint.

        return json.dumps(msgspec.to_builtins(record), separators=(",", ":")).encode("ascii")


def decode(data: bytes | str, kind: type[T]) -> T:
    """A record of type ``kind`` from JSON; raises ``msgspec.DecodeError`` (a ValueError) with the place."""
    decoder = _decoders.get(kind)
    if decoder is None:
        decoder = _decoders[kind] = msgspec.json.Decoder(kind)
    try:
        value: T = decoder.decode(data)
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeError) as error:
        import json

        try:
            plain = json.loads(data)
        except (ValueError, RecursionError):
            raise error from None
        return msgspec.convert(plain, kind)
    return value
