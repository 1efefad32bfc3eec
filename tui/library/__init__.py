"""The shelf: raw texts, articles, text index and verdict projection in one SQLite file."""
