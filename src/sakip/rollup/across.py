"""Offices to a region: every indicator of every group, computed from the offices themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from sakip import wording
from sakip.assessment import Context, Reason, assess_one
from sakip.assessment.gauge import exchange, gauge_of
from sakip.assessment.results import NOTHING
from sakip.errors import DefinitionError, NumberError, UnknownNameError, listed, quoted
from sakip.figures import share
from sakip.findings import Finding
from sakip.indicators import Indicator, Realisation, Target
from sakip.indicators.working import Input, Working
from sakip.ledger import Ledger
from sakip.rollup.adding import added
from sakip.rollup.card import MOST_NAMED, Figure, RegionalCard, few
from sakip.rollup.definitions import COUNT
from sakip.rollup.region import Region
from sakip.rollup.row import Measured, Row, disagreement

if TYPE_CHECKING:
    from datetime import date

    from sakip.assessment import Assessment, Scorecard
    from sakip.figures import NumberLike
    from sakip.periods import Period

_DEEPEST = 8
"""How many groups of a working lie in one another; of what lies deeper only the offices are shown."""


def across(  # noqa: PLR0913  # what is declared of a roll-up
    region: Region,
    cards: Mapping[str, Scorecard],
    *,
    targets: Mapping[str, Iterable[Target]] = NOTHING,
    weights: Mapping[str, Mapping[str, NumberLike]] = NOTHING,
    completeness: NumberLike = 1,
    indicators: Iterable[Indicator | str] | None = None,
) -> RegionalCard:
    """Roll the scorecards of offices up along a region, each indicator by its own rule.

    ``cards`` holds a scorecard an office, all of one period and day. The rule is :attr:`Indicator.across_offices`:

    * ``ratio-of-sums``: every component is summed over the offices, then the formula is applied. An office whose
      divisor is 0 brings its components too.
    * ``sum`` and ``average`` of the values, each office counting once.
    * ``weighted-average``: Σ weight · value ÷ Σ weight; ``weights`` gives by the name of the weight the number of each
      office, and without such an entry the weight is the component of that name.
    * ``none``: nothing is put together, and the figure says so.

    Exact values are added, and the result is rounded once. Words (predicates) are never put together. Every figure is
    computed from the offices, so neither their order nor their grouping changes it.

    A figure is a headline only when ``completeness``, a share of the offices the indicator applies to, is reached. An
    office without a scorecard, or without a number, is missing; one to which the indicator does not apply, or whose
    set does not have it, is not counted.

    ``targets`` gives by the name of a group its targets. A sum without one is held against the sum of the targets of
    the offices that were counted, when all of them have one; nothing else is made a target of.

    ``indicators`` chooses what is rolled up, by code or, given as indicators, by definition: then aliases are
    followed, the rule is the declared one, and an office that measures something else under that code is missing. By
    default it is every indicator of the offices, and where they do not measure the same nothing is computed.

    Raises:
        DefinitionError: when there is no scorecard, they are of several periods or days, or a weight is negative.
        NumberError: when ``completeness`` or a weight is no number.
        UnknownNameError: when ``indicators`` names one that no office has, or ``targets`` a group that is not there.
    """
    return _RollUp(region, cards, weights, _share(completeness), indicators).card(targets)


def _share(given: NumberLike) -> Fraction:
    made = share(given)
    if not 0 <= made <= 1:
        raise DefinitionError(f"completeness {quoted(given)} is no share", "Write a number from 0 to 1, such as 0.9.")
    return made


@frozen
class _Pool:
    """What a group brings to one indicator: who reports and who does not, and every component's terms."""

    reported: tuple[str, ...]
    missing: tuple[str, ...]
    outside: tuple[str, ...]
    terms: Mapping[str, tuple[tuple[str, Input], ...]]
    workings: Mapping[str, Working]


