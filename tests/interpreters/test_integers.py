"""Steps of integers: which are written, which are known beforehand, and between what they lie."""

from __future__ import annotations

import pytest

from sakip.errors import FormulaError
from sakip.interpreters.columns import INT64, LARGEST, Arithmetic, Extent, Operation, Step
from sakip.interpreters.columns.integers import Recorder, kept


def recorder(**extents: Extent) -> Recorder:
    """A recorder that has read these columns, in their order."""
    made = Recorder()
    for name, extent in extents.items():
        made.column(name, extent)
    return made


def test_an_operation_is_called_like_what_an_engine_does_for_it() -> None:
    assert [str(operation) for operation in Operation] == [
        "column", "constant", "add", "subtract", "multiply", "choose", "estimate",
    ]  # fmt: skip
    assert all(callable(getattr(Arithmetic, operation)) for operation in Operation)
    assert INT64 == 9_223_372_036_854_775_807


def test_an_extent_begins_with_the_smaller_end() -> None:
    with pytest.raises(FormulaError, match=r"^no integer lies between 1 and 0\. Give the smaller one first\.$"):
        Extent(1, 0)
    assert (Extent(-7, 5).largest, -7 in Extent(-7, 5), 5 in Extent(-7, 5), 6 in Extent(-7, 5)) == (
        7,
        True,
        True,
        False,
    )


def test_a_step_is_what_it_does_and_not_between_what_it_is_known_to_lie() -> None:
    """So it is written once, also where its bounds were found in two ways."""
    one, other = (Step(Operation.ADD, (0, 1), extent=Extent(0, most)) for most in (4, 5))
    assert (one, hash(one)) == (other, hash(other))
    assert (one.name, one.value) == ("", 0)
    made = recorder(a=Extent(0, 4))
    assert made.step(Operation.ADD, (0, 0), Extent(0, 9)) == made.add(0, 0) == 1
    assert made.extent(1) == Extent(0, 9)
    with pytest.raises(TypeError, match="extent"):
        Step(Operation.ADD, (0, 1))  # type: ignore[call-arg]


def test_what_is_certain_is_not_asked_for() -> None:
    made = recorder(low=Extent(0, 4), high=Extent(4, 9), wide=Extent(-9, 9), first=Extent(1, 2), second=Extent(3, 4))
    low, high, wide, first, second = range(5)
    assert made.choose(low, high, first, second) == first  # 4 at most, and 4 at least
    assert made.choose(wide, high, first, first) == first
    assert made.choose(high, made.constant(3), first, second) == second
    asked = made.choose(high, low, first, second)
    assert made.steps[asked] == Step(Operation.CHOOSE, (high, low, first, second), extent=Extent(0, 0))
    assert made.extent(asked) == Extent(1, 4)


def test_a_magnitude_is_never_negative() -> None:
    made = recorder(a=Extent(-7, 5), b=Extent(2, 5))
    assert made.extent(made.magnitude(0)) == Extent(0, 7)
    assert made.magnitude(1) == 1


@pytest.mark.parametrize(
    ("extent", "bounds"),
    [
        (Extent(-3, 0), Extent(1, 1)),
        (Extent(-3, 1), Extent(1, 1)),
        (Extent(-3, 2), Extent(1, 2)),
        (Extent(2, 3), Extent(2, 3)),
    ],
)
def test_a_divisor_that_may_be_zero_is_put_at_one(extent: Extent, bounds: Extent) -> None:
    made = recorder(a=extent)
    assert made.extent(made.positive(0)) == bounds


def test_no_step_is_larger_than_the_largest() -> None:
    made = recorder(a=Extent.up_to(LARGEST))
    assert made.constant(-LARGEST) == 1
    with pytest.raises(FormulaError) as caught:
        made.constant(LARGEST + 1)
    assert str(caught.value) == (
        "over columns this formula makes integers of more than 16384 bits. Declare fewer places or smaller extents, or "
        "compute part of it upstream and report the result as a component."
    )


def test_only_what_leads_to_an_end_is_kept() -> None:
    made = recorder(a=Extent(0, 4), b=Extent(0, 4))
    twice = made.add(1, 1)
    made.add(0, 1)
    steps, ends = kept(made.steps, [twice])
    assert [(step.operation, step.of, step.name) for step in steps] == [("column", (), "b"), ("add", (0, 0), "")]
    assert ends == [1]
    alone = recorder(a=Extent(0, 4))
    assert kept(alone.steps, [alone.add(0, 0)]) == (tuple(alone.steps), [1])
