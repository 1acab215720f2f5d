from __future__ import annotations

import gc
import io
import json
import sys
import weakref
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import openpyxl  # type: ignore[import-untyped]
import pytest

import sakip
from sakip import workbooks
from sakip.errors import DefinitionError
from sakip.exports import excel
from sakip.exports.excel.texts import LONGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sakip.assessment import Scorecard


def opened(stream: io.BytesIO) -> Any:
    return openpyxl.load_workbook(io.BytesIO(stream.getvalue()))


@pytest.fixture(scope="module")
def muncar() -> Scorecard:
    return sakip.assess(sakip.load("muncar-2024"))


@pytest.fixture
def gaps() -> Scorecard:
    """A scorecard of which most is missing, for several reasons, with findings."""
    reported = [
        sakip.Realisation("realisasi-anggaran", 2024, {"realisasi": "10", "pagu": "0"}),
        sakip.Realisation("ikm", 2024, {"nilai": "-5"}, note="=cmd|' /C calc'!A1"),
        sakip.Realisation("tidak-ada", 2024, {"nilai": "5"}),
    ]
    return sakip.assess(sakip.load("mojosari-2024"), reported)


def traces_of(stream: io.BytesIO, folder: Path, sheet: str = "Jejak perhitungan") -> dict[str, dict[str, Any]]:
    """Put the traces of a workbook together again, by indicator, from what :mod:`sakip.workbooks` reads."""
    file = folder / "rapor.xlsx"
    file.write_bytes(stream.getvalue())
    read = workbooks.read(file)
    assert read.findings == ()
    (rows,) = (one.rows for one in read.sheets if one.title == sheet)
    texts: dict[str, str] = {}
    for row in rows[1:]:
        cells = sorted((column, str(cell.value)) for column, cell in row.cells.items())
        texts[cells[0][1]] = texts.get(cells[0][1], "") + "".join(text for column, text in cells if column > 5)
    return {code: json.loads(text) for code, text in texts.items()}


def test_the_first_sheet_says_what_came_out(muncar: Scorecard) -> None:
    stream = io.BytesIO()
    excel.scorecard(muncar, stream)
    book = opened(stream)
    assert book.sheetnames == ["Rapor Kinerja 2024", "Jejak perhitungan"]
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert [row[0] for row in rows[:3]] == ["RAPOR KINERJA 2024", "KECAMATAN MUNCAR", "KABUPATEN BANYUWANGI"]
    (ikm,) = (row for row in rows if row[1] == "Indeks Kepuasan Masyarakat")
    assert ikm == [
        "1", "Indeks Kepuasan Masyarakat", "poin", 91.33, 97.66, "Sangat baik", 106.93, "Sangat Tinggi", "terhitung",
        "Renstra Kecamatan Muncar 2025-2029, Tabel 2.5 (T-C.23)",
    ]  # fmt: skip


def test_a_number_that_is_missing_says_why(gaps: Scorecard) -> None:
    stream = io.BytesIO()
    excel.scorecard(gaps, stream, lang="en", size="A4")
    book = opened(stream)
    assert book.sheetnames == ["Scorecard 2024", "Trace", "Findings"]
    cells = {cell.value: cell for row in book.worksheets[0].iter_rows() for cell in row}
    said = "not computable\n" + gaps["realisasi-anggaran"].why("en")
    assert cells[said].fill.fgColor.rgb == "FFFFF2CC"
    found = [[cell.value for cell in row] for row in book["Findings"].iter_rows()][1:]
    assert [row[1] for row in found] == [finding.code for finding in gaps.findings]
    assert [row[3] for row in found] == [finding.message("en") for finding in gaps.findings]
    assert book["Findings"].freeze_panes == "A2"


