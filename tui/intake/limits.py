"""How much of an input is taken, at most; every cap with its reason."""

HEAD = 1 << 16
"""Bytes looked at, at most, to recognise a format."""

LARGEST = 64 << 20
"""Bytes of one article or one line, at most: what is longer is no article, and would fill the memory."""

LONGEST = 8 << 20
"""Characters of one article's text, at most: twice the longest novels; reading takes many times its size."""

PASSED_OVER = 1 << 30
"""Bytes of a line too long that are passed over in search of its end; an endless one has none."""

RATIO, RATIO_FROM = 200, 16 << 20
"""What unpacks to more than so many times its size is made to fill memory and disk, news never does; small
files full of white space may, so only from so many unpacked bytes on."""

UNPACKING = 256 << 20
"""Bytes an xz stream may ask for to be unpacked: the strongest preset of the xz tool takes 65 MiB."""

NAME = 1 << 20
"""Bytes of a member's name in a tar archive: they are read whole."""
