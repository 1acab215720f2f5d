"""Answers counted: for each service and element how many respondents gave which score.

That is all an index needs, so a survey of any length is read in the memory of one stretch of rows. Answers are counted
column by column; only when something in a column is no answer are its rows looked at one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from sakip import hooks
from sakip.errors import DefinitionError
from sakip.findings import Finding
from sakip.instruments.skm.rules import Survey, folded
from sakip.instruments.skm.services import together

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@frozen
class Count:
    """How often each of the ``scores`` was given to one element, from the ``lowest`` on.

    ``blank`` is how often none was. ``refused`` are answers outside the scale: they are no scores, and were named as
    findings.
    """

    scores: tuple[int, ...]
    lowest: int = 1
    blank: int = 0
    refused: int = 0

    @property
    def answered(self) -> int:
        """How many respondents gave a score; what the mean is divided by."""
        return sum(self.scores)

    @property
    def total(self) -> int:
        """The sum of all scores."""
        return sum(score * times for score, times in enumerate(self.scores, self.lowest))

    @property
    def respondents(self) -> int:
        """How many were asked, whether they answered or not."""
        return self.answered + self.blank + self.refused

    def __add__(self, other: Count) -> Count:
        scores = tuple(mine + theirs for mine, theirs in zip(self.scores, other.scores, strict=True))
        return Count(scores, self.lowest, self.blank + other.blank, self.refused + other.refused)


def _kept(given: Mapping[str, Mapping[str, Count]]) -> Mapping[str, Mapping[str, Count]]:
    return MappingProxyType({service: MappingProxyType(dict(counts)) for service, counts in given.items()})


@frozen
class Tally:
    """The answers of a ``survey``, counted by service and element; two tallies of the same survey can be added.

    ``services`` maps the name of each service to its counts; where none was told apart, there is one called ``""``.
    ``rows`` is how many respondents there were, ``findings`` what is odd in what they answered.

    Raises:
        DefinitionError: when the counts are not those of the survey, or there are none.
    """

    survey: Survey
    services: Mapping[str, Mapping[str, Count]] = field(converter=_kept, hash=False)
    findings: tuple[Finding, ...] = ()

    __setstate__ = hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        for service, counts in self.services.items():
            fitting = set(counts) == set(self.survey.codes) and all(map(self._fits, counts.values()))
            if not fitting or len({count.respondents for count in counts.values()}) != 1:
                raise DefinitionError(
                    f"the counts of {service!r} are not those of the survey",
                    "Give for each element how often each score was given, of the same respondents.",
                )
        if not self.services:
            raise DefinitionError("a tally without any group of respondents", "Give the counts of one, named ''.")

    def _fits(self, count: Count) -> bool:
        numbers = (*count.scores, count.blank, count.refused)
        scale = len(count.scores) == len(self.survey.scores) and count.lowest == self.survey.lowest
        return scale and all(type(times) is int and times >= 0 for times in numbers)

    @property
    def pooled(self) -> Mapping[str, Count]:
        """The counts of all services together."""
        return _together(self.survey.codes, self.services.values())

    @property
    def rows(self) -> int:
        """How many respondents there were."""
        return sum(next(iter(counts.values())).respondents for counts in self.services.values())

    def __add__(self, other: Tally) -> Tally:
        if other.survey != self.survey:
            raise DefinitionError("these answers are of two surveys", "Add those with the same elements and rule.")
        services = {name: dict(counts) for name, counts in self.services.items()}
        spelled = {folded(name): name for name in services}
        others = {name: spelled.get(folded(name), name) for name in other.services}
        findings = together((mine, name) for name, mine in others.items() if mine != name)
        for given, counts in other.services.items():
            name = others[given]
            services[name] = dict(
                _together(self.survey.codes, [services[name], counts] if name in services else [counts])
            )
        # a part without a single answer has a nameless group of nobody
        heard = {name: counts for name, counts in services.items() if any(c.respondents for c in counts.values())}
        return Tally(self.survey, heard or services, (*self.findings, *other.findings, *findings))

    def __getstate__(self) -> dict[str, Any]:
        return hooks.facts(self) | {"services": {name: dict(counts) for name, counts in self.services.items()}}


def _together(codes: Iterable[str], parts: Iterable[Mapping[str, Count]]) -> Mapping[str, Count]:
    listed = list(parts)
    return {code: _sum([counts[code] for counts in listed]) for code in codes}


def _sum(counts: Sequence[Count]) -> Count:
    total = counts[0]
    for count in counts[1:]:
        total += count
    return total


def means_of(counts: Mapping[str, Count]) -> dict[str, Fraction | None]:
    """Return the mean score of each element (NRR), over its answers; None where nobody answered."""
    return {code: Fraction(count.total, count.answered) if count.answered else None for code, count in counts.items()}
