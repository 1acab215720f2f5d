"""The layouts that tables of kecamatan have: each small workbook is one that was once read wrongly, or in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl  # type: ignore[import-untyped]  # it has no types of its own
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip.figures import is_blank
from sakip.starter import Draft, Pack, SheetError, draft
from sakip.starter.headings import words
from sakip.starter.lines import unnumbered

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sakip.sets import IndicatorSet

Rows = list["Sequence[Any]"]

PACK = Pack(code="uji-2025", name="Kecamatan Uji")
PLAIN = ["No", "Sasaran", "Indikator", "Satuan", "Target"]


def drafted(
    path: Path,
    rows: Rows,
    *merges: str,
    title: str = "Data",
    change: Callable[[Any], None] | None = None,
    others: dict[str, Rows] | None = None,
) -> tuple[IndicatorSet, Draft]:
    """The set and the draft of a workbook of one sheet, or of several."""
    book: Any = openpyxl.Workbook()
    book.active.title = title
    for name, content in {title: rows, **(others or {})}.items():
        sheet = book[name] if name == title else book.create_sheet(name)
        for cells in content:
            sheet.append(list(cells))
    for merge in merges:
        book.active.merge_cells(merge)
    if change is not None:
        change(book.active)
    file = path / "isian.xlsx"
    book.save(file)
    made = draft(file, PACK)
    return sakip.loads(made.text), made


def targets(office: IndicatorSet, kind: str = "") -> dict[str, dict[str, str]]:
    """What is promised, by indicator and period."""
    found: dict[str, dict[str, str]] = {}
    for target in office.targets:
        if not kind or target.kind == kind:
            found.setdefault(target.indicator, {})[str(target.period)] = target.text()
    return found


def found(made: Draft, code: str) -> list[str]:
    """Where a finding stands, after the name of the file."""
    return [str(one.place).partition("isian.xlsx")[2].lstrip(":") for one in made.findings if one.code == code]


def the(made: Draft, code: str) -> str:
    """The one finding of a code, with its remedy."""
    (only,) = [one for one in made.findings if one.code == code]
    return f"{only.message()} {only.remedy()}"


# --- columns and their periods ---


def test_the_target_of_a_year_is_not_that_of_its_first_quarter(tmp_path: Path) -> None:
    """A yearly column, and quarters below a heading over four: all of a Rencana Aksi."""
    rows: Rows = [
        ["RENCANA AKSI TAHUN 2025"],
        ["No", "Indikator Kinerja", "Satuan", "Target Tahunan", "Target Triwulan"],
        [None, None, None, None, "TW I", "TW II", "TW III", "TW IV"],
        [1, "Jumlah operasi", "kegiatan", 12, 3, 4, 5, None],
    ]
    office, _ = drafted(tmp_path, rows, "E2:H2", "A2:A3", "B2:B3", "C2:C3", "D2:D3")
    year = {"2025": "12", "2025-Q1": "3", "2025-Q2": "4", "2025-Q3": "5"}
    assert targets(office, "rencana-aksi") == {"operasi": year}
    assert len(office.documents) == 1


@pytest.mark.parametrize("yearly", ["Target", "Target Tahunan", "Target 2025"])
@pytest.mark.parametrize("first", [True, False])
def test_quarters_beside_a_year_make_a_plan_of_action(tmp_path: Path, yearly: str, first: bool) -> None:  # both orders
    """Wherever they stand, the quarters are the Rencana Aksi's and the year the Perjanjian Kinerja's."""
    heads = [f"Target TW {quarter}" for quarter in ("I", "II", "III", "IV")]
    heads, values = ([yearly, *heads], [15, 3, 4, 5, 3]) if first else ([*heads, yearly], [3, 4, 5, 3, 15])
    rows: Rows = [["PERJANJIAN KINERJA"], ["Indikator", "Satuan", *heads], ["Jumlah operasi", "kegiatan", *values]]
    office, _ = drafted(tmp_path, rows)
    assert targets(office, "pk") == {"operasi": {"2025": "15"}}
    quarters = {"2025-Q1": "3", "2025-Q2": "4", "2025-Q3": "5", "2025-Q4": "3"}
    assert targets(office, "rencana-aksi") == {"operasi": quarters}


def test_quarters_alone(tmp_path: Path) -> None:
    """Without a target of the year that is said; a Rencana Aksi's bare quarters are its targets."""
    rows: Rows = [
        ["RENCANA AKSI"],
        ["Indikator", "Satuan", "Triwulan I", "Triwulan II"],
        ["Jumlah operasi", "kegiatan", 3, 4],
    ]
    office, made = drafted(tmp_path, rows)
    assert targets(office, "rencana-aksi") == {"operasi": {"2025-Q1": "3", "2025-Q2": "4"}}
    assert {"sheet-quarters-planned", "sheet-quarters-only"} <= {one.code for one in made.findings}


