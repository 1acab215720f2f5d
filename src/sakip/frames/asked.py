"""What a caller asks for: which indicators, which reasons, which kernel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal, TypeAlias, get_args

from sakip.assessment.results import Reason
from sakip.errors import DefinitionError, UnknownNameError, listed, quoted
from sakip.figures import FRACTION_DIGITS
from sakip.indicators import Indicator

Kernel: TypeAlias = Literal["int64", "wide"]
Beyond: TypeAlias = Literal["status", "exact"]

CONFLICT: Final = "conflict"
"""The column that tells whether something was reported twice, and differently."""


def indicators_of(given: Any) -> tuple[Indicator, ...]:
    """Return the indicators of a set, or those of a list, or the one that is given.

    Raises:
        DefinitionError: when there are none, one of them twice, or something else.
    """
    if isinstance(given, Indicator):
        return (given,)
    if isinstance(given, str):
        remedy = f"Load a set, office = sakip.load('mojosari-2024'), and give it or office[{quoted(given)}]"
        raise DefinitionError(f"{quoted(given)} is a text and no indicator", f"{remedy}.")
    if not isinstance(given, Iterable):
        raise DefinitionError(f"{quoted(given)} is no indicator set", "Load one: sakip.load('mojosari-2024').")
    every = tuple(given)
    for one in every:
        if not isinstance(one, Indicator):
            remedy = "Give indicators, such as office['ikm'] of a set, or the whole set."
            raise DefinitionError(f"{quoted(one)} is no indicator", remedy)
    codes = [one.code for one in every]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice or not every:
        what = f"there are several indicators {listed(twice)}" if twice else "there are no indicators"
        raise DefinitionError(what, "Give each indicator once; the rows tell them apart by their codes.")
    return every


def reason_of(given: Reason | str) -> Reason:
    """Return the reason of that name.

    Raises:
        UnknownNameError: when there is none.
    """
    try:
        return Reason(given)
    except ValueError:
        raise UnknownNameError.among("reason", str(given), [str(reason) for reason in Reason]) from None


def check_choices(places: int, kernel: str, beyond: str = "status") -> None:
    """See that there are such decimals, such a kernel and such a choice.

    Raises:
        DefinitionError: when ``places`` is no number of decimals.
        UnknownNameError: for another kernel or choice.
    """
    if type(places) is not int or not 0 <= places <= FRACTION_DIGITS:
        raise DefinitionError(f"{quoted(places)} is no number of decimals", f"Give 0 to {FRACTION_DIGITS}.")
    if kernel not in get_args(Kernel):
        raise UnknownNameError.among("kernel", kernel, get_args(Kernel))
    if beyond not in get_args(Beyond):
        raise UnknownNameError.among("choice of beyond", beyond, get_args(Beyond))


def check_named(columns: Mapping[str, Any], indicators: Iterable[Indicator]) -> None:
    """See that the columns of components are named for components and indicators there are.

    Raises:
        UnknownNameError: when one is not.
    """
    parts = {one.code: [component.name for component in one.formula.components] for one in indicators}
    every = sorted({name for names in parts.values() for name in names})
    for key, given in columns.items():
        if not isinstance(given, Mapping):
            if key not in every:
                raise UnknownNameError.among("component", key, every)
            continue
        # columns of indicators that are not asked about are no mistake, unless one that is has none
        if key not in parts and not columns.keys() >= parts.keys():
            raise UnknownNameError.among("indicator", key, list(parts))
        for name in given:
            if name not in parts.get(key, given):
                raise UnknownNameError.among(f"component of {key!r}", name, parts[key])
