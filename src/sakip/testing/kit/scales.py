"""The checks of a scale: every value in one band, ends where they are said to be, and where all of it comes from.

:meth:`sakip.CategoryScale.of` makes no scale with a gap. One that was built of bands directly, or read from a table in
a decree, may say one thing and do another, and a category is what an office is judged by::

    check_scale(scale, examples={"60": "C", "60.01": "B", "80": "B"})
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, get_args

from attrs import frozen

from sakip.bands import Beyond, CategoryScale, PrintedTable
from sakip.errors import OutOfScaleError, quoted
from sakip.figures import number, rounding
from sakip.testing.kit.conformance import Check, Conformance, Fault, catalogue

if TYPE_CHECKING:
    from sakip.bands import CategoryBand

_MEND = "Make the scale with CategoryScale.of(key, edges, bands, closure)."
_FAR = 1_000


def check_scale(
    scale: CategoryScale,
    *,
    table: PrintedTable | None = None,
    examples: Mapping[Any, str] | None = None,
    only: Collection[str] = (),
) -> None:
    """Check a scale; ``examples`` say which value is in the band of which code.

    ``table`` is what the scale was read from, for one that a document prints. ``only`` names some of
    :data:`SCALE_CHECKS`.

    Raises:
        ConformanceError: when a check fails; every one that does is named.
        UnknownNameError: when ``only`` names no check.
    """
    conformance_of_scale(scale, table, examples).demand(only)


def conformance_of_scale(
    scale: CategoryScale, table: PrintedTable | None = None, examples: Mapping[Any, str] | None = None
) -> Conformance:
    """Return the checks of a scale."""
    exact = {number(value): code for value, code in (examples or {}).items()}
    return Conformance(scale.key, Measure(scale, table, exact), SCALE_CHECKS, SCALE_GATES)


@frozen
class Measure:
    """A scale, the printed table it was read from, and which value is said to be in which band."""

    scale: CategoryScale
    table: PrintedTable | None = None
    examples: Mapping[Fraction, str] = {}

    @property
    def step(self) -> Fraction:
        """The smallest difference between two values that are looked up."""
        return Fraction(1, 10 ** (2 if self.scale.places is None else self.scale.places))

    @property
    def inner(self) -> tuple[Fraction, ...]:
        """The thresholds between two bands."""
        return tuple(edge for edge in self.scale.edges[1:-1] if edge is not None)

    def between(self) -> Iterator[Fraction]:
        """Yield values inside the scale, none of them a threshold: near to each on either side, and half-way."""
        low, high = self.scale.edges[0], self.scale.edges[-1]
        known = [edge for edge in self.scale.edges if edge is not None] or [Fraction(0)]
        near = [edge + sign * self.step / part for edge in known for sign in (-1, 1) for part in (1, 3)]
        halves = [(one + other) / 2 for one, other in pairwise(known)]
        for value in sorted({*near, *halves, min(known) - _FAR, max(known) + _FAR}):
            if (low is None or low < value) and (high is None or value < high) and value not in known:
                yield value

    def holding(self, value: Fraction) -> list[CategoryBand]:
        """Return the bands whose ends have a value between them."""
        return [band for band in self.scale.bands if value in band]


def _codes(bands: list[CategoryBand]) -> str:
    return " and ".join(band.code for band in bands) or "none"


# --- where values fall ------------------------------------------------------------------------------------------------


def partition(measure: Measure) -> Iterator[Fault]:
    """Every value between the outermost ends is in exactly one band."""
    for value in (*measure.between(), *measure.inner):
        bands = measure.holding(value)
        if len(bands) != 1:
            yield Fault(f"{value} is in {_codes(bands)} of its bands, not in exactly one", _MEND)


def order(measure: Measure) -> Iterator[Fault]:
    """The bands are listed from the lowest to the highest, and a value is found in the band that holds it."""
    for value in measure.between():
        found, bands = measure.scale.band_of(value), measure.holding(value)
        if bands and found not in bands:
            yield Fault(f"{value} is looked up as {found.code}, and is in {_codes(bands)}", _MEND)


def closure(measure: Measure) -> Iterator[Fault]:
    """A threshold between two bands belongs to the one that the closure of the scale says."""
    scale = measure.scale
    for place, edge in enumerate(measure.inner):
        said = scale.bands[place if scale.closure == "upper" else place + 1]
        if edge not in said and measure.holding(edge):
            yield Fault(
                f"{edge} belongs to {_codes(measure.holding(edge))}, and by closure {scale.closure!r} to {said.code}",
                _MEND,
            )


def ends(measure: Measure) -> Iterator[Fault]:
    """The outermost ends belong to their bands; beyond them there is an error, or the nearest band, as declared."""
    scale = measure.scale
    if scale.beyond not in get_args(Beyond):
        yield Fault(f"beyond is {quoted(scale.beyond)}", "Write 'error' or 'nearest'.")
        return
    for edge, band, away in ((scale.edges[0], scale.bands[0], -1), (scale.edges[-1], scale.bands[-1], 1)):
        if edge is None:
            continue
        if edge not in band:
            yield Fault(f"{edge}, the end of the scale, is not in {band.code}", _MEND)
        try:
            found = scale.band_of(edge + away * measure.step)
        except OutOfScaleError:
            continue
        if scale.beyond == "error" or found != band:
            yield Fault(f"beyond {edge} there is {found.code}, though beyond = {scale.beyond!r}", _MEND)


def rounded_by_name(measure: Measure) -> Iterator[Fault]:
    """Values are rounded by a rule that has a name before they are looked up, and by no other."""
    scale = measure.scale
    rounding(scale.rounding)
    for edge in measure.inner:
        for value in (edge - measure.step / 2, edge + measure.step / 2):
            if scale.places is not None and scale.places < _LONGEST and _inside(scale, value):
                rounded = scale.rounded(value)
                if rounded * 10**scale.places % 1 or scale.classify(value) != scale.band_of(rounded):
                    yield Fault(f"{value} is not looked up as {rounded}", _MEND)


_LONGEST = 8


def _inside(scale: CategoryScale, value: Fraction) -> bool:
    low, high = scale.edges[0], scale.edges[-1]
    return (low is None or low <= value) and (high is None or value <= high)


def classified(measure: Measure) -> Iterator[Fault]:
    """The examples are in the bands they are said to be in."""
    for value, code in measure.examples.items():
        found = measure.scale.classify(value)
        if found.code != code:
            yield Fault(f"{value} is classified as {found.code}, not as {code}", "Correct the scale or the example.")


# --- what it says of itself -------------------------------------------------------------------------------------------


def codes(measure: Measure) -> Iterator[Fault]:
    """Every band has a code of its own."""
    yield from _unlike("code", [band.code for band in measure.scale.bands])


def labels(measure: Measure) -> Iterator[Fault]:
    """Every band has a label of its own, which is the category that is published."""
    yield from _unlike("label", [band.label for band in measure.scale.bands])


def _unlike(what: str, given: list[str]) -> Iterator[Fault]:
    for text, times in Counter(given).items():
        if not text.strip():
            yield Fault(f"a band has no {what}", f"Give every band a {what}, as the document prints it.")
        elif times > 1:
            yield Fault(f"{times} bands have the {what} {quoted(text)}", f"Give every band a {what} of its own.")


def sourced(measure: Measure) -> Iterator[Fault]:
    """It says by which document a value is in a category."""
    if not any(said.strip() for said in (measure.scale.source, measure.scale.clause, measure.scale.note)):
        yield Fault("it does not say where it comes from", "Give source='Perbup 12/2024 Pasal 5'.")


def reading(measure: Measure) -> Iterator[Fault]:
    """A printed table that leaves its ends open says on what basis it is read, and is read as it is printed."""
    scale, table = measure.scale, measure.table
    if table is None:
        return
    if [(row.code, row.label) for row in table.rows] != [(band.code, band.label) for band in scale.bands]:
        yield Fault("its bands are not the rows of the printed table", "Make it with PrintedTable.read_as().")
        return
    for value in measure.between():
        rows = [place for place, row in enumerate(table.rows) if _printed_in(row, value)]
        if len(rows) == 1 and scale.band_of(value) != scale.bands[rows[0]]:
            yield Fault(
                f"{value} is printed under {table.rows[rows[0]].label}, and is read as {scale.band_of(value).label}",
                "Make it with PrintedTable.read_as().",
            )
    if table.findings() and not (scale.note.strip() or scale.reading.strip()):
        odd = table.findings()[0].message("en")
        yield Fault(f"nothing says on what basis it is read: {odd}", "Give basis (in Python note) of the reading.")


def _printed_in(row: Any, value: Fraction) -> bool:
    return (row.lower is None or row.lower < value) and (row.upper is None or value < row.upper)


SCALE_CHECKS: Final[Mapping[str, Check]] = MappingProxyType(
    catalogue(partition, order, closure, ends, rounded_by_name, classified, codes, labels, sourced, reading)
)
"""The checks of a scale by name."""

SCALE_GATES: Final = ("partition", "order", "rounded-by-name")
