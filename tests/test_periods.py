from __future__ import annotations

import pickle
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import PeriodError, UnknownNameError
from sakip.periods import Month, Period, PlanWindow, Quarter, Semester, Year, parse_period, read_date, write_date

years = st.integers(1946, 2998)
periods: st.SearchStrategy[Period] = st.one_of(
    st.builds(Year, years),
    st.builds(Semester, years, st.integers(1, 2)),
    st.builds(Quarter, years, st.integers(1, 4)),
    st.builds(Month, years, st.integers(1, 12)),
)
dates = st.dates(date(1945, 1, 1), date(2999, 12, 31))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", Year(2024)),
        (2024, Year(2024)),
        ("Tahun 2024", Year(2024)),
        ("2024-S1", Semester(2024, 1)),
        ("Semester I 2024", Semester(2024, 1)),
        ("SEMESTER II TAHUN 2024", Semester(2024, 2)),
        ("Smt 1 2024", Semester(2024, 1)),
        ("2024-Q2", Quarter(2024, 2)),
        ("2024-q2", Quarter(2024, 2)),
        ("TW II 2024", Quarter(2024, 2)),
        ("TW2 2024", Quarter(2024, 2)),
        ("tw iv 2024", Quarter(2024, 4)),
        ("Triwulan II Tahun 2024", Quarter(2024, 2)),
        ("Triwulan 2 2024", Quarter(2024, 2)),
        ("2024-05", Month(2024, 5)),
        ("Mei 2024", Month(2024, 5)),
        ("Nopember 2024", Month(2024, 11)),
        ("  Triwulan\tIII  2024 \n", Quarter(2024, 3)),
        (Quarter(2024, 2), Quarter(2024, 2)),
    ],
)
def test_a_period_is_read_as_files_and_decrees_write_it(text: str | int | Period, period: Period) -> None:
    assert parse_period(text) == period


def test_a_year_of_a_column_of_numpy_is_one() -> None:
    """And a truth is none, here as elsewhere."""
    numpy = pytest.importorskip("numpy")
    assert type(parse_period(numpy.int64(2024)).year) is int
    for other in (numpy.True_, numpy.array([2024, 2025]), numpy.float64(2024)):
        with pytest.raises(PeriodError):
            parse_period(other)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "24", "02024", "2024-Q5", "2024-Q0", "2024-S3", "2024-13", "2024-5", "2024-Q", "TW V 2024", "TW 2024",
        "TW 5 2024", "Semester III 2024", "Triwulan II", "Mai 2024", "1944", "3000", "2024/2025", "2024-01-30", "٢٠٢٤",
        "２０２４", "ſemester I 2024", "-2024", "2024.0", "2024\x00", "TW II\x002024", 1944, 3000, True, None,
        2024.0, b"2024",
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_the_text_and_the_accepted_forms(text: Any) -> None:
    with pytest.raises(PeriodError) as caught:
        parse_period(text)
    assert caught.value.value is text
    assert "2024" in caught.value.remedy


def test_a_period_that_the_calendar_lacks_says_which_part_is_wrong() -> None:
    with pytest.raises(PeriodError, match=r"'TW 5 2024' names no period: 5 is not a quarter of a year\. Write a year"):
        parse_period("TW 5 2024")


@pytest.mark.parametrize("text", ["2" * 100_000, " " * 100_000, "TW " * 33_000, "a" * 100_000 + " 2024"])
@pytest.mark.parametrize("read", [parse_period, read_date])
def test_a_long_text_is_refused_at_once_and_kept_whole(read: Any, text: str) -> None:
    started = time.perf_counter()
    with pytest.raises(PeriodError) as caught:
        read(text)
    assert time.perf_counter() - started < 0.1
    assert caught.value.value == text
    assert len(str(caught.value)) < 1000


@given(periods)
def test_the_canonical_text_the_indonesian_label_and_the_repr_name_the_same_period(period: Period) -> None:
    assert parse_period(str(period)) == period
    assert parse_period(period.label()) == period
    assert eval(repr(period)) == period  # noqa: S307  # the repr is ours
    assert pickle.loads(pickle.dumps(period)) == period  # noqa: S301  # so is the pickle


