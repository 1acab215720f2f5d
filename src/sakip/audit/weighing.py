"""A row on the scales: how its cells are read, whether it can be compared, and which conventions fit it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from sakip.audit.cells import Cell
from sakip.audit.conventions import REPEATS, Remark
from sakip.audit.fitting import Amounts, Fit, fits, hidden
from sakip.audit.rules import OF_BUDGETS, UNDECLARED, Polarity, hinted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from fractions import Fraction

    from sakip.audit.cells import Reading

ROLES: Final = ("base", "made", "figure")
_AGAINST_COLUMN: Final = 4
_LONGEST_TOTAL: Final = 40
_TOTALS: Final = ("jumlah", "total", "rata-rata", "rerata", "average", "sub total", "subtotal")


@frozen(kw_only=True)
class Entry:
    """A row as printed. ``fault`` says why it could not be read at all."""

    number: int
    line: int | None = None
    label: str = ""
    document: str = ""
    polarity_text: str = ""
    polarity: Polarity = UNDECLARED
    base: Cell
    made: Cell
    figure: Cell
    fault: str = ""

    @property
    def permitted(self) -> Polarity:
        """The polarity told for the row, or the one the sign before its target suggests."""
        if self.polarity == UNDECLARED and self.base.sign:
            return hinted(self.base.sign)
        return self.polarity


@frozen(kw_only=True)
class Weighed:
    """A row with what fits it: ``ways`` are the readings of its cells, the likeliest first, each with its fits."""

    entry: Entry
    reason: Remark | None = None
    ways: tuple[tuple[Amounts, int, tuple[Fit, ...]], ...] = ()

    @property
    def fitting(self) -> list[Fit]:
        """Every fit, what its reading costs included."""
        return [evolve(fit, cost=fit.cost + extra) if extra else fit for _, extra, found in self.ways for fit in found]


def weigh(entry: Entry, columns: Mapping[str, str], own_caps: Collection[Fraction]) -> Weighed:
    """Weigh a row whose columns use the decimal signs given, ``""`` where both occur or none does."""
    reason = _incomparable(entry)
    if reason is not None:
        return Weighed(entry=entry, reason=reason)
    found = []
    for amounts, cost in sorted(_ways(entry, columns), key=lambda way: way[1]):
        found.append((amounts, cost, tuple(fits(amounts, entry.permitted, own_caps))))
    if not any(fitting for _, _, fitting in found) and entry.polarity.declared and entry.polarity.direction == "lower":
        # the one formula of many reports, whatever direction the table tells
        other = evolve(entry.polarity, rules=("higher",))
        found = [(amounts, cost, tuple(fits(amounts, other, own_caps))) for amounts, cost, _ in found]
    if not any(fitting for _, _, fitting in found):
        found = [(amounts, cost, tuple(hidden(amounts, entry.permitted))) for amounts, cost, _ in found]
    if entry.figure.kind == "blank" and not any(fitting for _, _, fitting in found):
        return Weighed(entry=entry, reason=Remark("not-no-figure"))
    return Weighed(entry=entry, ways=tuple(found))


def _ways(entry: Entry, columns: Mapping[str, str]) -> Iterator[tuple[Amounts, int]]:
    """Yield every way to read the three cells, with what speaks against it."""
    read = [
        [(reading, _against(entry, role, reading, columns)) for reading in _readings(entry, role)] for role in ROLES
    ]
    for (base, one), (made, two), (figure, three) in product(*read):
        if base is not None and made is not None:
            yield Amounts(base, made, figure), one + two + three


def _readings(entry: Entry, role: str) -> tuple[Reading | None, ...]:
    cell: Cell = getattr(entry, role)
    return cell.readings or (None,)


def _against(entry: Entry, role: str, reading: Reading | None, columns: Mapping[str, str]) -> int:
    cell: Cell = getattr(entry, role)
    if reading is None or len(cell.readings) == 1:
        return 0
    if not columns[role]:  # money has no thousandths
        return int(entry.permitted == OF_BUDGETS and role != "figure" and reading.places > 0)
    return 0 if reading.decimal == columns[role] else _AGAINST_COLUMN


def _incomparable(entry: Entry) -> Remark | None:
    """Say why a row cannot be compared, before anything is computed."""
    if entry.fault:
        return Remark(f"not-{entry.fault}")
    cells = {role: getattr(entry, role) for role in ROLES}
    if all(cell.kind == "blank" for cell in cells.values()):
        return Remark("not-blank-row")
    if any(cells[role].kind == "words" for role in ("base", "made")):
        return Remark("not-ordinal", {"words": _words(cells)})
    missing = [role for role in ("base", "made") if cells[role].kind == "blank"]
    if missing:
        folded = entry.label.strip().casefold()
        if len(folded) <= _LONGEST_TOTAL and folded.startswith(_TOTALS):
            return Remark("not-total")
        return Remark("not-no-base" if "base" in missing else "not-no-realisation")
    figure = cells["figure"]
    if figure.kind == "words" or figure.is_range:
        return Remark("not-figure-words", {"words": figure.text.strip()})
    if figure.kind == "bound":
        return Remark("not-figure-bound", {"words": figure.text.strip()})
    return Remark("not-realisation-range") if cells["made"].is_range else None


def _words(cells: Mapping[str, Cell]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cells[role].text.strip() for role in ("base", "made") if cells[role].kind == "words"))


def corroborated(rows: list[Weighed]) -> list[Weighed]:
    """Drop what would explain too much alone, unless another row of the document shows the same form for certain."""
    if not any(fit.weak for row in rows for _, _, found in row.ways for fit in found):
        return rows
    shown = {_shape(fit) for row in rows for _, _, found in row.ways for fit in found if not fit.weak}
    return [
        evolve(
            row,
            ways=tuple(
                (amounts, cost, tuple(fit for fit in found if not fit.weak or _shape(fit) in shown))
                for amounts, cost, found in row.ways
            ),
        )
        for row in rows
    ]


def _shape(fit: Fit) -> tuple[str, str]:
    return (REPEATS if fit.convention.rule == REPEATS else "", fit.convention.form)
