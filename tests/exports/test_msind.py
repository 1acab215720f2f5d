from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]  # it has no types of its own
import pytest
import strategies as own
from attrs import evolve
from hypothesis import given

import sakip
from sakip.errors import UnknownNameError
from sakip.exports import msind
from sakip.sets import Office
from sakip.testing import indicator_sets

CASES = Path(__file__).parent.parent / "cases"
ORDER = (
    "Nama Kegiatan",
    "Kode Kegiatan",
    "Penyelenggara",
    "Nama Indikator",
    "Konsep",
    "Definisi",
    "Interpretasi",
    "Metode/Rumus Penghitungan",
    "Ukuran",
    "Satuan",
    "Klasifikasi Penyajian",
    "Apakah Indikator Komposit?",
    "Indikator Pembangun: Publikasi Ketersediaan",
    "Indikator Pembangun: Nama",
    "Variabel Pembangun: Kegiatan Penghasil",
    "Variabel Pembangun: Kode Kegiatan",
    "Variabel Pembangun: Nama",
    "Level Estimasi",
    "Apakah Indikator Dapat Diakses Umum?",
)


def one(formula: sakip.Formula, **facts: Any) -> sakip.IndicatorSet:
    facts = {"code": "a", "name": "A", "unit": "persen"} | facts
    return sakip.IndicatorSet("x", [sakip.Indicator(formula=formula, **facts)])


def test_the_fields_are_those_of_the_form_in_its_order() -> None:
    """Three in the head, thirteen numbered ones, of which two have parts."""
    assert tuple(msind.headings().values()) == ORDER
    assert tuple(msind.headings()) == (*msind.HEAD, *msind.FIELDS)
    assert list(dict.fromkeys(msind.FIELDS.values())) == [str(number) for number in range(1, 14)]
    assert list(msind.rows(sakip.load("mojosari-2024"))[0]) == list(msind.headings("en"))
    assert set(msind.headings("en").values()).isdisjoint(ORDER)


def test_what_a_decree_says_stands_in_its_fields() -> None:
    made = msind.rows(sakip.load("mojosari-2024"))[4]
    assert {name: text for name, text in made.items() if text} == {
        "penyelenggara": "Kecamatan Mojosari",
        "nama_indikator": "Persentase Realisasi Anggaran Perangkat Daerah",
        "definisi": "Pengukuran capaian kinerja Realisasi Anggaran yang membandingkan jumlah realisasi anggaran dengan "
        "jumlah keseluruhan anggaran",
        "interpretasi": "Makin tinggi nilainya, makin baik kinerjanya.",
        "metode": "(Realisasi Anggaran / Pagu Anggaran) x 100%",
        "ukuran": "persen",
        "satuan": "persen",
        "indikator_komposit": "tidak",
        "variabel_pembangun_nama": "realisasi\npagu",
        "level_estimasi": "Kecamatan",
    }


def test_an_indicator_over_others_is_composite_of_them() -> None:
    """Mumbulsari's sixth is built of the other five; variables are then not asked for."""
    office = sakip.load("mumbulsari-2025")
    made = msind.rows(office)[-1]
    assert made["indikator_komposit"] == "ya"
    names = [" ".join(indicator.name.split()) for indicator in office][:-1]
    assert made["indikator_pembangun_nama"].split("\n") == names
    assert made["variabel_pembangun_nama"] == ""


def test_an_index_by_weights_is_composite_of_its_components() -> None:
    (made,) = msind.rows(one(sakip.index({"mutu_layanan": "1/3", "waktu": "2/3"}, unit="indeks"), unit="indeks"))
    assert (made["indikator_komposit"], made["indikator_pembangun_nama"]) == ("ya", "mutu layanan\nwaktu")


def test_how_a_score_of_somebody_else_is_made_up_is_not_known() -> None:
    """It is neither composite nor not; what it is built of is asked for neither way."""
    office = one(sakip.external_score("nilai", assessor="Inspektorat", document="LHE"), unit="nilai", name="Nilai X")
    (made,) = msind.rows(office)
    assert made["indikator_komposit"] == made["indikator_pembangun_nama"] == made["variabel_pembangun_nama"] == ""
    assert made["metode"] == "Penilai: Inspektorat; dokumen: LHE"
    codes = [finding.code for finding in msind.findings(office)]
    assert codes.count("msind-composite") == 1
    assert not any("Pembangun" in finding.message() for finding in msind.findings(office))