@pytest.mark.parametrize("title", ["PERJANJIAN KINERJA 2025", "RENCANA AKSI 2025"])
def test_quarters_that_may_be_results_are_no_targets(tmp_path: Path, title: str) -> None:
    """A column that says only when it is of, beside what was reached, stays in the note and is named."""
    rows: Rows = [[title], ["Indikator", "Target", "Triwulan I", "Realisasi"], ["Jumlah inovasi", 3, 1, 2]]
    office, made = drafted(tmp_path, rows)
    assert targets(office) == {"inovasi": {"2025": "3"}}
    assert found(made, "sheet-bare-column") == ["3 Data C"]
    assert office["inovasi"].note == "Triwulan I: 1\nRealisasi: 2"


@pytest.mark.parametrize(
    ("upper", "years", "merges"),
    [
        (["Kondisi Awal", None, "Target", None], [2023, 2024, 2025, 2026], ("B1:C1", "D1:E1")),
        (["Kondisi Awal", None, "Target", None], [2023, 2024, 2025, 2026], ()),
        (["Target", None, "Kondisi Awal", None], [2025, 2026, 2023, 2024], ("B1:C1",)),
        (["Target", None, "Realisasi", None], [2025, 2026, 2025, 2026], ("B1:C1", "D1:E1")),
        (["Target Kinerja pada Tahun ke-", None, "Anggaran", None], [2025, 2026, 2025, 2026], ("B1:C1", "D1:E1")),
    ],
)
def test_years_are_those_of_their_own_heading(
    tmp_path: Path, upper: list[str | None], years: list[int], merges: tuple[str, ...]
) -> None:
    """What it started from, what was reached and what it costs is promised by nobody."""
    office, made = drafted(tmp_path, [["Indikator", *upper], [None, *years], ["IKM", 81, 82, 83, 84]], *merges)
    values = [81, 82, 83, 84]
    first = 2 if upper[0] == "Kondisi Awal" else 0
    assert targets(office) == {"ikm": {"2025": str(values[first]), "2026": str(values[first + 1])}}
    assert len(found(made, "sheet-results")) == 2


@pytest.mark.parametrize(
    "heading",
    ["Target", "Target Kinerja", "Target Tahun", "Target Kinerja Tahun ke-", "TARGET KINERJA SASARAN PADA TAHUN KE-"],
)
def test_a_heading_over_years(tmp_path: Path, heading: str) -> None:
    rows: Rows = [["No", "Indikator", heading], [None, None, 2025, 2026, "Tahun 2027"], [1, "IKM", 85, "86,5", 87]]
    office, _ = drafted(tmp_path, rows, "C1:E1", "A1:A2", "B1:B2")
    assert targets(office) == {"ikm": {"2025": "85", "2026": "86,5", "2027": "87"}}


def test_a_year_that_is_only_counted_is_not_known(tmp_path: Path) -> None:
    """Which year is the first of a plan stands elsewhere; the columns are named and kept in the note."""
    rows: Rows = [["No", "Indikator", "Target pada Tahun ke-"], [None, None, 1, 2, 3], [1, "IKM", 85, 86, 87]]
    office, made = drafted(tmp_path, rows, "C1:E1")
    assert targets(office) == {}
    assert found(made, "sheet-target-column") == ["3 Data C", "3 Data D", "3 Data E"]
    assert office["ikm"].note.endswith("Target pada Tahun ke- 3: 87")


