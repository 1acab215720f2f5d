"""Laying cells out: in as few steps as it takes, each cell computed once.

A cell that several others use becomes a column of its own, next to all that are due at the same depth; the others are
written where they are used.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import narwhals.stable.v2 as nw
from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

PREFIX: Final = "_sakip_"
"""How the columns begin that hold cells on the way; no frame may bring one."""
_LONGEST: Final = 320  # operations that Spark writes as one program
_PARTS: Final = 1_000_000  # more than a table has


@frozen(eq=False)
class Cell:
    """One thing computed a row.

    ``known`` is its value where it is the same on every row, ``cheap`` what may as well be computed twice, ``plain`` a
    quotient that is left to the engine as it is, ``choice`` one of two by a truth.
    """

    make: Callable[..., Any]
    of: tuple[Cell, ...] = ()
    known: Any = None
    cheap: bool = False
    plain: bool = False
    choice: bool = False


def lay_out(frame: Any, kept: Sequence[str], cells: Mapping[str, Cell], *, checks: bool) -> Any:
    """Return ``frame`` with the columns ``kept``, and beside them ``cells`` under their names.

    ``checks`` tells that the engine is Spark, whose programs are kept short.
    """
    ordered = _in_order(cells.values())
    uses: dict[Cell, int] = dict.fromkeys(ordered, 0)
    for used in (*(part for cell in ordered for part in cell.of), *cells.values()):
        uses[used] += 1
    parts = {part for cell in ordered if cell.plain for part in cell.of}
    made: dict[Cell, Any] = {}
    depth: dict[Cell, int] = {}
    due: dict[int, list[Cell]] = {}
    for cell in ordered:
        level = max((depth[part] for part in cell.of), default=0)
        shared = uses[cell] > 1 and not cell.cheap and cell.known is None
        if shared or cell.plain or cell in parts:
            due.setdefault(level, []).append(cell)
            level += 1
        depth[cell] = level
    names = {cell: f"{PREFIX}{number}" for number, cell in enumerate(c for level in due.values() for c in level)}
    length = 0
    for level in sorted(due):
        length += sum(_length(cell, made) for cell in due[level])
        if checks and length > _LONGEST:
            frame, length = _parted(frame), 0
        columns = {names[cell]: _expression(cell, made) for cell in due[level] if not cell.plain}
        frame = frame.with_columns(**columns) if columns else frame
        quotients = {names[cell]: [names[part] for part in cell.of] for cell in due[level] if cell.plain}
        frame = _divided(frame, quotients) if quotients else frame
        made |= {cell: nw.col(names[cell]) for cell in due[level]}
    if checks and length + sum(_length(cell, made) for cell in cells.values()) > _LONGEST:
        frame = _parted(frame)
    outputs = {name: _expression(cell, made) for name, cell in cells.items()}
    return frame.select(*kept, **outputs)


def _in_order(ends: Iterable[Cell]) -> list[Cell]:
    """Return the cells that lead to ``ends``, each after those it is made of."""
    ordered: dict[Cell, None] = {}
    waiting = list(reversed(list(ends)))
    while waiting:
        cell = waiting[-1]
        missing = [part for part in cell.of if part not in ordered]
        if missing:
            waiting += missing
        else:
            ordered[waiting.pop()] = None
    return list(ordered)


def _expression(cell: Cell, made: Mapping[Cell, Any]) -> Any:
    """Write a cell as one expression of the columns that hold others; choices after choices as one chain."""
    if cell in made:
        return made[cell]
    parts = list(cell.of)
    while cell.choice and parts[-1].choice and parts[-1] not in made:
        parts[-1:] = parts[-1].of
    return cell.make(*(_expression(part, made) for part in parts))


def _divided(frame: Any, quotients: Mapping[str, Sequence[str]]) -> Any:
    """Add quotients to a frame whose engine writes a quotient without a care, as Spark does.

    Divisors here are never zero. Asked through narwhals, a quotient is wrapped in the four answers that zero would
    have, which makes the program of a row too long for Java to compile.
    """
    native = frame.to_native()
    columns = {name: native[above] / native[below] for name, (above, below) in quotients.items()}
    return nw.from_native(native.withColumns(columns))


def _parted(frame: Any) -> Any:
    """Let Spark make a program of its own of what comes next.

    Java leaves a program of more than 8,000 bytes uncompiled, and Spark writes all that is done to a row as one. To put
    the parts of a table together into as many as there are moves no row, and is where one program ends.
    """
    return nw.from_native(frame.to_native().coalesce(_PARTS))


def _length(cell: Cell, made: Mapping[Cell, Any]) -> int:
    """Count the operations of a cell's expression."""
    return 0 if cell in made else 1 + sum(_length(part, made) for part in cell.of)
