"""What a survey comes to: its index over all respondents, by service, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, TypedDict

from attrs import evolve, field, frozen

from sakip import hooks, looks, wording
from sakip.errors import DefinitionError, OutOfScaleError, UnknownNameError
from sakip.figures import read_id, share
from sakip.findings import Finding
from sakip.indicators import Evidence, Realisation, Working
from sakip.indicators.working import given
from sakip.instruments.evidence import together
from sakip.instruments.skm.conventions import Convention, reproducing
from sakip.instruments.skm.index import EXACT, Index, Steps, added, index_of
from sakip.instruments.skm.rules import Survey, folded, named_reading, survey
from sakip.instruments.skm.sample import Sample, sample
from sakip.instruments.skm.tally import Count, Tally, means_of
from sakip.tree import Calculation, Constant, Node, Operator

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sakip.figures import NumberLike
    from sakip.periods import Period

UNANSWERED: Final = ("not-computable", "leave-out")
"""What becomes of an index one of whose elements nobody answered."""
_MOST_WORKED = 12
_MOST_TRIED = 50


def _kept(given: Mapping[str, Index]) -> Mapping[str, Index]:
    return MappingProxyType(dict(given))


@frozen
class Result:
    """A survey, evaluated.

    Attributes:
        survey: the survey as the regulation has it made.
        pooled: the index over all respondents.
        services: that of each service, by its name.
        mean_of_services: the mean of those, each service counting the same; answers without a service (``""``) count in
            ``pooled`` only. The two differ unless every service had as many respondents; the regulation is said to want
            the mean of services for a unit, which no text seen confirms.
        weights: the name of the reading of the weights.
        steps: where it was rounded on the way.
        findings: what is odd in the answers.
        samples: whether enough were heard, as far as a population is known.
        source: the file the answers were read from.
    """

    survey: Survey
    pooled: Index
    services: Mapping[str, Index] = field(converter=_kept, hash=False)
    mean_of_services: Index | None
    weights: str
    steps: Steps
    findings: tuple[Finding, ...]
    samples: tuple[Sample, ...] = ()
    source: Evidence | None = None

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def counts(self) -> tuple[Mapping[str, Count | None], ...]:
        """How often each score was given to each element: by all respondents, then by those of each service."""
        indices = (self.pooled, *self.services.values())
        return tuple({element.code: element.count for element in index.elements} for index in indices)

    @property
    def respondents(self) -> int | None:
        """How many filled in anything at all."""
        return self.pooled.respondents

    def which_rule_reproduces(self, published: NumberLike, *, decimals: int | None = None) -> tuple[Convention, ...]:
        """Tell which conventions lead from these answers to a published figure, the plainest first; none if none does.

        ``published`` is the figure as printed, ``"81,67"``, so that its decimals count; as a number, say how many
        ``decimals`` were printed. A figure of at most 4 is taken for an index on the scale of the answers.

        Raises:
            NumberError: when it is no number.
            DefinitionError: when ``decimals`` is no number of decimals.
        """
        return reproducing(self.survey, self._groups(), published, decimals, own=self.weights)

    def _groups(self) -> dict[str, list[Index]]:
        groups = {"pooled": [self.pooled]}
        if self.mean_of_services is not None:
            named = {name: index for name, index in self.services.items() if name}
            groups["mean-of-services"] = [*named.values()]
            if len(self.services) <= _MOST_TRIED:
                # whatever a service is called, these two names are taken
                groups = {name: [index] for name, index in named.items()} | groups
        return groups

    def realisation(
        self,
        indicator: str,
        period: Period | str | int,
        *,
        of: str = "pooled",
        document: str = "",
        component: str = "nilai",
        **facts: Any,
    ) -> Realisation:
        """Return the index as the realisation of an indicator, to be assessed and explained down to the answers.

        ``of`` chooses among the values: ``"pooled"``, ``"mean-of-services"``, or the name of a service. ``document`` is
        the evidence; ``facts`` are further attributes of :class:`sakip.Realisation`, such as ``recorded``. An index
        that is not computable makes a blank realisation, which says why in its note.

        Raises:
            UnknownNameError: when there is no such value.
            PeriodError: when the period cannot be read.
        """
        index = self._chosen(of)
        facts["evidence"] = together(document, facts.get("evidence", ()), self.source)
        if index.working is None:
            names = ", ".join(index.missing)
            note = wording.term("skm-not-computable").format(names=names)
            facts["note"] = "; ".join(part for part in (facts.get("note", ""), note) if part)
        return Realisation(indicator, period, {component: index.working}, **facts)

    def _chosen(self, of: str) -> Index:
        if of == "pooled":
            return self.pooled
        if of == "mean-of-services" and self.mean_of_services is not None:
            return self.mean_of_services
        name = _named(of, self.services)
        if name is not None:
            return self.services[name]
        raise UnknownNameError.among("value of the survey", of, ["pooled", "mean-of-services", *self.services])


class Choices(TypedDict, total=False):
    """What :func:`evaluate` leaves to the caller beside the day."""

    weights: str | Mapping[str, NumberLike]
    steps: Steps
    unanswered: Literal["not-computable", "leave-out"]
    population: int | Mapping[str, int] | None
    sampling: str


def evaluate(  # noqa: PLR0913  # each a choice a survey leaves open, by keyword
    tally: Tally,
    *,
    on: date,
    weights: str | Mapping[str, NumberLike] = "exact",
    steps: Steps = EXACT,
    unanswered: Literal["not-computable", "leave-out"] = "not-computable",
    population: int | Mapping[str, int] | None = None,
    sampling: str = "",
) -> Result:
    """Make the index of counted answers.

    Args:
        tally: the answers, counted.
        on: the day whose bands and sample apply.
        weights: a reading of the regulation (``"exact"``, ``"0.111"``, ``"0.11"``), or a mapping of one's own by
            element that sums to exactly 1.
        steps: where it is rounded on the way, as a sheet does.
        unanswered: what becomes of an index one of whose elements nobody answered: ``"not-computable"``, or with
            ``"leave-out"`` one over the other elements, weighed anew.
        population: how many people use the service, for the sample that is needed; as a mapping, for each service.
        sampling: the rule of the sample, see :func:`sample_size`.

    Raises:
        UnknownNameError: for a reading, a policy or a service there is not.
        DefinitionError: for weights that do not fit, or a population that is no number of people.
        NumberError: when a weight is no number.
        NotInForceError: when the day lies before every regulation held.
    """
    if unanswered not in UNANSWERED:
        raise UnknownNameError.among("policy for what nobody answered", unanswered, UNANSWERED)
    maker = _Maker(tally.survey, weights, steps, leave_out=unanswered == "leave-out")
    pooled = maker.index(tally.pooled, "IKM")
    named = {name: maker.index(counts, name) for name, counts in tally.services.items() if name}
    nameless = maker.index(tally.services[""], "–") if named and "" in tally.services else None
    services = named if nameless is None else named | {"": nameless}
    mean = maker.mean(named) if len(named) > 1 else None
    findings = [*tally.findings, *maker.findings]
    if nameless is not None:
        findings.append(Finding("skm-no-service", {"count": nameless.respondents}))
    if mean is not None and mean.value != pooled.value and mean.value is not None and pooled.value is not None:
        same = mean.mutu == pooled.mutu
        facts = {"pooled": pooled.value, "mean": mean.value}
        findings.append(Finding("skm-two-values" if same else "skm-two-classes", facts))
    samples = tuple(_samples(pooled, services, population, on, sampling))
    findings += [
        Finding(
            "skm-sample-short",
            # as fractions they are written with the thousands apart
            {
                "group": f"{s.service}: " if s.service else "",
                "needed": Fraction(s.needed),
                "population": Fraction(s.population),
                "respondents": Fraction(s.respondents),
            },
        )
        for s in samples
        if not s.reached
    ]
    return Result(tally.survey, pooled, services, mean, maker.reading, steps, tuple(findings), samples)


def _named(name: str, services: Mapping[str, Index]) -> str | None:
    """Return how a service is spelled, None where there is none."""
    if name in services:
        return name
    return next((known for known in services if folded(known) == folded(str(name))), None)


def _samples(
    pooled: Index, services: Mapping[str, Index], population: int | Mapping[str, int] | None, on: date, reading: str
) -> Iterable[Sample]:
    if population is None:
        return
    if isinstance(population, Mapping):
        for name, people in population.items():
            known = _named(name, services)
            if known is None:
                raise UnknownNameError.among("service", name, services)
            needed = sample(people, services[known].respondents or 0, on=on, reading=reading)
            yield evolve(needed, service=known)
    else:
        yield sample(population, pooled.respondents or 0, on=on, reading=reading)


def of_means(  # noqa: PLR0913  # each a choice a survey leaves open, by keyword
    means: Mapping[str, NumberLike],
    *,
    on: date,
    unsur: Iterable[str] | Mapping[str, str] | None = None,
    weights: str | Mapping[str, NumberLike] = "exact",
    steps: Steps = EXACT,
    respondents: int | None = None,
) -> Result:
    """Make the index of mean scores (NRR) that somebody published, by element or as ``U1``, ``U2`` and so on.

    ``means`` are on the scale of the answers, 1 to 4; a text may have a decimal comma. ``respondents`` is how many
    there were, where that is printed too. The rest is as :func:`evaluate` takes it.

    Raises:
        UnknownNameError: for an element the survey has not.
        OutOfScaleError: for a mean outside the scale of the answers.
        DefinitionError: when an element of the survey has two means, or for weights that do not fit.
        NumberError: when a mean or a weight is no number.
        NotInForceError: when the day lies before every regulation held.
    """
    asked = survey(on) if unsur is None else survey(on).only(unsur)
    known: dict[str, Fraction | None] = {}
    for name, value in means.items():
        code = name if name in asked.codes else asked.numbered(name)
        if code is None:
            raise UnknownNameError.among("element of the survey", name, asked.codes)
        if code in known:
            raise DefinitionError(f"element {code!r} has two means", "Give one.")
        mean = read_id(value, decimal=",") if isinstance(value, str) and "," in value else share(value)
        if not asked.lowest <= mean <= asked.highest:
            raise OutOfScaleError(
                f"a mean of {value} for {code!r} lies outside {asked.lowest} to {asked.highest}",
                "Give the mean of the answers (NRR), not the index.",
                value=mean,
            )
        known[code] = mean
    names = tuple(element.name for element in asked.unsur if element.code not in known)
    asked = asked.only(code for code in asked.codes if code in known)
    absent = [Finding("skm-unsur-absent", {"names": names, "count": len(known)})] if names else []
    maker = _Maker(asked, weights, steps, leave_out=False)
    index = maker.of(known, "IKM", None, respondents)
    return Result(asked, index, {}, None, maker.reading, steps, (*absent, *maker.findings))


class _Maker:
    """Makes the indices of one survey, all by the same choices."""

    def __init__(
        self, asked: Survey, weights: str | Mapping[str, NumberLike], steps: Steps, *, leave_out: bool
    ) -> None:
        self._survey = asked
        self._given = weights
        self.reading = named_reading(weights) if isinstance(weights, str) else "explicit"
        self._steps = steps
        self._leave_out = leave_out
        self._weights = asked.weights(weights, asked.codes)
        self.findings: list[Finding] = []
        total = sum(self._weights.values())
        if total != 1:
            # rounded weights are named by the number they are, which each language writes its own way
            named = Fraction(self.reading) if self.reading[:1].isdigit() else self.reading
            self.findings.append(Finding("skm-weights", {"reading": named, "sum": total, "highest": self._top(total)}))

    def _top(self, total: Fraction | int) -> Fraction:
        return total * self._survey.highest * self._survey.factor

    def index(self, counts: Mapping[str, Count], title: str) -> Index:
        """Make the index of counted answers."""
        respondents = next(iter(counts.values())).respondents
        return self.of(means_of(counts), title, counts, respondents)

    def of(
        self,
        means: Mapping[str, Fraction | None],
        title: str,
        counts: Mapping[str, Count] | None,
        respondents: int | None,
    ) -> Index:
        """Make the index of mean scores."""
        weights: Mapping[str, Fraction] = self._weights
        silent = tuple(code for code, mean in means.items() if mean is None)
        left_out: tuple[str, ...] = ()
        if silent and respondents != 0:
            facts = {"names": silent, "group": title}
            if self._leave_out and (without := self._without(silent)):
                left_out, weights = silent, without
            self.findings.append(Finding("skm-left-out" if left_out else "skm-unanswered", facts))
        return index_of(
            self._survey, means, weights, self._steps,
            title=title, counts=counts, respondents=respondents, left_out=left_out,
        )  # fmt: skip

    def _without(self, silent: tuple[str, ...]) -> Mapping[str, Fraction]:
        rest = [code for code in self._survey.codes if code not in silent]
        if isinstance(self._given, str) and rest:
            return self._survey.weights(self._given, rest)
        total = sum(self._weights[code] for code in rest)
        return {code: self._weights[code] / total for code in rest} if total else {}

    def mean(self, services: Mapping[str, Index]) -> Index:
        """Make the mean of the indices of the services, each counting the same."""
        survey_, title = self._survey, wording.term("skm-mean-of-services")
        missing = tuple(name for name, index in services.items() if index.working is None)
        respondents = sum(index.respondents or 0 for index in services.values())
        if missing:
            return Index(title, (), respondents, None, None, None, None, missing)
        worked = {f"layanan_{place}": index for place, index in enumerate(services.values(), 1)}
        inputs: dict[str, Fraction | Working]
        tree: Node
        if len(worked) <= _MOST_WORKED:
            inputs = {name: index.working for name, index in worked.items() if index.working is not None}
            tree = Calculation(Operator.DIVIDE, added(map(given, worked)), Constant(Fraction(len(worked))))
        else:
            total = sum((index.exact or Fraction(0) for index in worked.values()), Fraction(0))
            inputs = {"jumlah_ikm": total, "layanan": Fraction(len(worked))}
            tree = Calculation(Operator.DIVIDE, given("jumlah_ikm"), given("layanan"))
        working = Working(title, tree, inputs, basis=survey_.basis)
        try:
            mutu = survey_.mutu(working.value)
        except OutOfScaleError:
            mutu = None
        return Index(title, (), respondents, working.value / survey_.factor, working.value, mutu, working)
