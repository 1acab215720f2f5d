"""What `sakip.testing` draws by type and by keyword."""

from __future__ import annotations

import enum
import inspect
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from strategies import examples

import sakip
from sakip import testing
from sakip.formulas import STRATEGIES
from sakip.indicators import Amount
from sakip.testing.strategies.bands import scales_in_force, scales_of_sets
from sakip.testing.strategies.registering import DRAWN
from sakip.tree import Taken, Tally
from sakip.units import canonical, dimension

if TYPE_CHECKING:
    from collections.abc import Callable

# public classes that are not drawn, each with the reason
EXEMPT = {sakip.SakipError: "it is raised by the library, and nobody holds one to test with"}
PUBLIC = [made for name in sakip.__all__ if inspect.isclass(made := getattr(sakip, name)) and made not in EXEMPT]
FEW = examples(10)

RATIO = sakip.ratio("realisasi", "pagu", unit="rupiah")


@pytest.mark.parametrize("drawn", [*PUBLIC, *(kind for kind in DRAWN if kind not in PUBLIC)])
def test_every_public_class_is_drawn_by_its_type(drawn: type) -> None:
    """``st.from_type`` draws an instance, and with the settings everybody has no health check fails."""

    @FEW
    @given(st.from_type(drawn))
    def holds(made: object) -> None:
        assert type(made) is drawn

    holds()


@pytest.mark.parametrize("drawn", [kind for kind in PUBLIC if not issubclass(kind, enum.Enum)])
def test_a_public_class_is_drawn_by_a_strategy_of_its_own(drawn: type) -> None:
    """None is left to what Hypothesis makes up from annotations; enumerations may be."""
    assert drawn in DRAWN


def test_the_door_of_the_room_is_in_order() -> None:
    """``__all__`` is sorted like that of the library, and every function says what it draws or checks."""
    assert testing.__all__ == sorted(
        set(testing.__all__), key=lambda name: (not name.isupper(), not name[0].isupper(), name)
    )
    for name in testing.__all__:
        assert name.isupper() or inspect.getdoc(getattr(testing, name)), name


def _loading(statement: str) -> Any:
    program = f"import json, sys\n{statement}"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603  # our own
    return json.loads(done.stdout)


def test_hypothesis_is_asked_for_by_the_name_of_the_extra() -> None:
    """Without Hypothesis the room says what to install; nothing else of the library needs it."""
    program = """
sys.modules["hypothesis"] = None
import sakip
try:
    import sakip.testing
except sakip.SakipError as error:
    print(json.dumps([type(error).__name__, error.extra, str(error), isinstance(error, ImportError)]))
"""
    assert _loading(program) == [
        "MissingExtraError",
        "testing",
        "sakip.testing needs a package that is not installed. Install it with: pip install 'sakip[testing]'",
        True,
    ]


# --- narrowing --------------------------------------------------------------------------------------------------------


@given(st.data())
def test_an_indicator_has_what_was_asked_for(data: st.DataObject) -> None:
    """A keyword is a value, or a strategy for it; the rest is drawn to fit."""
    codes = st.sampled_from(["a", "b"])
    drawn = testing.indicators(formula=RATIO, code=codes, polarity="lower-mirror", cap="120", weighted_by="penduduk")
    made = data.draw(drawn)
    assert made.formula == RATIO
    assert made.code in {"a", "b"}
    assert dimension(made.unit).dimensionless
    assert (made.polarity, made.aggregation) == ("lower-mirror", "weighted-average")
    assert made.cap == sakip.number(120)


@given(testing.indicators(own_units=("posyandu",), unit="posyandu", predicates=(), valid_from="2024-01-01"))
def test_an_indicator_may_be_in_a_unit_of_its_set(made: sakip.Indicator) -> None:
    """Its formula comes out in that unit, and no last day is drawn beside a first one that is given."""
    assert (made.unit, made.valid_until) == ("posyandu", None)


@pytest.mark.parametrize("kind", [*STRATEGIES, "recorded"])
def test_every_kind_of_formula_can_be_asked_for(kind: str) -> None:
    """Each comes out in some unit, and an indicator can be made of it."""

    @FEW
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        formula = data.draw(testing.formulas(kinds=[kind]))
        assert formula.kind == kind

    holds()


