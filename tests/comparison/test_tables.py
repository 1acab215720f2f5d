from __future__ import annotations

import json
import pickle
from decimal import Decimal
from fractions import Fraction

import pytest

from sakip.assessment import Reason
from sakip.comparison.tables import BLANK, Because, Cell, Column, Stated, Table
from sakip.errors import UnknownNameError
from sakip.indicators import Range
from sakip.wording import Word

GONE = Because(Reason.NOT_REPORTED, {"indicator": "IKM", "period": 2024})
TABLE = Table(
    "x",
    Stated("report-target-title", {"period": 2024}),
    (Column("objective", group=True), Column("indicator", group=True), Column("achievement", number=True)),
    (
        (Cell("Satu"), Cell("IKM"), Cell(Decimal("1234.50"), "persen")),
        (Cell("Satu"), Cell("IKM"), Cell(why=GONE)),
        (Cell("Dua"), Cell("IKM"), Cell(Fraction(1, 4), "persen", Stated("report-limited-cap", {"raw": 120}))),
    ),
    (Stated("report-total"),),
    (Cell(Word("report-total")), BLANK, Cell(Fraction(1, 3))),
)


def test_a_table_is_read_by_its_columns() -> None:
    assert [cell.value for cell in TABLE.column("indicator")] == ["IKM"] * 3
    assert len(TABLE) == 3
    with pytest.raises(UnknownNameError, match="column of table 'x'"):
        TABLE.column("indikator")


def test_rows_are_plain_values_and_say_why_one_is_missing() -> None:
    first, second, third = TABLE.to_dicts("en")
    assert first == {"objective": "Satu", "indicator": "IKM", "achievement": Decimal("1234.50"), "why": {}}
    assert second["achievement"] is None
    assert second["why"] == {"achievement": GONE.label("en")}
    assert (third["achievement"], third["why"]["achievement"]) == (Decimal("0.25"), "Limited; 120% without the limit.")


def test_json_has_decimals_as_text_and_keeps_the_total_apart() -> None:
    made = json.loads(json.dumps(TABLE.to_dict()))
    assert [row["achievement"] for row in made["rows"]] == ["1234.50", None, "0.25"]
    assert made["total"] == {"objective": "Jumlah", "indicator": "", "achievement": "1/3", "why": {}}
    assert [column["heading"] for column in made["columns"]] == ["Sasaran", "Indikator", "Capaian (%)"]
    assert (made["title"], made["notes"]) == ("Target dan realisasi 2024", ["Jumlah"])


def test_text_writes_a_group_once_a_short_reason_inside_and_a_sentence_below() -> None:
    lines = TABLE.text().splitlines()
    assert lines[3].split() == ["Satu", "IKM", "1.234,50"]
    assert lines[4].split() == ["belum", "diisi"]
    assert lines[5].split() == ["Dua", "IKM", "0,25", "[1]"]
    assert lines[6].split() == ["Jumlah", "1/3"]
    assert lines[7:] == ["[1] Dibatasi; tanpa batas 120%.", "Jumlah"]


def test_a_long_text_takes_several_lines_and_loses_nothing() -> None:
    words = "Meningkatnya kualitas pelayanan publik yang merata dan berkeadilan di kecamatan"
    text = Table("x", Word("report-total"), (Column("cause"),), ((Cell(words),),)).text()
    assert " ".join(text.split()[3:]) == words
    assert max(map(len, text.splitlines())) <= 40


def test_a_table_without_rows_is_its_title_and_notes() -> None:
    assert Table("x", Word("report-total"), (Column("cause"),), (), (Word("report-not-written"),)).text() == (
        "Jumlah\nbelum ditulis\n"
    )


def test_a_cell_writes_what_it_holds() -> None:
    assert (Cell().shown(), Cell(Range(80, 90)).shown(), Cell(Word("reached")).shown("en")) == ("–", "80–90", "reached")
    assert Cell(Fraction(5), "juta rupiah", with_unit=True).shown() == "Rp5 juta"
    assert (Cell(Range(80, 90)).plain(), Cell("x").plain(), Cell(Fraction(10**20)).plain()) == (
        "80–90",
        "x",
        Decimal(10**20),
    )


def test_a_table_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(TABLE)) == TABLE  # noqa: S301  # the pickle is ours
