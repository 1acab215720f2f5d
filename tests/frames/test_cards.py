"""What has rows becomes a dataframe: its columns keep their types, whatever the rows hold."""

from __future__ import annotations

import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pytest

import sakip
from sakip import audit, comparison, rollup, wording
from sakip.comparison.tables import Cell, Column, Stated, Table
from sakip.errors import FrameError, MissingExtraError, UnknownNameError
from sakip.tabular import frame_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sakip.tabular import Kind

LIBRARIES: Final = ("polars", "pandas", "pyarrow")
COLUMNS: Final[Mapping[str, Kind]] = {
    "teks": "text",
    "daftar": "texts",
    "angka": "number",
    "bulat": "integer",
    "benar": "truth",
}
ROWS: Final[tuple[dict[str, Any], ...]] = (
    {"teks": "a", "daftar": ["x", "y"], "angka": Decimal("88.30"), "bulat": 3, "benar": True, "lain": object()},
    {"teks": None, "daftar": [], "angka": Decimal("-1.005"), "bulat": None, "benar": None, "lain": None},
    {"teks": "ß", "daftar": None, "angka": None, "bulat": -1, "benar": False, "lain": 1},
)
BLANK: Final = (dict.fromkeys(ROWS[0]),)
SERAPAN: Final = audit.achievements([
    {"indicator": "IKM", "target": "90,10", "realisation": "97,95", "achievement": "108,71"},
    {"indicator": "Inovasi", "target": "90,62", "realisation": "93,93", "achievement": "106,35"},
    {"indicator": "Opini BPK", "target": "WTP", "realisation": "WTP", "achievement": "100"},
])  # fmt: skip


def rows_of(frame: Any, library: str) -> list[dict[str, Any]]:
    """Return the rows of a frame as plain values."""
    if library == "polars":
        return list(frame.to_dicts())
    if library == "pyarrow":
        return list(frame.to_pylist())
    blank = {name: frame[name].isna() for name in frame.columns}
    return [
        {name: None if blank[name][at] else row[name] for name in row}
        for at, row in enumerate(frame.to_dict("records"))
    ]


def types_of(frame: Any, library: str) -> dict[str, str]:
    if library == "pyarrow":
        return {field.name: str(field.type) for field in frame.schema}
    return {name: str(frame[name].dtype) for name in frame.columns}


@pytest.fixture(params=LIBRARIES)
def library(request: pytest.FixtureRequest) -> str:
    """A library that is installed."""
    pytest.importorskip(request.param)
    return str(request.param)


# --- rows -------------------------------------------------------------------------------------------------------------


def test_every_cell_is_as_it_was(library: str) -> None:
    """In the columns that are asked for, in their order."""
    made = frame_of(library, ROWS, COLUMNS)
    assert list(types_of(made, library)) == list(COLUMNS)
    assert rows_of(made, library) == [{name: row[name] for name in COLUMNS} for row in ROWS]


@pytest.mark.parametrize("rows", [BLANK, ()])
def test_types_do_not_hang_on_what_the_rows_hold(library: str, rows: Any) -> None:
    """But for the decimals of a number, which are those of the longest one."""
    full, blank = (types_of(frame_of(library, every, COLUMNS), library) for every in (ROWS, rows))
    expected = {
        "polars": ["String", "List(String)", "Decimal(precision=38, scale=3)", "Int64", "Boolean"],
        "pandas": ["str", "object", "object", "Int64", "boolean"],
        "pyarrow": ["string", "list<item: string>", "decimal128(38, 3)", "int64", "bool"],
    }[library]
    assert list(full.values()) == expected
    assert [kind.replace("scale=0", "scale=3").replace("38, 0", "38, 3") for kind in blank.values()] == expected


