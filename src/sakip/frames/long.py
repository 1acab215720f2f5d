"""Long tables: a row a component, as forms and exports give them, made into a row an indicator.

An office that fills in a form leaves one row for each number: which indicator, which period, which component, how much.
An assessment reads the components of an indicator beside each other. A plan cannot be turned by what its rows hold, so
the columns come from the indicators, and whatever the rows hold beside is counted.

>>> import polars, sakip
>>> office = sakip.load("mojosari-2024")
>>> rows = polars.DataFrame({
...     "office": ["Mojosari"] * 5,
...     "indicator": ["realisasi-anggaran"] * 3 + ["ikm"] * 2,
...     "period": ["2024"] * 5,
...     "component": ["realisasi", "pagu", "pagu", "nilai", "nilia"],
...     "value": [90.5, 100.0, 110.0, 87.4, 3.0],
... })
>>> wide = from_long(rows, [office["realisasi-anggaran"], office["ikm"]])
>>> wide.columns
['indicator', 'period', 'office', 'realisasi', 'pagu', 'nilai', 'conflict', 'unknown_components']
>>> for row in wide.rows():
...     print(*row, sep=", ")
realisasi-anggaran, 2024, Mojosari, 90.5, None, None, True, 0
ikm, 2024, Mojosari, None, None, 87.4, False, 1
"""

from __future__ import annotations

import functools
import operator
from typing import TYPE_CHECKING, Any, Final

import narwhals.stable.v2 as nw

from sakip.errors import DefinitionError, FrameError
from sakip.frames.asked import CONFLICT, indicators_of
from sakip.frames.carrying import is_parted, sample, taken
from sakip.frames.layout import PREFIX
from sakip.frames.reading import check_columns, check_names, held, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from narwhals.stable.v2.typing import IntoFrameT

    from sakip.indicators import Indicator
    from sakip.sets.model import IndicatorSet

_OF_A_COMPONENT: Final = frozenset(
    {"unit", "satuan", "document", "dokumen", "recorded", "dicatat", "status", "note", "catatan"}
)
UNKNOWN: Final = "unknown_components"
"""How many rows have a number of a component that their indicator does not have."""

_PLACES = 2  # whether a column holds numbers does not hang on it
_STRANGE = f"{PREFIX}strange"
_ORDER = f"{PREFIX}order"


def from_long(  # noqa: PLR0913  # each names a column
    frame: IntoFrameT,
    indicators: IndicatorSet | Indicator | Iterable[Indicator],
    *,
    component: str = "component",
    value: str = "value",
    indicator: str = "indicator",
    period: str = "period",
    keys: Iterable[str] | None = None,
    targets: str | None = None,
) -> IntoFrameT:
    """Return one row an indicator and period of each office, from rows that hold one component each.

    The result has the columns ``indicator`` and ``period``, the ``keys``, ``targets`` where they are named, a column
    for each component of the indicators, ``conflict`` and ``unknown_components``. It is what
    :func:`~sakip.frames.assess_frame` reads, which gives a row in conflict that reason. The numbers keep their type,
    floats, integers or decimals, as far as the engine has blank ones of it. Eager frames have the rows in the order in
    which each is first met; those of a plan have none.

    A component that nobody reported is blank, not zero; so is one whose value is blank. Reported several times alike it
    counts once. Reported with different numbers neither is chosen: it is blank, and ``conflict`` is true. Rows with a
    number of a component that their indicator does not have are counted in ``unknown_components``; of an unknown
    indicator that is every row with a number.

    Args:
        frame: rows of the columns named here, of any engine.
        indicators: whose components become columns, as for :func:`~sakip.frames.assess_frame`.
        component: the column of the names of components.
        value: the column of their numbers.
        indicator: the column of the codes of indicators.
        period: the column of periods, of any type.
        keys: what else tells rows apart, such as the office; by default all other columns.
        targets: the column of targets, which each row repeats; where rows differ it is a conflict as well.

    Raises:
        FrameError: when a column is missing, holds something else, or is called like one that is made.
        DefinitionError: when there are no indicators, or several of one code.
    """
    chosen = indicators_of(indicators)
    if is_parted(frame):
        named: Any = {
            "component": component, "value": value, "indicator": indicator, "period": period, "targets": targets,
            "keys": keys if keys is None or isinstance(keys, str) else list(keys),
        }  # fmt: skip
        turned: IntoFrameT = _by_partition(frame, chosen, named)
        return turned
    given, schema = taken(frame)
    numbers = [value] if targets is None else [targets, value]
    read = [component, *numbers]
    if keys is None:
        _check_own(schema)
    kept = _kept(schema, [indicator, period], read, keys)
    check_columns(schema, [*kept, *read])
    for name in (indicator, component):
        text(schema, name)
    for name in numbers:
        held(schema, name, _PLACES)
    codes = _codes(chosen)
    made = [*numbers[:-1], *codes]
    for place, name in enumerate([*made, CONFLICT, UNKNOWN]):
        check_names([*kept, *made[:place]], [name])
    known = {name: (nw.col(component) == name) & nw.col(indicator).is_in(having) for name, having in codes.items()}
    there, number = _there(schema, value), _number(given, value)
    cells = {} if targets is None else {targets: nw.when(_there(schema, targets)).then(_number(given, targets))}
    cells |= {name: nw.when(where & there).then(number) for name, where in known.items()}
    # a table that was melted has a blank row for every component of every other indicator
    ours = functools.reduce(operator.or_, known.values())
    strange = nw.when(ours).then(nw.lit(0, nw.Int64)).otherwise(there.cast(nw.Int64))
    pivoted: IntoFrameT = _pivoted(given, kept, cells, strange).to_native()
    return pivoted