@pytest.mark.parametrize(
    ("formula", "facts", "measure"),
    [
        (sakip.ratio("a", "b"), {}, "persen"),
        (sakip.ratio("a", "b", scale="bilangan"), {"unit": "bilangan"}, "rasio"),
        (sakip.count(), {"unit": "dokumen"}, "jumlah"),
        (sakip.count(), {"unit": "dokumen", "name": "Indeks dokumen"}, "jumlah"),
        (sakip.average(["a", "b"]), {"unit": "bilangan"}, "rata-rata"),
        (sakip.external_score(assessor="B", document="C"), {"unit": "poin", "name": "Indeks Reformasi"}, "indeks"),
        (sakip.external_score(assessor="B", document="C"), {"unit": "nilai", "name": "SAKIP"}, "nilai"),
        (sakip.external_score(assessor="B", document="C"), {"unit": "poin", "name": "IKM"}, ""),
    ],
)
def test_a_measure_is_another_thing_than_a_unit(formula: Any, facts: dict[str, Any], measure: str) -> None:
    office = one(formula, **facts)
    (made,) = msind.rows(office)
    assert made["ukuran"] == measure
    assert made["satuan"] == office["a"].unit
    blank = [finding.message() for finding in msind.findings(office) if "“Ukuran”" in finding.message()]
    assert len(blank) == (measure == "")


@pytest.mark.parametrize(
    ("polarity", "said"),
    [
        ("higher", "Makin tinggi nilainya, makin baik kinerjanya."),
        ("lower-mirror", "Makin rendah nilainya, makin baik kinerjanya."),
        ("lower-inverse", "Makin rendah nilainya, makin baik kinerjanya."),
        ("stabilise", "Makin dekat nilainya dengan target, makin baik kinerjanya."),
        (None, ""),
    ],
)
def test_the_interpretation_follows_from_the_polarity(polarity: str | None, said: str) -> None:
    office = one(sakip.count(), unit="kasus", polarity=polarity)
    assert msind.rows(office)[0]["interpretasi"] == said
    assert any("“Interpretasi”" in finding.message() for finding in msind.findings(office)) == (not said)


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("", "Kecamatan"),
        ("35", "Provinsi"),
        ("35.09", "Kabupaten/Kota"),
        ("35.09.23", "Kecamatan"),
        ("35.09.23.2001", "Desa/Kelurahan"),
    ],
)
def test_the_level_is_that_of_the_office(code: str, level: str) -> None:
    office = evolve(one(sakip.count(), unit="kasus"), office=Office("Kantor", region_code=code))
    assert msind.rows(office)[0]["level_estimasi"] == level


def test_without_a_printed_formula_the_one_computed_with_stands_there() -> None:
    ratio, count = one(sakip.ratio("hasil", "semua")), one(sakip.count("jumlah"), unit="dokumen")
    assert msind.rows(ratio)[0]["metode"] == "hasil ÷ semua × 100%"
    assert msind.rows(count)[0]["metode"] == "Dicacah: jumlah (dokumen)"
    assert msind.rows(count, "en")[0]["metode"] == "Counted: jumlah (dokumen)"


def test_data_sources_are_no_activities_and_are_told_in_the_finding() -> None:
    office = one(sakip.ratio("a", "b"), data_sources=["LRA", "DPA"])
    assert msind.rows(office)[0]["variabel_pembangun_kegiatan"] == ""
    (said,) = [finding for finding in msind.findings(office) if finding.code == "msind-activity"]
    assert "sumber data menurut dokumen: LRA, DPA." in said.message()


def asked(row: dict[str, str]) -> list[str]:
    """The fields of a row that are to be filled in."""
    left = {"ya": "variabel_", "tidak": "indikator_pembangun"}.get(row["indikator_komposit"])
    skipped = [name for name in row if "pembangun" in name and (left is None or name.startswith(left))]
    return [name for name in msind.FIELDS if name not in skipped]


@given(indicator_sets())
@own.examples(15)
def test_every_blank_has_a_finding_and_nothing_else_has(office: Any) -> None:
    """What was drawn may itself be blank."""
    rows, found = msind.rows(office), msind.findings(office)
    assert [row["nama_indikator"] for row in rows] == [indicator.name for indicator in office]
    blanks = sum(not row[name].strip() for row in rows for name in asked(row))
    heads = sum(not text.strip() for name, text in rows[0].items() if name in msind.HEAD) if rows else 0
    assert sum(finding.code != "msind-blank-head" for finding in found) == blanks
    assert not rows or sum(finding.code == "msind-blank-head" for finding in found) == heads
    assert all(row["konsep"] == row["akses_umum"] == row["klasifikasi_penyajian"] == "" for row in rows)


