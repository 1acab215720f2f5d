"""Bullet charts: each indicator's realisation against its target, on the bands of its scale.

An achievement has its target at 100 percent, so the indicators of a scorecard share one axis; values have units of
their own, and an axis each. An indicator without a number keeps its row and says why, in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from sakip import wording
from sakip.assessment import Assessment, Scorecard, Status
from sakip.errors import DefinitionError, UnknownNameError, quoted
from sakip.figures import publish
from sakip.plots import marks
from sakip.plots.rows import Row, Rows, joined, stretches
from sakip.plots.surface import Drawing, plain_text, put

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sakip.bands import CategoryBand, CategoryScale

Measure: TypeAlias = Literal["achievement", "value"]

MEASURES: Final = ("achievement", "value")

_HUNDRED = Fraction(100)
# how far the common axis goes at least and at most, in percent
_SHORTEST, _LONGEST, _LOWEST, _STEP = Fraction(125), Fraction(150), Fraction(-50), Fraction(25)
_MOST_RUNGS = 6


def bullet(
    card: Scorecard | Assessment | Iterable[Assessment],
    *,
    ax: Axes | None = None,
    lang: str = "id",
    of: Measure = "achievement",
) -> Axes:
    """Draw one row an indicator: a bar for what was realised, an upright mark for the target, greys for the bands.

    ``of="achievement"`` puts all of them on one axis in percent with the target at 100; ``of="value"`` draws each on
    its own scale and in its own unit. What has no number stays, with its status and reason; what lies beyond the axis
    is marked, and its number written.

    Raises:
        UnknownNameError: for another measure or language.
        DefinitionError: when what is given is no scorecard and no assessments.
        MissingExtraError: when matplotlib is not installed.
    """
    wording.language(lang)
    if of not in MEASURES:
        raise UnknownNameError.among("measure of a bullet chart", of, MEASURES)
    given = _assessments(card)
    title = _title(card, given, wording.term(f"plot-{of}", lang), lang)
    made = [_achieved(given, lang), _valued(given, lang)][of == "value"]
    beyond = any(row.bar is not None and not row.low <= row.bar <= row.high for row in made[0])
    bar = wording.term("plot-bullet-bar" if of == "value" else "plot-bullet-achieved", lang)
    drawn = any(row.bar is not None for row in made[0])
    notes = [bar, *made[1]] if drawn else []
    notes += [wording.term("plot-beyond", lang)] * beyond
    if not given:
        notes = [wording.term("plot-nothing", lang)]
    ticks = made[2]
    line = (_HUNDRED, "-") if of == "achievement" else None
    rows = Rows(title, tuple(made[0]), tuple(notes), ticks, line, wording.term("plot-more", lang))
    lines = [f"{title}.", *(_spoken(assessment, lang) for assessment in given)]
    return put(Drawing.of(title, lines, rows.paint), ax)


def _assessments(card: object) -> tuple[Assessment, ...]:
    if isinstance(card, Assessment):
        return (card,)
    given: tuple[Any, ...] = tuple(card) if isinstance(card, Iterable) else (None,)
    if not all(isinstance(each, Assessment) for each in given):
        raise DefinitionError(f"{quoted(card)} is no scorecard", "Give what sakip.assess returns, or assessments.")
    return given


def _title(card: object, given: tuple[Assessment, ...], what: str, lang: str) -> str:
    name = card.office.office_name if isinstance(card, Scorecard) else ""
    periods = {assessment.period for assessment in given} | ({card.period} if isinstance(card, Scorecard) else set())
    when = next(iter(periods)).label(wording.language(lang)) if len(periods) == 1 else ""
    whose = ", ".join(part for part in (name, when) if part)
    return wording.term("plot-of", lang).format(what=what, whose=whose) if whose else what


def _missing(assessment: Assessment, lang: str, *, of: Measure) -> str:
    """What stands in the place of the marks: a sign, then the value as far as there is one, then why there is none."""
    achieved = of == "achievement"
    status = assessment.achievement.status if achieved else assessment.status
    said = marks.no_achievement(assessment.achievement, lang) if achieved else marks.no_value(assessment, lang)
    if assessment.predicate is not None:
        reached = marks.no_achievement(assessment.achievement, lang)
        return ", ".join([assessment.predicate.word, *_target(assessment, lang), reached])
    parts = [said]
    if achieved and assessment.value is not None:
        value = marks.number_text(assessment.value, assessment.indicator.unit, lang)
        parts = [value, *_target(assessment, lang), _achievement(said, lang)]
    elif not achieved:
        parts += _target(assessment, lang)
    sign = marks.SIGNS.get(status, "")
    return f"{sign} {', '.join(parts)}".strip()


def _achievement(said: str, lang: str) -> str:
    return f"{wording.term('achievement', lang).lower()} {said}"


def _target(assessment: Assessment, lang: str) -> list[str]:
    if assessment.target is None:
        return []
    said = assessment.target.text(lang, assessment.indicator.unit)
    return [wording.term("plot-target", lang).format(number=said)]


def _unlimited(assessment: Assessment, lang: str) -> tuple[str, ...]:
    """What an achievement was before its floor or cap."""
    achievement = assessment.achievement
    if achievement.limited is None or achievement.raw is None or achievement.value is None:
        return ()
    raw = publish(achievement.raw, achievement.places, assessment.indicator.rounding)
    said = {"number": marks.percent_text(achievement.value, lang), "raw": marks.percent_text(raw, lang)}
    return (wording.term("plot-unlimited", lang).format(**said),)


_Made: TypeAlias = tuple[list[Row], list[str], tuple[tuple[Fraction, str], ...]]


def _achieved(given: tuple[Assessment, ...], lang: str) -> _Made:
    """The rows on one axis in percent, the bands in words, and the ticks."""
    values = [Fraction(each.achievement.value) for each in given if each.achievement.value is not None]
    low, high = _reach(values)
    rows = []
    for each in given:
        value = each.achievement.value
        if value is None:
            rows.append(Row(each.indicator.name, instead=_missing(each, lang, of="achievement")))
            continue
        said = " ".join([marks.percent_text(value, lang), *_code(each.achievement_category)])
        rows.append(
            Row(
                each.indicator.name,
                said,
                _unlimited(each, lang),
                bar=Fraction(value),
                low=low,
                high=high,
                stretches=stretches(each.indicator.achievement_scale, low, high),
            )
        )
    ticks = []
    for tick in {Fraction(0), Fraction(50), _HUNDRED, *marks.rungs(low, high, 5)}:
        text = marks.percent_text(tick, lang)
        if low <= tick <= high and tick % 50 == 0:
            ticks.append((tick, wording.term("plot-at-target", lang).format(number=text) if tick == 100 else text))
    shown = [each.achievement_category for each in given if each.achievement.value is not None]
    scales = {each.indicator.achievement_scale for each in given if each.achievement.value is not None}
    scales.discard(None)
    bands = [band for scale in scales if scale for band in scale.bands] if len(scales) == 1 else shown
    return rows, _bands_in_words(bands), joined(ticks)


def _reach(values: Iterable[Fraction]) -> tuple[Fraction, Fraction]:
    """Return the ends of an axis in percent that shows all of some values, as far as an axis goes."""
    every = [Fraction(0), _SHORTEST, *values]
    low, high = Fraction(min(every) // _STEP) * _STEP, -Fraction(-max(every) // _STEP) * _STEP
    return max(low, _LOWEST), min(high, _LONGEST)


def _code(band: CategoryBand | None) -> list[str]:
    return [] if band is None else [band.code]


def _bands_in_words(bands: Iterable[CategoryBand | None]) -> list[str]:
    named = dict.fromkeys(f"{band.code} {band.label}" for band in bands if band is not None and band.code != band.label)
    return ["; ".join(named)] if named else []


def _valued(given: tuple[Assessment, ...], lang: str) -> _Made:
    """The rows on axes of their own, which share no bands and no ticks."""
    return [_value_row(each, lang) for each in given], [], ()


def _axis(known: list[Fraction], scale: CategoryScale | None) -> tuple[Fraction, Fraction, list[Fraction]]:
    """Return the ends of an axis and the numbers under it: of the scale as far as it has ends, else round numbers."""
    edges = [edge for edge in (scale.edges if scale else ()) if edge is not None]
    every = [Fraction(0), *known, *edges]
    low, high = min(every), max(every)
    rungs = marks.rungs(low, high if high > low else low + 1, _MOST_RUNGS)
    step = rungs[1] - rungs[0] if len(rungs) > 1 else Fraction(1)
    low, high = low // step * step, -(-high // step) * step
    if scale is not None and scale.edges[0] is not None:
        low = scale.edges[0]
    if scale is not None and scale.edges[-1] is not None:
        high = scale.edges[-1]
    if high <= low:
        high = low + step
    inner = edges or [low + step * place for place in range(int((high - low) / step))]
    return low, high, sorted({low, *(edge for edge in inner if low < edge < high), high})


def _value_row(each: Assessment, lang: str) -> Row:
    name, unit = each.indicator.name, each.indicator.unit
    if each.value is None:
        return Row(name, instead=_missing(each, lang, of="value"))
    value, target = Fraction(each.value), marks.target_span(each)
    scale = each.indicator.scale
    low, high, rungs = _axis([value, *(target or ())], scale)
    ends = [(rung, marks.number_text(rung, unit, lang)) for rung in rungs if marks.ends_in_decimals(rung)]
    said = " ".join([marks.number_text(each.value, unit, lang), *_code(each.category)])
    notes = _target(each, lang) or [wording.term("plot-no-target", lang)]
    if each.category is not None and each.category.code != each.category.label:
        notes.append(f"{each.category.code} {each.category.label}")
    return Row(
        name, said, ("; ".join(notes),), bar=value, target=target, low=low, high=high,
        stretches=stretches(scale, low, high), ends=joined(ends),
    )  # fmt: skip


def _spoken(each: Assessment, lang: str) -> str:
    """Say a row in words: the value, the target, the achievement, their categories, or why there is none."""
    unit, achievement = each.indicator.unit, each.achievement
    parts = _target(each, lang)
    if each.predicate is not None:
        parts.insert(0, each.predicate.word)
    elif each.value is not None:
        parts.insert(0, _with_label(marks.number_text(each.value, unit, lang), each.category))
    if achievement.value is not None:
        said = _with_label(marks.percent_text(achievement.value, lang), each.achievement_category)
        parts += [_achievement(said, lang), *_unlimited(each, lang)]
    elif each.status is Status.COMPUTED:
        said = marks.no_achievement(achievement, lang)
        parts.append(said if each.predicate else _achievement(said, lang))
    else:
        parts.append(marks.no_value(each, lang))
    return f"{plain_text(each.indicator.name)}: {'; '.join(parts)}."


def _with_label(text: str, band: CategoryBand | None) -> str:
    return text if band is None else f"{text} ({band.label})"
