"""Boxes of what the library knows: a number beside its text, or the word that says why there is none."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import evolve

from sakip import wording
from sakip.comparison.cells import achievement_cell, target_cell, value_cell
from sakip.comparison.tables import Because, Cell
from sakip.papers.model import Box, Grid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sakip.assessment import Assessment
    from sakip.comparison.tables import Table
    from sakip.indicators import Target
    from sakip.papers.model import Column, Places


def lacking(code: str, lang: str, **facts: Any) -> Box:
    """Return the box of something that has to be there and is not."""
    return Box.of(wording.term(code, lang).format(**facts), missing=True)


def target_box(target: Target | None, unit: str, lang: str) -> Box:
    """Return a target as its document prints it, else as the library writes it."""
    if target is None:
        return lacking("paper-no-target", lang)
    cell = target_cell(target, unit)
    value = cell.value if isinstance(cell.value, Fraction) else None
    return Box.of(target.printed or target.text(lang, unit), value=value, unit=cell.unit)


def value_box(result: Assessment, lang: str) -> Box:
    """Return a published value with its unit, or why there is none."""
    return _with_unit(value_cell(result), lang)


def achievement_box(result: Assessment, lang: str) -> Box:
    """Return a published achievement in percent, or why there is none."""
    return box_of(achievement_cell(result), lang, {})


def category_box(result: Assessment, lang: str, *, achieved: bool = True) -> Box:
    """Return the category of the achievement, or of the value."""
    band = result.achievement_category if achieved else result.category
    scale = result.indicator.achievement_scale if achieved else result.indicator.scale
    if band is not None:
        return Box.of(band.label)
    return Box.of("–" if scale is not None else wording.term("paper-no-scale", lang))


def _with_unit(cell: Cell, lang: str) -> Box:
    return box_of(evolve(cell, with_unit=cell.value is not None), lang, {})


def box_of(cell: Cell, lang: str, remarks: dict[str, int]) -> Box:
    """Return a cell of a table as a box; a sentence beside it becomes a numbered remark below the grid.

    ``remarks`` are the sentences so far with their numbers; new ones are added to it.
    """
    value = cell.value if isinstance(cell.value, Decimal | Fraction) else None
    shown = cell.shown(lang)
    facts = {"value": value, "unit": cell.unit, "places": _places(value)}
    why = cell.why
    if why is None:
        return Box.of(shown, **facts)
    said = why.label(lang)
    if cell.value is None and isinstance(why, Because):
        return Box.of(why.short(lang), missing=True, remark=said)
    if cell.value is None and isinstance(why, wording.Word):
        return Box.of(said, missing=True, align="left")
    number = remarks.setdefault(said, len(remarks) + 1)
    return Box.of(f"{shown} [{number}]", remark=said, missing=cell.value is None, **facts)


def _places(value: Decimal | Fraction | None) -> int | None:
    if not isinstance(value, Decimal):
        return None
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else None


def grid_of(table: Table, lang: str, columns: Sequence[Column], only: Sequence[str] = ()) -> Grid:
    """Return a table of a report as a grid with these columns; what repeats down a ``group`` column is one box.

    ``columns`` are those of the table, in its order, or of the ones named in ``only``.
    """
    remarks: dict[str, int] = {}
    kept = [place for place, column in enumerate(table.columns) if not only or column.code in only]
    rows = [[box_of(row[place], lang, remarks) for place in kept] for row in table.rows]
    heads = [number for number, place in enumerate(kept) if table.columns[place].group]
    total = None if table.total is None else tuple(
        evolve(box_of(table.total[place], lang, remarks), strong=True) for place in kept
    )  # fmt: skip
    notes = [f"[{number}] {said}" for said, number in remarks.items()]
    notes += [note.label(lang) for note in table.notes]
    return Grid(table.code, columns, spanning(rows, heads), total, notes, table.title.label(lang))


def spanning(rows: Sequence[Sequence[Box]], heads: Sequence[int]) -> tuple[Places, ...]:
    """Return the rows with each stretch of equal boxes of the columns ``heads`` as one box, as far as those left of it.

    >>> [[box and (box.text, box.down) for box in row] for row in spanning([[Box.of("a")], [Box.of("a")]], [0])]
    [[('a', 2)], [None]]
    """
    placed: list[list[Box | None]] = [list(row) for row in rows]
    starts: Mapping[int, int] = {}
    for number, row in enumerate(rows):
        alike = number > 0
        now: dict[int, int] = {}
        for place in heads:
            alike = alike and row[place] == rows[number - 1][place]
            if alike:
                now[place] = starts[place]
                first = placed[starts[place]][place]
                if first is not None:
                    placed[starts[place]][place] = evolve(first, down=first.down + 1)
                placed[number][place] = None
            else:
                now[place] = number
        starts = now
    return tuple(map(tuple, placed))
