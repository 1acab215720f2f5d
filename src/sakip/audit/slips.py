"""The likely slip behind a figure that no convention makes: only what makes it exactly, to the decimals printed.

A figure without decimals is made by too many accidents, so most slips are only looked for where decimals are printed;
neighbours are the three rows above and below.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from sakip.audit.cells import MOST_PLACES, Reading
from sakip.audit.conventions import Remark
from sakip.audit.fitting import Amounts, hidden
from sakip.audit.rules import ACHIEVEMENT, BUDGET, RULES, Polarity
from sakip.figures import half_up, truncate
from sakip.wording import Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sakip.interpreters.exact import Pair

REACH: Final = 3
"""How many rows above and below are looked at."""
_POWERS: Final = (1, 2, 3)
_OPEN: Final = Fraction(5)
_SHORTEST: Final = 3


@frozen
class Neighbour:
    """A row nearby: where it is, its numbers, and the rules it permits."""

    place: int
    amounts: Amounts
    polarity: Polarity


def likely(amounts: Amounts, polarity: Polarity, near: Sequence[Neighbour]) -> Remark | None:
    """Return the first slip that makes the figure, None where none does."""
    return next(_slips(amounts, polarity, near), None)


def nearby(amounts: Amounts, polarity: Polarity, near: Sequence[Neighbour]) -> Remark | None:
    """Return the slip of rows that makes the figure: that of another row, or one made with a number of another row."""
    figure = amounts.figure
    return next(_of_rows(amounts, polarity, near), None) if figure is not None and _telling(figure) else None


def mistyped(amounts: Amounts, polarity: Polarity) -> bool:
    """Tell whether two digits that are swapped, or one that is wrong, explain a figure; not its last decimal."""
    figure = amounts.figure
    if figure is None or not _telling(figure):
        return False
    last = Fraction(10, 10**figure.places)
    for remark in _of_digits(amounts, polarity):
        if remark.code == "slip-digits-swapped":
            return True
        exact = [Fraction(*pair) for rule in polarity.rules if (pair := amounts.percentage(rule)) is not None]
        return all(abs(value - figure.value) >= last for value in exact)
    return False


def _slips(amounts: Amounts, polarity: Polarity, near: Sequence[Neighbour]) -> Iterator[Remark]:
    figure = amounts.figure
    if figure is None:
        return
    yield from _of_rules(amounts, polarity)
    if _telling(figure):
        yield from _of_rows(amounts, polarity, near)
    yield from _of_factors(amounts, polarity)
    if _telling(figure):
        yield from _of_digits(amounts, polarity)
    yield from _cut(amounts, polarity)
    if figure.value == amounts.base.value and polarity.rules[0] in ACHIEVEMENT and figure.value:
        yield Remark("slip-repeats-target")
    if _telling(figure) and amounts.scale == 1 and hidden(amounts, polarity, widest=_OPEN):
        yield Remark("slip-inputs-rounded")


def _telling(figure: Reading) -> bool:
    """Tell whether a figure is no round one, which accidents make too."""
    return figure.places > 0 and figure.value.denominator != 1


def _makes(pair: Pair | None, figure: Reading) -> bool:
    """Tell whether a percentage is printed as the figure, rounded or cut off."""
    if pair is None:
        return False
    scale, (above, below), (counts, parts) = 10**figure.places, pair, figure.value.as_integer_ratio()
    above, counts = above * scale, counts * scale
    if abs(above * parts - counts * below) >= below * parts:
        return False  # as most are; neither changes the last decimal by more than one
    return counts in {half_up(above, below) * parts, truncate(above, below) * parts}


def _made(amounts: Amounts, polarity: Polarity, figure: Reading) -> bool:
    return any(_makes(amounts.percentage(rule), figure) for rule in polarity.rules)


def _of_rules(amounts: Amounts, polarity: Polarity) -> Iterator[Remark]:
    figure = amounts.figure
    assert figure is not None  # noqa: S101  # looked at by the caller
    base, made = amounts.base.value, amounts.made.value
    if polarity.rules[0] in BUDGET:
        if made and amounts.base.upper is None:
            inverse = base * 100 / made / amounts.scale
            if _makes((inverse.numerator, inverse.denominator), figure):
                yield Remark("slip-inverted")
        return
    if not polarity.declared:  # every rule was tried already
        return
    for rule in ACHIEVEMENT:
        if rule not in polarity.rules and _makes(amounts.percentage(rule), figure):
            if rule == "lower-inverse" and polarity.direction == "higher":
                yield Remark("slip-inverted")
            else:
                yield Remark("slip-other-polarity", {"rule": Word(f"audit-rule-{rule}")})


def _of_rows(amounts: Amounts, polarity: Polarity, near: Sequence[Neighbour]) -> Iterator[Remark]:
    figure = amounts.figure
    assert figure is not None  # noqa: S101  # looked at by the caller
    for other in near:
        if _made(other.amounts, other.polarity, figure):
            yield Remark("slip-row-shifted", {"row": str(other.place)})
    for other in near:
        if other.amounts.base.value and _made(_with(amounts, base=other.amounts.base), polarity, figure):
            yield Remark("slip-target-of-other-row", {"row": str(other.place)})
    for other in near:
        if _made(_with(amounts, made=other.amounts.made), polarity, figure):
            yield Remark("slip-realisation-of-other-row", {"row": str(other.place)})


def _of_factors(amounts: Amounts, polarity: Polarity) -> Iterator[Remark]:
    """Yield a comma that stands elsewhere, in the figure or in one of the numbers it is made of."""
    figure = amounts.figure
    assert figure is not None  # noqa: S101  # looked at by the caller
    if len(_digits(figure)) < _SHORTEST or not figure.value:
        return
    for power in _POWERS:
        if any(_made(amounts, polarity, moved) for moved in _moved(figure, power)):
            yield Remark(f"slip-factor-of-{10**power}")
    for power, name in product(_POWERS, ("base", "made")):
        above, below = getattr(amounts, name).value.as_integer_ratio()
        for other in ((above * 10**power, below), (above, below * 10**power)):
            if _made_with(amounts, polarity, figure, **{name: other}):
                yield Remark(f"slip-factor-of-{10**power}")


def _moved(figure: Reading, power: int) -> Iterator[Reading]:
    """Yield a figure with the same digits and its decimal sign elsewhere."""
    if figure.places + power <= MOST_PLACES:
        yield evolve(figure, value=figure.value / 10**power, places=figure.places + power)
    if power <= figure.places:
        yield evolve(figure, value=figure.value * 10**power, places=figure.places - power)


def _made_with(
    amounts: Amounts, polarity: Polarity, figure: Reading, *, base: Pair | None = None, made: Pair | None = None
) -> bool:
    """Tell whether a figure is made with another number in the place of one; a target put there is no range."""
    if base is None and made is not None and amounts.base.upper is not None:
        return _made(_with(amounts, made=Reading(Fraction(*made))), polarity, figure)
    base = base or amounts.base.value.as_integer_ratio()
    made = made or amounts.made.value.as_integer_ratio()
    for rule in polarity.rules:
        pair = RULES[rule].of(base, made)
        if pair is not None and _makes((pair[0], pair[1] * amounts.scale), figure):
            return True
    return False


def _with(amounts: Amounts, base: Reading | None = None, made: Reading | None = None) -> Amounts:
    """Return what a figure is made of with another cell in it; :func:`attrs.evolve` takes four times as long."""
    return Amounts(base or amounts.base, made or amounts.made, None, scale=amounts.scale)


def _digits(read: Reading) -> str:
    """Return the digits of a number as printed, without separators."""
    return f"{abs(read.value * 10**read.places).numerator:0{read.places + 1}d}"


def _swapped(read: Reading) -> Iterator[int]:
    """Yield a number with two neighbouring digits exchanged, once for each pair that differs; in its last decimals."""
    digits, sign = _digits(read), -1 if read.value < 0 else 1
    for place in range(len(digits) - 1):
        one, other = digits[place], digits[place + 1]
        if one != other:
            yield sign * int(f"{digits[:place]}{other}{one}{digits[place + 2 :]}")


def _of_digits(amounts: Amounts, polarity: Polarity) -> Iterator[Remark]:
    figure = amounts.figure
    assert figure is not None  # noqa: S101  # looked at by the caller
    scale = 10**figure.places
    exact = [(pair[0] * scale, pair[1]) for rule in polarity.rules if (pair := amounts.percentage(rule)) is not None]
    printed = {count for pair in exact for count in (half_up(*pair), truncate(*pair))}
    if any(count in printed for count in _swapped(figure)):
        yield Remark("slip-digits-swapped", {"what": Word("audit-the-figure")})
    budget = polarity.rules[0] in BUDGET
    for name, said in (("base", "the-budget" if budget else "the-target"), ("made", "the-realisation")):
        read: Reading = getattr(amounts, name)
        for count in _swapped(read):
            if _made_with(amounts, polarity, figure, **{name: (count, 10**read.places)}):
                yield Remark("slip-digits-swapped", {"what": Word(f"audit-{said}")})
    digits = _digits(figure)
    if len(digits) < _SHORTEST:
        return
    for pair in exact:
        right = f"{abs(half_up(*pair)):0{figure.places + 1}d}"
        if len(right) == len(digits) and sum(a != b for a, b in zip(right, digits, strict=True)) == 1:
            yield Remark("slip-digit-mistyped")


def _cut(amounts: Amounts, polarity: Polarity) -> Iterator[Remark]:
    """Yield decimals that were cut off and filled with zeros: 98,00 for 98,74."""
    figure = amounts.figure
    assert figure is not None  # noqa: S101  # looked at by the caller
    if not figure.places or figure.value.denominator != 1:
        return
    for rule in polarity.rules:
        pair = amounts.percentage(rule)
        if pair is not None and truncate(*pair) == figure.value:
            yield Remark("slip-cut-to-whole")
