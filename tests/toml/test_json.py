from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip.errors import SetFileError
from sakip.sets import load, loads
from sakip.testing import texts
from sakip.toml.json import read_json
from sakip.toml.text import LARGEST_FILE, Literal

if TYPE_CHECKING:
    from pathlib import Path

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(texts(), st.integers(), st.booleans(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts(), inner, max_size=3)),
    max_leaves=8,
)


@frozen
class Inner:
    """A table in a table."""

    issued: date | None = None
    title: str = ""


@frozen
class Outer:
    """A file."""

    day: date
    several: tuple[Inner, ...] = ()
    one: Inner | None = None


def data_of(text: str | bytes, shape: type | None = None) -> dict[str, Any]:
    source, findings = read_json(text, "iku.json", shape)
    assert source is not None, findings
    return source.data


@given(st.dictionaries(texts(), VALUES, max_size=4), st.sampled_from(["", "\ufeff"]))
def test_json_is_read_as_it_is_written(data: dict[str, Any], mark: str) -> None:
    text = mark + json.dumps(data, ensure_ascii=False)
    assert data_of(text) == data_of(text.encode()) == data


def test_a_number_with_a_decimal_point_keeps_its_text() -> None:
    (value,) = data_of('{"a": 0.1000}').values()
    assert value == "0.1000"
    assert isinstance(value, Literal)


def test_a_date_is_read_where_the_shape_has_one() -> None:
    """Anywhere else, and where it is none, it is a text."""
    text = json.dumps(
        {
            "day": "2024-01-30",
            "several": [{"issued": "2024-02-29", "title": "2024-01-30"}, {"issued": "2024-02-30"}, 1],
            "one": {"issued": "20240130"},
            "lain": "2024-01-30",
        }
    )
    assert data_of(text, Outer) == {
        "day": date(2024, 1, 30),
        "several": [{"issued": date(2024, 2, 29), "title": "2024-01-30"}, {"issued": "2024-02-30"}, 1],
        "one": {"issued": "20240130"},
        "lain": "2024-01-30",
    }


@pytest.mark.parametrize(
    ("given_text", "code", "place"),
    [
        ('{"a": 1', "json", "iku.json:1"),
        ('{\n"a": 1,\n}', "json", "iku.json"),
        ('{"a": NaN}', "json", "iku.json"),
        ('{"a": -Infinity}', "json", "iku.json"),
        (f'{{"a": {"9" * 5000}}}', "json", "iku.json"),
        ("[1]", "json", "iku.json"),
        ('{"a": 1, "b": [{"c": 1, "d": 2, "c": 3}]}', "duplicate-key", "iku.json b[0].c"),
        (b'{"a": "\xff"}', "encoding", "iku.json"),
        (f'{{"a": {"[" * 40}{"]" * 40}}}', "nested-too-deep", "iku.json a"),
        ("[" * 100_000, "nested-too-deep", "iku.json"),
        (" " * LARGEST_FILE + "{}", "too-large", "iku.json"),
    ],
)
def test_what_is_no_json_is_one_finding(given_text: str | bytes, code: str, place: str) -> None:
    source, (finding,) = read_json(given_text, "iku.json")
    assert source is None
    assert finding.code == code
    assert str(finding.place).startswith(place)
    assert finding.message("id") != finding.message("en")


def test_a_set_in_json_has_the_faults_of_one_in_toml_named_by_the_path(tmp_path: Path) -> None:
    path = tmp_path / "iku.json"
    indicator = {"code": "a", "name": "A", "unit": "perseen", "formula": {"kind": "count"}, "issued": "kemarin"}
    path.write_text(json.dumps({"code": "x", "year": "2024", "indicator": [indicator]}), encoding="utf-8")
    with pytest.raises(SetFileError) as caught:
        load(path)
    assert [(finding.code, str(finding.place)) for finding in caught.value.findings] == [
        ("wrong-type", f"{path} year"),
        ("wrong-type", f"{path} indicator[0].issued"),
        ("unknown-unit", f"{path} indicator[0].unit"),
    ]
    del indicator["issued"]
    with pytest.raises(SetFileError) as caught:
        loads(json.dumps({"code": "x", "indicator": [indicator]}), format="json")
    assert [(finding.code, str(finding.place)) for finding in caught.value.findings] == [
        ("unknown-unit", "<text> indicator[0].unit")
    ]


