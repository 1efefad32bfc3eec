"""A mistake in a filter."""


class QueryError(ValueError):
    """The filter cannot be understood; ``column`` (1-based, in characters) is where in ``text``."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.text = ""
        """The whole filter, where it is known."""
