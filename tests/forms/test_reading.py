from __future__ import annotations

import datetime as dt
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from forms.filled import HEADING, OFFICE, PLACE, TEXT, Form, at, found

import sakip
from sakip import Evidence, Month, Quarter, State, Year, forms, workbooks
from sakip.forms import FormError, reading
from sakip.forms.columns import header
from sakip.workbooks import WorkbookError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


# --- what is read -----------------------------------------------------------------------------------------------------


def test_an_untouched_form_is_what_the_set_holds(form: Form) -> None:
    """Nothing filled in changes nothing: no record, no finding, and the record of the set as it is."""
    submission = form.read()
    assert submission.realisations == OFFICE.realisations
    assert (submission.added, submission.findings, submission.refused, submission.rows) == ((), (), (), 6)
    assert submission.preview().counts == {
        "new": 0, "changed": 0, "withdrawn": 0, "refused": 0, "unchanged": 1, "blank": 5
    }  # fmt: skip
    assert submission.apply(OFFICE) == OFFICE


def test_rows_of_one_day_and_state_are_one_record(form: Form) -> None:
    """Components of an indicator come together, each with its own document and its own cell."""
    day = dt.date(2025, 1, 15)
    first = form.fill("anggaran realisasi", value="1.250.500.000", document="LRA 2024", recorded=day, status="diajukan")
    form.fill("anggaran pagu", value="Rp1.400.000.000,-", document="DPPA 2024", recorded="15 Januari 2025")
    submission = form.read()
    (record,) = submission.added
    assert found(submission) == []
    assert (record.indicator, record.period, record.recorded, record.state) == (
        "anggaran", Year(2024), day, State.SUBMITTED
    )  # fmt: skip
    assert record.components == {"realisasi": Fraction(1250500000), "pagu": Fraction(1400000000)}
    assert record.evidence == (Evidence("LRA 2024", component="realisasi"), Evidence("DPPA 2024", component="pagu"))
    place = record.place_of("realisasi")
    assert place is not None
    assert (place.file, place.line, place.column, place.key) == (str(form.path), first, "H", "Isian")


def test_a_form_asks_for_the_periods_it_was_made_for(tmp_path: Path) -> None:
    """Quarters and months asked for are read, as text, and as the date that a spreadsheet makes of a month."""
    form = Form(tmp_path / "isian.xlsx", periods=["2025-Q1", "2025-05"])
    form.cell(form.row("ikm", period="Triwulan I 2025"), "value").value = "80"
    row = form.row("ikm", period="Mei 2025")
    form.cell(row, "period").value = dt.date(2025, 5, 1)
    form.cell(row, "value").value = "81"
    submission = form.read()
    assert [(record.period, dict(record.components)) for record in submission.added] == [
        (Quarter(2025, 1), {"nilai": Fraction(80)}),
        (Month(2025, 5), {"nilai": Fraction(81)}),
    ]
    assert found(submission) == []


# --- what people do to a sheet ----------------------------------------------------------------------------------------


def _moved(form: Form) -> None:
    form.sheet.move_range("A5:L5", rows=20)


def _inserted(form: Form) -> None:
    form.sheet.protection.sheet = False
    form.sheet.insert_cols(3)
    form.sheet.cell(HEADING, 3).value = "Bidang"
    form.sheet.cell(HEADING + 2, 3).value = "#N/A bukan urusan formulir"


def _reordered(form: Form) -> None:
    for row in range(HEADING, form.sheet.max_row + 1):
        first, last = form.sheet.cell(row, 1), form.sheet.cell(row, 12)
        first.value, last.value = last.value, first.value


def _hidden(form: Form) -> None:
    form.sheet.row_dimensions[6].hidden = True
    form.sheet.column_dimensions["C"].hidden = True


def _beside(form: Form) -> None:
    form.book.create_sheet("Catatan saya", 0)["B2"] = "=1/0"
    form.book.create_sheet("Arsip").sheet_state = "hidden"


def _renamed(form: Form) -> None:
    form.sheet.title = "Realisasi 2024"
    form.sheet.cell(HEADING, PLACE["value"]).value = "REALISASI  (diisi) *"


