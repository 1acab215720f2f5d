"""A formula, recorded once as an immutable tree that every reading shares.

A strategy is a function over named parameters. :func:`formula` calls it once, when it is defined, with parameters that
record what is done to them. What comes out is a tree of three kinds of node and nothing else: :class:`Component` (a
named input), :class:`Constant` (an exact number) and :class:`Calculation` (``+ - * /``, the smaller or the larger of
two). The same tree is computed exactly, explained, checked for dimensions and compiled to columns.

>>> @formula(tercapai="desa", total="desa")
... def desa_tercapai(tercapai, total):
...     return tercapai / total * PERCENT
>>> [component.name for component in desa_tercapai.components]
['tercapai', 'total']

What a tree cannot say fails where it is written, with the remedy: ``if``, a comparison, ``min``, a float literal.
"""

from __future__ import annotations

from sakip.tree.nodes import (
    DEEPEST_TREE,
    LARGEST_TREE,
    LONGEST_NAME,
    PERCENT,
    Calculation,
    Component,
    Constant,
    Formula,
    Node,
    Operator,
    Source,
    Taken,
    Tally,
    chain,
    component_names,
    components_of,
    constant,
    replace_components,
)
from sakip.tree.recording import Recorded, formula, larger_of, smaller_of

__all__ = [
    "DEEPEST_TREE",
    "LARGEST_TREE",
    "LONGEST_NAME",
    "PERCENT",
    "Calculation",
    "Component",
    "Constant",
    "Formula",
    "Node",
    "Operator",
    "Recorded",
    "Source",
    "Taken",
    "Tally",
    "chain",
    "component_names",
    "components_of",
    "constant",
    "formula",
    "larger_of",
    "replace_components",
    "smaller_of",
]
