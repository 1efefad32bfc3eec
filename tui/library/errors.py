"""What can go wrong with a library, each with one clear line that names the file."""


class LibraryError(Exception):
    """The library cannot be opened, read or written; the message says which file and why."""


class Interrupted(LibraryError):
    """A query was stopped by ``Library.interrupt``."""
