"""A budget (*pagu*) of a programme, activity or sub-activity, what was spent of it, and which version stands.

The regional budget (APBD) is enacted for a year (*murni*), its items may be shifted (*pergeseran*), and it may be
revised (*perubahan*, APBD-P). Absorption is reported against the budget as it last stood. A revision is a further
record, never an overwritten one, so that a report of an earlier day can be made again.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from attrs import field, frozen

from sakip import hooks
from sakip.errors import DefinitionError, UnknownNameError
from sakip.periods import is_known, optional_date, parse_period
from sakip.plan.rupiah import rupiah

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sakip.periods import Period

    Rupiah: TypeAlias = Fraction | None
else:  # a table of a file is read straight into this class, and these are left to the converters below
    Period = Rupiah = Any

Version: TypeAlias = Literal["murni", "pergeseran", "perubahan"]

VERSIONS: Final = ("murni", "pergeseran", "perubahan")
"""The budget as enacted, with items shifted, and as revised."""

ENACTED: Final = "murni"


def _known_version(_: object, __: object, version: str) -> None:
    if version not in VERSIONS:
        raise UnknownNameError.among("version of a budget", version, VERSIONS)


def _rupiah(given: Any) -> Fraction | None:
    return None if given is None else rupiah(given)


@frozen
class Budget:
    """What a ``node`` may spend in a ``period``, and has spent; in rupiah, exactly.

    ``amount`` is the budget (pagu), ``spent`` the realisation, as numbers or as budgets print them (``"Rp
    1.500.000,-"``); None is blank, which is not zero. A record may give one of them, so that spending is reported or
    corrected without repeating the budget. ``version`` is one of :data:`VERSIONS`. ``document`` and ``issued`` say
    where and since when the budget stands, ``replaces`` names the document it supersedes, ``reason`` says why,
    ``recorded`` is the day the spending was recorded, and ``note`` what else to know.

    Raises:
        NumberError: when an amount is no number.
        PeriodError: when the period or a day cannot be read.
        UnknownNameError: when ``version`` is none of :data:`VERSIONS`.
        DefinitionError: when it gives neither an amount nor what was spent.
    """

    node: str
    period: Period = field(converter=parse_period)
    amount: Rupiah = field(default=None, converter=_rupiah)
    version: Version = field(default=ENACTED, validator=_known_version)
    document: str = ""
    issued: date | None = field(default=None, converter=optional_date)
    replaces: str = ""
    reason: str = ""
    spent: Rupiah = field(default=None, converter=_rupiah)
    recorded: date | None = field(default=None, converter=optional_date)
    note: str = ""

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        if self.amount is None and self.spent is None:
            raise DefinitionError(
                f"the budget of {self.node!r} for {self.period} gives neither an amount nor what was spent",
                "Fill in amount (pagu) or spent (realisasi); write 0 if zero is meant.",
                fault="budget-empty",
            )


@frozen
class Known:
    """What several records of one node and period come down to: an amount, or several that contradict each other."""

    amount: Fraction | None
    contradicting: tuple[Fraction, ...] = ()


def budget_known(records: Iterable[Budget], as_of: date | None) -> Known | None:
    """Return the budget as it stood on a day; None when there was none.

    Of several the one issued last counts, and a shifted or revised one always comes after the enacted one. A record
    without a date is taken to have been known always.
    """
    known = [record for record in records if record.amount is not None and is_known(record.issued, as_of)]
    replaced = {record.replaces for record in known if record.replaces}
    standing = [record for record in known if not record.document or record.document not in replaced] or known
    return _last(standing, lambda record: (record.version != ENACTED, record.issued or date.min), _amount)


def spending_known(records: Iterable[Budget], as_of: date | None) -> Known | None:
    """Return what was spent as known on a day; None when nothing was reported.

    The one recorded last counts, with whichever version of the budget it was given. A record that does not say when
    spending was recorded is as old as its budget, and none is older.
    """
    known = [
        record
        for record in records
        if record.spent is not None and is_known(record.issued, as_of) and is_known(record.recorded, as_of)
    ]
    return _last(known, lambda record: (record.recorded or record.issued or date.min,), _spent)


def _amount(record: Budget) -> Fraction | None:
    return record.amount


def _spent(record: Budget) -> Fraction | None:
    return record.spent


def _last(
    records: list[Budget], order: Callable[[Budget], tuple[Any, ...]], value: Callable[[Budget], Fraction | None]
) -> Known | None:
    if not records:
        return None
    latest = max(map(order, records))
    values = sorted({given for record in records if order(record) == latest and (given := value(record)) is not None})
    return Known(values[0]) if len(values) == 1 else Known(None, tuple(values))
