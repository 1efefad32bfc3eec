"""Names of the system's groups."""

import grp


def group_name(number: int) -> str:
    """The name of the group with this number; the number itself where it has none."""
    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return str(number)
