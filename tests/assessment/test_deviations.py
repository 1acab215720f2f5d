from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from sakip import Indicator, IndicatorSet, Month, Predicate, Quarter, Range, Semester, Target, Year, assess, count

if TYPE_CHECKING:
    from sakip.findings import Finding

YEAR = 2024


def found(targets: list[Target], code: str = "target-deviation", **facts: Any) -> list[Finding]:
    """The findings of a year without realisations, about an indicator with these targets."""
    usual: dict[str, Any] = {"consolidation": "sum", "polarity": "higher", "unit": "bilangan"}
    indicator = Indicator(code="a", name="A", formula=count("n"), **(usual | facts))
    card = assess(IndicatorSet(code="s", indicators=[indicator], targets=targets), period=YEAR)
    return [finding for finding in card.findings if finding.code == code]


def quarters(*values: Any) -> list[Target]:
    return [Target("a", Quarter(YEAR, n), value, kind="rencana-aksi") for n, value in enumerate(values, 1) if value]


@pytest.mark.parametrize(
    ("rule", "values", "year", "together"),
    [
        ("sum", (20, 20, 30, 30), 100, None),
        ("sum", (20, 20, 30, 40), 100, 110),
        ("sum", (60, 60, None, None), 100, 120),
        ("sum", (20, 20, None, None), 100, None),
        ("sum", (120, None, None, None), 100, 120),
        ("sum", (60, "40.5", None, None), 100, Fraction("100.5")),
        ("average", (80, 82, 84, 86), 83, None),
        ("average", (80, 82, 84, 86), 86, 83),
        ("average", (80, 82, None, None), 100, None),
        ("last", (80, 82, 84, 86), 86, None),
        ("last", (80, 82, 84, 86), 88, 86),
        ("maximum", (80, 90, 84, 86), 90, None),
        ("maximum", (80, 90, 84, 86), 88, 90),
        ("ratio-of-sums", (80, 82, 84, 86), 99, None),
        (None, (80, 82, 84, 86), 99, None),
    ],
)
def test_the_quarters_put_together_are_the_year_or_that_is_said(
    rule: str | None, values: tuple[Any, ...], year: int, together: Fraction | int | None
) -> None:
    """Of a sum some quarters may be less than the year, but not more; of a ratio a target has no numerator."""
    findings = found([*quarters(*values), Target("a", YEAR, year)], consolidation=rule)
    assert [finding.facts["together"].value for finding in findings] == ([] if together is None else [together])


def test_semesters_are_held_against_the_year_too() -> None:
    halves = [Target("a", Semester(YEAR, n), 40) for n in (1, 2)]
    (finding,) = found([*halves, *quarters(20, 20, 30, 30), Target("a", YEAR, 100)])
    assert "target per semester, digabung dengan cara “jumlah”, ialah 80, bukan 100" in finding.message()


def test_units_are_converted() -> None:
    parts = [Target("a", Quarter(YEAR, n), "5 juta rupiah") for n in (1, 2, 3, 4)]
    assert found([*parts, Target("a", YEAR, "20000000 rupiah")], unit="rupiah") == []
    assert len(found([*parts, Target("a", YEAR, "20 rupiah")], unit="rupiah")) == 1


def test_words_are_compared_and_not_subtracted() -> None:
    words = [Target("a", Quarter(YEAR, n), Predicate("WTP")) for n in (1, 2, 3, 4)]
    facts: dict[str, Any] = {"predicates": ("WDP", "WTP"), "consolidation": "last", "polarity": None}
    assert found([*words, Target("a", YEAR, Predicate("WTP"))], **facts) == []
    assert len(found([*words, Target("a", YEAR, Predicate("WDP"))], **facts)) == 1