@pytest.mark.parametrize("change", [_moved, _inserted, _reordered, _hidden, _beside, _renamed])
def test_a_sheet_that_was_rearranged_is_read_the_same(form: Form, change: Callable[[Form], None]) -> None:
    """Rows moved, columns inserted and exchanged, rows and columns hidden, sheets beside it, another name."""
    form.fill("anggaran pagu", value="1.400.000.000")
    form.fill("posyandu-aktif", value="31", document="Laporan Kesra")
    change(form)
    submission = form.read()
    assert found(submission) == ([("form-own-column", f"C{HEADING}")] if change is _inserted else [])
    assert [(record.indicator, dict(record.components)) for record in submission.added] == [
        ("anggaran", {"pagu": Fraction(1400000000)}), ("posyandu-aktif", {"jumlah": Fraction(31)})
    ]  # fmt: skip
    assert submission.realisations[:1] == OFFICE.realisations


def test_a_document_over_several_rows_is_that_of_each(form: Form) -> None:
    """Cells merged beside the numbers hold for every row they cover."""
    row = form.fill("anggaran realisasi", value="900", document="LRA 2024", recorded="2025-01-15")
    form.fill("anggaran pagu", value="1000")
    for column in ("document", "recorded"):
        form.sheet.merge_cells(f"{at(column, row)}:{at(column, row + 1)}")
    (record,) = form.read().added
    assert (record.evidence, record.recorded) == ((Evidence("LRA 2024"),), dt.date(2025, 1, 15))


def test_a_column_that_is_gone_is_named_with_what_to_do(form: Form) -> None:
    """Without the column of numbers there is nothing to read, and the error says which column that is."""
    form.cell(HEADING, "value").value = "Hasil akhir"
    with pytest.raises(FormError, match="Realisasi") as caught:
        form.read()
    assert [finding.code for finding in caught.value.findings] == ["form-no-columns"]
    assert caught.value.findings[0].remedy()


def test_a_column_that_may_be_gone_is_named_and_missed(form: Form) -> None:
    """Without the column of documents the numbers are read, and the document that stands there is named as not read."""
    form.cell(HEADING, "document").value = ""
    form.fill("posyandu-aktif", value="31")
    submission = form.read()
    assert [code for code, _ in found(submission)] == ["form-columns-left-out", "form-aside"]
    assert len(submission.added) == 1


def test_two_columns_of_one_name_are_refused(form: Form) -> None:
    """Which of them is meant nobody can say."""
    form.cell(HEADING, "note").value = "Realisasi"
    with pytest.raises(FormError, match="Realisasi"):
        form.read()


def test_a_hidden_form_is_said_to_be_hidden(form: Form) -> None:
    """A hidden sheet is not read, and the error says so."""
    form.sheet.sheet_state = "hidden"
    form.book.active = 1
    with pytest.raises(FormError) as caught:
        form.read()
    assert {finding.code for finding in caught.value.findings} == {"form-no-columns", "sheet-hidden"}


def test_a_copy_of_the_sheet_is_not_read_and_is_named(form: Form) -> None:
    """Of two sheets that look like a form the one that is named so is read."""
    form.book.copy_worksheet(form.sheet).title = "Isian (2)"
    form.book.move_sheet("Isian (2)", -2)
    form.fill("posyandu-aktif", value="31")
    submission = form.read()
    assert [code for code, _ in found(submission)] == ["form-other-sheet"]
    assert len(submission.added) == 1


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    """The look at a workbook before it is opened holds for forms."""
    path = tmp_path / "isian.xlsx"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(WorkbookError):
        forms.read(path, OFFICE)


# --- what it was made for ---------------------------------------------------------------------------------------------


def test_a_form_says_which_set_it_was_made_for(form: Form) -> None:
    """A form of another set, of an earlier definition, or of nobody knows what, is said to be so."""
    form.book.save(form.path)
    other = sakip.loads(TEXT.replace("uji-2024", "lain-2024"))
    redefined = sakip.loads(TEXT.replace('unit = "poin"', 'unit = "indeks"'))
    renamed = sakip.loads(TEXT.replace("Opini BPK", "Opini atas laporan keuangan"))
    assert [code for code, _ in found(forms.read(form.path, other))] == ["form-other-set"]
    assert "form-earlier" in [code for code, _ in found(forms.read(form.path, redefined))]
    assert found(forms.read(form.path, renamed)) == []
    damaged = next(cell for row in form.book["Petunjuk"].iter_rows() for cell in row if "sakip-form" in str(cell.value))
    damaged.value = "sakip-form/satu"
    assert found(form.read()) == [("form-unmarked", "")]
    del form.book["Petunjuk"]
    assert found(form.read()) == [("form-unmarked", "")]


def test_a_form_of_another_version_is_said_to_be_so(form: Form) -> None:
    """Its columns are read by their headings all the same."""
    for row in form.book["Petunjuk"].iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = cell.value.replace("sakip-form/1 ", "sakip-form/2 ")
    assert [code for code, _ in found(form.read())] == ["form-version"]


