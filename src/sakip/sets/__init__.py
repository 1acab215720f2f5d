"""Indicator sets: a decree as one TOML file, packaged, of an installed pack, or of your own.

``toml`` reads files of strangers with the line of every key, ``shape`` says which tables and keys there are,
``meaning`` makes indicators of them (``values`` of what their cells hold), ``catalogue`` finds and merges files,
``model`` is what comes out.
"""

from __future__ import annotations

from sakip.sets.catalogue import available, load, loads
from sakip.sets.model import Acceptance, Decree, Dictum, IndicatorSet, Office, Reading

__all__ = ["Acceptance", "Decree", "Dictum", "IndicatorSet", "Office", "Reading", "available", "load", "loads"]
