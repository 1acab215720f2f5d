"""Excel workbooks (``.xlsx``), written by XlsxWriter (extra ``excel``): papers, scorecards, and a nation in one pass.

The same input makes the same bytes: no clock, no author, nothing of the machine. ``sakip.workbooks.read`` reads what is
written here, with the same texts and the same numbers.
"""

from __future__ import annotations

from sakip.exports.excel.book import Book, CellError, Sheet
from sakip.exports.excel.papers import write
from sakip.exports.excel.scorecard import scorecard, scorecards
from sakip.exports.excel.style import MISSING, PLAIN, Style

__all__ = ["MISSING", "PLAIN", "Book", "CellError", "Sheet", "Style", "scorecard", "scorecards", "write"]
