"""Screens: composed of parts, they route keys and paint what has changed."""
