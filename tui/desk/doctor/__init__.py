"""What may be wrong with a library and the machine it is used on, and how it is mended."""

from tui.desk.doctor.examine import examine
from tui.desk.doctor.finding import Finding

__all__ = ["Finding", "examine"]
