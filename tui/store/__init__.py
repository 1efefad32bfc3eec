"""A journaled TinyDB: append-only, checksummed, safe for several processes; knows nothing of news."""