def test_headings_of_three_rows(tmp_path: Path) -> None:
    """Year by year a target and its money: the money is no target."""
    rows: Rows = [
        ["Program", "Indikator", "Target Kinerja dan Anggaran"],
        [None, None, "2025", None, "2026"],
        [None, None, "Target", "Rp", "Target", "Rp"],
        ["Program A", "Jumlah dokumen", 3, 1000, 4, 2000],
    ]
    rows[0][2] = "Target Kinerja Program"  # type: ignore[index]  # the list that it is
    office, _ = drafted(tmp_path, rows, "C1:F1", "C2:D2", "E2:F2")
    assert targets(office) == {"dokumen": {"2025": "3", "2026": "4"}}
    assert [node.kind for node in office.nodes] == ["program"]


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Capaian Target 2024", "sheet-results"),
        ("Realisasi 2024", "sheet-results"),
        ("Capaian (%)", "sheet-results"),
        ("Baseline (2024)", "sheet-results"),
        ("Anggaran (Rp)", "sheet-results"),
        ("Target Akhir Renstra", "sheet-target-column"),
        ("Target Nasional", "sheet-target-column"),
        ("2026", "sheet-bare-column"),
        ("Lain", "sheet-column"),
    ],
)
def test_a_column_that_holds_no_clear_target(tmp_path: Path, heading: str, code: str) -> None:
    """It is named once, and what it holds stays in the note."""
    office, made = drafted(tmp_path, [["Indikator", heading, "Target 2025"], ["IKM", 85, 87], ["Jumlah inovasi", 1, 2]])
    assert targets(office) == {"ikm": {"2025": "87"}, "inovasi": {"2025": "2"}}
    assert found(made, code) == ["2 Data B"]
    assert "B2-3" in the(made, code)
    assert office["ikm"].note == f"{heading}: 85"


def test_a_table_with_indicators_of_two_levels(tmp_path: Path) -> None:
    """Tabel 4.1 of a Renstra: both are read, and what stands to the right of one is its own."""
    rows: Rows = [
        ["Tujuan", "Indikator Tujuan", "Sasaran", "Indikator Sasaran", "Target 2025"],
        ["T", "Indeks Pelayanan Publik", "S1", "IKM", 87],
        [None, None, "S2", "Jumlah inovasi", 2],
    ]
    office, made = drafted(tmp_path, rows, "A2:A3", "B2:B3")
    assert targets(office) == {"ikm": {"2025": "87"}, "inovasi": {"2025": "2"}}
    nodes = {node.code: (node.kind, node.text, node.parent) for node in office.nodes}
    assert [nodes[one.node][1] for one in office] == ["T", "S1", "S2"]
    assert {parent and nodes[parent][1] for _, _, parent in nodes.values()} == {"", "T"}
    assert "“Indikator Sasaran”" in the(made, "sheet-two-indicators")


def test_an_attribute_without_its_indicator_is_named(tmp_path: Path) -> None:
    rows: Rows = [["Tujuan", "Indikator Tujuan", "Sasaran", "Indikator Sasaran", "Target"], ["T", "IPP", "S", None, 87]]
    office, made = drafted(tmp_path, rows)
    assert (len(office), found(made, "sheet-ownerless")) == (1, ["2 Data E"])


# --- documents and years ---


@pytest.mark.parametrize(("above", "tab"), [("PERJANJIAN KINERJA TAHUN 2024", "Data"), (None, "PK 2024")])
def test_a_title_says_the_year(tmp_path: Path, above: str | None, tab: str) -> None:
    """Also against the code of the set, and that is a finding."""
    rows: Rows = [*([[above]] if above else []), PLAIN, [1, "S", "Jumlah inovasi", "inovasi", 2]]
    office, made = drafted(tmp_path, rows, title=tab)
    assert targets(office, "pk") == {"inovasi": {"2024": "2"}}
    assert "2024" in the(made, "sheet-year")


def test_a_title_and_a_tab_that_disagree(tmp_path: Path) -> None:
    rows: Rows = [["PERJANJIAN KINERJA TAHUN 2025"], PLAIN, [1, "S", "Jumlah inovasi", "inovasi", 2]]
    office, made = drafted(tmp_path, rows, title="PK 2024")
    assert targets(office) == {"inovasi": {"2025": "2"}}
    assert "2024" in the(made, "sheet-year-tab")


def test_a_plan_of_five_years_says_no_year_for_one_column(tmp_path: Path) -> None:
    """Whether a Target is that of the first year or of the last is not said."""
    rows: Rows = [["RENSTRA 2025-2029"], PLAIN, [1, "S", "Jumlah inovasi", "inovasi", 2]]
    office, made = drafted(tmp_path, rows)
    assert (targets(office), found(made, "sheet-target-column")) == ({}, ["3 Data E"])


