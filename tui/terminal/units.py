"""Names of units as people write them behind a number."""

SHORT = {"percent": "%", "USD": "$", "EUR": "€", "GBP": "£"}
"""Units that have a sign."""
_ALIKE = ("hertz", "horsepower", "lux", "celsius", "fahrenheit", "siemens")
_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries", "millennium": "millennia"}


def named(unit: str, value: object) -> str:
    """A unit of the contract behind this value: ``3 weeks``, ``1 week``, ``80 kilometres per hour``."""
    if value in (1, -1) or unit.isupper() or unit.endswith(_ALIKE):
        return unit
    head, per, rest = unit.partition(" per ")
    if head.isupper():
        return unit
    before, space, word = head.rpartition(" ")
    return f"{before}{space}{_PLURALS.get(word, f'{word}s')}{per}{rest}"
