"""Values of the library as fields of models, in the form that tables of set files have."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError, create_model
from pydantic_core import PydanticSerializationError
from strategies import examples

import sakip
import sakip.fields
from sakip import (
    CategoryScale,
    Evidence,
    Indicator,
    IndicatorSet,
    Predicate,
    Quarter,
    Range,
    Realisation,
    Target,
    Working,
    Year,
    ratio,
)
from sakip.fields.forms import FORMS
from sakip.testing.strategies.registering import DRAWN
from sakip.tree import Component

READ = [kind for kind in DRAWN if kind in FORMS and kind.__name__ not in {"Assessment", "Scorecard"}]
TARGET = {"indicator": "ikm", "period": "2024-Q2", "value": "88.305"}
REPORT: dict[str, Any] = {"indicator": "serapan", "period": "2024", "components": {"realisasi": "883", "pagu": 1000}}


def _faults(kind: Any, given: Any) -> list[tuple[tuple[Any, ...], str]]:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(given)
    return [(fault["loc"], fault["type"]) for fault in refused.value.errors()]


@pytest.mark.parametrize("kind", READ, ids=lambda kind: kind.__name__)
def test_what_is_written_is_read_again_the_same(kind: Any) -> None:
    """As JSON text, and as the Python values of a dumped model."""
    Model: Any = create_model("Model", value=(kind, ...))  # noqa: N806  # a class

    @examples(15)
    @given(DRAWN[kind])
    def law(value: Any) -> None:
        made = Model(value=value)
        assert Model.model_validate_json(made.model_dump_json()) == made
        assert Model.model_validate(made.model_dump()) == made
        assert Model.model_validate(made.model_dump(mode="json")) == made

    law()


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["indicator", "period", "value", "components", "code", "scale", "edges", "rule",
                                         "formula", "kind", "unit", "own_units", "from", "working", "name"]), inner),
    ),
    max_leaves=8,
)  # fmt: skip


@pytest.mark.parametrize("kind", [*READ, "exact"], ids=str)
def test_whatever_a_stranger_sends_is_read_or_refused_by_pydantic(kind: Any) -> None:
    """Nothing but a ValidationError with at least one fault comes of it, and each fault has words in both languages."""
    form = FORMS[kind]

    @examples(40)
    @given(st.one_of(JSON, st.dictionaries(st.sampled_from([*TARGET, *REPORT, "code", "key", "unit"]), JSON)))
    def law(given: Any) -> None:
        adapter = TypeAdapter(sakip.fields.Exact) if kind == "exact" else TypeAdapter(kind)
        with suppress(ValidationError):
            adapter.validate_python(given)
            return
        with pytest.raises(ValidationError) as refused:
            adapter.validate_python(given)
        assert refused.value.error_count() > 0
        assert all(fault["msg"] and fault.get("ctx", {})["id"] for fault in refused.value.errors())

    assert form.name
    law()


def test_a_target_looks_as_in_a_set_file() -> None:
    target = Target("ikm", "2024-Q2", "88.3 poin", document="Perjanjian Kinerja", issued="2024-01-30", kind="pk")
    written = TypeAdapter(Target).dump_python(target, mode="json")
    assert written == {
        "indicator": "ikm",
        "period": "2024-Q2",
        "value": "88.3 poin",
        "document": "Perjanjian Kinerja",
        "issued": "2024-01-30",
        "kind": "pk",
    }


def test_every_fault_of_a_target_is_told_at_its_key() -> None:
    given = {"indicator": "ikm", "period": "TW V 2024", "value": "88,3", "isued": "2024-01-30", "kind": "pakta"}
    assert _faults(Target, given) == [
        (("isued",), "sakip.unknown-key"),
        (("period",), "sakip.bad-period"),
        (("value",), "sakip.number-plain"),
        (("kind",), "sakip.unknown-reference"),
    ]
    assert _faults(Target, {"indicator": "ikm", "period": "2024"}) == [(("value",), "sakip.missing-key")]
    assert _faults(Target, "88.3") == [((), "sakip.bad-value")]


def test_a_fault_says_what_and_what_to_do_in_both_languages() -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Target).validate_python({**TARGET, "value": "88,3"})
    (fault,) = refused.value.errors()
    assert fault["msg"].endswith('Write "88.3".')
    assert fault.get("ctx", {})["id"].endswith('Tulis "88.3".')
    assert fault["input"] == "88,3"


def test_a_table_may_hold_values_where_python_gives_them() -> None:
    """Periods, exact numbers, ranges, predicates, evidence, days."""
    read = TypeAdapter(Target).validate_python
    target = read(
        {"indicator": "ikm", "period": Quarter(2024, 2), "value": Decimal("88.30"), "issued": Year(2024).start}
    )
    assert target == Target("ikm", "2024-Q2", "88.3", issued="2024-01-01")
    assert read({**TARGET, "value": Fraction(1, 4)}).value == Fraction(1, 4)
    assert read({**TARGET, "value": Range(1, 2)}).value == Range(1, 2)
    assert read({**TARGET, "value": Predicate("BB")}).value == Predicate("BB")
    report = TypeAdapter(Realisation).validate_python({**REPORT, "evidence": [Evidence("LRA")]})
    assert report.evidence == (Evidence("LRA"),)


def test_numbers_of_json_come_in_as_they_are_written() -> None:
    read = TypeAdapter(Target).validate_json
    for written, value in (("88.305", "88.305"), ("1e2", "100"), ("0.000000001", "0.000000001"), ("87", "87")):
        assert read(f'{{"indicator": "ikm", "period": 2024, "value": {written}}}').value == sakip.number(value)


def test_a_float_that_may_have_lost_digits_is_refused() -> None:
    """1234567890.1234567 has 17 digits, as a longer number has that JSON made a float of."""
    for lost in (1234567890.1234567, float("nan"), float("inf"), 1e300):
        assert [loc for loc, _ in _faults(Target, {**TARGET, "value": lost})] == [("value",)]
    assert TypeAdapter(Target).validate_python({**TARGET, "value": 123456.123456789}).value == sakip.number(
        "123456.123456789"
    )


def test_a_target_put_together_from_others_is_not_written() -> None:
    parts = (Target("ikm", "2024-Q1", 1), Target("ikm", "2024-Q2", 2))
    with pytest.raises(PydanticSerializationError, match="put together"):
        TypeAdapter(Target).dump_json(Target("ikm", "2024", 3, parts=parts))


@pytest.mark.parametrize("kind", [Target, Realisation, IndicatorSet])
def test_a_predicate_without_a_word_is_refused_where_it_stands(kind: type) -> None:
    for blank in ("", " \t"):
        given: dict[type, Any] = {
            Target: {**TARGET, "value": {"predicate": blank}},
            Realisation: {**REPORT, "components": {"pagu": {"predicate": blank}}},
            IndicatorSet: {"code": "x", "target": [{**TARGET, "value": {"predicate": blank}}]},
        }
        ((path, code),) = _faults(kind, given[kind])
        assert path[-1] == "predicate"
        assert code == "sakip.bad-value"


@pytest.mark.parametrize("kind", READ, ids=lambda kind: kind.__name__)
def test_half_a_character_is_refused_where_it_stands(kind: Any) -> None:
    """Every text of a value, and every name; JSON can say it, and nothing that goes out can."""

    @examples(8)
    @given(DRAWN[kind], st.randoms(use_true_random=False))
    def law(value: Any, chosen: Any) -> None:
        written = TypeAdapter(kind).dump_python(value, mode="json")
        damaged = _damaged(written, chosen)
        with pytest.raises(ValidationError) as refused:
            TypeAdapter(kind).validate_python(damaged)
        assert any("\\ud800" in fault["msg"] for fault in refused.value.errors()), refused.value.errors()

    law()


def _damaged(written: Any, chosen: Any) -> Any:
    """Return JSON values with half a character at the start of one of their texts or names."""
    match written:
        case dict() if written and not (chosen.random() < 0.1):
            name = chosen.choice(sorted(written))
            return {**written, name: _damaged(written[name], chosen)}
        case dict():
            return {**written, "\ud800": 1}
        case list() if written:
            place = chosen.randrange(len(written))
            return [*written[:place], _damaged(written[place], chosen), *written[place + 1 :]]
        case str():
            return f"\ud800{written}"
    return "\ud800"


# --- realisations -----------------------------------------------------------------------------------------------------


def test_a_blank_component_is_null_or_blank_and_never_zero() -> None:
    for blank in (None, "", "-"):
        read = TypeAdapter(Realisation).validate_python({**REPORT, "components": {"realisasi": blank, "pagu": 0}})
        assert dict(read.components) == {"realisasi": None, "pagu": Fraction(0)}


@pytest.mark.parametrize("said", ["not-applicable", "not applicable", " Not-Applicable ", "tidak berlaku"])
def test_not_applicable_may_be_said_as_a_file_does_and_as_a_status_is_spelled(said: str) -> None:
    given = {**REPORT, "status": said}
    assert not TypeAdapter(Realisation).validate_python(given).applicable
    assert TypeAdapter(Realisation).validate_python({**REPORT, "status": ""}).applicable


def test_every_wrong_component_is_told_at_its_name() -> None:
    given = {**REPORT, "components": {"realisasi": "12,5", "pagu": True, "lain": float("nan"), "asli": {"working": 5}}}
    assert {loc for loc, _ in _faults(Realisation, given)} == {("components", "lain")}
    del given["components"]["lain"]
    assert {loc for loc, _ in _faults(Realisation, given)} == {("components", "asli", "working")}
    del given["components"]["asli"]
    assert _faults(Realisation, given) == [
        (("components", "realisasi"), "sakip.number-plain"),
        (("components", "pagu"), "sakip.number-none"),
    ]


def test_a_component_measured_by_an_instrument_keeps_how_it_was_made() -> None:
    working = Working("Persyaratan", Component("a", "bilangan"), {"a": Fraction(1, 3)})
    report = Realisation("ikm", 2024, {"u1": working, "u2": 5})
    written = TypeAdapter(Realisation).dump_python(report, mode="json")
    assert list(written["components"]) == ["u1", "u2"]
    assert written["components"]["u1"]["working"]["value"] == "1/3"
    assert TypeAdapter(Realisation).validate_python(written) == report
    again = TypeAdapter(Realisation).validate_python({**written, "components": {"u1": working}})
    assert again.components == {"u1": working}


# --- indicators, scales, sets -----------------------------------------------------------------------------------------

SCALE = {"key": "k", "edges": ["0", "50", ""], "bands": [{"code": c, "label": c} for c in "AB"], "closure": "upper"}
INDICATOR = {
    "code": "x",
    "name": "X",
    "unit": "persen",
    "formula": {"kind": "ratio", "numerator": "a", "denominator": "b"},
}


def test_an_indicator_has_its_scale_its_rule_and_its_units_inside() -> None:
    rule = {
        "name": "uji.separuh",
        "formula": {"kind": "expression", "text": "realisasi / target * 50"},
        "better": "higher",
        "source": "uji",
    }
    given = {**INDICATOR, "scale": SCALE, "achievement_scale": SCALE, "polarity": "uji.separuh", "rule": rule}
    made = TypeAdapter(Indicator).validate_python(
        {**given, "unit": "kader", "formula": {"kind": "count"}, "own_units": ["kader"]}
    )
    assert made.scale is not None
    assert made.scale == made.achievement_scale == TypeAdapter(CategoryScale).validate_python(SCALE)
    assert (made.unit, made.polarity) == ("kader", "uji.separuh")
    assert TypeAdapter(Indicator).validate_json(TypeAdapter(Indicator).dump_json(made)) == made


def test_the_faults_of_what_is_inside_an_indicator_are_told_there() -> None:
    scale = {**SCALE, "edges": ["0", "x", ""]}
    assert _faults(Indicator, {**INDICATOR, "achievement_scale": scale}) == [
        (("achievement_scale", "edges", 1), "sakip.number-none")
    ]
    assert _faults(Indicator, {**INDICATOR, "own_units": ["ka", "1 2 3"]})[0][0] == ("own_units", 1)
    assert _faults(Indicator, {**INDICATOR, "rule": {"name": "x"}})[0][0][0] == "rule"


def test_two_scales_of_an_indicator_may_have_one_key() -> None:
    """A set could not hold them, an indicator that stands alone can."""
    other = {**SCALE, "title": "Lain"}
    made = TypeAdapter(Indicator).validate_python({**INDICATOR, "scale": SCALE, "achievement_scale": other})
    assert made.scale is not None
    assert made.achievement_scale is not None
    assert (made.scale.title, made.achievement_scale.title) == ("", "Lain")


def test_the_scale_of_a_regulation_is_called_by_its_key_with_a_day() -> None:
    dated = TypeAdapter(Indicator).validate_python({**INDICATOR, "scale": "skm", "valid_until": "2024-12-31"})
    assert dated.scale == sakip.regulations.scale("skm", on=Year(2024).end)
    assert _faults(Indicator, {**INDICATOR, "scale": "skm"}) == [(("scale",), "sakip.scale-no-day")]


def test_an_indicator_of_a_program_may_hold_its_formula() -> None:
    formula = ratio("a", "b")
    assert TypeAdapter(Indicator).validate_python({**INDICATOR, "formula": formula}).formula == formula


def test_a_packaged_set_goes_out_and_comes_in() -> None:
    office = sakip.load("mojosari-2024")
    again = TypeAdapter(IndicatorSet).validate_json(TypeAdapter(IndicatorSet).dump_json(office))
    assert again == office


def test_every_fault_of_a_set_is_told_at_its_key() -> None:
    given = {
        "code": "x",
        "indicator": [{"code": "a", "unit": "person", "formula": {"kind": "count"}}],
        "target": [TARGET],
    }
    assert _faults(IndicatorSet, given) == [
        (("indicator", 0, "name"), "sakip.missing-key"),
        (("indicator", 0, "unit"), "sakip.unknown-unit"),
        (("target", 0, "indicator"), "sakip.unknown-reference"),
    ]


@pytest.mark.parametrize("file", ["/etc/kecamatan.toml", "lain.JSON", "../set.toml "])
def test_a_set_that_comes_in_reads_no_file(file: str) -> None:
    assert [loc for loc, _ in _faults(IndicatorSet, {"code": "x", "extends": file})] == [("extends",)]


def test_a_set_that_comes_in_may_extend_an_installed_one() -> None:
    made = TypeAdapter(IndicatorSet).validate_python({"code": "x", "extends": "mojosari-2024"})
    assert [one.code for one in made] == [one.code for one in sakip.load("mojosari-2024")]


def test_what_is_nested_too_deep_or_too_long_is_refused() -> None:
    deep: Any = {}
    for _ in range(900):
        deep = {"formula": deep}
    assert [code for _, code in _faults(Indicator, deep)] == ["sakip.nested-too-deep"]
    assert [loc for loc, _ in _faults(Target, {**TARGET, "value": 10**5000})] == [("value",)]


@pytest.mark.parametrize(("kind", "given"), [(Target, TARGET), (Evidence, {"document": "LKjIP"})])
def test_of_very_many_faults_the_first_are_told_and_that_there_are_more(kind: Any, given: Any) -> None:
    faults = _faults(kind, given | {f"k{n}": 1 for n in range(300)})
    assert [code for _, code in faults] == [*["sakip.unknown-key"] * 200, "sakip.more-faults"]
