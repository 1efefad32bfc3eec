"""Configuration: one table of settings, and what flags, environment and files say about them."""
