"""A whole set over a period: every indicator assessed once, those it is computed from first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

from sakip import wording
from sakip.assessment.card import Scorecard
from sakip.assessment.consolidation import Parts, consolidate, overruled, parts_of
from sakip.assessment.conversion import converted
from sakip.assessment.deviations import deviations
from sakip.assessment.gauge import gauge_of
from sakip.assessment.results import NOTHING, Assessment, Context, Reason, Status, too_long
from sakip.errors import DefinitionError, quoted
from sakip.figures import LONGEST_TAKEN
from sakip.findings import Finding
from sakip.indicators import Policy, Realisation, State, policy_of
from sakip.interpreters.length import within
from sakip.ledger import Known, Ledger
from sakip.periods import Period, Year, is_known, optional_date, parse_period
from sakip.sets.definitions import in_force
from sakip.sets.model import IndicatorSet
from sakip.sets.relations import sources_of
from sakip.tree import Taken, Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sakip.indicators import Indicator, Target
    from sakip.interpreters.exact import Pair
    from sakip.ledger.reconciling import Measured

_Record = TypeVar("_Record", "Target", "Realisation")


def assess(
    office: IndicatorSet,
    realisations: Iterable[Realisation] = (),
    *,
    period: Period | str | int | None = None,
    as_of: date | str | None = None,
    policy: Policy | str = "all",
) -> Scorecard:
    """Assess every indicator of a set over a period, on its own realisations and the ones given.

    Each indicator is measured by the definition that is valid at the end of the period. A period without a realisation
    of its own is put together from its parts by the indicator's ``consolidation``, if they were measured alike. What
    cannot be used is a finding of the scorecard and hides nothing else.

    Args:
        office: the set.
        realisations: what was reported, beside what the set carries.
        period: the year of the set unless it is given.
        as_of: leaves out what was issued or recorded later: targets, realisations, definitions; what has no date was
            always known, and is counted in a finding.
        policy: which realisations count, by name (:data:`sakip.indicators.POLICIES`) or itself; those that do not are
            listed in ``left_out``.

    Raises:
        DefinitionError: when no period is given and the set has no year, or something else than a set and realisations
            is given.
        PeriodError: when ``period`` is no period, or ``as_of`` is no day.
        UnknownNameError: for a policy that does not exist.
    """
    if not isinstance(office, IndicatorSet):
        raise DefinitionError(f"{quoted(office)} is no indicator set", "Load one: sakip.load('mojosari-2024').")
    given = _realisations(realisations)
    if period is None:
        if office.year is None:
            raise DefinitionError(
                f"set {office.code!r} has no year", "Say which period is assessed: period=Year(2024)."
            )
        period = Year(office.year)
    return _Assessor(office, given, parse_period(period), optional_date(as_of), policy_of(policy)).card()


def _realisations(given: Any) -> tuple[Realisation, ...]:
    if hasattr(given, "realisations"):
        what = f"this {type(given).__name__} is no list of realisations"
        raise DefinitionError(what, "Give those it holds: assess(office, intake.realisations).")
    if hasattr(given, "columns"):
        what = f"this {type(given).__name__} is no list of realisations"
        raise DefinitionError(what, "Assess its rows with sakip.frames.assess_frame(frame, office).")
    if isinstance(given, str | Realisation) or not isinstance(given, Iterable):
        hint = "read_realisations(file, office).realisations" if isinstance(given, str) else "[realisation]"
        raise DefinitionError(f"{quoted(given)} is no list of realisations", f"Give several: {hint}.")
    every = tuple(given)
    for one in every:
        if not isinstance(one, Realisation):
            raise DefinitionError(
                f"{quoted(one)} is no realisation", "Give Realisation('ikm', 2024, {'nilai': '87.4'})."
            )
    return every


class _Assessor:
    """Assesses a set, each indicator once, those it is computed from first."""

    def __init__(
        self,
        office: IndicatorSet,
        realisations: Iterable[Realisation],
        period: Period,
        as_of: date | None,
        policy: Policy,
    ) -> None:
        defined = office.as_defined(period.end, as_of)
        self._whole = office
        self._office = defined.office
        self._undefined = defined.undefined
        self._redefined = frozenset(definition.code for definition in office.earlier)
        self._period = period
        self._days = (period.start, period.end)
        self._as_of = as_of
        self._policy = policy
        self._findings: list[Finding] = []
        self._left_out: list[Realisation] = []
        self._done: dict[str, Assessment] = {}
        given = tuple(one for one in realisations if is_known(one.recorded, as_of))
        carried = (one for one in office.realisations if is_known(one.recorded, as_of))
        targets = (target for target in office.targets if is_known(target.issued, as_of))
        records = (*carried, *given)
        self._ledger = Ledger(self._known(targets), self._known(records), policy=policy, measured=self._measuring)
        others = [record.period for record in given if not record.period.meets(period)]
        if as_of is not None:
            self._note_undated(as_of, (*office.realisations, *given), office.targets)
        if others:  # of what was handed over, nothing is left out without a word
            facts = {"count": len(others), "periods": tuple(sorted(set(others))), "period": period}
            self._findings.append(Finding("other-period", facts))

    def _note_undated(self, as_of: date, records: Iterable[Realisation], targets: Iterable[Target]) -> None:
        """Say how much of what is used has no date, and so was known on any day."""
        realised = sum(1 for one in records if one.recorded is None and one.filled and one.period.meets(self._period))
        promised = sum(1 for one in targets if one.issued is None and one.period.meets(self._period))
        if realised or promised:
            facts = {"day": as_of, "realisations": realised, "targets": promised, "period": self._period}
            self._findings.append(Finding("undated", facts))

    def _measuring(self, code: str) -> Measured:
        return self._office[code].measured

    def card(self) -> Scorecard:
        every = {indicator.code: indicator for indicator in self._office}
        for indicator in self._office:
            self._with_sources(indicator, every)
        ordered = tuple(self._done[indicator.code] for indicator in self._office)
        # one record may be met on several ways; what was found about it is said once
        findings = tuple(dict.fromkeys(self._findings))
        left_out = tuple(dict.fromkeys(self._left_out))
        return Scorecard(self._office, self._period, self._as_of, ordered, findings, self._policy, left_out)

    def _with_sources(self, indicator: Indicator, every: Mapping[str, Indicator]) -> None:
        """Assess it after those it is computed from; without recursion, as long chains are legal."""
        waiting = [indicator]
        while waiting:
            needed = [every[code] for code in sources_of(waiting[-1], every) if code not in self._done]
            if needed:
                waiting += needed
            else:
                self._assessed(waiting.pop())

    def _known(self, records: Iterable[_Record]) -> Iterator[_Record]:
        """Yield the records of indicators the set has, each under the code of its indicator; name the others."""
        for record in records:
            if record.indicator in self._whole:
                code = self._whole[record.indicator].code
                self._check_components(record, code)
                yield record if record.indicator == code else evolve(record, indicator=code)
            else:
                place = getattr(record, "place", None)
                self._findings.append(unknown_indicator(record.indicator, self._office, place))

    def _assessed(self, indicator: Indicator) -> Assessment:
        done = self._done.get(indicator.code)
        if done is None:
            before = len(self._findings)
            done = self._measured(indicator)
            doubtful = any(found.code == "target-conflict" for found in self._findings[before:])
            if doubtful and done.achievement.reason is Reason.NO_TARGET:
                facts = {"names": (wording.Word("target"),), "period": self._period}
                done = evolve(done, achievement=done.achievement.in_doubt(facts))
            self._done[indicator.code] = done
            if indicator.code not in self._undefined:
                self._check_scales(indicator)
                self._check_category(done)
                self._check_definition(indicator)
                self._findings += deviations(indicator, self._period, self._ledger)
        return done

    def _measured(self, indicator: Indicator) -> Assessment:
        period, ledger, gauge = self._period, self._ledger, gauge_of(indicator)
        office = self._office.office_name
        facts: dict[str, Any] = {"indicator": indicator.name, "period": period}
        context = Context(office)
        if indicator.code in self._undefined:
            if any(self._period.contains(part) for part in ledger.periods(indicator.code)):
                self._findings.append(Finding("not-defined", {"indicator": indicator.code, "period": period}))
            return gauge.missing(period, None, Reason.NOT_DEFINED, facts, context=context)
        target, found = ledger.target(indicator.code, period)
        self._findings += found
        known = ledger.known(indicator.code, period)
        self._findings += known.findings
        self._left_out += known.left_out
        reported = [part for part in ledger.periods(indicator.code) if part != period and period.contains(part)]
        left_out = [record for part in sorted(reported) for record in ledger.known(indicator.code, part).left_out]
        self._left_out += left_out
        realisation = known.realisation
        if known.conflicts:
            facts["names"] = known.conflicts
            return gauge.missing(period, target, Reason.CONFLICT, facts, realisation, context=context)
        if realisation is not None and not realisation.applicable:
            return gauge.missing(period, target, Reason.NOT_APPLICABLE, facts, realisation, context=context)
        withheld = _withheld(indicator, known)
        if withheld is not None:
            reason = self._why_left_out(withheld, facts)
            return gauge.missing(period, target, reason, facts, realisation, context=context)
        if any(component.source is not None for component in indicator.formula.components):
            return self._derived(indicator, target, realisation)
        parts = None if realisation is not None and realisation.filled else parts_of(indicator, period, ledger)
        if realisation is not None and parts is None:
            if reported:
                # the parts have reports of their own; only that they disagree with the whole is worth a word
                said = overruled(indicator, period, ledger)
                self._findings += [finding for finding in said if finding.code == "parts-disagree"]
            return gauge.assess(period, target, realisation, realisation.pairs, context)
        if parts is None:
            return gauge.missing(period, target, Reason.NOT_REPORTED, facts, context=context)
        return self._consolidated(indicator, target, parts, left_out)

    def _consolidated(
        self, indicator: Indicator, target: Target | None, parts: Parts, left_out: list[Realisation]
    ) -> Assessment:
        """Assess an indicator of which only parts of the period were reported."""
        period, ledger, gauge = self._period, self._ledger, gauge_of(indicator)
        facts: dict[str, Any] = {"indicator": indicator.name, "period": period}
        context = Context(self._office.office_name)
        self._findings += parts.findings
        if parts.conflicts:
            facts["names"] = parts.conflicts
            return gauge.missing(period, target, Reason.CONFLICT, facts, context=context)
        apart = self._measured_otherwise(indicator, parts)
        if apart:
            facts["names"] = apart
            return gauge.missing(period, target, Reason.DIFFERENT_DEFINITIONS, facts, context=context)
        whole = consolidate(indicator, period, parts, ledger)
        self._findings += whole.findings
        if whole.reason in {Reason.NOT_REPORTED, Reason.MISSING_COMPONENT} and left_out:
            reason = self._why_left_out(left_out[-1], facts)
            return gauge.missing(period, target, reason, facts, context=context)
        if whole.reason is not None:
            return gauge.missing(period, target, whole.reason, whole.facts, context=context)
        context = evolve(context, tree=whole.tree, parts=parts.filled, blank=parts.blank)
        return gauge.assess(period, whole.target, whole.word, whole.pairs, context)

    def _measured_otherwise(self, indicator: Indicator, parts: Parts) -> tuple[Period, ...]:
        """The parts that were measured by a definition that is not like the one of the whole."""
        if indicator.code not in self._redefined:
            return ()
        then = ((part.period, self._defined_on(part.period.end, indicator.code)) for part in parts.filled)
        return tuple(part for part, definition in then if definition and not definition.measures_like(indicator))

    def _why_left_out(self, record: Realisation, facts: dict[str, Any]) -> Reason:
        """Say why a record does not count; its state becomes a fact."""
        facts["state"] = record.state
        counts = record.state is not State.REJECTED and self._policy.counts(record)
        return Reason.NO_EVIDENCE if counts else Reason.UNVERIFIED

    def _derived(self, indicator: Indicator, target: Target | None, realisation: Realisation | None) -> Assessment:
        """Assess an indicator some of whose components come from other indicators."""
        gauge, period = gauge_of(indicator), self._period
        pairs: dict[str, Pair] = {}
        if realisation is not None:
            pairs, _ = converted(indicator, realisation, realisation.pairs, period)
        sources: dict[str, Assessment] = {}
        lacking: list[str] = []
        long: list[str] = []
        for component in indicator.formula.components:
            match component.source:
                case Taken(indicator=code, take=take):
                    source = self._assessed(self._office[code])
                    sources[source.code] = source
                    whole = _taken(source, take)
                    taken = None if whole is None else within(whole)
                    if taken is not None:
                        pairs[component.name] = taken
                    else:
                        (lacking if whole is None else long).append(source.code)
                case Tally() as tally:
                    pairs[component.name] = self._tallied(indicator, tally, sources, lacking)
        context = Context(self._office.office_name, sources=sources)
        if lacking:
            names = tuple(dict.fromkeys(lacking))
            facts = {"indicator": indicator.name, "names": names, "period": period}
            return gauge.missing(period, target, Reason.MISSING_SOURCE, facts, realisation, NOTHING, context)
        if long:
            names = tuple(dict.fromkeys(long))
            facts = {"indicator": indicator.name, "names": names, "period": period, **too_long(LONGEST_TAKEN, names)}
            return gauge.missing(period, target, Reason.OUT_OF_RANGE, facts, realisation, NOTHING, context)
        return gauge.assess(period, target, realisation, pairs, context)

    def _tallied(self, indicator: Indicator, tally: Tally, sources: dict[str, Assessment], lacking: list[str]) -> Pair:
        """Count indicators achieved, or all of them; one that does not apply to the period is not counted."""
        codes = tally.over or [other.code for other in self._office if other.code != indicator.code]
        count = 0
        for code in codes:
            source = self._assessed(self._office[code])
            sources[source.code] = source
            if source.status is Status.NOT_APPLICABLE:
                continue
            reached = source.achievement.reaches(tally.reached_at)
            if reached is None:
                lacking.append(source.code)
            elif reached or tally.count == "all":
                count += 1
        return (count, 1)

    def _check_components(self, record: Target | Realisation, code: str) -> None:
        """Name what a realisation reports and the formula has no use for; it would be lost without a word."""
        if not isinstance(record, Realisation):
            return
        redefined = self._defined_on(record.period.end, code) if code in self._redefined else None
        indicator = redefined or self._office[code]
        names = [component.name for component in indicator.formula.components]
        for name in record.components:
            if name not in names:
                facts = {"indicator": indicator.code, "name": name, **wording.hints(name, names)}
                self._findings.append(Finding("unknown-component", facts, record.place))

    def _defined_on(self, day: date, code: str) -> Indicator | None:
        return in_force(self._whole.definitions(code), day, self._as_of)

    def _check_definition(self, indicator: Indicator) -> None:
        if indicator.code not in self._redefined:
            return
        before = self._defined_on(self._period.start, indicator.code)
        if before is not None and before != indicator:
            facts = {"indicator": indicator.code, "period": self._period, "day": indicator.valid_from}
            self._findings.append(Finding("definition-changed", facts))

    def _check_scales(self, indicator: Indicator) -> None:
        for scale in (indicator.scale, indicator.achievement_scale):
            if scale is not None and not scale.holds_in(*self._days):
                facts = {
                    "indicator": indicator.code,
                    "scale": scale.key,
                    "source": scale.source,
                    "period": self._period,
                }
                self._findings.append(Finding("scale-not-in-force", facts))

    def _check_category(self, done: Assessment) -> None:
        """Name an achievement that its scale does not reach; a value there has no number at all, and says so itself."""
        scale, value = done.indicator.achievement_scale, done.achievement.value
        if scale is not None and value is not None and done.achievement_category is None:
            facts = {"indicator": done.indicator.code, "value": value, "range": scale}
            self._findings.append(Finding("achievement-outside-scale", facts))


def _withheld(indicator: Indicator, known: Known) -> Realisation | None:
    """The record that has what is missing, but does not count."""
    if not known.left_out:
        return None
    if known.realisation is None:
        return next((record for record in reversed(known.left_out) if record.filled or not record.applicable), None)
    components = known.realisation.components
    return known.withheld(c.name for c in indicator.formula.components if components.get(c.name) is None)


def _taken(source: Assessment, take: str) -> Pair | None:
    if take == "value":
        return source.pair
    achievement, indicator = source.achievement, source.indicator
    limit = {"cap": indicator.cap, "floor": indicator.floor}.get(achievement.limited or "")
    if limit is not None:
        return limit.as_integer_ratio()
    return achievement.pair


def unknown_indicator(name: str, office: IndicatorSet, place: Any = None) -> Finding:
    """Say that a set has no indicator of this name, with the nearest it has."""
    facts = {"name": name, "set": office.code, **wording.hints(name, [indicator.code for indicator in office])}
    return Finding("unknown-indicator", facts, place)
