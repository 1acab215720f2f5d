from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import openpyxl  # type: ignore[import-untyped]  # it has no types of its own
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip.starter import Draft, Pack, SheetError, draft

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sakip.sets import IndicatorSet

PACK = Pack(code="uji-2025", name="Kecamatan Uji")

# as the annex of Mumbulsari is laid out: a title, numbered columns, a sasaran for several indicators, a row running on
ANNEX: list[Sequence[Any]] = [
    ["INDIKATOR KINERJA UTAMA"],
    ["KECAMATAN UJI"],
    [],
    ["Sasaran Strategis", "IKU", "Formulasi Perhitungan dan Penjelasan Indikator", "Penanggung Jawab", "Sumber Data"],
    ["(1)", "(2)", "(3)", "(4)", "(5)"],
    ["Meningkatnya pelayanan", "Indeks Kepuasan Masyarakat", "1. Survei.\n2. Diolah e-SUKMA.", "Camat", "SUKMA-E"],
    [None, "Persentase aduan yang selesai",
     "Aduan dari mana pun.\nJumlah aduan yang diselesaikan / Jumlah aduan yang masuk x 100%", "Trantib", "Register"],
    ["Meningkatnya akuntabilitas", "Jumlah Dokumen Penataan Organisasi", "Tersedianya dokumen", "Camat;Sekcam", "Data"],
    [None, None, "antara lain LAKIP", None, None],
    [None, "Nilai SAKIP", "Nilai dari evaluator Kabupaten Uji.", "Camat", "LHE AKIP"],
    [None, "Ketertiban wilayah", "lihat lampiran", "Camat", "Laporan"],
    [],
    [None, None, None, "CAMAT UJI"],
]  # fmt: skip

# as the table of a Perjanjian Kinerja is
AGREEMENT: list[Sequence[Any]] = [
    ["PERJANJIAN KINERJA TAHUN 2025"],
    ["No", "Sasaran", "Indikator", "Target", "Baseline"],
    [1, "Meningkatnya pelayanan", "Indeks kepuasan masyarakat", "87,5", 86],
    [2, None, "Persentase aduan yang selesai", "100%", None],
    [3, "Meningkatnya akuntabilitas", "Jumlah Dokumen Penataan Organisasi", "1 (satu) dokumen", None],
    [4, None, "Nilai SAKIP", "BB", None],
    [5, None, "Ketertiban wilayah", "1.250", None],
    [6, None, "Jumlah pos ronda aktif", "12 pos ronda", None],
]

# as the annex of Mojosari is laid out, with the columns a planner adds
LONG: list[Sequence[Any]] = [
    ["Indikator", "Penjelasan/Definisi", "Alasan", "Formulasi", "Sumber Data", "Penanggung Jawab", "Satuan", "Arah",
     "Target 2025", "Target 2026"],
    ["Persentase realisasi anggaran", "Serapan", "tugas pokok", "(Realisasi Anggaran / Pagu Anggaran) x 100%", "LRA",
     "Sekcam", "Persen", "naik", 0.88, 0.9],
    ["Kasus gangguan", "Kasus", "tugas pokok", "Jumlah kasus", "Register", "Kasi", "Kasus", "turun", 12, 10],
    ["Waktu layanan", "Lama", "SOP", "rata-rata", "Antrean", "Kasi", "Menit", "stabil sekali", 30, 30],
]  # fmt: skip


def book(path: Path, **sheets: list[Sequence[Any]]) -> Path:
    """A workbook of these sheets."""
    made: Any = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row, cells in enumerate(rows, 1):
            for column, value in enumerate(cells, 1):
                cell = sheet.cell(row, column, value)
                if isinstance(value, float):
                    cell.number_format = "0%"
    made.save(path)
    return path


def drafted(path: Path, **sheets: list[Sequence[Any]]) -> tuple[IndicatorSet, Draft]:
    made = draft(book(path / "isian-iku.xlsx", **sheets), PACK)
    return sakip.loads(made.text), made


def said(made: Draft) -> list[tuple[str, str]]:
    """The findings that are no mere notes, with their sheet and cell, in the order of their codes."""
    return sorted(
        (finding.code, str(finding.place).partition("isian-iku.xlsx")[2].lstrip(":"))
        for finding in made.findings
        if finding.severity != "info" and finding.code != "sheet-no-polarity"
    )


