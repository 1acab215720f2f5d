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
from typing import TYPE_CHECKING, Final

from attrs import evolve

from sakip import wording
from sakip.errors import DefinitionError, UnknownNameError
from sakip.ledger import Ledger
from sakip.papers.boxes import columns, lacking, spanning, target_box
from sakip.papers.heads import letterhead, owner, parties_of, signed
from sakip.papers.model import Box, Grid, Paper, Paragraph, Signatures, Title
from sakip.periods import Year, parse_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sakip.indicators import Indicator, PlanningDocument, Target
    from sakip.papers.boxes import Shape
    from sakip.papers.model import Block, Party
    from sakip.plan import CascadeNode
    from sakip.sets import IndicatorSet

_TARGETS: Final[Shape] = (
    ("paper-no", 2, "centre"), ("", 11, "left"), ("paper-indicator", 12, "left"), ("paper-target", 5, "centre"),
)  # fmt: skip
_MONEY: Final[Shape] = (
    ("paper-no", 2, "centre"), ("paper-programme", 14, "left"), ("paper-budget", 7, "right"),
    ("paper-remark", 7, "left"),
)  # fmt: skip

_PROMISES: Final = ("", "pk")
_AGREEMENT: Final = "perjanjian kinerja"


def agreement(  # noqa: PLR0913  # what may be asked of a paper, by keyword
    office: IndicatorSet,
    *,
    year: int | str | Year | None = None,
    as_of: date | None = None,
    document: str = "",
    parties: Iterable[Party] | None = None,
    budget: bool = True,
    statement: str | None = None,
    where_when: str | None = None,
    lang: str = "id",
) -> Paper:
    """Return the agreement of a year, as known on ``as_of``, or as the set's ``document`` of that code was issued.

    PermenPANRB 53/2014, Lampiran I, puts sasaran, indicator and target in one table and programme, budget and remark in
    another, signed by both levels, as guidelines and applications print it [S].

    What a Renstra or a Rencana Aksi says is no promise of an agreement: a target that stands in no Perjanjian Kinerja
    is a gap, and one whose document is of no declared kind is taken for one, with that document named below. Budgets
    are those of the day of signing; only where there was none yet, the later one.

    ``parties`` are who signs, from left to right; by default the head of the region and the head of the office, with
    blank lines for names, which no set holds. ``statement`` is the sentence above the tables; ``where_when`` the line
    above the signatures. Without ``budget`` the table of programmes is left out; with it a plan that has no budgets
    says so in the table. An indicator that has no definition in that year is not promised.

    Raises:
        DefinitionError: when neither the set nor ``year`` says of which year, or ``document`` has no date.
        UnknownNameError: when the set has no such document.
        PeriodError: when ``year`` is no year.
    """
    as_of = _issued(office, document) if document else as_of
    of_year = _year_of(office, year)
    defined = office.as_defined(of_year.end, as_of)
    indicators = tuple(indicator for indicator in defined.office if indicator.code not in defined.undefined)
    ledger = Ledger(office.targets, (), as_of)
    targets = {indicator.code: _promised(ledger, indicator, of_year) for indicator in indicators}
    promises = [target for target in targets.values() if target is not None]
    documents = _documents(office, promises)
    revised = any(document.replaces for document in documents)
    title = wording.term("paper-pk-revised" if revised else "paper-pk", lang).format(year=of_year)
    numbers = [wording.term("paper-number", lang).format(number=one.number) for one in documents if one.number]
    blocks: list[Block] = [Title((title.upper(), *letterhead(office), *numbers))]
    said = wording.term("paper-statement", lang).format(office=owner(office)) if statement is None else statement
    if said:
        blocks.append(Paragraph(said))
    blocks += _grids(office, indicators, targets, lang)
    day = max((target.issued for target in promises if target.issued), default=None)
    if budget:
        blocks.append(_money(office, of_year, (day or as_of, as_of), lang))
    placed = signed(office, day, lang) if where_when is None else where_when
    blocks.append(Signatures(parties_of(office, lang) if parties is None else parties, placed))
    return Paper("pk", f"{title}, {owner(office)}", blocks, lang=lang, one_page=True)


def _year_of(office: IndicatorSet, year: int | str | Year | None) -> Year:
    """Return the year that is asked for, or else the set's own.

    Raises:
        DefinitionError: when there is none.
    """
    asked = office.year if year is None else year
    if asked is None:
        raise DefinitionError(f"set {office.code!r} has no year", "Say which: year=2024.")
    return Year(parse_period(asked).year)


def _issued(office: IndicatorSet, code: str) -> date:
    """Return the day a document of the set was issued."""
    found = next((document for document in office.documents if document.code == code), None)
    if found is None:
        raise UnknownNameError.among("document of the set", code, [one.code for one in office.documents if one.code])
    if found.issued is None:
        raise DefinitionError(f"document {code!r} has no date", "Give it one: issued = 2024-01-30.")
    return found.issued


def _promised(ledger: Ledger, indicator: Indicator, year: Year) -> Target | None:
    """The target that a Perjanjian Kinerja gives; one of no declared kind binds like it."""
    target, _ = ledger.target(indicator.code, year)
    return target if target is not None and target.kind in _PROMISES else None


def _documents(office: IndicatorSet, promises: Sequence[Target]) -> list[PlanningDocument]:
    """The agreements of the set that the targets are promised in, in its order."""
    named = {target.document for target in promises}
    return [document for document in office.documents if document.kind == "pk" and str(document) in named]


def _undeclared(promises: Iterable[Target | None], lang: str) -> list[str]:
    """Name the documents that give targets and are not said to be agreements."""
    found = (target.document for target in promises if target is not None and not target.kind and target.document)
    other = [document for document in dict.fromkeys(found) if _AGREEMENT not in document.casefold()]
    return [wording.term("paper-targets-of", lang).format(document=document) for document in other]


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
    notes = _undeclared((targets[indicator.code] for _, indicator in placed), lang)
    return Grid(kind, columns(_TARGETS, lang, f"paper-{kind}"), spanning(rows, (0, 1)), notes=notes)


def _money(office: IndicatorSet, year: Year, days: Sequence[date | None], lang: str) -> Grid:
    """The programmes with what each might spend on the first of the days that knows it, and the document of that."""
    plan = office.plan
    rows: list[tuple[Box, ...]] = []
    amounts = []
    for number, node in enumerate(plan.at_kind("program"), 1):
        known_on = (plan.budget(node.code, year, day).amount for day in days)
        amount = next((one for one in known_on if one is not None), None)
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
