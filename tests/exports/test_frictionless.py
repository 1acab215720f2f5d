from __future__ import annotations

import csv
import gc
import hashlib
import io
import json
import weakref
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import frictionless as checker
import pytest
import strategies as own
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip import Reason, Status
from sakip.errors import DefinitionError, UnknownNameError
from sakip.exports import frictionless
from sakip.findings import Finding, Place
from sakip.indicators import Predicate, Range, Working
from sakip.indicators.realisation import State
from sakip.testing import findings, indicator_sets, scorecards
from sakip.tree import formula

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).parent.parent / "cases"
SETS = ("muncar-2024", "mojosari-2024", "mumbulsari-2025", CASES / "kecamatan-contoh.toml")


def table(folder: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_bytes().decode(), newline="")))


def described(folder: Path) -> Any:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def faults(place: Path) -> list[str]:
    """What the checker of Frictionless says of a package."""
    report = checker.validate(str(place / "datapackage.json" if place.is_dir() else place))
    return [f"{kind}: {note}" for kind, note in report.flatten(["type", "note"])]


# --- what the checker says --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SETS, ids=str)
def test_a_package_of_a_set_is_valid(tmp_path: Path, name: str | Path) -> None:
    """Its types, lists of values, keys, sizes and hashes are all as described, assessed or not."""
    office = sakip.load(name)
    assert frictionless.package(sakip.assess(office), tmp_path / "card") == ()
    assert faults(tmp_path / "card") == []
    assert frictionless.package(office, tmp_path / "set", lang="en") == ()
    assert faults(tmp_path / "set") == []


@given(st.lists(st.one_of(scorecards(), indicator_sets()), max_size=2), st.lists(findings(), max_size=2))
@own.examples(5)
def test_whatever_is_assessed_makes_a_valid_package(
    tmp_path_factory: pytest.TempPathFactory, drawn: Any, found: Any
) -> None:
    folder = tmp_path_factory.mktemp("paket")
    frictionless.package(iter(drawn), folder, findings=found)
    assert faults(folder) == []


@pytest.fixture
def muncar(tmp_path: Path) -> Path:
    frictionless.package(sakip.assess(sakip.load("muncar-2024")), tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "before", "after", "fault"),
    [
        ("assessments", "97.66", "97.67", "hash-count"),
        ("assessments", "1,1,nilai-sakip", "1,1,nilai-sakip-lain", "foreign-key"),
        ("assessments", "1,1,nilai-sakip", "1,1,ikm", "primary-key"),
        ("assessments", "1,1,nilai-sakip", "2,1,nilai-sakip", "foreign-key"),
        ("assessments", ",computed,", ",terhitung,", "constraint-error"),
        ("assessments", "97.66", "97,66", "extra-cell"),
        ("targets", ",2024,", ",2024-Q5,", "constraint-error"),
        ("realisations", ",true,", ",,", "constraint-error"),
    ],
)
def test_the_checker_sees_what_is_wrong(muncar: Path, file: str, before: str, after: str, fault: str) -> None:
    """So that valid means something: another number, an unknown code, a status in other words."""
    content = (muncar / f"{file}.csv").read_bytes()
    assert before.encode() in content
    (muncar / f"{file}.csv").write_bytes(content.replace(before.encode(), after.encode()))
    if fault != "hash-count":  # the others are to be seen for what they are
        made = described(muncar)
        for resource in made["resources"]:
            del resource["hash"], resource["bytes"], resource["rowCount"]
        (muncar / "datapackage.json").write_text(json.dumps(made), encoding="utf-8")
    found = faults(muncar)
    assert found
    assert any(one.startswith(fault) for one in found), found


# --- what stands in it ------------------------------------------------------------------------------------------------


