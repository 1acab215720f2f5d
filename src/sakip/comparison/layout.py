"""The tables of the chapter: one for each analysis, and the realisation of the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip.comparison.cells import (
    achievement_cell,
    heads,
    money_cells,
    objective_cell,
    standing_cell,
    target_cell,
    value_cell,
)
from sakip.comparison.planned import medium_term_name
from sakip.comparison.standing import standing_of
from sakip.comparison.tables import BLANK, Cell, Column, Row, Stated, Table
from sakip.wording import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.assessment import Assessment
    from sakip.comparison.efficiency import Efficiency
    from sakip.comparison.held import Held
    from sakip.comparison.performance import Objective, PastYear, Performance
    from sakip.comparison.result import PerformanceReport
    from sakip.comparison.spending import BudgetLine
    from sakip.indicators import Target

_OBJECTIVE = Column("objective", group=True)
_INDICATOR = Column("indicator", group=True)
_TARGET, _REALISATION, _ACHIEVEMENT = (Column(code, number=True) for code in ("target", "realisation", "achievement"))
_MONEY = tuple(Column(code, number=True) for code in ("budget", "spending", "absorption"))


def heading(report: PerformanceReport) -> Stated:
    """Name the report: whose it is, of which year, as known when."""
    facts = {"office": report.office.office_name, "year": report.year, "as_of": report.as_of}
    return Stated("report-heading" if report.as_of is None else "report-heading-as-of", facts)


def tables(report: PerformanceReport) -> tuple[Table, ...]:
    """Return the tables of a report, in the order of the chapter."""
    return (
        _target(report),
        _years(report),
        _medium_term(report),
        _standard(report),
        _causes(report),
        _definitions(report),
        _efficiency(report),
        _together(report),
        _programmes(report),
        _budget(report),
    )


def _title(report: PerformanceReport, code: str) -> Stated:
    return Stated(f"report-{code}-title", {"period": report.year})


def _every(report: PerformanceReport) -> Iterator[tuple[Objective, Performance]]:
    for objective in report.objectives:
        for performance in objective:
            yield objective, performance


# --- A. the analyses --------------------------------------------------------------------------------------------------


def _target(report: PerformanceReport) -> Table:
    columns = (_OBJECTIVE, _INDICATOR, Column("unit"), _TARGET, _REALISATION, _ACHIEVEMENT)
    rows: list[Row] = []
    for objective in report.objectives:
        if not objective.indicators:
            lack = Cell(why=Word("report-no-indicator"))
            rows.append((objective_cell(objective), lack, BLANK, BLANK, BLANK, BLANK, BLANK, BLANK, BLANK, BLANK))
        for performance in objective:
            result = performance.assessment
            category, achieved = result.category, result.achievement_category
            rows.append(
                (
                    *heads(objective, performance),
                    Cell(result.indicator.unit),
                    target_cell(result.target, result.indicator.unit),
                    value_cell(result),
                    achievement_cell(result),
                    Cell(category.label) if category else Cell(),
                    Cell(achieved.label) if achieved else Cell(),
                    standing_cell(performance.standing, performance.why),
                    Cell(result.target.document) if result.target and result.target.document else Cell(),
                )
            )
    more = (Column("category"), Column("achievement-category"), Column("standing"), Column("document"))
    return Table("target", _title(report, "target"), (*columns, *more), tuple(rows), (_counted(report),))


def _counted(report: PerformanceReport) -> Stated:
    facts = {standing.name.lower(): count for standing, count in report.standings.items()}
    return Stated("report-counted", facts)


def _years(report: PerformanceReport) -> Table:
    columns = (_OBJECTIVE, _INDICATOR, Column("unit"), Column("year"), _TARGET, _REALISATION, _ACHIEVEMENT)
    changes = (Column("value-change", number=True), Column("achievement-change", number=True))
    rows: list[Row] = []
    for objective, performance in _every(report):
        head = heads(objective, performance)
        rows.append((*head, *_of_year(performance.assessment), BLANK, BLANK))
        rows += [(*head, *_of_year(past.then), *_changes(past)) for past in performance.past]
    notes = (Stated("report-years-note", {"year": report.year}),)
    if len(report.years) == 1:
        notes = (Stated("report-no-earlier-year", {"year": report.year}),)
    first = report.years[0]
    breaks = (broken for _, each in _every(report) for broken in each.series.breaks if broken.before >= first)
    return Table("years", _title(report, "years"), (*columns, *changes), tuple(rows), (*notes, *breaks))


def _of_year(result: Assessment) -> Row:
    unit = result.indicator.unit
    return (
        Cell(unit),
        Cell(str(result.period)),
        target_cell(result.target, unit),
        value_cell(result),
        achievement_cell(result),
    )


def _changes(past: PastYear) -> Row:
    why = Stated("report-broken", {"names": past.broken}) if past.broken else None
    words = past.this.predicate is not None and past.then.predicate is not None
    value, achieved = past.value_change, past.achievement_change
    lack = why or Stated("report-words" if words else "report-one-year-only")
    return (
        Cell(value, past.this.indicator.unit, lack if value is None else None),
        Cell(achieved, "poin persen", lack if achieved is None else None),
    )


def _medium_term(report: PerformanceReport) -> Table:
    columns = (_OBJECTIVE, _INDICATOR, Column("unit"), Column("years-counted"), _REALISATION, Column("plan"))
    rows = tuple(
        (*heads(objective, each), Cell(each.indicator.unit), *_counted_years(each), *_held(each, each.medium_term))
        for objective, each in _every(report)
    )
    more = (_TARGET, _ACHIEVEMENT, Column("standing"))
    notes = (Stated("report-medium-term-note"),)
    return Table("medium-term", _title(report, "medium-term"), (*columns, *more), rows, notes)


def _counted_years(performance: Performance) -> Row:
    held = performance.medium_term
    years = held.years or (performance.assessment.period,)
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    shown = held.assessment if held.added else performance.assessment
    value = Cell(why=held.why) if shown is None else value_cell(shown)
    target = held.target
    plan = Cell() if target is None else Cell(medium_term_name(target))
    return Cell(span), value, plan


def _held(performance: Performance, held: Held) -> Row:
    target = held.target
    aim = Cell(why=held.why) if target is None else target_cell(_whole(held), performance.indicator.unit)
    if held.assessment is None:
        return (aim, Cell(), Cell()) if target is None else (aim, Cell(why=held.why), standing_cell(held.standing))
    return aim, achievement_cell(held.assessment), standing_cell(standing_of(held.assessment))


def _whole(held: Held) -> Target | None:
    return held.target if held.assessment is None else held.assessment.target


def _standard(report: PerformanceReport) -> Table:
    columns = (_OBJECTIVE, _INDICATOR, Column("unit"), _REALISATION)
    rows = tuple(
        (
            *heads(objective, each),
            Cell(each.indicator.unit),
            value_cell(each.assessment),
            *_held(each, each.standard),
            Cell() if each.standard.target is None else Cell(each.standard.target.document),
        )
        for objective, each in _every(report)
    )
    more = (Column("standard", number=True), _ACHIEVEMENT, Column("standing"), Column("document"))
    absent = all(each.standard.target is None for _, each in _every(report))
    notes = (Stated("report-no-standard-at-all", {"year": report.year}),) if absent else ()
    return Table("standard", _title(report, "standard"), (*columns, *more), rows, notes)


def _causes(report: PerformanceReport) -> Table:
    columns = (_OBJECTIVE, _INDICATOR, Column("standing"), Column("cause"), Column("remedy"), Column("supporting"))
    rows = tuple(
        (
            *heads(objective, each),
            standing_cell(each.standing),
            *(
                Cell(why=Word("report-not-written")) if name in each.missing_words else Cell(getattr(each.words, name))
                for name in ("cause", "remedy", "programmes")
            ),
        )
        for objective, each in _every(report)
    )
    return Table("causes", _title(report, "causes"), columns, rows)


# --- efficiency -------------------------------------------------------------------------------------------------------


def _definitions(report: PerformanceReport) -> Table:
    codes = ("definition", "formula", "unit", "sign", "source", "confidence", "scope")
    rows = tuple(
        (
            Cell(one.title),
            Cell(one.formula),
            Cell(one.unit) if one.unit else Cell(Stated("report-yes-or-no")),
            Cell(one.sign),
            Cell(one.basis),
            Cell(one.confidence),
            Cell(one.scope),
        )
        for one in report.definitions
    )
    notes: tuple[Stated, ...] = (Stated("report-efficiency-note"),)
    if all(one.key != "pmk-22-2021" for one in report.definitions):
        notes = (*notes, Stated("report-efficiency-not-in-force", {"year": report.year}))
    title = _title(report, "efficiency-definitions")
    return Table("efficiency-definitions", title, tuple(map(Column, codes)), rows, notes)


_RESULT = (Column("definition"), Column("efficiency", number=True), Column("rating", number=True), Column("verdict"))


def _efficiency(report: PerformanceReport) -> Table:
    repeated = tuple(Column(column.code, number=True, group=True) for column in (_ACHIEVEMENT, *_MONEY))
    columns = (_OBJECTIVE, _INDICATOR, *repeated, *_RESULT)
    rows: list[Row] = []
    for objective, each in _every(report):
        absorption = objective.absorption
        money = (Cell(),) * 3 if absorption is None else money_cells(absorption)
        head = (*heads(objective, each), achievement_cell(each.assessment), *money)
        rows += [(*head, *_efficient(one)) for one in each.efficiency]
    notes = (Stated("report-efficiency-shared"), Stated("report-efficiency-published"))
    return Table("efficiency", _title(report, "efficiency"), columns, tuple(rows), notes)


def _together(report: PerformanceReport) -> Table:
    rows = tuple(_efficient(one) for one in report.efficiency_total)
    title = _title(report, "efficiency-total")
    return Table("efficiency-total", title, _RESULT, rows, (Stated("report-efficiency-innermost"),))


def _efficient(one: Efficiency) -> Row:
    limited = one.rating is not None and one.rating != one.unlimited
    why = Stated("report-rating-limited", {"unlimited": one.unlimited}) if limited else None
    verdict = Cell(Word(f"report-{one.verdict}")) if one.verdict else Cell()
    stated = one.value is None and not one.verdict
    return (
        Cell(one.definition.title),
        Cell(one.value, one.definition.unit, one.why if stated else None),
        Cell(one.rating, "", why),
        verdict,
    )


# --- programmes and the budget ----------------------------------------------------------------------------------------


def _programmes(report: PerformanceReport) -> Table:
    repeated = tuple(Column(column.code, number=True, group=True) for column in _MONEY)
    columns = (
        _OBJECTIVE,
        Column("number", group=True),
        Column("programme", group=True),
        *repeated,
        Column("indicator"),
    )
    rows: list[Row] = []
    for objective in report.objectives:
        if not objective.programmes:
            lack = Cell(why=Word("report-no-programme"))
            rows.append((objective_cell(objective), BLANK, lack, *(BLANK,) * 8))
        for line in objective.programmes:
            head = (objective_cell(objective), *_programme(line), *money_cells(line.absorption))
            rows += [(*head, *_result(result)) for result in line.results]
            if not line.results:
                rows.append((*head, Cell(why=Word("report-no-indicator")), *(BLANK,) * 4))
    more = (_TARGET, _REALISATION, _ACHIEVEMENT, Column("standing"))
    notes = (Stated("report-programmes-note"),)
    return Table("programmes", _title(report, "programmes"), (*columns, *more), tuple(rows), notes)


def _programme(line: BudgetLine) -> Row:
    number = line.node.number
    return Cell(number) if number else Cell(), Cell(line.node.text or line.node.code)


def _result(result: Assessment) -> Row:
    target = target_cell(result.target, result.indicator.unit)
    return (
        Cell(result.indicator.name),
        target,
        value_cell(result),
        achievement_cell(result),
        standing_cell(standing_of(result)),
    )


def _budget(report: PerformanceReport) -> Table:
    rows = tuple(
        (Cell(Word(f"plan-{line.node.kind}")), *_programme(line), *money_cells(line.absorption))
        for line in report.spending.lines
    )
    columns = (Column("level"), Column("number"), Column("programme"), *_MONEY)
    total = (Cell(Word("report-total")), BLANK, BLANK, *money_cells(report.spending.total)) if rows else None
    notes = (Stated("report-budget-note"),) if rows else (Stated("report-no-budget"),)
    return Table("budget", _title(report, "budget"), columns, rows, notes, total)
