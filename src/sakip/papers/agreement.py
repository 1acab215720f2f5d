"""Perjanjian Kinerja: what the head of an office promises for a year, on one page.

PermenPANRB 53/2014, annex I, puts sasaran, indicator and target in one table and programme, budget and remark in
another, signed by both levels; guidelines and applications print that form [S]. Some agreements have a second table of
other performance (*kinerja lainnya*), as Kecamatan Mojosari's of 2024 does. A revised agreement is a paper of its own:
``as_of`` says as known when.

>>> import sakip
>>> paper = agreement(sakip.load("mojosari-2024"), budget=False)
>>> [grid.columns[1].heading for grid in paper.grids]
['SASARAN', 'KINERJA LAINNYA']
>>> [box.text for box in paper.grids[1].rows[2]]
['3', 'Meningkatnya Tatakelola Birokrasi Pemerintahan yang Efektif, Efisien dan Akuntabel', '3.1 Nilai SAKIP \
Kecamatan', '80']
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from attrs import evolve

from sakip import wording
from sakip.errors import DefinitionError
from sakip.ledger import Ledger
from sakip.papers.boxes import lacking, spanning, target_box
from sakip.papers.heads import letterhead, owner, parties_of, signed
from sakip.papers.model import Box, Column, Grid, Paper, Paragraph, Signatures, Title
from sakip.periods import Year, parse_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sakip.indicators import Indicator, Target
    from sakip.papers.model import Block, Party
    from sakip.plan import CascadeNode
    from sakip.sets import IndicatorSet

_TARGETS = (("paper-no", 2, "centre"), ("", 11, "left"), ("paper-indicator", 12, "left"), ("paper-target", 5, "centre"))
_MONEY = (("paper-no", 2, "centre"), ("paper-programme", 14, "left"), ("paper-budget", 7, "right"),
          ("paper-remark", 7, "left"))  # fmt: skip


def agreement(  # noqa: PLR0913  # what may be asked of a paper, by keyword
    office: IndicatorSet,
    *,
    year: int | str | Year | None = None,
    as_of: date | None = None,
    parties: Iterable[Party] | None = None,
    budget: bool = True,
    statement: str | None = None,
    where_when: str | None = None,
    lang: str = "id",
) -> Paper:
    """Return the agreement of a year, as known on ``as_of``.

    ``parties`` are who signs, from left to right; by default the head of the region and the head of the office, with
    blank lines for names, which no set holds. ``statement`` is the sentence above the tables; ``where_when`` the line
    above the signatures. Without ``budget`` the table of programmes is left out; with it a plan that has no budgets
    says so in the table. An indicator that has no definition in that year is not promised.

    Raises:
        DefinitionError: when neither the set nor ``year`` says of which year.
    """
    of_year = year_of(office, year)
    defined = office.as_defined(of_year.end, as_of)
    indicators = tuple(indicator for indicator in defined.office if indicator.code not in defined.undefined)
    ledger = Ledger(office.targets, (), as_of)
    targets = {indicator.code: ledger.target(indicator.code, of_year)[0] for indicator in indicators}
    documents = _revised(office, targets)
    title = wording.term("paper-pk-revised" if documents else "paper-pk", lang).format(year=of_year)
    blocks: list[Block] = [Title((title.upper(), *letterhead(office)))]
    said = wording.term("paper-statement", lang).format(office=owner(office)) if statement is None else statement
    if said:
        blocks.append(Paragraph(said))
    blocks += _grids(office, indicators, targets, lang)
    if budget:
        blocks.append(_money(office, of_year, as_of, lang))
    day = max((target.issued for target in targets.values() if target and target.issued), default=None)
    placed = signed(office, day, lang) if where_when is None else where_when
    blocks.append(Signatures(parties_of(office, lang) if parties is None else parties, placed))
    return Paper("pk", f"{title}, {owner(office)}", blocks, lang=lang, one_page=True)


def year_of(office: IndicatorSet, year: int | str | Year | None) -> Year:
    """Return the year that is asked for, or else the set's own.

    Raises:
        DefinitionError: when there is none.
    """
    asked = office.year if year is None else year
    if asked is None:
        raise DefinitionError(f"set {office.code!r} has no year", "Say which: year=2024.")
    return Year(parse_period(asked).year)


def _revised(office: IndicatorSet, targets: dict[str, Target | None]) -> tuple[str, ...]:
    """Which revised documents the targets are promised in."""
    revised = {str(document) for document in office.documents if document.replaces}
    found = (target.document for target in targets.values() if target is not None)
    return tuple(dict.fromkeys(document for document in found if document in revised))


def _grids(
    office: IndicatorSet, indicators: Iterable[Indicator], targets: dict[str, Target | None], lang: str
) -> list[Grid]:
    """One grid for the objectives, and one for other performance; what stands nowhere is an objective without text."""
    placed = [(_node(office, indicator), indicator) for indicator in indicators]
    kinds = ("sasaran", "kinerja-lainnya")
    found = {kind: [(node, indicator) for node, indicator in placed if _kind(node) == kind] for kind in kinds}
    return [_grid(kind, of_kind, targets, lang) for kind, of_kind in found.items() if of_kind]


def _node(office: IndicatorSet, indicator: Indicator) -> CascadeNode | None:
    if indicator.node not in office.plan:
        return None
    return office.plan[indicator.node]


def _kind(node: CascadeNode | None) -> str:
    return "sasaran" if node is None or node.kind != "kinerja-lainnya" else node.kind


def _grid(
    kind: str,
    placed: Sequence[tuple[CascadeNode | None, Indicator]],
    targets: dict[str, Target | None],
    lang: str,
) -> Grid:
    rows: list[list[Box]] = []
    grouped = groupby(placed, key=lambda pair: pair[0])
    for number, (node, pairs) in enumerate(grouped, 1):
        indicators = [indicator for _, indicator in pairs]
        text = Box.of(node.text or node.code) if node is not None else lacking("paper-no-objective", lang)
        for place, indicator in enumerate(indicators, 1):
            name = f"{number}.{place} {indicator.name}" if len(indicators) > 1 else indicator.name
            target = target_box(targets[indicator.code], indicator.unit, lang)
            rows.append([Box.of(str(number)), text, Box.of(name), target])
    return Grid(kind, columns(_TARGETS, lang, f"paper-{kind}"), spanning(rows, (0, 1)))


def columns(shape: Iterable[tuple[str, int, str]], lang: str, named: str = "") -> tuple[Column, ...]:
    """Return columns of their codes, shares and sides; the blank code is the one ``named``."""
    return tuple(
        Column(wording.term(code or named, lang).upper(), share, align, code or named)  # type: ignore[arg-type]  # as written above
        for code, share, align in shape
    )


def _money(office: IndicatorSet, year: Year, as_of: date | None, lang: str) -> Grid:
    """The programmes with what each may spend; the remark is the document the budget stands in."""
    plan = office.plan
    rows: list[tuple[Box, ...]] = []
    amounts = []
    for number, node in enumerate(plan.at_kind("program"), 1):
        amount = plan.budget(node.code, year, as_of).amount
        amounts.append(amount)
        known = [record for record in plan.versions(node.code, year) if record.document]
        standing = next((record for record in reversed(known) if record.amount == amount), None)
        money = (
            lacking("paper-not-filled", lang)
            if amount is None
            else Box.of(wording.writer(lang)(amount), value=amount, unit="rupiah")
        )
        remark = Box.of(standing.document if standing is not None else "–")
        rows.append((Box.of(str(number)), Box.of(node.text or node.code), money, remark))
    if not rows:
        gap = evolve(lacking("paper-no-programme", lang), across=len(_MONEY), align="centre")
        return Grid("program", columns(_MONEY, lang), [(gap, *[None] * (len(_MONEY) - 1))])
    known_amounts = [amount for amount in amounts if amount is not None]
    if len(known_amounts) < len(amounts):
        whole = lacking("paper-not-filled", lang)
    else:
        added = sum(known_amounts)
        whole = Box.of(wording.writer(lang)(added), value=added, unit="rupiah", strong=True)
    head = Box.of(wording.term("report-total", lang), across=2, strong=True)
    return Grid("program", columns(_MONEY, lang), rows, (head, None, whole, Box.of("")))
