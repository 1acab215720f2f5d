"""The kernel as a value of its own, and what it says of what it cannot do."""

from __future__ import annotations

import pytest

from sakip.errors import FormulaError, NumberError, UnknownNameError
from sakip.figures import number
from sakip.formulas.expression import parse
from sakip.interpreters.columns import INT64, Extent, Kernel, Reason, Row, columns_of, published, scaled

SHARE = columns_of(parse("a / b"), 0, Extent(0, 9))


def test_a_kernel_says_how_it_publishes_and_is_itself_alone() -> None:
    made = published(SHARE, 1, "truncate", "int64")
    assert (made.places, made.rule, made.kernel, made.extents) == (1, "truncate", "int64", SHARE.extents)
    again = published(SHARE, 1, "truncate", "int64")
    assert made != again
    assert len({made: 1, again: 2}) == 2


def test_a_row_without_a_number_says_why_beside_those_that_have_one() -> None:
    rows: dict[str, list[int | None]] = {"a": [None, 10, 9, 9], "b": [3, 3, 0, 4]}
    made = published(SHARE, 2).evaluate(rows)
    assert made == [*map(Reason, ("missing-component", "out-of-bounds", "zero-denominator")), 225]


def test_a_row_has_come_to_nothing_before_it_is_computed() -> None:
    row = Row({"a": -7})
    assert row.largest == 0
    assert (row.column("a"), row.largest) == (-7, 7)


def test_sixty_three_bits_are_used_to_the_last() -> None:
    for kernel in ("int64", "wide"):
        fits, beyond = (columns_of(parse("a"), 0, Extent(0, most)) for most in (INT64, INT64 + 1))
        assert published(fits, 0, kernel=kernel).evaluate({"a": [INT64]}) == [INT64]
        with pytest.raises(FormulaError, match="makes integers of up to 64 bits of this formula, beyond 63"):
            published(beyond, 0, kernel=kernel)


@pytest.mark.parametrize(
    ("kernel", "remedy"),
    [
        ("int64", "Declare smaller extents or fewer places for its components, or try kernel='wide'."),
        ("wide", "Declare smaller extents or fewer places for its components."),
    ],
)
def test_a_kernel_that_is_too_narrow_names_the_wider_one(kernel: Kernel, remedy: str) -> None:
    with pytest.raises(FormulaError) as caught:
        published(columns_of(parse("a / b"), 9), 9, kernel=kernel)
    assert str(caught.value).endswith(f"of this formula, beyond 63. {remedy}")


def test_what_cannot_be_asked_for_is_refused_with_what_can() -> None:
    with pytest.raises(FormulaError, match=r"^10 is no number of decimals\. Give 0 to 9\.$"):
        published(SHARE, 10)
    with pytest.raises(FormulaError, match=r"^True is no number of decimals\. Give 0 to 9\.$"):
        published(SHARE, True)  # a number of places is no yes or no
    with pytest.raises(UnknownNameError) as caught:
        published(SHARE, kernel="int128")  # type: ignore[arg-type]
    assert (caught.value.kind, caught.value.name) == ("kernel", "int128")
    assert {"unbounded", "int64", "wide"} == set(caught.value.known)


def test_columns_that_cannot_be_read_are_refused_with_what_to_do() -> None:
    for columns, error, said in (
        ({"b": [1], "c": [1]}, FormulaError, "component 'a' has no column. There are 'b', 'c'."),
        (
            {"a": [1], "b": [1, 2]}, FormulaError,
            "the columns have 1, 2 rows. Give columns of one length, None where a value is blank.",
        ),
        (
            {"a": ["1"], "b": [1]}, NumberError,
            "'1' in column 'a' is no integer. Scale it by ten to the declared places: scaled(number(value), places).",
        ),
    ):  # fmt: skip
        with pytest.raises(error) as caught:
            published(SHARE).evaluate(columns)  # type: ignore[arg-type]
        assert str(caught.value) == said
        assert not isinstance(caught.value, NumberError) or caught.value.value == "1"
    with pytest.raises(NumberError) as refused:
        scaled(number("1.25"), 1)
    assert str(refused.value) == "Fraction(5, 4) has more than 1 decimals. Declare as many places as its component has."
