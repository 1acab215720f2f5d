"""From rows as printed to rows judged: read the cells, fit conventions, see the house style, choose, look for slips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from sakip.audit.conventions import AGAINST, Remark, departs_by_rule
from sakip.audit.evidence import Evidence, corroborated, evidence_of
from sakip.audit.fitting import RATIO
from sakip.audit.result import AuditedRow, Right, Verdict
from sakip.audit.rules import ACHIEVEMENT, OF_BUDGETS, RULES, Polarity
from sakip.audit.scales import Signs
from sakip.audit.slips import REACH, Neighbour, likely, nearby
from sakip.audit.style import HouseStyle, style_of
from sakip.audit.weighing import ROLES, Entry, Weighed, weigh
from sakip.figures import FRACTION_DIGITS, ROUNDINGS, publish
from sakip.wording import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from sakip.audit.cells import Cell, Reading
    from sakip.audit.conventions import Form
    from sakip.audit.fitting import Amounts, Fit


@frozen
class Judged:
    """What became of the rows, and the styles they show: of each document and of the whole table."""

    rows: tuple[AuditedRow, ...]
    style: HouseStyle
    styles: Mapping[str, HouseStyle]


def judge(entries: Sequence[Entry], own_caps: Collection[Fraction] = ()) -> Judged:
    """Judge the rows of a table; each document in it has a style of its own."""
    documents: dict[str, list[Entry]] = {}
    for entry in entries:
        documents.setdefault(entry.document, []).append(entry)
    judged: list[AuditedRow] = []
    every: list[Weighed] = []
    styles: dict[str, HouseStyle] = {}
    signs: Counter[str] = Counter()
    for name, listed in documents.items():
        written = {role: Counter(getattr(entry, role).style for entry in listed) for role in ROLES}
        columns = {role: _settled(counts) for role, counts in written.items()}
        shown = _shown(written)
        signs.update(shown)
        usual = "." if shown["."] > shown[","] else ","
        weighed = [weigh(entry, Signs(columns, usual), own_caps) for entry in listed]
        evidence = evidence_of(weighed)
        weighed = [corroborated(row, evidence) for row in weighed]
        styles[name] = style_of((row.fitting for row in weighed), shown)
        judged += _rows(weighed, styles[name], columns, evidence)
        every += weighed
    whole = next(iter(styles.values())) if len(styles) == 1 else style_of((row.fitting for row in every), signs)
    return Judged(tuple(sorted(judged, key=lambda row: row.number)), whole, styles if len(styles) > 1 else {})


def _settled(counts: Mapping[str, int]) -> str:
    """Return the decimal sign a column uses throughout, ``""`` where it shows none or both."""
    signs = [sign for sign in counts if sign]
    return signs[0] if len(signs) == 1 else ""


def _shown(written: Mapping[str, Counter[str]]) -> Counter[str]:
    together = sum(written.values(), Counter[str]())
    del together[""]
    return together


# --- what is chosen ---------------------------------------------------------------------------------------------------


def _rows(
    weighed: Sequence[Weighed], style: HouseStyle, columns: Mapping[str, str], evidence: Evidence
) -> Iterator[AuditedRow]:
    for place, row in enumerate(weighed):
        if row.reason is not None:
            yield _audited(row.entry, Verdict.NOT_COMPARABLE, remarks=(row.reason,))
        elif any(found for _, _, found in row.ways):
            yield _reproduced(row, style, columns, partial(_near, weighed, place))
        else:
            yield _not_reproduced(row, style, _near(weighed, place), evidence)


def _near(weighed: Sequence[Weighed], place: int) -> list[Neighbour]:
    """Return the rows around one that have numbers, the nearest first, the one below before the one above."""
    found = []
    for step in range(1, REACH + 1):
        for other in (place + step, place - step):
            if 0 <= other < len(weighed) and weighed[other].ways:
                entry = weighed[other].entry
                amounts = weighed[other].ways[0][0]
                found.append(Neighbour(entry.line or entry.number, amounts, entry.permitted))
    return found


def _reproduced(
    row: Weighed, style: HouseStyle, columns: Mapping[str, str], near: Callable[[], list[Neighbour]]
) -> AuditedRow:
    entry = row.entry
    order = entry.permitted.rules
    ranked = sorted(
        (
            (fit.cost + extra, style.disagreements(fit), _place(fit, order), way, count)
            for way, (_, extra, found) in enumerate(row.ways)
            for count, fit in enumerate(found)
        ),
    )
    _, _, _, way, count = ranked[0]
    amounts, _, found = row.ways[way]
    chosen = found[count].convention
    others = dict.fromkeys(row.ways[way][2][count].convention for _, _, _, way, count in ranked[1:])
    others.pop(chosen, None)
    remarks = list(chosen.remarks())
    against = entry.polarity.declared and chosen.rule in ACHIEVEMENT and chosen.rule not in entry.permitted.rules
    rights = _rights(_scaled(amounts, chosen.form), entry, style, "" if against else chosen.rule)
    slipped = None
    if against:
        rule = Word(f"audit-rule-{chosen.rule}")
        told = entry.polarity_text.strip() or entry.polarity.direction
        remarks.insert(0, Remark(AGAINST, {"given": told, "rule": rule}))
        slipped = Remark("slip-other-polarity", {"rule": rule})
    elif departs_by_rule(chosen, declared=entry.polarity.declared):
        remarks.insert(0, Remark("why-rule", {"rule": Word(f"audit-rule-{chosen.rule}")}))
    if entry.polarity.banded:
        remarks.insert(0, Remark("why-banded"))
    remarks += _of_readings(row, way, columns)
    if chosen.inputs != "printed":
        slipped = nearby(amounts, evolve(entry.permitted, rules=(chosen.rule,)), near())
    return _audited(
        entry,
        Verdict.REPRODUCED,
        convention=chosen,
        others=tuple(others),
        remarks=tuple(remarks),
        rights=rights,
        difference=_difference(amounts, rights) if against else None,
        slipped=slipped,
        off_style=style.broken_by(found),
    )


def _place(fit: Fit, order: Sequence[str]) -> tuple[int, int]:
    """Rank a convention among its equals: by its rule, then by how usual its rounding is."""
    convention = fit.convention
    rule = order.index(convention.rule) if convention.rule in order else len(order)
    rounding = list(ROUNDINGS).index(convention.rounding) if convention.rounding in ROUNDINGS else len(ROUNDINGS)
    return rule, rounding


def _of_readings(row: Weighed, chosen: int, columns: Mapping[str, str]) -> Iterator[Remark]:
    """Say how a cell was read where it may be read in two ways and only one of them reproduces the figure."""
    amounts = row.ways[chosen][0]
    money = row.entry.permitted == OF_BUDGETS
    for role in ROLES:
        cell: Cell = getattr(row.entry, role)
        reading: Reading | None = getattr(amounts, role)
        if reading is None:
            continue
        facts = {"text": cell.text.strip(), "value": reading.value}
        if reading.regrouped:
            yield Remark("why-regrouped", facts)
        elif len(cell.readings) > 1:
            if columns[role] and reading.decimal != columns[role]:
                yield Remark("why-against-column", facts)
            elif (
                not columns[role]
                and (reading.places or role == "figure" or not money)
                # what its column or its row leaves open
                and any(getattr(other, role) != reading for other, _, _ in row.ways)
                and not any(found and getattr(other, role) != reading for other, _, found in row.ways)
            ):
                yield Remark("why-reading", facts)


def _scaled(amounts: Amounts, form: str) -> Amounts:
    return evolve(amounts, scale=100) if form == RATIO else amounts


def _not_reproduced(row: Weighed, style: HouseStyle, near: Sequence[Neighbour], evidence: Evidence) -> AuditedRow:
    form = RATIO if evidence.prints_ratios and not row.entry.figure.percent else ""
    amounts = _scaled(row.ways[0][0], form)
    if form:
        near = [evolve(other, amounts=_scaled(other.amounts, form)) for other in near]
    entry = row.entry
    rights = _rights(amounts, entry, style, cap=evidence.cap)
    remark = Remark("no-value") if not rights else Remark("no-convention")
    return _audited(
        entry,
        Verdict.NOT_REPRODUCED,
        remarks=(remark,),
        rights=rights,
        difference=_difference(amounts, rights),
        # a slip is one of the rule that is meant, not of every rule there is
        slipped=likely(amounts, _meant(entry.permitted, rights), near),
    )


def _meant(polarity: Polarity, rights: Sequence[Right]) -> Polarity:
    return evolve(polarity, rules=tuple(right.rule for right in rights) or polarity.rules[:1])


def _rights(
    amounts: Amounts, entry: Entry, style: HouseStyle, chosen: str = "", cap: Fraction | None = None
) -> tuple[Right, ...]:
    """Return the right figures: by the rule that was chosen or is told, else as the house does it, else by each."""
    cap = None if cap is None else cap / amounts.scale
    if amounts.base.value == 0 and amounts.base.upper is None:
        return ()
    figure = amounts.figure
    printed = figure.places if figure is not None else 0
    printed = max(printed, 2) if amounts.scale > 1 else printed
    places = min(max(int(style.leading("places") or printed), printed), FRACTION_DIGITS)
    made = []
    for name in (chosen,) if chosen in ACHIEVEMENT else _meant_rules(entry.permitted, style):
        pair = amounts.percentage(name)
        if pair is not None:
            exact = Fraction(*pair)
            limited = exact if cap is None else min(exact, cap)
            form: Form = "ratio" if amounts.scale > 1 else "percent"
            made.append(Right(name, exact, publish(limited, places, style.rounds), form, cap))
    return tuple(made)


def _meant_rules(polarity: Polarity, style: HouseStyle) -> tuple[str, ...]:
    """Return the rules a row may mean: one, or both of a direction where the document shows neither."""
    rules = polarity.rules
    if polarity.direction == "lower" and not polarity.banded:
        usual = style.rule_for("lower")
        return (usual,) if usual in rules else tuple(rule for rule in rules if RULES[rule].better == "lower")
    usual = style.leading("rule")
    return (usual,) if usual in ACHIEVEMENT and usual in rules else rules[:1]


def _difference(amounts: Amounts, rights: Sequence[Right]) -> Fraction | None:
    """Return the printed figure less the nearest right one; a plain rounding leaves nothing."""
    figure = amounts.figure
    if figure is None or not rights:
        return None
    apart = []
    for right in rights:
        rounded = Fraction(publish(right.limited, min(figure.places, FRACTION_DIGITS)))
        apart.append(figure.value - rounded)
    return min(apart, key=abs)


def _audited(entry: Entry, verdict: Verdict, **found: object) -> AuditedRow:
    return AuditedRow(
        number=entry.number,
        line=entry.line,
        label=entry.label,
        document=entry.document,
        target=entry.base.text,
        realisation=entry.made.text,
        achievement=entry.figure.text,
        polarity=entry.polarity_text,
        verdict=verdict,
        **found,  # type: ignore[arg-type]  # what the callers above give
    )
