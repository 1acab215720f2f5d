"""Cells: what is computed a row, written once and laid out in as few steps as it takes.

A pipeline over columns shares most of what it computes: a remainder is compared twice, a value is judged, divided and
printed. As one expression it would repeat itself without end, as one step a line it would fill the engine with columns
nobody asked for. So a :class:`Sheet` records cells, equal ones once; laying it out puts a cell that several others use
into a column of its own, next to all that are due at the same depth, and writes the others where they are used.

Cells use of an engine only what all of them do alike: ``+ - *`` on integers, a quotient of two integers, ``floor``,
comparisons, a choice by a condition, blanks filled, and an integral float or a truth taken for an integer.
"""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from sakip.frames.layout import Cell, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


class Sheet:
    """Records cells for a frame; it is an :class:`~sakip.interpreters.columns.Arithmetic` of them."""

    def __init__(self, *, inverts: bool = False, checks: bool = False) -> None:
        """``inverts`` tells that the engine is Polars, which divides by inverses, and copies texts slowly.

        ``checks`` tells that it is Spark, which writes a check for blanks around whatever is made of what might be one.
        """
        self._inverts = inverts
        self._checks = checks
        self._cells: dict[Any, Cell] = {}
        self._named: dict[str, Cell] = {}

    @classmethod
    def of(cls, frame: Any) -> Sheet:
        """Return a sheet for the engine of a frame."""
        engine = frame.implementation
        return cls(inverts=engine.is_polars(), checks=engine.is_spark_like())

    # --- cells that are there ---

    def given(self, name: str) -> Cell:
        """Return a column of the caller."""
        return self._cell(("given", name), lambda: nw.col(name), cheap=True)

    def name(self, name: str, cell: Cell) -> None:
        """Let programs know ``cell`` as a column of that name."""
        self._named[name] = cell

    def column(self, name: str, /) -> Cell:
        """Return the cell that programs know by this name."""
        return self._named[name]

    def real(self, value: float) -> Cell:
        """Return a real number."""
        return self._cell(("real", value), lambda: nw.lit(value, nw.Float64), known=value, cheap=True)

    def word(self, word: str | None, words: Sequence[str]) -> Cell:
        """Return one of ``words``, or the blank one; what is chosen among them has to be :meth:`spoken`."""
        plain, kind = word and str(word), nw.Enum(map(str, words)) if self._inverts and words else nw.String()
        return self._cell(("word", word, *words), lambda: nw.lit(plain, kind), known=plain, cheap=True)

    def spoken(self, words: Cell) -> Cell:
        """Return words as texts. Polars chooses among numbered words, as it copies texts at every choice."""
        return self.cell("spoken", lambda a: a.cast(nw.String), words) if self._inverts else words

    def constant(self, value: int, /) -> Cell:
        """Return an integer."""
        return self._cell(("integer", value), lambda: nw.lit(value, nw.Int64), known=value, cheap=True)

    # --- integers ---

    def add(self, left: Cell, right: Cell, /) -> Cell:
        """Return the sum."""
        if left.known == 0:
            return right
        return left if right.known == 0 else self._binary("+", left, right, lambda a, b: a + b)

    def subtract(self, left: Cell, right: Cell, /) -> Cell:
        """Return the difference."""
        return left if right.known == 0 else self._binary("-", left, right, lambda a, b: a - b)

    def multiply(self, left: Cell, right: Cell, /) -> Cell:
        """Return the product."""
        if left.known == 1:
            return right
        return left if right.known == 1 else self._binary("*", left, right, lambda a, b: a * b)

    def choose(self, low: Cell, high: Cell, first: Cell, second: Cell, /) -> Cell:
        """Return ``first`` where ``low <= high``, else ``second``."""
        return self.pick(self.at_most(low, high), first, second)

    def estimate(self, above: Cell, below: Cell, /) -> Cell:
        """Return ``above / below`` rounded down, which may be off by one."""
        return self.cell("whole", lambda a: a.floor().cast(nw.Int64), self._quotient(above, below))

    def size(self, cell: Cell) -> Cell:
        """Return the absolute value, of an integer that is not the very least."""
        return self._cell(("size", cell), lambda a: a.abs(), cell, cheap=True)

    # --- truths ---

    def at_most(self, low: Cell, high: Cell) -> Cell:
        """Tell whether ``low <= high``."""
        if low.known is not None and high.known is not None:
            return self.certain(low.known <= high.known)
        return self._binary("<=", low, high, lambda a, b: a <= b, cheap=True)

    def below(self, low: Cell, high: Cell) -> Cell:
        """Tell whether ``low < high``."""
        if low.known is not None and high.known is not None:
            return self.certain(low.known < high.known)
        return self._binary("<", low, high, lambda a, b: a < b, cheap=True)

    def equal(self, one: Cell, other: Cell) -> Cell:
        """Tell whether the two are equal."""
        if one.known is not None and other.known is not None:
            return self.certain(one.known == other.known)
        return self._binary("==", one, other, lambda a, b: a == b, cheap=True)

    def certain(self, truth: bool) -> Cell:
        """Return a truth that holds on every row, or on none."""
        return self._cell(("truth", truth), lambda: nw.lit(truth), known=truth, cheap=True)

    def every(self, truths: Iterable[Cell]) -> Cell:
        """Tell whether all of them hold."""
        return self._joined("and", truths, lambda a, b: a & b, ends=False)

    def some(self, truths: Iterable[Cell]) -> Cell:
        """Tell whether one of them holds."""
        return self._joined("or", truths, lambda a, b: a | b, ends=True)

    def no(self, truth: Cell) -> Cell:
        """Tell whether it does not hold."""
        if truth.known is not None:
            return self.certain(not truth.known)
        return self._cell(("not", truth), lambda a: ~a, truth)

    def blank(self, cell: Cell, *, real: bool) -> Cell:
        """Tell whether it is blank; a real number may also be none, which counts as blank."""
        if real and self._checks:
            # blanks are none here too, and none is larger than all there are
            return self._cell(("blank", cell), lambda a: a > math.inf, cell)
        if real:
            return self._cell(("blank", cell), lambda a: a.is_null() | a.is_nan(), cell)
        return self._cell(("blank", cell), lambda a: a.is_null(), cell)

    def truth(self, name: str) -> Cell:
        """Return a column of the caller that holds truths; blank is not true."""
        return self._cell(("truth of", name), lambda: nw.col(name).fill_null(value=False), cheap=True)

    # --- choices ---

    def pick(self, truth: Cell, first: Cell, second: Cell) -> Cell:
        """Return ``first`` where ``truth`` holds, else ``second``."""
        if first is second or truth.known is not None:
            return first if truth.known or first is second else second
        if isinstance(first.known, bool) and isinstance(second.known, bool):
            return truth if first.known else self.no(truth)
        if isinstance(first.known, bool):
            return self.some([truth, second]) if first.known else self.every([self.no(truth), second])
        if isinstance(second.known, bool):
            return self.some([self.no(truth), first]) if second.known else self.every([truth, first])
        if (first.known, second.known) == (1, 0):
            return self._cell(("one", truth), lambda a: a.cast(nw.Int64), truth)
        return self._cell(("pick", truth, first, second), _chosen, truth, first, second, choice=True)

    def only(self, truth: Cell, cell: Cell) -> Cell:
        """Return ``cell`` where ``truth`` holds, and blank elsewhere."""
        if truth.known:
            return cell
        return self._cell(("only", truth, cell), lambda a, b: nw.when(a).then(b), truth, cell)

    def by_member(self, member: Cell, cells: Sequence[Cell]) -> Cell:
        """Return the cell of each member: ``cells`` has one for each, in their order.

        Neighbours that share a cell are asked for together, so members that have most in common should stand beside
        each other.
        """
        runs: dict[Cell, list[tuple[int, int]]] = {}
        end = 0
        for cell, run in groupby(cells):
            start, end = end, end + len(list(run))
            runs.setdefault(cell, []).append((start, end - 1))
        # what stands in most places is what is left over; rows of nobody get it too
        usual = max(runs, key=lambda cell: len(runs[cell]))
        chosen = usual
        for cell, places in runs.items():
            if cell is not usual:
                mine = self.some(self._in_run(member, first, last, len(cells)) for first, last in places)
                chosen = self.pick(mine, cell, chosen)
        return chosen

    def _in_run(self, member: Cell, first: int, last: int, count: int) -> Cell:
        if first == last:
            return self.equal(member, self.constant(first))
        ends = [self.certain(True)] if first == 0 else [self.at_most(self.constant(first), member)]
        return self.every([*ends, *([] if last == count - 1 else [self.at_most(member, self.constant(last))])])

    def place(self, column: Cell, words: Sequence[str]) -> Cell:
        """Return the place of a text in ``words``, and their number for any other and for a blank one."""
        found = self.constant(len(words))
        for place in reversed(range(len(words))):
            word = words[place]
            same = self._cell(("is", column, word), lambda text, word=word: text == word, column, cheap=True)
            found = self.pick(same, self.constant(place), found)
        return found

    def text(self, place: Cell, words: Mapping[int, str], other: str | None = None) -> Cell:
        """Return the word of ``place``, counted from 1; any place that has none is ``other``, or blank."""
        spoken = [*words.values()] if other is None else [*words.values(), other]
        known = list(dict.fromkeys(spoken))
        chosen = self.word(other, known)
        for at, word in reversed(list(words.items())):
            chosen = self.pick(self.equal(place, self.constant(at)), self.word(word, known), chosen)
        # what is most common, no word at all, is told first
        chosen = chosen if other is not None else self.only(self.no(self.equal(place, self.constant(0))), chosen)
        return self.spoken(chosen)

    # --- numbers as people hold them ---

    def decimal(self, scaled: Cell, power: Cell) -> Cell:
        """Return the float nearest to ``scaled / power``.

        Polars divides by a number it finds the same on every row by multiplying with its inverse, which comes out
        beside the nearest float on every eighth row; so the power is made to look like what is divided by it.
        """
        if self._inverts:
            power = self._binary("+", self.cell("nothing", lambda a: a * 0, scaled), power, lambda a, b: a + b)
        return self._quotient(scaled, power)

    def _quotient(self, above: Cell, below: Cell) -> Cell:
        quotient = self._cell(("/", above, below), lambda a, b: a / b, above, below, plain=self._checks)
        return self.solid(quotient, 0.0)

    def solid(self, cell: Cell, other: float) -> Cell:
        """Say that a cell is never blank, to an engine that would check it: where it were, it is ``other``."""
        return self._cell(("solid", cell), lambda a: a.fill_null(other), cell) if self._checks else cell

    def cell(self, name: str, make: Callable[..., Any], *of: Cell) -> Cell:
        """Return ``make(*of)``; ``name`` tells what it makes of them.

        What ``make`` writes more than once should be a cell in ``of`` as often, to be a column of its own.
        """
        return self._cell((name, *of), make, *of)

    # --- the layout ---

    def laid_out(self, frame: Any, kept: Sequence[str], cells: Mapping[str, Cell]) -> Any:
        """Return ``frame`` with the columns ``kept``, and beside them ``cells`` under their names."""
        return lay_out(frame, kept, cells, checks=self._checks)

    # --- in between ---

    def _binary(self, name: str, left: Cell, right: Cell, make: Callable[..., Any], *, cheap: bool = False) -> Cell:
        of = (left, right)
        plain = tuple(cell.known for cell in of)

        def written(*made: Any) -> Any:
            # a number stands for itself in an expression, unless there would be none
            if None not in plain:
                return make(made[0], made[1])
            return make(*(value if known is None else known for value, known in zip(made, plain, strict=True)))

        return self._cell((name, *of), written, *of, cheap=cheap)

    def _joined(self, name: str, truths: Iterable[Cell], make: Callable[..., Any], *, ends: bool) -> Cell:
        parts = [truth for truth in dict.fromkeys(truths) if truth.known is not (not ends)]
        if any(truth.known is ends for truth in parts):
            return self.certain(ends)
        if not parts:
            return self.certain(not ends)
        joined = parts[0]
        for part in parts[1:]:
            joined = self._cell((name, joined, part), make, joined, part)
        return joined

    def _cell(  # noqa: PLR0913  # what can be told of a cell
        self,
        key: tuple[Any, ...],
        make: Callable[..., Any],
        *of: Cell,
        known: Any = None,
        cheap: bool = False,
        plain: bool = False,
        choice: bool = False,
    ) -> Cell:
        cell = self._cells.get(key)
        if cell is None:
            cell = self._cells[key] = Cell(make, of, known, cheap, plain, choice)
        return cell


def _chosen(truth: Any, first: Any, *others: Any) -> Any:
    chain = nw.when(truth).then(first)
    for at in range(0, len(others) - 1, 2):
        chain = chain.when(others[at]).then(others[at + 1])
    return chain.otherwise(others[-1])
