from __future__ import annotations

import json
import pickle
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import NAMES, anything, inputs, trees

import sakip
from sakip.errors import DefinitionError, NumberError, TraceError, UnknownNameError
from sakip.figures import publish
from sakip.indicators import Indicator, Realisation, Target, Working
from sakip.indicators.working import DEEPEST_WORKING, shown
from sakip.indicators.working import given as input_of
from sakip.interpreters.exact import ZeroDenominatorError
from sakip.interpreters.portable import ratio_text
from sakip.tree import Calculation, Component, Constant, Operator, chain

if TYPE_CHECKING:
    from sakip.tree import Node

TOTAL, COUNT = input_of("total"), input_of("count")
MEAN = Calculation(Operator.DIVIDE, TOTAL, COUNT)
HEARD = Working("Persyaratan", MEAN, {"total": 336, "count": 100})
THIRD = Working("Sepertiga", MEAN, {"total": 1, "count": 3})
POINTS = Calculation(Operator.MULTIPLY, input_of("mean"), Constant(Fraction(25)))


def over(inner: Any, tree: Node = POINTS, **facts: Any) -> Working:
    return Working("Indeks", tree, {"mean": inner}, **facts)


def test_the_value_is_what_the_formula_makes_of_the_inputs() -> None:
    assert HEARD.value == Fraction(336, 100)
    assert over(HEARD).value == 84
    assert over(HEARD).numbers() == {"mean": Fraction(336, 100)}


@given(trees(), inputs(), st.sampled_from([None, 0, 2, 9]), st.sampled_from(["half-up", "truncate", "half-even"]))
def test_a_working_is_written_and_read_back_whole(
    tree: Node, numbers: dict[str, Fraction], places: int | None, rounding: str
) -> None:
    """As JSON and as a pickle, and its value is computed again."""
    try:
        exact = Working("Uji", tree, numbers)
    except ZeroDenominatorError:
        return
    made = Working("Uji", tree, numbers, places, rounding, "B, Baik", "PermenPANRB 14/2017", "catatan")
    if places is not None:
        assert made.value == Fraction(publish(exact.value, places, rounding))
    written = json.loads(json.dumps(made.to_dict()))
    for again in (Working.from_dict(written), pickle.loads(pickle.dumps(made))):  # noqa: S301  # our own
        assert (again, again.value) == (made, made.value)
    for lang in ("id", "en"):
        text = made.text("uji", lang)
        assert text.startswith("uji")
        assert all(f"  {name}" in text for name in NAMES)


def test_each_level_is_rounded_by_its_own_rule_and_nothing_else_is() -> None:
    inner = Working("Sepertiga", MEAN, {"total": 2, "count": 3}, places=2)
    assert (inner.value, over(inner).value) == (Fraction(67, 100), Fraction(67, 4))
    cut = Working("Sepertiga", MEAN, {"total": 2, "count": 3}, places=2, rounding="truncate")
    assert over(cut, places=0).value == 17  # 16.5, half up


@pytest.mark.parametrize(
    ("number", "value"), [(0.1, Fraction(1, 10)), ("3.36", Fraction(84, 25)), (Decimal("0.5"), Fraction(1, 2)), (7, 7)]
)
def test_numbers_enter_through_the_gate(number: Any, value: Fraction) -> None:
    """A float is the shortest decimal that prints it."""
    assert over(number, input_of("mean")).value == value


@pytest.mark.parametrize("number", ["abc", "3,36", None, True, float("nan"), float("inf"), [], "1/3"])
def test_an_input_that_is_no_number_is_refused(number: Any) -> None:
    with pytest.raises(NumberError):
        over(number)


def test_every_input_of_the_formula_is_given() -> None:
    with pytest.raises(DefinitionError, match="'count'"):
        Working("Rata-rata", MEAN, {"total": 3})


def test_dividing_by_zero_is_an_error_of_ours() -> None:
    with pytest.raises(ZeroDenominatorError):
        Working("Rata-rata", MEAN, {"total": 3, "count": 0})


@pytest.mark.parametrize("places", [-1, 10, 10**9, True, 2.0, "2"])
def test_places_are_a_number_of_decimals(places: Any) -> None:
    """A billion of them would take all there is."""
    with pytest.raises(DefinitionError, match="decimals"):
        over(HEARD, places=places)
    with pytest.raises(UnknownNameError):
        over(HEARD, rounding="up")