@pytest.mark.parametrize(
    ("polarity", "promised", "foreseen", "less"),
    [
        ("higher", 80, 82, True),
        ("higher", 82, 82, False),
        ("higher", 84, 82, False),
        ("lower-mirror", 12, 10, True),
        ("lower-mirror", "10.5", 10, True),
        ("lower-mirror", 10, 10, False),
        ("lower-mirror", 9, 10, False),
        ("higher", Range(80, 90), 82, False),
        ("higher", 80, Range(82, 90), False),
        ("stabilise", 80, 82, False),
        (None, 80, 82, False),
    ],
)
def test_a_promise_below_the_renstra_is_said(
    polarity: str | None, promised: Any, foreseen: Any, less: bool
) -> None:  # a column of the table
    targets = [Target("a", YEAR, promised), Target("a", YEAR, foreseen, kind="renstra", document="Renstra 2021-2026")]
    findings = found(targets, "below-medium-term", polarity=polarity)
    assert [finding.facts["document"] for finding in findings] == (["Renstra 2021-2026"] if less else [])


def test_a_range_is_no_number_and_differs_from_one() -> None:
    """The last quarter or the year may be one; two that are the same do not differ."""
    span = Range(80, 90)
    for last, year, differ in ((span, 85, True), (85, span, True), (span, span, False), (Range(80, 91), span, True)):
        assert bool(found([*quarters(1, 2, 3, last), Target("a", YEAR, year)], consolidation="last")) is differ


def test_what_deviates_is_said_in_full() -> None:
    """Semesters of which one is not yet known say nothing of an average; the quarters do."""
    first = Target("a", Semester(YEAR, 1), 80)
    (finding,) = found([first, *quarters(80, 82, 84, 86), Target("a", YEAR, 86)], consolidation="average")
    assert finding.message("en") == ("a 2024: the targets by quarter, put together as average, come to 83, not 86.")
    plan = Target("a", YEAR, "82 bilangan", kind="renstra", document="Renstra 2021-2026")
    (finding,) = found([Target("a", YEAR, 80), plan], "below-medium-term")
    assert finding.message("en") == "a 2024: the target 80 is less ambitious than 82 of Renstra 2021-2026."
    (finding,) = found([Target("a", YEAR, 80), evolve(plan, document="", kind="rpjmd")], "below-medium-term")
    assert finding.message("en") == "a 2024: the target 80 is less ambitious than 82 of RPJMD."


def test_a_month_has_no_parts_whose_targets_could_differ() -> None:
    targets = [Target("a", Month(YEAR, 5), 1), Target("a", YEAR, 12)]
    indicator = Indicator(code="a", name="A", formula=count("n"), unit="bilangan", consolidation="sum")
    office = IndicatorSet(code="s", indicators=[indicator], targets=targets)
    assert assess(office, period=Month(YEAR, 5)).findings == ()


def test_a_renstra_that_stands_in_is_not_held_against_itself() -> None:
    assert found([Target("a", YEAR, 82, kind="renstra")], "below-medium-term") == []


@given(st.lists(st.integers(0, 50), min_size=4, max_size=4))
def test_quarters_that_come_to_the_year_are_no_deviation(values: list[int]) -> None:
    targets = [Target("a", Quarter(YEAR, n), value) for n, value in enumerate(values, 1)]
    assert found([*targets, Target("a", Year(YEAR), sum(values))]) == []
    (finding,) = found([*targets, Target("a", Year(YEAR), sum(values) + 1)])
    assert finding.facts["together"].value == Fraction(sum(values))


def test_a_revision_is_known_from_its_day() -> None:
    murni = Target("a", YEAR, 100, issued=date(2024, 1, 30), document="PK")
    perubahan = Target("a", YEAR, 90, issued=date(2024, 9, 10), document="PKP", replaces="PK")
    indicator = Indicator(code="a", name="A", unit="bilangan", formula=count("n"), consolidation="sum")
    office = IndicatorSet(code="s", indicators=[indicator], targets=[*quarters(25, 25, 25, 25), murni, perubahan])

    def deviates(day: date) -> bool:
        return any(f.code == "target-deviation" for f in assess(office, period=YEAR, as_of=day).findings)

    assert not deviates(date(2024, 9, 9))
    assert deviates(date(2024, 9, 10))
