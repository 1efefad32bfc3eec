"""Formats that verdicts and articles are written in, one module each."""