def test_numbers_that_share_a_cell_are_not_guessed(form: Form) -> None:
    """A number merged over two rows belongs to neither: one finding, two rows refused."""
    row = form.fill("anggaran realisasi", value="900")
    form.sheet.merge_cells(f"{at('value', row)}:{at('value', row + 1)}")
    submission = form.read()
    assert found(submission) == [("form-merged", at("value", row))]
    assert [refused.line for refused in submission.refused] == [row, row + 1]
    assert submission.added == ()


def test_cells_merged_across_columns_are_read_where_they_begin(form: Form) -> None:
    """A number that runs over into the next column is that of its row; one that begins in another column is none."""
    row = form.fill("posyandu-aktif", value="31")
    form.sheet.merge_cells(f"{at('value', row)}:{at('document', row)}")
    submission = form.read()
    assert (found(submission), len(submission.added), submission.added[0].evidence) == ([], 1, ())
    other = form.fill("tindak-lanjut", target="88")
    form.sheet.merge_cells(f"{at('target', other)}:{at('value', other)}")
    assert found(form.read()) == [("form-merged", at("value", other))]


def test_a_sheet_that_is_all_merged_is_read_in_time(form: Form) -> None:
    """Merges over a million rows, thousands of times, are looked at no longer than they can be true."""
    merge = workbooks.Merge(HEADING, PLACE["note"], 1_048_576, PLACE["note"])
    form.book.save(form.path)
    book = workbooks.read(form.path)
    sheet = evolve(book.sheets[0], layout=evolve(book.sheets[0].layout, merges=(merge,) * 5_000))
    (head,) = filter(None, [header(sheet)])
    assert 0 < len(list(reading._covering(head))) <= len(forms.COLUMNS) * 2


def test_a_line_that_stands_twice_is_one_or_none(form: Form) -> None:
    """Twice the same is once; two that differ are neither; a copy that is blank is nothing."""
    row = form.fill("posyandu-aktif", value="31")
    last = form.sheet.max_row + 1
    for column in ("indicator", "period", "component", "unit"):
        form.cell(last, column).value = form.cell(row, column).value
    blank = form.read()
    assert (found(blank), len(blank.added)) == ([], 1)
    form.cell(last, "value").value = "31"
    same = form.read()
    assert (found(same), len(same.added)) == ([("duplicate", at("value", last))], 1)
    form.cell(last, "value").value = "32"
    different = form.read()
    assert (found(different), different.added) == ([("form-twice", at("value", last))], ())
    assert [refused.line for refused in different.refused] == [row, last]
    assert different.rows == 7


def test_a_signature_below_the_lines_is_no_line(form: Form) -> None:
    """What stands below is named as not read, and refuses nothing."""
    last = form.sheet.max_row + 3
    form.cell(last, "indicator").value = "Mengetahui, Camat"
    submission = form.read()
    assert found(submission) == [("form-outside", str(last))]
    assert (submission.refused, submission.rows) == ((), 6)


@pytest.mark.parametrize("cell", ["N7", "B30", "G31", "F1", "M3"])
def test_a_note_outside_the_table_is_named_with_its_text(form: Form, cell: str) -> None:
    """Beside the lines, below or above them: it is not read, and whoever wrote it is told so."""
    form.sheet[cell] = "Bu Sri: angka dari puskesmas"
    form.fill("posyandu-aktif", value="31")
    submission = form.read()
    assert found(submission) == [("form-aside", cell)]
    assert "Bu Sri: angka dari puskesmas" in submission.findings[0].message()
    assert len(submission.added) == 1


def test_rows_that_are_gone_are_named(form: Form) -> None:
    """A row that was deleted, or emptied, asked for a number; one whose code was mistyped is still there."""
    form.fill("posyandu-aktif", indicator="posyandu")
    form.sheet.delete_rows(form.row("anggaran", "pagu"))
    emptied = form.row("opini")
    for column in forms.COLUMNS:
        form.cell(emptied, column).value = None
    submission = form.read()
    assert [code for code, _ in found(submission)] == ["form-rows-missing", "unknown-indicator"]
    facts = submission.findings[0].facts
    assert (facts["count"], facts["names"]) == (2, ("anggaran 2024 pagu", "opini 2024 opini"))


