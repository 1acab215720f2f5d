"""TOML of strangers: ``text`` reads it within limits and knows the line of every key, ``shape`` checks its tables."""
