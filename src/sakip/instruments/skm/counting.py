"""From rows of answers to counts, a stretch of rows at a time and column by column.

Only when something in a column is no answer are its rows looked at one by one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain, islice
from math import inf
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from sakip.errors import RecordsError, quoted
from sakip.findings import Finding, Place
from sakip.instruments.masking import masked, shown
from sakip.instruments.skm.answers import BLANK, LONGEST_CELL, PLAIN_TYPES, REFUSED, Answers, value_of
from sakip.instruments.skm.columns import Columns
from sakip.instruments.skm.rules import folded
from sakip.instruments.skm.services import Services
from sakip.instruments.skm.tally import Count, Tally
from sakip.instruments.skm.totals import totals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sakip.instruments.records import Records
    from sakip.instruments.skm.rules import Survey

STRETCH: Final = 1_024
"""How many rows are counted at a time: few enough to stay in the cache, enough to pay for the call."""
MOST_NAMED: Final = 1_000
"""How many answers that are none are named one by one; further ones are counted."""

_MOST_WORDS: Final = 30
_FEWEST_WORDS: Final = 10
# proposed and never assumed: surveys quote PermenPANRB 14/2017 that what is free is the best answer about costs [S]
_FREE: Final = 4
# what --answers can name: letters, and nothing that would end a name there
_WORD = re.compile(r"[^\W\d_][^\d@=,;\"]*")
_WHOLE = frozenset({int})
_NO_SCORE = (BLANK, REFUSED)


def count_rows(  # noqa: PLR0913  # each a choice of the caller, by keyword
    rows: Iterable[Mapping[str, Any]],
    survey: Survey,
    *,
    columns: Mapping[str, str] | None = None,
    service: str | None = None,
    explicit: bool = False,
    answers: Mapping[str, int] | None = None,
) -> Tally:
    """Count the answers of an iterable of mappings, from column names to answers.

    ``explicit`` says that the elements were named by the caller, so that each is asked for; ``answers`` what
    words mean.

    Raises:
        RecordsError: when no row is a mapping, or no column is an element of the survey.
    """
    counter = _Counter(survey, Columns(survey, columns, service, "", explicit=explicit), "", answers)
    try:
        stream: Iterator[Any] = iter(rows)
    except TypeError:
        raise RecordsError.of("the answers", [Finding("skm-no-rows")]) from None
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
    """Return the cells of the columns that are used, followed by those of others."""
    known = columns.known
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


def count_records(  # noqa: PLR0913  # each a choice of the caller, by keyword
    records: Records,
    survey: Survey,
    *,
    columns: Mapping[str, str] | None = None,
    service: str | None = None,
    explicit: bool = False,
    answers: Mapping[str, int] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Tally:
    """Count the answers of a CSV file; ``progress`` is told how many bytes of how many were read.

    Raises:
        RecordsError: when no column is an element of the survey.
    """
    counter = _Counter(
        survey, Columns(survey, columns, service, records.file, explicit=explicit), records.file, answers
    )
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
    """Counts stretches of rows, each a tuple of the cells of the columns that are used, and of the others."""

    def __init__(self, survey: Survey, columns: Columns, file: str, words: Mapping[str, int] | None) -> None:
        self.columns = columns
        self._survey = survey
        self._file = file
        self._answers = Answers(survey, words)
        self._services = Services(file)
        self._counts: dict[str, dict[str, Counter[int | None]]] = {}
        self._rows: Counter[str] = Counter()
        self._findings: list[Finding] = []
        self._worded: list[Finding] = []
        self._words: Counter[str] = Counter()
        self._spelled: dict[str, str] = {}
        self._beyond = 0
        self._empty = 0
        self._refused = 0

    def note(self, code: str, line: int, column: str, /, **facts: Any) -> None:
        """Note a finding about a cell, while there are not too many."""
        if len(self._findings) < MOST_NAMED:
            self._findings.append(Finding(code, facts, Place(self._file, line, shown(column))))
        else:
            self._beyond += 1

    def _settle_words(self) -> None:
        """Say words that come again and again once, and name stray ones where they stand, as other answers are."""
        few = len(self._words) <= _MOST_WORDS
        if few and self._words.total() > _FEWEST_WORDS and self._words.total() >= 2 * len(self._words):
            return
        room = MOST_NAMED - len(self._findings)
        self._findings += self._worded[:room]
        self._beyond += max(0, self._words.total() - room)
        self._words = Counter()

    def _listed(self) -> dict[str, Any]:
        """Return the facts about words: how many answers they are, how often each, and the option to complete."""
        lowest, highest = self._survey.lowest, self._survey.highest
        times = self._words.most_common()
        known = {"gratis": highest} if highest == _FREE else {}
        return {
            "count": self._words.total(),
            "words": ", ".join(f"“{self._spelled[word]}” ({many})" for word, many in times),
            "answers": ",".join(f"{self._spelled[word]}={known.get(word, '…')}" for word, _ in times),
            "lowest": lowest,
            "highest": highest,
        }

    def tally(self, further: Iterable[Finding] = ()) -> Tally:
        """Return what was counted."""
        self.columns.check()
        survey = self._survey.only(self.columns.asked)
        self._settle_words()
        in_rows = sorted(chain(further, self._findings), key=_line)
        findings = [*self.columns.findings, *self.columns.absent(), *self._services.findings(), *in_rows]
        place = Place(self._file) if self._file else None
        if self._answers.read_as:
            examples = "; ".join(f"“{shown(given)}” = {score}" for given, score in self._answers.read_as.items())
            findings.append(Finding("skm-answers-with-words", {"examples": examples}, place))
        if self._words:
            findings.append(Finding("skm-words", self._listed(), place))
        if self._beyond:
            findings.append(Finding("skm-more", {"count": self._beyond, "named": MOST_NAMED}, place))
        if self._refused:
            findings.append(Finding("skm-refused-rows", {"count": self._refused}, place))
        if self._empty:
            findings.append(Finding("skm-empty-rows", {"count": self._empty}, place))
        services = {
            self._services.name(service): {
                code: self._count(counts[code], self._rows[service]) for code in survey.codes
            }
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
        return Count(scores, self._survey.lowest, rows - sum(scores) - counted[REFUSED], counted[REFUSED])

    def count(self, rows: list[tuple[Any, ...]], lines: Sequence[int]) -> None:
        """Count a stretch of rows, service by service."""
        rows, lines = self._without_totals(rows, lines)
        place = self.columns.service_place
        if place is None or not rows:
            self._count_service("", rows, lines)
            return
        names = [row[place] for row in rows]
        try:
            keys = {name: self._services.key(name) for name in dict.fromkeys(names)}
        except TypeError:  # a list or its like
            names = [self._services.key(name) for name in names]
            keys = {key: key for key in names}
        self._services.check(self.columns.headings[place])
        groups: defaultdict[str, list[int]] = defaultdict(list)
        for index, name in enumerate(names):
            groups[keys[name]].append(index)
        for key, indices in groups.items():
            self._count_service(key, [rows[index] for index in indices], _Lines(lines, indices))

    def _without_totals(
        self, rows: list[tuple[Any, ...]], lines: Sequence[int]
    ) -> tuple[list[tuple[Any, ...]], Sequence[int]]:
        """Set aside the rows that sum others up, each with a finding."""
        found = totals(rows, self.columns.label_places, self.columns.service_place)
        if not found:
            return rows, lines
        for at, place in sorted(found.items()):
            self.note("skm-total-row", lines[at], self.columns.known[place], given=shown(rows[at][place]))
        kept = [at for at in range(len(rows)) if at not in found]
        return [rows[at] for at in kept], _Lines(lines, kept)

    def _count_service(self, service: str, rows: list[tuple[Any, ...]], lines: Sequence[int]) -> None:
        counts = self._counts.get(service)
        if counts is None:
            counts = self._counts[service] = {code: Counter() for code in self._survey.codes}
        answers: dict[str, tuple[Any, ...]] = {}
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
            answers[code] = cells
            fewest = min(fewest, found[BLANK] + found[REFUSED])
        # only where every column lacks answers can a row hold none at all
        silent = self._silent(answers, len(rows)) if fewest else []
        self._rows[service] += len(rows) - len(silent)
        self._set_aside(silent, answers, counts)

    def _silent(self, answers: Mapping[str, tuple[Any, ...]], rows: int) -> Sequence[int]:
        """Return the rows without a single score."""
        left: Sequence[int] = range(rows)
        score = self._answers.score
        for cells in answers.values():
            left = [at for at in left if score(cells[at]) in _NO_SCORE]
        return left

    def _set_aside(
        self, silent: Sequence[int], answers: Mapping[str, tuple[Any, ...]], counts: Mapping[str, Counter[int | None]]
    ) -> None:
        """Count rows without a single score as nobody's, though each refused answer was named."""
        score = self._answers.score
        refused: set[int] = set()
        for code, cells in answers.items():
            here = [at for at in silent if score(cells[at]) is REFUSED]
            counts[code][REFUSED] -= len(here)
            refused.update(here)
        self._refused += len(refused)
        self._empty += len(silent) - len(refused)

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
        if kinds <= PLAIN_TYPES:
            times = Counter(cells)
            if all(self._answers.score(given) is not REFUSED for given in times):
                found = Counter()
                for given, many in times.items():
                    found[self._answers.score(given)] += many
                return found
        return Counter(self._score(given, line, heading) for line, given in zip(lines, cells, strict=True))

    def _score(self, given: Any, line: int, heading: str) -> int | None:
        """Read one answer; one that is none is named, and counts as not given."""
        score = self._answers.score(given)
        if score is REFUSED:
            ends = {"lowest": self._survey.lowest, "highest": self._survey.highest}
            said = given if isinstance(given, str) and len(given) <= LONGEST_CELL else quoted(given)
            if isinstance(given, str) and _WORD.fullmatch(said):
                self._note_word(given, line, heading, ends)
                return score
            zero = not isinstance(given, bool) and value_of(given) == 0
            self.note("skm-zero" if zero else "skm-out-of-scale", line, heading, given=masked(said), **ends)
        return score

    def _note_word(self, given: str, line: int, heading: str, ends: Mapping[str, int]) -> None:
        word = folded(given)
        if word in self._words or len(self._words) <= _MOST_WORDS:
            self._spelled.setdefault(word, shown(given.strip()))
            self._words[word] += 1
        else:
            self._words[""] += 1  # there are too many to list them
            self._spelled[""] = "…"
        if len(self._worded) < MOST_NAMED:
            facts = {"given": masked(given), **ends}
            self._worded.append(Finding("skm-out-of-scale", facts, Place(self._file, line, shown(heading))))


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


def _line(finding: Finding) -> float:
    return inf if finding.place is None or finding.place.line is None else finding.place.line