def test_what_an_office_adds_fills_the_blanks() -> None:
    """By the code of the indicator or another name of it; the finding is gone, and the rest as it was."""
    office = sakip.load("mojosari-2024")
    head = {"nama_kegiatan": "Survei", "penyelenggara": "Bagian Organisasi"}
    given = {"Persentase realisasi anggaran perangkat daerah": {"konsep": "Serapan", "indikator_komposit": "Ya"}}
    made = msind.rows(office, head=head, given=given)
    assert [row["nama_kegiatan"] for row in made] == ["Survei"] * 7
    assert (made[4]["penyelenggara"], made[4]["konsep"]) == ("Bagian Organisasi", "Serapan")
    assert made[3] | {"nama_kegiatan": ""} == msind.rows(office, head={"penyelenggara": "Bagian Organisasi"})[3]
    before, after = msind.findings(office), msind.findings(office, head=head, given=given)
    gone = {finding.message() for finding in before} - {finding.message() for finding in after}
    assert "Isian “Nama Kegiatan” pada kepala formulir masih kosong." in gone
    assert "Isian “Konsep” untuk “Persentase Realisasi Anggaran Perangkat Daerah” masih kosong." in gone
    new = {finding.message() for finding in after} - {finding.message() for finding in before}
    assert all("“Indikator Pembangun" in message for message in new)
    assert len(new) == 2  # as it is composite now


def test_a_field_or_an_indicator_nobody_knows_is_refused() -> None:
    office = sakip.load("mojosari-2024")
    with pytest.raises(UnknownNameError, match="'konsep'"):
        msind.rows(office, given={"ikm": {"konsepp": "x"}})
    with pytest.raises(UnknownNameError, match="'nama_kegiatan'"):
        msind.findings(office, head={"nama": "x"})
    with pytest.raises(UnknownNameError, match="'ikm'"):
        msind.rows(office, given={"ik": {"konsep": "x"}})
    with pytest.raises(UnknownNameError, match="language"):
        msind.rows(office, "de")


# --- files ------------------------------------------------------------------------------------------------------------


def test_the_table_is_read_back_as_it_was(tmp_path: Path) -> None:
    """Lines inside a cell, quotes and commas included; the same bytes every time."""
    office = sakip.load("mumbulsari-2025")
    file = tmp_path / "a.csv"
    gaps = msind.write(office, file)
    assert gaps == msind.findings(office)
    rows = list(csv.DictReader(io.StringIO(file.read_bytes().decode(), newline="")))
    assert [dict(zip(msind.headings(), row.values(), strict=True)) for row in rows] == msind.rows(office)
    first = file.read_bytes()
    msind.write(office, file, format="csv")
    assert file.read_bytes() == first


def dangerous() -> sakip.IndicatorSet:
    return one(sakip.count(), unit="kasus", name='=HYPERLINK("x")', definition="-\n+1\x07", formula_text="a\r\nb")


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    msind.write(dangerous(), tmp_path / "a.csv")
    (row,) = csv.DictReader(io.StringIO((tmp_path / "a.csv").read_bytes().decode(), newline=""))
    assert row["Nama Indikator"] == '\'=HYPERLINK("x")'
    assert row["Definisi"].startswith("'-")
    msind.write(dangerous(), tmp_path / "a.xlsx")
    cells = [cell for line in openpyxl.load_workbook(tmp_path / "a.xlsx")["MS-Ind"] for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.data_type == "n" and cell.value is not None for cell in cells)


def test_the_workbook_has_a_form_for_each_indicator_and_what_is_missing(tmp_path: Path) -> None:
    """Each field stands beside its number and name; the list on the second sheet is that of the findings."""
    office = sakip.load("mumbulsari-2025")
    file = tmp_path / "a.xlsx"
    gaps = msind.write(office, file)
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["MS-Ind", "Belum diisi"]
    lines = [[cell or "" for cell in row] for row in book["MS-Ind"].iter_rows(values_only=True)]
    rows, named = msind.rows(office), msind.headings()
    assert [line[2] for line in lines if line[1] == "Nama Indikator"] == [row["nama_indikator"] for row in rows]
    for name in ("definisi", "metode", "ukuran", "satuan", "indikator_komposit", "level_estimasi", "konsep"):
        assert [line[2] for line in lines if line[1] == named[name]] == [row[name] for row in rows]
    last = rows[-1]["indikator_pembangun_nama"].split("\n")
    numbered = "\n".join(f"{number}. {text}" for number, text in enumerate(last, 1))
    assert [line[2] for line in lines if line[1] == named["indikator_pembangun_nama"]][-1] == numbered
    listed = [row[0] for row in book["Belum diisi"].iter_rows(min_row=2, values_only=True)]
    assert listed == [f"{gap.message()} {gap.remedy()}".strip() for gap in gaps]
    first = file.read_bytes()
    msind.write(office, file)
    assert file.read_bytes() == first


def test_a_workbook_speaks_english_when_asked(tmp_path: Path) -> None:
    msind.write(sakip.load("muncar-2024"), tmp_path / "a.xlsx", lang="en")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["MS-Ind", "Not filled in yet"]
    assert book["MS-Ind"]["B4"].value == "Name of the activity"


@pytest.mark.parametrize("name", ["a.docx", "a"])
def test_another_format_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownNameError, match="format of MS-Ind"):
        msind.write(sakip.load("muncar-2024"), tmp_path / name)
    assert not list(tmp_path.iterdir())