@pytest.mark.parametrize("tab", ["PK Perubahan", "PK Perubahan 2025"])
def test_a_revised_agreement_replaces_the_first(tmp_path: Path, tab: str) -> None:
    """It is a document of its own, whatever the order of the sheets; what it does not name stands as it was."""
    first: Rows = [["PERJANJIAN KINERJA 2025"], PLAIN, [1, "S", "IKM", "Nilai", 87], [2, "S", "Jumlah desa", "desa", 5]]
    again: Rows = [PLAIN, [1, "S", "IKM", "Nilai", 88]]
    office, made = drafted(tmp_path, first, title="PK 2025", others={tab: again})
    assert [(one.code, one.replaces) for one in office.documents] == [
        ("pk-2025", ""),
        ("pk-perubahan-2025", "Perjanjian Kinerja Tahun 2025"),
    ]
    card = sakip.assess(office, [], period=sakip.Year(2025))
    assert [str(one.target.value) for one in card if one.target is not None] == ["88", "5"]
    assert found(made, "sheet-target-twice") == []


def test_a_column_of_revised_targets(tmp_path: Path) -> None:
    office, _ = drafted(tmp_path, [["Indikator", "Target 2025", "Target Perubahan 2025"], ["IKM", 85, 86]])
    assert {(one.document, str(one.value)) for one in office.targets} == {
        ("Perjanjian Kinerja Tahun 2025", "85"),
        ("Perjanjian Kinerja Perubahan Tahun 2025", "86"),
    }


def test_sheets_of_several_years_are_several_documents(tmp_path: Path) -> None:
    old: Rows = [["PERJANJIAN KINERJA 2024"], PLAIN, [1, "S", "IKM", "Nilai", 80]]
    office, _ = drafted(
        tmp_path, [["PERJANJIAN KINERJA 2025"], PLAIN, [1, "S", "IKM", "Nilai", 87]], others={"Lama": old}
    )
    assert sorted(one.code for one in office.documents) == ["pk-2024", "pk-2025"]
    assert targets(office) == {"ikm": {"2025": "87", "2024": "80"}}


# --- merged and hidden ---


def test_merged_cells_hold_for_all_their_rows(tmp_path: Path) -> None:
    """Of a target that is said, as it may have been meant for one."""
    rows: Rows = [
        [*PLAIN, "Penanggung Jawab"],
        [1, "S1", "Jumlah inovasi", "inovasi", 3, "Camat"],
        [2, None, "Jumlah terobosan", "inovasi", None, None],
        [3, "S2", "Jumlah desa", "desa", 5, "Kasi"],
    ]
    office, made = drafted(tmp_path, rows, "B2:B3", "E2:E3", "F2:F3")
    assert targets(office) == {"inovasi": {"2025": "3"}, "terobosan": {"2025": "3"}, "desa": {"2025": "5"}}
    assert [one.responsible for one in office] == [("Camat",), ("Camat",), ("Kasi",)]
    assert found(made, "sheet-target-merged") == ["3 Data E"]
    assert "E2:E3" in the(made, "sheet-target-merged")


