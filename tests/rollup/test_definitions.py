"""What offices must agree about before their numbers are put together, and what a group measures."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from sakip import regulations
from sakip.formulas import count, expression, ratio
from sakip.indicators import Indicator
from sakip.interpreters.explain import symbolic
from sakip.periods import Year
from sakip.rollup.definitions import definition_of, differences, of_group
from sakip.tree import Taken, components_of, formula

CAPAIAN = regulations.scale("capaian", on=Year(2024).end)


def made(**facts: Any) -> Indicator:
    given: dict[str, Any] = {
        "code": "x",
        "name": "X",
        "unit": "rupiah",
        "polarity": "higher",
        "formula": count("nilai"),
    }
    return Indicator(**given | facts)


RUPIAH = {"selesai": "rupiah", "masuk": "rupiah"}
RATE = made(unit="persen", formula=ratio("selesai", "masuk", unit="rupiah"))


@pytest.mark.parametrize(
    ("other", "alike", "judged_otherwise"),
    [
        (evolve(RATE, name="Y", places=0, cap=120), True, False),
        (evolve(RATE, formula=ratio("selesai", "masuk", unit="juta rupiah")), True, False),
        (evolve(RATE, formula=ratio("selesai", "masuk", unit="orang")), False, False),
        (evolve(RATE, formula=ratio("masuk", "selesai", unit="rupiah")), False, False),
        (
            evolve(RATE, formula=expression("selesai / masuk * 10", units=RUPIAH)),
            False, False,
        ),
        (evolve(RATE, polarity="lower-mirror", rule=None), True, True),
        (evolve(RATE, aggregation="average"), True, True),
        (evolve(RATE, aggregation="weighted-average", weighted_by="masuk"), True, True),
    ],
)  # fmt: skip
def test_offices_mean_the_same_by_formula_and_units_and_where_nothing_is_declared_by_rules(
    other: Indicator, alike: bool, judged_otherwise: bool
) -> None:
    """Units that convert measure the same; what is declared for the group says how it is judged."""
    one, two = (definition_of(each, rules_too=False) for each in (RATE, other))
    assert (one == two) is alike
    one, two = (definition_of(each, rules_too=True) for each in (RATE, other))
    assert (one == two) is (alike and not judged_otherwise)
    assert hash(one) == hash(definition_of(evolve(RATE), rules_too=True))


def test_a_component_without_a_unit_measures_what_its_indicator_does() -> None:
    assert definition_of(made(), rules_too=False) == definition_of(made(unit="juta rupiah"), rules_too=False)
    assert definition_of(made(), rules_too=False) != definition_of(made(unit="orang"), rules_too=False)
    own = definition_of(made(unit="ekor sapi", own_units=["ekor sapi"]), rules_too=False)
    assert len(own.measures) == 2
    assert len(set(own.measures)) == 1


def test_predicates_are_part_of_what_is_meant() -> None:
    one = made(unit="predikat", predicates=("WDP", "WTP"), polarity=None)
    other = evolve(one, predicates=("WTP", "WDP"))
    assert definition_of(one, rules_too=False) != definition_of(other, rules_too=False)


@pytest.mark.parametrize(
    ("facts", "what"),
    [
        ({"name": "Y"}, ("name",)),
        ({"unit": "juta rupiah"}, ("unit",)),
        ({"places": 0, "achievement_places": 2}, ("places",)),
        ({"achievement_places": 0}, ("achievement_places",)),
        ({"rounding": "truncate"}, ("rounding",)),
        ({"achievement_from": "exact"}, ("achievement_from",)),
        ({"floor": 1}, ("floor",)),
        ({"cap": 120}, ("cap",)),
        ({"polarity": "lower-mirror", "zero_target": "met-or-not"}, ("zero_target",)),
        ({"scale": CAPAIAN}, ("scale",)),
        ({"achievement_scale": CAPAIAN}, ("achievement_scale",)),
        ({"cap": 120, "name": "Y"}, ("name", "cap")),
        ({"definition": "lain", "aliases": ("y",), "basis": "lain"}, ()),
    ],
)
def test_what_is_published_or_judged_otherwise_is_named(facts: dict[str, Any], what: tuple[str, ...]) -> None:
    one, other = made(), made(**facts)
    assert differences(one, other) == differences(other, one) == what


@pytest.mark.parametrize(
    ("indicator", "kind", "text", "components"),
    [
        (RATE, "ratio", "selesai ÷ masuk × 100%", [("selesai", "rupiah"), ("masuk", "rupiah")]),
        (made(), "count", "nilai", [("nilai", None)]),
        (evolve(RATE, aggregation="sum"), "count", "jumlah", [("jumlah", None)]),
        (made(aggregation="average"), "average", "jumlah ÷ banyaknya", [("jumlah", None), ("banyaknya", "bilangan")]),
        (
            made(aggregation="weighted-average", weighted_by="w"), "weighted-average", "tertimbang ÷ penimbang",
            [("tertimbang", None), ("penimbang", "bilangan")],
        ),
    ],
)  # fmt: skip
def test_a_group_measures_by_a_formula_of_its_own(
    indicator: Indicator, kind: str, text: str, components: list[tuple[str, str | None]]
) -> None:
    """The sums of a ratio, what is added, what was added by how many, what was weighed by the weights."""
    group = of_group(indicator)
    assert (group.formula.kind, symbolic(group.formula.tree)) == (kind, text)
    assert [(component.name, component.unit) for component in group.formula.components] == components
    assert evolve(group, formula=indicator.formula) == indicator


def test_what_offices_take_from_other_indicators_a_group_is_given_as_a_number() -> None:
    own = formula(x=Taken("a"), y="bilangan")(lambda x, y: x + y)
    group = of_group(made(unit="bilangan", formula=own, aggregation="ratio-of-sums"))
    assert group.formula.components == tuple(evolve(each, source=None) for each in own.components)
    assert symbolic(group.formula.tree) == "x + y"
    assert {each.source for each in components_of(group.formula.tree)} == {None}
