"""Widgets: each draws its rows by the line API and sends only what has changed."""
