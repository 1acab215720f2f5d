from __future__ import annotations

import pytest

from sakip.audit.columns import columns_of


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
    assert columns_of(("target", "target", "realisasi", "capaian")).twice == ("target",)
    assert columns_of(("target 2023", "target 2024", "realisasi", "capaian")).twice == ("target",)
