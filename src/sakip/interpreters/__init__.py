"""Readings of a formula's tree, one file each: put yours beside them.

``exact`` computes, ``length`` sees to it that numbers do not get too long for that, ``columns`` compiles to integers
for dataframes, ``explain`` writes, ``dimensions`` checks units, ``portable`` turns a tree into JSON and back.
"""
