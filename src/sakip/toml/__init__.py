"""TOML of strangers, and JSON, read within limits and written.

``text`` reads TOML and knows the line of every key, ``json`` reads JSON the same way, ``shape`` checks tables.
``writing`` writes a file, ``blocks`` finds the text of one table in it, to be changed alone.
"""
