"""What a reviewer can do: one small command each, the source of keys, footer, help and documentation."""
