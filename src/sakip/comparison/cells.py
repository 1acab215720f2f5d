"""The cells of the tables: how a target, a value, an achievement and an amount stand in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip.comparison.spending import why_no_absorption, why_no_amount
from sakip.comparison.tables import Because, Cell, Row, Stated
from sakip.figures import publish
from sakip.indicators import Predicate
from sakip.wording import Word

if TYPE_CHECKING:
    from sakip.assessment import Assessment
    from sakip.comparison.performance import Objective, Performance
    from sakip.comparison.standing import Standing
    from sakip.indicators import Target
    from sakip.plan import Absorption


def objective_cell(objective: Objective) -> Cell:
    """Return the text of an objective."""
    return Cell(objective.name) if objective.node is not None else Cell(why=Word("report-no-node"))


def heads(objective: Objective, performance: Performance) -> Row:
    """Return the cells that say of which objective and indicator a row is."""
    return objective_cell(objective), Cell(performance.indicator.name)


def target_cell(target: Target | None, unit: str) -> Cell:
    """Return a target as a cell: a number, a range or a word, with its unit where that is not the indicator's."""
    if target is None:
        return Cell(why=Word("short-no-target"))
    own = target.unit or unit
    value = target.value
    if isinstance(value, Predicate):
        return Cell(value.word)
    return Cell(value, own, with_unit=own != unit)


def value_cell(result: Assessment) -> Cell:
    """The published value, or the word reported; else why there is none."""
    if result.predicate is not None:
        return Cell(result.predicate.word)
    why = None if result.reason is None else Because(result.reason, result.facts)
    return Cell(result.value, result.indicator.unit, why)


def achievement_cell(result: Assessment) -> Cell:
    """The achievement in percent; of a predicate the word whether it was reached; else why there is none."""
    achievement = result.achievement
    if achievement.value is not None:
        why = None
        if achievement.limited is not None and achievement.raw is not None:
            why = Stated(f"report-limited-{achievement.limited}", {"raw": publish(achievement.raw, achievement.places)})
        return Cell(achievement.value, "persen", why)
    if achievement.met is not None:
        return Cell(Word("reached" if achievement.met else "not-reached"))
    return Cell(why=None if achievement.reason is None else Because(achievement.reason, achievement.facts))


def standing_cell(standing: Standing, why: Because | None = None) -> Cell:
    """The standing in a word."""
    return Cell(Word(standing.value), why=why)


def money_cells(absorption: Absorption) -> Row:
    """The budget, what was spent of it, and how much that is in percent."""
    budget, spent = absorption.budget, absorption.spending
    return (
        Cell(budget.amount, "rupiah", why_no_amount(budget, "budget")),
        Cell(spent.amount, "rupiah", why_no_amount(spent, "spending")),
        Cell(absorption.value, "persen", why_no_absorption(absorption)),
    )
