"""Share achieved: how many of the set's indicators reached their target, as a percentage of all of them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from sakip.errors import FormulaError
from sakip.figures import number
from sakip.formulas.called import called
from sakip.formulas.scales import scaled
from sakip.tree import Calculation, Component, Formula, Operator, Tally

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sakip.figures import NumberLike

_NOT_OVER: Final[Mapping[str, str]] = MappingProxyType({"fault": "formula-over", "example": 'over = "others"'})


@called
def share_achieved(
    over: Sequence[str] | Literal["others"] = "others", *, reached_at: NumberLike = 100, scale: str = "persen"
) -> Formula:
    """Record indicators achieved over all indicators counted.

    ``over`` names the indicators by code; ``"others"`` is every other one of the set. An indicator is achieved when its
    published achievement, floor and cap left aside, is at least ``reached_at`` percent. While one of them has no
    achievement, the share has no value either, with the reason: a share over those that happen to be filled in would
    look better than it is.

    Raises:
        FormulaError: when ``over`` is empty or other text than ``"others"``.
        NumberError: when ``reached_at`` is no number.
        UnknownNameError: for another scale.
    """
    if isinstance(over, str):
        if over != "others":
            what = f"over = {over!r} names no indicators"
            raise FormulaError(what, "Write 'others', or a list of codes.", **_NOT_OVER)
        codes: tuple[str, ...] = ()
    else:
        codes = tuple(over)
        if not codes or not all(isinstance(code, str) for code in codes) or len(set(codes)) < len(codes):
            what = "over must name indicators, each once"
            raise FormulaError(what, "Write 'others', or a list of codes.", **_NOT_OVER)
    mark = number(reached_at)
    achieved = Component("tercapai", "indikator", Tally("achieved", codes, mark))
    counted = Component("seluruh", "indikator", Tally("all", codes, mark))
    return Formula.of("share_achieved", scaled(Calculation(Operator.DIVIDE, achieved, counted), scale))
