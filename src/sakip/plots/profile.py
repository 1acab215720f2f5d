"""The profile of a satisfaction survey (SKM): the mean score of each element of service on the bands of the index.

PermenPANRB 14/2017 asks about nine elements, each answered from 1 to 4. Their means (nilai rata-rata, NRR) times 25
stand on the scale the index is classified by, so the bands (mutu D to A) mean the same for one element as for the
whole. The elements with the lowest means are the ones to improve first.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from sakip import wording
from sakip.errors import DefinitionError, quoted
from sakip.figures import publish
from sakip.instruments.skm import Result
from sakip.plots import marks
from sakip.plots.rows import Row, Rows, joined, stretches
from sakip.plots.surface import Drawing, put

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sakip.instruments.skm import Element

IMPROVED_FIRST: Final = 3
"""How many elements are named as the ones to improve, more where their means are equal."""

_PLACES = 2
_TICKS = 4


def profile(survey: Result, *, ax: Axes | None = None, lang: str = "id") -> Axes:
    """Draw a dot for the mean of each element, on the bands of the index, and a dashed line for the index itself.

    The axis begins with the band of the lowest mean. The lowest means are marked and named; an element nobody answered
    stays and says so.

    Raises:
        UnknownNameError: for another language.
        DefinitionError: when what is given is no evaluated survey.
        MissingExtraError: when matplotlib is not installed.
    """
    wording.language(lang)
    if not isinstance(survey, Result):
        raise DefinitionError(f"{quoted(survey)} is no survey", "Give what sakip.instruments.skm measures.")
    pooled, scale, factor = survey.pooled, survey.survey.scale, survey.survey.factor
    title = wording.term("plot-profile", lang).format(name=pooled.title or "IKM")
    means = {each.code: each.mean * factor for each in pooled.elements if each.mean is not None}
    index = None if pooled.value is None else Fraction(pooled.value)
    known = [*means.values(), *([] if index is None else [index])]
    low = max((band.lower for band in scale.bands if band.lower is not None and known and band.lower <= min(known)),
              default=survey.survey.lowest * factor)  # fmt: skip
    high = survey.survey.highest * factor
    worst = _to_improve(survey)
    rows = tuple(_row(each, survey, (low, high), worst, lang) for each in pooled.elements)
    edges = [edge for edge in scale.edges if edge is not None and low <= edge <= high]
    ticks = joined(
        [(edge, wording.spoken(edge, lang)) for edge in (edges if len(edges) > 1 else marks.rungs(low, high, _TICKS))]
    )
    notes = [wording.term("plot-elements", lang).format(factor=wording.spoken(factor, lang))]
    if index is not None and pooled.value is not None:
        number = " ".join([wording.spoken(pooled.value, lang), *([pooled.mutu.code] if pooled.mutu else [])])
        notes.append(wording.term("plot-index", lang).format(name=pooled.title or "IKM", number=number))
    notes.append("; ".join(f"{band.code} {band.label}" for band in scale.bands))
    improve = ""
    if worst:
        improve = wording.term("plot-improve", lang).format(names=", ".join(each.name for each in worst))
        notes.insert(0, f"◆ {improve}")
    line = None if index is None else (index, (0, (2, 1)))
    made = Rows(title, rows, tuple(notes), ticks, line, wording.term("plot-more", lang))
    lines = [f"{title}.", *(f"{each.name}: {_spoken(each, lang)}." for each in pooled.elements)]
    if index is not None and pooled.value is not None:
        mutu = f" ({pooled.mutu.label})" if pooled.mutu else ""
        lines.append(f"{pooled.title or 'IKM'}: {wording.spoken(pooled.value, lang)}{mutu}.")
    if improve:
        lines.append(f"{improve[:1].upper()}{improve[1:]}.")
    return put(Drawing.of(title, lines, made.paint), ax)


def _to_improve(survey: Result) -> tuple[Element, ...]:
    """The elements with the lowest means, lowest first; none where all are equal."""
    ordered = survey.pooled.to_improve()
    means = [each.mean for each in ordered if each.mean is not None]
    if len(means) <= IMPROVED_FIRST or means[0] == means[-1]:
        return () if not means or means[0] == means[-1] else ordered[:1]
    mark = means[IMPROVED_FIRST - 1]
    return tuple(each for each in ordered if each.mean is not None and each.mean <= mark and each.mean < means[-1])


def _row(each: Element, survey: Result, ends: tuple[Fraction, Fraction], worst: tuple[Element, ...], lang: str) -> Row:
    if each.mean is None:
        return Row(each.name, instead=f"○ {wording.term('plot-unanswered', lang)}")
    low, high = ends
    return Row(
        each.name, _said(each, lang), bar=each.mean * survey.survey.factor, low=low, high=high,
        stretches=stretches(survey.survey.scale, low, high), dot=True, lowest=each in worst,
    )  # fmt: skip


def _said(each: Element, lang: str) -> str:
    if each.mean is None or each.index is None:
        return wording.term("plot-unanswered", lang)
    mean = wording.spoken(publish(each.mean, _PLACES), lang)
    return " · ".join([mean, wording.spoken(each.index, lang), *([each.mutu.code] if each.mutu else [])])


def _spoken(each: Element, lang: str) -> str:
    if each.mean is None or each.index is None:
        return wording.term("plot-unanswered", lang)
    mutu = f" ({each.mutu.label})" if each.mutu else ""
    return f"NRR {wording.spoken(publish(each.mean, _PLACES), lang)}; {wording.spoken(each.index, lang)}{mutu}"
