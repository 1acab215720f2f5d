"""The checks of a set: that it is assessed, explained, replayed and written, whatever its offices report.

Each formula of the set is tried as a strategy is, without examples, and each scale as a scale is; the checks of the
review are checks here too, under the codes they have there. What a document published is a worked example: where a
realisation says what was ``published`` as its achievement, the library must come to that.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sakip import wording
from sakip.assessment import Reason, assess
from sakip.errors import NumberError, quoted
from sakip.figures import read_id
from sakip.interpreters.explain import symbolic
from sakip.packs import Registry
from sakip.periods import Quarter, Year
from sakip.review import CHECKS, review
from sakip.sets import IndicatorSet, loads
from sakip.testing.kit.conformance import Check, Fault, catalogue
from sakip.testing.kit.formulas import FORMULA_CHECKS, conformance_of
from sakip.testing.kit.readings import differences
from sakip.testing.kit.scales import SCALE_CHECKS, conformance_of_scale
from sakip.testing.kit.trials import Trial
from sakip.testing.strategies.records import realisations, targets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sakip.assessment import Assessment, Scorecard
    from sakip.bands import CategoryScale
    from sakip.findings import Finding
    from sakip.indicators import Realisation

_USUAL_YEAR = 2024
_DRAWN = 12
# what the examples of a strategy prove, and what its author says about it
_OF_STRATEGIES: Final = frozenset({"recorded", "pure", "documented", "worked-examples"})
_OF_EXAMPLES: Final = frozenset({"classified"})


@frozen(slots=False)
class SetTrial:
    """A set on trial, with what is drawn for it; the same is drawn every time."""

    office: IndicatorSet
    registry: Registry | None = None

    @cached_property
    def cards(self) -> tuple[Scorecard, ...]:
        """Scorecards of what an office might promise and report: nothing, everything, blanks, quarters."""
        office, year = self.office, self.office.year or _USUAL_YEAR
        over = st.sampled_from([Year(year), Year(year), *(Quarter(year, number) for number in range(1, 5))])
        promised = st.tuples(*(targets(one, period=over) for one in office))
        reported = st.tuples(*(realisations(one, period=over) for one in office))
        drawn = _drawn(st.tuples(promised, reported))
        own = assess(office, period=year)
        return (own, *(assess(office.with_targets(some), reports, period=year) for some, reports in drawn))

    @cached_property
    def formulas(self) -> tuple[Trial, ...]:
        """The formula of each definition on trial, those that are asked for alike once."""
        tried = {
            (one.formula, one.unit): Trial(one.formula, unit=one.unit, own_units=one.own_units, registry=self.registry)
            for one in (*self.office.indicators, *self.office.earlier)
        }
        return tuple(tried.values())

    @cached_property
    def scales(self) -> tuple[CategoryScale, ...]:
        """The scales of the set, and those of regulations that its indicators use."""
        used = [
            scale
            for one in (*self.office.indicators, *self.office.earlier)
            for scale in (one.scale, one.achievement_scale)
            if scale is not None
        ]
        return tuple(dict.fromkeys((*self.office.scales.values(), *used)))

    @cached_property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """What the review finds that is more than a note, by the code of the check."""
        found: dict[str, tuple[Finding, ...]] = {}
        for one in review(self.office).findings:
            if one.severity != "info":
                found[one.code] = (*found.get(one.code, ()), one)
        return found


def _drawn(strategy: st.SearchStrategy[Any]) -> list[Any]:
    found: list[Any] = []

    @settings(
        max_examples=_DRAWN,
        database=None,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
    @given(strategy)
    def keep(value: Any) -> None:
        found.append(value)

    keep()
    return found


# --- what the library does with it ------------------------------------------------------------------------------------


def filled(trial: SetTrial) -> Iterator[Fault]:
    """It has indicators."""
    if not len(trial.office):
        yield Fault("it has no indicators", "Add [[indicator]] tables.")


def assessed(trial: SetTrial) -> Iterator[Fault]:
    """Whatever is reported, every indicator has a value or one reason why it has none, and findings can be said."""
    for card in trial.cards:
        for one in card:
            for about, value, reason in (
                ("value", one.value if one.predicate is None else one.predicate, one.reason),
                ("achievement", one.achievement.value, one.achievement.reason),
            ):
                said = value is not None or (about == "achievement" and one.achievement.reached is not None)
                if said == (reason in set(Reason)):
                    yield Fault(f"{one.code} has the {about} {value} and the reason {reason}", _REPORT)
        for finding in card.findings:
            for lang in wording.LANGUAGES:
                finding.text(lang)


def explained(trial: SetTrial) -> Iterator[Fault]:
    """In both languages an explanation gives the formula, and every component or why it is missing."""
    for one in _every(trial):
        for lang in wording.LANGUAGES:
            text = one.explain().text(lang)
            names = [component.name for component in one.indicator.formula.components if one.realisation is not None]
            for part in (symbolic(one.indicator.formula.tree, lang), *names):
                if part not in text:
                    yield Fault(f"the explanation of {one.code} in {lang!r} never says {part}", _REPORT)


def replayed(trial: SetTrial) -> Iterator[Fault]:
    """Every trace is computed again to the same value, categories and reasons."""
    for one in _every(trial):
        yield from differences(one, f"{one.code} {one.period}")


def read_back(trial: SetTrial) -> Iterator[Fault]:
    """Written as a file and loaded again it is the same set."""
    from sakip.sets.writing import dumps  # noqa: PLC0415  # writes by tomlkit, which only this check needs

    if loads(dumps(trial.office), registry=trial.registry) != trial.office:
        yield Fault("what is written and loaded again is another set", "Say in it only what a set file can hold.")


def _every(trial: SetTrial) -> Iterator[Assessment]:
    return (one for card in trial.cards for one in card)


_REPORT = "Report it to the library, with the set."


# --- its formulas, its scales, and what a review says -----------------------------------------------------------------


def _of_formulas(name: str) -> Check:
    def check(trial: SetTrial) -> Iterator[Fault]:
        for tried in trial.formulas:
            failure = conformance_of(tried).failure(name)
            if failure is not None:
                yield Fault(f"formula {tried.title} of {', '.join(tried.names)}: {failure.what}", failure.remedy)

    return check


def _of_scales(name: str) -> Check:
    def check(trial: SetTrial) -> Iterator[Fault]:
        for scale in trial.scales:
            failure = conformance_of_scale(scale, trial.office.printed_tables.get(scale.key)).failure(name)
            if failure is not None:
                yield Fault(f"scale {scale.key!r}: {failure.what}", failure.remedy)

    return check


def _of_review(code: str) -> Check:
    def check(trial: SetTrial) -> Iterator[Fault]:
        return (Fault(one.message("en").rstrip("."), one.remedy("en")) for one in trial.findings.get(code, ()))

    return check


def review_finds_nothing_else(trial: SetTrial) -> Iterator[Fault]:
    """The review finds nothing under a code that is no check, such as one that nobody accepts any more."""
    for code, found in trial.findings.items():
        if code not in CHECKS:
            yield Fault(f"{code}: {found[0].message('en')}".rstrip("."), found[0].remedy("en"))


SET_CHECKS: Final[Mapping[str, Check]] = MappingProxyType(
    catalogue(filled, assessed, explained, replayed, read_back)
    | {f"formula-{name}": _of_formulas(name) for name in FORMULA_CHECKS if name not in _OF_STRATEGIES}
    | {f"scale-{name}": _of_scales(name) for name in SCALE_CHECKS if name not in _OF_EXAMPLES}
    | {f"review-{code}": _of_review(code) for code in CHECKS}
    | catalogue(review_finds_nothing_else)
)
"""The checks of a set by name: its own, those of its formulas, its scales, and of the review.

Beside them there is one for each published achievement of the set: ``published-ikm-2024``.
"""

SET_GATES: Final = ("filled",)


# --- what was published -----------------------------------------------------------------------------------------------


def published_checks(office: IndicatorSet) -> dict[str, Check]:
    """Return a check for each achievement that the document of a set publishes, by indicator and period."""
    checks: dict[str, Check] = {}
    for record in office.realisations:
        if record.published:
            checks[f"published-{record.indicator}-{record.period}"] = partial(_published, record)
    return checks


def _published(record: Realisation, trial: SetTrial) -> Iterable[Fault]:
    """What the document publishes as achievement is what the library comes to."""
    one = assess(trial.office, period=record.period)[record.indicator].achievement
    try:
        printed = read_id(record.published)
    except NumberError as error:
        yield Fault(error.what, "Correct what was published, or expect this failure, with the reason.")
        return
    if one.value is None or Fraction(one.value) != printed:
        exact = "" if one.raw is None else f" (exactly {quoted(one.raw)})"
        yield Fault(
            f"{record.published} is published, and {one.value or one.reason} computed{exact}",
            "Correct target or realisation as the document prints them, or expect this failure, with the reason.",
        )
