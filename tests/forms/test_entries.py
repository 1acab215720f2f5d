from __future__ import annotations

import datetime as dt
import zipfile
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from forms.filled import OFFICE, at, found

from sakip import Predicate, forms
from sakip.indicators import Amount

if TYPE_CHECKING:
    from pathlib import Path

    from forms.filled import Form

    from sakip.indicators import Reported


def value(form: Form, line: str, typed: Any, number_format: str = "", **cells: Any) -> Reported:
    """Read one number, which has to be taken without a complaint."""
    row = form.fill(line, value=typed, **cells)
    if number_format:
        form.cell(row, "value").number_format = number_format
    submission = form.read()
    assert found(submission) == []
    (record,) = submission.added
    (reported,) = record.components.values()
    return reported


# --- numbers as they are typed ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "typed", "number_format", "wanted"),
    [
        ("tindak-lanjut", "88%", "", Fraction(88)),
        ("tindak-lanjut", "88", "", Fraction(88)),
        ("tindak-lanjut", 88, "General", Fraction(88)),
        ("tindak-lanjut", 0.88, "0%", Fraction(88)),
        ("tindak-lanjut", "0,88%", "", Fraction("0.88")),
        ("tindak-lanjut", "87,5 persen", "", Fraction("87.5")),
        ("tindak-lanjut", "87.5", "", Fraction("87.5")),
        ("tindak-lanjut", "0", "", Fraction(0)),
        ("anggaran pagu", "1.500", "", Fraction(1500)),
        ("anggaran pagu", "Rp 1.500", "", Fraction(1500)),
        ("anggaran pagu", "1,5 miliar rupiah", "", Amount(Fraction("1.5"), "miliar rupiah")),
        ("anggaran pagu", 1400000000, "#,##0", Fraction(1400000000)),
        ("posyandu-aktif", "0012", "", Fraction(12)),
        ("posyandu-aktif", "1.250 posyandu", "", Fraction(1250)),
        ("opini", "wtp", "", Predicate("WTP")),
    ],
)
def test_a_number_is_read_as_people_write_it(
    form: Form, line: str, typed: Any, number_format: str, wanted: Reported
) -> None:
    """Typed as text or stored as a number, with a sign, a unit or neither: it is the same number."""
    assert value(form, line, typed, number_format, document="Laporan", recorded="2025-01-15") == wanted


def test_the_column_of_units_may_be_changed_to_another_of_its_kind(form: Form) -> None:
    """456 in a row whose unit was changed to juta rupiah is 456 juta rupiah."""
    assert value(form, "anggaran pagu", "456", unit="juta rupiah") == Amount(Fraction(456), "juta rupiah")


