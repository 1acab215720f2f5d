from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl  # type: ignore[import-untyped]  # it has no types of its own
import pytest
from attrs import evolve

import sakip
from sakip import Realisation, State, forms
from sakip.errors import DefinitionError, MissingExtraError, PeriodError
from sakip.forms import writing
from sakip.forms.columns import heading

if TYPE_CHECKING:
    from sakip import IndicatorSet

CASES = Path(__file__).parents[1] / "cases"
CONTOH = str(CASES / "kecamatan-contoh.toml")
HEADING = 4


def contoh() -> IndicatorSet:
    return sakip.load(CONTOH)


def opened(office: IndicatorSet, **options: Any) -> Any:
    stream = io.BytesIO()
    forms.write(office, stream, **options)
    return openpyxl.load_workbook(io.BytesIO(stream.getvalue()))


def rows(book: Any) -> list[dict[str, Any]]:
    first, *others = book.worksheets[0].iter_rows(min_row=HEADING)
    return [dict(zip((cell.value for cell in first), row, strict=True)) for row in others]


def test_a_form_has_a_row_for_each_number_that_is_asked_for() -> None:
    """By indicator, the quarters that have a target before the year, and a row for each component."""
    sheet = rows(opened(contoh()))
    assert [(row["Kode"].value, row["Periode"].value, row["Komponen"].value) for row in sheet] == [
        ("posyandu", period, component)
        for period in ("Triwulan I 2024", "Triwulan II 2024", "Triwulan III 2024", "Triwulan IV 2024", "2024")
        for component in ("aktif", "seluruh")
    ]
    assert sheet[0]["Arti komponen"].value == "pembilang dalam aktif ÷ seluruh × 100%"
    assert sheet[1]["Arti komponen"].value == "penyebut dalam aktif ÷ seluruh × 100%"
    # what was promised last for the year, and the Rencana Aksi for a quarter
    assert (sheet[0]["Target indikator"].value, sheet[-1]["Target indikator"].value) == ("78%", "80%")


def test_what_the_set_holds_is_filled_in() -> None:
    """The number that counts, with its document, its day as a date, and its state."""
    year = rows(opened(contoh()))[-2]
    held = [year[name].value for name in ("Realisasi", "Dokumen bukti", "Tanggal dicatat", "Status", "Catatan")]
    day = dt.datetime(2025, 1, 7)  # noqa: DTZ001  # a day of a sheet has no time zone
    assert held == ["26", "Laporan Kasi Kesra 2024", day, "diajukan", None]


def test_a_rejected_number_is_shown_to_be_corrected() -> None:
    """Of a record that does not count the form shows the number, and that it was rejected."""
    office = contoh()
    rejected = Realisation("posyandu", "2024-Q3", {"aktif": 40, "seluruh": 31}, state=State.REJECTED)
    third = rows(opened(evolve(office, realisations=(*office.realisations, rejected))))[4]
    assert (third["Realisasi"].value, third["Status"].value) == ("40", "ditolak")


def test_only_what_is_filled_in_is_open() -> None:
    """Cells to fill in are open, framed and coloured; all others are locked, without a password, and filters work."""
    book = opened(contoh())
    (first, *_) = rows(book)
    opened_columns = {heading(name) for name in forms.FILLED_IN}
    assert {name for name, cell in first.items() if not cell.protection.locked} == opened_columns
    colours = {name: cell.fill.fgColor.rgb for name, cell in first.items()}
    borders = {name: cell.border.left.color.rgb for name, cell in first.items()}
    for name in opened_columns:
        assert colours[name] != colours["Kode"]
        assert borders[name] != borders["Kode"]
    sheet, guide = book.worksheets
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert not sheet.protection.autoFilter
    assert guide.protection.sheet
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("E5", "A4:L14")


def test_a_number_stays_as_it_is_typed() -> None:
    """Cells for numbers hold text, so that no language of a spreadsheet makes another number of it."""
    first = rows(opened(contoh()))[0]
    assert first["Realisasi"].number_format == "@"
    assert "mmmm" in first["Tanggal dicatat"].number_format


def offered(office: sakip.IndicatorSet) -> set[str]:
    """Return the lists that cells of the form of a set offer."""
    checks = opened(office).worksheets[0].data_validations.dataValidation
    return {check.formula1 for check in checks if check.type == "list"}


def test_a_list_offers_what_can_be_chosen() -> None:
    """States of a realisation, and the predicates of an indicator that has them."""
    text = """
schema = 1
code = "opini"
year = 2024
[[indicator]]
code = "opini"
name = "Opini BPK"
unit = "predikat"
predicates = ["WDP", "WTP"]
formula = { kind = "external_score", component = "opini", assessor = "BPK", document = "LHP" }
"""
    sheet = opened(sakip.loads(text)).worksheets[0]
    states = '"draf,diajukan,terverifikasi,ditolak,tidak berlaku"'
    assert offered(sakip.loads(text)) == {states, '"WDP,WTP"'}
    assert sheet["E5"].value == "nilai dari BPK: LHP"
    for word in ('W\\"&A1&\\"', "W,DP", "W\\nDP", "W\\u0007"):  # ends the text, parts it, or stands in no cell
        assert offered(sakip.loads(text.replace("WDP", word))) == {states}


