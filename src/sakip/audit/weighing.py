"""A row on the scales: how its cells are read, whether it can be compared, and which conventions fit it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from sakip.audit.cells import Cell
from sakip.audit.conventions import Remark
from sakip.audit.fitting import Amounts, Fit, fits, hidden
from sakip.audit.rules import UNDECLARED, Polarity, hinted
from sakip.audit.scales import Signs, Way, ways
from sakip.audit.slips import mistyped

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from fractions import Fraction

ROLES: Final = ("base", "made", "figure")
_LONGEST_TOTAL: Final = 40
_TOTAL = re.compile(
    r"(?:sub ?total|jumlah|grand total|total|rata ?- ?rata|rerata|average|mean)"
    r"(?: (?:total|nilai|capaian|kinerja|anggaran|pagu|belanja|seluruhnya|keseluruhan|iku|indikator|persentase"
    r"|[ivx]+|[0-9]+))*"
    r"|(?:nilai |persentase )?capaian (?:kinerja )?(?:rata ?- ?rata|total)",
    re.IGNORECASE,
)


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


def weigh(entry: Entry, signs: Signs, own_caps: Collection[Fraction]) -> Weighed:
    """Weigh a row whose columns use the decimal signs given."""
    reason = _incomparable(entry)
    if reason is not None:
        return Weighed(entry=entry, reason=reason)
    read = ways(entry, signs)
    found = [(way.amounts, way.cost, _telling(way, fits(way.amounts, entry.permitted, own_caps))) for way in read]
    if not any(fitting for _, _, fitting in found) and entry.polarity.declared and entry.polarity.direction == "lower":
        # the one formula of many reports, whatever direction the table tells
        other = evolve(entry.polarity, rules=("higher",))
        found = [(way.amounts, way.cost, _percentages(fits(way.amounts, other, own_caps))) for way in read]
    if not any(fitting for _, _, fitting in found):
        # what is open is read the likeliest way before anything is hidden
        found = [(way.amounts, way.cost, _hidden(way, entry.permitted)) for way in read]
    if entry.figure.kind == "blank" and not any(fitting for _, _, fitting in found):
        return Weighed(entry=entry, reason=Remark("not-no-figure"))
    return Weighed(entry=entry, ways=tuple(found))


def _telling(way: Way, found: Sequence[Fit]) -> tuple[Fit, ...]:
    """Return what may explain a row read that way: on an unlikely scale only a percentage does."""
    return tuple(found) if way.likely else _percentages(found)


def _hidden(way: Way, polarity: Polarity) -> tuple[Fit, ...]:
    """Return what inputs printed rounded explain, unless a slip of the pen explains it as well."""
    found = hidden(way.amounts, polarity) if way.likely else []
    rules = tuple(dict.fromkeys(fit.convention.rule for fit in found))
    return () if found and mistyped(way.amounts, evolve(polarity, rules=rules)) else tuple(found)


def _percentages(found: Sequence[Fit]) -> tuple[Fit, ...]:
    return tuple(fit for fit in found if fit.convention.of_numbers)


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
        folded = " ".join(entry.label.split()).strip(" :.")
        if len(folded) <= _LONGEST_TOTAL and _TOTAL.fullmatch(folded):
            return Remark("not-total")
        return Remark("not-no-base" if "base" in missing else "not-no-realisation")
    figure = cells["figure"]
    if figure.kind == "words" or figure.is_range:
        return Remark("not-figure-words", {"words": figure.text.strip()})
    if figure.kind == "bound":
        return Remark("not-figure-bound", {"words": figure.text.strip()})
    return Remark("not-realisation-range") if cells["made"].is_range else None


def _words(cells: dict[str, Cell]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cells[role].text.strip() for role in ("base", "made") if cells[role].kind == "words"))
