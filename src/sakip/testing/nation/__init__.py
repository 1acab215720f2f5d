"""A synthetic nation: as many rows as a country of kecamatan reports, made as they are asked for.

For benchmarks, documentation and tests at the size of Indonesia, whose 7,285 kecamatan report every quarter. No figure
is of a real office: all are drawn by chance, and the codes of the offices, in the form of Kemendagri (``PP.KK.CC`` for
province, regency and kecamatan), begin with numbers that no province has. What is drawn has the character of the real
thing: budgets from tens of millions of rupiah to tens of billions, shares that gather below their target, scores on the
ends of bands, quarters in which an office sent nothing in, blanks, zero targets and zero denominators, achievements
beyond their cap or floor.

>>> from sakip.testing import nation
>>> country = nation(offices=20, years=2, seed=7)
>>> country.count
1600
>>> first = next(country.batches())
>>> [str(first[name][0]) for name in ("office", "period", "indicator")]
['01.01.01', '2021-Q1', 'realisasi-anggaran']
>>> list(first)
['province', 'regency', 'office', 'period', 'indicator', 'target', 'numerator', 'denominator']
>>> country.columns["realisasi-anggaran"], country.columns["ikm"]
({'realisasi': 'numerator', 'pagu': 'denominator'}, {'nilai': 'numerator'})

A batch is a dict of numpy arrays, which every library of dataframes takes as it is: ``polars.DataFrame(batch)``,
``pandas.DataFrame(batch)``, ``pyarrow.table(batch)``. Texts are arrays of Python's own strings, each made once and
repeated by reference, which these libraries take two to five times faster than numpy's arrays of characters. A blank is
NaN, as numpy has no other in a column of numbers. ``polars.DataFrame(batch, nan_to_null=True)`` makes a null of it, and
so does ``pyarrow.table({name: pyarrow.array(column, from_pandas=True) for name, column in batch.items()})``.
"""

from __future__ import annotations

import csv
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import field, frozen

from sakip.errors import DefinitionError, quoted
from sakip.instruments.skm import survey
from sakip.periods import FIRST_YEAR, LAST_YEAR, Quarter
from sakip.testing.nation.chance import arrays
from sakip.testing.nation.drawing import figures, scores
from sakip.testing.nation.measures import Measure, measures
from sakip.testing.nation.territory import MOST_OFFICES, codes, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from sakip.indicators import Indicator
    from sakip.instruments.skm import Survey

    Batch: TypeAlias = dict[str, NDArray[Any]]

__all__ = ["MOST_OFFICES", "NOTICE", "Nation", "nation"]

NOTICE: Final = "Data sintetis, dibangkitkan secara acak: bukan angka kantor mana pun."
"""What these rows are, to be said wherever they are shown."""

_COMPONENTS: Final = ("numerator", "denominator")
_QUARTERS: Final = 4
_MOST_INDICATORS: Final = 1_000
_MOST_RESPONDENTS: Final = 10**9
_MOST_SERVICES: Final = 1_000