@pytest.mark.parametrize(
    ("period", "text", "indonesian", "english"),
    [
        (Year(2024), "2024", "2024", "2024"),
        (Semester(2024, 1), "2024-S1", "Semester I 2024", "Semester 1 2024"),
        (Quarter(2024, 2), "2024-Q2", "Triwulan II 2024", "Quarter 2 2024"),
        (Month(2024, 5), "2024-05", "Mei 2024", "May 2024"),
    ],
)
def test_a_period_is_written_for_files_and_for_readers(
    period: Period, text: str, indonesian: str, english: str
) -> None:
    assert (str(period), period.label(), period.label("en")) == (text, indonesian, english)


def test_a_language_that_is_not_spoken_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="no language called 'jv'"):
        Year(2024).label("jv")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (lambda: Year(1944), 1944),
        (lambda: Year(True), True),
        (lambda: Year("2024"), "2024"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        (lambda: Semester(2024, 3), 3),
        (lambda: Quarter(2024, 0), 0),
        (lambda: Quarter(3000, 1), 3000),
        (lambda: Month(2024, 13), 13),
        (lambda: Month(2024, True), True),
        (lambda: PlanWindow(2026, 2021), (2026, 2021)),
        (lambda: PlanWindow(2021, 20_260), 20_260),
        (lambda: Year(1945).previous(), 1944),
        (lambda: Month(2999, 12).next(), 3000),
    ],
)
def test_a_period_outside_the_calendar_cannot_be_made(make: Any, value: object) -> None:
    with pytest.raises(PeriodError) as caught:
        make()
    assert caught.value.value == value
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        (Year(2024), date(2024, 1, 1), date(2024, 12, 31)),
        (Semester(2024, 2), date(2024, 7, 1), date(2024, 12, 31)),
        (Quarter(2024, 2), date(2024, 4, 1), date(2024, 6, 30)),
        (Month(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (Month(2023, 2), date(2023, 2, 1), date(2023, 2, 28)),
        (Year(2999), date(2999, 1, 1), date(2999, 12, 31)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(period: Period, start: date, end: date) -> None:
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    ("period", "kind", "parts"),
    [
        (Year(2024), "semester", (Semester(2024, 1), Semester(2024, 2))),
        (Year(2024), "quarter", tuple(Quarter(2024, n) for n in range(1, 5))),
        (Year(2024), "month", tuple(Month(2024, n) for n in range(1, 13))),
        (Semester(2024, 2), "quarter", (Quarter(2024, 3), Quarter(2024, 4))),
        (Semester(2024, 2), "month", tuple(Month(2024, n) for n in range(7, 13))),
        (Quarter(2024, 2), "month", (Month(2024, 4), Month(2024, 5), Month(2024, 6))),
    ],
)
def test_a_period_is_made_of_shorter_ones(period: Period, kind: Any, parts: tuple[Period, ...]) -> None:
    assert period.parts(kind) == parts


@pytest.mark.parametrize(
    ("period", "kind", "remedy"),
    [
        (Year(2024), "year", "Ask for semester or quarter or month."),
        (Year(2024), "week", "Ask for semester or quarter or month."),
        (Quarter(2024, 2), "quarter", "Ask for month."),
        (Quarter(2024, 2), "semester", "Ask for month."),
        (Month(2024, 5), "month", "A month is the shortest period there is."),
    ],
)
def test_a_period_is_not_made_of_longer_ones(period: Period, kind: Any, remedy: str) -> None:
    with pytest.raises(PeriodError) as caught:
        period.parts(kind)
    assert caught.value.remedy == remedy


def test_periods_stand_in_calendar_order_the_longer_first() -> None:
    ordered = [
        Year(2024), Semester(2024, 1), Quarter(2024, 1), Month(2024, 1), Month(2024, 2), Month(2024, 3),
        Quarter(2024, 2), Semester(2024, 2), Quarter(2024, 3), Month(2024, 12), Year(2025),
    ]  # fmt: skip
    assert sorted([*ordered[5:], *ordered[:5]]) == ordered
    assert Year(2024) < Quarter(2024, 1) <= Quarter(2024, 1) < Month(2024, 1)
    assert Month(2024, 1) > Year(2024) >= Year(2024)


@given(periods, periods)
def test_order_equality_and_hash_agree_with_the_days(one: Period, two: Period) -> None:
    days = (one.start, -one.end.toordinal()), (two.start, -two.end.toordinal())
    assert (one < two, one <= two, one == two) == (days[0] < days[1], days[0] <= days[1], days[0] == days[1])
    assert (one == two) is (hash(one) == hash(two))
    assert one.contains(two) is (one.start <= two.start and two.end <= one.end)


@given(periods)
def test_neighbours_leave_no_day_between(period: Period) -> None:
    assert period.next().previous() == period == period.previous().next()
    assert (period.next().start - period.end).days == 1
    assert period.next().kind == period.kind


def test_a_period_is_equal_to_and_ordered_with_periods_only() -> None:
    assert Year(2024) != 2024
    assert Year(2024) != Year(2024).sort_key
    for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
        assert getattr(Year(2024), compare)(2024) is NotImplemented


def test_a_period_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Quarter(2024, 2).number = 3  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


def test_a_plan_covers_its_first_and_its_last_year() -> None:
    plan = PlanWindow(2021, 2026)
    assert plan.years() == tuple(map(Year, (2021, 2022, 2023, 2024, 2025, 2026)))
    assert 2021 in plan
    assert Year(2026) in plan
    assert Quarter(2026, 4) in plan
    assert Year(2027) not in plan
    assert "2024" not in plan
    assert True not in plan
    assert (str(plan), repr(plan)) == ("2021-2026", "PlanWindow(2021, 2026)")
    assert len({plan, PlanWindow(2021, 2026)}) == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-01-30", date(2024, 1, 30)),
        ("30 Januari 2024", date(2024, 1, 30)),
        (" 1  FEBRUARI 2024 ", date(2024, 2, 1)),
        ("05/06/2024", date(2024, 6, 5)),
        ("5-6-2024", date(2024, 6, 5)),
        ("29/02/2024", date(2024, 2, 29)),
        (date(2024, 1, 30), date(2024, 1, 30)),
        (datetime(2024, 1, 30, 23, 59, tzinfo=UTC), date(2024, 1, 30)),
    ],
)
def test_a_date_is_read_day_first_unless_it_is_iso(text: str | date, day: date) -> None:
    assert read_date(text) == day
    assert type(read_date(text)) is date


