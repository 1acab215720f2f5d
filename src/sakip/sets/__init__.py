"""Indicator sets: a decree as one TOML file, packaged, of an installed pack, or of your own.

A set is read with every fault of its file named at once, each with file, line and key; it may extend another and change
single entries by their code. Written again, it says the same: ``loads(dumps(office)) == office``. :func:`edit` changes
a file around its comments.
"""

# ``sakip.toml`` reads files of strangers with the line of every key, ``shape`` says which tables and keys there are,
# ``meaning`` makes indicators of them (``values`` of what their cells hold), ``catalogue`` finds and merges files,
# ``model`` is what comes out. ``writing`` is the way back, and ``editing`` changes a file around its comments.

from __future__ import annotations

from sakip.sets.catalogue import available, load, loads
from sakip.sets.editing import EditedFile, edit
from sakip.sets.model import Acceptance, Decree, Dictum, IndicatorSet, Office, Reading
from sakip.sets.writing import dump, dumps

__all__ = [
    "Acceptance",
    "Decree",
    "Dictum",
    "EditedFile",
    "IndicatorSet",
    "Office",
    "Reading",
    "available",
    "dump",
    "dumps",
    "edit",
    "load",
    "loads",
]
