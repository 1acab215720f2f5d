"""The length reading: how many digits a tree may make of its inputs, seen before it is computed.

No operator makes more digits than its two sides have together. So a formula makes no more than its inputs have, each as
often as it is used, and its constants. A sum of quotients with unlike divisors needs them all: the mean over every
kecamatan of Indonesia has a hundred thousand. What grows beyond any memory is something else: a result that is used
twice by the next formula, and so on.

Therefore a number that comes alone, such as the result of another indicator, is computed with up to
:data:`sakip.figures.LONGEST_TAKEN` digits. One that is longer comes with what it was made of, and is used once: what is
made of it is then as long as what was written down, up to :data:`sakip.figures.limits.LONGEST_TOGETHER`. Whatever a
formula does beyond that ends at :data:`sakip.figures.LONGEST_WRITTEN`.

>>> from fractions import Fraction
>>> from sakip.tree import formula
>>> @formula
... def mean(total, count):
...     return total / count
>>> long = Fraction(1, 10**5_000)
>>> computed(mean.tree, {"total": long, "count": Fraction(3)}) == long / 3
True
>>> bounded(mean.tree)({"total": (1, 10**2_000_000), "count": (3, 1)})
Traceback (most recent call last):
    ...
sakip.errors.NumberError: a formula is given numbers of more than 1500000 digits together. Compute part of it upstream.
"""

from __future__ import annotations

import operator
from collections import Counter
from fractions import Fraction
from numbers import Rational
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sakip.errors import NumberError
from sakip.figures.limits import LONGEST_TAKEN, LONGEST_TOGETHER, LONGEST_WRITTEN, bits
from sakip.interpreters.exact import evaluator
from sakip.tree import Calculation, Component, Constant, Operator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sakip.interpreters.exact import Evaluator, Pair
    from sakip.tree import Node

_WIDEST_TAKEN: Final[int] = 10**LONGEST_TAKEN
_SHORT: Final = _WIDEST_TAKEN.bit_length()
_MADE: Final = bits(LONGEST_WRITTEN)
_TOGETHER: Final = bits(LONGEST_TOGETHER)
_MAKES: Final = "a formula makes a number of more than {} digits"
_GIVEN: Final = "a formula is given numbers of more than {} digits together"


def comes_alone(pair: Pair) -> bool:
    """Tell whether a number is short enough to be computed with wherever it comes from."""
    above, below = pair
    if above.bit_length() < _SHORT and below.bit_length() < _SHORT:
        return True
    return max(map(abs, pair)) < _WIDEST_TAKEN


def check_alone(value: Fraction, what: str) -> None:
    """Refuse a number that is too long to be computed with wherever it comes from.

    Raises:
        NumberError: when it is.
    """
    if not comes_alone(value.as_integer_ratio()):
        said = f"{what} has more than {LONGEST_TAKEN} digits"
        facts = {"value": value, "fault": "number-too-long", "limit": LONGEST_TAKEN}
        raise NumberError(said, "Round it where it is made.", **facts)


def within(pair: Pair) -> Pair | None:
    """Return a result that is computed with further; None where it has too many digits.

    Each formula may square what it takes, and a chain of them fills any memory with the digits of a number near one.
    """
    return pair if comes_alone(pair) else None


class _Quotient:
    """A quotient in lowest terms, which a Fraction takes as it is."""

    __slots__ = ("denominator", "numerator")

    def __init__(self, numerator: int, denominator: int) -> None:
        self.numerator, self.denominator = numerator, denominator


Rational.register(_Quotient)


def exactly(pair: Pair) -> Fraction:
    """Return a number as a Fraction; a long one is in lowest terms, which would take long to find out."""
    above, below = pair
    if above.bit_length() <= _SHORT and below.bit_length() <= _SHORT:
        return Fraction(above, below)
    reduced: Any = _Quotient(above, below) if below > 0 else _Quotient(-above, -below)
    return Fraction(reduced)


def lowest(pair: Pair) -> Pair:
    """Return a number in lowest terms where it is long, for :func:`exactly`; a short one is kept as it came out."""
    return pair if _size(pair) <= _SHORT else Fraction(*pair).as_integer_ratio()


def bounded(tree: Node) -> Evaluator:
    """Return ``tree`` as :func:`sakip.interpreters.exact.evaluator` does, with an end to how long its numbers get.

    What comes out long is in lowest terms. The function raises a :class:`~sakip.errors.NumberError` for what would be
    too long; :func:`limit_of` tells which limit it is about.
    """
    value_of = evaluator(tree)
    # where nothing is used twice, what comes out is seen to be long soon enough
    again = max(_uses(tree).values(), default=0) > 1

    def value(values: Mapping[str, Pair]) -> Pair:
        if again:
            for pair in values.values():
                if _size(pair) > _SHORT:
                    _room(tree, values, _SHORT)
                    break
        above, below = made = value_of(values)
        if above.bit_length() > _SHORT or below.bit_length() > _SHORT:
            return _of_long(tree, values, made)
        return made

    return value


