"""The measurement of performance (pengukuran kinerja): target, realisation and achievement of a period, and the money.

>>> import sakip
>>> paper = measurement(sakip.assess(sakip.load("muncar-2024")))
>>> [box.text for box in paper.grids[0].rows[0]][2:]  # doctest: +NORMALIZE_WHITESPACE
['Indeks Kepuasan Masyarakat', 'poin', '91,33', '97,66', '106,93', 'Sangat Tinggi']
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from attrs import evolve

from sakip import wording
from sakip.comparison.cells import money_cells
from sakip.comparison.spending import spending
from sakip.papers.boxes import (
    achievement_box,
    box_of,
    category_box,
    columns,
    lacking,
    numbered,
    spanning,
    target_box,
    value_box,
)
from sakip.papers.heads import head_of_office, letterhead, owner, signed
from sakip.papers.model import Box, Grid, Paper, Paragraph, Party, Signatures, Title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sakip.assessment import Assessment, Scorecard
    from sakip.papers.boxes import Shape
    from sakip.papers.model import Block
    from sakip.plan import Plan

_SHAPE: Final[Shape] = (
    ("paper-no", 2, "centre"), ("", 9, "left"), ("paper-indicator", 10, "left"),
    ("paper-unit", 4, "left"), ("paper-target", 5, "right"), ("paper-realisation", 5, "right"),
    ("paper-achievement", 5, "right"), ("paper-category", 5, "left"),
)  # fmt: skip
_MONEY: Final[Shape] = (
    ("paper-no", 2, "centre"), ("paper-programme", 19, "left"), ("paper-budget", 8, "right"),
    ("paper-spending", 8, "right"), ("paper-absorption", 8, "right"),
)  # fmt: skip


def measurement(card: Scorecard, *, sign: bool = True, lang: str = "id") -> Paper:
    """Return the measurement of a scorecard's period; where its plan has budgets, with their realisation.

    Every indicator of the set has its row; one without a number has the reason there. With ``sign`` the head of the
    office signs below.

    Raises:
        UnknownNameError: for a language without sentences.
    """
    office = card.office
    period = card.period.label(wording.language(lang))
    title = wording.term("paper-measurement", lang).format(period=period)
    blocks: list[Block] = [Title((title.upper(), *letterhead(office)))]
    if card.as_of is not None:
        blocks.append(Paragraph(wording.command("as-of-day", lang).format(day=wording.spoken(card.as_of, lang))))
    blocks += results(card, lang)
    money = _spent(card, lang)
    if money is not None:
        blocks.append(money)
    if sign:
        blocks.append(Signatures((Party(head_of_office(office)),), signed(office, None, lang)))
    return Paper("pengukuran", f"{title}, {owner(office)}", blocks, landscape=True, lang=lang)


def results(card: Scorecard, lang: str) -> tuple[Grid, ...]:
    """Return the grids of the indicators by objective, and by other performance where the plan has it."""
    plan = card.office.plan
    kinds: dict[str, list[Assessment]] = {"sasaran": [], "kinerja-lainnya": []}
    for one in card:
        other = one.indicator.node in plan and plan[one.indicator.node].kind == "kinerja-lainnya"
        kinds["kinerja-lainnya" if other else "sasaran"].append(one)
    return tuple(_results(kind, found, plan, lang) for kind, found in kinds.items() if found)


def _results(kind: str, found: Sequence[Assessment], plan: Plan, lang: str) -> Grid:
    rows: list[list[Box]] = []
    remarks: dict[str, int] = {}
    for number, (code, group) in enumerate(groupby(found, key=lambda one: one.indicator.node), 1):
        text = Box.of(plan[code].text or code) if code in plan else lacking("paper-no-objective", lang)
        rows += [[Box.of(str(number)), text, *_result(one, lang, remarks)] for one in group]
    return Grid(kind, columns(_SHAPE, lang, f"paper-{kind}"), spanning(rows, (0, 1)), notes=numbered(remarks))


def _result(one: Assessment, lang: str, remarks: dict[str, int]) -> list[Box]:
    indicator = one.indicator
    cells = [target_box(one.target, indicator.unit, lang), value_box(one, lang), achievement_box(one, lang)]
    noted = [_noted(box, remarks) for box in cells]
    return [Box.of(indicator.name), Box.of(indicator.unit), *noted, category_box(one, lang)]


def _noted(box: Box, remarks: dict[str, int]) -> Box:
    """A box with the number of its remark, which stands below the grid."""
    if not box.remark or box.text.endswith("]"):
        return box
    number = remarks.setdefault(box.remark, len(remarks) + 1)
    return evolve(box, lines=(f"{box.text} [{number}]",))


def _spent(card: Scorecard, lang: str) -> Grid | None:
    spent = spending(card.office.plan, card)
    remarks: dict[str, int] = {}
    programmes = [line for line in spent.lines if line.depth == 0]
    if not programmes or all(line.absorption.budget.amount is None for line in programmes):
        return None
    rows = [
        (
            Box.of(str(number)),
            Box.of(line.node.text or line.node.code),
            *(box_of(cell, lang, remarks) for cell in money_cells(line.absorption)),
        )
        for number, line in enumerate(programmes, 1)
    ]
    whole = (evolve(box_of(cell, lang, remarks), strong=True) for cell in money_cells(spent.total))
    total = (Box.of(wording.term("report-total", lang), across=2, strong=True), None, *whole)
    return Grid("program", columns(_MONEY, lang), rows, total, numbered(remarks))