def test_inputs_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        HEARD.inputs["total"] = Fraction(1)  # type: ignore[index]


# --- in words ---------------------------------------------------------------------------------------------------------


def test_a_working_is_written_down_to_its_inputs() -> None:
    """Names in a column, inputs below what is made of them, the basis last."""
    made = over(HEARD, places=0, basis="PermenPANRB 14/2017", category="B, Baik", note="100 responden")
    assert made.text("ikm", "en") == (
        "ikm              84; Indeks; B, Baik; 100 responden\n"
        "  mean           3.36; Persyaratan\n"
        "    total        336\n"
        "    count        100\n"
        "    calculation  336 ÷ 100 = 3.36\n"
        "  formula        mean × 25\n"
        "  calculation    3.36 × 25 = 84 (0 decimals, half away from zero)\n"
        "  basis          PermenPANRB 14/2017\n"
    )
    assert "3,36" in made.text("ikm", "id")
    with pytest.raises(UnknownNameError):
        made.text("ikm", "fr")


def test_a_number_that_is_only_rounded_says_so() -> None:
    """Where there is no calculation to write it behind."""
    text = over(Fraction("3.366"), input_of("mean"), places=2).text("u1", "en")
    assert "3.366 = 3.37 (2 decimals" in text
    assert "calculation" not in over(Fraction("3.366"), input_of("mean")).text("u1", "en")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Fraction(84, 25), "3,36"),
        (Fraction(-84, 25), "-3,36"),
        (Fraction(10, 3), "3,333333…"),
        (Fraction(-2, 3), "-0,666666…"),
        (Fraction(1, 3_000_000), "0,000000…"),
        (Fraction(12_345_678, 1), "12.345.678"),
        (Fraction(0), "0"),
    ],
)
def test_a_number_is_written_with_all_its_digits_or_the_first_of_them(value: Fraction, said: str) -> None:
    assert shown(value) == said


@given(anything)
def test_what_is_written_is_never_more_than_there_is(value: Fraction) -> None:
    """Digits are cut off, not rounded, where there is no end."""
    text = shown(value, "en").replace(",", "")
    if text.endswith("…"):
        assert 0 <= abs(value) - abs(Fraction(text[:-1])) < Fraction(1, 10**6)
    else:
        assert Fraction(text) == value


# --- traces -----------------------------------------------------------------------------------------------------------


def broken(**changes: Any) -> dict[str, Any]:
    return {**over(HEARD).to_dict(), **changes}


@pytest.mark.parametrize(
    "data",
    [
        None, [], {}, "84", 84,
        {"title": "Indeks"},
        broken(inputs=None), broken(inputs=[]), broken(inputs={}), broken(inputs={"mean": 3.36}),
        broken(inputs={"mean": "3,36"}), broken(inputs={"mean": "1/0"}), broken(inputs={"mean": None}),
        broken(inputs={"mean": {}}), broken(inputs={"mean": {"title": "x"}}),
        broken(title=7), broken(basis=None), broken(note=[]), broken(category=1),
        broken(places=-1), broken(places=10**9), broken(places="2"), broken(places=True),
        broken(rounding="up"), broken(rounding=None), broken(rounding=[]),
        broken(formula=None), broken(formula={"component": "lain", "unit": "bilangan"}),
        broken(formula={"component": 1}),
        broken(formula={"calculation": "÷", "of": [{"component": "mean", "unit": "bilangan"}]}),
    ],
)  # fmt: skip
def test_what_was_never_written_is_no_working(data: Any) -> None:
    with pytest.raises(TraceError):
        Working.from_dict(data)


def test_a_working_that_divides_by_zero_is_none() -> None:
    data = HEARD.to_dict()
    with pytest.raises(TraceError):
        Working.from_dict({**data, "inputs": {"total": "3", "count": "0"}})


def test_the_value_of_a_trace_is_not_believed() -> None:
    assert Working.from_dict(broken(value="99")).value == 84


def test_a_trace_is_not_read_deeper_than_a_working_may_be() -> None:
    deepest: Any = HEARD
    for _ in range(DEEPEST_WORKING):
        deepest = over(deepest, input_of("mean"))
    assert Working.from_dict(deepest.to_dict()) == deepest
    with pytest.raises(TraceError):
        Working.from_dict(over(deepest, input_of("mean")).to_dict())


# --- as a realisation -------------------------------------------------------------------------------------------------


