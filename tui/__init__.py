"""copydesk: read and judge scraped news in a terminal."""

__version__ = "0.1.0"