def test_two_sheets_make_one_set(tmp_path: Path) -> None:
    """The annex gives the indicators, the agreement their targets; what is clear is filled in."""
    office, made = drafted(tmp_path, IKU=ANNEX, PK=AGREEMENT)
    assert made.indicators == len(office) == 6
    assert [(one.code, one.unit, one.formula.kind) for one in office] == [
        ("indeks-kepuasan-masyarakat", "poin", "external_score"),
        ("aduan-selesai", "persen", "ratio"),
        ("dokumen-penataan-organisasi", "dokumen", "count"),
        ("nilai-sakip", "nilai", "external_score"),
        ("ketertiban-wilayah", "bilangan", "count"),
        ("pos-ronda-aktif", "pos ronda", "count"),
    ]
    assert [component.name for component in office["aduan-selesai"].formula.components] == ["diselesaikan", "masuk"]
    assert dict(office["indeks-kepuasan-masyarakat"].formula.details) == {"assessor": "e-SUKMA", "document": "SUKMA-E"}
    assert [node.text for node in office.nodes] == ["Meningkatnya pelayanan", "Meningkatnya akuntabilitas"]
    assert [one.node for one in office] == ["sasaran-1"] * 2 + ["sasaran-2"] * 4
    assert {target.indicator: str(target.value) for target in office.targets} == {
        "indeks-kepuasan-masyarakat": "175/2",
        "aduan-selesai": "100",
        "dokumen-penataan-organisasi": "1",
        "nilai-sakip": "BB",
        "pos-ronda-aktif": "12",
    }
    assert {target.document for target in office.targets} == {"Perjanjian Kinerja Tahun 2025"}


def test_a_published_annex_comes_through(tmp_path: Path) -> None:
    """The annex of Mumbulsari, as printed, gives the units and formulas that its set has.

    All but the sixth, which the set computes from the others and the annex only divides.
    """
    decree = sakip.load("mumbulsari-2025")
    sasaran = {node.code: node.text for node in decree.nodes}
    rows: list[Sequence[Any]] = [ANNEX[3]]
    for indicator in decree:
        both = "\n".join(filter(None, (indicator.definition, indicator.formula_text)))
        rows.append(
            [
                sasaran[indicator.node],
                indicator.name,
                both,
                *map("\n".join, (indicator.responsible, indicator.data_sources)),
            ]
        )
    office, made = drafted(tmp_path, IKU=rows)
    assert said(made) == []
    assert [one.name for one in office] == [one.name for one in decree]
    assert [one.unit for one in office] == [one.unit for one in decree]
    assert [one.formula.kind for one in office][:5] == [one.formula.kind for one in decree][:5]
    assert [one.formula_text for one in office] == [one.formula_text for one in decree]
    assert [(one.responsible, one.data_sources) for one in office] == [
        (one.responsible, one.data_sources) for one in decree
    ]
    assert [node.text for node in office.nodes] == list(sasaran.values())


def test_the_texts_of_a_sheet_stay(tmp_path: Path) -> None:
    """Definitions, formulas, sources and who answers for them; a column that is not known goes to the note."""
    office, _ = drafted(tmp_path, IKU=ANNEX, PK=AGREEMENT)
    aduan, dokumen = office["aduan-selesai"], office["dokumen-penataan-organisasi"]
    assert aduan.definition == "Aduan dari mana pun."
    assert aduan.formula_text == "Jumlah aduan yang diselesaikan / Jumlah aduan yang masuk x 100%"
    assert dokumen.definition == "Tersedianya dokumen\nantara lain LAKIP"
    assert dokumen.responsible == ("Camat", "Sekcam")
    assert office["indeks-kepuasan-masyarakat"].note == "Baseline: 86"
    assert office["ketertiban-wilayah"].note == "Target 2025: 1.250"


def test_what_was_not_read_is_listed_with_its_cell(tmp_path: Path) -> None:
    """Nothing is assumed in silence, and each thing to look at is marked in the file too."""
    _, made = drafted(tmp_path, IKU=ANNEX, PK=AGREEMENT)
    assert said(made) == [
        ("sheet-formula-unread", "11 IKU C"),
        ("sheet-target-predicate", "6 PK D"),
        ("sheet-target-thousands", "7 PK D"),
        ("sheet-unit-assumed", "11 IKU B"),
    ]
    marked = [line for line in made.text.splitlines() if line.startswith("# PERIKSA:")]
    assert len(marked) == len(said(made)) + 6
    assert all(line.endswith("]") for line in marked)


def test_no_polarity_is_made_up(tmp_path: Path) -> None:
    """Which way is better stands in the sheet or nowhere; without it there is no achievement."""
    office, made = drafted(tmp_path, IKU=ANNEX, PK=AGREEMENT)
    assert {one.polarity for one in office} == {None}
    alike = [finding for finding in made.findings if finding.code == "sheet-no-polarity"]
    assert [str(finding.place).rpartition(":")[2] for finding in alike] == ["6 IKU B", "8 PK C"]
    assert len(alike[0].facts["indicator"]) == 5
    assert made.text.count('\n# polarity = "higher"\n') == 6


