"""Aggregating a frame: offices to a regency, a province or the nation, each indicator by its own rule.

It is :func:`sakip.rollup.across` in the engine of the caller: of 10 of 20 and 30 of 40 it makes 40 of 60, and never the
mean of 50% and 75%; integers are added, never floats, and whoever is missing is counted. Without the declared
completeness there is no figure, and what was reported so far stands in a column of its own.

>>> import polars
>>> from sakip import Indicator, ratio
>>> budget = Indicator(code="anggaran", name="Realisasi anggaran", unit="persen", polarity="higher",
...                    formula=ratio("realisasi", "pagu"))
>>> offices = polars.DataFrame({
...     "regency": ["Kab. A", "Kab. A", "Kab. B", "Kab. B"],
...     "office": ["Kec. A", "Kec. B", "Kec. C", "Kec. D"],
...     "indicator": ["anggaran"] * 4,
...     "period": ["2024"] * 4,
...     "realisasi": [10.0, 30.0, 883.05, None],
...     "pagu": [20.0, 40.0, 1000.0, 500.0],
...     "target": [90.0] * 4,
... })
>>> for row in aggregate_frame(offices, budget, by="regency").rows(named=True):
...     print(row["regency"], row["reported"], row["applicable"], row["value"], row["reason"], row["value_reported"])
Kab. A 2 2 66.67 None 66.67
Kab. B 1 2 None incomplete 88.31
>>> aggregate_frame(offices, budget, completeness="75%").rows(named=True)[0]["value"]
87.08

The nation is computed from the offices too, and not from its regencies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
from attrs import evolve, frozen

from sakip.errors import DefinitionError, FrameError, quoted
from sakip.frames.asked import Kernel, check_choices, check_named, indicators_of, reason_of
from sakip.frames.assessing import ADDED, SCALED
from sakip.frames.carrying import by_parts, carried_out, is_parted, sample, taken
from sakip.frames.members import Held
from sakip.frames.offices import Offices
from sakip.frames.reading import check_columns, check_names, held, text
from sakip.frames.regions import COUNTS, REPORTED, Regions
from sakip.frames.rolled import Rolled, rolled
from sakip.frames.sheet import Sheet
from sakip.frames.summing import MOST_ROWS, Sums
from sakip.frames.task import Columns, Task
from sakip.rollup.asked import asked_share

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrameT

    from sakip.assessment.results import Reason
    from sakip.figures import NumberLike
    from sakip.indicators import Indicator
    from sakip.sets.model import IndicatorSet


def aggregate_frame(  # noqa: PLR0913  # each names a column or a choice
    frame: IntoFrameT,
    indicators: IndicatorSet | Indicator | Iterable[Indicator],
    *,
    by: str | Sequence[str] = (),
    period: str = "period",
    indicator: str = "indicator",
    targets: str = "target",
    group_targets: str | None = None,
    columns: Columns | None = None,
    weights: Mapping[str, str] | None = None,
    expected: str | int | None = None,
    completeness: NumberLike = 1,
    places: int = 2,
    kernel: Kernel = "int64",
    withheld: Mapping[str, Reason | str] | None = None,
    scaled: bool = False,
) -> IntoFrameT:
    """Roll the offices of a frame up: one row a group, indicator and period, in a frame of the same kind.

    A row of ``frame`` is one indicator of one office in one period, as for :func:`sakip.frames.assess_frame`. Lazy
    frames stay lazy; the rows of others come in the order of ``by``, ``indicator`` and ``period``. The rule of an
    indicator is :attr:`Indicator.across_offices`, and means what it means to :func:`sakip.rollup.across`.

    The columns of a group are, after those that tell it apart:

    * ``applicable``, ``reported``, ``missing``: how many offices the indicator applies to, how many of these bring a
      number, and how many do not. A row that is ``withheld`` as not applicable is not counted.
    * ``status`` to ``achievement_category`` as for an assessed row, with the reason ``incomplete`` where fewer than
      ``completeness`` of the applicable offices report.
    * ``value_reported``: the value of what was reported, complete or not.

    Every row counts as an office, so a row that stands twice is counted twice: no engine knows what your offices are
    called. Look for such rows before, in pandas by ``frame.duplicated(["office", "indicator", "period"])``, and say how
    many offices are ``expected``: a group of more rows than that has the reason ``conflict``, and no number.

    A group is ``out-of-bounds``, never wrong, where its sums do not fit, where a row of it is out of bounds (which then
    counts as missing), or where a weight is negative; and where the values of offices are added that are quotients by
    different divisors, such as the average of ratios, whose exact sum no column holds: roll these up by
    :func:`sakip.rollup.across`.

    Args:
        frame: the rows, of any engine.
        indicators: what the rows are about: a set, an indicator, or several.
        by: the columns that tell the groups apart, such as ``"regency"`` or ``["province", "regency"]``; without any
            there is one group, the nation.
        period: the column of periods, of any type. Rows are grouped by what stands in it, which is not read: ``2024``
            and ``Tahun 2024`` are two periods, so write each in one way before, as ``str(parse_period(text))`` does.
        targets: the column of the offices' targets. A sum without a target of its own is held against the sum of these,
            if all offices that report have one.
        group_targets: the column of the groups' targets, which each row repeats; where rows say two, the reason is
            ``conflict``.
        weights: which column holds the weights of a weighted average, by their name: ``{"penduduk":
            "jumlah_penduduk"}``; without it a component of that name, or else a column of that name.
        expected: how many offices a group should have, as a number or a column of such numbers; those that have no row
            are missing then, and more rows than that are a ``conflict``. Blank and 0 say nothing.
        completeness: the share of the applicable offices that must report: ``0.8``, ``"4/5"``, ``"80%"``.
        indicator: as for :func:`assess_frame`.
        columns: likewise.
        places: likewise.
        kernel: likewise.
        withheld: likewise.
        scaled: likewise.

    Raises:
        DefinitionError: when ``completeness`` is no share, ``expected`` is no number of offices, or ``indicators`` are
            no indicators.
        NumberError: when ``completeness`` is no number.
        FrameError: when a column is missing, of another kind, named twice, or called like one that is added.
        UnknownNameError: for another kernel or reason.
    """
    chosen = indicators_of(indicators)
    reasons = {column: reason_of(reason) for column, reason in (withheld or {}).items()}
    check_choices(places, kernel)
    check_named(columns or {}, chosen)
    keys = (*([by] if isinstance(by, str) else by), indicator, period)
    whole: Any = frame
    given, schema = taken(sample(whole) if is_parted(frame) else whole)
    task = Task(schema, chosen, indicator, targets, columns or {}, reasons, places, kernel, scaled)
    declared = _weights(task, weights or {})
    many, share = _asked_many(expected), _asked_share(completeness)
    _check_keys(keys)
    check_names(keys, (*COUNTS, *ADDED, *(SCALED if scaled else ()), REPORTED))
    others = (*declared.values(), *(name for name in (group_targets, many) if isinstance(name, str)))
    needed = list(dict.fromkeys([*keys, *task.needed, *others]))
    check_columns(schema, needed)
    text(schema, indicator)
    rollup = _RollUp.of(task, keys, group_targets, declared, many, share)
    if is_parted(frame):
        parts: IntoFrameT = rollup.by_parts(whole)
        return parts
    if isinstance(given, nw.LazyFrame):
        made: IntoFrameT = rollup.laid_out(given).to_native()
        return made
    ordered: IntoFrameT = nw.maybe_reset_index(
        carried_out(given.select(needed), rollup.laid_out).sort(*keys)
    ).to_native()
    return ordered


@frozen
class _RollUp:
    """What is to be rolled up of a frame, and how; ``weights`` are columns by the code of the indicator."""

    task: Task
    keys: list[str]
    group_targets: str | None
    weights: Mapping[str, str]
    expected: str | int | None
    required: Fraction
    places: int
    kinds: Sequence[Rolled]

    @classmethod
    def of(  # noqa: PLR0913, PLR0917  # all that is asked
        cls,
        task: Task,
        keys: Sequence[str],
        own: str | None,
        weights: Mapping[str, str],
        expected: str | int | None,
        required: Fraction,
    ) -> _RollUp:
        """Compile the indicators, for targets with the places of the column that has more."""
        aims = [task.targets] if own is None else [task.targets, own]
        places = max(held(task.schema, name, task.places).places for name in aims)
        target = evolve(Held.integers(), places=places)
        kinds = [rolled(member, target, task.kernel) for member in task.members()]
        return cls(task, list(keys), own, weights, expected, required, places, kinds)

    def laid_out(self, frame: Any) -> Any:
        """Return a frame of the groups."""
        return self.concluded(self.grouped(self.brought(frame)))

    def brought(self, frame: Any) -> Any:
        """Return what every row brings to its group."""
        return self._sums(Sheet.of(frame)).laid_out(frame, self.keys)

    def grouped(self, frame: Any) -> Any:
        """Return what that adds up to."""
        return self._sums(Sheet()).grouped(frame, self.keys)

    def concluded(self, frame: Any) -> Any:
        """Return what that comes to."""
        sheet = Sheet.of(frame)
        alike = sorted(self.kinds, key=lambda kind: repr(kind.group.alike))
        regions = Regions(sheet, alike, self.task.indicator, self.task.kernel, self.places)
        aimed = self.group_targets is not None
        cells = regions.outputs(self.required, self.expected, aimed=aimed, scaled=self.task.scaled)
        return sheet.laid_out(frame, self.keys, cells)

    def by_parts(self, whole: Any) -> Any:
        """Roll up a frame of Dask, whose partitions are pandas frames: rows and groups need no others but in sums."""
        rows = _by_parts(whole, self.brought)
        return _by_parts(self._sums(Sheet()).grouped_by_dask(rows, self.keys), self.concluded)

    def _sums(self, sheet: Sheet) -> Sums:
        offices = Offices(self.task, self.kinds, sheet, self.weights)
        offices.add_targets(self.task.targets, self.places)
        if self.group_targets is not None:
            offices.add_group_targets(self.group_targets, self.places)
        if isinstance(self.expected, str):
            offices.add_expected(self.expected)
        return offices.sums


def _by_parts(whole: Any, step: Callable[[Any], Any]) -> Any:
    return by_parts(whole, _part, step)


def _part(rows: Any, step: Callable[[Any], Any]) -> Any:
    return carried_out(nw.from_native(rows), step).to_native()


def _weights(task: Task, given: Mapping[str, str]) -> dict[str, str]:
    """Return the columns of weights that are no components, by the code of the indicator."""
    found = {}
    for one in task.indicators:
        name = one.weighted_by
        if name and (name in given or name not in task.sources(one)):
            found[one.code] = given.get(name, name)
    return found


def _asked_share(given: NumberLike) -> Fraction:
    share = asked_share(given)
    if share.denominator > MOST_ROWS:
        raise DefinitionError(f"completeness {quoted(given)} is finer than offices are counted", "Round it.")
    return share


def _asked_many(given: Any) -> str | int | None:
    if given is None or isinstance(given, str):
        return given
    if type(given) is not int or not 0 <= given <= MOST_ROWS:
        raise DefinitionError(f"{quoted(given)} is no number of offices", "Give how many, or a column that says it.")
    return given


def _check_keys(keys: Sequence[str]) -> None:
    twice = [name for place, name in enumerate(keys) if name in keys[:place]]
    if twice:
        raise FrameError(
            f"column {twice[0]!r} is to tell groups apart twice", "Name it once; indicator and period do so anyway.",
            column=twice[0],
        )  # fmt: skip
