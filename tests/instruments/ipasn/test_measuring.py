"""Many records: repeated people, other statuses, columns by other names, units, headcounts, and personal data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sakip.cli import ipasn as command
from sakip.errors import DefinitionError, UnknownNameError
from sakip.instruments import ipasn
from sakip.instruments.ipasn.columns import identity

DAY = date(2024, 12, 31)
NIP = "196907291994031006"
PLAIN: dict[str, Any] = {
    "unit": "Kecamatan", "pendidikan": "S1", "jabatan": "pelaksana", "skp": "Baik", "diklat": "", "disiplin": "",
}  # fmt: skip
OTHER = {**PLAIN, "pendidikan": "SMA"}


def found(result: ipasn.Result) -> list[str]:
    return [finding.code for finding in result.findings]


def test_the_agency_is_the_mean_over_people_and_not_over_units() -> None:
    """Three people of 45 and one of 35: 42.5, where the mean of the two units is 40."""
    records = [*[PLAIN] * 3, {**OTHER, "unit": "Kelurahan"}]
    result = ipasn.measure(records, on=DAY)
    assert [str(group.value) for group in result.units.values()] == ["45.00", "35.00"]
    assert (result.overall.score, result.overall.value) == (Fraction(85, 2), Decimal("42.50"))
    assert result.mean_of_units == 40


def test_without_a_unit_column_there_is_only_the_whole() -> None:
    record = {name: value for name, value in PLAIN.items() if name != "unit"}
    result = ipasn.measure([record], on=DAY)
    assert dict(result.units) == {}
    assert result.mean_of_units is None
    assert result.overall.measured == 1
    assert "ipasn-no-unit" not in found(result)


def test_a_person_without_a_unit_counts_in_the_agency_only() -> None:
    result = ipasn.measure([PLAIN, {**OTHER, "unit": " "}], on=DAY)
    assert list(result.units) == ["Kecamatan", ""]
    assert result.mean_of_units == 45
    assert result.overall.score == 40
    assert "ipasn-no-unit" in found(result)


def test_a_unit_is_one_however_it_is_capitalised() -> None:
    result = ipasn.measure([PLAIN, {**PLAIN, "unit": "  KECAMATAN "}], on=DAY)
    assert {name: group.measured for name, group in result.units.items()} == {"Kecamatan": 2}
    assert result.group("kecamatan") is result.units["Kecamatan"]


def test_coverage_is_measured_over_measured_and_refused() -> None:
    result = ipasn.measure([PLAIN, {**PLAIN, "skp": ""}, PLAIN], on=DAY)
    assert (result.overall.measured, result.overall.total, result.overall.coverage) == (2, 3, Fraction(2, 3))


def test_coverage_is_of_the_headcount_where_there_is_one() -> None:
    result = ipasn.measure([PLAIN], on=DAY, headcount=4)
    assert (result.overall.total, result.overall.coverage) == (4, Fraction(1, 4))
    by_unit = ipasn.measure([PLAIN], on=DAY, headcount={"KECAMATAN": 2, "Kelurahan": 3})
    assert {name: (group.measured, group.total) for name, group in by_unit.units.items()} == {
        "Kecamatan": (1, 2),
        "Kelurahan": (0, 3),
    }
    assert (by_unit.overall.total, by_unit.overall.coverage) == (5, Fraction(1, 5))
    assert by_unit.units["Kelurahan"].score is None
    assert by_unit.mean_of_units == 45
    assert "ipasn-nobody" in found(by_unit)


def test_a_headcount_below_the_people_measured_gives_no_coverage() -> None:
    result = ipasn.measure([PLAIN, PLAIN], on=DAY, headcount=1)
    assert result.overall.coverage is None
    assert result.overall.score == 45
    assert "ipasn-headcount" in found(result)


@pytest.mark.parametrize("headcount", [-1, True, 1.5, "4", {"Kecamatan": -1}, {"Kecamatan": None}])
def test_a_headcount_is_a_number_of_people(headcount: Any) -> None:
    with pytest.raises(DefinitionError, match="is no number of people"):
        ipasn.measure([PLAIN], on=DAY, headcount=headcount)


def test_of_nobody_nothing_is_known() -> None:
    for records in ([], [{**PLAIN, "skp": ""}]):
        result = ipasn.measure(records, on=DAY)
        overall = result.overall
        assert (overall.score, overall.value, overall.category, overall.working) == (None, None, None, None)
        assert dict(overall.dimensions) == {}
        assert found(result)[-1] == "ipasn-nobody"


def test_an_empty_record_is_nobody() -> None:
    result = ipasn.measure([PLAIN, dict.fromkeys(PLAIN, ""), dict.fromkeys(PLAIN)], on=DAY)
    assert (len(result.people), len(result.refused)) == (1, 0)


# --- the same person twice --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("again", [NIP, int(NIP), "19690729 199403 1 006", "'196907291994031006"])
def test_whoever_is_listed_twice_alike_counts_once(again: Any) -> None:
    result = ipasn.measure([{**PLAIN, "nip": NIP}, {**PLAIN, "nip": again, "unit": "kecamatan"}], on=DAY)
    assert [person.row for person in result.people] == [1]
    (refused,) = result.refused
    assert (refused.row, refused.in_total, refused.findings[0].code) == (2, False, "ipasn-duplicate")
    assert refused.record["pendidikan"] == "S1"
    assert result.overall.total == 1
    assert result.overall.coverage == 1


@pytest.mark.parametrize("other", [OTHER, {**PLAIN, "unit": "Kelurahan"}, {**PLAIN, "skp": ""}])
def test_whoever_is_said_to_be_two_things_is_not_measured(other: dict[str, Any]) -> None:
    """None is chosen for them, and they are one of those who should have been measured."""
    records = [{**PLAIN, "nip": NIP}, {**other, "nip": NIP}, {**PLAIN, "nip": "x"}, {**PLAIN, "nip": NIP}]
    for order in (records, records[::-1]):
        result = ipasn.measure(order, on=DAY)
        assert [person.id for person in result.people] == ["x"]
        assert len(result.refused) == 3
        assert all(refused.findings[-1].code == "ipasn-conflict" for refused in result.refused)
        assert result.overall.total == 2


def test_people_of_one_name_are_not_one_person() -> None:
    result = ipasn.measure([{**PLAIN, "nama": "Siti"}, {**PLAIN, "nama": "Siti"}], on=DAY)
    assert len(result.people) == 2
    assert "ipasn-no-id" in found(result)


@pytest.mark.parametrize("lost", ["1,96907E+17", "1.96907e+17", "196907291994031000", 1.96907291994031e17])
def test_a_number_a_spreadsheet_has_cut_is_nobodys(lost: Any) -> None:
    """Otherwise everybody born and appointed in the same months would be one person."""
    assert identity(lost) is None
    result = ipasn.measure([{**PLAIN, "nip": lost}, {**OTHER, "nip": lost}], on=DAY)
    assert len(result.people) == 2
    assert "ipasn-id-lost" in found(result)


# --- who is covered ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["PPPK", "p3k", "CPNS", "honorer", "Non ASN"])
def test_whom_the_rule_does_not_name_is_left_out_and_said_to_be(status: str) -> None:
    result = ipasn.measure([PLAIN, {**OTHER, "status": status}, {**OTHER, "status": "PNS"}], on=DAY)
    assert (result.overall.measured, result.overall.total) == (2, 2)
    (refused,) = result.refused
    assert not refused.in_total
    assert [finding.severity for finding in refused.findings] == ["info"]
    assert found(result).count("ipasn-left-out") == 1


def test_pppk_are_measured_when_that_is_asked_for() -> None:
    records = [PLAIN, {**OTHER, "status": "PPPK"}, {**OTHER, "status": "CPNS"}]
    result = ipasn.measure(records, on=DAY, include=("pppk",))
    assert result.overall.score == 40
    assert len(result.refused) == 1
    assert "ipasn-included" in found(result)
    assert ipasn.measure(records, on=DAY, include="pppk").overall.score == 40
    with pytest.raises(UnknownNameError, match="Did you mean 'pppk'"):
        ipasn.measure(records, on=DAY, include=("ppk",))


# --- columns ----------------------------------------------------------------------------------------------------------


def test_columns_are_known_by_their_usual_names() -> None:
    record = {
        "NIP Baru": NIP, "Nama Lengkap": "A", "Perangkat Daerah": "Kecamatan", "Jabatan": "Camat",
        "Jenis Jabatan": "Struktural",
        "Tingkat Pendidikan": "S1", "Diklat PIM": "ya", "Workshop": "ya", "Diklat Teknis (20 JP)": "ya",
        "Predikat SKP": "Baik", "Hukuman Disiplin": "", "Golongan": "IV/a",
    }  # fmt: skip
    result = ipasn.measure([record], on=DAY)
    (person,) = result.people
    assert (person.unit, person.position, person.name) == ("Kecamatan", "struktural", "A")
    assert person.score == 85
    unread = next(finding for finding in result.findings if finding.code == "ipasn-unread")
    assert unread.facts["names"] == ("Jabatan", "Golongan")


@pytest.mark.parametrize(
    ("headings", "read"),
    [
        (["SKP 2023"], "SKP 2023"), (["Predikat SKP 2023"], "Predikat SKP 2023"), (["Nilai SKP"], "Nilai SKP"),
        (["NILAI SKP TAHUN 2023"], "NILAI SKP TAHUN 2023"), (["SKP 2022", "SKP"], "SKP"),
        (["SKP 2022", "SKP 2023"], None),
        (["SKP 2022", "SKP 2023", "Predikat SKP 2023"], "Predikat SKP 2023"), (["SKP 123"], None),
    ],
)  # fmt: skip
def test_the_year_of_an_appraisal_may_stand_in_its_heading(headings: list[str], read: str | None) -> None:
    """Of two years neither is chosen."""
    record = {**{name: value for name, value in PLAIN.items() if name != "skp"}, **dict.fromkeys(headings, "50")}
    if read is not None:
        record[read] = "Baik"
    result = ipasn.measure([record], on=DAY)
    assert [person.points["kinerja"].total for person in result.people] == ([] if read is None else [25])


def test_a_column_that_is_missing_is_not_a_fact_about_people() -> None:
    """Nobody punished and nobody trained is said out loud where no column says so."""
    bare = {name: PLAIN[name] for name in ("pendidikan", "jabatan", "skp")}
    assert {"ipasn-no-penalties", "ipasn-no-trainings"} <= set(found(ipasn.measure([bare], on=DAY)))
    assert not {"ipasn-no-penalties", "ipasn-no-trainings"} & set(found(ipasn.measure([bare, PLAIN], on=DAY)))


def test_a_training_that_counts_for_nobody_here_needs_no_column() -> None:
    """A course for leaders gives no points to staff, so its column is missed only where there are leaders."""
    staff = {
        "pendidikan": "S1",
        "jabatan": "pelaksana",
        "diklat_teknis": "ya",
        "seminar": "",
        "skp": "Baik",
        "disiplin": "",
    }
    assert "ipasn-no-trainings" not in found(ipasn.measure([staff], on=DAY))
    (missed,) = [
        finding
        for finding in ipasn.measure([staff, {**staff, "jabatan": "struktural"}], on=DAY).findings
        if finding.code == "ipasn-no-trainings"
    ]
    assert missed.facts["names"] == ("diklat_kepemimpinan",)


# --- what a caller does wrong -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("on", ["2024-12-31", None, 2024, datetime(2024, 12, 31)])  # noqa: DTZ001  # not a day
def test_the_day_is_a_date(on: Any) -> None:
    with pytest.raises(DefinitionError, match="is no day"):
        ipasn.measure([PLAIN], on=on)


def test_a_record_is_a_mapping() -> None:
    records: list[Any] = [PLAIN, ["S1", "pelaksana"]]
    with pytest.raises(DefinitionError, match="record 2 is a list"):
        ipasn.measure(records, on=DAY)


def test_a_unit_that_is_not_there_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'Kecamatan'"):
        ipasn.measure([PLAIN], on=DAY).realisation("ip-asn", 2024, unit="Kecamatn")


# --- personal data ----------------------------------------------------------------------------------------------------


def texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from texts(name)
            yield from texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts(part)
    else:
        yield str(value)


def test_no_number_and_no_name_of_a_person_leaves_the_people() -> None:
    """Whatever cell a NIP has strayed into, no finding, repr, explanation or trace repeats it."""
    spaced = "19690729 199403 1 006"
    records = [
        {**PLAIN, "nip": NIP, "nama": "Rahasia"},
        {**PLAIN, "nip": NIP, "nama": "Rahasia"},
        {**OTHER, "nip": "2", "nama": "Rahasia"},
        *({**PLAIN, "nip": str(n), column: text} for n, column in enumerate(PLAIN, 3) for text in (NIP, spaced)),
        {**PLAIN, "nip": "90", "skp": f"8 {NIP}", NIP: "x", "nama": "Rahasia"},
    ]
    result = ipasn.measure(records, on=DAY, headcount={NIP: 3, "Kecamatan": 9})
    assert len(result.findings) > 10
    working = result.overall.working
    assert working is not None
    said = [
        text
        for finding in result.findings
        for lang in ("id", "en")
        for text in (finding.text(lang), str(finding.to_dict()))
    ]
    said += [repr(result), repr(result.people), repr(result.refused), working.text("x"), *texts(working.to_dict())]
    said += [group.working.text("x") for group in result.units.values() if group.working is not None]
    everything = "\n".join(said)
    for personal in (NIP, spaced, "Rahasia"):
        assert personal not in everything
    assert any(person.name == "Rahasia" for person in result.people)


SHIFTED: list[list[str]] = [
    ["Siti Aminah", "Kecamatan", "S1", "pelaksana", "Baik", NIP],
    ["", NIP, "Siti Aminah", "Kecamatan", "S1", "pelaksana"],
    ["", "", NIP, "Siti Aminah", "Kecamatan", "S1"],
    ["", "", "", NIP, "Siti Aminah", "Kecamatan"],
    ["Kecamatan", "S1", "Siti Aminah", "1,96907E+17", "pelaksana", "Baik"],
    ["Kecamatan", "S1", "Siti Aminah", "pelaksana", "Baik", "19690729 199403 1 006"],
]


@pytest.mark.parametrize("cells", SHIFTED)
def test_of_a_row_whose_cells_have_shifted_only_the_row_is_named(cells: list[str]) -> None:
    """A name may have strayed into any of them: neither unit nor cell is repeated, and nobody becomes a unit."""
    headings = ("nip", "nama", "unit", "pendidikan", "jabatan", "skp")
    good = {"nip": "1", "nama": "A", **PLAIN}
    for records in ([dict(zip(headings, cells, strict=True)), good], [good, dict(zip(headings, cells, strict=True))]):
        result = ipasn.measure(records, on=DAY)
        (refused,) = result.refused
        (finding,) = refused.findings
        assert (finding.code, refused.unit, refused.in_total) == ("ipasn-shifted", "", True)
        assert (finding.place and finding.place.line, finding.place and finding.place.column) == (refused.row, "")
        said = [finding.text(lang) for finding in result.findings for lang in ("id", "en")]
        said += [str(finding.to_dict()) for finding in result.findings]
        said += [str(command.to_json(result)), command.to_csv(result), repr(result.refused), *result.units]
        assert "Siti" not in "".join(said)
        assert (result.overall.measured, result.overall.total) == (1, 2)


def test_a_number_that_strayed_into_a_row_that_can_be_read_spoils_nothing() -> None:
    result = ipasn.measure([{**PLAIN, "nama": NIP}, {**PLAIN, "unit": NIP}], on=DAY)
    assert result.overall.measured == 2
    assert "ipasn-shifted" not in found(result)


def test_of_somebody_who_stands_there_again_and_again_the_first_rows_are_listed() -> None:
    """Each row would name all the others."""
    row = {"nip": "1980", "unit": "Camat", "pendidikan": "S1", "jabatan": "pelaksana", "skp": "Baik"}
    result = ipasn.measure([row] * 100, on=date(2024, 12, 31))
    (found,) = (one for one in result.refused[-1].findings if one.code == "ipasn-duplicate")
    assert found.facts["rows"] == ", ".join(map(str, range(1, 21))) + ", …"
    (few,) = ipasn.measure([row] * 2, on=date(2024, 12, 31)).refused
    assert few.findings[-1].facts["rows"] == "1"
