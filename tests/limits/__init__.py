"""What a stranger may hand in to use up a machine, and that the library ends it in time with an error of its own.

``measuring`` runs one input in a process of its own, ``cases`` collects the table of inputs, one module an area.
Run in ``tests`` with the library installed: ``python -m limits`` prints the table, ``python -m limits --big`` with the
survey of one gigabyte.
"""