def test_every_number_and_reason_of_a_scorecard_stands_in_it(tmp_path: Path) -> None:
    card = sakip.assess(sakip.load("mojosari-2024"), [sakip.Realisation("ikm", 2024, {"nilai": "88.305"})])
    frictionless.package(card, tmp_path)
    for one, row in zip(card, table(tmp_path, "assessments"), strict=True):
        achieved = one.achievement
        assert (row["indicator"], row["status"], row["reason"]) == (one.code, one.status, one.reason or "")
        assert row["value"] == ("" if one.value is None else f"{one.value:f}")
        assert row["why"] == one.why()
        assert row["achievement"] == ("" if achieved.value is None else f"{achieved.value:f}")
        assert (row["achievement_status"], row["achievement_reason"]) == (achieved.status, achieved.reason or "")
        assert row["reached"] == {True: "true", False: "false", None: ""}[achieved.reached]
    first = table(tmp_path, "assessments")[0]
    assert (first["value"], first["exact"], first["achievement_exact"]) == ("88.31", "17661/200", "8831/87")
    (reported,) = table(tmp_path, "realisations")
    assert (reported["value"], reported["use"], reported["unit"]) == ("88.305", "counted", "poin")


def test_the_lists_of_values_are_those_of_the_code(muncar: Path) -> None:
    fields = {
        (resource["name"], field["name"]): field.get("constraints", {}).get("enum")
        for resource in described(muncar)["resources"]
        for field in resource["schema"]["fields"]
    }
    assert fields["assessments", "status"] == fields["assessments", "achievement_status"] == [*Status]
    assert fields["assessments", "reason"] == fields["assessments", "achievement_reason"] == [*Reason]
    assert fields["realisations", "state"] == [*State]


def test_units_sizes_and_hashes_are_told(muncar: Path) -> None:
    made = described(muncar)
    by_name = {resource["name"]: resource for resource in made["resources"]}
    assert list(by_name) == [table.name for table in frictionless.TABLES]
    for name, resource in by_name.items():
        content = (muncar / f"{name}.csv").read_bytes()
        assert (resource["bytes"], resource["rowCount"]) == (len(content), len(table(muncar, name)))
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    fields = {field["name"]: field for field in by_name["assessments"]["schema"]["fields"]}
    assert fields["value"]["unitField"] == "unit"
    assert fields["achievement"]["unit"] == "persen"
    assert fields["value"]["description"].startswith("Angka dalam satuannya")
    assert (made["name"], made["title"]) == ("muncar-2024", "Kinerja menurut SAKIP: Kecamatan Muncar")
    assert made["sources"] == [{"title": sakip.load("muncar-2024").source}]
    assert "licenses" not in made  # which nobody has said


def test_descriptions_and_sentences_are_in_the_language_asked_for(tmp_path: Path) -> None:
    frictionless.package(sakip.assess(sakip.load("mojosari-2024")), tmp_path, lang="en")
    field = described(tmp_path)["resources"][0]["schema"]["fields"][0]
    assert field["description"] == "Number of the set in this package."
    assert "There is no realisation" in table(tmp_path, "assessments")[0]["why"]


@formula(a="bilangan", b="bilangan")
def quotient(a: Any, b: Any) -> Any:
    return a / b


def test_numbers_words_units_and_blanks_of_what_was_reported(tmp_path: Path) -> None:
    """A number without end in decimals stands exactly, and only so; a blank is none of them."""
    reported = {
        "a": "0.10",
        "b": "12.5 juta rupiah",
        "c": Predicate("WTP"),
        "d": Working("Rata-rata", quotient.tree, {"a": 1, "b": 3}),
        "e": None,
    }
    record = sakip.Realisation("ikm", 2024, reported, [sakip.Evidence("LKjIP"), sakip.Evidence("LRA", component="b")])
    office = evolve(sakip.load("mojosari-2024"), realisations=[record, evolve(record, components={}, applicable=False)])
    frictionless.package(office, tmp_path)
    rows = table(tmp_path, "realisations")
    told = [tuple(row[name] for name in ("component", "value", "exact", "word", "unit")) for row in rows]
    assert told == [
        ("a", "0.1", "1/10", "", "poin"),
        ("b", "12.5", "25/2", "", "juta rupiah"),
        ("c", "", "", "WTP", ""),
        ("d", "", "1/3", "", "poin"),
        ("e", "", "", "", "poin"),
        ("", "", "", "", ""),
    ]
    assert [row["document"] for row in rows[:2]] == ["LKjIP", "LKjIP\nLRA"]
    assert [row["applicable"] for row in rows] == ["true"] * 5 + ["false"]
    assert {row["use"] for row in rows} == {"carried"}
    assert {row["scorecard"] for row in rows} == {""}


