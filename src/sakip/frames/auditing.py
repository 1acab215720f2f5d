"""Auditing a frame: which named convention reproduces the achievement that stands beside a target and a realisation.

:func:`sakip.audit.achievements` reads the tables of a document, and lets its rows speak for each other. Over columns of
numbers each row stands by itself, so that a nation's tables are audited as fast as they are read.

>>> import polars
>>> table = polars.DataFrame({
...     "target": [90.1, 93.14, 90.62, 72.29, 0.0],
...     "realisation": [97.95, 93.5, 93.93, 79.29, 3.0],
...     "achievement": [108.71, 100.38, 106.35, 100.0, None],
... })
>>> for row in audit_frame(table).select("verdict", "rule", "convention", "right", "difference").rows():
...     print(*row, sep=", ")
reproduced, higher, half-up, 108.71, None
reproduced, higher, truncate, 100.39, None
not-reproduced, None, None, 103.65, 2.7
reproduced, higher, cap, 109.7, None
reproduced, higher, zero-none, None, None
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import narwhals.stable.v2 as nw

from sakip.audit.rules import polarity_named
from sakip.errors import DefinitionError, quoted
from sakip.figures import number
from sakip.frames.carrying import beside, by_parts, is_parted, taken
from sakip.frames.reading import check_columns, check_names, held, read
from sakip.frames.sheet import Sheet
from sakip.frames.verdicts import FEWEST, Verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from narwhals.stable.v2.typing import IntoFrameT

    from sakip.figures import NumberLike

ADDED: Final = ("verdict", "reason", "rule", "convention", "right", "difference")
"""The columns an audited frame has beside the caller's."""
MOST: Final = 4
"""With how many decimals floats can be read at most."""


def audit_frame(  # noqa: PLR0913  # each names a column or a choice
    frame: IntoFrameT,
    *,
    realisation: str = "realisation",
    target: str = "target",
    achievement: str = "achievement",
    polarity: str | None = None,
    caps: Iterable[NumberLike] = (),
    places: int = 2,
) -> IntoFrameT:
    """Compare each published achievement with every named convention.

    Returns the caller's columns and ``verdict`` (``reproduced``, ``not-reproduced``, ``not-comparable``), the
    ``reason`` why a row is not comparable, the ``rule`` and the ``convention`` of the plainest explanation, ``right``,
    the right figure to the decimals that are printed, and the ``difference`` of what is printed to it where a figure is
    not reproduced, or follows the rule of the other direction.

    A rule is one of :data:`sakip.audit.RULES`, or ``repeats-realisation``. A convention is ``exact`` where nothing had
    to be rounded, ``half-up``, ``truncate`` or ``half-even`` to the decimals printed, ``padded`` with zeros where
    decimals were rounded away, ``unrounded`` as a program holds it; each of these but ``padded`` as a ``ratio-``, 1.08
    for 108%; ``cap`` or ``ratio-cap`` and ``floor`` where a limit stands for the figure; ``zero-none``, ``zero-0`` or
    ``zero-100`` where the target is zero.

    What a row is found to be equals what :func:`sakip.audit.achievements` finds of a table of that row alone, as far
    as the numbers as printed explain it. That audit adds what texts and documents show: which style the rows have in
    common, and which explanation that makes the likelier; ratios of one decimal, differences to 100 and decimals cut
    off with zeros in their place, which several rows have to show; inputs that were rounded before they were printed;
    the likely slip of the pen. A row that is ``not-reproduced`` here may have such an explanation there.

    Args:
        frame: rows with columns of integers, decimals or floats. A float is printed with the decimals of the shortest
            number that is that float, a decimal with those of its column.
        realisation: the column of what was realised.
        target: the column of what it is compared with.
        achievement: the column of the published percentages.
        polarity: the direction of all rows, of :data:`sakip.audit.POLARITIES`; without it every rule may be meant.
        caps: limits of achievements that are in use, beside those of regulations.
        places: how many decimals floats may have, 2 to 4. A figure with more is compared as a program holds it, to the
            fifteenth digit: it is ``unrounded``, also where it is exact, and ``right`` has only so many decimals.

    Numbers beyond what integers of 64 bits are proven for are ``out-of-bounds``: with two decimals targets and
    realisations of more than six hundred billion, figures of ten million percent and more. So are figures of more
    decimals that are near enough to be one of their roundings.

    Raises:
        FrameError: when a column is missing, holds what is no number, or is called like one that is added.
        UnknownNameError: for a polarity there is none of.
        NumberError: for a cap that is no number.
        DefinitionError: for other decimals.
    """
    if type(places) is not int or not FEWEST <= places <= MOST:
        raise DefinitionError(f"{quoted(places)} is no number of decimals", f"Give {FEWEST} to {MOST}.")
    names = (target, realisation, achievement)
    own = [number(cap) for cap in caps]
    directed = polarity_named(polarity)
    if is_parted(frame):
        parts: IntoFrameT = by_parts(
            frame, audit_frame, realisation=realisation, target=target, achievement=achievement, polarity=polarity,
            caps=own, places=places,
        )  # fmt: skip
        return parts
    given, schema = taken(frame)
    check_names(schema, ADDED)
    check_columns(schema, names)

    how = (held(schema, target, places), held(schema, realisation, places), held(schema, achievement, places))

    def laid_out(rows: Any, kept: Sequence[str]) -> Any:
        sheet = Sheet.of(rows)
        verdicts = Verdicts(sheet, how)
        one, other, last = (
            read(sheet, sheet.given(name), one, sheet.real(float(limit)))
            for name, one, limit in zip(names, how, verdicts.limits, strict=True)
        )
        real = sheet.cell("real", lambda column: column * 1.0, sheet.given(achievement))
        return sheet.laid_out(rows, kept, verdicts.outputs((one, other, last), real, directed, own))

    if isinstance(given, nw.LazyFrame):
        made: IntoFrameT = laid_out(given, list(schema)).to_native()
        return made
    audited: IntoFrameT = beside(given, names, lambda rows: laid_out(rows, [])).to_native()
    return audited
