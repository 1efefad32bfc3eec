"""Verdict events and what they add up to."""
