"""What is tried when something is named: a set, a strategy, a rule, a scale, or all that a distribution offers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import evolve, field, frozen

from sakip.bands import CategoryScale
from sakip.errors import PackError, SakipError, UnknownNameError, quoted
from sakip.formulas import STRATEGIES
from sakip.formulas import strategy as find_strategy
from sakip.formulas.achievement import ACHIEVEMENT_RULES, AchievementRule, achievement_rule
from sakip.packs import GROUPS, Registry, installed
from sakip.review import Check
from sakip.sets import IndicatorSet, available, load
from sakip.testing.kit.cases import Case, expected_among, listed, outcome, unloaded
from sakip.testing.kit.checks import conformance_of_check
from sakip.testing.kit.conformance import Conformance, Example, raise_all
from sakip.testing.kit.examples import docstring, examples_in, named_alike
from sakip.testing.kit.formulas import conformance_of
from sakip.testing.kit.rules import conformance_of_rule
from sakip.testing.kit.scales import conformance_of_scale
from sakip.testing.kit.sets import SET_CHECKS, SET_GATES, SetTrial, published_checks
from sakip.testing.kit.trials import Trial
from sakip.tree import Formula

if TYPE_CHECKING:
    from sakip.packs import Group

_FORMULAS: Final = "sakip.formulas"


def _every(given: Iterable[Example]) -> tuple[Example, ...]:
    return tuple(given)


@frozen
class Worked:
    """Worked ``examples`` of a strategy that takes ``arguments``, with those and the ``unit`` it comes out in.

    What an indicator of the same pack calls a strategy with need not be said again.
    """

    examples: tuple[Example, ...] = field(converter=_every)
    arguments: Mapping[str, Any] = {}
    unit: str | None = None


Examples: TypeAlias = "Mapping[str, Sequence[Example] | Worked] | Sequence[Example] | Worked"


def check_set(
    office: IndicatorSet | Path | str,
    *,
    expected_failures: Mapping[str, str] | None = None,
    examples: Mapping[str, Sequence[Example] | Worked] | None = None,
    registry: Registry | None = None,
) -> None:
    """Check a set, given itself, by its name or by the path of its file, and the strategies its pack brings.

    ``expected_failures`` gives checks that fail for a good reason, each with that reason; one that does not fail is a
    failure itself. ``examples`` are the worked examples of the strategies, by the name of each.

    Raises:
        ConformanceError: when a check fails that was not expected to, or the set cannot be loaded.
        UnknownNameError: when ``expected_failures`` names no check.
    """
    cases = cases_of(office, examples=examples, registry=registry)
    expected = expected_among(cases, expected_failures or {})
    raise_all(outcome(case, expected.get(case.id)) for case in cases)


def cases_of(subject: Any, *, examples: Examples | None = None, registry: Registry | None = None) -> tuple[Case, ...]:
    """Return the cases of a set, a strategy, a rule, a scale, a check, a name of one, or the name of a distribution.

    ``examples`` are by the name of each strategy and rule, or those of the one that is tried. What cannot be loaded is
    one case, which fails and says why.
    """
    walk = _Walk(registry or installed(), examples or {})
    unique: dict[str, Case] = {}
    for case in walk.cases(subject):
        unique.setdefault(case.id, case)
    return tuple(unique.values())


class _Walk:
    """From what is named to its cases; the ``offices`` met on the way show how strategies are called."""

    def __init__(self, registry: Registry, examples: Examples) -> None:
        self.registry = registry
        self.examples = examples
        self.offices: list[IndicatorSet] = []

    def cases(self, subject: Any) -> Iterator[Case]:
        """Yield the cases of whatever was given."""
        match subject:
            case IndicatorSet():
                yield from self._of_set(subject)
            case AchievementRule():
                yield from listed(conformance_of_rule(subject, self._worked(subject.name).examples))
            case CategoryScale():
                yield from listed(conformance_of_scale(subject))
            case Check():
                yield from listed(conformance_of_check(subject.code, subject))
            case Path():
                yield from self._of_file(subject, subject.stem)
            case str():
                yield from self._named(subject)
            case _ if isinstance(subject, Formula) or callable(subject):
                yield from self._of_strategy(Trial(subject).title, subject)
            case _:
                yield from self._unknown(quoted(subject))

    def _named(self, name: str) -> Iterator[Case]:
        if name.endswith(".toml"):
            yield from self._of_file(name, Path(name).stem)
        elif name in available(self.registry):
            yield from self._of_file(name, name)
        elif name in STRATEGIES:
            yield from self._of_strategy(name, name)
        elif name in ACHIEVEMENT_RULES:
            yield from self.cases(ACHIEVEMENT_RULES[name])
        elif name in self.registry.names(_FORMULAS):
            yield from self._offered(_FORMULAS, name)
        else:
            yield from self._of_distribution(name)

    def _unknown(self, name: str, known: Iterable[str] = ()) -> Iterator[Case]:
        every = {*available(self.registry), *self.registry.names(_FORMULAS), *known}
        yield from unloaded(name, UnknownNameError.among("set, strategy or distribution", name, every))

    def _worked(self, name: str) -> Worked:
        given = self.examples.get(name, ()) if isinstance(self.examples, Mapping) else self.examples
        return given if isinstance(given, Worked) else Worked(given)

    # --- sets and their strategies ---

    def _of_file(self, name: Path | str, title: str) -> Iterator[Case]:
        try:
            office = load(name, self.registry)
        except (SakipError, OSError) as error:
            yield from unloaded(title, error)
        else:
            yield from self._of_set(office)

    def _of_set(self, office: IndicatorSet) -> Iterator[Case]:
        self.offices.append(office)
        checks = {**SET_CHECKS, **published_checks(office)}
        # two sets of a distribution may have one code; the names they are loaded by differ
        name = office.origin.set or office.code
        yield from listed(Conformance(name, SetTrial(office, self.registry), checks, SET_GATES))
        kinds = {str(one.formula.call.get("kind", "")) for one in office}
        for kind in sorted(kinds & set(self.registry.names(_FORMULAS))):
            # the strategies of other packs are for their authors to give examples of
            if self.registry.offer(_FORMULAS, kind).origin.distribution == office.origin.distribution:
                yield from self._offered(_FORMULAS, kind)

    def _of_strategy(self, name: str, strategy: Any) -> Iterator[Case]:
        """Yield the cases of a strategy, called as its examples say, else as an indicator calls it."""
        worked = self._worked(name)
        trial = Trial(strategy, worked.examples, worked.arguments, worked.unit, registry=self.registry)
        if not worked.examples:
            trial = evolve(trial, examples=examples_in(docstring(self._made(strategy))))
        used = (one for office in self.offices for one in office if one.formula.call.get("kind") == name)
        indicator = None if worked.arguments else next(used, None)
        if indicator is not None:
            arguments = {key: value for key, value in indicator.formula.call.items() if key != "kind"}
            unit = worked.unit or indicator.unit
            examples = named_alike(trial.examples, arguments)
            trial = evolve(trial, arguments=arguments, unit=unit, own_units=indicator.own_units, examples=examples)
        yield from listed(conformance_of(trial, title=name))

    def _made(self, strategy: Any) -> Any:
        """Return a strategy that is given by its name; None when it cannot be loaded, which a check says."""
        try:
            return find_strategy(strategy, self.registry) if isinstance(strategy, str) else strategy
        except SakipError:
            return None

    # --- what packages offer ---

    def _of_distribution(self, name: str) -> Iterator[Case]:
        known: set[str] = set()
        found = False
        for group in GROUPS:
            for finding in self.registry.unnamed(group):
                offer = finding.facts["offer"]
                if _alike(offer.origin.distribution, name):
                    found = True
                    error = PackError(finding.message("en").rstrip("."), finding.remedy("en"), finding=finding)
                    yield from unloaded(offer.name, error)
            for one in self.registry.names(group):
                distributions = self._distributions(group, one)
                known |= distributions
                if any(_alike(distribution, name) for distribution in distributions):
                    found = True
                    yield from self._offered(group, one)
        if not found:
            yield from self._unknown(name, known - {""})

    def _distributions(self, group: Group, name: str) -> set[str]:
        """Return who offers something: several, where they clash."""
        try:
            return {self.registry.offer(group, name).origin.distribution}
        except PackError as error:
            return {offer.origin.distribution for offer in error.finding.facts["offers"]}

    def _offered(self, group: Group, name: str) -> Iterator[Case]:
        """Yield the cases of something that a package offers."""
        if group == "sakip.sets":
            yield from self._of_file(name, name)
            return
        try:
            made = self.registry.load(group, name)
            if isinstance(made, AchievementRule):
                rule = achievement_rule(name, self.registry)
                yield from listed(conformance_of_rule(rule, self._worked(name).examples))
            elif group == "sakip.checks":
                yield from listed(conformance_of_check(name, made))
            else:
                yield from self._of_strategy(name, name)
        except SakipError as error:
            yield from unloaded(name, error)


def _alike(distribution: str, name: str) -> bool:
    """Whether two names are of one distribution, for which case and the mark between words do not matter."""
    one, other = (re.sub(r"[-_.]+", "-", text).casefold() for text in (distribution, name))
    return bool(one) and one == other