def test_null_and_an_empty_list_say_nothing(tmp_path: Path) -> None:
    """As PHP writes what is not there: null for a key that is left out or a blank, [] for an empty table."""
    sparse = {
        "code": "contoh", "year": 2024, "title": None, "office": None, "defaults": [], "decree": None,
        "indicator": [
            {"code": "a", "name": "A", "unit": "orang", "formula": {"kind": "count"}, "note": None, "cap": None,
             "valid_from": None, "predicates": None, "places": None},
        ],
        "document": [{"code": "pk", "kind": "pk", "title": "PK", "period": "2024", "targets": [], "issued": None}],
        "target": [{"indicator": "a", "period": "2024", "value": "5", "unit": None, "issued": None}],
        "realisation": [
            {"indicator": "a", "period": "2024", "components": {"jumlah": None}, "evidence": None, "recorded": None},
            {"indicator": "a", "period": "2023", "components": []},
        ],
    }  # fmt: skip
    (tmp_path / "null.json").write_text(json.dumps(sparse), encoding="utf-8")
    lean = {
        name: [{key: one[key] for key in one if one[key] not in (None, [])} for one in given]
        if isinstance(given, list) and given else given
        for name, given in sparse.items()
        if given not in (None, [])
    }  # fmt: skip
    (tmp_path / "tanpa.json").write_text(json.dumps(lean), encoding="utf-8")
    office, same = (sakip.load(tmp_path / f"{name}.json") for name in ("null", "tanpa"))
    assert (office.indicators[0].places, office.indicators[0].note) == (2, "")
    assert evolve(office, origin=same.origin) == same
    assert office.realisations[0].components == {"jumlah": None}
    assert sakip.assess(office)["a"].reason == "not-reported"


@pytest.mark.parametrize(
    ("changed", "code", "key"),
    [
        ({"name": None}, "missing-key", "indicator[0]"),
        ({"formula": []}, "formula-no-kind", "indicator[0].formula"),
        ({"unit": [None]}, "wrong-type", "indicator[0].unit"),
        ({"valid_from": "2024-12-31 10:20:30"}, "wrong-type", "indicator[0].valid_from"),
        ({"aliases": [None]}, "wrong-type", "indicator[0].aliases[0]"),
    ],
)
def test_what_is_needed_is_not_null(tmp_path: Path, changed: dict[str, Any], code: str, key: str) -> None:
    """A value that is null is missing where it is needed, and a day with its hour is no day."""
    indicator = {"code": "a", "name": "A", "unit": "orang", "formula": {"kind": "count"}} | changed
    (tmp_path / "a.json").write_text(json.dumps({"code": "x", "indicator": [indicator]}), encoding="utf-8")
    with pytest.raises(SetFileError) as refused:
        sakip.load(tmp_path / "a.json")
    finding = refused.value.findings[0]
    assert (finding.code, finding.place and finding.place.key) == (code, key)
    assert "valid_from" not in changed or "2024-12-31." in finding.remedy()


def test_a_target_that_is_null_is_blank_and_not_zero(tmp_path: Path) -> None:
    for value in (None, ""):
        text = json.dumps({
            "code": "x",
            "indicator": [{"code": "a", "name": "A", "unit": "orang", "formula": {"kind": "count"}}],
            "target": [{"indicator": "a", "period": "2024", "value": value}],
        })  # fmt: skip
        (tmp_path / "a.json").write_text(text, encoding="utf-8")
        with pytest.raises(SetFileError) as refused:
            sakip.load(tmp_path / "a.json")
        assert [one.code for one in refused.value.findings] == ["number-blank"]


def test_a_set_in_json_may_extend_one_in_toml_and_the_other_way_round(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"code": "a", "extends": "muncar-2024", "title": "A"}', encoding="utf-8")
    (tmp_path / "b.toml").write_text('code = "b"\nextends = "a.json"\n', encoding="utf-8")
    assert load(tmp_path / "b.toml").title == "A"
    assert len(load(tmp_path / "b.toml")) == len(load("muncar-2024"))


def test_of_many_keys_the_one_that_stands_twice_is_named() -> None:
    """The last of fifty thousand, without comparing each with each."""
    pairs = ", ".join(f'"k{place}": 1' for place in range(50_000))
    source, findings = read_json(f'{{"x": [{{{pairs}, "k7": 2, "k3": 3}}]}}', "iku.json")
    assert source is None
    assert [(one.code, str(one.place)) for one in findings] == [("duplicate-key", "iku.json x[0].k7")]


def test_more_values_than_are_read_are_counted_before_they_are() -> None:
    source, findings = read_json(f'{{"x": [{"1," * 100_001}1]}}', "iku.json")
    assert source is None
    assert [finding.message("en") for finding in findings] == ["The file holds 100001 values, the limit is 100000."]
    assert read_json(f'{{"x": [{"1," * 100_000}1]}}', "iku.json")[0] is not None
