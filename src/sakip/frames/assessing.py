"""Assessing a frame: every row an indicator of an office in a period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

import narwhals.stable.v2 as nw

from sakip.assessment.results import Reason
from sakip.errors import DefinitionError, FrameError, UnknownNameError, listed, quoted
from sakip.figures import FRACTION_DIGITS
from sakip.frames.exactly import recomputed
from sakip.frames.reading import check_columns, check_names, text
from sakip.frames.task import Columns, Kernel, Task
from sakip.indicators import Indicator

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrameT

    from sakip.sets.model import IndicatorSet


Beyond: TypeAlias = Literal["status", "exact"]

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

    Rows hold the code of their indicator, a target in its unit, and its components, blank where they were not reported;
    whatever else the caller has is passed through. NaN counts as blank. The frame comes back with seven more columns,
    as :class:`sakip.assessment.Assessment` has them: ``status``, ``reason``, ``value``, ``achievement``,
    ``achievement_reason``, ``category`` and ``achievement_category``, the categories by their codes. The two numbers
    are the floats nearest to the published decimals; with ``scaled`` they stand beside as integers too, counted in the
    last published place.

    ``columns`` says which column holds a component that is not called like it: ``{"realisasi": "a"}`` for all
    indicators, or ``{"ikm": {"nilai": "skor"}}`` for each. ``targets`` and ``indicator`` name those columns.
    ``predicates`` names a column of targets that are words, such as BB or WTP; a row with one has that target.
    ``withheld`` names columns of truths, and the reason why rows on which one is true have no number:
    ``{"ditolak": "unverified", "tidak_berlaku": "not-applicable"}``.

    Floats are read with ``places`` decimals. What a row holds beyond what integers of 64 bits are proven for is told by
    the reason ``out-of-bounds``, and never computed wrong: more decimals than that, infinities, and large amounts. For
    a percentage to two decimals that is more than 4e14 in the smallest unit of a column: Rp 400 trillion in whole
    rupiah, or 4 trillion with two decimals. ``kernel="wide"`` reaches a hundred times as far and takes about twice as
    long; floats are exact to 2e15 of their last place in any case. A rule from elsewhere that divides by something
    else than the target or the realisation is out of bounds on every row. ``beyond="exact"`` recomputes all such rows
    one by one, on frames that are not lazy.

    An indicator that is computed from others takes those as columns, like any component. Rows keep their order on
    engines whose rows have one. Dask assesses each partition as the pandas frame it is.

    Raises:
        FrameError: when a column is missing, holds what is no number, or is called like one that is added.
        DefinitionError: when no indicators are given, one of them twice, or something else.
        UnknownNameError: for a kernel, a choice of ``beyond`` or a reason that does not exist.
    """
    chosen = _indicators(indicators)
    reasons = {column: _reason(reason) for column, reason in (withheld or {}).items()}
    _check_choices(places, kernel, beyond)
    if type(frame).__module__.startswith("dask."):
        whole: Any = frame
        choices: dict[str, Any] = {
            "targets": targets, "predicates": predicates, "columns": columns, "indicator": indicator, "places": places,
            "kernel": kernel, "beyond": beyond, "withheld": withheld, "scaled": scaled,
        }  # fmt: skip
        # its partitions are pandas frames: a row needs no other, so each is assessed by itself
        empty = assess_frame(whole._meta, chosen, **choices)  # noqa: SLF001  # what Dask tells others of its columns
        parts: IntoFrameT = whole.map_partitions(assess_frame, chosen, meta=empty, **choices)
        return parts
    given: Any = nw.from_native(frame)
    schema = given.collect_schema()
    check_names(schema, (*ADDED, *(SCALED if scaled else ())))
    task = Task(schema, chosen, indicator, targets, columns or {}, reasons, places, kernel, scaled, predicates or "")
    check_columns(schema, task.needed)
    text(schema, indicator)
    if isinstance(given, nw.LazyFrame):
        if beyond == "exact":
            raise FrameError(
                "a lazy frame has no rows that could be recomputed one by one",
                "Leave beyond='status', or collect the frame first.", column=indicator,
            )  # fmt: skip
        made: IntoFrameT = task.laid_out(given, list(schema)).to_native()
        return made
    assessed: IntoFrameT = _eager(given, task, beyond).to_native()
    return assessed


def _eager(frame: Any, task: Task, beyond: Beyond) -> Any:
    """Return an eager frame with the columns that are added, in the order of its rows.

    Only what is read is computed with, by Polars where that is installed: it spares the columns on the way.
    """
    needed = frame.select(task.needed)
    lazily = frame.implementation.is_polars() or all(find_spec(name) for name in ("polars", "pyarrow"))
    made = task.laid_out(needed.lazy("polars") if lazily else needed, [])
    if lazily:
        made = made.collect(backend=frame.implementation)
    if frame.implementation.is_pandas_like():
        native = made.to_native()
        native.index = frame.to_native().index
        made = nw.from_native(native)
    if beyond == "exact":
        known = {one.code: (one, task.sources(one)) for one in task.indicators}
        made = recomputed(needed, made, known, (task.indicator, task.targets))
    return frame.with_columns(*(made[name] for name in made.columns))


def _reason(given: Reason | str) -> Reason:
    try:
        return Reason(given)
    except ValueError:
        raise UnknownNameError.among("reason", str(given), [str(reason) for reason in Reason]) from None


def _indicators(given: Any) -> tuple[Indicator, ...]:
    if isinstance(given, Indicator):
        return (given,)
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise DefinitionError(f"{quoted(given)} is no indicator set", "Load one: sakip.load('mojosari-2024').")
    every = tuple(given)
    for one in every:
        if not isinstance(one, Indicator):
            raise DefinitionError(f"{quoted(one)} is no indicator", "Give indicators, or a set of them.")
    codes = [one.code for one in every]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice or not every:
        what = f"there are several indicators {listed(twice)}" if twice else "there are no indicators"
        raise DefinitionError(what, "Give each indicator once; the rows tell them apart by their codes.")
    return every


def _check_choices(places: int, kernel: str, beyond: str) -> None:
    if type(places) is not int or not 0 <= places <= FRACTION_DIGITS:
        raise DefinitionError(f"{quoted(places)} is no number of decimals", f"Give 0 to {FRACTION_DIGITS}.")
    if kernel not in get_args(Kernel):
        raise UnknownNameError.among("kernel", kernel, get_args(Kernel))
    if beyond not in get_args(Beyond):
        raise UnknownNameError.among("choice of beyond", beyond, get_args(Beyond))
