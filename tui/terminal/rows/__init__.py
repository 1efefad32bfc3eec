"""The rows of each part of the screen, as plain data: what a reviewer sees, to the column."""
