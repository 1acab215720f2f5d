"""From rows of answers to counts, a stretch of rows at a time and column by column.

Only when something in a column is no answer are its rows looked at one by one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from sakip.errors import NumberError, RecordsError, quoted
from sakip.figures import is_blank, number, read_written
from sakip.findings import Finding, Place
from sakip.instruments.skm.columns import Columns
from sakip.instruments.skm.tally import Count, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sakip.instruments.records import Records
    from sakip.instruments.skm.rules import Survey

STRETCH: Final = 1_024
"""How many rows are counted at a time: few enough to stay in the cache, enough to pay for the call."""
MOST_NAMED: Final = 1_000
"""How many answers that are none are named one by one; further ones are counted."""

_BLANK: Final = None
_REFUSED: Final = -1
# what needs no second look; other types, bool among them, are read one by one, because True counts as 1
_PLAIN_TYPES = frozenset({int, str, float, type(None)})
_WHOLE = {int}
_NO_NUMBER: Final = Fraction(-1)
_LONGEST_CELL = 40
_MOST_SPELLINGS = 1_000


def count_rows(
    rows: Iterable[Mapping[str, Any]],
    survey: Survey,
    *,
    columns: Mapping[str, str] | None = None,
    service: str | None = None,
) -> Tally:
    """Count the answers of an iterable of mappings, from column names to answers.

    Raises:
        RecordsError: when no row is a mapping, or no column is an element of the survey.
    """
    counter = _Counter(survey, Columns(survey, columns, service, ""), "")
    stream: Iterator[Any] = iter(rows)
    first, some = 1, False
    while stretch := list(islice(stream, STRETCH)):
        given: list[Any] = stretch
        lines: Sequence[int] = range(first, first + len(stretch))
        if set(map(type, stretch)) != {dict}:
            usable = [(line, row) for line, row in enumerate(stretch, first) if isinstance(row, Mapping)]
            for line, row in enumerate(stretch, first) if len(usable) < len(stretch) else ():
                if not isinstance(row, Mapping):
                    counter.note("skm-no-row", line, "", given=quoted(row))
            lines, given = [line for line, _ in usable], [row for _, row in usable]
        if given:
            some = True
            counter.count(_picked(given, counter.columns, lines[0]), lines)
        first += len(stretch)
    if not some:
        raise RecordsError.of("the answers", [Finding("skm-no-rows")])
    return counter.tally()


def _picked(rows: list[Mapping[str, Any]], columns: Columns, line: int) -> list[tuple[Any, ...]]:
    """Return the cells of the columns that are used, perhaps followed by those of others."""
    known = (*columns.headings, *columns.others)
    # a defaultdict would answer for keys it has not
    plain = set(map(type, rows)) == {dict}
    # rows with as many keys as are known, all of them known, have no other
    if plain and len(known) > 1 and set(map(len, rows)) == {len(known)}:
        try:
            return list(map(itemgetter(*known), rows))
        except KeyError:
            pass
    headings = columns.learn(set().union(*rows), rows[0], line)
    if plain and len(headings) > 1:
        try:
            return list(map(itemgetter(*headings), rows))
        except KeyError:
            pass  # some rows leave out what was not answered
    return [tuple(row.get(heading) for heading in headings) for row in rows]


def count_records(
    records: Records,
    survey: Survey,
    *,
    columns: Mapping[str, str] | None = None,
    service: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Tally:
    """Count the answers of a CSV file; ``progress`` is told how many bytes of how many were read.

    Raises:
        RecordsError: when no column is an element of the survey.
    """
    counter = _Counter(survey, Columns(survey, columns, service, records.file), records.file)
    headings = counter.columns.learn(records.columns, records.columns, records.line)
    counter.columns.check()
    places = [records.columns.index(heading) for heading in headings]
    stream = iter(records)
    while stretch := list(islice(stream, STRETCH)):
        if len(places) > 1:
            picked = list(map(itemgetter(*places), [cells for _, cells in stretch]))
        else:
            picked = [(cells[places[0]],) for _, cells in stretch]
        counter.count(picked, [line for line, _ in stretch])
        if progress is not None:
            progress(records.position(), records.size)
    return counter.tally(records.findings)


class _Counter:
    """Counts stretches of rows, each a tuple of the cells of the columns that are used."""

    def __init__(self, survey: Survey, columns: Columns, file: str) -> None:
        self.columns = columns
        self._survey = survey
        self._file = file
        self._counts: dict[str, dict[str, Counter[int | None]]] = {}
        self._rows: Counter[str] = Counter()
        self._scores: dict[Any, int | None] = {score: score for score in survey.scores}
        self._scores |= {str(score): score for score in survey.scores} | {"": _BLANK, None: _BLANK}
        self._findings: list[Finding] = []
        self._beyond = 0
        self._empty = 0

    def note(self, code: str, line: int, column: str, /, **facts: Any) -> None:
        """Note a finding about a cell, while there are not too many."""
        if len(self._findings) < MOST_NAMED:
            self._findings.append(Finding(code, facts, Place(self._file, line, column)))
        else:
            self._beyond += 1

    def tally(self, further: Iterable[Finding] = ()) -> Tally:
        """Return what was counted."""
        self.columns.check()
        survey = self._survey.only(self.columns.asked)
        findings = [*self.columns.findings, *self.columns.absent(), *further, *self._findings]
        place = Place(self._file) if self._file else None
        if self._beyond:
            findings.append(Finding("skm-more", {"count": self._beyond, "named": MOST_NAMED}, place))
        if self._empty:
            findings.append(Finding("skm-empty-rows", {"count": self._empty}, place))
        services = {
            service: {code: self._count(counts[code], self._rows[service]) for code in survey.codes}
            for service, counts in self._counts.items()
            if self._rows[service]
        }
        if not services:
            findings.append(Finding("skm-no-answers", {}, place))
            services = {"": {code: self._count(Counter(), 0) for code in survey.codes}}
        return Tally(survey, services, tuple(findings))

    def _count(self, counted: Counter[int | None], rows: int) -> Count:
        scores = tuple(counted[score] for score in self._survey.scores)
        # a column that came up late was blank before
        return Count(scores, self._survey.lowest, rows - sum(scores) - counted[_REFUSED], counted[_REFUSED])

    def count(self, rows: list[tuple[Any, ...]], lines: Sequence[int]) -> None:
        """Count a stretch of rows, service by service."""
        place = self.columns.service_place
        if place is None:
            self._count_service("", rows, lines)
            return
        names = [row[place] for row in rows]
        try:
            distinct = {name: _service(name) for name in names}
        except TypeError:  # a list or its like
            names = [_service(name) for name in names]
            distinct = {name: name for name in names}
        groups: defaultdict[Any, list[int]] = defaultdict(list)
        for index, name in enumerate(names):
            groups[name].append(index)
        for name, indices in groups.items():
            of_rows = [rows[index] for index in indices]
            self._count_service(distinct[name], of_rows, _Lines(lines, indices))

    def _count_service(self, service: str, rows: list[tuple[Any, ...]], lines: Sequence[int]) -> None:
        counts = self._counts.get(service)
        if counts is None:
            counts = self._counts[service] = {code: Counter() for code in self._survey.codes}
        answers: list[tuple[Any, ...]] = []
        fewest = len(rows)
        used = zip(self.columns.headings, self.columns.codes, strict=True)
        # behind the columns that are used there may be others
        for (heading, code), cells in zip(used, zip(*rows, strict=True), strict=False):
            if code is None:
                continue
            found = self._counted(cells, lines, heading)
            counted = counts[code]
            for score, times in found.items():
                counted[score] += times
            answers.append(cells)
            fewest = min(fewest, found[_BLANK])
        # only where every column has blanks can a row be nothing but blanks
        empty = self._empty_rows(answers, len(rows)) if fewest else 0
        self._empty += empty
        self._rows[service] += len(rows) - empty

    def _empty_rows(self, answers: list[tuple[Any, ...]], rows: int) -> int:
        left: Sequence[int] = range(rows)
        known, score_of = self._scores, self._score_of
        for cells in answers:
            try:
                left = [
                    at for at in left if (known[cells[at]] if cells[at] in known else score_of(cells[at])) is _BLANK
                ]
            except TypeError:  # a list or its like
                left = [at for at in left if score_of(cells[at]) is _BLANK]
        return len(left)

    def _counted(self, cells: tuple[Any, ...], lines: Sequence[int], heading: str) -> Counter[int | None]:
        """Count the scores of one column."""
        kinds = set(map(type, cells))
        found: Counter[int | None]
        if kinds == _WHOLE:
            try:
                raw = bytes(cells)  # counted at the speed of memory
            except ValueError:  # a number that is no byte, and no answer either
                raw = b""
            found = Counter({score: raw.count(score) for score in self._survey.scores})
            if found.total() == len(cells):
                return found
        if kinds <= _PLAIN_TYPES:
            times = Counter(cells)
            if all(self._score_of(given) is not _REFUSED for given in times):
                found = Counter()
                for given, many in times.items():
                    found[self._score_of(given)] += many
                return found
        return Counter(self._score(given, line, heading) for line, given in zip(lines, cells, strict=True))

    def _score(self, given: Any, line: int, heading: str) -> int | None:
        """Read one answer; one that is none is named, and counts as not given."""
        score = self._score_of(given)
        if score is _REFUSED:
            ends = {"lowest": self._survey.lowest, "highest": self._survey.highest}
            shown = given if isinstance(given, str) and len(given) <= _LONGEST_CELL else quoted(given)
            zero = not isinstance(given, bool) and _value(given) == 0
            self.note("skm-zero" if zero else "skm-out-of-scale", line, heading, given=shown, **ends)
        return score

    def _score_of(self, given: Any) -> int | None:
        """Return the score a cell holds, None for a blank one, or that it is none."""
        try:
            known = self._scores[given]
        except (KeyError, TypeError):
            value = _value(given)
        else:
            return _REFUSED if type(given) not in _PLAIN_TYPES and _is_truth(given) else known
        score = _REFUSED if value is _NO_NUMBER or (value is not None and value not in self._survey.scores) else value
        known = None if score is None else int(score)
        if isinstance(given, str) and len(given) <= _LONGEST_CELL and len(self._scores) < _MOST_SPELLINGS:
            self._scores[given] = known
        return known


class _Lines(Sequence[int]):
    """The lines of some of the rows of a stretch, looked up when one is asked for."""

    __slots__ = ("_indices", "_lines")

    def __init__(self, lines: Sequence[int], indices: Sequence[int]) -> None:
        self._lines = lines
        self._indices = indices

    def __len__(self) -> int:
        return len(self._indices)

    def __getitem__(self, index: Any) -> Any:
        return self._lines[self._indices[index]]


def _service(given: Any) -> str:
    if isinstance(given, str):
        return given.strip()
    try:
        return "" if _is_missing(given) else str(given).strip()
    except Exception:  # noqa: BLE001  # 5,000 digits, or a __str__ that fails: still a service
        return quoted(given)


def _value(given: Any) -> Fraction | None:
    """Return the number in a cell, None for a blank one, :data:`_NO_NUMBER` for anything else."""
    if isinstance(given, str):
        text = given.strip()
        if is_blank(text):
            return None
        try:
            written = read_written(text)
        except NumberError:
            return _NO_NUMBER
        return _NO_NUMBER if written.mark else written.value  # neither rupiah nor percentages are answers
    if _is_missing(given):
        return None
    try:
        return number(given)
    except NumberError:
        return _NO_NUMBER


def _is_missing(given: Any) -> bool:
    """Tell whether it is what dataframes put where there is nothing: only such things differ from themselves."""
    try:
        return given is None or bool(given != given)  # noqa: PLR0124  # NaN, NaT
    except (TypeError, ValueError, ArithmeticError):  # pandas.NA has no truth, and a signalling NaN no equal
        return repr(given) in {"<NA>", "Decimal('sNaN')"}


def _is_truth(given: Any) -> bool:
    """Tell whether it is a truth value, numpy's too: what says that it equals itself is of its own type."""
    return type(given == given) is type(given)  # noqa: PLR0124
