"""What a cell says of a training or a penalty, and when it was."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from sakip.instruments.ipasn.events import When, attendances, dated, years_before

DAY = date(2024, 12, 31)


@pytest.mark.parametrize(
    ("cell", "hours"),
    [
        *[(word, [None]) for word in ("ya", "Ya", "YA", "yes", "true", "sudah", "ada", "v", "✓", "1", "1.0", "2023")],
        *[
            (word, [])
            for word in (
                "",
                "-",
                "–",
                "tidak",
                "Tidak",
                "belum",
                "belum ada",
                "no",
                "false",
                "0",
                "✗",
                "0 JP",
            )
        ],
        ("20 JP", [20]),
        ("20jp", [20]),
        (">= 20 JP", [20]),
        ("24", [24]),
        ("19,5 JP", [Fraction("19.5")]),
        ("40 JP 2023", [40]),
        ("40 JP (17 Mei 2023)", [40]),
        ("ya, 24 JP", [24]),
        ("12 JP; 24 JP", [12, 24]),
        ("1 JP", [1]),
        *[
            (word, None)
            for word in ("mungkin", "3 hari", "1 bulan", "2021-2022", "Bimtek SPBE", "20 JP lebih", "1,2,3")
        ],
    ],
)
def test_an_attendance_is_a_word_hours_or_a_date(cell: str, hours: list[Fraction | None] | None) -> None:
    """What is not understood is neither a yes nor a no."""
    found = attendances(cell, None)
    assert (found if found is None else [attended.hours for attended in found]) == hours


@pytest.mark.parametrize(
    ("cell", "rest", "first", "last"),
    [
        ("ringan 2021", "ringan", date(2021, 1, 1), date(2021, 12, 31)),
        ("Ringan (tahun 2021)", "ringan", date(2021, 1, 1), date(2021, 12, 31)),
        ("ringan, 2021-05-03", "ringan", date(2021, 5, 3), date(2021, 5, 3)),
        ("ringan tmt 3 Mei 2021", "ringan", date(2021, 5, 3), date(2021, 5, 3)),
        ("03/05/2021 ringan", "ringan", date(2021, 5, 3), date(2021, 5, 3)),
        ("03.05.2021: ringan", "ringan", date(2021, 5, 3), date(2021, 5, 3)),
        ("2021-05-03 00:00:00", "", date(2021, 5, 3), date(2021, 5, 3)),
    ],
)
def test_a_date_or_a_year_is_found_in_a_cell(cell: str, rest: str, first: date, last: date) -> None:
    said, when = dated(cell)
    assert said == rest
    assert when is not None
    assert (when.first, when.last) == (first, last)


@pytest.mark.parametrize("cell", ["ringan", "ringan 99", "SK 12.2021.5"])
def test_other_numbers_are_no_date(cell: str) -> None:
    assert dated(cell)[1] is None


@pytest.mark.parametrize(
    ("first", "last", "years", "where"),
    [
        ((2020, 1, 1), (2020, 12, 31), 5, "inside"),
        ((2019, 1, 1), (2019, 12, 31), 5, "before"),
        ((2019, 12, 31), (2019, 12, 31), 5, "before"),
        ((2020, 1, 1), (2020, 1, 1), 5, "inside"),
        ((2024, 12, 31), (2024, 12, 31), 1, "inside"),
        ((2025, 1, 1), (2025, 1, 1), 1, "after"),
        ((1999, 1, 1), (1999, 12, 31), None, "inside"),
    ],
)
def test_a_window_of_years_ends_on_the_day_of_the_measurement(
    first: tuple[int, int, int], last: tuple[int, int, int], years: int | None, where: str
) -> None:
    """Five years up to 31 December 2024 are 2020 to 2024."""
    assert When(date(*first), date(*last), "").seen_from(DAY, years) == where


@pytest.mark.parametrize("year", [2019, 2024])
def test_in_the_middle_of_a_year_a_year_alone_is_only_partly_inside(year: int) -> None:
    assert When(date(year, 1, 1), date(year, 12, 31), "").seen_from(date(2024, 6, 30), 5) == "partly"


def test_a_year_before_a_leap_day_is_the_28th() -> None:
    assert years_before(date(2024, 2, 29), 1) == date(2023, 2, 28)
    assert years_before(date(2024, 2, 29), 4) == date(2020, 2, 29)
