from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

import sakip
from sakip.errors import DefinitionError, UnknownNameError
from sakip.papers import Grid, Paper, Party, Signatures, Title, agreement


def printed(grid: Grid) -> list[list[str]]:
    """Every box as text, a covered place as a ditto mark."""
    return [["″" if box is None else box.text for box in row] for row in grid.every_row()]


def block(paper: Paper, kind: type) -> list[object]:
    return [one for one in paper.blocks if isinstance(one, kind)]


def test_the_tables_of_mojosari_2024(mojosari: sakip.IndicatorSet) -> None:
    """Both tables of its decree, column for column and as printed: three indicators share the third performance."""
    paper = agreement(mojosari, budget=False)
    objectives, others = paper.grids
    assert [column.heading for column in objectives.columns] == ["NO", "SASARAN", "INDIKATOR KINERJA", "TARGET"]
    assert [column.heading for column in others.columns] == ["NO", "KINERJA LAINNYA", "INDIKATOR KINERJA", "TARGET"]
    assert printed(objectives) == [["1", "Terwujudnya pelayanan publik yang optimal", "IKM Kecamatan", "87"]]
    assert printed(others) == [
        [
            "1",
            "Terselenggaranya pelayanan PATEN sesuai standar pelayanan",
            "Persentase pelayanan yang terlayani sesuai standar pelayanan",
            "100%",
        ],
        [
            "2",
            "Terselenggaranya fasilitasi dan koordinasi pemerintahan",
            "Persentase hasil koordinasi yang ditindaklanjuti",
            "100%",
        ],
        [
            "3",
            "Meningkatnya Tatakelola Birokrasi Pemerintahan yang Efektif, Efisien dan Akuntabel",
            "3.1 Nilai SAKIP Kecamatan",
            "80",
        ],
        ["″", "″", "3.2 Persentase Realisasi Anggaran Perangkat Daerah", "88%"],
        ["″", "″", "3.3 Indeks Profesionalitas ASN", "80"],
        [
            "4",
            "Optimalisasi Kualitas Pelayanan melalui Pembangunan Inovasi yang Mempunyai Nilai Tambah",
            "Jumlah Inovasi yang terinternalisasi dan tersosialisasi serta berkelanjutan",
            "1 inovasi",
        ],
    ]
    assert block(paper, Title) == [
        Title(("PERJANJIAN KINERJA TAHUN 2024", "KECAMATAN MOJOSARI", "KABUPATEN MOJOKERTO"))
    ]
    assert paper.gaps == ()


def test_two_sign_below(mojosari: sakip.IndicatorSet) -> None:
    """The second party on the left, the first on the right; names are blank, since no set holds them."""
    (below,) = block(agreement(mojosari), Signatures)
    assert below == Signatures(
        (Party("Pihak Kedua,\nBupati Mojokerto", elected=True), Party("Pihak Pertama,\nPlt. Camat Mojosari")),
        "Mojosari, 30 Januari 2024",
    )


def test_a_set_without_budgets_says_so(mojosari: sakip.IndicatorSet) -> None:
    """The table of programmes is there with its gap marked, unless it is left out on purpose."""
    paper = agreement(mojosari)
    assert [column.heading for column in paper.grids[-1].columns] == ["NO", "PROGRAM", "ANGGARAN (RP)", "KETERANGAN"]
    assert paper.gaps == ("program dan anggaran belum diisi",)


def test_a_set_without_targets_says_so(mumbulsari: sakip.IndicatorSet) -> None:
    """An annex promises nothing: every target of the agreement is a gap, and none is invented."""
    (grid,) = agreement(mumbulsari, budget=False).grids
    targets = [row[3] for row in grid.rows]
    assert len(targets) == len(mumbulsari)
    assert all(box is not None and box.missing and box.text == "belum ditetapkan" for box in targets)


