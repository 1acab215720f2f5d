"""The annex of a decree on IKU: the indicators of each sasaran, what they mean, who answers, where the data are from.

PER/09/M.PAN/5/2007 asks for the objective, the indicator, its explanation and its source of data; who is responsible is
usual [M]. Offices print these in columns of their own choice, which is why the columns can be chosen: Kecamatan
Mumbulsari prints formula and explanation in one, Kecamatan Mojosari the definition apart from reason and formula. A
target is no column of it: that belongs to the Perjanjian Kinerja.

>>> import sakip
>>> paper = annex(sakip.load("mumbulsari-2025"))
>>> [column.heading for column in paper.grids[0].columns]  # doctest: +NORMALIZE_WHITESPACE
['Sasaran Strategis', 'IKU', 'Formulasi Perhitungan dan Penjelasan Indikator', 'Penanggung Jawab', 'Sumber Data']
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sakip import wording
from sakip.errors import UnknownNameError
from sakip.interpreters.explain import symbolic
from sakip.papers.boxes import lacking, spanning
from sakip.papers.heads import head_of_office, letterhead, owner, signed
from sakip.papers.model import (
    Box,
    Column,
    Facts,
    Grid,
    Item,
    Label,
    Listing,
    Paper,
    Paragraph,
    Party,
    Signatures,
    Title,
)
from sakip.papers.sentences import formula, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sakip.indicators import Indicator
    from sakip.papers.model import Block, Line
    from sakip.sets import IndicatorSet

DEFAULT_COLUMNS: Final = ("objective", "indicator", "explanation", "responsible", "sources")
"""The columns of an annex unless others are named."""


def annex(
    office: IndicatorSet,
    *,
    columns: Sequence[str] = DEFAULT_COLUMNS,
    title: Sequence[str] = (),
    cascade: bool = False,
    lang: str = "id",
) -> Paper:
    """Return the annex of the set's decree on its IKU.

    PER/09/M.PAN/5/2007 asks for the objective, the indicator, its explanation and its source of data; who is
    responsible is usual [M]. Offices print these in columns of their own choice. A target is no column of it: that
    belongs to the Perjanjian Kinerja.

    ``columns`` are some of :data:`COLUMNS`, in the order wanted; ``title`` the lines above, otherwise made of the
    office's name; with ``cascade`` vision, mission, goal and duties stand above the table, as some annexes have them.

    Raises:
        UnknownNameError: for another column, or a language without sentences.
    """
    for name in columns:
        if name not in COLUMNS:
            raise UnknownNameError.among("column of an annex", name, COLUMNS)
    heads = title or (wording.term("paper-iku", lang).upper(), *letterhead(office))
    blocks: list[Block] = []
    if office.decree is not None and (office.decree.number or office.decree.date):
        blocks.append(Facts(tuple(_decree(office, lang))))
    blocks.append(Title(heads))
    if cascade:
        blocks += _above(office, lang)
    shown = tuple(_column(name, lang) for name in columns)
    rows = [[_BOXES[name](office, indicator, lang) for name in columns] for indicator in office]
    spans = [place for place, name in enumerate(columns) if name == "objective"]
    blocks.append(Grid("iku", shown, spanning(rows, spans)))
    decree = office.decree
    placed = signed(office, decree.date if decree else None, lang)
    blocks.append(Signatures((Party(head_of_office(office)),), placed))
    return Paper("iku", wording.term("paper-iku", lang) + f" {owner(office)}", blocks, landscape=True, lang=lang)


def _column(name: str, lang: str) -> Column:
    return Column(
        wording.term(f"paper-iku-{name}", lang), COLUMNS[name], "centre" if name == "number" else "left", name
    )


def _decree(office: IndicatorSet, lang: str) -> Iterator[tuple[str, str]]:
    decree = office.decree
    if decree is None:
        return
    yield wording.term("paper-annex-of", lang), f"{decree.kind or wording.term('paper-decree', lang)}"
    if decree.number:
        yield wording.term("paper-decree-number", lang), decree.number
    if decree.date:
        yield wording.term("paper-decree-date", lang), wording.spoken(decree.date, lang)


def _above(office: IndicatorSet, lang: str) -> Iterator[Block]:
    """Vision, mission and goal, with the indicator of the goal where the set names one, and the duties."""
    kinds = ("visi", "misi", "tujuan")
    pairs = [
        (wording.term(f"plan-{node.kind}", lang).capitalize(), node.text)
        for node in office.plan
        if node.kind in kinds and node.text
    ]
    if pairs:
        yield Facts(tuple(pairs))
    duties = office.office.duties if office.office is not None else ()
    if duties:
        yield Paragraph(f"{wording.term('paper-duties', lang)}:")
        yield Listing(tuple(Item(f"{_letter(number)}.", text) for number, text in enumerate(duties)))


def _letter(number: int) -> str:
    return chr(ord("a") + number) if number < 26 else str(number + 1)


# --- the boxes of a row -----------------------------------------------------------------------------------------------


def _number(office: IndicatorSet, indicator: Indicator, _: str) -> Box:
    return Box.of(str([one.code for one in office].index(indicator.code) + 1))


def _objective(office: IndicatorSet, indicator: Indicator, lang: str) -> Box:
    if indicator.node not in office.plan:
        return lacking("paper-no-objective", lang)
    node = office.plan[indicator.node]
    return Box.of(node.text or node.code)


def _name(_: IndicatorSet, indicator: Indicator, __: str) -> Box:
    return Box.of(indicator.name)


def _definition(_: IndicatorSet, indicator: Indicator, lang: str) -> Box:
    return Box(lines(indicator.definition)) if indicator.definition else lacking("paper-not-written", lang)


def _explanation(office: IndicatorSet, indicator: Indicator, lang: str) -> Box:
    said: list[Line] = []
    if indicator.formula_text:
        said += [Label(wording.term("paper-formula-heading", lang)), formula(indicator.formula_text)]
    said += _bands(office, indicator, lang)
    if indicator.definition:
        said += [Label(wording.term("paper-explanation-heading", lang)), *lines(indicator.definition)]
    return Box(tuple(said)) if said else lacking("paper-not-written", lang)


def _reason_and_formula(office: IndicatorSet, indicator: Indicator, lang: str) -> Box:
    said: list[Line] = []
    if indicator.reason:
        said += [Label(wording.term("paper-reason-heading", lang)), *lines(indicator.reason)]
    if indicator.formula_text or indicator.reason:
        said.append(Label(wording.term("paper-formula-heading", lang)))
        if indicator.formula_text:
            said.append(formula(indicator.formula_text))
    said += _bands(office, indicator, lang)
    return Box(tuple(said)) if said else lacking("paper-not-written", lang)


def _bands(office: IndicatorSet, indicator: Indicator, lang: str) -> Iterator[Line]:
    """The categories that the document itself prints with the indicator, as it prints them."""
    table = office.printed_tables.get(indicator.scale.key) if indicator.scale is not None else None
    for row in table.rows if table is not None else ():
        yield wording.term("paper-band", lang).format(label=row.label, range=row.printed)


def _formula(_: IndicatorSet, indicator: Indicator, lang: str) -> Box:
    if indicator.formula_text:
        return Box((formula(indicator.formula_text),))
    return Box.of(symbolic(indicator.formula.tree, lang))


def _unit(_: IndicatorSet, indicator: Indicator, __: str) -> Box:
    return Box.of(indicator.unit)


def _listed(texts: Sequence[str], lang: str) -> Box:
    return Box(tuple(texts)) if texts else lacking("paper-not-written", lang)


def _responsible(_: IndicatorSet, indicator: Indicator, lang: str) -> Box:
    return _listed(indicator.responsible, lang)


def _sources(_: IndicatorSet, indicator: Indicator, lang: str) -> Box:
    return _listed(indicator.data_sources, lang)


_BOXES: Final[Mapping[str, Callable[[IndicatorSet, Indicator, str], Box]]] = MappingProxyType(
    {
        "number": _number,
        "objective": _objective,
        "indicator": _name,
        "unit": _unit,
        "definition": _definition,
        "explanation": _explanation,
        "reason-and-formula": _reason_and_formula,
        "formula": _formula,
        "responsible": _responsible,
        "sources": _sources,
    }
)

COLUMNS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "number": 2,
        "objective": 9,
        "indicator": 9,
        "unit": 4,
        "definition": 12,
        "explanation": 18,
        "reason-and-formula": 15,
        "formula": 10,
        "responsible": 6,
        "sources": 8,
    }
)
"""The columns an annex may have, with how wide each is beside the others.

They are ``number``, ``objective``, ``indicator``, ``unit``, ``definition``, ``explanation``, ``reason-and-formula``,
``formula``, ``responsible`` and ``sources``.
"""
