"""Raw text to article: pure functions, no files but the lexicons, no state."""
