"""A heat map of offices by indicators: one cell each, its number or category written on it.

Cells of one scale are shades of one hue, from light (lowest band) to dark (highest). What has no number is no shade:
it is white with the hatch and the sign of its status.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from attrs import evolve

from sakip import wording
from sakip.assessment import Assessment, Scorecard, Status
from sakip.errors import DefinitionError, UnknownNameError, quoted
from sakip.plots import marks
from sakip.plots.grid import Cell, Grid, Swatch
from sakip.plots.surface import Drawing, exact, plain_text, put
from sakip.rollup import RegionalCard

if TYPE_CHECKING:
    from decimal import Decimal

    from matplotlib.axes import Axes

    from sakip.bands import CategoryBand, CategoryScale

Shown: TypeAlias = Literal["achievement", "category"]

SHOWN: Final = ("achievement", "category")

_Offices: TypeAlias = dict[str, dict[str, Assessment] | None]


def heatmap(
    cards: Mapping[str, Scorecard] | RegionalCard,
    *,
    ax: Axes | None = None,
    lang: str = "id",
    of: Shown = "achievement",
) -> Axes:
    """Draw a row an office and a column an indicator: achievements in percent, or the categories of the values.

    ``cards`` are scorecards by the name of their office, or a regional card: offices of the region without a scorecard
    have a row too, as not reported. An indicator that is not in an office's set leaves its cell empty, which is no
    status: nobody said that it does not apply. Where cells are too small for numbers they have the code of the band, or
    nothing but their shade; the alternative text has all.

    Raises:
        UnknownNameError: for another choice or language.
        DefinitionError: when what is given is no mapping of scorecards.
        MissingExtraError: when matplotlib is not installed.
    """
    wording.language(lang)
    if of not in SHOWN:
        raise UnknownNameError.among("content of a heat map", of, SHOWN)
    offices = _offices(cards)
    names: dict[str, str] = {}
    for card in offices.values():
        for code, assessment in (card or {}).items():
            names.setdefault(code, assessment.indicator.name)
    title = _title(cards, offices, wording.term(f"plot-{of}", lang), lang)
    if not offices or not names:
        title = f"{title}: {wording.term('plot-nothing', lang)}"
    maker = _Cells(offices, lang)
    rows = {name: [maker.cell(card, code, of) for code in names] for name, card in offices.items()}
    maker.spread(rows)
    made = Grid(
        title,
        tuple(names.values()),
        tuple(rows),
        tuple(tuple(row) for row in rows.values()),
        tuple(maker.legend(rows, of)),
        tuple(maker.notes(of)),
    )
    lines = [f"{title}. {wording.term('plot-rows', lang).format(offices=len(offices), indicators=len(names))}."]
    for name, row in rows.items():
        said = "; ".join(
            f"{plain_text(heading)}: {cell.said}" for heading, cell in zip(names.values(), row, strict=True)
        )
        lines.append(f"{plain_text(name)}: {said}.")
    return put(Drawing.of(title, lines, made.paint), ax)


def _offices(cards: object) -> _Offices:
    """The assessments of each office by indicator, None for an office without a scorecard."""
    given: Mapping[Any, Any]
    if isinstance(cards, RegionalCard):
        known = {name: card for group in cards.groups() for name, card in group.offices.items()}
        given = {name: known.get(name) for name in cards.region.offices}
    elif isinstance(cards, Mapping):
        given = cards
        for name, card in given.items():
            if not isinstance(card, Scorecard):
                what = f"{quoted(card)}, given for {quoted(name)}, is no scorecard"
                raise DefinitionError(what, "Give what sakip.assess returns, by the name of the office.")
    else:
        what = f"{quoted(cards)} is no mapping of offices"
        raise DefinitionError(what, "Give scorecards by the name of their office, or what sakip.rollup.across returns.")
    return {str(name): None if card is None else {each.code: each for each in card} for name, card in given.items()}


def _title(cards: object, offices: _Offices, what: str, lang: str) -> str:
    periods = {each.period for card in offices.values() for each in (card or {}).values()}
    when = next(iter(periods)).label(wording.language(lang)) if len(periods) == 1 else ""
    name = cards.name if isinstance(cards, RegionalCard) else ""
    whose = ", ".join(part for part in (name, when) if part)
    return wording.term("plot-of", lang).format(what=what, whose=whose) if whose else what


class _Cells:
    """Makes the cells, and what explains them."""

    def __init__(self, offices: _Offices, lang: str) -> None:
        self.lang = lang
        every = [each for card in offices.values() for each in (card or {}).values()]
        achieved = {each.indicator.achievement_scale for each in every if each.achievement.value is not None}
        # shades of achievements are bands where all have the same ones, else the numbers themselves
        self.common: CategoryScale | None = next(iter(achieved)) if len(achieved) == 1 else None
        self.scales = list(dict.fromkeys(each.indicator.scale for each in every if each.indicator.scale is not None))
        self.ordinal = {each.indicator.name: each.indicator.predicates for each in every if each.predicate}
        self.signs: set[str] = set()
        self.held: list[Decimal] = []
        self.unscaled = self.absent = False

    def cell(self, card: dict[str, Assessment] | None, code: str, of: Shown) -> Cell:
        """Make the cell of an office and an indicator."""
        if card is None:
            return self._missing(Status.NOT_REPORTED, Status.NOT_REPORTED.label(self.lang))
        if code not in card:
            self.absent = True
            return Cell("", wording.term("plot-absent", self.lang), absent=True)
        each = card[code]
        return self._achieved(each) if of == "achievement" else self._category(each)

    def _achieved(self, each: Assessment) -> Cell:
        achievement = each.achievement
        if achievement.value is None:
            if achievement.status is Status.NOT_COMPUTABLE and achievement.reached is not None:
                said = marks.no_achievement(achievement, self.lang)
                word = f"{each.predicate.word}: {said}" if each.predicate else said
                return self._signed("✓" if achievement.reached else "✗", word)
            return self._missing(achievement.status, marks.no_achievement(achievement, self.lang))
        text = wording.spoken(achievement.value, self.lang)
        said = _labelled(marks.percent_text(achievement.value, self.lang), each.achievement_category)
        band = each.achievement_category
        if self.common is not None and band is not None:
            return Cell(text, said, short=band.code, shade=_share(self.common, band))
        self.held.append(achievement.value)
        return Cell(text, said, number=Fraction(achievement.value))

    def _category(self, each: Assessment) -> Cell:
        if each.predicate is not None:
            ranked = each.indicator.predicates
            word = each.predicate.word
            share = ranked.index(word) / (len(ranked) - 1) if word in ranked and len(ranked) > 1 else None
            return Cell(word, word, shade=share)
        if each.value is None:
            return self._missing(each.status, marks.no_value(each, self.lang))
        said = marks.number_text(each.value, each.indicator.unit, self.lang)
        if each.category is None or each.indicator.scale is None:
            self.unscaled = True
            return Cell(wording.spoken(each.value, self.lang), said, short="#")
        share = _share(each.indicator.scale, each.category)
        return Cell(each.category.code, _labelled(said, each.category), shade=share)

    def _missing(self, status: Status, said: str) -> Cell:
        self.signs.add(status.value)
        return Cell(marks.SIGNS.get(status, ""), said, status=status)

    def _signed(self, sign: str, said: str) -> Cell:
        self.signs.add(sign)
        return Cell(sign, said)

    def spread(self, rows: dict[str, list[Cell]]) -> None:
        """Give cells without a band a shade by their number, from the lowest to the highest."""
        if not self.held:
            return
        low, high = Fraction(min(self.held)), Fraction(max(self.held))
        for row in rows.values():
            for place, cell in enumerate(row):
                if cell.number is not None:
                    share = exact((cell.number - low) / (high - low)) if high > low else 1.0
                    row[place] = evolve(cell, shade=share)

    def legend(self, rows: dict[str, list[Cell]], of: Shown) -> list[Swatch]:
        """Return what the shades, hatches and signs mean, as far as they occur."""
        shaded = any(cell.shade is not None for row in rows.values() for cell in row)
        made: list[Swatch] = []
        if of == "category" and shaded:
            made = [Swatch("", 0.0), Swatch(wording.term("plot-rank", self.lang), 1.0)]
        elif self.held:
            ends = (("plot-lowest", min(self.held), 0.0), ("plot-highest", max(self.held), 1.0))
            made = [
                Swatch(wording.term(code, self.lang).format(number=marks.percent_text(end, self.lang)), share)
                for code, end, share in (ends if min(self.held) < max(self.held) else ends[1:])
            ]
        elif self.common is not None and shaded:
            made = [Swatch(_named(band), _share(self.common, band)) for band in self.common.bands]
        for status in Status:
            if status.value in self.signs:
                made.append(Swatch(status.label(self.lang), None, status, marks.SIGNS[status]))
        for sign, code in (("✓", "reached"), ("✗", "not-reached")):
            if sign in self.signs:
                made.append(Swatch(wording.term(code, self.lang), None, None, sign))
        if self.absent:
            made.append(Swatch(wording.term("plot-absent", self.lang), None, absent=True))
        return made

    def notes(self, of: Shown) -> list[str]:
        """Return what the codes of the categories mean, scale by scale."""
        if of == "achievement":
            return []
        said = [f"{scale.title or scale.key}: {'; '.join(map(_named, scale.bands))}" for scale in self.scales]
        said += [f"{name}: {'; '.join(words)}" for name, words in self.ordinal.items()]
        return [*dict.fromkeys(said), *([wording.term("plot-unscaled", self.lang)] if self.unscaled else [])]


def _share(scale: CategoryScale, band: CategoryBand) -> float:
    """Where a band stands between the lowest (0) and the highest (1) of its scale."""
    rank = scale.rank(band.code) or 0
    return rank / (len(scale.bands) - 1) if len(scale.bands) > 1 else 1.0


def _named(band: CategoryBand) -> str:
    return band.code if band.code == band.label else f"{band.code} {band.label}"


def _labelled(text: str, band: CategoryBand | None) -> str:
    return text if band is None else f"{text} ({band.label})"
