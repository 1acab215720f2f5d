"""What holds for any employees whatever."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import hypothesis.strategies as st
from hypothesis import given

import sakip
from sakip.indicators import Working
from sakip.instruments import ipasn
from sakip.instruments.ipasn.columns import cell

DAY = date(2024, 12, 31)
PENALTIES = {"ringan": 3, "sedang": 2, "berat": 1}

words = {
    "unit": st.sampled_from(["A", "B", "C"]),
    "pendidikan": st.sampled_from(["S3", "S2", "S1", "D3", "SMA", "SD"]),
    "jabatan": st.sampled_from(["struktural", "fungsional", "pelaksana"]),
    "diklat_kepemimpinan": st.sampled_from(["", "ya"]),
    "diklat_fungsional": st.sampled_from(["", "ya"]),
    "diklat_teknis": st.one_of(st.sampled_from(["", "ya", "tidak"]), st.integers(0, 60)),
    "seminar": st.sampled_from(["", "ya", "2024", "2010"]),
    "skp": st.one_of(
        st.integers(0, 10_000).map(lambda n: Fraction(n, 100)), st.sampled_from(["Baik", "tidak ada SKP"])
    ),
    "disiplin": st.lists(st.sampled_from([*PENALTIES, "berat 2010"]), max_size=4),
}
employees = st.fixed_dictionaries(words)
staffs = st.lists(employees, min_size=1, max_size=12)
unusable = st.one_of(
    st.tuples(employees, st.sampled_from(["pendidikan", "jabatan", "skp"])).map(lambda pair: {**pair[0], pair[1]: ""}),
    employees.map(lambda record: {**record, "status": "PPPK"}),
    employees.map(lambda record: {**record, "disiplin": "?"}),
)
anything = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30), st.dates(), st.datetimes(),
    st.decimals(), st.fractions(), st.lists(st.text(max_size=9), max_size=3), st.binary(max_size=5),
    st.dictionaries(st.text(), st.text()),
)  # fmt: skip
gaps = st.sampled_from(ipasn.GAPS)


@given(staffs, gaps)
def test_every_score_is_the_sum_of_its_dimensions_and_lies_in_the_scale(
    staff: list[dict[str, Any]], reading: str
) -> None:
    result = ipasn.measure(staff, on=DAY, gaps=reading)
    maxima = {dimension.code: dimension.maximum for dimension in result.rules.dimensions}
    for person in result.people:
        assert 2 <= person.score <= 100
        assert person.score == sum(points.total for points in person.points.values())
        assert all(points.total <= maxima[code] for code, points in person.points.items())
        assert person.score >= 3 or person.points["kinerja"].total == 0


@given(staffs)
def test_a_group_is_the_sum_over_people_divided_by_how_many_there_are(staff: list[dict[str, Any]]) -> None:
    result = ipasn.measure(staff, on=DAY)
    for group in (result.overall, *result.units.values()):
        assert group.score == sum(person.score for person in group.people) / Fraction(len(group.people))
        assert group.score == sum(group.dimensions.values())
    assert sum(group.measured for group in result.units.values()) == result.overall.measured == len(staff)


@given(st.data(), staffs)
def test_the_order_of_records_does_not_matter(data: st.DataObject, staff: list[dict[str, Any]]) -> None:
    one = ipasn.measure(staff, on=DAY)
    other = ipasn.measure(data.draw(st.permutations(staff)), on=DAY)
    assert one.overall.score == other.overall.score
    assert one.overall.dimensions == other.overall.dimensions
    assert {name: group.score for name, group in one.units.items()} == {
        name: group.score for name, group in other.units.items()
    }
    assert one.mean_of_units == other.mean_of_units


@given(staffs, unusable)
def test_a_record_that_is_refused_changes_no_mean(staff: list[dict[str, Any]], other: dict[str, Any]) -> None:
    before, after = ipasn.measure(staff, on=DAY), ipasn.measure([*staff, other], on=DAY)
    assert len(after.refused) == 1
    assert after.overall.score == before.overall.score
    assert all(after.units[name].score == group.score for name, group in before.units.items())
    assert after.mean_of_units == before.mean_of_units


@given(employees, st.lists(st.sampled_from([*PENALTIES]), min_size=1, max_size=5))
def test_of_any_penalties_the_worst_counts(record: dict[str, Any], penalties: list[str]) -> None:
    (person,) = ipasn.measure([{**record, "disiplin": "; ".join(penalties)}], on=DAY).people
    assert person.points["disiplin"].total == min(PENALTIES[penalty] for penalty in penalties)


@given(employees, st.sampled_from(["diklat_kepemimpinan", "diklat_fungsional", "diklat_teknis", "seminar"]))
def test_one_more_training_never_takes_points_away(record: dict[str, Any], training: str) -> None:
    (less,) = ipasn.measure([{**record, training: ""}], on=DAY).people
    (more,) = ipasn.measure([{**record, training: "ya"}], on=DAY).people
    assert more.score >= less.score


@given(staffs, st.integers(1, 5))
def test_an_explanation_says_the_number_of_its_group(staff: list[dict[str, Any]], times: int) -> None:
    """Whether it lists people or counts answers, and after its way through JSON."""
    result = ipasn.measure(staff * times, on=DAY)
    for group in (result.overall, *result.units.values()):
        working = group.working
        assert working is not None
        assert working.value == group.score
        assert Working.from_dict(working.to_dict()).value == group.score


@given(staffs)
def test_a_realisation_is_assessed_at_the_value_of_its_group_and_its_trace_replays(staff: list[dict[str, Any]]) -> None:
    result = ipasn.measure(staff, on=DAY)
    indicator = sakip.load("mojosari-2024")["ip-asn"]
    assessment = sakip.assess_one(indicator, None, result.realisation("ip-asn", 2024))
    assert assessment.value == result.overall.value
    assert sakip.replay(assessment.explain().to_dict()).value == result.overall.value


@given(st.lists(st.dictionaries(st.sampled_from([*words, "nip", "nama", "status", "diklat"]), anything), max_size=4))
def test_whatever_a_record_holds_it_is_measured_or_refused(records: list[dict[str, Any]]) -> None:
    """No record is lost but empty ones, none ends the measurement, and every finding can be said."""
    result = ipasn.measure(records, on=DAY)
    rows = [person.row for person in result.people] + [refused.row for refused in result.refused]
    filled = [row for row, record in enumerate(records, 1) if any(cell(record.get(name)) for name in words)]
    assert len(rows) == len(set(rows))
    assert set(filled) <= set(rows) <= set(range(1, len(records) + 1))
    assert all(finding.text("id") and finding.text("en") for finding in result.findings)
    assert all(refused.findings for refused in result.refused)
