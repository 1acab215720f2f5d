"""A form that is filled in, in a set of one indicator of each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl  # type: ignore[import-untyped]  # it has no types of its own

import sakip
from sakip import forms
from sakip.workbooks import letter

if TYPE_CHECKING:
    from pathlib import Path

    from sakip.forms import Submission

TEXT = """
schema = 1
code = "uji-2024"
title = "Himpunan uji"
year = 2024

[[unit]]
name = "posyandu"

[[indicator]]
code = "ikm"
name = "Indeks Kepuasan Masyarakat"
unit = "poin"
polarity = "higher"
formula = { kind = "external_score", component = "nilai", assessor = "e-SUKMA", document = "Laporan SKM" }

[[indicator]]
code = "anggaran"
name = "Realisasi anggaran"
unit = "persen"
polarity = "higher"
formula = { kind = "ratio", numerator = "realisasi", denominator = "pagu", unit = "rupiah" }

[[indicator]]
code = "posyandu-aktif"
name = "Posyandu aktif"
unit = "posyandu"
polarity = "higher"
formula = { kind = "count", component = "jumlah" }

[[indicator]]
code = "tindak-lanjut"
name = "Tindak lanjut"
unit = "persen"
polarity = "higher"
formula = { kind = "external_score", component = "persentase", assessor = "BPS", document = "Laporan" }

[[indicator]]
code = "opini"
name = "Opini BPK"
unit = "predikat"
polarity = "higher"
predicates = ["TMP", "TW", "WDP", "WTP"]
formula = { kind = "external_score", component = "opini", assessor = "BPK", document = "LHP" }

[[realisation]]
indicator = "ikm"
period = 2024
components = { nilai = "87.4" }
document = "Laporan SKM 2024"
recorded = 2025-01-10
status = "terverifikasi"
"""
OFFICE = sakip.loads(TEXT)

HEADING = 4
PLACE = {name: place for place, name in enumerate(forms.COLUMNS, 1)}


class Form:
    """A form that is filled in as somebody with a spreadsheet would."""

    def __init__(self, path: Path, office: sakip.IndicatorSet = OFFICE, periods: Any = None) -> None:
        self.path = path
        self.office = office
        forms.write(office, path, periods=periods)
        self.book: Any = openpyxl.load_workbook(path)
        self.sheet: Any = self.book.worksheets[0]

    def row(self, code: str, component: str = "", period: str = "2024") -> int:
        """The row of a line."""
        for row in range(HEADING + 1, self.sheet.max_row + 1):
            cells = [str(self.sheet.cell(row, PLACE[name]).value) for name in ("indicator", "period", "component")]
            if cells[:2] == [code, period] and component in {"", cells[2]}:
                return row
        raise LookupError(code, component, period)

    def cell(self, row: int, column: str) -> Any:
        """The cell of a column."""
        return self.sheet.cell(row, PLACE[column])

    def fill(self, line: str, /, **cells: Any) -> int:
        """Fill in cells of a line: its code, and its component and period where they matter."""
        row = self.row(*line.split(maxsplit=2))
        for column, typed in cells.items():
            self.type(row, column, typed)
        return row

    def type(self, row: int, column: str, typed: Any) -> None:
        """Put something into a cell; a number where a day belongs has lost the format of days."""
        cell = self.cell(row, column)
        cell.value = typed
        if column == "recorded" and isinstance(typed, int):
            cell.number_format = "General"

    def read(self) -> Submission:
        """Save the form and read it."""
        self.book.save(self.path)
        return forms.read(self.path, self.office)


def found(submission: Submission) -> list[tuple[str, str]]:
    """Return the findings: code, and the cell as spreadsheets name it."""
    return [
        (finding.code, f"{finding.place.column}{finding.place.line or ''}" if finding.place else "")
        for finding in submission.findings
    ]


def at(column: str, row: int) -> str:
    """Return a cell as spreadsheets name it."""
    return f"{letter(PLACE[column])}{row}"
