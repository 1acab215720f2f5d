"""Offices to a region: every indicator of every group, computed from the offices themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from itertools import chain
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from sakip import wording
from sakip.assessment import Context, Reason
from sakip.assessment.conversion import exchange
from sakip.assessment.gauge import gauge_of
from sakip.assessment.results import NOTHING, too_long
from sakip.errors import NumberError, UnknownNameError
from sakip.findings import Finding
from sakip.indicators import Indicator, Realisation, Target
from sakip.indicators.working import Input, Working
from sakip.interpreters.length import limit_of
from sakip.ledger import Ledger
from sakip.rollup.adding import added
from sakip.rollup.asked import (
    asked_cards,
    asked_indicators,
    asked_region,
    asked_share,
    asked_targets,
    asked_weights,
    nobody,
    one_day,
)
from sakip.rollup.card import Figure, Missing, RegionalCard, few
from sakip.rollup.coverage import covering, target_months
from sakip.rollup.definitions import COUNT, WEIGHED, WEIGHT, of_group
from sakip.rollup.region import Region
from sakip.rollup.remarks import about, strangers, unused_targets
from sakip.rollup.row import Row, disagreement

if TYPE_CHECKING:
    from sakip.assessment import Assessment, Scorecard
    from sakip.figures import NumberLike
    from sakip.periods import Period

_DEEPEST = 8
"""How many groups of a working lie in one another; of what lies deeper only the offices are shown."""


def across(  # noqa: PLR0913  # what is declared of a roll-up
    region: Region,
    cards: Mapping[str, Scorecard],
    *,
    targets: Mapping[str, Iterable[Target] | Target] = NOTHING,
    weights: Mapping[str, Mapping[str, NumberLike]] = NOTHING,
    completeness: NumberLike = 1,
    indicators: Iterable[Indicator | str] | None = None,
) -> RegionalCard:
    """Roll the scorecards of offices up along a region, each indicator by its own rule.

    The rule is :attr:`Indicator.across_offices`, in a set file ``aggregation``:

    * ``ratio-of-sums``: every component is summed over the offices, then the formula is applied. An office whose
      divisor is 0 brings its components too.
    * ``sum`` and ``average`` of the values, each office counting once.
    * ``weighted-average``: Σ weight · value ÷ Σ weight. An office without a weight is missing, and one whose weight is
      0 is not counted.
    * ``none``: nothing is put together, and the figure says so.

    Exact values are added, and the result is rounded once. Words (predicates) are never put together. Every figure is
    computed from the offices, so neither their order nor their grouping changes it. Offices that define an indicator in
    other words are added and named.

    A figure is a headline only when the declared completeness is reached. An office without a scorecard, or without a
    number, is missing; so is one that has not filled in a part of the period, such as a quarter, which another one has:
    what it reported is in ``Figure.assessment``, and ``Missing.parts`` names what it lacks. Where all offices lack the
    same parts none is missing, and a finding says how far the figure goes. An office to which the indicator does not
    apply is not counted; nor is one whose set does not have it, which a finding names.

    Args:
        region: the groups, and the offices in them.
        cards: a scorecard an office, by its name; all of one period, day and policy.
        targets: by the name of a group its target, or several. A sum without one is held against the sum of the targets
            of the offices that were counted, when all of them have one, for the same parts of the period; nothing else
            is made a target of.
        weights: the weight of each office by the name that an indicator is ``weighted_by``: ``{"penduduk": {"Kec. A":
            1200, "Kec. B": 3400}}``; without such an entry the weight is the component of that name.
        completeness: the share of the offices an indicator applies to that must bring their numbers: ``0.8``,
            ``"4/5"``, ``"80%"``; all of them unless it is given.
        indicators: what is rolled up, by code or, given as indicators, by definition: then aliases are followed, the
            rule is the declared one, and an office that measures something else under that code is missing. By default
            it is every indicator of the offices, and where they do not measure the same nothing is computed.

    Raises:
        DefinitionError: when there is no scorecard, they are of several periods, days or policies, a weight is
            negative, or something given is not of the kind that is asked for.
        NumberError: when ``completeness`` or a weight is no number.
        UnknownNameError: when ``indicators`` names one that no office has, ``targets`` a group that is not there, or
            ``weights`` a weight no indicator is weighted by.
    """
    asked_region(region)
    promised = asked_targets(targets, region.groups)
    made = _RollUp(region, asked_cards(cards), asked_weights(weights), asked_share(completeness), indicators)
    return made.card(promised)


@frozen
class _Pool:
    """What a group brings to one indicator: who reports and who does not, and every component's terms.

    ``beyond`` is how many digits its sums may have, when they have more; else 0.
    """

    reported: tuple[str, ...]
    missing: tuple[str, ...]
    outside: tuple[str, ...]
    terms: Mapping[str, tuple[tuple[str, Input], ...]]
    workings: Mapping[str, Working]
    beyond: int = 0


class _RollUp:
    """Rolls up one region."""

    def __init__(
        self,
        region: Region,
        cards: Mapping[str, Scorecard],
        weights: Mapping[str, Mapping[str, Fraction]],
        required: Fraction,
        indicators: Iterable[Indicator | str] | None,
    ) -> None:
        self._region = region
        self._offices = frozenset(region.offices)
        self._cards = {name: cards[name] for name in sorted(cards) if name in self._offices}
        self._outsiders = sorted(set(cards) - self._offices)
        self._required = required
        self._period, self._as_of = one_day(cards)
        self._index = {name: {assessment.code: assessment for assessment in card} for name, card in self._cards.items()}
        try:
            chosen = asked_indicators(indicators, (code for found in self._index.values() for code in found))
        except UnknownNameError:
            if self._cards:
                raise
            raise nobody(region, self._outsiders) from None
        self._weights = weights
        self._check_weights(declared for declared in chosen.values() if declared is not None)
        self._rows = [
            Row(code, self._period, self._found(code, declared), declared, weights) for code, declared in chosen.items()
        ]

    def card(self, targets: Mapping[str, Sequence[Target]]) -> RegionalCard:
        made, _ = self._grouped(self._region, targets)
        return evolve(made, findings=(*self._overall(), *made.findings))

    def _check_weights(self, declared: Iterable[Indicator]) -> None:
        """Refuse weights no indicator is weighted by: the misspelt name of one would leave it to its components."""
        names = {indicator.weighted_by for indicator in declared}
        # offices often share one set, and so its indicators
        every = {id(each.indicator): each.indicator for index in self._index.values() for each in index.values()}
        names |= {indicator.weighted_by for indicator in every.values()}
        for name in self._weights:
            if name not in names or not name:
                raise UnknownNameError.among("weight of an indicator (weighted_by)", name, names - {""})

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
        yield from strangers("rollup-outside", self._outsiders, self._offices, {"group": self._region.name})
        for name, weights in sorted(self._weights.items()):
            unknown = sorted(set(weights) - self._offices)
            facts = {"group": self._region.name, "weight": name}
            yield from strangers("rollup-weight-outside", unknown, self._offices, facts)
        for row in self._rows:
            yield from row.findings()

    # --- groups ---

    def _grouped(self, region: Region, targets: Mapping[str, Sequence[Target]]) -> tuple[RegionalCard, list[_Pool]]:
        below = {member.name: self._grouped(member, targets) for member in region.members if isinstance(member, Region)}
        findings: list[Finding] = []
        ledger = Ledger(targets.get(region.name, ()), (), self._as_of)
        codes = [row.code for row in self._rows]
        findings += unused_targets(region.name, targets.get(region.name, ()), codes, self._period)
        pools = [
            self._pool(row, region, {name: made[place] for name, (_, made) in below.items()})
            for place, row in enumerate(self._rows)
        ]
        figures = []
        for row, pool in zip(self._rows, pools, strict=True):
            promised, found = ledger.target(row.code, self._period)
            findings += found
            doubtful = any(each.code == "target-conflict" for each in found)
            figure, noted = self._figure(row, pool, region.name, promised, doubtful=doubtful)
            findings += about(figure)
            findings += noted
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
        beyond = 0
        for member in region.members:
            if isinstance(member, Region):
                pool = below[member.name]
                beyond = beyond or pool.beyond
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
        if not beyond and len({row.definitions[office] for office in reported}) == 1:
            try:
                workings = {name: added(region.name, within) for name, within in shown.items()}
            except NumberError as error:
                beyond = limit_of(error)
        kept = {name: tuple(within) for name, within in terms.items()}
        return _Pool(tuple(sorted(reported)), tuple(sorted(missing)), tuple(sorted(outside)), kept, workings, beyond)

    def _figure(
        self, row: Row, pool: _Pool, group: str, target: Target | None, *, doubtful: bool
    ) -> tuple[Figure, list[Finding]]:
        """Return what a group comes to, and what is to be said of the parts it is made of."""
        known = {"indicator": row.code, "group": group}
        partial, noted = self._partial(row, pool, known)
        if target is None and not doubtful:
            target, found = self._summed_target(row, pool, known)
            noted += found
        assessment, refusal = self._assessed(row, pool, target, Context(group))
        if doubtful and assessment.achievement.reason is Reason.NO_TARGET:
            facts = {"names": (wording.Word("target"),), "period": self._period}
            assessment = evolve(assessment, achievement=assessment.achievement.in_doubt(facts))
        unmeasured = [office for office in pool.outside if office not in row.found]
        if unmeasured:
            noted.append(Finding("rollup-unmeasured", known | {"names": few(unmeasured), "count": len(unmeasured)}))
        bare = [row.missing[office] for office in pool.missing]
        missing = tuple(sorted([*bare, *partial], key=lambda each: each.office))
        applicable = len(pool.reported) + len(bare)
        figure = Figure(
            group, assessment, applicable - len(missing), applicable, self._required, missing, pool.outside, refusal,
        )  # fmt: skip
        return figure, noted

    def _partial(self, row: Row, pool: _Pool, known: Mapping[str, Any]) -> tuple[list[Missing], list[Finding]]:
        """Return the offices that lack parts of the period others have, and say up to where all of them go."""
        covers = {office: row.coverage[office] for office in pool.reported if office in row.coverage}
        covered = lacked = 0
        for each in covers.values():
            covered |= each.held
            lacked |= each.lacks
        partial: list[Missing] = []
        alike: dict[tuple[Period, ...], list[str]] = {}
        for office, each in covers.items():
            parts = each.lacking(covered)
            if parts:
                facts = {"indicator": row.default.name, "period": self._period, "names": parts}
                partial.append(Missing(office, Reason.INCOMPLETE, facts, parts=parts))
                alike.setdefault(parts, []).append(office)
        noted = [
            Finding("rollup-blank-parts", {**known, "names": few(names), "parts": parts})
            for parts, names in alike.items()
        ]
        if lacked & ~covered:
            to_date = {**known, "period": self._period, "parts": covering(covers.values(), covered)}
            noted.append(Finding("rollup-to-date", to_date))
        return partial, noted

    def _assessed(
        self, row: Row, pool: _Pool, target: Target | None, context: Context
    ) -> tuple[Assessment, Finding | None]:
        """Return what a group comes to, and where no reason says it what is in the way."""
        sides: dict[Any, list[str]] = {}
        for office in pool.reported:
            sides.setdefault(row.definitions[office], []).append(office)
        indicator = row.measured[next(iter(sides))].group if sides else row.default
        facts: dict[str, Any] = {"indicator": indicator.name, "period": self._period}
        reason: Reason | None = None
        refusal: Finding | None = None
        unweighed = [office for office in pool.missing if row.missing[office].reason is Reason.NO_WEIGHT]
        if not sides and unweighed:
            reason, facts = Reason.NO_WEIGHT, {**facts, "weight": indicator.weighted_by, "names": few(unweighed)}
        elif not sides and not pool.missing and indicator.weighted_by and row.idle.intersection(pool.outside):
            nothing = Realisation(indicator.code, self._period, {WEIGHED: Fraction(0), WEIGHT: Fraction(0)})
            return self._computed(of_group(indicator), target, nothing, context), None
        elif not sides:
            reason = Reason.NOT_REPORTED if pool.missing else Reason.NOT_APPLICABLE
        elif len(sides) > 1:
            (one, ours), (other, theirs) = list(sides.items())[:2]
            both = [(row.measured[one].indicator, ours), (row.measured[other].indicator, theirs)]
            reason, facts, refusal = disagreement(row.code, both)
            facts = {**facts, "indicator": indicator.name}
        else:
            reason, why, refusal = _not_put_together(indicator, pool.beyond)
            facts |= why
        if reason is not None:
            return gauge_of(indicator).missing(self._period, target, reason, facts, context=context), refusal
        components: dict[str, Any] = dict(pool.workings)
        if indicator.across_offices == "average":
            components[COUNT] = Fraction(len(pool.reported))
        realisation = Realisation(indicator.code, self._period, components)
        return self._computed(indicator, target, realisation, context), None

    def _computed(
        self, indicator: Indicator, target: Target | None, realisation: Realisation, context: Context
    ) -> Assessment:
        return gauge_of(indicator).assess(self._period, target, realisation, realisation.pairs, context)

    def _summed_target(self, row: Row, pool: _Pool, known: Mapping[str, Any]) -> tuple[Target | None, list[Finding]]:
        """The sum of the targets of the offices counted; None when one has none that can be added, and of no sum."""
        definitions = {row.definitions[office] for office in pool.reported}
        if len(definitions) != 1:
            return None, []
        indicator = row.measured[definitions.pop()].group
        if indicator.across_offices != "sum" or indicator.predicates:
            return None, []
        total = Fraction(0)
        months: dict[str, int] = {}
        for office in pool.reported:
            assessment = row.found[office]
            target = None if assessment is None else assessment.target
            if assessment is None or target is None or target.pair is None:
                return None, []
            rate = exchange(target.unit or assessment.indicator.unit, indicator.unit, indicator.own_units)
            if rate is None:
                return None, []
            total += Fraction(*target.pair) * Fraction(*rate)
            months[office] = target_months(target, self._period, assessment.indicator.consolidation)
        every = reduce(int.__or__, months.values())
        short = [office for office, its in months.items() if every & ~(its | row.coverage[office].inapplicable)]
        if short:
            alike = [office for office in pool.reported if months[office] == months[short[0]]]
            others = [office for office in pool.reported if months[office] != months[short[0]]]
            facts = {**known, "names": few(alike), "others": few(others)}
            return None, [Finding("rollup-target-parts", facts)]
        document = wording.term("rollup-target-sum", count=len(pool.reported))
        return Target(indicator.code, self._period, total, document=document), []


def _not_put_together(indicator: Indicator, beyond: int) -> tuple[Reason | None, Mapping[str, Any], Finding | None]:
    """Return why numbers of one definition are not put together: the reason, its facts, and what else is in the way."""
    if indicator.predicates:
        return Reason.ONLY_WORDS, NOTHING, Finding("rollup-words", {"indicator": indicator.name})
    if indicator.across_offices == "none":
        return Reason.KEPT_APART if indicator.aggregation == "none" else Reason.NOT_AGGREGATED, NOTHING, None
    if beyond:
        return Reason.OUT_OF_RANGE, too_long(beyond), None
    return None, NOTHING, None