@frozen
class Nation:
    """Offices, quarters and indicators whose rows are drawn when asked for; :func:`nation` makes one.

    There are so many ``offices``, over so many ``years`` from ``first_year`` on, and ``rows`` is the most rows of a
    batch. What a row says depends on the ``seed``, its office, period and indicator, and on nothing else: more offices,
    years or indicators add rows and change none, and batches of another size hold the same. ``measures`` say what the
    numbers of each indicator are like; ``notice`` says that nothing of it is real.
    """

    offices: int
    years: int
    seed: int
    first_year: int
    rows: int
    measures: tuple[Measure, ...] = field(repr=False)
    notice: str = field(default=NOTICE, init=False, repr=False)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """What the offices are measured by."""
        return tuple(measure.indicator for measure in self.measures)

    @property
    def columns(self) -> dict[str, dict[str, str]]:
        """The column of each component by its name, for each indicator by its code."""
        return {
            indicator.code: {
                component.name: column
                for component, column in zip(indicator.formula.components, _COMPONENTS, strict=False)
            }
            for indicator in self.indicators
        }

    @property
    def count(self) -> int:
        """How many rows there are in all: one an indicator of an office in a quarter."""
        return self.offices * self.years * _QUARTERS * len(self.measures)

    def batches(self) -> Iterator[Batch]:
        """Return the rows from first to last, office by office, in batches of at most ``rows``.

        A batch maps ``province``, ``regency``, ``office``, ``period``, ``indicator`` to arrays of str and ``target``,
        ``numerator``, ``denominator`` to arrays of float with at most two decimals; NaN is a blank. A count or a score
        is in ``numerator``, and its ``denominator`` is always blank.

        Raises:
            MissingExtraError: when numpy is not installed.
        """
        arrays()
        return (self.part(start, start + self.rows) for start in range(0, self.count, self.rows))

    def part(self, start: int, stop: int) -> Batch:
        """Return the rows from number ``start`` up to ``stop`` as a batch; any part can be made without the others.

        Raises:
            MissingExtraError: when numpy is not installed.
        """
        np = arrays()
        lines, cut = _lines(start, stop, self.count, len(self.measures))
        office, turn = np.divmod(lines, self.years * _QUARTERS)
        years = range(self.first_year, self.first_year + self.years)
        periods = texts([str(Quarter(year, quarter + 1)) for year in years for quarter in range(_QUARTERS)])
        line_by_line = codes(office) | {"period": periods[turn]}
        year, quarter = np.divmod(turn, _QUARTERS)
        drawn = figures(self.seed, self.measures, office, self.first_year + year, quarter)
        named = texts([indicator.code for indicator in self.indicators])
        return {name: np.repeat(column, len(named))[cut] for name, column in line_by_line.items()} | {
            "indicator": np.tile(named, len(lines))[cut],
            **{name: cells.ravel()[cut] for name, cells in zip(("target", *_COMPONENTS), drawn, strict=True)},
        }

    def answers(self, respondents: int, *, services: int = 3) -> Iterator[Batch]:
        """Return answers of a survey (SKM) in each office, a row an answer, in batches of at most ``rows``.

        ``respondents`` are those of one office, shared out among its ``services``. A batch maps ``unit`` (the code of
        the office) and ``service`` to arrays of str, ``respondent``, ``unsur`` (from 1) and ``score`` to arrays of int.
        An element that was left unanswered, as one in a hundred is, has no row.

        Raises:
            DefinitionError: when a number is out of bounds.
            MissingExtraError: when numpy is not installed.
        """
        _within("respondents", respondents, 1, _MOST_RESPONDENTS)
        _within("services", services, 1, _MOST_SERVICES)
        arrays()
        asked = survey(self._day)
        known = texts([f"layanan-{service + 1}" for service in range(min(services, respondents))])
        whole = self.offices * respondents * len(asked.unsur)
        return (
            self._answered(asked, known, respondents, *_lines(start, start + self.rows, whole, len(asked.unsur)))
            for start in range(0, whole, self.rows)
        )

    def write_csv(self, path: str | Path) -> None:
        """Write every row to a CSV file with a header, batch by batch; a blank is an empty cell.

        This is for where no dataframe library is at hand: theirs write the same several times faster.

        Raises:
            MissingExtraError: when numpy is not installed.
            OSError: when the file cannot be written.
        """
        batches = self.batches()
        with Path(path).open("w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file, lineterminator="\n")
            for number, batch in enumerate(batches):
                if number == 0:
                    lines.writerow(batch)
                cells = (column.tolist() for column in batch.values())
                lines.writerows(zip(*([_written(cell) for cell in column] for column in cells), strict=True))

    @property
    def _day(self) -> date:
        return date(self.first_year + self.years - 1, 12, 31)

    def _answered(self, asked: Survey, services: Any, respondents: int, lines: Any, cut: slice) -> Batch:
        np = arrays()
        width = len(asked.unsur)
        unit, respondent = np.divmod(lines, respondents)
        score, given = scores(self.seed, unit, respondent, width, asked.highest)
        kept = np.flatnonzero(given.ravel()[cut]) + cut.start
        line, element = np.divmod(kept, width)
        return {
            "unit": codes(unit)["office"][line],
            "service": services[respondent % len(services)][line],
            "respondent": respondent[line] + 1,
            "unsur": element + 1,
            "score": score.ravel()[kept],
        }


def nation(  # noqa: PLR0913  # how large a nation is has several sides, most by keyword
    offices: int = 7285,
    years: int = 5,
    seed: int = 0,
    *,
    indicators: int = 10,
    first_year: int = 2021,
    rows: int = 100_000,
) -> Nation:
    """Describe a synthetic nation, of which no row is made before it is asked for.

    ``offices`` report ``indicators`` in each quarter of ``years`` from ``first_year`` on; the scales that judge them
    are those in force at the end of the last year. ``rows`` is the most rows of a batch, which is also what is held in
    memory. The default is 1,457,000 rows.

    Raises:
        DefinitionError: when a number is none, or out of bounds.
        NotInForceError: when a scale is younger than the last year.
    """
    _within("offices", offices, 1, MOST_OFFICES)
    _within("first_year", first_year, FIRST_YEAR, LAST_YEAR)
    _within("years", years, 1, LAST_YEAR + 1 - first_year)
    _within("indicators", indicators, 1, _MOST_INDICATORS)
    _within("rows", rows, 1, sys.maxsize)
    _within("seed", seed, 0, sys.maxsize)
    day = date(first_year + years - 1, 12, 31)
    return Nation(offices, years, seed, first_year, rows, measures(indicators, day))


def _written(cell: str | float) -> str | float:
    return "" if cell != cell else cell  # noqa: PLR0124  # NaN, the blank, is what differs from itself


def _within(name: str, given: object, least: int, most: int) -> None:
    if type(given) is not int or not least <= given <= most:
        raise DefinitionError(f"{name} of a synthetic nation is {quoted(given)}", f"Write {least} to {most}.")


def _lines(start: int, stop: int, count: int, width: int) -> tuple[Any, slice]:
    """Return which lines of ``width`` cells hold the cells of a part, and where in these the part lies."""
    start, stop, _ = slice(start, stop).indices(count)
    first = start // width
    return arrays().arange(first, -(-stop // width)), slice(start - first * width, stop - first * width)
