"""Every number, what it counts, and who stands behind it."""