def test_targets_are_numbers_ranges_or_words(tmp_path: Path) -> None:
    values = ["87.5", Range("80", "90.5"), Predicate("BB"), "12 persen"]
    targets = [sakip.Target("Nilai SAKIP Perangkat Daerah", 2024, value, kind="pk") for value in values]
    frictionless.package(evolve(sakip.load("mojosari-2024"), targets=targets), tmp_path)
    told = [
        tuple(row[name] for name in ("indicator", "value", "lower", "upper", "word", "unit"))
        for row in table(tmp_path, "targets")
    ]
    assert told == [
        ("nilai-sakip", "87.5", "", "", "", "nilai"),
        ("nilai-sakip", "", "80", "90.5", "", "nilai"),
        ("nilai-sakip", "", "", "", "BB", ""),
        ("nilai-sakip", "12", "", "", "", "persen"),
    ]


def test_what_the_set_has_no_indicator_for_is_a_finding(tmp_path: Path) -> None:
    """It cannot stand in a table whose keys are checked, and is not lost."""
    office = evolve(
        sakip.load("mojosari-2024"),
        targets=[sakip.Target("ikmm", 2024, "1")],
        realisations=[sakip.Realisation("lain", 2024, {"nilai": "1"})],
    )
    remarks = frictionless.package(office, tmp_path)
    assert [(one.code, one.facts["name"]) for one in remarks] == [
        ("unknown-indicator", "ikmm"),
        ("unknown-indicator", "lain"),
    ]
    assert [row["message"] for row in table(tmp_path, "findings")][-2:] == [one.message() for one in remarks]
    assert table(tmp_path, "targets") == table(tmp_path, "realisations") == []
    assert faults(tmp_path) == []


def test_what_was_left_out_stands_beside_what_was_counted(tmp_path: Path) -> None:
    records = [
        sakip.Realisation("ikm", 2024, {"nilai": "90"}, state="verified"),
        sakip.Realisation("ip-asn", 2024, {"nilai": "80"}, state="rejected"),
    ]
    frictionless.package(sakip.assess(sakip.load("mojosari-2024"), records), tmp_path)
    told = [(row["indicator"], row["use"], row["state"]) for row in table(tmp_path, "realisations")]
    assert told == [("ikm", "counted", "verified"), ("ip-asn", "left-out", "rejected")]


def test_a_name_that_was_left_blank_breaks_no_rule_of_the_package(tmp_path: Path) -> None:
    """A policy or a set of a program's own may have none."""
    office = evolve(sakip.load("muncar-2024"), code="")
    frictionless.package(sakip.assess(office, policy=sakip.Policy("")), tmp_path)
    assert table(tmp_path, "scorecards")[0]["policy"] == table(tmp_path, "sets")[0]["code"] == ""
    assert described(tmp_path)["name"] == "sakip"
    assert faults(tmp_path) == []


HOSTILE = ['=HYPERLINK("http://x","y")', "@SUM(1)", "+1", '-a,"b"', "a\r\nb\rc\nd", "\ta", "\x00\x07", "\ud800", "'x"]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_no_text_is_a_formula_or_breaks_a_table(tmp_path: Path, text: str) -> None:
    """Quotes, commas, lines and control characters too; keys are changed alike in every table."""
    one = sakip.Indicator(code=text, name=text, unit="kasus", formula=sakip.count(), definition=text)
    office = sakip.IndicatorSet(text, [one], title=text, source=text, targets=[sakip.Target(text, 2024, "1")])
    card = sakip.assess(office, [sakip.Realisation(text, 2024, {"jumlah": "2"}, note=text)], period=2024)
    found = Finding("missing-key", {"name": text}, Place(text, 1, text, text))
    frictionless.package(card, tmp_path, findings=[found])
    assert faults(tmp_path) == []
    for name in ("sets", "indicators", "targets", "assessments", "realisations", "findings"):
        rows = table(tmp_path, name)
        assert rows
        for row in rows:
            assert not any(cell[:1] in {*"=+-@\t\r\n"} for cell in row.values() if cell)
    assert table(tmp_path, "assessments")[0]["value"] == "2.00"


