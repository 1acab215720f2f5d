"""Which convention a published index was made with: weights, divisor, rounding on the way, rounding at the end.

Sheets in use weigh nine elements by 1/9, 0,111 or 0,11; round the means, the weighted means or their sum; divide by
respondents who left an element blank; cut decimals off. Each alone moves an index by up to a point. Given the answers,
every combination is tried against the printed figure.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from sakip import wording
from sakip.errors import DefinitionError, NumberError, quoted
from sakip.figures import FRACTION_DIGITS, number, plain, publish, read_id
from sakip.instruments.skm.index import EXACT, Index, Steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sakip.figures import NumberLike
    from sakip.instruments.skm.rules import Survey

_MEAN_PLACES: Final = (None, 2, 3, 1)
_WEIGHTED_PLACES: Final = (None, 2, 3, 4)
_TOTAL_PLACES: Final = (None, 2, 3, 4)
_SERVICE_PLACES: Final = (None, 2)
_ROUNDINGS: Final = ("half-up", "truncate")
_DECIMALS = re.compile(r"[.,]([0-9]+)\s*%?$")


@frozen(kw_only=True)
class Convention:
    """One way to make an index of answers, and what it comes to.

    ``of`` is ``"pooled"``, ``"mean-of-services"`` or the name of a service, ``weights`` a reading of the weights,
    ``divisor`` what the sum of an element is divided by: its ``"answered"`` or all ``"respondents"``. ``steps`` are
    the roundings on the way, ``service_places`` that of the index of a service before the mean over services,
    ``publication`` the rule of the last rounding. ``scale`` is ``"index"`` (25–100) or ``"answers"`` (1–4). ``value``
    is what it publishes.
    """

    of: str = "pooled"
    weights: str = "exact"
    divisor: str = "answered"
    steps: Steps = EXACT
    service_places: int | None = None
    publication: str = "half-up"
    scale: str = "index"
    value: Decimal

    @property
    def departures(self) -> frozenset[tuple[str, Any]]:
        """In what it differs from the exact index over all respondents, rounded once."""
        steps = self.steps
        chosen = {
            "of": self.of if self.of != "pooled" else None,
            "weights": self.weights if self.weights != "exact" else None,
            "divisor": self.divisor if self.divisor != "answered" else None,
            "mean": steps.mean,
            "weighted": steps.weighted,
            "total": steps.total,
            "steps": steps.rounding if steps.rounding != "half-up" else None,
            "service": self.service_places,
            "publication": self.publication if self.publication != "half-up" else None,
        }
        return frozenset((name, value) for name, value in chosen.items() if value is not None)

    @property
    def exact(self) -> bool:
        """Whether it is the exact index over all respondents, rounded once."""
        return not self.departures

    def label(self, lang: str = "id") -> str:
        """Say it in words."""
        said = [
            wording.term(self._key(name), lang, value=self._value(name, value, lang))
            for name, value in sorted(self.departures, key=lambda pair: _ORDER.index(pair[0]))
        ]
        return "; ".join(said) or wording.term("skm-by-exact", lang)

    def _key(self, name: str) -> str:
        return "skm-by-one-service" if name == "of" and self.of != "mean-of-services" else f"skm-by-{name}"

    @staticmethod
    def _value(name: str, value: Any, lang: str) -> str:
        if name == "weights" and lang == "id":
            return str(value).replace(".", ",")
        return wording.term(value, lang) if name in {"publication", "steps"} else str(value)


_ORDER: Final = ("of", "weights", "divisor", "mean", "weighted", "total", "steps", "service", "publication")


@frozen
class _Part:
    """A group of respondents: its elements that were answered, and the weights it was made with."""

    means: tuple[Fraction, ...]
    over_all: tuple[Fraction, ...]
    codes: tuple[str, ...]
    weights: tuple[Fraction, ...]

    @classmethod
    def of(cls, index: Index) -> _Part:
        """Return it; without counts everybody is taken to have answered."""
        heard = [(element, element.mean) for element in index.elements if element.mean is not None]
        means = tuple(mean for _, mean in heard)
        codes = tuple(element.code for element, _ in heard)
        counts = ((element.count, mean) for element, mean in heard)
        of_all = tuple(Fraction(count.total, count.respondents) if count else mean for count, mean in counts)
        return cls(means, of_all, codes, tuple(element.weight for element, _ in heard))


def reproducing(
    survey: Survey,
    groups: Mapping[str, Sequence[Index]],
    published: NumberLike,
    decimals: int | None,
    own: str,
) -> tuple[Convention, ...]:
    """Return the conventions that lead to a published figure, those with the fewest departures first.

    ``groups`` holds for ``"pooled"``, for ``"mean-of-services"`` where there are services, and for the name of each
    service the index of each group; ``own`` names the reading of the weights they were made with. A
    convention that only adds departures to one that leads there already is not named.
    """
    printed, places = _printed(published, decimals)
    scale = "answers" if printed <= survey.highest else "index"
    found: list[Convention] = []
    for of, listed in groups.items():
        if any(index.working is None for index in listed):
            continue
        for made, result in _made(survey, of, list(map(_Part.of, listed)), own):
            compared = result / survey.factor if scale == "answers" else result
            for publication in _ROUNDINGS:
                value = publish(compared, places, publication)
                if Fraction(value) == printed:
                    found.append(Convention(**made, publication=publication, scale=scale, value=value))
    found.sort(key=lambda convention: (len(convention.departures), sorted(map(str, convention.departures))))
    plainest: list[Convention] = []
    for convention in found:
        if not any(other.departures <= convention.departures for other in plainest):
            plainest.append(convention)
    return tuple(plainest)


def _printed(published: NumberLike, decimals: int | None) -> tuple[Fraction, int]:
    if decimals is not None and (type(decimals) is not int or not 0 <= decimals <= FRACTION_DIGITS):
        raise DefinitionError(f"{quoted(decimals)} is no number of decimals", f"Write 0 to {FRACTION_DIGITS}.")
    if isinstance(published, str):
        text = published.strip()
        try:
            value = number(text)
        except NumberError:
            value = read_id(text)
        match = _DECIMALS.search(text)
        return value, decimals if decimals is not None else len(match[1]) if match else 0
    value = number(published)
    if decimals is None:
        as_given = Decimal(float.__repr__(published)) if isinstance(published, float) else published
        written = f"{as_given:f}" if isinstance(as_given, Decimal) else plain(value)
        decimals = len(written.partition(".")[2])
    return value, decimals


def _made(survey: Survey, of: str, parts: Sequence[_Part], own: str) -> Iterator[tuple[dict[str, Any], Fraction]]:
    """Yield every convention up to the last rounding, with the index it makes."""
    blanks = any(part.means != part.over_all for part in parts)
    divisors = ("answered", "respondents") if blanks else ("answered",)
    service_places = _SERVICE_PLACES if of == "mean-of-services" else (None,)
    # of a single service only the usual ways are tried, or one of fifty would make nearly any figure by some way
    single = of not in {"pooled", "mean-of-services"}
    rules, of_weighted, of_total = (
        (("half-up",), (None,), (None,)) if single else (_ROUNDINGS, _WEIGHTED_PLACES, _TOTAL_PLACES)
    )
    of_means = (None, 2) if single else _MEAN_PLACES
    readings = {
        weighting.reading: [(weighting.weight(len(part.codes)),) * len(part.codes) for part in parts]
        for weighting in survey.weightings
    }
    readings.setdefault(own, [part.weights for part in parts])
    for divisor, rule in product(divisors, rules):
        divided = [part.means if divisor == "answered" else part.over_all for part in parts]
        for mean_places in of_means:
            rounded = [[_to(mean, mean_places, rule) for mean in means] for means in divided]
            for reading, weighted_places in product(readings, of_weighted):
                weighed = zip(rounded, readings[reading], strict=True)
                sums = [_total(means, weights, weighted_places, rule) for means, weights in weighed]
                for total_places, places in product(of_total, service_places):
                    if rule != "half-up" and mean_places is weighted_places is total_places is None:
                        continue  # nothing was rounded on the way
                    steps = Steps(mean=mean_places, weighted=weighted_places, total=total_places, rounding=rule)
                    indices = [_to(_to(total, total_places, rule) * survey.factor, places, "half-up") for total in sums]
                    made = {"of": of, "weights": reading, "divisor": divisor, "steps": steps, "service_places": places}
                    yield made, sum(indices, Fraction(0)) / len(indices)


def _total(means: Sequence[Fraction], weights: Sequence[Fraction], places: int | None, rule: str) -> Fraction:
    weighed = (_to(mean * weight, places, rule) for mean, weight in zip(means, weights, strict=True))
    return sum(weighed, Fraction(0))


def _to(value: Fraction, places: int | None, rule: str) -> Fraction:
    return value if places is None else Fraction(publish(value, places, rule))
