from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.papers.model import Item, Quotient
from sakip.papers.sentences import formula, lines


@pytest.mark.parametrize(
    ("text", "over", "under"),
    [
        ("(Realisasi Anggaran / Pagu Anggaran) x 100%", "Realisasi Anggaran", "Pagu Anggaran"),
        (
            "Jumlah laporan/aduan yg diselesaikan. / Jumlah laporan/aduan yg masuk x 100%",
            "Jumlah laporan/aduan yg diselesaikan.",
            "Jumlah laporan/aduan yg masuk",
        ),
        ("a / b × 100 %", "a", "b"),
    ],
)
def test_a_quotient_is_printed_as_one(text: str, over: str, under: str) -> None:
    """A slash between blanks divides; one inside a word means "or" and stays."""
    found = formula(text)
    assert isinstance(found, Quotient)
    assert (found.over, found.under) == (over, under)


@pytest.mark.parametrize("text", ["Laporan Hasil Evaluasi SAKIP", "a / b / c x 100%", "jumlah a/b", "x 100%", ""])
def test_what_is_no_quotient_stays_as_it_is(text: str) -> None:
    """Two slashes could mean two things, and a sentence means none."""
    assert formula(text) == text


def test_points_within_points() -> None:
    """Numbered points may hold lists of their own, as the fourth point of Mumbulsari's IKM does."""
    text = "1. Pertama. 2. Unsur : (1) Waktu; (2) Biaya / tarif"
    assert lines(text) == (
        Item("1.", "Pertama."),
        Item("2.", "Unsur :"),
        Item("(1)", "Waktu;", level=1),
        Item("(2)", "Biaya / tarif", level=1),
    )


def test_only_what_counts_from_one_is_a_list() -> None:
    """A year or an article number at the start of a sentence begins no point."""
    assert lines("Menurut Pasal 5. Lalu 7. Selesai") == ("Menurut Pasal 5. Lalu 7. Selesai",)
    assert lines("(2) dua (3) tiga") == ("(2) dua (3) tiga",)
    assert lines("satu baris\ndua baris") == ("satu baris", "dua baris")


@given(st.text(alphabet="ab 12().;\n/", max_size=60))
def test_nothing_is_added_and_nothing_left_out(text: str) -> None:
    """The lines of a text hold its words, in its order."""
    said = " ".join(map(str, lines(text)))
    assert re.sub(r"\s", "", said) == re.sub(r"\s", "", text)