def test_columns_a_planner_adds_are_read(tmp_path: Path) -> None:
    """Unit, polarity and a target a year; that less is better does not say by which formula."""
    office, made = drafted(tmp_path, Renstra=LONG)
    assert [(one.unit, one.polarity, one.formula.kind) for one in office] == [
        ("persen", "higher", "ratio"),
        ("kasus", None, "count"),
        ("menit", None, "count"),
    ]
    assert [(str(target.period), str(target.value)) for target in office.targets[:2]] == [
        ("2025", "88"),
        ("2026", "90"),
    ]
    assert office.targets[0].kind == "renstra"
    anggaran = next(iter(office))
    assert (anggaran.definition, anggaran.reason, anggaran.responsible) == ("Serapan", "tugas pokok", ("Sekcam",))
    assert said(made) == [
        ("sheet-formula-unread", "4 Renstra D"),
        ("sheet-no-sasaran", "2 Renstra A"),
        ("sheet-polarity-lower", "3 Renstra H"),
        ("sheet-polarity-unread", "4 Renstra H"),
    ]
    assert '# polarity = "lower-mirror"' in made.text


def one(tmp_path: Path, heading: str, cell: Any, name: str = "Cakupan air") -> tuple[Any, IndicatorSet, Draft]:
    """An indicator with one more cell."""
    office, made = drafted(tmp_path, PK=[["Sasaran", "Indikator", heading, "Target"], ["S", name, cell, 90]])
    return next(iter(office)), office, made


@pytest.mark.parametrize(
    ("target", "unit", "value", "code"),
    [
        (0.88, "Persen", "88", ""),
        ("0,88", "Persen", "22/25", "sheet-target-small"),
        ("12 orang", "Persen", None, "sheet-target-unit"),
        ("1,5 juta rupiah", "Rupiah", "1500000", ""),
        ("2 jam", "Menit", "120", ""),
        ("95", "", "95", ""),
        ("1.250", "Orang", None, "sheet-target-thousands"),
        ("1,250", "Orang", None, "sheet-target-thousands"),
        (1250, "Orang", "1250", ""),
        (1.125, "Orang", "9/8", ""),
    ],
)
def test_a_target_is_in_the_unit_of_its_indicator(
    tmp_path: Path, target: Any, unit: str, value: str | None, code: str
) -> None:
    """It is converted where it can be; a share written as 0,88 is marked; anything unclear is left out and kept."""
    rows: list[Sequence[Any]] = [["Sasaran", "Indikator", "Satuan", "Target"], ["S", "Air bersih", unit or None, None]]
    path = book(tmp_path / "isian-iku.xlsx", PK=rows)
    made_book = openpyxl.load_workbook(path)
    cell = made_book["PK"]["D2"]
    cell.value = target
    cell.number_format = "0%" if target == 0.88 else "General"
    made_book.save(path)
    made = draft(path, PACK)
    office = sakip.loads(made.text)
    assert [str(target.value) for target in office.targets] == ([] if value is None else [value])
    assert (code in {finding.code for finding in made.findings}) == bool(code)
    if value is None:
        assert next(iter(office)).note == f"Target 2025: {target}"


@pytest.mark.parametrize(
    ("name", "formula", "kind"),
    [
        ("Persentase desa tertib", "desa tertib / jumlah desa", "ratio"),
        ("Desa tertib", "desa tertib / jumlah desa", "count"),
        ("Nilai SAKIP", "Laporan Hasil Evaluasi Inspektorat", "external_score"),
        ("Inovasi", "jumlah inovasi", "count"),
        ("Temuan", "Laporan Hasil Evaluasi Inspektorat", "count"),
    ],
)
def test_formulas_are_read_where_they_are_clear(tmp_path: Path, name: str, formula: str, kind: str) -> None:
    indicator, _, made = one(tmp_path, "Formulasi", formula, name)
    assert indicator.formula.kind == kind
    assert indicator.formula_text == formula
    unread = "sheet-formula-unread" in {finding.code for finding in made.findings}
    assert unread == (name in {"Desa tertib", "Temuan"})


@pytest.mark.parametrize(
    ("unit", "target", "places"),
    [("Pengaduan", "3", 0), ("dokumen", "3", 0), ("Jam", "3", 2), ("dokumen", "2,5", 2), ("Persen", "3", 2)],
)
def test_what_comes_whole_has_no_decimals(tmp_path: Path, unit: str, target: str, places: int) -> None:
    """Three complaints are not ``3,00``, and an achievement keeps its decimals; hours may be half ones."""
    rows: list[Sequence[Any]] = [["Sasaran", "Indikator", "Satuan", "Target 2025"], ["S", "Jumlah hal", unit, target]]
    office, _ = drafted(tmp_path, PK=rows)
    indicator = next(iter(office))
    assert (indicator.places, indicator.achievement_places) == (places, 2)


