"""What can go wrong with a library, each with one clear line that names the file."""


class LibraryError(Exception):
    """The library cannot be opened, read or written; the message says which file and why."""


class DamagedReading(LibraryError):
    """What an article was read as cannot be had from the file any more; its raw text is another matter."""


class DamagedText(LibraryError):
    """An article's raw text, or what came with it, cannot be had from the file any more."""


class NotWritable(LibraryError):
    """The library may not be written where it lies, or there is no room: it may still be read."""


class Interrupted(LibraryError):
    """A query was stopped by ``Library.interrupt``."""


class Changed(LibraryError):
    """The file was changed while it was read where nothing can be locked: what was read is not given."""