@pytest.mark.parametrize(
    ("month", "names"),
    [
        (1, "Januari Jan"), (2, "Februari Pebruari Feb"), (3, "Maret Mar"), (4, "April Apr"), (5, "Mei"),
        (6, "Juni Jun"), (7, "Juli Jul"), (8, "Agustus Agu Agt Agust"), (9, "September Sep Sept"), (10, "Oktober Okt"),
        (11, "November Nopember Nov Nop"), (12, "Desember Des"),
    ],
)  # fmt: skip
def test_every_month_is_known_by_its_name_and_its_usual_abbreviations(month: int, names: str) -> None:
    assert {read_date(f"7 {name} 2024") for name in names.split()} == {date(2024, month, 7)}
    assert {parse_period(f"{name} 2024") for name in names.split()} == {Month(2024, month)}


@pytest.mark.parametrize(
    "text",
    [
        "", "2024", "30 Januari", "30 January 2024", "30.01.2024", "30/01-2024", "30/01/24", "01/30/2024", "2024/01/30",
        "2024-1-30", "2024-02-30", "29/02/2023", "0/1/2024", "30 Januari 1944", "2024-01-30T00:00", "٣٠/٠١/٢٠٢٤",
        20240130, None,
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_the_text(text: Any) -> None:
    with pytest.raises(PeriodError, match="Write the day first") as caught:
        read_date(text)
    assert caught.value.value is text


@given(dates)
def test_a_written_date_reads_back(day: date) -> None:
    assert read_date(write_date(day)) == read_date(day.isoformat()) == read_date(f"{day:%d/%m/}{day.year}") == day


def test_a_date_is_written_in_both_languages() -> None:
    assert write_date(date(2024, 1, 30)) == "30 Januari 2024"
    assert write_date(date(2024, 1, 30), "en") == "30 January 2024"


def test_dateutil_is_imported_for_the_last_day_and_not_before() -> None:
    code = (
        "import sys; from sakip.periods import Year; year = Year(2024); year.start; "
        "assert 'dateutil' not in sys.modules; year.end; assert 'dateutil' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603  # our own code