def test_how_quarters_make_a_year_is_left_to_choose(tmp_path: Path) -> None:
    """A line to uncomment, with what may stand there."""
    path = tmp_path / "isian.csv"
    path.write_text("Sasaran;Indikator\nS;Jumlah rapat\n", encoding="utf-8")
    text = draft(path, PACK).text
    chosen = text.replace('# consolidation = "last"', 'consolidation = "sum"')
    assert (next(iter(sakip.loads(text))).consolidation, next(iter(sakip.loads(chosen))).consolidation) == (None, "sum")
    assert "# Dari triwulan ke tahun: last" in text


def test_an_unusable_unit_is_kept_in_the_note(tmp_path: Path) -> None:
    indicator, _, made = one(tmp_path, "Satuan", "3 buah (!)")
    assert (indicator.unit, indicator.note) == ("persen", "Satuan: 3 buah (!)")
    assert "sheet-unit-unread" in {finding.code for finding in made.findings}


def test_years_may_stand_below_the_heading(tmp_path: Path) -> None:
    """A heading over several columns, and the years in the row below it."""
    rows: list[Sequence[Any]] = [
        ["Rencana Strategis"],
        ["Sasaran", "Indikator", "Satuan", "Target", None],
        [None, None, None, 2025, 2026],
        ["S", "Jumlah inovasi", "Inovasi", 1, 2],
    ]
    office, _ = drafted(tmp_path, Renstra=rows)
    assert [(str(target.period), str(target.value), target.kind) for target in office.targets] == [
        ("2025", "1", "renstra"),
        ("2026", "2", "renstra"),
    ]


def test_what_two_sheets_say_differently_is_named(tmp_path: Path) -> None:
    """The first counts, and the second stays in the note."""
    again: list[Sequence[Any]] = [["Sasaran", "Indikator", "Sumber Data", "Target"], ["S", "IKM", "Sistem", 81]]
    office, made = drafted(
        tmp_path, A=[["Sasaran", "Indikator", "Sumber Data", "Target"], ["S", "IKM", "Survei", 80]], B=again
    )
    assert next(iter(office)).note == "B, data_sources: Sistem\nTarget 2025: 81"
    assert {code for code, _ in said(made)} >= {"sheet-differs", "sheet-target-twice", "sheet-document"}
    assert [str(target.value) for target in office.targets] == ["80"]


def test_a_csv_will_do(tmp_path: Path) -> None:
    """A sheet saved as text gives the same set."""
    path = tmp_path / "isian.csv"
    path.write_text('Judul;;\nSasaran;Indikator;Target\nS;"Jumlah\ninovasi";1 inovasi\n', encoding="utf-8")
    made = draft(path, PACK)
    office = sakip.loads(made.text)
    assert [(one.name, one.unit) for one in office] == [("Jumlah inovasi", "inovasi")]
    assert str(office.targets[0].value) == "1"


@pytest.mark.parametrize("rows", [[], [["Halo"]], [["Sasaran", "Indikator"]], [["Indikator"], ["IKM"]]])
def test_a_sheet_without_a_table_is_one_error(tmp_path: Path, rows: list[Sequence[Any]]) -> None:
    with pytest.raises(SheetError) as raised:
        drafted(tmp_path, Lembar=rows)
    assert "sheet-no-indicators" in {finding.code for finding in raised.value.findings}


def test_too_many_indicators_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sakip.starter.sheet._MOST_INDICATORS", 1)
    with pytest.raises(SheetError, match="2 indicators"):
        drafted(tmp_path, A=[["Sasaran", "Indikator"], ["S", "A"], ["S", "B"]])


CELLS = st.text(
    st.one_of(st.characters(exclude_characters="\0\r"), st.sampled_from("\"'\\\n#=[]{}%/×x 0123456789.,")), max_size=30
)
HEADINGS = (
    "Sasaran",
    "Indikator",
    "Formulasi",
    "Satuan",
    "Arah",
    "Sumber Data",
    "Penanggung Jawab",
    "Target",
    "Lain",
    "Tahun",
)


@given(st.lists(st.lists(CELLS, min_size=len(HEADINGS), max_size=len(HEADINGS)), min_size=1, max_size=4))
def test_whatever_stands_in_a_sheet_the_set_loads(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    """No cell breaks the file it is written into, and the names of all indicators come through."""
    path = tmp_path_factory.getbasetemp() / "acak.csv"
    with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
        csv.writer(file, delimiter=";").writerows([HEADINGS, *rows])
    try:
        made = draft(path, PACK)
    except SheetError:
        return
    office = sakip.loads(made.text)
    assert len(office) == made.indicators