def test_what_is_hidden_is_not_read(tmp_path: Path) -> None:
    """A row and a column, each with what they hold."""
    rows: Rows = [[*PLAIN, "Target 2026"], [1, "S", "IKM", "Nilai", 87, 88], [2, "S", "Jumlah desa", "desa", 5, 6]]

    def hide(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["F"].hidden = True

    office, made = drafted(tmp_path, rows, change=hide)
    assert targets(office) == {"ikm": {"2025": "87"}}
    assert "Jumlah desa" in the(made, "sheet-hidden-rows")
    assert "88" in the(made, "sheet-hidden-column")


# --- rows ---


@pytest.mark.parametrize("total", ["Jumlah", "TOTAL", "Rata-rata", "Jumlah keseluruhan"])
def test_a_total_is_no_indicator(tmp_path: Path, total: str) -> None:
    office, made = drafted(tmp_path, [PLAIN, [1, "S", "Jumlah desa", "desa", 5], [None, None, total, None, 5]])
    assert ([one.name for one in office], found(made, "sheet-total")) == (["Jumlah desa"], ["3 Data"])


def test_a_standard_agreement(tmp_path: Path) -> None:
    """The budgets of programmes and the signatures below the table are no indicators."""
    rows: Rows = [
        ["PERJANJIAN KINERJA TAHUN 2025"],
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        ["(1)", "(2)", "(3)", "(4)"],
        [1, "Pelayanan", "IKM", "87,5"],
        [None, None, "3.1 Nilai SAKIP", 75],
        [],
        ["No", "Program", "Anggaran", "Keterangan"],
        [1, "Program Penunjang", 2_500_000_000, "APBD"],
        [None, "Jumlah", 2_500_000_000],
        [None, "Bupati Uji", None, "Camat Uji"],
    ]
    office, made = drafted(tmp_path, rows)
    assert [one.name for one in office] == ["IKM", "Nilai SAKIP"]
    assert targets(office, "pk") == {"ikm": {"2025": "87,5"}, "nilai-sakip": {"2025": "75"}}
    assert "7-10" in the(made, "sheet-budget")


@pytest.mark.parametrize(
    "below",
    [
        [[], [None, None, "CAMAT UJI"], [None, None, "Drs. BUDI"], [None, None, "NIP. 19710815 199101 1 004"]],
        [[None, None, "Uji, 6 Januari 2025"], [None, None, "Camat Uji"], [None, None, "Budi"]],
        [["Pihak Kedua,", None, "Pihak Pertama,"], ["Bupati", None, "Camat"]],
    ],
)
def test_signatures_are_no_indicators(tmp_path: Path, below: Rows) -> None:
    """They are named, and what they stand under ends."""
    office, made = drafted(tmp_path, [PLAIN, [1, "S", "Jumlah desa", "desa", 5], *below])
    assert [one.name for one in office] == ["Jumlah desa"]
    assert len(found(made, "sheet-signed")) == 1
    # nor does anything repeat the number of whoever signed
    assert "19710815" not in made.text + the(made, "sheet-signed")


def test_another_table_below_is_named(tmp_path: Path) -> None:
    rows: Rows = [PLAIN, [1, "S", "Jumlah desa", "desa", 5], ["No", "Nama", "Jabatan"], [1, "Budi", "Camat"]]
    office, made = drafted(tmp_path, rows)
    assert (len(office), found(made, "sheet-other")) == (1, ["3 Data"])


def test_a_second_table_has_its_own_title(tmp_path: Path) -> None:
    rows: Rows = [
        ["PERJANJIAN KINERJA TAHUN 2025"], PLAIN, [1, "S", "IKM", "Nilai", 87], [],
        ["PERJANJIAN KINERJA PERUBAHAN TAHUN 2025"], PLAIN, [1, "S", "IKM", "Nilai", 88],
    ]  # fmt: skip
    office, _ = drafted(tmp_path, rows)
    assert {(one.document, str(one.value)) for one in office.targets} == {
        ("Perjanjian Kinerja Tahun 2025", "87"),
        ("Perjanjian Kinerja Perubahan Tahun 2025", "88"),
    }


def test_rows_that_head_a_group(tmp_path: Path) -> None:
    """They name the sasaran; one that only its number tells is a finding."""
    rows: Rows = [
        ["No", "Uraian Indikator", "Target"],
        ["I", "SASARAN: Meningkatnya pelayanan"],
        [1, "IKM", 87],
        ["II", "Meningkatnya tata kelola"],
        [2, "Nilai SAKIP", 75],
        ["TUJUAN 2: Terwujudnya desa mandiri"],
        [3, "Jumlah desa mandiri", 5],
    ]
    office, made = drafted(tmp_path, rows, "A6:C6")
    nodes = {node.code: node.text for node in office.nodes}
    assert [(one.name, nodes[one.node]) for one in office] == [
        ("IKM", "Meningkatnya pelayanan"),
        ("Nilai SAKIP", "Meningkatnya tata kelola"),
        ("Jumlah desa mandiri", "Terwujudnya desa mandiri"),
    ]
    assert found(made, "sheet-group") == ["4 Data B"]


def test_a_sasaran_without_an_indicator_is_named(tmp_path: Path) -> None:
    rows: Rows = [PLAIN, [1, "S1", "IKM", "Nilai", 87], [2, "S2"], [3, "S3", "Jumlah desa", "desa", 5]]
    office, made = drafted(tmp_path, rows)
    assert ([node.text for node in office.nodes], found(made, "sheet-no-indicator")) == (["S1", "S3"], ["3 Data B"])


def test_the_plan_above_an_indicator_comes_from_every_sheet(tmp_path: Path) -> None:
    """A sheet with the tujuan adds it to one without; a sasaran that differs is named."""
    plan: Rows = [["Tujuan", "Sasaran", "Indikator"], ["T", "S", "IKM"], [None, "S2", "Jumlah desa"]]
    rows: Rows = [PLAIN, [1, "S", "IKM", "Nilai", 87], [2, "S", "Jumlah desa", "desa", 5]]
    office, made = drafted(tmp_path, rows, others={"Renstra": plan})
    assert {(node.kind, node.text) for node in office.nodes} == {("tujuan", "T"), ("sasaran", "S")}
    assert found(made, "sheet-differs") == ["3 Renstra C"]


# --- what is said of an indicator ---


def one(path: Path, target: Any, unit: str = "", note: str = "", name: str = "Hal yang tercatat") -> tuple[str, Draft]:
    """The TOML of the one target, and the draft."""
    rows: Rows = [
        ["Sasaran", "Indikator", "Satuan", "Target", "Keterangan"],
        ["S", name, unit or None, target, note or None],
    ]
    _, made = drafted(path, rows)
    lines = made.text.partition("[document.targets]\n")[2].splitlines()
    return (lines[0].partition(" = ")[2] if lines else ""), made


@pytest.mark.parametrize(
    ("target", "unit", "value", "code"),
    [
        ("WTP", "", '{ predicate = "WTP" }', "sheet-target-predicate"),
        ("BB", "Predikat", '{ predicate = "BB" }', "sheet-target-predicate"),
        ("Ada", "", "", "sheet-target-word"),
        ("≥ 87%", "%", '"87 persen"', "sheet-target-mark"),
        ("minimal 80", "%", "80", "sheet-target-mark"),
        ("> 80", "orang", "80", "sheet-target-mark"),
        ("80-85", "%", "{ from = 80, to = 85 }", "sheet-target-range"),
        ("75 (BB)", "Nilai", "75", "sheet-target-mark"),
        ("4 dok.", "Dok", '"4 dokumen"', ""),
        ("100%.", "%", '"100 persen"', ""),
        ("1,250", "orang", "", "sheet-target-thousands"),
        ("5 - 4", "%", "", "sheet-target-falling"),
        ("-", "%", "", ""),
    ],
)
def test_the_text_of_a_target(tmp_path: Path, target: str, unit: str, value: str, code: str) -> None:
    """What is clear is written, and what was left out or not taken is said with its cell."""
    written, made = one(tmp_path, target, unit)
    assert written == value
    told = [finding.code for finding in made.findings if finding.code.startswith("sheet-target")]
    assert told == ([code] if code else [])
    assert found(made, code) == (["2 Data D"] if code else [])


def test_the_remedy_for_a_predicate_is_what_to_type(tmp_path: Path) -> None:
    """With the order of its words, the target is one that can be reached."""
    written, made = one(tmp_path, "BB", "Predikat")
    order = the(made, "sheet-target-predicate").partition("predicates = ")[2].rstrip(".")
    text = made.text.replace('name = "Hal', f'predicates = {order}\nname = "Hal')
    (indicator,) = sakip.loads(text)
    assert indicator.predicates.index("BB") < indicator.predicates.index("A")
    assert written == '{ predicate = "BB" }'
    _, made = one(tmp_path, "Ada")
    assert 'hal-tercatat = { predicate = "Ada" }' in the(made, "sheet-target-word")


@pytest.mark.parametrize(
    ("note", "polarity", "code"),
    [
        ("makin tinggi makin baik", "higher", "sheet-polarity-note"),
        ("Semakin rendah semakin baik", None, "sheet-polarity-lower"),
        ("lihat lampiran", None, "sheet-no-polarity"),
    ],
)
def test_a_remark_says_which_way_is_better(tmp_path: Path, note: str, polarity: str | None, code: str) -> None:
    """It is not said to be missing; which rule is meant by less is asked."""
    _, made = one(tmp_path, 3, "hari", note)
    (indicator,) = sakip.loads(made.text)
    codes = {finding.code for finding in made.findings if "polarity" in finding.code}
    assert (indicator.polarity, codes) == (polarity, {code})


def test_a_formula_that_is_not_there_is_not_unreadable(tmp_path: Path) -> None:
    _, made = one(tmp_path, 3)
    assert "tidak tercantum" in the(made, "sheet-formula-missing")
    assert found(made, "sheet-formula-unread") == []


@pytest.mark.parametrize(
    ("name", "unit"),
    [("Waktu layanan (hari)", "hari"), ("Angka kriminalitas (kasus)", "kasus"), ("Kemiskinan (%)", "persen")],
)
def test_a_unit_in_the_name(tmp_path: Path, name: str, unit: str) -> None:
    _, made = one(tmp_path, 3, name=name)
    (indicator,) = sakip.loads(made.text)
    assert (indicator.name, indicator.unit) == (name, unit)


def test_a_count_with_a_target_in_per_cent_is_odd(tmp_path: Path) -> None:
    _, made = one(tmp_path, "100%", name="Jumlah desa mandiri")
    assert found(made, "sheet-unit-odd") == ["2 Data D"]


def test_the_serious_comes_first_and_the_routine_in_one_line(tmp_path: Path) -> None:
    """Thirteen indicators that leave the same open are one line; none of them hides a target that was not taken."""
    rows: Rows = [
        ["Indikator", "Target"],
        *([f"Jumlah hal {place}", 3] for place in range(12)),
        ["Jumlah warga", "1.250"],
    ]
    _, made = drafted(tmp_path, rows)
    codes = [finding.code for finding in made.findings]
    assert codes[0] == "sheet-target-thousands"
    assert len(codes) == len(set(codes))
    severities = [("error", "warning", "info").index(finding.severity) for finding in made.findings]
    assert severities == sorted(severities)
    assert "… (13)" in the(made, "sheet-no-polarity")


# --- nothing is lost ---

WORDS = st.sampled_from(
    ["Meningkatnya pelayanan", "BB", "≥ 80", "1.250", "-", "Camat", "Jumlah", "2025", "Ada", "persen", "makin tinggi"]
)
# few of them stand in the file for another reason
VALUES = st.one_of(
    st.none(), WORDS, st.integers(10_000, 99_999), st.integers(100, 999).map("Jumlah hal ke{}".format),
    st.text("abc 12.,%-()/", max_size=8),
)  # fmt: skip
IN_NOTE = {"sheet-column", "sheet-results", "sheet-bare-column", "sheet-target-column"}
HEADS = st.lists(
    st.sampled_from(
        ["No", "Sasaran", "Satuan", "Target", "Target 2026", "Realisasi 2024", "TW I", "Target TW II", "Keterangan",
         "Tujuan", "Indikator Tujuan", "Program", "Lain", "Target Akhir", "Arah", "Sumber Data", "Rumus"]
    ),
    min_size=1, max_size=6, unique=True,
)  # fmt: skip


@given(HEADS, st.integers(0, 6), st.data())
def test_every_cell_is_in_the_set_or_in_a_finding(
    tmp_path_factory: pytest.TempPathFactory, heads: list[str], at: int, data: st.DataObject
) -> None:
    """Of a drawn sheet: as a text or a value of the file, or named by its cell, its row or its words."""
    heads = [*heads[:at], "Indikator Sasaran", *heads[at:]]
    row = st.lists(VALUES, min_size=len(heads), max_size=len(heads))
    rows: Rows = [heads, *data.draw(st.lists(row, min_size=1, max_size=5))]
    try:
        _, made = drafted(tmp_path_factory.getbasetemp(), rows)
    except SheetError:
        return
    text = " ".join(made.text.split()).casefold() + " ".join(words(made.text))
    told = " ".join(f"{finding.message()} {finding.facts}" for finding in made.findings).casefold()
    named = {(one.place.line, one.place.column) for one in made.findings if one.place and one.code not in IN_NOTE}
    # rows below a table are named together, as 3-4, and numbers in them are not repeated
    spans = [span for one in made.findings for span in str(one.facts.get("rows", "")).split(", ") if span]
    for first, _, last in (span.partition("-") for span in spans):
        named |= {(line, "") for line in range(int(first), int(last or first) + 1)}
    for line, cells in enumerate(rows[1:], 2):
        for column, value in enumerate(cells):
            said = " ".join(str(value).split()).casefold() if value is not None else ""
            letter = "ABCDEFGH"[column]
            if is_blank(said) or heads[column] == "No" or said == "%":  # read as a unit
                continue
            written = {
                said,
                said.strip("≥ ").replace(",", ".").rstrip("."),
                " ".join(words(said)) or said,
                unnumbered(said),
            }
            if heads[column] == "Arah" and said == "makin tinggi":  # the library has a word of its own for it
                written.add('polarity = "higher"')
            kept = any(one in text or one in told for one in written)
            assert kept or (line, letter) in named or (line, "") in named, (rows, letter, line, made.text)