@pytest.mark.parametrize(
    ("day", "title", "target", "money"),
    [
        (date(2024, 6, 30), "Perjanjian Kinerja Tahun 2024", "82%", ["400.000.000", "DPA 2024"]),
        (None, "Perjanjian Kinerja Perubahan Tahun 2024", "80%", ["400.000.000", "DPA 2024"]),
    ],
)
def test_the_agreement_as_known_on_a_day(
    contoh: sakip.IndicatorSet, day: date | None, title: str, target: str, money: list[str]
) -> None:
    """Before the revision the first agreement stands, after it the revised one; the budget is that of the signing."""
    paper = agreement(contoh, as_of=day)
    (head,) = block(paper, Title)
    objectives, programmes = paper.grids
    assert isinstance(head, Title)
    assert head.lines[0] == title.upper()
    assert paper.title == f"{title}, Kecamatan Contoh"
    assert printed(objectives)[0][3] == target
    assert printed(programmes) == [
        ["1", "Pemberdayaan masyarakat desa dan kelurahan", *money],
        ["Jumlah", "″", money[0], ""],
    ]


def test_money_is_a_number_too(contoh: sakip.IndicatorSet) -> None:
    """A spreadsheet gets the rupiah as a number, exact."""
    box = agreement(contoh).grids[1].rows[0][2]
    assert box is not None
    assert box.value == Fraction(400_000_000)
    assert box.unit == "rupiah"


def test_no_year_no_agreement(contoh: sakip.IndicatorSet) -> None:
    """A set without a year has to be told which."""
    undated = evolve(contoh, year=None)
    with pytest.raises(DefinitionError, match=r"has no year\. Say which: year=2024"):
        agreement(undated)
    assert agreement(undated, year="2024").grids == agreement(contoh).grids


def test_an_agreement_in_english(contoh: sakip.IndicatorSet) -> None:
    """Headings and numbers follow the language; what the office wrote stays as it is."""
    objectives, programmes = agreement(contoh, lang="en").grids
    assert [column.heading for column in objectives.columns][1] == "OBJECTIVE"
    assert printed(programmes)[0][1:3] == ["Pemberdayaan masyarakat desa dan kelurahan", "400,000,000"]


def test_an_agreement_by_its_document(contoh: sakip.IndicatorSet) -> None:
    """The first one can be printed again without guessing its day; its number stands below the heading."""
    paper = agreement(contoh, document="pk-2024")
    assert paper == agreement(contoh, as_of=date(2024, 1, 30))
    (head,) = block(paper, Title)
    assert isinstance(head, Title)
    assert head.lines[-1] == "Nomor 700/12/2024"
    with pytest.raises(UnknownNameError, match="document of the set"):
        agreement(contoh, document="pk-2023")


def test_a_medium_term_plan_promises_nothing(contoh: sakip.IndicatorSet) -> None:
    """Of a year without an agreement every target is a gap, though the Renstra has one, and nobody has signed."""
    paper = agreement(contoh, year=2025)
    (grid, _) = paper.grids
    assert printed(grid)[0][3] == "belum ditetapkan"
    (below,) = block(paper, Signatures)
    assert isinstance(below, Signatures)
    assert below.where_when == "…………………, …………………"


def test_a_budget_that_came_later_is_named(contoh: sakip.IndicatorSet) -> None:
    """Where nothing was enacted when the agreement was signed, the first budget after it stands there."""
    late = evolve(contoh, budgets=[evolve(one, issued=date(2024, 12, 1)) for one in contoh.budgets[1:]])
    _, programmes = agreement(late).grids
    assert printed(programmes)[0][2:] == ["480.000.000", "DPPA 2024"]
    assert agreement(late, as_of=date(2024, 10, 1)).gaps == ("belum diisi",)


def test_a_document_of_no_declared_kind_is_named() -> None:
    """Its targets bind like those of an agreement; the paper says where they come from."""
    (grid, *_) = agreement(sakip.load("muncar-2024")).grids
    assert grid.notes[0].startswith("Target menurut Renstra Kecamatan Muncar 2025-2029")
    (grid, *_) = agreement(sakip.load("mojosari-2024")).grids
    assert grid.notes == ()
