"""Assessing a frame: every row an indicator of an office in a period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import narwhals.stable.v2 as nw

from sakip.assessment.results import Reason
from sakip.errors import FrameError
from sakip.frames.asked import CONFLICT, check_choices, check_named, indicators_of, reason_of
from sakip.frames.carrying import beside, by_parts, is_parted, taken
from sakip.frames.exactly import recomputed
from sakip.frames.reading import check_columns, check_names, text, without_blank
from sakip.frames.task import Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from narwhals.stable.v2.typing import IntoFrameT

    from sakip.frames.asked import Beyond, Kernel
    from sakip.frames.task import Columns
    from sakip.indicators import Indicator
    from sakip.sets.model import IndicatorSet

ADDED: Final = ("status", "reason", "value", "achievement", "achievement_reason", "category", "achievement_category")
"""The columns an assessed frame has beside the caller's."""
SCALED: Final = ("value_scaled", "achievement_scaled")
"""The same two numbers as integers, where they are asked for."""


def assess_frame(  # noqa: PLR0913  # each names a column or a choice
    frame: IntoFrameT,
    indicators: IndicatorSet | Indicator | Iterable[Indicator],
    *,
    targets: str = "target",
    predicates: str | None = None,
    columns: Columns | None = None,
    indicator: str = "indicator",
    places: int = 2,
    kernel: Kernel = "int64",
    beyond: Beyond = "status",
    withheld: Mapping[str, Reason | str] | None = None,
    scaled: bool = False,
) -> IntoFrameT:
    """Assess every row of a frame: an indicator of an office in a period, against its target.

    Rows hold the code of their indicator, a target in its unit, and its components, each in the component's own unit,
    blank where they were not reported: no number is converted. Whatever else the caller has, such as a period, is
    passed through unread. NaN counts as blank. The frame comes back with seven more columns, as
    :class:`sakip.Assessment` has them: ``status``, ``reason``, ``value``, ``achievement``, ``achievement_reason``,
    ``category`` and ``achievement_category``, the categories by their codes. The two numbers are the floats nearest to
    the published decimals.

    What a row holds beyond what integers of 64 bits are proven for is told by the reason ``out-of-bounds``, and never
    computed wrong: more decimals than ``places``, infinities, a component below zero that something is divided by, and
    large amounts. For a percentage to two decimals that is more than 4e14 in the smallest unit of a column: Rp 400
    trillion in whole rupiah, or 4 trillion with two decimals. Floats are exact to 2e15 of their last place in any case.
    A rule from elsewhere that divides by something else than the target or the realisation is out of bounds on every
    row.

    A component that comes from other indicators of a set is read from its column like any; where there is none it is
    blank on every row, as it is for one row alone: count it from the assessed frame, and assess those rows then. A row
    of another code than those given is ``unknown-indicator``. Rows keep their order on engines whose rows have one.
    Dask assesses each partition as the pandas frame it is.

    Args:
        frame: the rows, of any engine.
        indicators: what the rows are about: a set, an indicator, or several.
        targets: the column of targets.
        predicates: a column of targets that are words, such as BB or WTP; a row with one has that target.
        columns: which column holds a component that is not called like it: ``{"realisasi": "a"}`` for all indicators,
            or ``{"ikm": {"nilai": "skor"}}`` for each.
        indicator: the column of the codes of indicators.
        places: with how many decimals floats are read; raise it for rows that have more.
        kernel: ``"wide"`` reaches a hundred times as far as ``"int64"`` and takes about twice as long.
        beyond: ``"exact"`` recomputes rows that are out of bounds one by one, on frames that are not lazy, as far as
            they hold numbers of at most 18 digits and 9 decimals.
        withheld: columns of truths, and the reason why rows on which one is true have no number: ``{"ditolak":
            "unverified", "tidak_berlaku": "not-applicable"}``; without it that is the column ``conflict`` of
            :func:`sakip.frames.from_long`, if there is one.
        scaled: whether the two numbers stand beside as integers too, counted in the last published place.

    Raises:
        FrameError: when a column is missing, holds what is no number, or is called like one that is added.
        DefinitionError: when no indicators are given, one of them twice, or something else.
        UnknownNameError: for a kernel, a choice of ``beyond`` or a reason that does not exist.
    """
    chosen = indicators_of(indicators)
    check_choices(places, kernel, beyond)
    check_named(columns or {}, chosen)
    if is_parted(frame):
        parts: IntoFrameT = by_parts(
            frame, assess_frame, chosen, targets=targets, predicates=predicates, columns=columns, indicator=indicator,
            places=places, kernel=kernel, beyond=beyond, withheld=withheld, scaled=scaled,
        )  # fmt: skip
        return parts
    given, schema = taken(frame)
    schema = without_blank(given, schema)
    check_names(schema, (*ADDED, *(SCALED if scaled else ())))
    if withheld is None and schema.get(CONFLICT) == nw.Boolean:
        withheld = {CONFLICT: Reason.CONFLICT}
    reasons = {column: reason_of(reason) for column, reason in (withheld or {}).items()}
    task = Task(schema, chosen, indicator, targets, columns or {}, reasons, places, kernel, scaled, predicates or "")
    check_columns(schema, task.needed)
    text(schema, indicator)
    task.check()
    if isinstance(given, nw.LazyFrame):
        if beyond == "exact":
            raise FrameError(
                "a lazy frame has no rows that could be recomputed one by one",
                "Leave beyond='status', or collect the frame first.", column=indicator,
            )  # fmt: skip
        made: IntoFrameT = task.laid_out(given, list(schema)).to_native()
        return made

    def step(rows: Any) -> Any:
        return task.laid_out(rows, [])

    assessed = beside(given, task.needed, step)
    if beyond == "exact":
        known = {one.code: (one, task.sources(one)) for one in task.indicators}
        assessed = recomputed(assessed, known, (indicator, targets, predicates))
    whole: IntoFrameT = assessed.to_native()
    return whole
