"""Workbooks: what stands in the cells of an Excel file (``.xlsx``) or of a CSV file, as values with their place.

A spreadsheet shows one thing and stores another: ``88%`` is stored as 0.88, a date as a number of days, the result of
a formula beside the formula, or not at all when a program wrote the file. Cells are read as they are shown, numbers
exactly, and what cannot be read is a finding with its sheet and cell. Files come from strangers: a file is measured
and looked through before it is opened, and nothing in it is run.

>>> from fractions import Fraction
>>> Cell(7, 2, Fraction(88), percent=True).text
'88%'
>>> Cell(7, 28, "1 inovasi").letter
'AB'
"""

from __future__ import annotations

from pathlib import Path

from sakip.workbooks import excel, separated
from sakip.workbooks.model import Cell, Layout, Merge, Row, Sheet, Workbook, WorkbookError, letter

__all__ = ["Cell", "Layout", "Merge", "Row", "Sheet", "Workbook", "WorkbookError", "letter", "read"]


def read(path: str | Path) -> Workbook:
    """Read every visible sheet of a workbook, with its hidden rows and columns named; a ``.csv`` file is one sheet.

    Raises:
        WorkbookError: when the file is no workbook, is broken, or larger than is read.
        MissingExtraError: when openpyxl (extra ``excel``) is not installed and the file is no CSV.
        OSError: when the file cannot be read.
    """
    file = Path(path)
    return separated.read(file) if file.suffix.casefold() in {".csv", ".tsv", ".txt"} else excel.read(file)
