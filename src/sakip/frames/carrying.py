"""Carrying a plan out: where the frame is eager, by Polars if it is installed; where it is Dask's, part by part."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from sakip.errors import FrameError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def taken(frame: Any) -> tuple[Any, Mapping[str, Any]]:
    """Return a caller's frame as narwhals has it, and its schema.

    Raises:
        FrameError: when it is no frame of an engine that is known, two of its columns have one name, or one has none.
    """
    try:
        given: Any = nw.from_native(frame)
        schema = given.collect_schema()
    except TypeError:
        kind = type(frame).__name__
        remedy = "Give one of Polars, pandas, PyArrow, DuckDB, Dask or PySpark, such as polars.DataFrame(rows)"
        raise FrameError(f"a {kind} is no dataframe", f"{remedy}.", column="") from None
    except nw.exceptions.DuplicateError as error:
        raise FrameError(f"two columns have one name: {error}", "Rename one of them.", column="") from None
    nameless = [name for name in schema if not isinstance(name, str)]
    if nameless:
        what = f"the label of column {nameless[0]!r} is no text"
        raise FrameError(what, "Make texts of them: frame.columns = frame.columns.map(str).", column=str(nameless[0]))
    return given, schema


def carried_out(frame: Any, step: Callable[[Any], Any]) -> Any:
    """Take a step on an eager frame, by Polars where that is installed: it spares the columns on the way."""
    if frame.implementation.is_polars() or all(find_spec(name) for name in ("polars", "pyarrow")):
        return step(frame.lazy("polars")).collect(backend=frame.implementation)
    return step(frame)


def beside(frame: Any, names: Sequence[str], step: Callable[[Any], Any]) -> Any:
    """Return an eager frame with the columns beside its own that a step makes of ``names``, row by row in its order."""
    made = carried_out(frame.select(list(dict.fromkeys(names))), step)
    if frame.implementation.is_pandas_like():
        native = made.to_native()
        native.index = frame.to_native().index
        made = nw.from_native(native)
    return frame.with_columns(*(made[name] for name in made.columns))


def is_parted(frame: Any) -> bool:
    """Tell whether a frame is one of Dask, whose partitions are pandas frames."""
    return type(frame).__module__.startswith("dask.")


def sample(frame: Any) -> Any:
    """Return an empty frame with the columns of one of Dask."""
    return frame._meta  # noqa: SLF001  # what Dask tells others of its columns


def by_parts(whole: Any, function: Callable[..., Any], *given: Any, **named: Any) -> Any:
    """Let a function make of each partition of a frame of Dask another, where a row needs none of another partition."""
    return whole.map_partitions(function, *given, meta=function(sample(whole), *given, **named), **named)
