"""Answers to a survey, one a row, counted where they lie: for each element of each unit their sum and their number.

One pass over the rows does it, with a sum and a count, as these may be hundreds of millions. Which element a number or
a word means, and what is no answer at all, is seen to in what that leaves: a few rows a unit. A score that is none of
the scale is counted at an element that is none.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import narwhals.stable.v2 as nw
from attrs import frozen

from sakip.errors import FrameError
from sakip.frames.layout import PREFIX
from sakip.frames.quotients import MOST
from sakip.frames.reading import check_columns
from sakip.instruments.skm import Survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


PLACE, SUM, COUNT, REFUSED, ODD = (f"{PREFIX}{name}" for name in ("place", "sum", "count", "refused", "odd"))
"""The columns of counted answers: the place of an element, the sum and the number of its scores, how many answers were
none, and how many rows did not say how many answers they stand for."""
_ELEMENT: Final = f"{PREFIX}element"


@frozen
class Answers:
    """Columns of answers to a survey: ``unsur`` says to which element, ``score`` which, ``counts`` how many of them."""

    asked: Survey
    schema: Mapping[str, Any]
    keys: Sequence[str]
    unsur: str
    score: str
    counts: str | None

    def __attrs_post_init__(self) -> None:
        check_columns(self.schema, self.columns)
        for name in self.columns[len(self.keys) :]:
            kind = self.schema[name]
            if not kind.is_integer() and not kind.is_float() and not (name == self.unsur and _is_text(kind)):
                known = "numbers or text" if name == self.unsur else "numbers"
                raise FrameError(f"column {name!r} holds {kind}, and not {known}", "Cast it first.", column=name)

    @property
    def columns(self) -> list[str]:
        """The columns that are read."""
        return [*self.keys, self.unsur, self.score, *([] if self.counts is None else [self.counts])]

    def counted(self, rows: Any) -> Any:
        """Return a row for each element of each unit, and one for what is of none; its place is beyond them all."""
        made = self._scanned(rows)
        known = nw.col(PLACE) < len(self.asked.codes)
        nothing = nw.lit(0, nw.Int64)
        made = made.with_columns(self._place().alias(PLACE))
        made = made.select(
            *self.keys,
            PLACE,
            # engines of SQL add up to more than 64 bits, and what is refused may be anything
            nw.when(known).then(nw.col(SUM).fill_null(0)).otherwise(nothing).cast(nw.Int64).alias(SUM),
            nw.when(known).then(nw.col(COUNT)).otherwise(nothing).cast(nw.Int64).alias(COUNT),
            nw.when(known).then(nothing).otherwise(nw.col(COUNT)).cast(nw.Int64).alias(REFUSED),
            nw.col(ODD) if self.counts is not None else nothing.alias(ODD),
        )
        return made.group_by([*self.keys, PLACE]).agg(*(nw.col(name).sum() for name in (SUM, COUNT, REFUSED, ODD)))

    def _scanned(self, rows: Any) -> Any:
        """Make the one pass over all answers."""
        score, kind = nw.col(self.score), self.schema[self.score]
        if kind.is_integer():
            valid = (score >= self.asked.lowest) & (score <= self.asked.highest)
        else:
            valid = _some(score == known for known in self.asked.scores)
        nowhere = "" if _is_text(self.schema[self.unsur]) else 0
        element = nw.when(valid).then(nw.col(self.unsur)).otherwise(nw.lit(nowhere))
        # Spark fails where a sum passes 64 bits, be it of what is refused
        if kind.is_integer() and self.counts is None and not rows.implementation.is_spark_like():
            rows = rows.select(*self.keys, element.alias(_ELEMENT), score.alias(SUM))
            made: list[Any] = [nw.col(SUM).sum(), nw.col(SUM).count().alias(COUNT)]
        else:
            weighed = dict(self._weighed(valid))
            rows = rows.select(*self.keys, element.alias(_ELEMENT), **weighed)
            made = [nw.col(name).sum() for name in weighed]
        return rows.group_by([*self.keys, _ELEMENT]).agg(*made)

    def _weighed(self, valid: Any) -> Iterator[tuple[str, Any]]:
        """Yield what a row adds to the sum and to the number of scores, and to the rows whose number is none."""
        score, nothing = nw.col(self.score), nw.lit(0, nw.Int64)
        blank = score.is_null() | score.is_nan() if self.schema[self.score].is_float() else score.is_null()
        value = nw.when(valid).then(score).otherwise(nothing).cast(nw.Int64)
        if self.counts is None:
            yield SUM, value
            yield COUNT, nw.when(blank).then(nothing).otherwise(nw.lit(1, nw.Int64))
            return
        count = nw.col(self.counts)
        held = (count >= 0) & (count <= MOST)
        if self.schema[self.counts].is_float():
            held &= count.floor() == count
        times = nw.when(held).then(count).otherwise(nothing).cast(nw.Int64)
        yield SUM, value * times
        yield COUNT, nw.when(blank).then(nothing).otherwise(times)
        yield ODD, nw.when(held).then(nothing).otherwise(nw.lit(1, nw.Int64))

    def _place(self) -> Any:
        """Return the place of the element that a number or a word means, in the order of the survey."""
        element, text = nw.col(_ELEMENT), _is_text(self.schema[self.unsur])
        if text:
            element = element.str.to_lowercase()
        place: Any = nw.lit(len(self.asked.codes), nw.Int64)
        for at, names in reversed(list(enumerate(self._names(text=text)))):
            if names:
                place = nw.when(_some(element == name for name in names)).then(nw.lit(at, nw.Int64)).otherwise(place)
        return place

    def _names(self, *, text: bool) -> Iterator[list[Any]]:
        """Yield what each element goes by: its number in the order of the regulation, or its names."""
        for unsur in self.asked.unsur:
            number = self.asked.order.index(unsur.code) + 1
            names = (unsur.code, unsur.name.lower(), *unsur.aliases, f"u{number}", str(number))
            yield list(dict.fromkeys(names)) if text else [number]


def _some(truths: Iterable[Any]) -> Any:
    return functools.reduce(operator.or_, truths)


def _is_text(kind: Any) -> bool:
    return isinstance(kind, (nw.String, nw.Categorical, nw.Enum, nw.Object))
