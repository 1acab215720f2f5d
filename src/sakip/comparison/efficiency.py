"""Efficiency of resources, by three definitions that share a name and nothing else.

*Efisiensi* is a difference of two percentages in one report, a share of the budget saved in another, and a yes or no in
a third. Each has its own unit and sign, and none may be compared with another:

- ``selisih``: achievement minus absorption, in percentage points; what local reports and applications print.
- ``pmk-22-2021``: E = Σ(budget × achievement − spending) ÷ Σ(budget × achievement) × 100, in percent, and its rating NE
  = 50% + E/20 × 50. PMK 22/PMK.02/2021 binds ministries (APBN), not a kecamatan. NE is a number from 0 to 100 only when
  E is limited to −20 and 20, which is a reading; a published report that did not limit it prints 235%.
- ``tercapai-hemat``: efficient when the target was reached and less than the budget was spent.

PMK 62/2023 is said to follow PMK 22/2021; no numeric method of it is held here.

>>> pmk_efficiency([(1000, 100, 900)])
Fraction(10, 1)
>>> pmk_rating(10, -20, 20)
Fraction(75, 1)
>>> pmk_efficiency([(0, 100, 0)]) is None
True
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import frozen

import sakip.regulations as regulations
from sakip import hooks
from sakip.comparison.tables import Sayable, Stated
from sakip.errors import DefinitionError, NotInForceError
from sakip.figures import number, publish
from sakip.regulations import cited

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sakip.regulations import Provision

Key: TypeAlias = Literal["selisih", "pmk-22-2021", "tercapai-hemat"]

EFFICIENCIES: Final[tuple[Key, ...]] = ("selisih", "pmk-22-2021", "tercapai-hemat")
"""The definitions of efficiency, by name."""

_PLACES: Final = 2


@frozen
class EfficiencyDefinition:
    """One meaning of efficiency: its ``formula``, its ``unit``, and the ``basis`` it stands on.

    ``key`` is its name, one of :data:`sakip.comparison.EFFICIENCIES`; ``confidence`` is how sure the basis is, by the
    flags of :mod:`sakip.regulations`. ``limits`` are the least and the most that its rating is made of, and
    ``limits_basis`` says who set them.
    """

    key: Key
    formula: Sayable | str
    unit: str
    basis: str
    confidence: str
    limits: tuple[Fraction, Fraction] | None = None
    limits_basis: str = ""

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def title(self) -> Stated:
        """What it is called."""
        return Stated(f"report-efficiency-{self.key}")

    @property
    def sign(self) -> Stated:
        """What a positive and a negative result mean."""
        return Stated(f"report-efficiency-{self.key}-sign")

    @property
    def scope(self) -> Stated:
        """Whom it binds, and what to know of it."""
        return Stated(f"report-efficiency-{self.key}-scope", {"limits": self.limits_basis})


def definitions(on: dt.date) -> tuple[EfficiencyDefinition, ...]:
    """Return the definitions of a day; that of PMK 22/2021 only since it is in force."""
    gap = _rule("efisiensi-selisih", on)
    share, low, high = (_rule(key, on) for key in ("efisiensi", "efisiensi-terendah", "efisiensi-tertinggi"))
    made: list[EfficiencyDefinition] = []
    if gap is not None:
        made.append(EfficiencyDefinition("selisih", _text(gap), "poin persen", gap.basis, gap.confidence))
    if share is not None and low is not None and high is not None:
        ends = (number(low.table()["value"]), number(high.table()["value"]))
        limits = cited("", low.clause, low.confidence)
        facts = (share.basis, share.confidence, ends, limits)
        made.append(EfficiencyDefinition("pmk-22-2021", _text(share), "persen", *facts))
    thrifty = Stated("report-efficiency-tercapai-hemat-formula")
    source = Stated("report-efficiency-tercapai-hemat-source").label()
    return (*made, EfficiencyDefinition("tercapai-hemat", thrifty, "", cited(source, "", "M"), "M"))


def _rule(key: str, on: dt.date) -> Provision | None:
    try:
        return regulations.provision("rule", key, on=on)
    except NotInForceError:
        return None


def _text(rule: Provision) -> str:
    return str(rule.table()["value"])


# --- the arithmetic ---------------------------------------------------------------------------------------------------


def pmk_efficiency(
    lines: Iterable[tuple[Fraction | int, Fraction | int | Decimal, Fraction | int]],
) -> Fraction | None:
    """Return E in percent of lines ``(budget, achievement in percent, spending)``, by PMK 22/PMK.02/2021.

    E = Σ(budget × achievement − spending) ÷ Σ(budget × achievement) × 100. None when the budgets at their achievements
    come to nothing, or to less: then it means nothing.
    """
    earned = saved = Fraction(0)
    for budget, achievement, spending in lines:
        worth = Fraction(budget) * Fraction(achievement) / 100
        earned += worth
        saved += worth - Fraction(spending)
    return saved / earned * 100 if earned > 0 else None


def pmk_rating(
    efficiency: Fraction | int, low: Fraction | int, high: Fraction | int, *, limited: bool = True
) -> Fraction:
    """Return NE, by PMK 22/PMK.02/2021: 50% + E/20 × 50, 0 at the ``low`` end of E and 100 at the ``high`` one.

    The ends are −20 and 20. Unless ``limited``, an E beyond them gives a rating beyond 0 and 100; that E is limited to
    them is a reading.

    Raises:
        DefinitionError: when the two ends are one.
    """
    if Fraction(low) == Fraction(high):
        raise DefinitionError(f"both ends of E are {low}", "Give two ends, such as -20 and 20.")
    within = max(Fraction(low), min(Fraction(high), Fraction(efficiency))) if limited else Fraction(efficiency)
    return (within - low) / (Fraction(high) - low) * 100


# --- of a result ------------------------------------------------------------------------------------------------------


@frozen
class Spent:
    """What efficiency is computed of: an achievement in percent, and a budget with its spending in rupiah.

    ``name`` is whose they are. ``achievement`` is published and ``raw`` exact; ``budget`` is pagu, ``spending``
    realisasi. ``reached`` says whether the target was met, of a predicate too; ``why`` what is missing, when something
    is.
    """

    name: str
    achievement: Decimal | Fraction | None
    raw: Fraction | None
    budget: Fraction | None
    spending: Fraction | None
    reached: bool | None = None
    why: Sayable | None = None

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def absorption(self) -> Fraction | None:
        """Spending over budget in percent."""
        return self.spending / self.budget * 100 if self.budget and self.spending is not None else None


@frozen
class Efficiency:
    """A result under one ``definition``.

    ``value`` is computed from the achievement and absorption as published, so that a reader gets it from the printed
    table, ``raw`` from the exact ones. ``rating`` is NE, from 0 to 100, ``unlimited`` the same without limits on E.
    ``verdict`` is ``"efficient"``, ``"fair"`` or ``"inefficient"`` where the definition, or a declared margin, gives
    one. ``why`` says why there is no value.
    """

    definition: EfficiencyDefinition
    value: Decimal | None = None
    raw: Fraction | None = None
    rating: Decimal | None = None
    unlimited: Decimal | None = None
    verdict: Literal["efficient", "fair", "inefficient", ""] = ""
    why: Sayable | None = None

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def key(self) -> Key:
        """The name of the definition."""
        return self.definition.key


def efficiency_of(
    definition: EfficiencyDefinition, spent: Iterable[Spent], margin: Fraction | None = None
) -> Efficiency:
    """Return the efficiency of one line, or of several together where the definition adds lines up.

    Only PMK 22/PMK.02/2021 does, which binds ministries, not a kecamatan. ``margin`` is how many points either way
    still count as fair in the definition ``selisih``; without it there is no verdict, as the usual 5 is a local habit.
    """
    lines = tuple(spent)
    lacking = [line.why or Stated("report-no-achievement") for line in lines if _lacks(definition, line)]
    if lacking or not lines:
        return Efficiency(definition, why=lacking[0] if lacking else Stated("report-no-line"))
    if definition.key == "pmk-22-2021":
        return _pmk(definition, lines)
    (line,) = lines[:1]
    if len(lines) > 1:
        return Efficiency(definition, why=Stated("report-not-added"))
    return _gap(definition, line, margin) if definition.key == "selisih" else _thrifty(definition, line)


def _lacks(definition: EfficiencyDefinition, line: Spent) -> bool:
    if definition.key == "tercapai-hemat":
        return line.reached is None or line.absorption is None
    if line.achievement is None or line.raw is None:
        return True
    if definition.key == "pmk-22-2021":  # a line without a budget adds nothing to the sums
        return line.budget is None or line.spending is None
    return line.absorption is None


def _pmk(definition: EfficiencyDefinition, lines: tuple[Spent, ...]) -> Efficiency:
    value = pmk_efficiency((line.budget or 0, line.achievement or 0, line.spending or 0) for line in lines)
    raw = pmk_efficiency((line.budget or 0, line.raw or 0, line.spending or 0) for line in lines)
    if value is None or definition.limits is None:
        why = lines[0].why if len(lines) == 1 else None
        return Efficiency(definition, why=why or Stated("report-nothing-earned"))
    low, high = definition.limits
    return Efficiency(
        definition,
        publish(value, _PLACES),
        raw,
        publish(pmk_rating(value, low, high), _PLACES),
        publish(pmk_rating(value, low, high, limited=False), _PLACES),
    )


def _gap(definition: EfficiencyDefinition, line: Spent, margin: Fraction | None) -> Efficiency:
    value = Fraction(line.achievement or 0) - Fraction(publish(line.absorption or Fraction(0), _PLACES))
    verdict: Literal["efficient", "fair", "inefficient", ""] = ""
    if margin is not None:
        verdict = "efficient" if value > margin else "inefficient" if value < -margin else "fair"
    raw = (line.raw or Fraction(0)) - (line.absorption or Fraction(0))
    return Efficiency(definition, publish(value, _PLACES), raw, verdict=verdict)


def _thrifty(definition: EfficiencyDefinition, line: Spent) -> Efficiency:
    saved = (line.spending or Fraction(0)) < (line.budget or Fraction(0))
    return Efficiency(definition, verdict="efficient" if line.reached and saved else "inefficient")
