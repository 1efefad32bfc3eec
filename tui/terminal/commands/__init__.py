"""Each thing a reviewer can do, once: keys, footer and help all come from here."""
