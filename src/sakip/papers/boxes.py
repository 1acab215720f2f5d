"""Boxes of what the library knows: a number beside its text, or the word that says why there is none."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import evolve

from sakip import wording
from sakip.comparison.cells import achievement_cell, target_cell, value_cell
from sakip.comparison.tables import Because, Cell, Stated
from sakip.papers.model import Align, Box, Column, Grid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sakip.assessment import Assessment
    from sakip.comparison.tables import Table
    from sakip.indicators import Target
    from sakip.papers.model import Places

Shape: TypeAlias = tuple[tuple[str, int, Align], ...]
"""The columns of a grid: the code of what stands above each, how wide it is beside the others, its side."""


def lacking(code: str, lang: str, **facts: Any) -> Box:
    """Return the box of something that has to be there and is not."""
    return Box.of(wording.term(code, lang).format(**facts), missing=True)


def target_box(target: Target | None, unit: str, lang: str) -> Box:
    """Return a target as its document prints it, else as the library writes it."""
    if target is None:
        return lacking("paper-no-target", lang)
    cell = target_cell(target, unit)
    value = cell.value if isinstance(cell.value, Fraction) else None
    remark = ""
    if target.parts:
        said = wording.language(lang)
        parts = ", ".join(part.period.label(said) for part in target.parts)
        remark = wording.term("paper-target-to-date", lang).format(parts=parts, period=target.period.label(said))
    return Box.of(target.printed or target.text(lang, unit), value=value, unit=cell.unit, remark=remark)


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


def columns(shape: Shape, lang: str, named: str = "") -> tuple[Column, ...]:
    """Return columns with their headings in capitals; the one whose code is blank is called as ``named``."""
    return tuple(
        Column(wording.term(code or named, lang).upper(), share, align, code or named) for code, share, align in shape
    )


def numbered(remarks: Mapping[str, int]) -> list[str]:
    """Return remarks as the notes below a grid, each behind its number."""
    return [f"[{number}] {said}" for said, number in remarks.items()]


def grid_of(table: Table, lang: str, columns: Sequence[Column], names: Mapping[str, str] | None = None) -> Grid:
    """Return a table of a report as a grid with these columns; what repeats down a ``group`` column is one box.

    ``columns`` are some of the table's own, by code. ``names`` says what the codes of nodes stand for, where a reason
    speaks of them. As in the table's text, a short reason stands for itself.
    """
    remarks: dict[str, int] = {}
    wanted = {column.code for column in columns}
    kept = [place for place, column in enumerate(table.columns) if column.code in wanted]

    def box(cell: Cell) -> Box:
        made = box_of(_named(cell, names or {}), lang, remarks)
        return evolve(made, remark="") if isinstance(cell.why, Because) else made

    rows = [[box(row[place]) for place in kept] for row in table.rows]
    heads = [number for number, place in enumerate(kept) if table.columns[place].group]
    total = None if table.total is None else tuple(
        evolve(box(table.total[place]), strong=True) for place in kept
    )  # fmt: skip
    notes = [*numbered(remarks), *(note.label(lang) for note in table.notes)]
    return Grid(table.code, columns, spanning(rows, heads), total, notes, table.title.label(lang))


def _named(cell: Cell, names: Mapping[str, str]) -> Cell:
    """A cell whose reason calls the nodes it speaks of by their names."""
    why = cell.why
    if not isinstance(why, Stated) or not isinstance(missing := why.facts.get("missing"), tuple):
        return cell
    return evolve(cell, why=Stated(why.code, {**why.facts, "missing": tuple(names.get(one, one) for one in missing)}))


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
