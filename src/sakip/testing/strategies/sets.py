"""Whole indicator sets, and the parts of them that stand in no room of their own: offices, decrees, readings.

What is drawn is what a set file can hold, so that a set survives being written and read again. Of what Python can say
and a file cannot there is nothing: formulas are made by built-in strategies, scales are those of the set or of the
regulations of its day, and no number was measured by an instrument.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from sakip.formulas import STRATEGIES
from sakip.indicators import Indicator
from sakip.periods import Year
from sakip.sets import Decree, Dictum, IndicatorSet, Office, Reading
from sakip.sets.definitions import meant_on, settled
from sakip.sets.model import Acceptance
from sakip.testing.strategies.bands import scales_in_force, scales_of_sets
from sakip.testing.strategies.figures import any_code, any_text, any_texts, some_text
from sakip.testing.strategies.formulas import formulas, own_units, taking, units
from sakip.testing.strategies.indicators import measures
from sakip.testing.strategies.narrowing import attributes, chosen
from sakip.testing.strategies.periods import any_day, optional, periods
from sakip.testing.strategies.plans import budgets, cascades, plan_links
from sakip.testing.strategies.records import DATES, analyses, planning_documents, realisations, target_values, targets

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hypothesis.strategies import DrawFn, SearchStrategy

    from sakip.bands import CategoryScale, PrintedTable
    from sakip.indicators import PlanningDocument, Target

_ORDINALS: Final = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT")
_USUAL_YEAR: Final = 2024


@st.composite
def offices(draw: DrawFn, /, **given: Any) -> Office:
    """Draw offices; ``given`` are attributes of :class:`sakip.Office`."""
    free: dict[str, SearchStrategy[Any]] = dict.fromkeys(
        ("regency", "province", "address", "website", "email"), any_text
    )
    region = st.text("0123456789.", min_size=2, max_size=13)
    name = st.one_of(st.just("Kecamatan Contoh"), any_text)
    return Office(**draw(attributes(free | {"region_code": region, "duties": any_texts}, given, {"name": name})))


@st.composite
def decrees(draw: DrawFn, /, **given: Any) -> Decree:
    """Draw decrees with what they consider, rest on and decide; ``given`` are attributes of :class:`sakip.Decree`."""
    points = st.lists(dictums(), max_size=3).map(tuple)
    free: dict[str, SearchStrategy[Any]] = dict.fromkeys(("number", "title", "kind", "place", "signed_by"), any_text)
    free |= {"date": any_day, "considering": any_texts, "basis": any_texts, "dictum": points}
    return Decree(**draw(attributes(free, given)))


def dictums() -> SearchStrategy[Dictum]:
    """Draw points of what a decree decides."""
    return st.builds(Dictum, st.sampled_from(_ORDINALS), any_text)


@st.composite
def readings(draw: DrawFn, /, **given: Any) -> Reading:
    """Draw what is odd in a document and how it is read; ``given`` are attributes of :class:`sakip.Reading`."""
    always = {"code": any_code, "subject": st.sampled_from(["decree", "office"])}
    always |= dict.fromkeys(("printed", "read_as", "basis"), any_text)
    free = {"confidence": st.sampled_from(["T", "S", "M"]), "severity": st.sampled_from(["warning", "info"])}
    return Reading(**draw(attributes(free, given, always)))


@st.composite
def acceptances(draw: DrawFn, /, **given: Any) -> Acceptance:
    """Draw what a check finds and an office leaves as it is; ``given`` are attributes of the class."""
    return Acceptance(**draw(attributes({"subject": any_text}, given, {"check": any_code, "reason": some_text})))


@st.composite
def indicator_sets(
    draw: DrawFn, *, year: int | SearchStrategy[Any] | None = None, min_indicators: int = 1, max_indicators: int = 3
) -> IndicatorSet:
    """Draw whole sets: everything that a set file can hold, and nothing that it cannot.

    ``year`` is the year of the set, or a strategy for it, of which None is a set without one. There are indicators of
    every built-in formula, some computed from one another without a circle, in units and scales of their own and of the
    regulations; earlier definitions that end before the next begins; documents with what they promise; targets and
    realisations that fit the definition of their period; and free text that is not easily written into a file.
    """
    number = draw(st.one_of(st.none(), st.integers(2015, 2030)) if year is None else chosen(year))
    return _Composer(draw, number, draw(optional(decrees()))).composed(min_indicators, max_indicators)


class _Composer:
    """Draws a set, part by part; what was drawn is what later parts refer to."""

    def __init__(self, draw: DrawFn, year: int | None, decree: Decree | None) -> None:
        self.draw = draw
        self.year = year
        self.decree = decree
        self.own_units = draw(own_units())
        self.scales: dict[str, CategoryScale] = {}
        self.tables: dict[str, PrintedTable] = {}
        # the definitions of each indicator, the current one first
        self.defined: dict[str, list[Indicator]] = {}

    def composed(self, fewest: int, most: int) -> IndicatorSet:
        draw = self.draw
        for number in range(draw(st.integers(0, 2))):
            key = f"skala-{number}"
            scale, table = draw(scales_of_sets(key))
            self.scales[key] = scale
            if table is not None:
                self.tables[key] = table
        nodes = draw(cascades(max_size=4))
        known = [node.code for node in nodes]
        self._define(known, draw(st.lists(any_code, min_size=fewest, max_size=most, unique=True)))
        documents = self._documents()
        order = draw(st.permutations(list(self.defined)))
        subjects = st.sampled_from([*known, *self.defined, *self.scales, "decree", "office"])
        said = draw(st.lists(any_code, max_size=2, unique=True))
        return IndicatorSet(
            code=draw(any_code),
            indicators=[self.defined[code][0] for code in order],
            earlier=[earlier for code in order for earlier in self.defined[code][1:]],
            year=self.year,
            decree=self.decree,
            own_units=self.own_units,
            nodes=nodes,
            links=draw(st.lists(plan_links(known), max_size=2)) if known else (),
            budgets=draw(st.lists(self._budget(known), max_size=2)) if known else (),
            documents=documents,
            targets=self._targets(documents),
            realisations=self._realisations(),
            analyses=self._analyses(),
            scales=self.scales,
            printed_tables=self.tables,
            accepted=draw(st.lists(acceptances(subject=subjects), max_size=1)),
            readings=[draw(readings(code=code, subject=subjects)) for code in said],
            **draw(attributes({"title": any_text, "source": any_text, "office": offices()}, {})),
        )

    # --- what is measured ---

    def _define(self, nodes: Sequence[str], order: Sequence[str]) -> None:
        """Draw indicators with their definitions, each computed from none but those before it."""
        measured: dict[str, str] = {}
        for place, code in enumerate(order):
            last = place == len(order) - 1
            known = units(self.own_units)
            # the last one can be a share of all others, if it is a share
            unit = self.draw(st.one_of(st.just("persen"), known) if last else known)
            self.defined[code] = self._definitions(code, unit, measured, nodes, last=last)
            measured[code] = self.defined[code][0].unit

    def _definitions(
        self, code: str, unit: str, measured: dict[str, str], nodes: Sequence[str], *, last: bool
    ) -> list[Indicator]:
        spans = self._spans()
        made: list[Indicator] = []
        for first, until in spans:
            formula = self._formula(unit, measured, last=last)
            facts = self.draw(measures({"code": code, "unit": unit, "own_units": self.own_units, "formula": formula}))
            made.append(
                Indicator(
                    name=self.draw(some_text),
                    node=self.draw(st.sampled_from(["", *nodes])),
                    valid_from=first,
                    valid_until=until,
                    scale=self._scale(until),
                    achievement_scale=self._scale(until),
                    **facts,
                )
            )
        return [settled(made[0], made[1:]), *made[1:]]

    def _spans(self) -> list[tuple[date | None, date | None]]:
        """Draw when each definition is valid, the current one first, the earlier ones before it and one another."""
        many = self.draw(st.sampled_from([0, 0, 0, 0, 1, 2]))
        ends = sorted(self.draw(st.lists(DATES, min_size=2 * many + 2, max_size=2 * many + 2, unique=True)))
        earlier: list[tuple[date | None, date | None]] = list(
            zip(ends[: 2 * many : 2], ends[1 : 2 * many : 2], strict=True)
        )
        if many and self.draw(st.booleans()):
            earlier[0] = (None, earlier[0][1])
        first, last = ends[-2:]
        # undated, it begins where the others end
        current = [(None, None), (first, None), (first, last), *([] if many else [(None, last)])]
        return [self.draw(st.sampled_from(current)), *self.draw(st.permutations(earlier))]

    def _formula(self, unit: str, measured: dict[str, str], *, last: bool) -> Any:
        some: SearchStrategy[Any] = st.lists(st.sampled_from(list(measured) or [""]), min_size=1, unique=True)
        # a share over every other indicator would go in a circle with one that is computed from it
        over = [some] * bool(measured) + [st.just("others")] * last
        kinds = [kind for kind in STRATEGIES if kind != "share_achieved" or over]
        made = self.draw(formulas(kinds=kinds, unit=unit, own_units=self.own_units, over=st.one_of(over)))
        return self.draw(taking(made, unit, measured))

    def _scale(self, until: date | None) -> CategoryScale | None:
        """Draw a scale of the set, or one of the regulations of the day the set asks them on."""
        day = until or self._day()
        of_law = scales_in_force(day) if day is not None else ()
        choices = [st.none(), *map(st.sampled_from, filter(None, [list(self.scales.values()), of_law]))]
        return self.draw(st.one_of(choices))

    def _day(self) -> date | None:
        if self.year is not None:
            return Year(self.year).end
        return None if self.decree is None else self.decree.date

    # --- what is recorded ---

    def _periods(self) -> SearchStrategy[Any]:
        """Draw periods: the year of the set most of all, its parts, and the years around it."""
        day = self._day()
        year = _USUAL_YEAR if day is None else day.year
        return st.one_of(st.just(Year(year)), periods(year), st.sampled_from([Year(year - 1), Year(year + 1)]))

    def _meant(self) -> tuple[Any, Indicator]:
        """Draw a period, and an indicator as it is defined then."""
        period = self.draw(self._periods())
        code = self.draw(st.sampled_from(list(self.defined)))
        return period, meant_on(self.defined[code], period.end)

    def _many(self, most: int) -> int:
        return self.draw(st.integers(0, most if self.defined else 0))

    def _documents(self) -> list[PlanningDocument]:
        made: list[PlanningDocument] = []
        for number in range(self.draw(st.integers(0, 2))):
            earlier = [{"replaces": str(document)} for document in made]
            replaced = self.draw(st.sampled_from([{}, *earlier]))
            made.append(self.draw(planning_documents(code=f"dokumen-{number}", **replaced)))
        return made

    def _targets(self, documents: Sequence[PlanningDocument]) -> list[Target]:
        promised: list[Target] = []
        for document in documents:
            for _ in range(self._many(2)):
                period, indicator = self._meant()
                value = self.draw(target_values(indicator))
                promised.append(document.target(indicator.code, period, value))
        for _ in range(self._many(2)):
            period, indicator = self._meant()
            # never the code of a document, which a file takes for the document itself
            titles = st.one_of(st.sampled_from(["", *map(str, documents)]), st.builds("Renstra {}".format, any_text))
            facts = {name: self.draw(titles) for name in ("document", "replaces")}
            promised.append(self.draw(targets(indicator, period=period, **facts)))
        return promised

    def _realisations(self) -> list[Any]:
        made: list[Any] = []
        for _ in range(self._many(4)):
            period, indicator = self._meant()
            made.append(self.draw(realisations(indicator, period=period, measured=False)))
        return made

    def _analyses(self) -> list[Any]:
        about = st.sampled_from(list(self.defined)) if self.defined else st.nothing()
        return (
            self.draw(st.lists(analyses(indicator=about, period=self._periods()), max_size=2)) if self.defined else []
        )

    def _budget(self, nodes: Sequence[str]) -> SearchStrategy[Any]:
        return budgets(node=st.sampled_from(list(nodes)), period=self._periods())
