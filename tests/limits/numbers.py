"""Numbers of a few characters that would be megabytes when written out, and of millions of digits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import sakip
from limits.measuring import Case
from sakip import figures, units
from sakip.bands import CategoryScale
from sakip.errors import NumberError, PeriodError, UnitError, UnknownNameError
from sakip.instruments import skm

if TYPE_CHECKING:
    from collections.abc import Callable

    from sakip.errors import SakipError

_BOMB: Final = Decimal("1E+999999999")
_SMALL: Final = Decimal("1E-999999999")
_WHOLE: Final = 10**1_000_000
_THIRD: Final = Fraction(1, 3 * 10**1_000_000)


def _of(name: str, given: Any, call: Callable[[Any], object], ends: type[SakipError] | str = NumberError) -> Case:
    return Case(name, ends, lambda _: given, call)


CASES: Final = (
    _of("number('1e999999999')", "1e999999999", sakip.number),
    _of("number(a million nines)", "9" * 1_000_000, sakip.number),
    _of("number(0. and a million digits)", "0." + "1" * 1_000_000, sakip.number),
    _of("number(100 MiB of digits)", "9" * 104_857_600, sakip.number),
    _of("number(Decimal('1E+999999999'))", _BOMB, sakip.number),
    _of("number(Decimal('1E-999999999'))", _SMALL, sakip.number),
    _of("number(Decimal of a million digits)", Decimal("9" * 1_000_000), sakip.number),
    _of("number(Decimal, a million zeros behind)", Decimal("0.1" + "0" * 1_000_000 + "1"), sakip.number),
    _of("number(int of a million digits)", _WHOLE, sakip.number),
    _of("number(Fraction of a million digits)", _THIRD, sakip.number),
    _of("read_id('1e999999999')", "1e999999999", sakip.read_id),
    _of("read_id(a million groups)", "1" + ".000" * 1_000_000, sakip.read_id),
    _of("read_id(64 characters of points)", "1." * 32, sakip.read_id),
    _of("share('1/' and a million digits)", "1/" + "9" * 1_000_000, figures.share),
    _of("share(Fraction of a million digits)", _THIRD, figures.share),
    _of("constant(Fraction of a million digits)", _THIRD, sakip.constant),
    _of("write_id(Decimal('1E+999999999'))", _BOMB, sakip.write_id),
    _of("write_id(Decimal('1E-999999999'))", _SMALL, sakip.write_id),
    _of("write_id(1, places=10**9)", 10**9, lambda places: sakip.write_id(1, places)),
    _of("write_id(int of a million digits)", _WHOLE, sakip.write_id),
    _of("write_id(Decimal('NaN'))", Decimal("NaN"), sakip.write_id),
    _of("publish(1, places=10**9)", 10**9, lambda places: sakip.publish(Fraction(1), places)),
    _of("publish(Fraction of a million digits)", _THIRD, lambda value: str(sakip.publish(value)), "0.00"),
    _of("plain(Fraction of a million digits)", Fraction(1, 10**1_000_000), figures.plain),
    _of(
        "scale with an edge of a million digits",
        _WHOLE,
        lambda edge: CategoryScale.of("x", [0, edge], [("A", "A")], "upper"),
    ),
    _of("Realisation(Decimal('1E+999999999'))", _BOMB, lambda value: sakip.Realisation("ikm", 2024, {"nilai": value})),
    _of("Target(Decimal('1E+999999999'))", _BOMB, lambda value: sakip.Target("ikm", 2024, value)),
    _of("Year(10**9)", 10**9, sakip.Year, PeriodError),
    _of("Year(10**1000000)", _WHOLE, sakip.Year, PeriodError),
    _of("PlanWindow(1945, 10**9)", 10**9, lambda last: sakip.PlanWindow(1945, last), PeriodError),
    _of("parse_period('999999999')", "999999999", sakip.parse_period, PeriodError),
    _of("parse_period(100 MiB)", "2" * 104_857_600, sakip.parse_period, PeriodError),
    _of("parse_period(int of a million digits)", _WHOLE, sakip.parse_period, PeriodError),
    _of("read_date(a million blanks)", "1" + " " * 1_000_000 + "Januari 2024", sakip.periods.read_date, PeriodError),
    _of("unit 'm**9999999'", "m**9999999", units.canonical, UnknownNameError),
    _of("unit of 100,000 brackets", "(" * 100_000 + "m" + ")" * 100_000, units.canonical, UnitError),
    _of("unit '9**9**9**9**9'", "9**9**9**9**9", units.canonical, UnknownNameError),
    _of("unit of 100 MiB", "m" * 104_857_600, units.canonical, UnitError),
    _of("count of its own 'm**9999999'", ("m**9999999",), lambda own: units.canonical("persen", own), UnitError),
    _of("quantity in m**9999999", 9_999_999, lambda power: units.from_quantity(_Quantity(power)), UnitError),
    _of(
        "quantity of 10**1000000 dokumen",
        _WHOLE,
        lambda value: sakip.number(units.from_quantity(_Quantity(1, value))[0]),
    ),
    _of("sample_size(10**1000000)", _WHOLE, lambda people: skm.sample_size(people, on=date(2024, 12, 31)), "384"),
)


class _Quantity:
    """What looks like a quantity of pint, of whatever registry."""

    def __init__(self, power: int, magnitude: Any = 1) -> None:
        self.magnitude = magnitude
        self._power = power

    def unit_items(self) -> list[tuple[str, int]]:
        return [("dokumen", self._power)]