@given(st.integers(100, 400), st.integers(1, 400))
def test_an_assessment_goes_down_a_working_and_its_trace_replays(total: int, count: int) -> None:
    indicator = Indicator(
        code="ikm",
        name="IKM",
        unit="poin",
        polarity="higher",
        formula=sakip.external_score("nilai", assessor="kantor", document="Laporan"),
    )
    made = over(Working("NRR", MEAN, {"total": total, "count": count}))
    assessed = sakip.assess_one(indicator, Target("ikm", "2024", "88"), Realisation("ikm", 2024, {"nilai": made}))
    assert assessed.exact == made.value == Fraction(total, count) * 25
    explanation = assessed.explain()
    assert all(part in explanation.text("id") for part in ("NRR", f"{total} ÷ {count}", "mean × 25"))
    again = sakip.replay(json.loads(json.dumps(explanation.to_dict())))
    assert (again.exact, again.value, again.achievement.raw) == (
        assessed.exact,
        assessed.value,
        assessed.achievement.raw,
    )


def test_a_working_may_stand_for_any_component() -> None:
    indicator = Indicator(
        code="rasio",
        name="Rasio",
        unit="persen",
        polarity="higher",
        formula=sakip.ratio("terisi", "jumlah", unit="orang"),
    )
    realisation = Realisation(
        "rasio", 2024, {"terisi": Working("Terisi", Component("n", "bilangan"), {"n": 3}), "jumlah": 4}
    )
    assessed = sakip.assess_one(indicator, Target("rasio", "2024", "75"), realisation)
    assert assessed.exact == 75
    assert sakip.replay(assessed.explain().to_dict()).exact == 75


NEAR_ZERO = Fraction(1, 10**999)
SQUARED = Calculation(Operator.MULTIPLY, Component("a"), Component("a"))


def test_a_number_that_comes_alone_has_at_most_a_thousand_digits() -> None:
    """A trace keeps it so, and reads it so."""
    made = Working("y", Component("a"), {"a": NEAR_ZERO})
    assert Working.from_dict(made.to_dict()) == made
    for long in (Fraction(1, 10**1_000), Fraction(10**1_000), Fraction(-(10**1_000), 3)):
        with pytest.raises(NumberError, match="input 'a' of the working 'y' has more than 1000 digits") as caught:
            Working("y", Component("a"), {"a": long})
        assert caught.value.value == long
        with pytest.raises(TraceError, match="has more than 1000 digits"):
            Working.from_dict({**made.to_dict(), "inputs": {"a": ratio_text(long)}})


def test_a_working_is_as_long_as_what_it_is_made_of() -> None:
    """Numbers with unlike divisors are added to one of as many digits as they have together."""
    primes = [place for place in range(2, 2_000) if all(place % by for by in range(2, 45) if by < place)]
    lots = []
    for first in range(0, len(primes), 100):
        numbers = {f"k{each}": Fraction(1, each**150) for each in primes[first : first + 100]}
        lots.append(Working("lot", chain(Operator.ADD, map(input_of, numbers)), numbers))
    whole = Working("whole", chain(Operator.ADD, map(input_of, "abcd")), dict(zip("abcd", lots, strict=False)))
    assert len(ratio_text(whole.value)) > 200_000
    assert whole.value == sum(lot.value for lot in lots)
    assert Working.from_dict(json.loads(json.dumps(whole.to_dict()))) == whole
    assert whole.label("en") == "0.000000…"


def test_what_uses_a_number_again_and_again_is_refused() -> None:
    """A working may square what the one inside it made, and so may the one around it."""
    made = Working("x", SQUARED, {"a": NEAR_ZERO})
    for _ in range(4):
        made = Working("x", SQUARED, {"a": made})
    with pytest.raises(NumberError) as caught:
        Working("y", SQUARED, {"a": made})
    assert str(caught.value) == (
        "the working 'y' cannot be computed: a formula makes a number of more than 40000 digits. "
        "Compute part of it upstream."
    )
    assert pickle.loads(pickle.dumps(caught.value)).facts.keys() == {"value", "fault", "limit"}  # noqa: S301  # our own
    tree: Any = Component("a")
    for _ in range(50):
        tree = Calculation(Operator.MULTIPLY, tree, Component("a"))
    with pytest.raises(NumberError, match="makes a number of more than 40000 digits"):
        Working("x", tree, {"a": NEAR_ZERO})