# --- what is wrong ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "cells", "code", "column", "refused"),
    [
        ("tindak-lanjut", {"value": "1.234"}, "form-ambiguous", "value", True),
        ("ikm", {"value": "87.400"}, "form-ambiguous", "value", True),
        ("anggaran pagu", {"value": "12.500 juta rupiah"}, "form-ambiguous", "value", True),
        ("tindak-lanjut", {"value": "delapan puluh"}, "bad-number", "value", True),
        ("tindak-lanjut", {"value": 0.88}, "form-share", "value", False),
        ("tindak-lanjut", {"value": "0,88"}, "form-share", "value", False),
        ("posyandu-aktif", {"value": "88%"}, "bad-unit", "value", True),
        ("posyandu-aktif", {"value": "31 desa"}, "bad-unit", "value", True),
        ("posyandu-aktif", {"value": "31", "unit": "desa"}, "bad-unit", "unit", True),
        ("posyandu-aktif", {"value": "-3"}, "form-negative", "value", True),
        ("posyandu-aktif", {"value": "3,5"}, "form-fraction", "value", False),
        ("posyandu-aktif", {"value": dt.date(2025, 5, 12)}, "form-date-for-number", "value", True),
        ("posyandu-aktif", {"value": True}, "bad-number", "value", True),
        ("posyandu-aktif", {"value": "=1+1"}, "form-formula", "value", True),
        ("posyandu-aktif", {"value": "#DIV/0!"}, "form-error", "value", True),
        ("tindak-lanjut", {"value": 1 / 3}, "form-too-long", "value", True),
        ("opini", {"value": "Baik"}, "bad-predicate", "value", True),
        ("opini", {"value": "80"}, "bad-predicate", "value", True),
        ("posyandu-aktif", {"value": "3", "recorded": 45672}, "form-serial-date", "recorded", True),
        ("posyandu-aktif", {"value": "3", "recorded": "31 Februari 2025"}, "bad-date", "recorded", True),
        ("posyandu-aktif", {"value": "3", "recorded": dt.date(2031, 1, 5)}, "form-recorded-late", "recorded", False),
        ("posyandu-aktif", {"value": "3", "recorded": dt.date(2027, 1, 1)}, "form-recorded-late", "recorded", False),
        ("posyandu-aktif", {"value": "3", "recorded": dt.date(2023, 12, 31)}, "form-recorded-early", "recorded", False),
        ("posyandu-aktif", {"value": "3", "status": "oke"}, "bad-state", "status", True),
        ("posyandu-aktif", {"value": "3", "status": "tidak berlaku"}, "number-not-applicable", "value", False),
        ("posyandu-aktif", {"indicator": "posyandu"}, "unknown-indicator", "indicator", True),
        ("posyandu-aktif", {"indicator": ""}, "missing-cell", "indicator", True),
        ("posyandu-aktif", {"component": "banyaknya"}, "unknown-component", "component", True),
        ("anggaran pagu", {"component": ""}, "missing-cell", "component", True),
        ("posyandu-aktif", {"period": "akhir tahun"}, "bad-period", "period", True),
        ("posyandu-aktif", {"period": "2031"}, "form-period", "period", True),
        ("posyandu-aktif", {"period": ""}, "missing-cell", "period", True),
        ("posyandu-aktif", {"document": "Laporan"}, "form-no-number", "value", False),
        ("ikm", {"value": "88"}, "form-not-later", "recorded", True),
        ("ikm", {"value": ""}, "form-withdrawn", "value", False),
        ("ikm", {"value": "88", "recorded": dt.date(2025, 2, 1)}, "form-same-status", "status", False),
        ("ikm", {"status": "draf"}, "form-not-later", "recorded", True),
        ("ikm", {"status": "oke"}, "bad-state", "status", True),
    ],
)
def test_a_bad_cell_is_named_as_it_stands(  # noqa: PLR0917  # a table of cases
    form: Form, line: str, cells: dict[str, Any], code: str, column: str, refused: bool
) -> None:
    """One fault is one finding, at its cell; only what cannot be used is refused, and a remedy says what to do."""
    row = form.fill(line, **cells)
    submission = form.read()
    assert found(submission) == [(code, at(column, row))]
    (finding,) = submission.findings
    assert (finding.severity == "error") is refused
    assert submission.preview().counts["refused"] == refused
    assert finding.remedy() or finding.severity == "info"
    assert finding.place is not None
    assert finding.place.key == "Isian"


def test_a_formula_with_its_result_is_a_number(form: Form) -> None:
    """What Excel computed and stored counts, as it is shown."""
    form.fill("posyandu-aktif", value=31)
    form.book.save(form.path)
    _store_formula(form.path, "31", "SUM(A1:A9)")
    (record,) = forms.read(form.path, OFFICE).added
    assert record.components == {"jumlah": Fraction(31)}


def _store_formula(path: Path, value: str, formula: str) -> None:
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    name = "xl/worksheets/sheet1.xml"
    written = f"<f>{formula}</f><v>{value}</v>".encode()
    assert parts[name].count(f"<v>{value}</v></c>".encode()) == 1
    parts[name] = parts[name].replace(f"<v>{value}</v></c>".encode(), written + b"</c>")
    with zipfile.ZipFile(path, "w") as book:
        for part, content in parts.items():
            book.writestr(part, content)


def test_a_formula_that_is_only_text_is_said_to_be(form: Form) -> None:
    """In a cell of text a spreadsheet keeps what is typed, a formula too: nothing was computed."""
    row = form.fill("posyandu-aktif", value="=A1+B1")
    form.cell(row, "value").data_type = "s"
    assert found(form.read()) == [("form-formula-text", at("value", row))]


def test_what_can_only_be_one_thing_need_not_be_said(form: Form) -> None:
    """The only component of an indicator may be blank, and so may the unit."""
    assert value(form, "posyandu-aktif", "31", component="", unit="") == Fraction(31)
