"""Small forms of what is told: counts."""


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """``1 journal``, ``2 journals``, ``1,200 journals``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