class _RollUp:
    """Rolls up one region."""

    def __init__(
        self,
        region: Region,
        cards: Mapping[str, Scorecard],
        weights: Mapping[str, Mapping[str, NumberLike]],
        required: Fraction,
        indicators: Iterable[Indicator | str] | None,
    ) -> None:
        self._region = region
        self._offices = frozenset(region.offices)
        self._cards = {name: cards[name] for name in sorted(cards) if name in self._offices}
        self._outsiders = sorted(set(cards) - self._offices)
        self._required = required
        self._period, self._as_of = _one_day(cards)
        self._index = {name: {assessment.code: assessment for assessment in card} for name, card in self._cards.items()}
        weighing = {name: _weights(name, given) for name, given in weights.items()}
        self._rows = [
            Row(code, self._period, self._found(code, declared), declared, weighing)
            for code, declared in self._chosen(indicators).items()
        ]

    def card(self, targets: Mapping[str, Iterable[Target]]) -> RegionalCard:
        groups = self._region.groups
        for name in targets:
            if name not in groups:
                raise UnknownNameError.among("group", name, groups)
        ledgers = {name: tuple(given) for name, given in targets.items()}
        made, _ = self._grouped(self._region, ledgers)
        return evolve(made, findings=(*self._overall(), *made.findings))

    def _chosen(self, indicators: Iterable[Indicator | str] | None) -> dict[str, Indicator | None]:
        """The codes to roll up, each with its declared definition if there is one, in the order of the decrees."""
        known = dict.fromkeys(code for found in self._index.values() for code in found)
        if indicators is None:
            return known
        chosen: dict[str, Indicator | None] = {}
        for given in indicators:
            if isinstance(given, Indicator):
                chosen[given.code] = given
            elif given in known:
                chosen[given] = None
            else:
                raise UnknownNameError.among("indicator of these offices", given, known)
        return chosen

    def _found(self, code: str, declared: Indicator | None) -> dict[str, Assessment | None]:
        """The assessment of each office that has the indicator, and None of each that gave no scorecard."""
        found: dict[str, Assessment | None] = {}
        for office in self._offices:
            index = self._index.get(office)
            if index is None:
                found[office] = None
            elif code in index:
                found[office] = index[code]
            elif declared is not None:
                named = (name for name in declared.aliases if name in index)
                called = (each.code for each in index.values() if {code, *declared.aliases} & {*each.indicator.aliases})
                other = next(chain(named, called), None)
                if other is not None:
                    found[office] = index[other]
        return found

    def _overall(self) -> Iterator[Finding]:
        absent = sorted(self._offices - self._cards.keys())
        if absent:
            yield Finding("rollup-no-card", {"names": few(absent), "count": len(absent), "period": self._period})
        group = self._region.name
        # whoever rolls up one regency of a nation's scorecards has not misspelt thousands of names
        if len(self._outsiders) > MOST_NAMED:
            facts = {"names": few(self._outsiders), "count": len(self._outsiders), "group": group}
            yield Finding("rollup-outsiders", facts)
        else:
            for name in self._outsiders:
                yield Finding("rollup-outside", {"name": name, "group": group, **wording.hints(name, self._offices)})
        for row in self._rows:
            yield from row.findings()

    # --- groups ---

    def _grouped(self, region: Region, targets: Mapping[str, Sequence[Target]]) -> tuple[RegionalCard, list[_Pool]]:
        below = {member.name: self._grouped(member, targets) for member in region.members if isinstance(member, Region)}
        findings: list[Finding] = []
        ledger = Ledger(targets.get(region.name, ()), (), self._as_of)
        codes = [row.code for row in self._rows]
        for target in targets.get(region.name, ()):
            if target.indicator not in codes:
                facts = {"name": target.indicator, "set": region.name, **wording.hints(target.indicator, codes)}
                findings.append(Finding("unknown-indicator", facts))
        pools = [
            self._pool(row, region, {name: made[place] for name, (_, made) in below.items()})
            for place, row in enumerate(self._rows)
        ]
        figures = []
        for row, pool in zip(self._rows, pools, strict=True):
            promised, found = ledger.target(row.code, self._period)
            findings += found
            doubtful = any(each.code == "target-conflict" for each in found)
            figure = self._figure(row, pool, region.name, promised, doubtful=doubtful)
            findings += _about(figure)
            figures.append(figure)
        offices = {name: self._cards[name] for name in region.members if isinstance(name, str) and name in self._cards}
        members = tuple(card for card, _ in below.values())
        card = RegionalCard(region, self._period, self._as_of, tuple(figures), members, offices, tuple(findings))
        return card, pools

    def _pool(self, row: Row, region: Region, below: Mapping[str, _Pool]) -> _Pool:
        """Put what the members of a group bring together, every group a working of its own."""
        reported: list[str] = []
        missing: list[str] = []
        outside: list[str] = []
        terms: dict[str, list[tuple[str, Input]]] = {}
        shown: dict[str, list[tuple[str, Input]]] = {}
        for member in region.members:
            if isinstance(member, Region):
                pool = below[member.name]
                reported += pool.reported
                missing += pool.missing
                outside += pool.outside
                for name, within in pool.terms.items():
                    terms.setdefault(name, []).extend(within)
                    nested = member.height < _DEEPEST and name in pool.workings
                    shown.setdefault(name, []).extend([(member.name, pool.workings[name])] if nested else within)
            elif member in row.missing:
                missing.append(member)
            elif member in row.definitions:
                reported.append(member)
                brought = row.brings.get(member)
                for name, number in brought.numbers.items() if brought else ():
                    terms.setdefault(name, []).append((member, number))
                    shown.setdefault(name, []).append((member, number))
            else:
                outside.append(member)
        workings: dict[str, Working] = {}
        if len({row.definitions[office] for office in reported}) == 1:
            workings = {name: added(region.name, within) for name, within in shown.items()}
        kept = {name: tuple(within) for name, within in terms.items()}
        return _Pool(tuple(sorted(reported)), tuple(sorted(missing)), tuple(sorted(outside)), kept, workings)

    def _figure(self, row: Row, pool: _Pool, group: str, target: Target | None, *, doubtful: bool) -> Figure:
        if target is None and not doubtful:
            target = self._summed_target(row, pool)
        assessment, refusal = self._assessed(row, pool, group, target)
        if doubtful and assessment.achievement.reason is Reason.NO_TARGET:
            facts = {"names": (wording.Word("target"),), "period": self._period}
            assessment = evolve(assessment, achievement=assessment.achievement.in_doubt(facts))
        context = evolve(assessment.context, office=group)
        missing = tuple(row.missing[office] for office in pool.missing)
        count = len(pool.reported)
        return Figure(
            group, evolve(assessment, context=context), count, count + len(missing), self._required, missing,
            pool.outside, refusal,
        )  # fmt: skip

    def _assessed(self, row: Row, pool: _Pool, group: str, target: Target | None) -> tuple[Assessment, Finding | None]:
        """Return what a group comes to, and where no reason says it what is in the way."""
        sides: dict[Any, list[str]] = {}
        for office in pool.reported:
            sides.setdefault(row.definitions[office], []).append(office)
        measured = row.measured[next(iter(sides))] if sides else Measured("", row.default, row.default)
        indicator = measured.group
        facts: dict[str, Any] = {"indicator": indicator.name, "period": self._period}
        reason: Reason | None = None
        refusal: Finding | None = None
        lacking = [office for office in pool.reported if office in row.brings and row.brings[office].lacks_weight]
        if not sides:
            reason = Reason.NOT_REPORTED if pool.missing else Reason.NOT_APPLICABLE
        elif len(sides) > 1:
            (one, ours), (other, theirs) = list(sides.items())[:2]
            both = [(row.measured[one].indicator, ours), (row.measured[other].indicator, theirs)]
            reason, facts, refusal = disagreement(row.code, both)
            facts = {**facts, "indicator": indicator.name}
        elif indicator.predicates:
            reason, refusal = Reason.ONLY_WORDS, Finding("rollup-words", {"indicator": indicator.name})
        elif indicator.across_offices == "none":
            reason = Reason.NOT_AGGREGATED
        elif lacking:
            reason, facts = Reason.NO_WEIGHT, {**facts, "weight": indicator.weighted_by, "names": few(lacking)}
        if reason is not None:
            context = Context(group)
            return gauge_of(indicator).missing(self._period, target, reason, facts, context=context), refusal
        components: dict[str, Any] = dict(pool.workings)
        if indicator.across_offices == "average":
            components[COUNT] = Fraction(len(pool.reported))
        return assess_one(indicator, target, Realisation(indicator.code, self._period, components)), None

    def _summed_target(self, row: Row, pool: _Pool) -> Target | None:
        """The sum of the targets of the offices counted; None when one has none that can be added, and of no sum."""
        definitions = {row.definitions[office] for office in pool.reported}
        if len(definitions) != 1:
            return None
        indicator = row.measured[definitions.pop()].group
        if indicator.across_offices != "sum" or indicator.predicates:
            return None
        total = Fraction(0)
        for office in pool.reported:
            assessment = row.found[office]
            target = None if assessment is None else assessment.target
            if assessment is None or target is None or target.pair is None:
                return None
            rate = exchange(target.unit or assessment.indicator.unit, indicator.unit, indicator.own_units)
            if rate is None:
                return None
            total += Fraction(*target.pair) * Fraction(*rate)
        document = wording.term("rollup-target-sum").format(count=len(pool.reported))
        return Target(indicator.code, self._period, total, document=document)