def test_a_number_longer_than_a_column_is_refused(library: str) -> None:
    """Also when it is its decimals and those of another that make it too long."""
    for numbers in (["1" * 39], ["1" * 37, "0.25"]):
        with pytest.raises(FrameError, match="'angka' has more than 38 digits") as caught:
            frame_of(library, [{"angka": Decimal(number)} for number in numbers], {"angka": "number"})
        assert caught.value.column == "angka"
    made = frame_of(library, [{"angka": Decimal("1" * 36)}, {"angka": Decimal("0.25")}], {"angka": "number"})
    assert rows_of(made, library)[0] == {"angka": Decimal("1" * 36)}


def test_another_kind_is_refused_and_the_nearest_named() -> None:
    with pytest.raises(UnknownNameError, match=r"no kind of dataframe called 'polar'\. Did you mean 'polars'"):
        frame_of("polar", ROWS, COLUMNS)


@pytest.mark.parametrize("name", LIBRARIES)
def test_a_library_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError, match=f"{name} is not installed. Install it with: pip install {name}") as got:
        frame_of(name, ROWS, COLUMNS)
    assert got.value.extra == name


# --- what has rows ----------------------------------------------------------------------------------------------------


def _card() -> Any:
    return sakip.assess(sakip.load("muncar-2024"))


def _series() -> Any:
    return sakip.series(sakip.load("muncar-2024"))


def _region() -> Any:
    region = rollup.Region.of("Kab. Contoh", ["Kec. A", "Kec. B"])
    return rollup.across(region, {"Kec. A": _card()}, completeness="1/2")


CARDS: Mapping[str, Callable[[], Any]] = {"scorecard": _card, "series": _series, "region": _region}


@pytest.mark.parametrize("name", CARDS)
def test_a_card_is_its_rows(library: str, name: str) -> None:
    """Every row and cell that ``to_dicts`` gives."""
    card = CARDS[name]()
    assert rows_of(card.to_frame(library), library) == card.to_dicts() != []


def test_an_audit_is_its_rows_with_the_numbers_as_numbers(library: str) -> None:
    found = rows_of(SERAPAN.to_frame(library, "en"), library)
    given = SERAPAN.to_dicts("en")
    assert [row["right"] for row in found] == [Decimal("108.71"), Decimal("103.65"), None]
    assert [row["difference"] for row in found] == [None, Decimal("2.70"), None]
    others = [{name: cell for name, cell in row.items() if name not in {"right", "difference"}} for row in found]
    assert others == [{name: row[name] for name in others[0]} for row in given]
    assert given[0].keys() - found[0].keys() == {"convention", "rights"}


def test_a_table_is_its_rows_and_says_why_in_text(library: str) -> None:
    """A column in which a number stands beside words is text; what is blank throughout is what it mostly is."""
    table = Table(
        "example",
        Stated("report-target-title", {"period": 2024}),
        (Column("indicator"), Column("achievement", number=True), Column("target", number=True),
         Column("realisation", number=True), Column("unit")),
        (
            (Cell("IKM"), Cell(Decimal("100.46")), Cell(Decimal("87.0")), Cell(), Cell()),
            (Cell("SAKIP"), Cell(why=wording.Word("not-reported")), Cell("BB"), Cell(), Cell()),
        ),
    )  # fmt: skip
    made = table.to_frame(library, "en")
    assert rows_of(made, library) == [
        {"indicator": "IKM", "achievement": Decimal("100.46"), "target": "87.0", "realisation": None, "unit": None,
         "why": None},
        {"indicator": "SAKIP", "achievement": None, "target": "BB", "realisation": None, "unit": None,
         "why": "Achievement (%): not reported"},
    ]  # fmt: skip
    types = types_of(made, library)
    assert types["unit"] == types["indicator"] == types["target"] == types["why"]
    assert types["realisation"].replace("0", "2") == types["achievement"].replace("0", "2") != types["unit"]


def test_every_table_of_a_report_becomes_a_frame(library: str) -> None:
    report = comparison.report(sakip.load("muncar-2024"), year=2024)
    assert report.tables
    for table in report.tables:
        assert len(table.to_frame(library)) == len(table)