# --- many -------------------------------------------------------------------------------------------------------------


def test_many_scorecards_are_gone_through_once_and_a_set_is_written_once(tmp_path: Path) -> None:
    """Of the scorecards only the last is held while the next is made."""
    office = sakip.load("mojosari-2024")
    made: list[weakref.ref[sakip.Scorecard]] = []
    held: list[int] = []
    periods = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2024"]

    def card(period: str) -> sakip.Scorecard:
        one = sakip.assess(office, period=period)
        made.append(weakref.ref(one))
        return one

    def cards() -> Iterator[sakip.Scorecard]:
        for period in periods:
            gc.collect()
            held.append(sum(one() is not None for one in made))
            yield card(period)

    frictionless.package(cards(), tmp_path)
    assert held == [0, 1, 1, 1, 1]
    assert [row["period"] for row in table(tmp_path, "scorecards")] == periods
    assert len(table(tmp_path, "sets")) == 1
    assert len(table(tmp_path, "indicators")) == len(office)
    assert len(table(tmp_path, "assessments")) == 5 * len(office)
    assert faults(tmp_path) == []


def test_sets_that_differ_are_written_each(tmp_path: Path) -> None:
    """A definition that changed in between makes another set; one of another code gives the package no name."""
    office = sakip.load(CASES / "kecamatan-contoh.toml")
    cards = [sakip.assess(office, period=year) for year in (2022, 2023, 2024)]
    frictionless.package([*cards, sakip.assess(sakip.load("muncar-2024"))], tmp_path)
    assert [row["set"] for row in table(tmp_path, "scorecards")] == ["1", "2", "2", "3"]
    definitions = [row["definition"] for row in table(tmp_path, "indicators")][:2]
    assert definitions == ["Posyandu yang memiliki jadwal tetap.", ""]
    made = described(tmp_path)
    assert (made["name"], made["title"]) == ("sakip", "Kinerja menurut SAKIP")


def test_of_very_many_sources_only_the_table_tells(tmp_path: Path) -> None:
    office = sakip.load("muncar-2024")
    frictionless.package((evolve(office, source=f"Keputusan {number}") for number in range(13)), tmp_path)
    assert "sources" not in described(tmp_path)
    assert [row["source"] for row in table(tmp_path, "sets")] == [f"Keputusan {number}" for number in range(13)]


def test_nothing_makes_an_empty_package(tmp_path: Path) -> None:
    frictionless.package([], tmp_path)
    assert faults(tmp_path) == []
    assert [resource["rowCount"] for resource in described(tmp_path)["resources"]] == [0] * 7


def test_the_same_makes_the_same_bytes_in_a_folder_and_a_zip(tmp_path: Path) -> None:
    card = sakip.assess(sakip.load("muncar-2024"))
    for name in ("a", "b", "a.zip", "b.ZIP"):
        frictionless.package(card, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.ZIP").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist()[0] == "datapackage.json"
        for name in archive.namelist():
            same = (tmp_path / "a" / name).read_bytes()
            assert archive.read(name) == same == (tmp_path / "b" / name).read_bytes()
    assert faults(tmp_path / "a.zip") == []


def test_a_package_that_is_not_finished_has_no_description(tmp_path: Path) -> None:
    """Also where an older one stood: its hashes would not fit."""
    card = sakip.assess(sakip.load("muncar-2024"))
    frictionless.package(card, tmp_path)
    with pytest.raises(DefinitionError, match="no scorecard and no set"):
        frictionless.package([card, "kartu"], tmp_path)  # type: ignore[list-item]  # what is refused
    assert not (tmp_path / "datapackage.json").exists()
    with pytest.raises(UnknownNameError, match="language"):
        frictionless.package(card, tmp_path / "b", lang="de")
    assert not (tmp_path / "b").exists()