def _about(figure: Figure) -> Iterator[Finding]:
    """Yield what is to be said of a figure."""
    if figure.refusal is not None:
        yield figure.refusal
    if figure.missing:
        facts = {
            "indicator": figure.code,
            "group": figure.group,
            "reported": figure.reported,
            "applicable": figure.applicable,
            "names": few([missing.office for missing in figure.missing]),
        }
        yield Finding("rollup-partial" if figure.complete else "rollup-incomplete", facts)


def _one_day(cards: Mapping[str, Scorecard]) -> tuple[Period, date | None]:
    """Return the period and the day all scorecards are of."""
    days: dict[tuple[Period, date | None], list[str]] = {}
    for name in sorted(cards):
        days.setdefault((cards[name].period, cards[name].as_of), []).append(name)
    if len(days) == 1:
        return next(iter(days))
    if not days:
        raise DefinitionError("there is no scorecard to roll up", "Give the scorecard of at least one office.")
    said = "; ".join(
        f"{period}{f' as of {as_of}' if as_of else ''} of {listed(names, 3)}" for (period, as_of), names in days.items()
    )
    raise DefinitionError(f"the scorecards are not of one period and day: {said}", "Assess all offices alike.")


def _weights(name: str, given: Mapping[str, NumberLike]) -> dict[str, Fraction]:
    made: dict[str, Fraction] = {}
    for office, weight in given.items():
        try:
            made[office] = share(weight)
        except NumberError as error:
            raise NumberError(f"weight {name!r} of {office!r}: {error.what}", error.remedy, value=weight) from None
        if made[office] < 0:
            raise DefinitionError(f"weight {name!r} of {office!r} is negative", "Weigh by what can be counted.")
    return made
