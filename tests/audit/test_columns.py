from __future__ import annotations

import pytest

from sakip.audit.columns import columns_of, is_subheading


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (("indicator", "target", "realisation", "achievement"), "achievements"),
        (("Indikator Kinerja", "Target 2024", "Realisasi 2024", "Capaian (%)"), "achievements"),
        (("No", "Indikator", "Satuan", "TARGET", "REALISASI", "%"), "achievements"),
        (("item", "pagu", "realisasi", "persen"), "budgets"),
        (("Program/Kegiatan", "Anggaran (Rp)", "Realisasi (Rp)", "%"), "budgets"),
        (("Uraian", "Pagu Anggaran", "Realisasi Anggaran", "Capaian"), "budgets"),
    ],
)
def test_the_header_says_which_kind_of_table_it_is(headings: tuple[str, ...], kind: str) -> None:
    """By its names, in either language, with years and units beside them."""
    columns = columns_of(headings)
    assert (columns.kind, columns.missing, columns.twice) == (kind, (), ())
    assert "label" in columns.places


def test_the_cell_as_printed_is_read_where_a_cleaned_one_stands_beside_it() -> None:
    """Decimals printed can only be counted in the printed text."""
    columns = columns_of(("indicator", "target", "realisation", "achievement_pct_published",
                          "target_raw", "realisation_raw", "achievement_raw"))  # fmt: skip
    assert [columns.places[role] for role in ("base", "made", "figure")] == [4, 5, 6]


def test_a_column_that_is_missing_or_there_twice_is_named() -> None:
    """By the name it usually has."""
    assert columns_of(("indikator", "target", "realisasi")).missing == ("achievement",)
    assert columns_of(("target", "target", "realisasi", "capaian")).twice == ("target", "target")
    assert columns_of(("target 2023", "target 2024", "realisasi", "capaian")).twice == ("target 2023", "target 2024")


@pytest.mark.parametrize(
    ("headings", "kind", "places"),
    [
        ("Capaian Kinerja;Target;Realisasi;Capaian", "achievements", [1, 2, 3]),
        ("Indikator;Target;Realisasi;Capaian;Pagu", "achievements", [1, 2, 3]),
        ("Indikator;Target;Pagu;Realisasi;Serapan", "budgets", [2, 3, 4]),
        ("Target;Realisasi;Realisasi Keuangan;Capaian", "achievements", [0, 1, 3]),
        ("Anggaran (Rp);Realisasi (Rp);Realisasi (%)", "budgets", [0, 1, 2]),
        ("Target (%);Realisasi (%);Capaian (%)", "achievements", [0, 1, 2]),
        ("Target Tahun 2024;Realisasi Tahun 2024;Tingkat Capaian (Kinerja) (%)", "achievements", [0, 1, 2]),
        ("Target TW I;Realisasi s.d. TW II;Nilai Capaian", "achievements", [0, 1, 2]),
        ("Target PK;Realisasi;Persentase Capaian Kinerja", "achievements", [0, 1, 2]),
        ("Target Tahunan;Realisasi;Capaian", "achievements", [0, 1, 2]),
        ("DPA;Realisasi;Tingkat Penyerapan", "budgets", [0, 1, 2]),
        ("Anggaran Setelah Perubahan;Realisasi;%", "budgets", [0, 1, 2]),
        ("Anggaran Perubahan;Realisasi;%", "budgets", [0, 1, 2]),
        ("Pagu Perubahan;Realisasi;%", "budgets", [0, 1, 2]),
    ],
)
def test_columns_that_stand_together_are_one_table(headings: str, kind: str, places: list[int]) -> None:
    """What is said of one kind of table alone, or stands beside its target or budget, belongs to it."""
    columns = columns_of(headings.split(";"))
    assert (columns.kind, columns.missing, columns.twice, columns.beside) == (kind, (), (), ())
    assert [columns.places[role] for role in ("base", "made", "figure")] == places


@pytest.mark.parametrize(
    ("headings", "twice"),
    [
        ("Indikator;Target;Realisasi;Capaian Kinerja;Capaian", ("Capaian Kinerja", "Capaian")),
        ("Indikator;Target;Pagu;Realisasi;Capaian", ("Target", "Pagu")),
        ("Indikator;Pagu;Target;Realisasi;Capaian", ("Target", "Pagu")),
    ],
)
def test_two_headings_that_may_mean_the_same_are_both_named(headings: str, twice: tuple[str, ...]) -> None:
    """Nothing is chosen where the wrong one might be."""
    assert columns_of(headings.split(";")).twice == twice


def test_of_two_tables_side_by_side_the_achievements_are_read() -> None:
    """The columns of the other are named."""
    columns = columns_of(("Target", "Realisasi", "Capaian", "Pagu", "Realisasi Anggaran", "Serapan"))
    assert (columns.kind, columns.beside) == ("achievements", ("Pagu", "Realisasi Anggaran", "Serapan"))


def test_a_table_that_lacks_a_column_is_told_as_what_it_is() -> None:
    """One of budgets lacks its percentage, not an achievement."""
    assert columns_of(("Uraian", "Pagu", "Realisasi")).missing == ("persen",)


@pytest.mark.parametrize(
    ("cells", "known"),
    [
        (("", "2024", "2024", "2024"), True),
        (("", "Tahun 2023", "Tahun 2024", "2024"), True),
        (("", "(%)", "(%)", "(%)"), True),
        (("1", "2", "3", "4"), True),
        (("(1)", "(2)", "(3)", "(4)=(3)/(2)"), True),
        (("", "100", "100", "100"), False),
        (("IKM", "2", "3", "4"), False),
        (("IKM", "2024", "2024", "100"), False),
    ],
)
def test_a_row_right_below_the_header_may_be_a_part_of_it(cells: tuple[str, ...], *, known: bool) -> None:
    """Years, one text for all, or the numbers of columns; three numbers alike are a target that is met."""
    assert is_subheading(cells, cells[1:]) is known
