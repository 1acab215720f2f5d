"""Bands: the categories a value falls into, and the tables they are printed as.

A :class:`CategoryScale` is made of thresholds and one closure, so a gap or an overlap cannot be written: with
``closure="upper"`` a threshold belongs to the band below it, ``(60, 70]``; with ``"lower"`` to the band above,
``[60, 70)``. What a decree prints is a :class:`PrintedTable`, which may well have gaps and overlaps: it names them, and
is turned into a scale by saying how it is read.

>>> scale = CategoryScale.of("nilai", [0, 60, 80, 100], [("C", "Cukup"), ("B", "Baik"), ("A", "Sangat Baik")], "upper")
>>> scale.classify("80").code
'B'
>>> scale.classify("80.01").code
'A'
"""

from __future__ import annotations

from sakip.bands.printed import PrintedRow, PrintedTable
from sakip.bands.scale import MOST_BANDS, Beyond, CategoryBand, CategoryScale, Closure

__all__ = ["MOST_BANDS", "Beyond", "CategoryBand", "CategoryScale", "Closure", "PrintedRow", "PrintedTable"]
