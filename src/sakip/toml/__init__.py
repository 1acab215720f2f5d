"""TOML of strangers, and JSON, read within limits and written.

``text`` reads TOML and knows the line of every key, ``json`` reads JSON the same way, ``shape`` checks tables.
``mistakes`` and ``numbers`` say what was meant by a text that is no TOML, ``saying`` turns errors into findings.
``writing`` writes a file, ``blocks`` finds the text of one table in it, to be changed alone.
"""
