"""Completion scripts, one module a shell; each is static: no Python is started at a key."""
