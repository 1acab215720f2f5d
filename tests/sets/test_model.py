from __future__ import annotations

import pickle
from datetime import date
from typing import Any

import attrs
import pytest

import sakip
from sakip import (
    CategoryScale,
    Decree,
    Indicator,
    IndicatorSet,
    Office,
    Reading,
    Realisation,
    Taken,
    Target,
    Year,
    count,
    share_achieved,
)
from sakip.errors import CycleError, DefinitionError, UnitError, UnknownNameError
from sakip.sets.relations import faults


def indicator(code: str, *, source: str | None = None, unit: str = "nilai", **facts: Any) -> Indicator:
    formula = count("jumlah", unit=unit)
    if source is not None:
        formula = formula.taking({"jumlah": Taken(source)})
    return Indicator(code=code, name=code.upper(), unit=unit, formula=formula, **facts)


def test_an_indicator_is_found_by_its_code_or_an_alias_and_listed_in_order() -> None:
    office = IndicatorSet("x", [indicator("b", aliases=["Bee", "satu"]), indicator("a", aliases=["satu", "b"])])
    assert office["Bee"] is office["b"]
    assert office["b"].code == "b"  # a code stands before an alias of another indicator
    assert office["satu"].code == "b"  # and the first of two aliases before the second
    assert [each.code for each in office] == ["b", "a"]
    assert (len(office), "Bee" in office, "c" in office, 7 in office) == (2, True, False, False)


def test_an_unknown_code_is_named_with_the_set_and_the_nearest_code() -> None:
    with pytest.raises(UnknownNameError, match=r"no indicator in set 'x' called 'ikn'\. Did you mean 'ikm'\?"):
        IndicatorSet("x", [indicator("ikm")])["ikn"]


def test_two_indicators_cannot_share_a_code() -> None:
    with pytest.raises(DefinitionError, match="two indicators have the code 'a'"):
        IndicatorSet("x", [indicator("a"), indicator("b"), indicator("a")])


@pytest.mark.parametrize(
    ("sources", "path"),
    [
        ({"a": "a"}, ("a", "a")),
        ({"a": "b", "b": "a"}, ("a", "b", "a")),
        ({"a": "b", "b": "c", "c": "d", "d": "b"}, ("b", "c", "d", "b")),
    ],
)
def test_a_circle_is_named_end_to_end(sources: dict[str, str], path: tuple[str, ...]) -> None:
    with pytest.raises(CycleError) as caught:
        IndicatorSet("x", [indicator(code, source=source) for code, source in sources.items()])
    assert caught.value.path == path
    assert " → ".join(path) in str(caught.value)
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # the pickle is ours
    assert (copy.path, str(copy)) == (path, str(caught.value))


def test_a_share_over_all_others_that_is_one_of_them_is_a_circle() -> None:
    every = Indicator(code="semua", name="Semua", unit="persen", formula=share_achieved())
    with pytest.raises(CycleError) as caught:
        IndicatorSet("x", [indicator("a", source="semua"), every])
    assert set(caught.value.path) == {"a", "semua"}
    assert len(IndicatorSet("x", [indicator("a"), every])) == 2


def test_indicators_may_share_a_source_without_a_circle() -> None:
    office = IndicatorSet("x", [indicator("a", source="d"), indicator("b", source="d"), indicator("d")])
    assert len(office) == 3


def test_every_separate_circle_is_found() -> None:
    sources = {"a": "b", "b": "a", "c": "a", "d": "e", "e": "f", "f": "d"}
    found = list(faults([indicator(code, source=source) for code, source in sources.items()]))
    paths = [fault.path for _, fault in found if isinstance(fault, CycleError)]
    assert paths == [("a", "b", "a"), ("d", "e", "f", "d")]
    assert [code for code, _ in found] == ["b", "f"]


def test_an_unknown_source_is_named_with_the_nearest_code() -> None:
    with pytest.raises(UnknownNameError, match=r"no indicator called 'ikn'\. Did you mean 'ikm'\?"):
        IndicatorSet("x", [indicator("ikm"), indicator("b", source="ikn")])


def test_a_taken_value_must_be_in_the_unit_of_the_indicator() -> None:
    with pytest.raises(UnitError, match="indicator 'b': the formula comes out in dokumen"):
        IndicatorSet("x", [indicator("a", unit="dokumen"), indicator("b", source="a")])