def _by_partition(frame: Any, indicators: Sequence[Indicator], named: Mapping[str, Any]) -> Any:
    """Turn a frame of Dask, whose partitions are frames of pandas, after bringing together what makes one row."""
    empty = from_long(sample(frame), indicators, **named)
    kept = [name for name in empty.columns if name in frame.columns and name != named["targets"]]
    return frame.shuffle(on=kept).map_partitions(from_long, indicators, meta=empty, **named)


def _check_own(schema: Mapping[str, Any]) -> None:
    """See that no column tells of a single component, which would part those of one office and period."""
    own = [name for name in schema if name.lower() in _OF_A_COMPONENT]
    if own:
        what = f"column {own[0]!r} says something of one component, and would tell the components of an office apart"
        remedy = "Name what tells offices apart, as in keys=['office'], with all values in the units of the components"
        raise FrameError(what, f"{remedy}.", column=own[0])


def _kept(
    schema: Mapping[str, Any], first: Sequence[str], taken: Sequence[str], keys: Iterable[str] | None
) -> list[str]:
    """Return the columns that tell the rows apart.

    Raises:
        FrameError: when there is no such column, or it holds what is made into columns.
        DefinitionError: when the keys are one text rather than several.
    """
    if isinstance(keys, str):
        raise DefinitionError(f"keys = {keys!r} is one text", f"Write keys=[{keys!r}].")
    others = [name for name in schema if name not in taken] if keys is None else list(keys)
    kept = list(dict.fromkeys([*first, *others]))
    for name in kept:
        if name in taken:
            raise FrameError(
                f"column {name!r} is no key", "It is what the rows are turned by; leave it out.", column=name
            )
    return kept


def _codes(indicators: Sequence[Indicator]) -> dict[str, list[str]]:
    """Return the components of the indicators, each with the codes of those that have it."""
    found: dict[str, list[str]] = {}
    for one in indicators:
        for component in one.formula.components:
            found.setdefault(component.name, []).append(one.code)
    return found


def _there(schema: Mapping[str, Any], name: str) -> Any:
    """Tell whether there is a number; one that is none is blank."""
    there = ~nw.col(name).is_null()
    return there & ~nw.col(name).is_nan() if schema[name].is_float() else there


def _number(frame: Any, name: str) -> Any:
    """Return a column of numbers; integers of numpy are made floats, as they are once one of them is blank."""
    integers = frame.implementation.is_pandas() and type(frame[name].to_native().dtype).__module__.startswith("numpy")
    return nw.col(name) * 1.0 if integers and frame.schema[name].is_integer() else nw.col(name)


def _pivoted(frame: Any, kept: Sequence[str], cells: Mapping[str, Any], strange: Any) -> Any:
    """Return one row a group, with the one number of each cell; eager frames in the order of their first rows."""
    eager = isinstance(frame, nw.DataFrame)
    polars = eager and frame.implementation.is_polars()
    rows = frame.with_row_index(_ORDER) if eager else frame
    rows = rows.lazy() if polars else rows
    names = {name: f"{PREFIX}{place}" for place, name in enumerate(cells)}
    columns = {names[name]: cell for name, cell in cells.items()} | {_STRANGE: strange}
    rows = rows.select(*kept, *([_ORDER] if eager else []), **columns)
    ends = [
        getattr(nw.col(column), end)().alias(f"{column}{end}") for column in names.values() for end in ("min", "max")
    ]
    order = [nw.col(_ORDER).min()] if eager else []
    grouped = rows.group_by(*kept).agg(*ends, nw.col(_STRANGE).sum(), *order)
    grouped = grouped.sort(_ORDER) if eager else grouped
    low, high = ({name: nw.col(f"{column}{end}") for name, column in names.items()} for end in ("min", "max"))
    differ = functools.reduce(operator.or_, [(low[name] < high[name]).fill_null(value=False) for name in names])
    one = {name: nw.when(low[name] == high[name]).then(low[name]) for name in names}
    made: Any = grouped.select(*kept, **one, **{CONFLICT: differ, UNKNOWN: nw.col(_STRANGE).cast(nw.Int64)})
    return made.collect() if polars else made