def test_a_component_says_what_it_is() -> None:
    """A count, a score with who gives it, and the part of a formula."""
    office = sakip.load(CASES / "sepuluh-indikator.toml")
    said = {line.indicator.code: writing.meaning(line, "en") for line in forms.lines(office)}
    assert said["inovasi"] == "how many in the period"
    assert said["ikm"] == "score given by e-SUKMA: Laporan SKM"
    index = evolve(office["ikm"], formula=sakip.index({"u1": "0.5", "u2": "0.5"}))
    (line, _) = forms.lines(evolve(office, indicators=[index]))
    assert writing.meaning(line).startswith("bagian dari ")


def test_the_guide_says_how_and_for_what() -> None:
    """Every column is explained, and what the form was made for stands in plain sight."""
    guide = opened(contoh())["Petunjuk"]
    said = {str(row[0].value): str(row[1].value) for row in guide.iter_rows(min_row=3) if row[0].value}
    assert {heading(name) for name in forms.COLUMNS} <= set(said)
    (mark,) = [text for text in said.values() if text.startswith("sakip-form/1 ")]
    periods = [line.period for line in _periods(contoh())]
    assert mark == str(forms.identity(contoh(), periods, len(forms.lines(contoh()))))
    assert guide.sheet_state == "visible"


def _periods(office: IndicatorSet) -> list[forms.Line]:
    """A line of each period, in the order of the calendar."""
    return [*{line.period: line for line in sorted(forms.lines(office), key=lambda line: line.period)}.values()]


def test_an_english_form_is_read_like_an_indonesian_one(tmp_path: Path) -> None:
    """Its headings and states are English, its numbers are written the same."""
    path = tmp_path / "form.xlsx"
    forms.write(contoh(), path, lang="en")
    submission = forms.read(path, contoh())
    assert (submission.findings, submission.realisations) == ((), contoh().realisations)
    assert openpyxl.load_workbook(path).sheetnames == ["Form", "Guide"]


def test_a_text_that_looks_like_a_formula_is_a_text() -> None:
    """What a set holds is never computed by a spreadsheet."""
    office = contoh()
    hostile = evolve(office.realisations[-1], evidence=[sakip.Evidence('=HYPERLINK("http://x.id")')], note="+1|cmd")
    year = rows(opened(evolve(office, realisations=[hostile])))[-2]
    assert (year["Dokumen bukti"].data_type, year["Catatan"].data_type) == ("s", "s")


def test_the_same_set_makes_the_same_bytes() -> None:
    """A form depends on the set alone: not on the day, not on what was written before, not on the process."""
    written: list[bytes] = []
    for _ in range(2):
        stream = io.BytesIO()
        forms.write(contoh(), stream)
        written.append(stream.getvalue())
    program = (
        "import io, sys, sakip; from sakip import forms; stream = io.BytesIO(); "
        f"forms.write(sakip.load({CONTOH!r}), stream); sys.stdout.buffer.write(stream.getvalue())"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)  # noqa: S603  # our own
    assert written == [done.stdout, done.stdout]


def test_periods_are_those_asked_for() -> None:
    """Asked for two quarters, a form has those; asked for none, there is no form."""
    asked = {str(line.period) for line in forms.lines(contoh(), ["2025-Q1", "TW II 2025"])}
    assert asked == {"2025-Q1", "2025-Q2"}
    with pytest.raises(DefinitionError, match="no period is asked for"):
        forms.write(contoh(), io.BytesIO(), periods=[])
    with pytest.raises(PeriodError):
        forms.write(contoh(), io.BytesIO(), periods=["kapan-kapan"])
    with pytest.raises(DefinitionError, match="no period is asked for"):
        forms.lines(evolve(contoh(), year=None, targets=(), realisations=()))


def test_a_set_without_a_year_asks_for_what_it_knows() -> None:
    """The periods of its targets and of its records."""
    undated = evolve(contoh(), year=None)
    asked = [str(period) for period in dict.fromkeys(line.period for line in forms.lines(undated))]
    assert asked == ["2022", "2023", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2024", "2025", "2026"]


def test_a_definition_that_does_not_hold_asks_for_nothing() -> None:
    """What an indicator was not yet, it is not asked for."""
    office = contoh()
    later = evolve(office["posyandu"], valid_from=dt.date(2025, 1, 1))
    assert forms.lines(evolve(office, indicators=[later], earlier=(), realisations=()), ["2024"]) == []


def test_a_form_that_could_not_be_read_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """More lines than a workbook may have, or none at all, are said at once."""
    monkeypatch.setattr(writing, "MOST_LINES", 3)
    with pytest.raises(DefinitionError, match="10 lines"):
        forms.write(contoh(), io.BytesIO())
    nothing = sakip.loads('schema = 1\ncode = "kosong"\nyear = 2024\n')
    with pytest.raises(DefinitionError, match="no number to report"):
        forms.write(nothing, io.BytesIO())


def test_without_the_writer_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """XlsxWriter is an extra, and the error says how it is installed."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match="excel"):
        forms.write(contoh(), io.BytesIO())