def test_a_taken_achievement_is_a_percentage() -> None:
    formula = count("jumlah", unit="dokumen").taking({"jumlah": Taken("a", "achievement")})
    percent = Indicator(code="b", name="B", unit="persen", formula=formula)
    assert len(IndicatorSet("x", [indicator("a", unit="dokumen"), percent])) == 2
    documents = Indicator(code="b", name="B", unit="dokumen", formula=formula)
    with pytest.raises(UnitError):
        IndicatorSet("x", [indicator("a", unit="dokumen"), documents])


def chain(length: int, *, backwards: bool) -> list[Indicator]:
    every = [indicator("i0"), *(indicator(f"i{n}", source=f"i{n - 1}") for n in range(1, length))]
    return every[::-1] if backwards else every


@pytest.mark.parametrize("backwards", [False, True])
def test_a_long_chain_of_indicators_meets_no_limit_of_recursion(backwards: bool) -> None:
    office = IndicatorSet("x", chain(1_500, backwards=backwards), year=2024)
    assert pickle.loads(pickle.dumps(office)) == office  # noqa: S301  # the pickle is ours
    card = sakip.assess(office, [Realisation("i0", Year(2024), {"jumlah": "5"})])
    assert card["i1499"].value == 5


def test_a_long_circle_is_named_end_to_end() -> None:
    circle = [*chain(1_500, backwards=True)[:-1], indicator("i0", source="i1499")]
    with pytest.raises(CycleError) as caught:
        IndicatorSet("x", circle)
    assert len(caught.value.path) == 1_501
    assert caught.value.path[0] == caught.value.path[-1]


def test_further_targets_make_another_set() -> None:
    first, second = Target("a", Year(2024), "80"), Target("a", Year(2024), "85", issued=date(2024, 8, 1))
    office = IndicatorSet("x", [indicator("a")], targets=[first])
    assert office.with_targets([second]).targets == (first, second)
    assert office.targets == (first,)
    assert office.with_targets([second])["a"] is office["a"]


@pytest.mark.parametrize("name", ["mojosari-2024", "mumbulsari-2025", "muncar-2024"])
def test_a_set_survives_pickling_and_is_equal_to_itself_loaded_again(name: str) -> None:
    office = sakip.load(name)
    copy = pickle.loads(pickle.dumps(office))  # noqa: S301  # the pickle is ours
    assert copy == office == sakip.load(name)
    assert hash(copy) == hash(office)
    assert [each.code for each in copy] == [each.code for each in office]
    assert copy.findings() == office.findings()
    assert list(copy.scales) == list(office.scales)


def test_a_set_cannot_be_changed() -> None:
    office: Any = sakip.load("mojosari-2024")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        office.year = 2025
    for mapping in (office.scales, office.printed_tables):
        with pytest.raises(TypeError):
            mapping["x"] = None
    assert {type(getattr(office, name)) for name in ("indicators", "targets", "nodes", "readings", "own_units")} == {
        tuple
    }


def test_what_a_set_is_given_may_change_later_without_changing_the_set() -> None:
    indicators: list[Indicator] = [indicator("a")]
    scales: dict[str, CategoryScale] = {}
    office = IndicatorSet("x", indicators, scales=scales)
    indicators.append(indicator("b"))
    scales["y"] = sakip.regulations.scale("skm", on=date(2024, 12, 31))
    assert (len(office), list(office.scales)) == (1, [])


def test_readings_are_found_by_what_they_are_about() -> None:
    readings = [Reading(str(place), subject, "x", "y", "z") for place, subject in enumerate(["a", "decree", "a"])]
    office = IndicatorSet("x", [indicator("a")], readings=readings)
    assert [reading.code for reading in office.readings_of("a")] == ["0", "2"]
    assert office.readings_of("b") == ()


def test_a_set_is_called_after_its_office_or_else_its_title() -> None:
    assert IndicatorSet("x", [], title="Judul").office_name == "Judul"
    assert IndicatorSet("x", [], title="Judul", office=Office("Kecamatan Contoh")).office_name == "Kecamatan Contoh"


@pytest.mark.parametrize(
    ("decree", "label"),
    [
        (Decree(number="1/2024", kind="Keputusan Camat"), "Keputusan Camat Nomor 1/2024"),
        (Decree(number="1/2024"), "Nomor 1/2024"),
        (Decree(kind="Keputusan Camat"), "Keputusan Camat"),
        (Decree(), ""),
    ],
)
def test_a_decree_is_called_by_its_kind_and_its_number(decree: Decree, label: str) -> None:
    assert decree.label() == decree.label("en") == label


def test_a_reading_has_a_severity_there_is() -> None:
    with pytest.raises(UnknownNameError, match="there is no severity of a reading called 'wrning'"):
        Reading("r", "decree", "x", "y", "z", severity="wrning")  # type: ignore[arg-type]  # as one errs without a checker
