from __future__ import annotations

import copy
import json
import pickle
from fractions import Fraction
from typing import Any

import pytest

from sakip.findings import Finding, Place
from sakip.periods import Quarter
from sakip.wording import FINDINGS

HOLE = Finding("bands-hole", {"scale": "x", "below": "B", "above": "A", "from": Fraction("80.5"), "to": Fraction(1000)})


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place(), ""),
        (Place("set.toml"), "set.toml"),
        (Place("set.toml", 3), "set.toml:3"),
        (Place(line=3), "3"),
        (Place("set.toml", 3, key="indicator[0].unit"), "set.toml:3 indicator[0].unit"),
        (Place("realisasi.csv", 8, "value"), "realisasi.csv:8 value"),
        (Place("a.csv", 8, "value", "ikm"), "a.csv:8 ikm value"),
        (Place("a.csv", 0), "a.csv:0"),
    ],
)
def test_a_place_is_a_file_a_line_and_what_stands_there(place: Place, text: str) -> None:
    assert str(place) == text


def test_a_finding_says_where_it_is_what_it_is_and_what_to_do_in_either_language() -> None:
    finding = Finding("missing-key", {"name": "unit"}, Place("set.toml", 3))
    assert str(finding) == finding.text() == "set.toml:3: Kunci “unit” belum ada. Tambahkan unit = …"
    assert finding.text("en") == "set.toml:3: Key “unit” is missing. Add unit = …"
    assert finding.severity == "error"


def test_numbers_are_written_as_the_language_of_the_sentence_writes_them() -> None:
    assert "antara 80,5 dan 1.000 tidak" in HOLE.message()
    assert "between 80.5 and 1,000 belong" in HOLE.message("en")


def test_where_there_is_nothing_to_do_and_no_place_the_sentence_stands_alone() -> None:
    finding = Finding("file-style", {"separator": ";", "decimal": ","})
    assert finding.remedy() == ""
    assert finding.text() == finding.message() == "Kolom dipisah “;”, desimal ditulis dengan “,”."


@pytest.mark.parametrize("code", sorted(FINDINGS))
def test_the_severity_of_a_finding_follows_from_its_code(code: str) -> None:
    assert Finding(code).severity == FINDINGS[code].severity
    assert Finding(code).severity in {"error", "warning", "info"}


def test_findings_that_say_the_same_are_equal_in_whatever_order_their_facts_come() -> None:
    one = Finding("duplicate-code", {"kind": "indicator", "name": "ikm"}, Place("a.toml", 1))
    other = Finding("duplicate-code", {"name": "ikm", "kind": "indicator"}, Place("a.toml", 1))
    assert one == other
    assert hash(one) == hash(other)
    assert len({one, other, HOLE}) == 2
    assert one != Finding("duplicate-code", {"kind": "indicator", "name": "sakip"}, Place("a.toml", 1))
    assert one != Finding("duplicate-code", {"kind": "indicator", "name": "ikm"}, Place("a.toml", 2))
    assert one != Finding("unknown-reference", {"kind": "indicator", "name": "ikm"}, Place("a.toml", 1))
    assert one != Finding("duplicate-code", {"kind": "indicator"}, Place("a.toml", 1))


def test_a_finding_can_be_counted_whatever_its_facts_are() -> None:
    facts: dict[str, Any] = {"known": ["a", "b"], "given": {"x": 1}}
    assert len({Finding("bad-value", facts), Finding("bad-value", dict(facts))}) == 1


@pytest.mark.parametrize("finding", [HOLE, Finding("cycle", {"path": ("a", "b")}, Place("a.toml", 4, "b", "c"))])
def test_a_finding_survives_pickling_and_copying(finding: Finding) -> None:
    for again in (pickle.loads(pickle.dumps(finding)), copy.copy(finding), copy.deepcopy(finding)):  # noqa: S301  # ours
        assert again == finding
        assert (again.text(), again.text("en"), again.place) == (finding.text(), finding.text("en"), finding.place)


def test_the_facts_of_a_finding_cannot_be_changed() -> None:
    facts = {"name": "unit"}
    finding = Finding("missing-key", facts)
    facts["name"] = "name"
    assert finding.facts == {"name": "unit"}
    with pytest.raises(TypeError):
        finding.facts["name"] = "name"  # type: ignore[index]  # that is the point


def test_a_finding_is_written_as_plain_values() -> None:
    finding = Finding("missing-key", {"name": "unit"}, Place("set.toml", 3, key="indicator[0]"))
    assert json.loads(json.dumps(finding.to_dict())) == {
        "code": "missing-key",
        "severity": "error",
        "message": "Kunci “unit” belum ada.",
        "remedy": "Tambahkan unit = …",
        "message_en": "Key “unit” is missing.",
        "remedy_en": "Add unit = …",
        "file": "set.toml",
        "line": 3,
        "column": "",
        "key": "indicator[0]",
        "indicator": None,
        "period": None,
    }
    assert HOLE.to_dict()["line"] is None


def test_a_finding_as_plain_values_names_its_indicator_and_period() -> None:
    """Only where its facts do: a number is no code, several periods are no period."""
    about = Finding("not-defined", {"indicator": "ikm", "period": Quarter(2024, 2)}).to_dict()
    assert (about["indicator"], about["period"]) == ("ikm", "2024-Q2")
    other = Finding("not-defined", {"indicator": 5, "period": (Quarter(2024, 1), Quarter(2024, 2))}).to_dict()
    assert (other["indicator"], other["period"]) == (None, None)
