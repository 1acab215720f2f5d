"""Reading the columns of a caller: which hold numbers, how, and as which integers.

A float is read as the shortest decimal that prints it, as everywhere in this library: it stands for so many places when
it is the float nearest to such a number. Whatever else it holds, more decimals or an infinity, is beyond its limit.
"""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import narwhals.stable.v2 as nw

from sakip.errors import FrameError, listed
from sakip.frames.layout import PREFIX
from sakip.frames.members import Held
from sakip.frames.pipeline import Input

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sakip.frames.layout import Cell
    from sakip.frames.sheet import Sheet

_SHORT: Final = 4  # decimals with more places than that are read as floats are
_TEXTS: Final = (nw.String, nw.Categorical, nw.Enum)


def held(schema: Mapping[str, Any], name: str, places: int) -> Held:
    """Say how a column holds numbers; floats, and decimals of many digits, with ``places``.

    Raises:
        FrameError: when it does not hold numbers that can be read exactly.
    """
    kind = schema[name]
    if kind.is_integer():
        return Held.integers()
    if kind.is_decimal() and kind.scale <= _SHORT:
        return Held.decimals(kind.precision, kind.scale)
    if kind == nw.Float64 or kind.is_decimal():
        return Held.floats(places)
    if kind == nw.Unknown:
        return Held.absent()
    remedy = "Cast it to Float64, Decimal or integers first."
    if kind in {nw.String, nw.Object}:
        recipe = f"pandas.to_numeric(frame[{name!r}].astype('string').str.replace(',', '.'))"
        remedy += f" In pandas: {recipe}. Take points between thousands out before, or they are read as decimal points."
    raise FrameError(f"column {name!r} holds {kind}, which is not read as a number", remedy, column=name)


def without_blank(frame: Any, schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema in which columns of an eager frame that hold nothing hold nothing, whatever they are made for."""
    if isinstance(frame, nw.LazyFrame) or not len(frame):
        return dict(schema)
    texts = [name for name, kind in schema.items() if kind in {nw.String, nw.Object}]
    blank = [name for name in texts if bool(frame[name].is_null().all())]
    return dict(schema) | dict.fromkeys(blank, nw.Unknown())


def text(schema: Mapping[str, Any], name: str) -> str:
    """Return the name of a column of text.

    Raises:
        FrameError: when it holds no text.
    """
    kind = schema[name]
    if not isinstance(kind, _TEXTS) and kind not in {nw.Object, nw.Unknown}:
        raise FrameError(f"column {name!r} holds {kind}, and not text", "Cast it to text first.", column=name)
    return name


def truth(schema: Mapping[str, Any], name: str) -> str:
    """Return the name of a column of truths.

    Raises:
        FrameError: when it holds something else.
    """
    kind = schema[name]
    if kind != nw.Boolean:
        raise FrameError(f"column {name!r} holds {kind}, and not truths", "Compare it with what it should be first.",
                         column=name)  # fmt: skip
    return name


def check_columns(schema: Mapping[str, Any], names: Iterable[str]) -> None:
    """See that all columns are there.

    Raises:
        FrameError: when some are not; it names them all.
    """
    missing = [name for name in names if name not in schema]
    if missing:
        what = f"the frame has no column {missing[0]!r}" if len(missing) == 1 else f"the frame lacks {listed(missing)}"
        remedy = "Add what is missing, or say by columns= and the like which columns they are"
        raise FrameError(what, f"{remedy}; there are {listed(list(schema))}.", column=missing[0])


def check_names(names: Iterable[str], added: Iterable[str]) -> None:
    """See that no column is called like one that is added; engines of SQL do not tell upper case from lower case.

    Raises:
        FrameError: when one is.
    """
    taken = {name.lower(): name for name in names}
    for name in added:
        if name.lower() in taken:
            given = taken[name.lower()]
            raise FrameError(f"the frame already has a column {given!r}", "Rename or drop it first.", column=given)
    ours = [name for name in taken if name.startswith(PREFIX)]
    if ours:
        raise FrameError(f"the frame has a column {taken[ours[0]]!r}", f"Names with {PREFIX!r} are kept.",
                         column=taken[ours[0]])  # fmt: skip


def read(  # noqa: PLR0913, PLR0917  # a column, and all that bounds it
    sheet: Sheet, column: Cell, how: Held, limit: Cell, mine: Cell | None = None, positive: Cell | None = None
) -> Input:
    """Return the integers of a column.

    ``limit`` is how large, unscaled, they may be on a row; ``mine`` tells the rows that are read at all, ``positive``
    where they may not be negative.
    """
    if how.kind == "float":
        column = sheet.solid(sheet.cell("float", lambda number: number.cast(nw.Float64), column), math.nan)
    blank = sheet.blank(column, real=how.kind == "float")
    if how.kind == "word":
        return Input(sheet.constant(0), blank, sheet.certain(True))
    within = _within(sheet, column, limit, sheet.certain(False) if positive is None else positive)
    within = within if mine is None else sheet.every([mine, within])
    if how.kind == "integer":
        return Input(sheet.cell("integers", _integers, within, column), blank, within)
    if how.kind == "decimal":
        scaled = sheet.cell(f"decimals {how.places}", partial(_decimals, how.places), within, column)
        return Input(scaled, blank, within)
    power = float(10**how.places)
    near = sheet.cell(f"near {how.places}", partial(_near, power), within, column)
    # the float nearest to the integer over ten to its places is what was meant
    shortest = sheet.decimal(near, sheet.real(power))
    scaled = sheet.cell("whole", lambda whole: whole.cast(nw.Int64), near)
    return Input(scaled, blank, sheet.every([within, sheet.equal(shortest, column)]))


def _within(sheet: Sheet, column: Cell, limit: Cell, positive: Cell) -> Cell:
    if positive.known is False:
        return sheet.cell("sized", lambda number, most: (number <= most) & (number >= -most), column, limit)
    high = sheet.cell("high", lambda number, most: number <= most, column, limit)
    low = sheet.cell("low", lambda number, most: number >= -most, column, limit)
    least = sheet.cell("least", lambda number: number >= 0, column)
    return sheet.every([high, sheet.pick(positive, least, low)])


def _integers(within: Any, number: Any) -> Any:
    return nw.when(within).then(number).otherwise(nw.lit(0, nw.Int64)).cast(nw.Int64)


def _decimals(places: int, within: Any, number: Any) -> Any:
    return (nw.when(within).then(number) * 10**places).cast(nw.Int64).fill_null(0)


def _near(power: float, within: Any, number: Any) -> Any:
    return (nw.when(within).then(number).otherwise(nw.lit(0.0)) * power + 0.5).floor()