@given(st.data())
def test_formulas_come_out_in_the_unit_asked_for(data: st.DataObject) -> None:
    """Whatever the unit, the formula makes an indicator in it."""
    own = data.draw(testing.own_units())
    unit = data.draw(testing.units(own))
    formula = data.draw(testing.formulas(unit=unit, own_units=own, kinds=STRATEGIES))
    made = sakip.Indicator(code="a", name="A", unit=unit, formula=formula, own_units=own)
    assert made.unit == canonical(unit, own)


@FEW
@given(st.data())
def test_records_fit_the_indicator_they_are_drawn_for(data: st.DataObject) -> None:
    """A realisation has components of the indicator, and one that does not apply was not verified; so its target."""
    one = data.draw(testing.indicators())
    made, target = data.draw(testing.realisations(one)), data.draw(testing.targets(one, period=2024))
    assert made.indicator == target.indicator == one.code
    assert set(made.components) <= {component.name for component in one.formula.components}
    assert made.applicable or made.state is sakip.State.SUBMITTED
    assert target.period == sakip.Year(2024)


@given(testing.numbers(3, 2, min_value="-0.15", max_value="0.14"))
def test_numbers_keep_within_their_ends(value: Any) -> None:
    """Also where no whole number lies between them."""
    assert sakip.number("-0.15") <= sakip.number(value) <= sakip.number("0.14")


@given(testing.printed_tables())
def test_printed_tables_can_be_read_either_way(table: sakip.PrintedTable) -> None:
    """Whatever they print twice or leave out, a scale of as many bands follows."""
    assert len(table.read_as("upper").bands) == len(table.read_as("lower").bands) == len(table.rows)


@given(scales_of_sets("skala"))
def test_the_scale_of_a_set_is_that_of_its_table(drawn: tuple[sakip.CategoryScale, sakip.PrintedTable | None]) -> None:
    """Where there is a printed table, the scale is one of its two readings; a file names the key of both."""
    scale, table = drawn
    assert scale.key == "skala"
    if table is not None:
        assert scale.edges in {table.read_as("upper").edges, table.read_as("lower").edges}


@given(testing.days())
def test_there_is_a_scale_of_somebody_on_every_day_drawn(day: Any) -> None:
    assert scales_in_force(day)


# what a test of an author relies on being drawn: each a case that is easily forgotten
WANTED: dict[str, Callable[[sakip.IndicatorSet], Any]] = {
    "a blank component": lambda office: any(None in one.components.values() for one in office.realisations),
    "a zero": lambda office: any(0 in one.components.values() for one in office.realisations),
    "a number in another unit": lambda office: any(
        isinstance(value, Amount) for one in office.realisations for value in one.components.values()
    ),
    "a range": lambda office: any(isinstance(target.value, sakip.Range) for target in office.targets),
    "a predicate": lambda office: any(isinstance(target.value, sakip.Predicate) for target in office.targets),
    "a target with a unit": lambda office: any(target.unit for target in office.targets),
    "a component taken from another": lambda office: any(isinstance(source, Taken) for source in _sources(office)),
    "a share of all others": lambda office: any(source == Tally("all") for source in _sources(office)),
    "an earlier definition": lambda office: office.earlier,
    "a scale of a regulation": lambda office: any(one.scale and one.scale.key not in office.scales for one in office),
    "a printed table with a finding": lambda office: office.findings(),
    "a revised document": lambda office: any(document.replaces for document in office.documents),
    "a text with a line end": lambda office: "\\n" in repr(office),
    "a set without a year": lambda office: office.year is None,
    "a report that does not apply": lambda office: any(not one.applicable for one in office.realisations),
}


def _sources(office: sakip.IndicatorSet) -> list[Any]:
    return [component.source for one in office for component in one.formula.components]


class _AllMetError(Exception):
    """Nothing is missing any more, and no further set need be drawn."""


def test_sets_hold_what_is_easily_forgotten() -> None:
    """Each case comes up among a thousand sets, and mostly among far fewer."""
    missing = set(WANTED)

    @settings(max_examples=1_000, derandomize=True, database=None, phases=[Phase.generate])
    @given(testing.indicator_sets())
    def met(office: sakip.IndicatorSet) -> None:
        missing.difference_update({case for case in missing if WANTED[case](office)})
        if not missing:
            raise _AllMetError

    with pytest.raises(_AllMetError):
        met()


@FEW
@given(testing.indicator_sets(year=2024, min_indicators=2, max_indicators=2))
def test_a_set_has_the_year_and_the_indicators_asked_for(office: sakip.IndicatorSet) -> None:
    assert (office.year, len(office)) == (2024, 2)
    assert all(one.own_units == office.own_units for one in office)