def test_many_rows_that_are_gone_are_counted(tmp_path: Path) -> None:
    """Names are listed as far as anybody reads them, and the count is that of all."""
    form = Form(tmp_path / "isian.xlsx", periods=[f"2024-{month:02}" for month in range(1, 13)])
    form.sheet.delete_rows(HEADING + 2, 60)
    (finding,) = form.read().findings
    assert (finding.facts["count"], len(finding.facts["names"]), finding.facts["names"][-1]) == (60, 13, "…")


def test_rows_that_the_set_has_since_grown_by_are_not_missed(form: Form) -> None:
    """A form asks for what it asked for: targets that came later are no rows of it."""
    target = '\n[[target]]\nindicator = "ikm"\nperiod = "2024-Q2"\nvalue = "80"\n'
    grown = sakip.loads(TEXT + target)
    quarterly = Form(form.path.with_name("triwulan.xlsx"), grown)
    assert found(quarterly.read()) == []
    form.book.save(form.path)
    assert found(forms.read(form.path, grown)) == []
    quarterly.sheet.delete_rows(quarterly.row("opini"))
    quarterly.book.save(quarterly.path)
    (finding,) = forms.read(quarterly.path, OFFICE).findings
    assert (finding.code, finding.facts["made"], finding.facts["count"]) == ("form-rows-fewer", 7, 6)


# --- many at once -----------------------------------------------------------------------------------------------------

FAULTS: dict[str, list[dict[str, Any]]] = {
    "count": [
        {"value": "1,5 posyandu"}, {"value": "-1"}, {"value": "88%"}, {"value": "banyak"}, {"value": "=A1*2"},
        {"value": "#REF!"}, {"value": "#DIV/0!"}, {"value": dt.date(2024, 12, 5)}, {"value": "12 orang"},
        {"value": "12", "recorded": 45600}, {"value": "12", "recorded": "kemarin"}, {"value": "12", "status": "siap"},
        {"indicator": "posyandu"}, {"component": "total"}, {"period": "tw"}, {"period": "2035"}, {"indicator": ""},
        {"value": "12", "unit": "kasus"}, {"value": "1,234.5"}, {"value": "12", "status": "tidak berlaku"},
    ],
    "share": [
        {"value": "1.234"}, {"value": 0.88}, {"value": "0,9"}, {"value": 2 / 3}, {"value": "87,5,1"}, {"value": "8 8"},
        {"value": "Rp88"}, {"value": "88 poin"}, {"value": "~88"}, {"value": "88", "recorded": "30/02/2024"},
        {"value": True}, {"value": "1e2"}, {"period": "Triwulan V 2024"}, {"component": "hasil"}, {"value": "12.500"},
        {"value": "88%%"}, {"value": "١٢"},
    ],
}  # fmt: skip


def test_37_faults_in_500_rows_are_37_findings(tmp_path: Path) -> None:
    """Every fault is found in one pass, at its cell and once, and every other row is taken."""
    template = """
[[indicator]]
code = "{kind}-{number}"
name = "Indikator"
unit = "{unit}"
formula = {{ kind = "count", component = "jumlah" }}
"""
    text = 'schema = 1\ncode = "banyak"\nyear = 2024\n[[unit]]\nname = "posyandu"\n'
    for number in range(62):
        text += template.format(kind="count", number=number, unit="posyandu")
        text += template.format(kind="share", number=number, unit="persen")
    form = Form(
        tmp_path / "banyak.xlsx", sakip.loads(text), [f"2024-Q{quarter}" for quarter in (1, 2, 3, 4)] + ["2024"]
    )
    rows = range(HEADING + 1, form.sheet.max_row + 1)
    assert len(rows) == 620
    planted: list[int] = []
    waiting = {kind: list(faults) for kind, faults in FAULTS.items()}
    for row in rows:
        kind = str(form.cell(row, "indicator").value).partition("-")[0]
        form.cell(row, "value").value = "12" if kind == "count" else "88,5%"
        form.cell(row, "document").value = "Laporan"
        if row % 13 == 0 and waiting[kind]:
            for column, typed in waiting[kind].pop().items():
                form.type(row, column, typed)
            planted.append(row)
    submission = form.read()
    assert len(planted) == 37
    assert sorted(finding.place.line or 0 for finding in submission.findings if finding.place) == planted
    assert Counter(finding.place.key for finding in submission.findings if finding.place) == {"Isian": 37}
    assert all(finding.place.column for finding in submission.findings if finding.place)
    warned = [finding for finding in submission.findings if finding.severity != "error"]
    assert {finding.code for finding in warned} == {"form-share", "form-fraction", "number-not-applicable"}
    assert len(submission.refused) == 37 - len(warned)
    assert sum(len(record.components) or 1 for record in submission.added) == 620 - len(submission.refused)