@pytest.mark.parametrize("card", ["muncar", "gaps"])
def test_every_result_is_computed_again_from_the_workbook_alone(
    card: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    given: Scorecard = request.getfixturevalue(card)
    stream = io.BytesIO()
    excel.scorecard(given, stream)
    traces = traces_of(stream, tmp_path)
    assert list(traces) == [one.code for one in given]
    for one in given:
        assert traces[one.code] == one.explain().to_dict()
        again = sakip.replay(traces[one.code])
        assert (again.value, again.reason, again.category) == (one.value, one.reason, one.category)
        assert again.achievement.value == one.achievement.value


def test_a_trace_longer_than_a_cell_stands_in_several(tmp_path: Path) -> None:
    report = sakip.Realisation("ikm", 2024, {"nilai": "88.31"}, note="<r>_x0041_ é\x07&" * 9000)
    card = sakip.assess(sakip.load("mojosari-2024"), [report])
    stream = io.BytesIO()
    excel.scorecard(card, stream)
    lengths = [len(str(cell.value or "")) for cell in opened(stream)["Jejak perhitungan"][2][5:]]
    assert max(lengths) < LONGEST_TEXT
    assert sum(lengths) > 5 * LONGEST_TEXT
    trace = traces_of(stream, tmp_path)["ikm"]
    assert trace["reports"][0]["note"] == report.note
    assert sakip.replay(trace).value == Decimal("88.31")


def test_every_step_is_a_row_with_its_exact_number(muncar: Scorecard) -> None:
    stream = io.BytesIO()
    excel.scorecard(muncar, stream)
    rows = [[cell.value for cell in row[:5]] for row in opened(stream)["Jejak perhitungan"].iter_rows()][1:]
    assert {row[0] for row in rows} == {one.code for one in muncar}
    for one in muncar:
        mine = [row for row in rows if row[0] == one.code]
        said = one.explain().text()
        assert all(str(row[3]) in said for row in mine)
        (value, achieved) = (row[4] for row in mine if row[2] is None)
        assert Fraction(value) == one.exact
        assert Fraction(achieved) == one.achievement.raw


def test_the_same_card_is_the_same_bytes(gaps: Scorecard) -> None:
    streams = io.BytesIO(), io.BytesIO(), io.BytesIO(), io.BytesIO()
    for stream in streams[:2]:
        excel.scorecard(gaps, stream)
    for stream in streams[2:]:
        excel.scorecards([gaps], stream)
    assert streams[0].getvalue() == streams[1].getvalue()
    assert streams[2].getvalue() == streams[3].getvalue()


def test_a_nation_has_a_row_for_each_office_and_indicator(muncar: Scorecard, gaps: Scorecard) -> None:
    stream = io.BytesIO()
    excel.scorecards([muncar, gaps], stream)
    sheet = opened(stream).worksheets[0]
    head, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert len(rows) == len(muncar) + len(gaps)
    assert sheet.auto_filter.ref == f"A1:O{len(rows) + 1}"
    first = dict(zip(head, rows[0], strict=True))
    assert (first["Perangkat daerah"], first["Target"], first["Capaian"]) == ("Kecamatan Muncar", 91.33, 1.0693)
    assert sheet["J2"].number_format == "[$-421]#,##0.00%"
    (zero,) = (dict(zip(head, row, strict=True)) for row in rows if row[3] == "realisasi-anggaran")
    assert zero["Realisasi"] is None
    assert zero["Alasan tidak ada nilai"] == gaps["realisasi-anggaran"].why()
    for row, one in zip(rows, [*muncar, *gaps], strict=True):
        assert row[3] == one.code
        assert row[11] == one.status.label()


def test_what_was_found_in_a_nation_stands_on_a_sheet_of_its_own(muncar: Scorecard, gaps: Scorecard) -> None:
    """A realisation for an indicator that there is not is told; without findings there is no such sheet."""
    stream = io.BytesIO()
    excel.scorecards([muncar, gaps, gaps], stream)
    book = opened(stream)
    assert book.sheetnames == ["Capaian", "Temuan"]
    head, *rows = [[cell.value for cell in row] for row in book["Temuan"].iter_rows()]
    assert head[1:] == ["Perangkat daerah", "Periode", "Tingkat", "Kode", "Tempat", "Temuan", "Saran"]
    assert {row[1] for row in rows} == {gaps.office.office_name}
    assert [row[4] for row in rows] == [finding.code for finding in gaps.findings] * 2
    assert [row[6] for row in rows] == [finding.message() for finding in gaps.findings] * 2
    assert "unknown-indicator" in {row[4] for row in rows}
    assert book["Temuan"].auto_filter.ref == f"A1:H{len(rows) + 1}"
    alone = io.BytesIO()
    excel.scorecards(muncar, alone)  # type: ignore[arg-type]
    assert opened(alone).sheetnames == ["Capaian"]


def test_a_workbook_says_nothing_of_the_folders_of_a_machine(tmp_path: Path) -> None:
    """Files are called by their names; the trace computes the same value."""
    file = tmp_path / "kec.toml"
    realised = '[[realisation]]\nindicator = "ikm"\nperiod = "2024"\ncomponents = { nilai = "88.31" }\n'
    file.write_text(f'extends = "mojosari-2024"\ncode = "k"\n{realised}', encoding="utf-8")
    card = sakip.assess(sakip.load(file))
    stream = io.BytesIO()
    excel.scorecard(card, stream)
    trace = traces_of(stream, tmp_path)["ikm"]
    assert trace["reports"][0]["place"].startswith("kec.toml:")
    assert str(tmp_path) in str(card["ikm"].explain().to_dict())
    assert sakip.replay(trace).value == card["ikm"].value == Decimal("88.31")


@pytest.mark.parametrize("given", [sakip.load("mojosari-2024"), [5], None])
def test_what_is_no_scorecard_is_refused(given: Any, tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="no scorecard"):
        excel.scorecard(given, tmp_path / "a.xlsx")
    with pytest.raises(DefinitionError, match="no scorecard"):
        excel.scorecards([given], tmp_path / "a.xlsx")
    assert not list(tmp_path.iterdir())


def test_a_nation_may_be_none() -> None:
    stream = io.BytesIO()
    excel.scorecards([], stream)
    assert opened(stream).worksheets[0].max_row == 1


def test_no_card_is_kept(muncar: Scorecard) -> None:
    """When the next card is asked for, the one before is gone."""
    office = muncar.office
    alive: list[weakref.ref[Any]] = []
    counted: list[int] = []

    def cards() -> Iterator[Scorecard]:
        for _ in range(5):
            gc.collect()
            assert [one() for one in alive] == [None] * len(alive)
            card = sakip.assess(office)
            alive.append(weakref.ref(card))
            yield card
            del card

    excel.scorecards(cards(), io.BytesIO(), progress=counted.append)
    assert len(alive) == 5
    assert counted == [1, 2, 3, 4, 5]


def test_another_sheet_begins_when_one_is_full(muncar: Scorecard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[excel.scorecard.__module__], "MOST_ROWS", 3)
    stream = io.BytesIO()
    excel.scorecards([muncar, muncar], stream)
    book = opened(stream)
    assert book.sheetnames == ["Capaian", "Capaian (2)", "Capaian (3)", "Capaian (4)"]
    assert [sheet.max_row for sheet in book.worksheets] == [4, 4, 4, 2]
    assert {sheet["A1"].value for sheet in book.worksheets} == {"Kabupaten/Kota"}