def _of_long(tree: Node, values: Mapping[str, Pair], made: Pair) -> Pair:
    most = _room(tree, values, _SHORT)
    if most == _MADE:
        _check(made, most, values)
        return _signed(Fraction(*made), made[1])
    reduced = _stepwise(tree, {name: exactly(pair) for name, pair in values.items()})
    _check(reduced.as_integer_ratio(), most, values)
    return _signed(reduced, made[1])


def _signed(value: Fraction, below: int) -> Pair:
    """Return a number with its sign where it came to stand: a rule may ask whether its divisor was negative."""
    numerator, denominator = value.as_integer_ratio()
    return (numerator, denominator) if below > 0 else (-numerator, -denominator)


def computed(tree: Node, values: Mapping[str, Fraction]) -> Fraction:
    """Return what ``tree`` gives for ``values`` that are all written down beside it.

    Raises:
        NumberError: when that takes more digits than are computed with.
        ZeroDenominatorError: when a divisor is zero; it names that part of the tree.
        KeyError: when a component has no value.
    """
    pairs = {name: value.as_integer_ratio() for name, value in values.items()}
    # each value is used less often than the tree has nodes
    longest = max(map(_size, pairs.values()), default=0)
    most = _MADE if longest * tree.size <= _MADE else _room(tree, pairs, 0)
    if most <= 2 * _MADE:
        pair = evaluator(tree)(pairs)
        _check(pair, most, values)
        return Fraction(*pair)
    try:
        made = _stepwise(tree, values)
    except ZeroDivisionError:
        evaluator(tree)(pairs)  # which says what divides by zero
        raise
    _check(made.as_integer_ratio(), most, values)
    return made


def limit_of(error: NumberError) -> int:
    """Return how many digits a number may have that was refused for having more."""
    limit: Any = error.facts.get("limit", LONGEST_WRITTEN)
    return int(limit)


def _room(tree: Node, values: Mapping[str, Pair], least: int) -> int:
    """Return how many bits what comes out may have; values of up to ``least`` bits are not counted."""
    uses = _uses(tree)
    sizes = {name: size for name in uses if (size := _size(values[name])) > least}
    given = sum(sizes.values())
    again = sum(size * (uses[name] - 1) for name, size in sizes.items())
    if again and given + again > _MADE:
        if max(sizes.values()) > _SHORT:
            raise _refusal(_MAKES, LONGEST_WRITTEN, values)
        return _MADE  # it may come out short all the same
    if given > _TOGETHER:
        raise _refusal(_GIVEN, LONGEST_TOGETHER, values)
    return _MADE + given


def _size(pair: Pair) -> int:
    return max(pair[0].bit_length(), pair[1].bit_length())


def _uses(tree: Node) -> Counter[str]:
    found: Counter[str] = Counter()
    waiting = [tree]
    while waiting:
        match waiting.pop():
            case Component(name=name):
                found[name] += 1
            case Calculation(left=left, right=right):
                waiting += (left, right)
            case Constant():
                pass
    return found


def _refusal(what: str, limit: int, values: Mapping[str, object]) -> NumberError:
    said = what.format(limit)
    return NumberError(said, "Compute part of it upstream.", value=dict(values), fault="number-too-long", limit=limit)


def _check(made: Pair, most: int, values: Mapping[str, object]) -> None:
    if _size(made) > most:
        raise _refusal(_MAKES, LONGEST_WRITTEN, values)


def _stepwise(tree: Node, values: Mapping[str, Fraction]) -> Fraction:
    """Compute in lowest terms: a common divisor is found soon in each step, and late in what comes of all of them."""
    match tree:
        case Component(name=name):
            return values[name]
        case Constant(value=value):
            return value
        case Calculation(operator=which, left=left, right=right):
            made: Fraction = _STEPS[which](_stepwise(left, values), _stepwise(right, values))
            return made


_STEPS: Final[Mapping[Operator, Callable[[Any, Any], Any]]] = MappingProxyType(
    {
        Operator.ADD: operator.add,
        Operator.SUBTRACT: operator.sub,
        Operator.MULTIPLY: operator.mul,
        Operator.DIVIDE: operator.truediv,
        Operator.SMALLER: min,
        Operator.LARGER: max,
    }
)
