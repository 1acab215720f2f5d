"""Readings of a formula's tree, one file each: put yours beside them.

``exact`` computes, ``columns`` compiles to integer arithmetic for dataframes, ``explain`` writes, ``dimensions`` checks
units, ``portable`` turns a tree into JSON and back.
"""
